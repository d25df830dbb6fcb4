//! `shirushi qr`: the code of a page, for a business card.

use super::cli::Qr;
use super::refusal::{Refusal, both};
use super::session::{Outcome, Session};
use super::show::{self, FileKind};
use crate::catalog::{AwardId, Catalog};
use crate::image::Code;
use crate::plan::Addresses;
use crate::report::Wording;

/// How many bytes fewer are worth mentioning.
const FEWER: usize = 8;

/// Writes the code of an award, of somebody's page, or of any https address, and says how large it is in print.
pub fn run(session: &mut Session<'_, '_>, args: &Qr) -> Result<Outcome, Refusal> {
    let kind = show::kind(&args.output)?;
    let url = if args.what.starts_with("https://") {
        args.what.clone()
    } else if args.what.contains("://") {
        return Err(Refusal::not_https(&args.what));
    } else {
        let Some(catalog) = show::catalog(session)? else {
            return Ok(Outcome::Wrong);
        };
        let lang = catalog.settings.main_language();
        show::shown(&catalog, std::slice::from_ref(&args.what), lang)?.url
    };
    let code = Code::new(&url).ok_or_else(|| Refusal::no_code_for(&url))?;
    let bytes = match kind {
        FileKind::Svg => code.svg().into_bytes(),
        FileKind::Png => code.png(),
    };
    show::write(session, &args.output, &bytes)?;
    let file = args.output.display();
    let tenths = match kind {
        FileKind::Svg => code.tenths(),
        FileKind::Png => code.png_tenths(),
    };
    let side = millimetres(tenths);
    session.say(&both(
        format!("{file}({side} mm 四方): {url}"),
        format!("{file} ({side} mm a side): {url}"),
    ))?;
    Ok(Outcome::Fine)
}

/// How large the code of an award is in print, for a site whose awards have addresses of these lengths.
pub struct Printed {
    /// Of the address, in bytes.
    bytes: usize,
    code: Code,
    /// How many bytes fewer make a smaller code, and which.
    smaller: Option<(usize, Code)>,
}

impl Printed {
    /// Of an award with an id as new ones get it, in the main language. `None` when no code could hold its address.
    pub fn of(catalog: &Catalog) -> Option<Printed> {
        let id = AwardId::new("00000000").expect("eight letters are an id");
        let spot = Addresses::new(&catalog.settings).award(catalog.settings.main_language(), &id);
        Printed::of_address(&spot.url)
    }

    fn of_address(url: &str) -> Option<Printed> {
        let code = Code::new(url)?;
        let shorter = |fewer: usize| Code::new(url.get(..url.len().checked_sub(fewer)?)?);
        let smaller = (1..=FEWER)
            .filter_map(|fewer| Some((fewer, shorter(fewer)?)))
            .find(|(_, other)| other.side() < code.side());
        Some(Printed {
            bytes: url.len(),
            code,
            smaller,
        })
    }

    /// One line for people.
    pub fn said(&self) -> Wording {
        let (bytes, version, side) = (
            self.bytes,
            self.code.version(),
            millimetres(self.code.tenths()),
        );
        let shorter = |(fewer, other): &(usize, Code)| {
            let side = millimetres(other.tenths());
            let bytes = if *fewer == 1 { "byte" } else { "bytes" };
            both(
                format!("。base_url があと{fewer}バイト短ければ {side} mm"),
                format!("; with a base_url {fewer} {bytes} shorter, {side} mm"),
            )
        };
        let less = self.smaller.as_ref().map(shorter);
        let less = less.unwrap_or_else(|| both("", ""));
        both(
            format!(
                "授与のQRコード: アドレス{bytes}バイト、型番{version}、印刷で {side} mm 四方{}",
                less.ja
            ),
            format!(
                "QR code of an award: address of {bytes} bytes, version {version}, {side} mm a side in print{}",
                less.en
            ),
        )
    }

    /// The same for programs, as one object on a line.
    pub fn json(&self) -> String {
        let side = millimetres(self.code.tenths());
        let (bytes, version) = (self.bytes, self.code.version());
        format!("{{\"qr\":{{\"bytes\":{bytes},\"version\":{version},\"millimetres\":{side}}}}}\n")
    }
}

fn millimetres(tenths: usize) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(bytes: usize) -> String {
        let start = "https://a.example/";
        let url = start.to_owned() + &"x".repeat(bytes - start.len());
        let printed = Printed::of_address(&url).expect("it fits");
        printed.said().en
    }

    #[test]
    fn it_says_how_large_a_code_is_and_when_few_bytes_make_it_larger() {
        let start = "QR code of an award: address of ";
        let table = [
            (42, "42 bytes, version 3, 14.8 mm a side in print"),
            (
                43,
                "43 bytes, version 4, 16.4 mm a side in print; with a base_url 1 byte shorter, 14.8 mm",
            ),
            (
                50,
                "50 bytes, version 4, 16.4 mm a side in print; with a base_url 8 bytes shorter, 14.8 mm",
            ),
            (51, "51 bytes, version 4, 16.4 mm a side in print"),
            (62, "62 bytes, version 4, 16.4 mm a side in print"),
        ];
        for (bytes, expected) in table {
            assert_eq!(said(bytes), format!("{start}{expected}"));
        }
    }
}

//! `shirushi qr`: the code of a page, for a business card.

use super::cli::Qr;
use super::refusal::{Refusal, both};
use super::session::{Outcome, Session};
use super::show::{self, FileKind};
use crate::image::Code;

/// Writes the code of an award, of somebody's page, or of any https address, and says how large it is in print.
pub fn run(session: &mut Session<'_, '_>, args: &Qr) -> Result<Outcome, Refusal> {
    let kind = show::kind(&args.output)?;
    let url = if args.what.starts_with("https://") {
        args.what.clone()
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
    let (whole, tenth) = (tenths / 10, tenths % 10);
    session.say(&both(
        format!("{file}({whole}.{tenth} mm 四方): {url}"),
        format!("{file} ({whole}.{tenth} mm a side): {url}"),
    ))?;
    Ok(Outcome::Fine)
}

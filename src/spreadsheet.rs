//! Tables for spreadsheets.

use std::borrow::Cow;

use csv::Writer;

/// RFC 4180 in UTF-8, with the byte order mark that spreadsheets ask for and no cell that they would run as a formula.
pub fn table<'c, R>(columns: &[&str], rows: impl IntoIterator<Item = R>) -> String
where
    R: IntoIterator<Item = &'c str>,
{
    let mut writer = Writer::from_writer(b"\xef\xbb\xbf".to_vec());
    let in_memory = "memory takes every byte";
    writer.write_record(columns).expect(in_memory);
    for row in rows {
        for text in row {
            writer.write_field(inert(text).as_bytes()).expect(in_memory);
        }
        writer.write_record(None::<&[u8]>).expect(in_memory);
    }
    let bytes = writer.into_inner().expect(in_memory);
    String::from_utf8(bytes).expect("made of text")
}

/// A text with an apostrophe before what a spreadsheet takes for a formula, also in full-width letters.
fn inert(text: &str) -> Cow<'_, str> {
    let formula = text.starts_with([
        '=', '+', '-', '@', '\t', '\r', '\n', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}',
    ]);
    match formula {
        true => Cow::Owned(format!("'{text}")),
        false => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_taken_for_a_formula() {
        for text in [
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "\n=1",
            "\u{ff1d}1",
            "\u{ff0b}1",
            "\u{ff0d}1",
            "\u{ff20}1",
        ] {
            assert!(inert(text).starts_with('\''), "{text:?}");
        }
        assert_eq!(inert("2026-04-01"), "2026-04-01");
        assert_eq!(inert("a-b=c"), "a-b=c");
    }
}

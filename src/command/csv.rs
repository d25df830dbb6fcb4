//! Tables for spreadsheets, and lists from them.

use std::borrow::Cow;

use csv::{ReaderBuilder, Writer};

/// Lines of one list, at most.
const MOST_LINES: usize = 100_000;

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

/// The cells of a list in UTF-8 or, as older spreadsheets write it, Windows-31J; `None` when it is no such list.
pub fn cells(bytes: &[u8]) -> Option<Vec<Vec<String>>> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text.trim_start_matches('\u{feff}')),
        Err(_) => {
            encoding_rs::SHIFT_JIS.decode_without_bom_handling_and_without_replacement(bytes)?
        }
    };
    let tabs = text.lines().next().is_some_and(|line| line.contains('\t'));
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(if tabs { b'\t' } else { b',' })
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.ok().filter(|_| rows.len() < MOST_LINES)?;
        rows.push(record.iter().map(|cell| cell.trim().to_owned()).collect());
    }
    Some(rows)
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

    #[test]
    fn a_table_comes_back_as_it_was() {
        let rows = [["a,b", "a \"b\""], ["髙", "x\ny"]];
        let text = table(&["one", "two"], rows);
        assert!(
            text.starts_with("\u{feff}one,two\n\"a,b\",\"a \"\"b\"\"\"\n"),
            "{text}"
        );
        let read = cells(text.as_bytes()).expect("a list");
        assert_eq!(read[1..], rows);
    }

    #[test]
    fn a_list_may_be_in_the_encoding_of_older_spreadsheets() {
        let (bytes, ..) =
            encoding_rs::SHIFT_JIS.encode("アドレス,氏名\r\nhttps://a.example/,髙橋\r\n");
        let read = cells(&bytes).expect("a list");
        assert_eq!(read, [["アドレス", "氏名"], ["https://a.example/", "髙橋"]]);
        assert_eq!(cells(b"\x81\x00\xff"), None);
    }
}

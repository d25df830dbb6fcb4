//! Lists out of spreadsheets.

use std::borrow::Cow;

use csv::ReaderBuilder;

pub use crate::spreadsheet::table;

/// Lines of one list, at most.
const MOST_LINES: usize = 100_000;

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

#[cfg(test)]
mod tests {
    use super::*;

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

//! Bytes of a list to its lines: CSV and TSV in UTF-8 or Windows-31J, and workbooks.

use std::borrow::Cow;

use super::mapping::Mapping;
use super::{columns, workbook};

/// Bytes of one list, at most.
const LARGEST: usize = 10 << 20;

/// Lines of one list, at most.
pub const MOST_LINES: usize = 100_000;

/// Cells in one line, at most.
pub const MOST_CELLS: usize = 200;

/// A list, cell by cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// How it was written.
    pub encoding: Encoding,
    /// Its lines that hold something.
    pub lines: Vec<Line>,
}

/// A line of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its number in the file, from 1.
    pub number: u64,
    /// Its cells without the space around them.
    pub cells: Vec<String>,
}

/// How a list was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-8 with a byte order mark, as Excel writes it when asked for.
    Utf8WithMark,
    /// Windows-31J, as Excel in Japan writes it.
    Windows31J,
    /// A workbook (.xlsx).
    Workbook,
}

/// Why a list cannot be read at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// More bytes, lines or cells than a list has.
    TooLarge,
    /// Neither UTF-8, nor Windows-31J, nor a workbook.
    UnknownEncoding,
    /// A workbook that cannot be opened.
    Workbook(String),
    /// A workbook without the sheet that the mapping names.
    NoSheet(String),
    /// No line with the names of columns.
    NoHeader,
}

/// Reads a list. The mapping says which sheet of a workbook is wanted, and may name columns by which the header is known.
pub fn read(bytes: &[u8], mapping: &Mapping) -> Result<Sheet, Fault> {
    if bytes.len() > LARGEST {
        return Err(Fault::TooLarge);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        let lines = workbook::lines(bytes, mapping.sheet.as_deref())?;
        return Ok(Sheet {
            encoding: Encoding::Workbook,
            lines,
        });
    }
    let (encoding, text) = text(bytes)?;
    Ok(Sheet {
        encoding,
        lines: delimited(&text, mapping)?,
    })
}

fn text(bytes: &[u8]) -> Result<(Encoding, Cow<'_, str>), Fault> {
    let (utf8, rest) = match bytes.strip_prefix(b"\xef\xbb\xbf") {
        Some(rest) => (Encoding::Utf8WithMark, rest),
        None => (Encoding::Utf8, bytes),
    };
    if let Ok(text) = std::str::from_utf8(rest) {
        return Ok((utf8, Cow::Borrowed(text)));
    }
    encoding_rs::SHIFT_JIS
        .decode_without_bom_handling_and_without_replacement(bytes)
        .map(|text| (Encoding::Windows31J, text))
        .ok_or(Fault::UnknownEncoding)
}

/// Lines between commas or tabs, whichever the header is known by: a cell may hold the other.
fn delimited(text: &str, mapping: &Mapping) -> Result<Vec<Line>, Fault> {
    let commas = lines(text, b',');
    if !text.contains('\t') {
        return commas;
    }
    let tabs = lines(text, b'\t');
    let known = |lines: &Result<Vec<Line>, Fault>| {
        let lines = lines.as_deref().unwrap_or_default();
        columns::known(lines, mapping)
    };
    if known(&tabs) > known(&commas) {
        tabs
    } else {
        commas
    }
}

fn lines(text: &str, delimiter: u8) -> Result<Vec<Line>, Fault> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut lines = Vec::new();
    let mut record = csv::StringRecord::new();
    let (mut number, mut seen) = (1, 0);
    while reader
        .read_record(&mut record)
        .map_err(|_| Fault::UnknownEncoding)?
    {
        let start = begin(text, record.position().map_or(0, csv::Position::byte));
        number += ends(&text[seen..start]);
        seen = start;
        let cells: Vec<String> = record
            .iter()
            .map(|cell| bare(cell.trim()).to_owned())
            .collect();
        if lines.len() == MOST_LINES || cells.len() > MOST_CELLS {
            return Err(Fault::TooLarge);
        }
        if cells.iter().any(|cell| !cell.is_empty()) {
            lines.push(Line { number, cells });
        }
    }
    Ok(lines)
}

/// How many lines end in a text, each with LF, CR LF, or CR alone.
fn ends(text: &str) -> u64 {
    let (pairs, all) = (text.matches("\r\n"), text.matches(['\r', '\n']));
    (all.count() - pairs.count()) as u64
}

/// A cell without the apostrophe that keeps a spreadsheet from running it as a formula; tables of ours have it.
fn bare(cell: &str) -> &str {
    let formula = |rest: &&str| {
        rest.starts_with([
            '=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}',
        ])
    };
    cell.strip_prefix('\'').filter(formula).unwrap_or(cell)
}

/// Where a record begins: what the reader calls its position may be that of line ends before it.
fn begin(text: &str, position: u64) -> usize {
    let position = usize::try_from(position)
        .unwrap_or(text.len())
        .min(text.len());
    let ends = text.as_bytes()[position..].iter();
    position
        + ends
            .take_while(|byte| matches!(byte, b'\r' | b'\n'))
            .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(bytes: &[u8]) -> (Encoding, Vec<(u64, Vec<String>)>) {
        let sheet = read(bytes, &Mapping::default()).expect("a list");
        let lines = sheet
            .lines
            .into_iter()
            .map(|line| (line.number, line.cells));
        (sheet.encoding, lines.collect())
    }

    #[test]
    fn every_encoding_of_an_office_is_read() {
        let wanted = vec![
            (1, vec!["氏名".to_owned(), "授与日".to_owned()]),
            (3, vec!["髙砂 美月".to_owned(), "R7.4.1".to_owned()]),
        ];
        let text = "氏名,授与日\r\n,\r\n髙砂 美月 ,R7.4.1\r\n";
        assert_eq!(cells(text.as_bytes()), (Encoding::Utf8, wanted.clone()));
        let marked = format!("\u{feff}{text}");
        assert_eq!(
            cells(marked.as_bytes()),
            (Encoding::Utf8WithMark, wanted.clone())
        );
        let (bytes, ..) = encoding_rs::SHIFT_JIS.encode(text);
        assert_eq!(cells(&bytes), (Encoding::Windows31J, wanted.clone()));
        let tabs = text.replace(',', "\t");
        assert_eq!(cells(tabs.as_bytes()), (Encoding::Utf8, wanted));
    }

    #[test]
    fn a_tab_in_a_cell_does_not_part_a_list_of_commas_nor_a_comma_one_of_tabs() {
        let commas =
            cells("氏名,授与日,備考\n髙砂 美月,R7.4.1,a\tb\n\"潮路\t健人\",R7.4.1,\n".as_bytes()).1;
        assert_eq!(commas[1].1, ["髙砂 美月", "R7.4.1", "a\tb"]);
        assert_eq!(commas[2].1[0], "潮路\t健人");
        let tabs = cells("名簿, 春\n氏名\t授与日\n髙砂, 美月\tR7.4.1\n".as_bytes()).1;
        assert_eq!(tabs[2].1, ["髙砂, 美月", "R7.4.1"]);
    }

    #[test]
    fn lines_are_counted_however_they_end() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["氏名,授与日", "", "\"a", "b\",c", "d,e", ""].join(end);
            let numbers: Vec<u64> = cells(text.as_bytes()).1.iter().map(|line| line.0).collect();
            assert_eq!(numbers, [1, 3, 5], "{end:?}");
        }
    }

    #[test]
    fn a_formula_that_was_made_harmless_is_read_as_it_was() {
        let read = cells("氏名,成績\n'=1+1,'＋A\n'木,a'=b\n".as_bytes()).1;
        assert_eq!(read[1].1, ["=1+1", "＋A"]);
        assert_eq!(read[2].1, ["'木", "a'=b"]);
    }

    #[test]
    fn what_is_no_list_is_refused() {
        let mapping = &Mapping::default();
        assert_eq!(read(b"\x81\x00\xff", mapping), Err(Fault::UnknownEncoding));
        assert!(matches!(
            read(b"PK\x03\x04nothing", mapping),
            Err(Fault::Workbook(_))
        ));
        assert_eq!(
            read(&vec![b'a'; LARGEST + 1], mapping),
            Err(Fault::TooLarge)
        );
        assert_eq!(
            read(",".repeat(MOST_CELLS).as_bytes(), mapping),
            Err(Fault::TooLarge)
        );
    }
}

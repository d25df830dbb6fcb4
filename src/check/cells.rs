//! CSV text to cells, each with its line and column (RFC 4180).

use std::borrow::Cow;
use std::sync::Arc;

use csv_core::{ReadFieldResult, Reader};

use crate::report::{Place, Report};

/// Cells in one row, at most.
const MOST_CELLS: usize = 200;

/// Bytes in one cell, at most.
pub const LONGEST_CELL: usize = 64 * 1024;

/// A cell and where it begins.
pub struct Cell<'t> {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// Its text, without the quotation marks around it.
    pub text: Cow<'t, str>,
}

impl Cell<'_> {
    /// Its place, with its text.
    pub fn place(&self, file: &Arc<str>) -> Place {
        Place {
            file: file.clone(),
            line: self.line,
            column: self.column,
            cell: self.text.chars().take(200).collect(),
        }
    }
}

/// A row and where it begins.
pub struct Row<'t> {
    /// Line, from 1.
    pub line: u32,
    /// Its cells.
    pub cells: Vec<Cell<'t>>,
    /// Whether every cell could be read; otherwise it has been reported why not.
    pub sound: bool,
}

impl Row<'_> {
    /// Its line as a place.
    pub fn place(&self, file: &Arc<str>) -> Place {
        Place {
            line: self.line,
            ..Place::file(file)
        }
    }
}

/// Walks through the text cell by cell and knows line and column.
pub struct Cells<'t, 'f> {
    file: &'f Arc<str>,
    text: &'t str,
    reader: Reader,
    buffer: Vec<u8>,
    /// Bytes that `reader` has taken.
    taken: usize,
    /// Where `line` and `column` are.
    seen: usize,
    line: u32,
    column: u32,
    /// Whether nothing had to be left out.
    pub sound: bool,
    finished: bool,
    /// Cells of the row before.
    wide: usize,
}

impl<'t, 'f> Cells<'t, 'f> {
    /// At the beginning of a text.
    pub fn new(file: &'f Arc<str>, text: &'t str) -> Cells<'t, 'f> {
        Cells {
            file,
            text,
            reader: Reader::new(),
            buffer: vec![0; LONGEST_CELL + 1],
            taken: 0,
            seen: 0,
            line: 1,
            column: 1,
            sound: true,
            finished: false,
            wide: 0,
        }
    }

    /// The next row that is not an empty line. `None` at the end, or when the rest cannot be read.
    pub fn next_row(&mut self, report: &mut Report) -> Option<Row<'t>> {
        if self.finished {
            return None;
        }
        let line_breaks = self.text[self.taken..]
            .bytes()
            .take_while(|byte| matches!(byte, b'\r' | b'\n'))
            .count();
        self.advance_to(self.taken + line_breaks);
        let mut row = Row {
            line: self.line,
            cells: Vec::with_capacity(self.wide),
            sound: true,
        };
        let mut start = self.seen;
        loop {
            self.advance_to(start);
            let (line, column) = (self.line, self.column);
            let (written, last) = match self.next_field() {
                Field::End => return None,
                Field::TooLong => {
                    let cell = Cell {
                        line,
                        column,
                        text: Cow::Borrowed(""),
                    };
                    report.cell_too_long(cell.place(self.file), LONGEST_CELL);
                    (self.sound, self.finished) = (false, true);
                    return None;
                }
                Field::Read { written, last } => (written, last),
            };
            let raw = &self.text[start..self.taken];
            let raw = raw.strip_suffix([',', '\r', '\n']).unwrap_or(raw);
            let text = if raw.starts_with('"') {
                String::from_utf8_lossy(&self.buffer[..written])
                    .into_owned()
                    .into()
            } else {
                Cow::Borrowed(raw)
            };
            let cell = Cell { line, column, text };
            if !quotes_match(raw) {
                report.csv_syntax(cell.place(self.file));
                row.sound = false;
            }
            row.cells.push(cell);
            if row.cells.len() > MOST_CELLS {
                report.too_many_values(row.place(self.file), MOST_CELLS);
                (self.sound, self.finished) = (false, true);
                return None;
            }
            start = self.taken;
            if last {
                self.wide = row.cells.len();
                return Some(row);
            }
        }
    }

    fn next_field(&mut self) -> Field {
        let mut written = 0;
        loop {
            let input = &self.text.as_bytes()[self.taken..];
            let (result, took, wrote) = self.reader.read_field(input, &mut self.buffer[written..]);
            self.taken += took;
            written += wrote;
            match result {
                ReadFieldResult::InputEmpty => {}
                ReadFieldResult::OutputFull => return Field::TooLong,
                ReadFieldResult::Field { record_end } => {
                    return Field::Read {
                        written,
                        last: record_end,
                    };
                }
                ReadFieldResult::End => return Field::End,
            }
        }
    }

    fn advance_to(&mut self, to: usize) {
        let passed = &self.text[self.seen..to];
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let rest = match passed.rfind('\n') {
            Some(at) => {
                let breaks = passed.bytes().filter(|byte| *byte == b'\n').count();
                self.line = self.line.saturating_add(count(breaks));
                self.column = 1;
                &passed[at + 1..]
            }
            None => passed,
        };
        let column = self.column.saturating_add(count(rest.chars().count()));
        (self.column, self.seen) = (column, to);
    }
}

enum Field {
    Read { written: usize, last: bool },
    TooLong,
    End,
}

/// Whether a cell that begins with a quotation mark also ends with its partner.
fn quotes_match(raw: &str) -> bool {
    let marks = raw.bytes().filter(|byte| *byte == b'"').count();
    !raw.starts_with('"') || (raw.len() > 1 && raw.ends_with('"') && marks % 2 == 0)
}

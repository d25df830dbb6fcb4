//! A CSV file as it was written: quotation marks, line ends and empty lines stay as they are.

use std::borrow::Cow;
use std::fmt::Write as _;

/// A table that is being edited.
#[derive(Clone, Debug)]
pub struct Table {
    mark: &'static str,
    records: Vec<Record>,
    /// Index of the record that names the columns.
    header: usize,
    line_end: &'static str,
    /// Line breaks in all records: a long list is not counted again for each row that is added.
    line_breaks: usize,
}

/// A line of the file: its cells with their quotation marks, and how it ends.
#[derive(Clone, Debug)]
struct Record {
    cells: Vec<String>,
    end: &'static str,
}

/// A text that is no table: nothing in it, a quotation mark without its partner, or a row of another length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable;

impl Table {
    /// The table of a text.
    pub fn read(text: &str) -> Result<Table, Unreadable> {
        let (mark, text) = match text.strip_prefix('\u{feff}') {
            Some(rest) => ("\u{feff}", rest),
            None => ("", text),
        };
        let records = records(text)?;
        let header = records
            .iter()
            .position(|record| !record.is_blank())
            .ok_or(Unreadable)?;
        let columns = records[header].cells.len();
        let ragged = |record: &Record| !record.is_blank() && record.cells.len() != columns;
        if records.iter().any(ragged) {
            return Err(Unreadable);
        }
        let line_end = match records[header].end {
            "" => "\n",
            end => end,
        };
        Ok(Table {
            mark,
            line_breaks: records.iter().map(Record::line_breaks).sum(),
            records,
            header,
            line_end,
        })
    }

    /// A table of these columns, without rows.
    pub fn new(columns: &[&str]) -> Table {
        Table {
            mark: "",
            records: vec![Record {
                cells: columns.iter().map(|name| quoted(name)).collect(),
                end: "\n",
            }],
            header: 0,
            line_end: "\n",
            line_breaks: 1,
        }
    }

    /// The row whose cell in a column holds this value; `None` when there is none.
    pub fn find(&self, column: &str, value: &str) -> Option<usize> {
        let column = self.column(column)?;
        let holds = |record: &Record| {
            record
                .cells
                .get(column)
                .is_some_and(|cell| plain(cell).trim() == value)
        };
        let rows = self.records.iter().enumerate().skip(self.header + 1);
        rows.filter(|(_, record)| holds(record))
            .map(|(row, _)| row)
            .next()
    }

    /// What a cell holds; nothing when there is no such column.
    pub fn get(&self, row: usize, column: &str) -> Cow<'_, str> {
        let cell = self
            .column(column)
            .and_then(|column| self.records[row].cells.get(column));
        cell.map_or(Cow::Borrowed(""), |cell| plain(cell))
    }

    /// Lets a cell hold this value. A column that is not there yet is added at the end, unless there is nothing to hold.
    pub fn set(&mut self, row: usize, column: &str, value: &str) {
        if self.get(row, column).trim() == value {
            return;
        }
        let column = self.column_or_new(column);
        self.line_breaks -= self.records[row].line_breaks();
        self.records[row].cells[column] = quoted(value);
        self.line_breaks += self.records[row].line_breaks();
    }

    /// Adds a row at the end. Columns that are not named stay empty; those that are not there yet are added. Gives its line.
    pub fn append(&mut self, cells: &[(&str, &str)]) -> u32 {
        let held = cells.iter().filter(|(_, value)| !value.is_empty());
        let placed: Vec<(usize, String)> = held
            .map(|(column, value)| (self.column_or_new(column), quoted(value)))
            .collect();
        if let Some(last) = self.records.last_mut()
            && last.end.is_empty()
        {
            last.end = self.line_end;
            self.line_breaks += usize::from(self.line_end.contains('\n'));
        }
        let mut row = vec![String::new(); self.records[self.header].cells.len()];
        for (column, value) in placed {
            row[column] = value;
        }
        let line = 1 + self.line_breaks;
        let record = Record {
            cells: row,
            end: self.line_end,
        };
        self.line_breaks += record.line_breaks();
        self.records.push(record);
        u32::try_from(line).unwrap_or(u32::MAX)
    }

    /// The file.
    pub fn text(&self) -> String {
        let mut text = self.mark.to_owned();
        for record in &self.records {
            let _ = write!(text, "{}{}", record.cells.join(","), record.end);
        }
        text
    }

    fn column(&self, name: &str) -> Option<usize> {
        let cells = &self.records[self.header].cells;
        cells
            .iter()
            .position(|cell| plain(cell).trim().eq_ignore_ascii_case(name))
    }

    fn column_or_new(&mut self, name: &str) -> usize {
        if let Some(column) = self.column(name) {
            return column;
        }
        for (at, record) in self.records.iter_mut().enumerate() {
            if at == self.header {
                record.cells.push(quoted(name));
            } else if !record.is_blank() {
                record.cells.push(String::new());
            }
        }
        self.records[self.header].cells.len() - 1
    }
}

impl Record {
    fn is_blank(&self) -> bool {
        matches!(&self.cells[..], [only] if only.trim().is_empty())
    }

    fn line_breaks(&self) -> usize {
        let within: usize = self
            .cells
            .iter()
            .map(|cell| cell.matches('\n').count())
            .sum();
        within + usize::from(self.end.contains('\n'))
    }
}

/// Takes a text apart (RFC 4180); put together again it is the same.
fn records(text: &str) -> Result<Vec<Record>, Unreadable> {
    let mut records = Vec::new();
    let mut cells = Vec::new();
    let mut rest = text;
    while !rest.is_empty() || !cells.is_empty() {
        let length = cell_length(rest)?;
        cells.push(rest[..length].to_owned());
        rest = &rest[length..];
        if let Some(after) = rest.strip_prefix(',') {
            rest = after;
            // a comma at the very end has an empty cell after it
            if !rest.is_empty() {
                continue;
            }
            cells.push(String::new());
        }
        let end = ["\r\n", "\n", "\r"]
            .into_iter()
            .find(|end| rest.starts_with(end))
            .unwrap_or("");
        rest = &rest[end.len()..];
        records.push(Record {
            cells: std::mem::take(&mut cells),
            end,
        });
    }
    Ok(records)
}

/// How many bytes the first cell of a text takes.
fn cell_length(text: &str) -> Result<usize, Unreadable> {
    let ends = |c| matches!(c, ',' | '\r' | '\n');
    if !text.starts_with('"') {
        return Ok(text.find(ends).unwrap_or(text.len()));
    }
    let mut open = false;
    for (at, c) in text.char_indices() {
        match c {
            '"' => open = !open,
            c if !open && ends(c) => return Ok(at),
            _ => {}
        }
    }
    if open {
        Err(Unreadable)
    } else {
        Ok(text.len())
    }
}

/// A cell without its quotation marks.
fn plain(cell: &str) -> Cow<'_, str> {
    match cell
        .strip_prefix('"')
        .and_then(|cell| cell.strip_suffix('"'))
    {
        Some(inside) => Cow::Owned(inside.replace("\"\"", "\"")),
        None => Cow::Borrowed(cell),
    }
}

/// A cell as it is written: in quotation marks when it has to be.
fn quoted(value: &str) -> String {
    if value.contains(['"', ',', '\n', '\r']) {
        format!("\"{}\"", value.replace('"', "\"\""))
    } else {
        value.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "\u{feff}id,\"name\", note\r\n\r\np1,\"a, \"\"b\"\"\",x\np2,髙砂 美月,\"two\nlines\"";

    fn table(text: &str) -> Table {
        Table::read(text).expect("a table")
    }

    #[test]
    fn what_is_not_changed_keeps_its_bytes() {
        for text in [
            TEXT,
            "a\n",
            "a",
            "a,b\n1,\n",
            "a,b\n1,",
            "a,b\r\n\"\",\"x\"\r\n",
        ] {
            assert_eq!(table(text).text(), text);
        }
        let mut edited = table(TEXT);
        let row = edited.find("id", "p1").expect("a row");
        assert_eq!(edited.get(row, "NAME"), "a, \"b\"");
        edited.set(row, "name", "a, \"b\"");
        edited.set(row, "other", "");
        assert_eq!(edited.text(), TEXT);
        edited.set(row, "note", "1,5");
        assert_eq!(edited.text(), TEXT.replace(",x\n", ",\"1,5\"\n"));
    }

    #[test]
    fn a_row_is_added_in_the_order_of_the_columns_with_their_line_end() {
        let mut edited = table(TEXT);
        let line = edited.append(&[("note", "n"), ("id", "p3"), ("absent", "")]);
        assert_eq!(edited.text(), format!("{TEXT}\r\np3,,n\r\n"));
        assert_eq!(line, 6);
        let row = edited.find("id", "p2").expect("a row");
        edited.set(row, "note", "one line");
        assert_eq!(edited.append(&[("id", "p4"), ("name", "two\nlines")]), 6);
        assert_eq!(edited.append(&[("id", "p5")]), 8);
    }

    #[test]
    fn a_missing_column_stands_at_the_end() {
        let mut edited = table("id\na\n\nb\n");
        edited.append(&[("id", "c"), ("on", "2026-04-01")]);
        assert_eq!(edited.text(), "id,on\na,\n\nb,\nc,2026-04-01\n");
    }

    #[test]
    fn what_is_no_table_is_refused() {
        for text in ["", "\n\n", "a,\"b\n", "a,b\n1\n"] {
            assert_eq!(Table::read(text).err(), Some(Unreadable), "{text:?}");
        }
    }
}

//! CSV text to rows of cells with line and column (RFC 4180). A row becomes a mapping of its columns, so that a list of awards
//! reads the same from CSV and from YAML. Empty cells and empty rows hold nothing.

use std::borrow::Cow;
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;

use super::cells::{Cell, Cells, Row};
use super::node::{Content, Entry, Node};
use crate::report::{Place, Report};

/// Rows in one file, at most.
const MOST_ROWS: usize = 100_000;

/// The rows of a table.
#[derive(Debug)]
pub struct Table<'t> {
    /// The file.
    pub file: Arc<str>,
    /// Its rows, each a mapping of the columns that hold something.
    pub rows: Vec<Node<'t>>,
    /// Whether every row is there; otherwise it has been reported why not.
    pub complete: bool,
}

/// The columns of a table.
#[derive(Clone, Copy)]
pub struct Columns {
    /// Those that have to be there.
    pub required: &'static [&'static str],
    /// Those that may be there.
    pub optional: &'static [&'static str],
}

/// Reads one file. `stranger` reports a column that is not among `columns`.
pub fn read<'t>(
    file: &Arc<str>,
    text: &'t str,
    columns: Columns,
    report: &mut Report,
    stranger: impl Fn(&mut Report, Place, &str, &[&str]),
) -> Table<'t> {
    let mut table = Table {
        file: file.clone(),
        rows: Vec::new(),
        complete: false,
    };
    let mut cells = Cells::new(file, text);
    let Some(header) = cells.next_row(report) else {
        if cells.sound {
            report.empty_file(Place::file(file));
        }
        return table;
    };
    let Some(header) = read_header(header, columns, report, file, stranger) else {
        return table;
    };
    table.complete = true;
    while let Some(row) = cells.next_row(report) {
        if report.is_full() {
            table.complete = false;
            break;
        }
        if table.rows.len() == MOST_ROWS {
            report.too_many_rows(row.place(file), MOST_ROWS);
            table.complete = false;
            break;
        }
        if row.cells.iter().all(|cell| cell.text.trim().is_empty()) {
            continue;
        }
        if !row.sound {
            table.complete = false;
        } else if row.cells.len() != header.len() {
            report.ragged_row(row.place(file), row.cells.len(), header.len());
            table.complete = false;
        } else {
            table.rows.push(as_mapping(row, &header));
        }
    }
    table.complete &= cells.sound;
    table
}

/// The name of each column, `None` for one that has been reported.
fn read_header(
    row: Row<'_>,
    columns: Columns,
    report: &mut Report,
    file: &Arc<str>,
    stranger: impl Fn(&mut Report, Place, &str, &[&str]),
) -> Option<Vec<Option<&'static str>>> {
    if let [only] = &row.cells[..]
        && only.text.contains([';', '\t'])
    {
        report.csv_delimiter(row.place(file));
        return None;
    }
    let known: Vec<&'static str> = [columns.required, columns.optional].concat();
    let mut header: Vec<Option<&'static str>> = Vec::new();
    for cell in &row.cells {
        let name = fold(&cell.text);
        let column = known.iter().copied().find(|known| *known == name);
        if column.is_none() {
            stranger(report, cell.place(file), &name, &known);
        } else if header.contains(&column) {
            report.duplicate_column(cell.place(file), &name);
        }
        header.push(column);
    }
    let mut complete = row.sound;
    for required in columns.required {
        if !header.contains(&Some(required)) {
            report.missing_column(row.place(file), required);
            complete = false;
        }
    }
    complete.then_some(header)
}

/// Header names are compared without regard to width, case and space around them.
fn fold(name: &str) -> String {
    name.nfkc().collect::<String>().trim().to_ascii_lowercase()
}

fn as_mapping<'t>(row: Row<'t>, header: &[Option<&'static str>]) -> Node<'t> {
    let line = row.line;
    let holds = |cell: &Cell<'_>| !cell.text.trim().is_empty();
    let mut entries = Vec::with_capacity(row.cells.iter().filter(|cell| holds(cell)).count());
    let cells = row.cells.into_iter().zip(header);
    let held = cells
        .filter(|(cell, _)| holds(cell))
        .filter_map(|(cell, column)| {
            Some(Entry {
                key: Cow::Borrowed((*column)?),
                line: cell.line,
                column: cell.column,
                value: Node {
                    line: cell.line,
                    column: cell.column,
                    content: Content::Text(cell.text),
                },
            })
        });
    entries.extend(held);
    Node {
        line,
        column: 0,
        content: Content::Mapping(entries),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::cells::LONGEST_CELL;
    use crate::report::Code;

    const COLUMNS: Columns = Columns {
        required: &["id", "name"],
        optional: &["note"],
    };

    type Found = Vec<(String, u32, u32, String)>;

    fn table(text: &str) -> (Vec<Found>, bool, Vec<(Code, u32, u32)>) {
        let mut report = Report::default();
        let file = "x.csv".into();
        let table = read(&file, text, COLUMNS, &mut report, Report::unknown_column);
        let cells = |row: &Node<'_>| match &row.content {
            Content::Mapping(entries) => entries
                .iter()
                .map(|e| match &e.value.content {
                    Content::Text(text) => (e.key.to_string(), e.line, e.column, text.to_string()),
                    other => panic!("a cell is text, not {other:?}"),
                })
                .collect(),
            other => panic!("a row is a mapping, not {other:?}"),
        };
        let problems = report
            .sorted()
            .iter()
            .map(|d| {
                let place = d.place.clone().expect("every problem has a place");
                (d.code, place.line, place.column)
            })
            .collect();
        (
            table.rows.iter().map(cells).collect(),
            table.complete,
            problems,
        )
    }

    fn cell(key: &str, line: u32, column: u32, text: &str) -> (String, u32, u32, String) {
        (key.to_owned(), line, column, text.to_owned())
    }

    #[test]
    fn each_cell_knows_its_line_and_column_in_characters() {
        let (rows, complete, problems) = table(
            "id,name,note\r\np1,浜名瀬 灯,x\r\n\r\np2,\"髙砂, 美月\",\"a\n\"\"b\"\"\"\r\np3,n,z",
        );
        assert_eq!(problems, []);
        assert!(complete);
        assert_eq!(
            rows,
            [
                vec![
                    cell("id", 2, 1, "p1"),
                    cell("name", 2, 4, "浜名瀬 灯"),
                    cell("note", 2, 10, "x")
                ],
                vec![
                    cell("id", 4, 1, "p2"),
                    cell("name", 4, 4, "髙砂, 美月"),
                    cell("note", 4, 13, "a\n\"b\"")
                ],
                vec![
                    cell("id", 6, 1, "p3"),
                    cell("name", 6, 4, "n"),
                    cell("note", 6, 6, "z")
                ],
            ]
        );
    }

    #[test]
    fn empty_cells_and_rows_hold_nothing() {
        let (rows, complete, problems) = table("id,name,note\np1,n,\n,,\n\n  ,\u{3000},\n");
        assert_eq!(problems, []);
        assert!(complete);
        assert_eq!(
            rows,
            [vec![cell("id", 2, 1, "p1"), cell("name", 2, 4, "n")]]
        );
    }

    #[test]
    fn headers_are_compared_without_regard_to_width_and_case() {
        let (rows, _, problems) = table("ＩＤ, Name\np1,n\n");
        assert_eq!(problems, []);
        assert_eq!(rows[0][1].0, "name");
    }

    #[test]
    fn columns_that_are_unknown_missing_or_doubled_are_reported() {
        let (_, _, problems) = table("id,naem,id\n");
        assert_eq!(
            problems,
            [
                (Code::MissingColumn, 1, 0),
                (Code::UnknownColumn, 1, 4),
                (Code::DuplicateColumn, 1, 9),
            ]
        );
        assert_eq!(table("id;name\n").2, [(Code::CsvDelimiter, 1, 0)]);
    }

    #[test]
    fn a_row_of_another_length_is_reported_and_the_others_are_read() {
        let (rows, complete, problems) = table("id,name\np1\np2,n\np3,n,x\n");
        assert_eq!(problems, [(Code::RaggedRow, 2, 0), (Code::RaggedRow, 4, 0)]);
        assert_eq!(rows.len(), 1);
        assert!(!complete);
    }

    #[test]
    fn quotation_marks_that_do_not_match_are_reported() {
        assert_eq!(
            table("id,name\np1,\"open\np2,n\n").2,
            [(Code::CsvSyntax, 2, 4)]
        );
        assert_eq!(table("id,name\np1,\"a\"b\n").2, [(Code::CsvSyntax, 2, 4)]);
        assert_eq!(table("id,name\np1,5\" nail\n").2, []);
    }

    #[test]
    fn cells_and_tables_have_a_limit() {
        let long = format!("id,name\np1,{}\n", "x".repeat(LONGEST_CELL + 2));
        assert_eq!(table(&long).2, [(Code::CellTooLong, 2, 4)]);
        let many = format!("id,name\n{}", "p,n\n".repeat(MOST_ROWS + 1));
        assert_eq!(table(&many).2, [(Code::TooManyRows, 100_002, 0)]);
    }

    #[test]
    fn an_empty_text_lacks_its_header() {
        assert_eq!(table("\n").2, [(Code::EmptyFile, 0, 0)]);
    }
}

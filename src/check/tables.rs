//! Tables of one kind, each file on a core of its own.

use rayon::prelude::*;

use super::columns::stranger;
use super::csv::{self, Columns, Table};
use super::fields::Context;
use super::layout::File;
use super::{LARGEST_TABLE, text};
use crate::catalog::Repository;
use crate::report::Report;

/// The rows of the files, in their order.
pub fn parse<'s>(
    files: &[File<'s>],
    columns: Columns,
    repository: Repository,
    cx: &mut Context,
) -> Vec<Table<'s>> {
    let parse = |file: &File<'s>| {
        let mut report = Report::default();
        let table = match text::read(file, LARGEST_TABLE, &mut report) {
            Some(text) => {
                let stranger = stranger(repository);
                csv::read(&file.path, text, columns, &mut report, stranger)
            }
            None => Table {
                file: file.path.clone(),
                rows: Vec::new(),
                complete: false,
            },
        };
        (table, report)
    };
    let parsed: Vec<(Table<'s>, Report)> = files.par_iter().map(parse).collect();
    let tables = parsed.into_iter().map(|(table, report)| {
        cx.report.append(report);
        table
    });
    tables.collect()
}

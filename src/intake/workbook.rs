//! A sheet of a workbook (.xlsx) to lines. Numbers and days become the text that a person would have typed.

use std::io::Cursor;

use calamine::{DataRef, ExcelDateTime, Reader as _, Xlsx};

use super::sheet::{Fault, Line, MOST_CELLS, MOST_LINES};

/// Bytes that a workbook may unpack to.
const LARGEST: u64 = 100 << 20;

/// The lines of the sheet of this name, or of the first.
pub fn lines(bytes: &[u8], wanted: Option<&str>) -> Result<Vec<Line>, Fault> {
    bounded(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    let names = book.sheet_names();
    let name = match wanted {
        Some(wanted) => names
            .iter()
            .find(|name| *name == wanted)
            .ok_or_else(|| Fault::NoSheet(wanted.to_owned()))?,
        None => names.first().ok_or_else(|| broken(&"no sheet"))?,
    };
    let mut reader = book
        .worksheet_cells_reader(name)
        .map_err(|error| broken(&error))?;
    let mut lines: Vec<Line> = Vec::new();
    while let Some(cell) = reader.next_cell().map_err(|error| broken(&error))? {
        let (row, column) = cell.get_position();
        let text = shown(cell.get_value());
        if text.is_empty() {
            continue;
        }
        let (number, column) = (u64::from(row) + 1, column as usize);
        if lines.last().is_none_or(|line| line.number != number) {
            lines.push(Line {
                number,
                cells: Vec::new(),
            });
        }
        if lines.len() > MOST_LINES || column >= MOST_CELLS {
            return Err(Fault::TooLarge);
        }
        if let Some(Line { cells, .. }) = lines.last_mut() {
            cells.resize(cells.len().max(column + 1), String::new());
            cells[column] = text;
        }
    }
    Ok(lines)
}

/// A small archive may unpack to more than the machine holds.
fn bounded(bytes: &[u8]) -> Result<(), Fault> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    let mut size = 0_u64;
    for at in 0..archive.len() {
        let entry = archive.by_index_raw(at).map_err(|error| broken(&error))?;
        size = size.saturating_add(entry.size());
    }
    if size > LARGEST {
        Err(Fault::TooLarge)
    } else {
        Ok(())
    }
}

fn broken(error: &dyn std::fmt::Display) -> Fault {
    Fault::Workbook(error.to_string())
}

/// A cell as text; a day without its time, a number without a point that it does not need.
fn shown(value: &DataRef<'_>) -> String {
    match value {
        DataRef::String(text) => text.trim().to_owned(),
        DataRef::SharedString(text) => text.trim().to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::DateTime(moment) => day(moment),
        DataRef::DateTimeIso(text) => text.split('T').next().unwrap_or(text).to_owned(),
        DataRef::DurationIso(text) => text.clone(),
        DataRef::Bool(truth) => truth.to_string(),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

fn day(moment: &ExcelDateTime) -> String {
    if !moment.is_datetime() {
        return moment.as_f64().to_string();
    }
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    format!("{year:04}-{month:02}-{day:02}")
}

//! A part of the report: what was measured, in Markdown that is as legible on a terminal.

use std::fmt;

/// A heading, what has to be known to read the tables, and the tables.
#[derive(Debug, Default)]
pub struct Part {
    /// The heading.
    pub title: String,
    /// Before the tables; paragraphs.
    pub text: Vec<String>,
    /// What was measured.
    pub tables: Vec<Table>,
    /// After the tables; paragraphs.
    pub notes: Vec<String>,
    /// What was to be reached.
    pub goals: Vec<Goal>,
}

/// Something to be reached, and what was measured.
#[derive(Debug)]
pub struct Goal {
    /// What is compared with what, and how it should stand.
    pub what: String,
    /// How it stands.
    pub is: String,
    /// Whether that is enough.
    pub met: bool,
}

/// A table whose first column says what, and the others how much.
#[derive(Debug, Default)]
pub struct Table {
    /// The first line.
    pub head: Vec<&'static str>,
    /// The others.
    pub rows: Vec<Vec<String>>,
}

/// The goals of all parts in one table, if there are any.
pub fn goals(parts: &[Part]) -> Option<Part> {
    let goals = parts.iter().flat_map(|part| &part.goals);
    let row = |goal: &Goal| {
        let met = if goal.met { "yes" } else { "no" };
        vec![goal.what.clone(), goal.is.clone(), met.to_owned()]
    };
    let rows: Vec<Vec<String>> = goals.map(row).collect();
    (!rows.is_empty()).then(|| Part {
        title: "Goals".to_owned(),
        tables: vec![Table {
            head: vec!["goal", "measured", "met"],
            rows,
        }],
        ..Part::default()
    })
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "\n## {}", self.title)?;
        for paragraph in &self.text {
            writeln!(f, "\n{paragraph}")?;
        }
        for table in &self.tables {
            write!(f, "\n{table}")?;
        }
        for paragraph in &self.notes {
            writeln!(f, "\n{paragraph}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let head: Vec<String> = self.head.iter().map(|cell| (*cell).to_owned()).collect();
        let all = || std::iter::once(&head).chain(&self.rows);
        let width = |column: usize| {
            let widths = all().map(|row| row[column].chars().count());
            widths.max().unwrap_or(0).max(3)
        };
        let widths: Vec<usize> = (0..head.len()).map(width).collect();
        for (n, row) in all().enumerate() {
            write!(f, "|")?;
            for (column, (cell, width)) in row.iter().zip(&widths).enumerate() {
                match column {
                    0 => write!(f, " {cell:<width$} |")?,
                    _ => write!(f, " {cell:>width$} |")?,
                }
            }
            writeln!(f)?;
            if n == 0 {
                let rule = |(column, width): (usize, &usize)| match column {
                    0 => "-".repeat(width + 2),
                    _ => format!("{}:", "-".repeat(width + 1)),
                };
                let rules: Vec<String> = widths.iter().enumerate().map(rule).collect();
                writeln!(f, "|{}|", rules.join("|"))?;
            }
        }
        Ok(())
    }
}

//! Problems found in the content: collected, never thrown one at a time.

mod code;
pub mod explain;
pub mod print;
pub mod problems;

use std::sync::Arc;

pub use code::Code;

/// Where a problem stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Path relative to the repository root.
    pub file: Arc<str>,
    /// Line, from 1; 0 means the whole file.
    pub line: u32,
    /// Column in characters, from 1; 0 means the whole line.
    pub column: u32,
    /// The offending cell or value as written, and nothing beside it: logs are public.
    pub cell: String,
}

/// Where something stands is no part of what it says: a row that moves down is the same row.
impl std::hash::Hash for Place {
    fn hash<H: std::hash::Hasher>(&self, _: &mut H) {}
}

impl Place {
    /// A whole file.
    pub fn file(path: &str) -> Place {
        Place {
            file: path.into(),
            line: 0,
            column: 0,
            cell: String::new(),
        }
    }
}

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The site cannot be made.
    Error,
    /// The site can be made; a person should look.
    Warning,
}

/// A sentence in both languages: lower case in English, no full stop at the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// Japanese.
    pub ja: String,
    /// English.
    pub en: String,
}

/// One problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// Which problem it is; `shirushi explain CODE` says more.
    pub code: Code,
    /// Where it stands, if anywhere.
    pub place: Option<Place>,
    /// What is wrong.
    pub message: Wording,
    /// What to do.
    pub help: Option<Wording>,
}

/// The problems of one run. Each is made by a constructor of its own (`problems`); nothing else can push.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    diagnostics: Vec<Diagnostic>,
}

impl Report {
    fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Takes over the problems of another report, as many as one report keeps.
    pub fn append(&mut self, other: Report) {
        for diagnostic in other.diagnostics {
            self.keep(diagnostic);
        }
    }

    /// Whether the site cannot be made.
    pub fn has_errors(&self) -> bool {
        self.diagnostics
            .iter()
            .any(|d| d.severity == Severity::Error)
    }

    /// All problems, errors first, then by file, line, column and code; each once.
    pub fn sorted(&self) -> Vec<&Diagnostic> {
        let mut all: Vec<&Diagnostic> = self.diagnostics.iter().collect();
        all.sort_by(|a, b| {
            (a.severity, &a.place, a.code, &a.message.en).cmp(&(
                b.severity,
                &b.place,
                b.code,
                &b.message.en,
            ))
        });
        all.dedup();
        all
    }
}

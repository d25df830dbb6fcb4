//! From files to catalog: what is read, how faults stay where they are, and what no input can do.

mod catalog;
mod faults;
mod hostile;

use std::path::Path;

use jiff::civil::{Date, date};
use shirushi::catalog::Catalog;
use shirushi::report::Report;
use shirushi::source::Sources;

/// The day of every run.
const TODAY: Date = date(2026, 11, 1);

/// A small site without a problem, and what a test changes of it.
struct Site(Sources);

impl Site {
    /// The base of all cases.
    fn base() -> Site {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/_base");
        Site(shirushi::load::load(&folder).expect("the base of all cases can be read"))
    }

    /// With a file of this text.
    fn with(mut self, path: &str, text: impl AsRef<[u8]>) -> Site {
        self.0.insert(path, text.as_ref());
        self
    }

    /// With one text of a file in the place of another.
    fn replacing(self, path: &str, old: &str, new: &str) -> Site {
        let bytes = self.0.get(path).expect("the file is there");
        let text = String::from_utf8_lossy(bytes).into_owned();
        assert!(text.contains(old), "{path} holds {old}");
        self.with(path, text.replace(old, new))
    }

    /// With this award list, below its header.
    fn with_awards(self, columns: &str, rows: &[&str]) -> Site {
        let header = format!("award_id,achievement,person,issued_on{columns}");
        self.with(
            "content/awards/2026.csv",
            format!("{header}\n{}\n", rows.join("\n")),
        )
    }

    /// The catalog; there is no problem, not even a warning.
    fn catalog(&self) -> Catalog {
        let (catalog, problems) = self.check();
        assert_eq!(problems, [""; 0]);
        catalog.expect("without errors there is a catalog")
    }

    /// Each problem as `code file:line:column`.
    fn problems(&self) -> Vec<String> {
        self.check().1
    }

    fn check(&self) -> (Option<Catalog>, Vec<String>) {
        let mut report = Report::default();
        let catalog = shirushi::check::check(&self.0, TODAY, &mut report);
        assert_eq!(catalog.is_none(), report.has_errors());
        let problems = report
            .sorted()
            .iter()
            .map(|problem| match &problem.place {
                Some(at) => format!("{} {}:{}:{}", problem.code, at.file, at.line, at.column),
                None => problem.code.to_string(),
            })
            .collect();
        (catalog, problems)
    }
}

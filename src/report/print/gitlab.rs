//! A report as GitLab's Code Quality reads it (<https://docs.gitlab.com/ci/testing/code_quality/>).

use std::collections::BTreeMap;

use serde_json::json;

use super::{Language, SENTENCE, fingerprint, seen_json, sentences, visible};
use crate::report::{Diagnostic, Report, Severity};

/// An array in one line, the most severe first. GitLab shows in a merge request what is new in it.
pub fn gitlab(report: &Report, language: Language) -> String {
    let mut seen = BTreeMap::new();
    let all = report.sorted().into_iter().map(|diagnostic| {
        json!({
            "check_name": diagnostic.code.name(),
            "description": sentences(diagnostic, language),
            "fingerprint": fingerprint(diagnostic, &mut seen),
            "severity": match diagnostic.severity {
                Severity::Error => "critical",
                Severity::Warning => "minor",
            },
            "location": { "path": path(diagnostic), "lines": { "begin": line(diagnostic) } },
        })
    });
    format!("{}\n", seen_json(&all.collect()))
}

/// GitLab wants a file for everything; what stands in none is about the site.
fn path(diagnostic: &Diagnostic) -> String {
    let place = diagnostic.place.as_ref();
    place.map_or_else(
        || "content/site.yaml".to_owned(),
        |place| visible(&place.file, SENTENCE),
    )
}

fn line(diagnostic: &Diagnostic) -> u32 {
    diagnostic
        .place
        .as_ref()
        .map_or(1, |place| place.line.max(1))
}

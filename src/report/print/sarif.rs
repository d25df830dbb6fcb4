//! A report as SARIF 2.1.0 (<https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>), for code scanning.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde_json::{Value, json};

use super::{Language, fingerprint, seen_json, sentences, severity_word};
use crate::report::explain::explain;
use crate::report::{Code, Diagnostic, Place, Report};

/// Results of one run that GitHub keeps.
const MOST: usize = 5_000;

/// One run in one line, the most severe first. Every problem that it names is explained in it.
pub fn sarif(report: &Report, language: Language) -> String {
    let all = report.sorted();
    let kept = &all[..all.len().min(MOST)];
    let codes: BTreeSet<Code> = kept.iter().map(|diagnostic| diagnostic.code).collect();
    let mut seen = BTreeMap::new();
    let results: Vec<Value> = kept
        .iter()
        .map(|diagnostic| result(diagnostic, &codes, language, &mut seen))
        .collect();
    let rules: Vec<Value> = codes.iter().map(|code| rule(*code, language)).collect();
    let driver =
        json!({ "name": "shirushi", "semanticVersion": env!("CARGO_PKG_VERSION"), "rules": rules });
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{ "tool": { "driver": driver }, "columnKind": "unicodeCodePoints", "results": results }],
    });
    format!("{}\n", seen_json(&log))
}

fn rule(code: Code, language: Language) -> Value {
    let page = explain(code.name(), language).unwrap_or_default();
    json!({ "id": code.name(), "shortDescription": { "text": code.name() }, "help": { "text": page, "markdown": page } })
}

fn result(
    diagnostic: &Diagnostic,
    codes: &BTreeSet<Code>,
    language: Language,
    seen: &mut BTreeMap<String, u32>,
) -> Value {
    json!({
        "ruleId": diagnostic.code.name(),
        "ruleIndex": codes.iter().position(|code| *code == diagnostic.code),
        "level": severity_word(diagnostic.severity),
        "message": { "text": sentences(diagnostic, language) },
        "locations": diagnostic.place.iter().map(location).collect::<Vec<_>>(),
        "partialFingerprints": { "shirushi/v1": fingerprint(diagnostic, seen) },
    })
}

fn location(place: &Place) -> Value {
    let mut physical =
        json!({ "artifactLocation": { "uri": uri(&place.file), "uriBaseId": "%SRCROOT%" } });
    if place.line > 0 {
        physical["region"] = json!({ "startLine": place.line });
        if place.column > 0 {
            let end = place.column as usize + place.cell.chars().count();
            physical["region"]["startColumn"] = json!(place.column);
            physical["region"]["endColumn"] = json!(end);
        }
    }
    json!({ "physicalLocation": physical })
}

/// A path as a relative reference (RFC 3986): all but unreserved characters and `/` by their bytes.
fn uri(path: &str) -> String {
    let mut out = String::new();
    for byte in path.bytes() {
        match byte {
            b'/' | b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            _ if byte.is_ascii_alphanumeric() => out.push(char::from(byte)),
            _ => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}

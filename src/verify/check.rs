//! The line of checks over one document, each standing on the ones before.

use super::claims::Claims;
use super::code::{Code, Finding};
use super::form::Form;
use super::kind::Kind;
use super::verdict::{Check, Verdict};
use super::{Resolve, endorsements, form, issuer, signature, status};
use crate::proof::{Contexts, timestamp};
use jiff::Timestamp;
use serde_json::Value;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt::Display;
use std::sync::LazyLock;

/// What a check found, with its particulars.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub code: Code,
    pub detail: Option<String>,
}

impl From<Code> for Found {
    fn from(code: Code) -> Found {
        Found { code, detail: None }
    }
}

impl Code {
    /// This, with its particulars.
    pub(super) fn because(self, detail: impl Display) -> Found {
        Found {
            code: self,
            detail: Some(detail.to_string()),
        }
    }
}

/// The contexts of this program, compiled as they are needed.
static CONTEXTS: LazyLock<Contexts> = LazyLock::new(Contexts::pinned);

/// What stays the same while a document and those it refers to are judged.
pub(super) struct Session<'a> {
    resolve: &'a dyn Resolve,
    pub now: Timestamp,
    fetched: RefCell<BTreeMap<String, Option<Vec<u8>>>>,
}

impl<'a> Session<'a> {
    pub fn new(resolve: &'a dyn Resolve, now: Timestamp) -> Session<'a> {
        Session {
            resolve,
            now,
            fetched: RefCell::default(),
        }
    }

    pub fn contexts(&self) -> &'static Contexts {
        &CONTEXTS
    }

    /// The bytes at a URL, asked for once.
    pub fn get(&self, url: &str) -> Option<Vec<u8>> {
        let mut fetched = self.fetched.borrow_mut();
        fetched
            .entry(url.to_owned())
            .or_insert_with(|| self.resolve.get(url))
            .clone()
    }

    /// The verdict on a credential and the endorsements in it.
    pub fn judge(&self, document: &Value) -> Verdict {
        let mut verdict = self.judge_alone(document, None);
        if verdict.claims.is_some() {
            verdict.endorsements = endorsements::of(document)
                .into_iter()
                .map(|(endorsement, endorsed)| self.judge_alone(endorsement, Some(endorsed)))
                .collect();
        }
        verdict
    }

    /// The verdict on a credential; on an endorsement only if it endorses what it stands in.
    fn judge_alone(&self, document: &Value, endorsed: Option<&str>) -> Verdict {
        let mut checks = Vec::new();
        let form = form::check(document, endorsed, self.contexts());
        let claims = match form {
            Ok(form) => {
                checks.push(Found::from(Code::FormSound).into());
                self.judge_form(document, &form, &mut checks)
            }
            Err(found) => {
                checks.push(found.into());
                None
            }
        };
        Verdict::new(Kind::of(document), checks, claims)
    }

    /// The checks after the form; and the claims, when they may be shown.
    fn judge_form(&self, document: &Value, form: &Form, checks: &mut Vec<Check>) -> Option<Claims> {
        let methods = match signature::check(form, self.contexts(), self.now) {
            Ok(methods) => methods,
            Err(found) => {
                checks.push(found.into());
                return None;
            }
        };
        checks.push(Found::from(Code::SignatureHolds).into());
        let issuer = issuer::check(self, &form.issuer, &methods);
        checks.push(issuer.clone().into());
        let claims = || Some(Claims::of(document, form));
        match issuer.code.finding() {
            Finding::Passed => {
                checks.push(status::check(self, document, form).into());
                checks.push(dates(form, self.now).into());
                claims()
            }
            Finding::CouldNotCheck => claims(),
            Finding::Failed => None,
        }
    }
}

/// Whether a document is within its period. Its form says that the times are times.
pub(super) fn dates(form: &Form, now: Timestamp) -> Found {
    if form.valid_from.is_some_and(|start| now < start) {
        Code::NotYetValid.into()
    } else if form.valid_until.is_some_and(|end| now > end) {
        Code::Expired.into()
    } else {
        Code::WithinPeriod.into()
    }
}

/// The moment that a member names: missing, or malformed with this code.
pub(super) fn moment(
    document: &Value,
    name: &str,
    malformed: Code,
) -> Result<Option<Timestamp>, Found> {
    match document.get(name) {
        None => Ok(None),
        Some(Value::String(text)) => timestamp::parse(text)
            .map(Some)
            .ok_or_else(|| malformed.because(name)),
        Some(_) => Err(malformed.because(name)),
    }
}

//! The line of checks over one document, each standing on the ones before.

use super::claims::Claims;
use super::code::{Code, Finding};
use super::form::Form;
use super::kind::Kind;
use super::trust::Trust;
use super::verdict::{Check, Verdict};
use super::{Part, Question, Resolve, endorsements, form, issuer, recipient, signature, status};
use crate::proof::{Contexts, timestamp};
use jiff::Timestamp;
use serde_json::Value;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt::Display;
use std::rc::Rc;
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
    question: Question<'a>,
    resolve: &'a dyn Resolve,
    enclosed: BTreeMap<String, Vec<u8>>,
    fetched: RefCell<BTreeMap<String, Option<Rc<Referred>>>>,
}

/// A document that the one to be judged refers to.
pub(super) struct Referred {
    pub bytes: Vec<u8>,
    /// It came with the document itself, so that nobody but its bearer vouches for it.
    pub enclosed: bool,
}

impl<'a> Session<'a> {
    pub fn new(
        question: Question<'a>,
        resolve: &'a dyn Resolve,
        enclosed: BTreeMap<String, Vec<u8>>,
    ) -> Session<'a> {
        Session {
            question,
            resolve,
            enclosed,
            fetched: RefCell::default(),
        }
    }

    pub fn now(&self) -> Timestamp {
        self.question.at
    }

    pub fn contexts(&self) -> &'static Contexts {
        &CONTEXTS
    }

    /// The document at a URL, asked for once; else the one that was enclosed.
    pub fn get(&self, url: &str) -> Option<Rc<Referred>> {
        let mut fetched = self.fetched.borrow_mut();
        let got = fetched.entry(url.to_owned()).or_insert_with(|| {
            let resolved = self.resolve.get(url).map(|bytes| (bytes, false));
            let enclosed = || Some((self.enclosed.get(url)?.clone(), true));
            let (bytes, enclosed) = resolved.or_else(enclosed)?;
            Some(Rc::new(Referred { bytes, enclosed }))
        });
        got.clone()
    }

    /// The issuers that are known to whoever asks.
    pub fn trust(&self) -> Option<&Trust> {
        self.question.trust
    }

    /// The verdict on a credential and the endorsements in it.
    pub fn judge(&self, document: &Value) -> Verdict {
        let mut verdict = self.judge_alone(document, None);
        let recipient = self.question.recipient;
        let read = verdict.claims.is_some();
        if let Some(asked) = recipient.filter(|_| verdict.kind == Some(Kind::Badge)) {
            verdict = verdict.and(match read {
                true => recipient::check(document, asked).into(),
                false => Check::not_reached(Part::Recipient),
            });
        }
        match endorsements::of(document) {
            embedded if read && !embedded.is_empty() => {
                let (found, endorsements) = endorsements::judge(self, &embedded);
                verdict = verdict.and(found.into());
                verdict.endorsements = endorsements;
                verdict
            }
            _ => verdict,
        }
    }

    /// The verdict on a credential; on an endorsement only if it endorses what it stands in.
    pub fn judge_alone(&self, document: &Value, endorsed: Option<&str>) -> Verdict {
        let mut checks = Vec::new();
        let kind = Kind::of(document);
        match form::check(document, endorsed, self.contexts()) {
            Ok(form) => {
                checks.push(Found::from(Code::FormSound).into());
                let claims = self.judge_form(document, &form, &mut checks);
                let withdrawn = checks.iter().any(|check| check.code == Code::Revoked);
                let mut verdict = Verdict::new(kind, checks, claims);
                if withdrawn {
                    verdict.withdrawal = status::withdrawal(self, document);
                }
                verdict
            }
            Err(found) => Verdict::new(kind, vec![found.into()], None),
        }
    }

    /// The checks after the form; and the claims, when they may be shown.
    fn judge_form(&self, document: &Value, form: &Form, checks: &mut Vec<Check>) -> Option<Claims> {
        let methods = match signature::check(form, self.contexts(), self.now()) {
            Ok(methods) => methods,
            Err(found) => {
                checks.push(found.into());
                return None;
            }
        };
        checks.push(Found::from(Code::SignatureHolds).into());
        let issuer = issuer::check(self, &form.issuer, &methods);
        // An endorser need not be known to whoever asks about the badge.
        let issuer = match self.trust().filter(|_| form.kind == Kind::Badge) {
            Some(trust)
                if !trust.knows(&form.issuer) && issuer.code.finding() == Finding::Passed =>
            {
                Code::IssuerNotTrusted.into()
            }
            _ => issuer,
        };
        let bound = issuer::is_bound(&issuer);
        let failed = issuer.code.finding() == Finding::Failed;
        checks.push(issuer.into());
        if failed {
            return None;
        }
        if bound {
            checks.push(status::check(self, document, form).into());
            checks.push(dates(form, self.now()).into());
        }
        Some(Claims::of(document, form))
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

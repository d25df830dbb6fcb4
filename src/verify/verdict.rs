//! What is known about a document after looking at it.

use super::check::Found;
use super::claims::Claims;
use super::code::{Code, Finding, Part};
use super::kind::Kind;
use serde::{Serialize, Serializer};

/// The judgement of one document: one check a part, in the order in which they are made, and what they amount to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Verdict {
    /// What the checks amount to.
    pub outcome: Outcome,
    /// What kind of document it is, if that can be told.
    pub kind: Option<Kind>,
    /// The checks: form, proof, issuer, status, dates.
    pub checks: Vec<Check>,
    /// What the document says. `None` unless its signature holds, and when its key is known not to be the issuer's.
    pub claims: Option<Claims>,
    /// The endorsements embedded in it, each judged like a document of its own.
    pub endorsements: Vec<Verdict>,
}

impl Verdict {
    /// The verdict on what is no document at all.
    pub(super) fn unread(found: Found) -> Verdict {
        Verdict::new(None, vec![Check::from(found)], None)
    }

    /// The verdict that these checks amount to. Parts that were not reached could not be checked.
    pub(super) fn new(
        kind: Option<Kind>,
        mut checks: Vec<Check>,
        claims: Option<Claims>,
    ) -> Verdict {
        for part in &Part::ALL[checks.len()..] {
            checks.push(Check {
                part: *part,
                code: Code::NotReached,
                detail: None,
            });
        }
        Verdict {
            outcome: Outcome::of(&checks),
            kind,
            checks,
            claims,
            endorsements: Vec::new(),
        }
    }

    /// Whether the document is what it says and holds now. Only then.
    pub fn is_genuine(&self) -> bool {
        self.outcome == Outcome::Genuine
    }

    /// The check of a part.
    pub fn check(&self, part: Part) -> &Check {
        let found = self.checks.iter().find(|check| check.part == part);
        found.expect("a verdict has a check of every part")
    }
}

/// What was found about one part of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// The part.
    pub part: Part,
    /// What was found: passed, failed or could not be checked, and why.
    pub code: Code,
    /// The particulars, in English, for whoever has to mend the document. Comes from the document: not to be trusted.
    pub detail: Option<String>,
}

impl Check {
    /// Passed, failed, or could not be checked.
    pub fn finding(&self) -> Finding {
        self.code.finding()
    }
}

impl From<Found> for Check {
    fn from(Found { code, detail }: Found) -> Check {
        Check {
            part: code.part(),
            code,
            detail,
        }
    }
}

impl Serialize for Check {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Written<'a> {
            part: Part,
            finding: Finding,
            code: &'static str,
            ja: &'static str,
            en: &'static str,
            #[serde(skip_serializing_if = "Option::is_none")]
            detail: &'a Option<String>,
        }
        let (ja, en) = (self.code.ja(), self.code.en());
        let Check { part, code, detail } = self;
        Written {
            part: *part,
            finding: code.finding(),
            code: code.name(),
            ja,
            en,
            detail,
        }
        .serialize(serializer)
    }
}

/// What all checks together amount to. Only [`Outcome::Genuine`] is good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Every check passed.
    Genuine,
    /// Genuinely issued, and its period is over.
    Expired,
    /// Withdrawn or suspended by its issuer.
    Withdrawn,
    /// Genuinely issued, and its period has not begun.
    NotYetValid,
    /// The signature does not hold: nothing in the document can be relied on.
    Altered,
    /// The signature holds, but that the key is the issuer's is wrong or could not be checked.
    IssuerNotConfirmed,
    /// Whether it has been withdrawn could not be checked.
    StatusUnknown,
    /// Not a document that can be judged.
    Unreadable,
}

impl Outcome {
    fn of(checks: &[Check]) -> Outcome {
        let found = |part| {
            checks
                .iter()
                .find(|check| check.part == part)
                .map_or(Code::NotReached, |check| check.code)
        };
        let finding = |part| found(part).finding();
        match (
            finding(Part::Form),
            finding(Part::Proof),
            finding(Part::Issuer),
            finding(Part::Status),
            finding(Part::Dates),
        ) {
            (Finding::Failed | Finding::CouldNotCheck, ..) | (_, Finding::CouldNotCheck, ..) => {
                Outcome::Unreadable
            }
            (_, Finding::Failed, ..) => Outcome::Altered,
            (_, _, Finding::Failed | Finding::CouldNotCheck, ..) => Outcome::IssuerNotConfirmed,
            (_, _, _, Finding::Failed, _) => Outcome::Withdrawn,
            (.., Finding::Failed) if found(Part::Dates) == Code::Expired => Outcome::Expired,
            (.., Finding::Failed) => Outcome::NotYetValid,
            (.., Finding::CouldNotCheck, _) | (.., Finding::CouldNotCheck) => {
                Outcome::StatusUnknown
            }
            (
                Finding::Passed,
                Finding::Passed,
                Finding::Passed,
                Finding::Passed,
                Finding::Passed,
            ) => Outcome::Genuine,
        }
    }

    /// The outcome in a sentence, in Japanese.
    pub fn ja(self) -> &'static str {
        match self {
            Outcome::Genuine => {
                "このバッジは本物です。発行者の署名が一致し、取り消されていません。"
            }
            Outcome::Expired => "期限が切れています。発行された事実は本物です。",
            Outcome::Withdrawn => "取り消されています。",
            Outcome::NotYetValid => "まだ有効期間が始まっていません。発行された事実は本物です。",
            Outcome::Altered => "内容が書き換えられています。信用しないでください。",
            Outcome::IssuerNotConfirmed => {
                "発行者を確認できません。名乗っている発行者のものとは限りません。"
            }
            Outcome::StatusUnknown => "署名は本物ですが、取り消されていないかを確認できません。",
            Outcome::Unreadable => "バッジとして読めません。",
        }
    }

    /// The outcome in a sentence, in English.
    pub fn en(self) -> &'static str {
        match self {
            Outcome::Genuine => {
                "Genuine: the issuer's signature matches and it has not been withdrawn."
            }
            Outcome::Expired => "Expired: it was genuinely issued, but its period is over.",
            Outcome::Withdrawn => "Withdrawn by the issuer.",
            Outcome::NotYetValid => {
                "Not yet valid: it was genuinely issued, but its period has not begun."
            }
            Outcome::Altered => "Altered: do not rely on it.",
            Outcome::IssuerNotConfirmed => {
                "Issuer not confirmed: it may not come from the issuer it names."
            }
            Outcome::StatusUnknown => {
                "Status unknown: the signature matches, but whether it has been withdrawn could not be checked."
            }
            Outcome::Unreadable => "It cannot be read as a badge.",
        }
    }
}

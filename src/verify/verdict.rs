//! What is known about a document after looking at it.

use super::check::Found;
use super::claims::Claims;
use super::code::{Code, Finding, Part};
use super::kind::Kind;
use jiff::civil::Date;
use serde::{Serialize, Serializer};
use std::fmt::Display;

/// The judgement of one document: one check a part, in the order in which they are made, and what they amount to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Verdict {
    /// What the checks amount to.
    pub outcome: Outcome,
    /// What kind of document it is, if that can be told.
    pub kind: Option<Kind>,
    /// The checks: form, proof, issuer, status, dates; then recipient and endorsements, if there is something to check.
    pub checks: Vec<Check>,
    /// What the document says. `None` unless its signature holds, and when its key is known not to be the issuer's.
    pub claims: Option<Claims>,
    /// When and why it was withdrawn, as the issuer's site tells.
    pub withdrawal: Option<Withdrawal>,
    /// The endorsements embedded in it, each judged like a document of its own.
    pub endorsements: Vec<Verdict>,
}

impl Verdict {
    /// The verdict on what is no document at all.
    pub(super) fn unread(found: Found) -> Verdict {
        Verdict::new(None, vec![Check::from(found)], None)
    }

    /// The verdict on a document that could not be had, and why.
    pub fn not_fetched(why: &dyn Display) -> Verdict {
        Verdict::unread(Code::NotFetched.because(why))
    }

    /// The verdict that these checks amount to. Parts that were not reached could not be checked.
    pub(super) fn new(
        kind: Option<Kind>,
        mut checks: Vec<Check>,
        claims: Option<Claims>,
    ) -> Verdict {
        for part in &Part::ALWAYS[checks.len()..] {
            checks.push(Check::not_reached(*part));
        }
        Verdict {
            outcome: Outcome::of(&checks),
            kind,
            checks,
            claims,
            withdrawal: None,
            endorsements: Vec::new(),
        }
    }

    /// This, with one more check made.
    pub(super) fn and(mut self, check: Check) -> Verdict {
        self.checks.push(check);
        self.outcome = Outcome::of(&self.checks);
        self
    }

    /// Whether the document is what it says and holds now. Only then.
    pub fn is_genuine(&self) -> bool {
        self.outcome == Outcome::Genuine
    }

    /// The check of a part; of one that there was no reason to look at, that it was not reached.
    pub fn check(&self, part: Part) -> Check {
        let found = self.checks.iter().find(|check| check.part == part);
        found.cloned().unwrap_or(Check::not_reached(part))
    }

    /// The check that decides: the first that did not pass, or else the last.
    pub fn decisive(&self) -> &Check {
        let decides = |check: &&Check| check.finding() != Finding::Passed;
        let found = self.checks.iter().find(decides).or(self.checks.last());
        found.expect("a verdict has checks")
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
    /// That an earlier check kept this part from being looked at.
    pub(super) fn not_reached(part: Part) -> Check {
        Check {
            part,
            code: Code::NotReached,
            detail: None,
        }
    }

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

/// When and why a badge was withdrawn. Not signed: the issuer's site tells it beside its list of withdrawals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Withdrawal {
    /// The day.
    #[serde(serialize_with = "as_text")]
    pub on: Date,
    /// The reason: one of [`REASONS`].
    pub reason: String,
}

fn as_text<S: Serializer>(day: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(day)
}

/// The reasons that are told, in the words of the content format.
pub const REASONS: [&str; 5] = [
    "superseded",
    "duplicate",
    "issued-in-error",
    "withdrawn",
    "consent-withdrawn",
];

/// What all checks together amount to. Only [`Outcome::Genuine`] is good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Every check passed.
    Genuine,
    /// Genuinely issued, and its period is over.
    Expired,
    /// Withdrawn by its issuer.
    Withdrawn,
    /// Suspended by its issuer: it does not hold now, and may hold again.
    Suspended,
    /// Genuinely issued, and its period has not begun.
    NotYetValid,
    /// The signature does not hold: nothing in the document can be relied on.
    Altered,
    /// The signature holds, but that the key is the issuer's is wrong or could not be checked.
    IssuerNotConfirmed,
    /// Whether it has been withdrawn could not be checked.
    StatusUnknown,
    /// Genuine, but not known to be held by the person asked about.
    RecipientNotConfirmed,
    /// Not a document that can be judged.
    Unreadable,
}

impl Outcome {
    /// All of them, the good one first.
    pub const ALL: [Outcome; 10] = [
        Outcome::Genuine,
        Outcome::Expired,
        Outcome::Withdrawn,
        Outcome::Suspended,
        Outcome::NotYetValid,
        Outcome::Altered,
        Outcome::IssuerNotConfirmed,
        Outcome::StatusUnknown,
        Outcome::RecipientNotConfirmed,
        Outcome::Unreadable,
    ];

    /// The name by which programs know it.
    pub fn name(self) -> &'static str {
        match self {
            Outcome::Genuine => "genuine",
            Outcome::Expired => "expired",
            Outcome::Withdrawn => "withdrawn",
            Outcome::Suspended => "suspended",
            Outcome::NotYetValid => "not-yet-valid",
            Outcome::Altered => "altered",
            Outcome::IssuerNotConfirmed => "issuer-not-confirmed",
            Outcome::StatusUnknown => "status-unknown",
            Outcome::RecipientNotConfirmed => "recipient-not-confirmed",
            Outcome::Unreadable => "unreadable",
        }
    }

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
            (_, _, _, Finding::Failed, _) if found(Part::Status) == Code::Suspended => {
                Outcome::Suspended
            }
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
            ) => match checks.iter().find(|check| check.part == Part::Recipient) {
                Some(check) if check.finding() != Finding::Passed => Outcome::RecipientNotConfirmed,
                _ => Outcome::Genuine,
            },
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
            Outcome::Suspended => "発行者が一時停止しています。今は有効ではありません。",
            Outcome::NotYetValid => "まだ有効期間が始まっていません。発行された事実は本物です。",
            Outcome::Altered => "内容が書き換えられています。信用しないでください。",
            Outcome::IssuerNotConfirmed => {
                "発行者を確認できません。名乗っている発行者のものとは限りません。"
            }
            Outcome::StatusUnknown => "署名は本物ですが、取り消されていないかを確認できません。",
            Outcome::RecipientNotConfirmed => {
                "バッジは本物ですが、お尋ねの方のものとは確認できません。"
            }
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
            Outcome::Suspended => "Suspended by the issuer: it does not hold now, but may again.",
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
            Outcome::RecipientNotConfirmed => {
                "The badge is genuine, but it is not confirmed to be held by the person asked about."
            }
            Outcome::Unreadable => "It cannot be read as a badge.",
        }
    }
}

//! The kinds of credentials that are told apart.

use super::members::has_type;
use serde::Serialize;
use serde_json::Value;

/// What a credential is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A badge: OB 3.0 OpenBadgeCredential, also called AchievementCredential.
    Badge,
    /// Someone speaks for an issuer, an achievement or an award: OB 3.0 EndorsementCredential.
    Endorsement,
    /// A list of withdrawals: BitstringStatusListCredential.
    StatusList,
}

impl Kind {
    /// The kind that a credential's types say.
    pub(super) fn of(document: &Value) -> Option<Kind> {
        let is = |name| has_type(document, name);
        if is("OpenBadgeCredential") || is("AchievementCredential") {
            Some(Kind::Badge)
        } else if is("EndorsementCredential") {
            Some(Kind::Endorsement)
        } else if is("BitstringStatusListCredential") {
            Some(Kind::StatusList)
        } else {
            None
        }
    }

    /// The kind in Japanese.
    pub fn ja(self) -> &'static str {
        match self {
            Kind::Badge => "バッジ",
            Kind::Endorsement => "推薦",
            Kind::StatusList => "取消一覧",
        }
    }

    /// The kind in English.
    pub fn en(self) -> &'static str {
        match self {
            Kind::Badge => "badge",
            Kind::Endorsement => "endorsement",
            Kind::StatusList => "status list",
        }
    }
}

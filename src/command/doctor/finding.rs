//! What was found at one address.

use serde_json::json;

use crate::command::refusal::both;
use crate::command::session::inline;
use crate::report::Wording;

/// One thing looked at.
pub struct Finding {
    /// How it is.
    pub grade: Grade,
    /// What was looked at; its name in JSON.
    pub subject: &'static str,
    /// Where.
    pub address: String,
    /// In words.
    pub message: Wording,
}

/// How something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grade {
    /// As it should be.
    Good,
    /// It works; a person should look.
    Advice,
    /// Visitors or verifiers will fail.
    Failed,
    /// It could not be looked at, which is not good either.
    NotChecked,
}

impl Grade {
    /// Whether the site cannot be called well with it.
    pub fn is_bad(self) -> bool {
        matches!(self, Grade::Failed | Grade::NotChecked)
    }

    fn word(self) -> &'static str {
        match self {
            Grade::Good => "ok",
            Grade::Advice => "warning",
            Grade::Failed => "failed",
            Grade::NotChecked => "not checked",
        }
    }

    fn word_ja(self) -> &'static str {
        match self {
            Grade::Good => "よし",
            Grade::Advice => "注意",
            Grade::Failed => "だめ",
            Grade::NotChecked => "不明",
        }
    }
}

impl Finding {
    /// One line for people.
    pub fn human(&self) -> Wording {
        let (grade, address) = (self.grade, inline(&self.address));
        let Wording { ja, en } = &self.message;
        both(
            format!("[{}] {address}: {}", grade.word_ja(), inline(ja)),
            format!("[{}] {address}: {}", grade.word(), inline(en)),
        )
    }

    /// One line for programs.
    pub fn json(&self) -> String {
        let object = json!({
            "result": self.grade.word(),
            "subject": self.subject,
            "address": self.address,
            "message_ja": self.message.ja,
            "message_en": self.message.en,
        });
        format!("{object}\n")
    }
}

//! Awards that withdraw, renew or replace each other.

use super::{Code, Place, Report, line_of, say, shown};

impl Report {
    /// An award that renews or replaces one of another person or achievement.
    pub fn link_to_other(&mut self, at: Place, id: &str, other: &Place) {
        let (id, other) = (shown(id), line_of(other));
        self.error(
            Code::LinkToOther,
            at,
            say(
                format!("「{id}」は別の人か別のバッジの授与です({other})"),
                format!("\"{id}\" is an award of another person or achievement, in {other}"),
            ),
            say(
                "同じ人の同じバッジの授与を書いてください",
                "name an award of the same achievement to the same person",
            ),
        );
    }

    /// An award that renews or replaces a later one, or itself.
    pub fn link_to_later(&mut self, at: Place, id: &str) {
        let id = shown(id);
        self.error(
            Code::LinkToLater,
            at,
            say(
                format!("「{id}」はこの授与より前のものではありません"),
                format!("\"{id}\" is not earlier than this award"),
            ),
            say(
                "renews と replaces には、前の授与の ID を書いてください",
                "name an earlier award in renews or replaces",
            ),
        );
    }

    /// An award that two others renew or replace.
    pub fn renewed_twice(&mut self, at: Place, id: &str, first: &Place) {
        let (id, first) = (shown(id), line_of(first));
        self.error(
            Code::RenewedTwice,
            at,
            say(
                format!("「{id}」は {first} がすでに引き継いでいます"),
                format!("\"{id}\" is already renewed or replaced by {first}"),
            ),
            say(
                "一つの授与を引き継ぐのは一つだけにしてください",
                "let one award alone follow another",
            ),
        );
    }

    /// An award that replaces one which still holds.
    pub fn replaces_unrevoked(&mut self, at: Place, id: &str, other: &Place) {
        let (id, other) = (shown(id), line_of(other));
        self.error(
            Code::ReplacesUnrevoked,
            at,
            say(
                format!("置き換えられる「{id}」がまだ取り消されていません({other})"),
                format!("\"{id}\" is replaced, but not revoked, in {other}"),
            ),
            say(
                "その行に revoked_on と reason: superseded を書いてください",
                "write revoked_on and reason superseded into its row",
            ),
        );
    }

    /// A day of revocation without a reason, or a reason without a day.
    pub fn revocation_incomplete(&mut self, at: Place, missing: &str) {
        let missing = shown(missing);
        self.error(
            Code::RevocationIncomplete,
            at,
            say(
                format!("取り消しに「{missing}」がありません"),
                format!("the revocation has no \"{missing}\""),
            ),
            say(
                "revoked_on と reason の両方を書くか、両方を空にしてください",
                "write both revoked_on and reason, or neither",
            ),
        );
    }

    /// A revocation before the award.
    pub fn revoked_before_award(&mut self, at: Place, revoked_on: &str, issued_on: &str) {
        self.error(
            Code::RevokedBeforeAward,
            at,
            say(
                format!("取り消しの日 {revoked_on} が授与日 {issued_on} より前です"),
                format!("it is revoked on {revoked_on}, before it was awarded on {issued_on}"),
            ),
            say(
                "二つの日付のどちらかを直してください",
                "correct one of the two dates",
            ),
        );
    }

    /// A reason that is none of ours.
    pub fn unknown_revocation_reason(&mut self, at: Place, reason: &str, known: &[&str]) {
        let help = self.one_of(reason, known);
        let reason = shown(reason);
        self.error(
            Code::UnknownRevocationReason,
            at,
            say(
                format!("「{reason}」という取り消しの理由はありません"),
                format!("there is no reason called \"{reason}\""),
            ),
            help,
        );
    }

    /// An award said to be superseded, which nothing replaces.
    pub fn superseded_by_nothing(&mut self, at: Place) {
        self.warning(
            Code::SupersededByNothing,
            at,
            say(
                "置き換えられたとありますが、置き換える授与がありません",
                "it is superseded, but no award replaces it",
            ),
            say(
                "新しい授与の replaces にこの ID を書くか、理由を改めてください",
                "name it in replaces of the new award, or give another reason",
            ),
        );
    }
}

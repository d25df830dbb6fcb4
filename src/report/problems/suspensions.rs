//! Awards that do not hold for a time.

use super::{Code, Place, Report, say, shown};

impl Report {
    /// A suspension by an issuer whose credentials name no list of suspensions.
    pub fn suspension_not_offered(&mut self, at: Place, issuer: &str) {
        let issuer = shown(issuer);
        self.error(
            Code::SuspensionNotOffered,
            at,
            say(
                format!("発行者「{issuer}」は授与を一時停止できません"),
                format!("the issuer \"{issuer}\" does not suspend awards"),
            ),
            say(
                format!("content/issuers/{issuer}.yaml に suspension: true を書くか、この日付を消してください"),
                format!("write suspension: true into content/issuers/{issuer}.yaml, or remove this day"),
            ),
        );
    }

    /// The end of a suspension that never began.
    pub fn suspension_incomplete(&mut self, at: Place) {
        self.error(
            Code::SuspensionIncomplete,
            at,
            say(
                "一時停止を解除した日がありますが、停止した日がありません",
                "the suspension has an end, but no beginning",
            ),
            say(
                "suspended_on も書くか、unsuspended_on を空にしてください",
                "write suspended_on, too, or leave unsuspended_on empty",
            ),
        );
    }
}

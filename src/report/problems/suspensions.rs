//! Awards that do not hold for a time.

use super::{Code, Place, Report, say, shown};

impl Report {
    /// A suspension of an award whose credential names no list of suspensions.
    pub fn suspension_not_offered(&mut self, at: Place, issuer: &str) {
        let issuer = shown(issuer);
        self.error(
            Code::SuspensionNotOffered,
            at,
            say(
                "この授与の証明書には、一時停止の一覧が書かれていません",
                "the credential of this award names no list of suspensions",
            ),
            say(
                format!("content/issuers/{issuer}.yaml に suspension: true を書いてください。それより前に署名した授与は停止できないので、日付を消してください"),
                format!("write suspension: true into content/issuers/{issuer}.yaml; what was signed before cannot be suspended: remove the day"),
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

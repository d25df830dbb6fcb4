//! Awards, one by one.

use super::{Code, Place, Report, line_of, say, shown};

impl Report {
    /// An award that does not exist.
    pub fn unknown_award(&mut self, at: Place, id: &str, known: &[&str]) {
        let otherwise = say(
            "content/awards/ にある award_id を書いてください",
            "write an award_id of content/awards/",
        );
        let help = self.meant(id, known, otherwise);
        let id = shown(id);
        self.error(
            Code::UnknownAward,
            at,
            say(
                format!("「{id}」という授与はありません"),
                format!("no award is called \"{id}\""),
            ),
            help,
        );
    }

    /// Evidence that does not exist.
    pub fn unknown_evidence(&mut self, at: Place, id: &str, known: &[&str]) {
        let otherwise = say(
            "content/evidence/ のファイルに書き足してください",
            "add it to a file in content/evidence/",
        );
        let help = self.meant(id, known, otherwise);
        let id = shown(id);
        self.error(
            Code::UnknownEvidence,
            at,
            say(
                format!("「{id}」という根拠資料はありません"),
                format!("no evidence is called \"{id}\""),
            ),
            help,
        );
    }

    /// A version that the achievement never had.
    pub fn unknown_version(&mut self, at: Place, achievement: &str, newest: u32) {
        let achievement = shown(achievement);
        self.error(
            Code::UnknownVersion,
            at,
            say(
                format!("「{achievement}」にそのバージョンはありません"),
                format!("\"{achievement}\" has no such version"),
            ),
            say(
                format!("1 から {newest} までの数を書くか、空にしてください(授与日から決まります)"),
                format!("write 1 to {newest}, or leave it empty: the day of the award decides"),
            ),
        );
    }

    /// An award before the first day of its version.
    pub fn award_before_version(&mut self, at: Place, issued_on: &str, version: u32, from: &str) {
        self.error(
            Code::AwardBeforeVersion,
            at,
            say(
                format!(
                    "授与日 {issued_on} には、バージョン {version} はまだありません({from} から)"
                ),
                format!("on {issued_on} version {version} did not exist yet; it begins on {from}"),
            ),
            say(
                "授与日か、badge.yaml の from を直してください",
                "correct the day of the award, or \"from\" in badge.yaml",
            ),
        );
    }

    /// An award id that is too short or holds other letters.
    pub fn malformed_award_id(&mut self, at: Place, id: &str) {
        let id = shown(id);
        self.error(
            Code::MalformedAwardId,
            at,
            say(
                format!("「{id}」は授与の ID に使えません"),
                format!("\"{id}\" cannot be the id of an award"),
            ),
            say(
                "でたらめな半角英小文字と数字を6文字以上(公開しないものは26文字以上)並べてください",
                "use random lower-case letters and digits, six at least, and 26 for an award that is not listed",
            ),
        );
    }

    /// An award that is not listed, at an address that can be guessed.
    pub fn guessable_award_id(&mut self, at: Place, id: &str) {
        let id = shown(id);
        self.error(
            Code::GuessableAwardId,
            at,
            say(
                format!("一覧に載せない授与の ID「{id}」が短く、言い当てられるおそれがあります"),
                format!(
                    "the award is not listed, but its id \"{id}\" is short enough to be guessed"
                ),
            ),
            say(
                "でたらめな半角英小文字と数字を26文字以上並べてください",
                "use at least 26 random lower-case letters and digits",
            ),
        );
    }

    /// An award of a hidden holder that is to be listed.
    pub fn hidden_holder_listed(&mut self, at: Place) {
        self.error(
            Code::HiddenHolderListed,
            at,
            say(
                "名前を出さない人の授与を一覧に載せようとしています",
                "the holder is hidden, but the award is to be listed",
            ),
            say(
                "visibility を unlisted にするか、空にしてください",
                "let visibility be unlisted, or leave it empty",
            ),
        );
    }

    /// The same achievement awarded twice to one person.
    pub fn duplicate_award(&mut self, at: Place, first: &Place) {
        let first = line_of(first);
        self.error(
            Code::DuplicateAward,
            at,
            say(
                format!("同じ人に同じバッジが二度授与されています(最初は {first})"),
                format!("the same achievement is awarded twice to the same person; first in {first}"),
            ),
            say(
                "更新なら renews、訂正なら replaces に前の授与の ID を書き、重複ならどちらかを revoked_on と reason: duplicate で取り消してください",
                "name the earlier one in renews or replaces, or revoke one of them with reason duplicate",
            ),
        );
    }

    /// An award before the achievement it requires.
    pub fn award_before_prerequisite(&mut self, at: Place, required: &str) {
        let required = shown(required);
        self.error(
            Code::AwardBeforePrerequisite,
            at,
            say(
                format!("授与日までに、前提のバッジ「{required}」を取得していません"),
                format!("\"{required}\" is required first, and was not held on that day"),
            ),
            say(
                "前提のバッジの授与を書き足すか、授与日を直すか、badge.yaml の requires を改めてください",
                "add that award, correct the day, or change requires in badge.yaml",
            ),
        );
    }

    /// A step of a pathway before the step it comes after.
    pub fn step_before_predecessor(&mut self, at: Place, pathway: &str, before: &str) {
        let (pathway, before) = (shown(pathway), shown(before));
        self.warning(
            Code::StepBeforePredecessor,
            at,
            say(
                format!("「{pathway}」では、先に「{before}」を取得することになっています"),
                format!("in the pathway \"{pathway}\", \"{before}\" comes first, and was not held on that day"),
            ),
            say(
                "授与日を確かめてください。順序を問わないなら、pathways の after を改めてください",
                "look at the day; if the order does not matter, change after in the pathway",
            ),
        );
    }

    /// Evidence that the achievement wants, and that is not given.
    pub fn missing_evidence(&mut self, at: Place, achievement: &str) {
        let achievement = shown(achievement);
        self.error(
            Code::MissingEvidence,
            at,
            say(
                format!("「{achievement}」の授与には根拠資料が必要です"),
                format!("an award of \"{achievement}\" has to show evidence"),
            ),
            say(
                "content/evidence/ に資料を書き、その ID を evidence 列に入れてください",
                "describe it in content/evidence/ and write its id into the column evidence",
            ),
        );
    }

    /// A decision that the achievement wants, and that is not recorded.
    pub fn missing_approval(&mut self, at: Place, achievement: &str) {
        let achievement = shown(achievement);
        self.warning(
            Code::MissingApproval,
            at,
            say(
                format!("「{achievement}」の授与に、決裁の記録がありません"),
                format!("no decision is recorded for this award of \"{achievement}\""),
            ),
            say(
                "content/approvals/ に日付、文書番号、決裁者、授与の ID を書いてください",
                "record date, reference, decider and award id in content/approvals/",
            ),
        );
    }

    /// A result where the achievement has none.
    pub fn unexpected_result(&mut self, at: Place, achievement: &str) {
        let achievement = shown(achievement);
        self.error(
            Code::UnexpectedResult,
            at,
            say(
                format!("「{achievement}」には成績の決まりがありません"),
                format!("\"{achievement}\" does not record a result"),
            ),
            say(
                "result を空にするか、badge.yaml に result を書いてください",
                "leave result empty, or write a result rule into badge.yaml",
            ),
        );
    }

    /// A result that the rule of the achievement does not know.
    pub fn result_not_allowed(&mut self, at: Place, result: &str, allowed: &str) {
        let (result, allowed) = (shown(result), shown(allowed));
        self.error(
            Code::ResultNotAllowed,
            at,
            say(
                format!("「{result}」という成績は使えません"),
                format!("the result \"{result}\" is not one that can be given"),
            ),
            say(
                format!("次の形にしてください: {allowed}"),
                format!("what can be given: {allowed}"),
            ),
        );
    }

    /// A result that the achievement wants, and that is not given.
    pub fn missing_result(&mut self, at: Place, achievement: &str) {
        let achievement = shown(achievement);
        self.warning(
            Code::MissingResult,
            at,
            say(
                format!("「{achievement}」の成績が空です"),
                format!("the result of \"{achievement}\" is empty"),
            ),
            say("result を書いてください", "write the result"),
        );
    }

    /// A holder whom the achievement is not meant for.
    pub fn audience_not_allowed(&mut self, at: Place, achievement: &str, allowed: &str) {
        let (achievement, allowed) = (shown(achievement), shown(allowed));
        self.error(
            Code::AudienceNotAllowed,
            at,
            say(
                format!("「{achievement}」はこの人の区分には授与できません"),
                format!("\"{achievement}\" cannot be awarded to the audience this person belongs to"),
            ),
            say(
                format!("people.csv の audience か badge.yaml の audiences を直してください(今は {allowed})"),
                format!("correct audience in people.csv, or audiences in badge.yaml, now {allowed}"),
            ),
        );
    }

    /// A last day other than the one that the achievement's rule gives.
    pub fn validity_mismatch(&mut self, at: Place, given: &str, rule: Option<&str>) {
        let (ja, en) = match rule {
            Some(day) => (
                format!("有効期限 {given} が、バッジの有効期間から決まる {day} と違います"),
                format!("the last day {given} is not {day}, as the achievement says"),
            ),
            None => (
                format!("無期限のバッジに有効期限 {given} が付いています"),
                format!("the achievement holds for ever, but the award ends on {given}"),
            ),
        };
        self.warning(
            Code::ValidityMismatch,
            at,
            say(ja, en),
            say(
                "書かれた日を使います。間違いなら valid_until を空にしてください",
                "the day as written is used; leave valid_until empty if it is a mistake",
            ),
        );
    }

    /// An index beyond the status list.
    pub fn status_index_out_of_range(&mut self, at: Place, last: u32) {
        self.error(
            Code::StatusIndexOutOfRange,
            at,
            say(
                format!("status_index は 0 から {last} までの数です"),
                format!("a status index is a number from 0 to {last}"),
            ),
            say(
                "数を直すか、空にしてください(ID から決まります)",
                "correct it, or leave it empty: the id then decides",
            ),
        );
    }

    /// An index that an earlier award of the issuer has.
    pub fn status_index_taken(&mut self, at: Place, index: u32, other: &Place, free: Option<u32>) {
        let other = line_of(other);
        let help = match free {
            Some(free) => say(
                format!("status_index に {free} と書いてください(空いている番号です)"),
                format!("write {free} into status_index, which is free"),
            ),
            None => say(
                "この発行者の取消一覧はいっぱいです。別の発行者を立ててください",
                "the list of this issuer is full; use another issuer",
            ),
        };
        self.error(
            Code::StatusIndexTaken,
            at,
            say(
                format!("取消一覧の番号 {index} は {other} が使っています"),
                format!("the status index {index} is already taken by {other}"),
            ),
            help,
        );
    }
}

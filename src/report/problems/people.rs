//! People: identity and consent. Cells of names are never shown.

use super::{Code, Place, Report, say, shown};

impl Report {
    /// A person who is not in `people.csv`.
    pub fn unknown_person(&mut self, at: Place, key: &str, known: &[&str]) {
        let otherwise = say(
            "content/people.csv に行を書き足してください",
            "add a row to content/people.csv",
        );
        let help = self.meant(key, known, otherwise);
        let key = shown(key);
        self.error(
            Code::UnknownPerson,
            at,
            say(
                format!("「{key}」という人は people.csv にありません"),
                format!("nobody in people.csv has the key \"{key}\""),
            ),
            help,
        );
    }

    /// A person without the handle that identifies a holder.
    pub fn subject_without_identity(&mut self, at: Place, person: &str) {
        let person = shown(person);
        self.error(
            Code::SubjectWithoutIdentity,
            at,
            say(
                format!("「{person}」には受領者を示す handle がありません"),
                format!("\"{person}\" has no handle, so nothing says who the holder is"),
            ),
            say(
                "氏名や職員番号と関係のない、でたらめな6文字ほどを書いてください(例 k7m2qx)",
                "write some six random letters and digits, made neither from the name nor from a number, such as k7m2qx",
            ),
        );
    }

    /// A person whose name is to be shown, and who has none.
    pub fn missing_name(&mut self, at: Place, column: &str, policy: &str) {
        let column = shown(column);
        self.error(
            Code::MissingName,
            at,
            say(
                format!("name_public が {policy} なのに「{column}」が空です"),
                format!("name_public is {policy}, but \"{column}\" is empty"),
            ),
            say(
                format!("「{column}」を書くか、name_public を handle か hidden にしてください"),
                format!("fill \"{column}\" in, or let name_public be handle or hidden"),
            ),
        );
    }

    /// A name that is to be shown without recorded consent.
    pub fn missing_consent(&mut self, at: Place, person: &str) {
        let person = shown(person);
        self.warning(
            Code::MissingConsent,
            at,
            say(
                format!("「{person}」の同意の記録がないため、名前を出さず、一覧にも載せません"),
                format!("there is no record of consent by \"{person}\", who will stay hidden"),
            ),
            say(
                "同意を得た日と範囲を consent_on と consent_scope に書くか、name_public を hidden にしてください",
                "record day and scope in consent_on and consent_scope, or let name_public be hidden",
            ),
        );
    }

    /// Consent that does not cover the name that is to be shown.
    pub fn consent_too_narrow(&mut self, at: Place, person: &str) {
        let person = shown(person);
        self.warning(
            Code::ConsentTooNarrow,
            at,
            say(
                format!("「{person}」の同意は氏名を含まないため、handle で表示します"),
                format!(
                    "the consent of \"{person}\" does not cover the name, so the handle is shown"
                ),
            ),
            say(
                "consent_scope に name を含む同意を得るか、name_public を改めてください",
                "get consent that includes name, or change name_public",
            ),
        );
    }

    /// An id that gives away who bears it.
    pub fn id_from_person(&mut self, at: Place, column: &str) {
        let column = shown(column);
        self.error(
            Code::IdFromPerson,
            at,
            say(
                format!("この ID は本人の「{column}」から作られています"),
                format!("this id is made from the person's \"{column}\""),
            ),
            say(
                "アドレスやファイルに残る文字です。でたらめな文字にしてください",
                "it stays in addresses and files; use random letters and digits",
            ),
        );
    }
}

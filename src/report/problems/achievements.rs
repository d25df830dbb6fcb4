//! Achievements and their versions.

use super::{Code, Place, Report, Wording, say, shown};

impl Report {
    /// An achievement that does not exist.
    pub fn unknown_achievement(&mut self, at: Place, name: &str, known: &[&str]) {
        let folder = shown(name);
        let otherwise = say(
            format!("content/achievements/{folder}/badge.yaml を作ってください"),
            format!("write content/achievements/{folder}/badge.yaml"),
        );
        let help = self.meant(name, known, otherwise);
        let name = shown(name);
        self.error(
            Code::UnknownAchievement,
            at,
            say(
                format!("「{name}」というバッジはありません"),
                format!("no achievement is called \"{name}\""),
            ),
            help,
        );
    }

    /// An `achievementType` that OB 3.0 does not have.
    pub fn unknown_achievement_type(&mut self, at: Place, name: &str, known: &[&str]) {
        let otherwise = say(
            "Badge、Certificate、Competency、MicroCredential など Open Badges 3.0 の種類か、ext: で始まる名前にしてください",
            "use a type of Open Badges 3.0 such as Badge, Certificate, Competency or MicroCredential, or a name of your own after ext:",
        );
        let help = self.meant(name, known, otherwise);
        let name = shown(name);
        self.error(
            Code::UnknownAchievementType,
            at,
            say(
                format!("「{name}」というバッジの種類はありません"),
                format!("there is no achievement type called \"{name}\""),
            ),
            help,
        );
    }

    /// Criteria that say nothing.
    pub fn criteria_empty(&mut self, at: Place) {
        self.error(
            Code::CriteriaEmpty,
            at,
            say("取得条件が書かれていません", "the criteria say nothing"),
            say(
                "何をすれば取得できるかを criteria か criteria.ja.md に書いてください",
                "write what has to be done into criteria or criteria.en.md",
            ),
        );
    }

    /// Versions that are not numbered 1, 2, 3 …
    pub fn version_gap(&mut self, at: Place, missing: u32) {
        self.error(
            Code::VersionGap,
            at,
            say(
                format!("バージョン {missing} がありません"),
                format!("version {missing} is missing"),
            ),
            say(
                format!("v{missing}/badge.yaml を残すか、番号を1から続くように付け直してください"),
                format!("keep v{missing}/badge.yaml, or number the versions from 1 without a gap"),
            ),
        );
    }

    /// A `version` that is not the one its folder says.
    pub fn version_mismatch(&mut self, at: Place, expected: u32) {
        self.error(
            Code::VersionMismatch,
            at,
            say(
                format!("ここはバージョン {expected} のはずです"),
                format!("this is version {expected} by its folder"),
            ),
            say(
                format!("version: {expected} と書くか、フォルダーを移してください"),
                format!("write version: {expected}, or move the folder"),
            ),
        );
    }

    /// A later version that does not say from which day it counts.
    pub fn version_without_start(&mut self, at: Place, version: u32) {
        self.error(
            Code::VersionWithoutStart,
            at,
            say(
                format!("バージョン {version} がいつから使われるか分かりません"),
                format!("nothing says from which day version {version} is used"),
            ),
            say(
                "「from: 年-月-日」を書いてください。それより前の授与は前のバージョンのままです",
                "write \"from: year-month-day\"; awards before it stay with the version before",
            ),
        );
    }

    /// A version that begins before the one it follows.
    pub fn version_order(&mut self, at: Place, from: &str, before: &str) {
        self.error(
            Code::VersionOrder,
            at,
            say(
                format!("{from} は前のバージョンの始まり {before} より後でなければなりません"),
                format!("{from} has to be later than {before}, the day the version before begins"),
            ),
            say(
                "from を新しいバージョンほど後の日にしてください",
                "let each version begin later than the one before",
            ),
        );
    }

    /// An achievement that requires itself.
    pub fn requirement_cycle(&mut self, at: Place, name: &str) {
        let name = shown(name);
        self.error(
            Code::RequirementCycle,
            at,
            say(
                format!("「{name}」を取るには、たどると「{name}」自身が必要です"),
                format!("\"{name}\" has to be held before \"{name}\" can be awarded"),
            ),
            say(
                "requires のどれか一つを消してください",
                "remove one of the requirements",
            ),
        );
    }

    /// An award under a version that is not published.
    pub fn draft_awarded(&mut self, at: Place, name: &str, version: u32) {
        let name = shown(name);
        self.error(
            Code::DraftAwarded,
            at,
            say(
                format!("「{name}」のバージョン {version} はまだ下書きです"),
                format!("version {version} of \"{name}\" is still a draft"),
            ),
            say(
                "badge.yaml を status: published にしてから授与してください",
                "publish it first: status: published in badge.yaml",
            ),
        );
    }

    /// An alignment that leads nowhere.
    pub fn alignment_without_url(&mut self, at: Place, framework: &str) {
        let framework = shown(framework);
        self.error(
            Code::AlignmentWithoutUrl,
            at,
            say(
                "この対応づけには行き先のアドレスがありません",
                "this alignment has no address to lead to",
            ),
            say(
                format!("項目の code を書くか({framework} に items があるとき)、uri と name を書いてください"),
                format!("write the code of an item, if {framework} has items, or else uri and name"),
            ),
        );
    }

    /// A period of validity that cannot be read.
    pub fn malformed_validity(&mut self, at: Place, text: &str) {
        let text = shown(text);
        self.error(
            Code::MalformedValidity,
            at,
            say(
                format!("「{text}」は有効期間として読めません"),
                format!("\"{text}\" is not a period of validity"),
            ),
            validity_forms(),
        );
    }
}

fn validity_forms() -> Wording {
    say(
        "none(無期限)、3y(3年)、6m(6か月)、{years: 3, ends: day-before} のどれかで書いてください",
        "write none, 3y, 6m or {years: 3, ends: day-before}",
    )
}

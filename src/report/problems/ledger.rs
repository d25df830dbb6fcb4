//! The ledger of signed credentials: lines that are not as they were signed, and content that says otherwise.

use super::{Code, Place, Report, Wording, line_of, say, shown};

/// A part of a credential that comes from its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the words of each stand below")]
pub enum RowPart {
    Recipient,
    Badge,
    Days,
    Result,
    Evidence,
    StatusIndex,
    Issuer,
}

/// A part of a credential that comes from the definition of its badge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the words of each stand below")]
pub enum DefinitionPart {
    Name,
    Description,
    Criteria,
    Kind,
    Alignment,
    Results,
    Credits,
    Creator,
    Language,
}

impl RowPart {
    /// All of them.
    pub const ALL: &[RowPart] = &[
        RowPart::Recipient,
        RowPart::Badge,
        RowPart::Days,
        RowPart::Result,
        RowPart::Evidence,
        RowPart::StatusIndex,
        RowPart::Issuer,
    ];

    fn words(self) -> (&'static str, &'static str) {
        match self {
            RowPart::Recipient => ("受け取る人", "the recipient"),
            RowPart::Badge => ("バッジまたは版", "the badge or its version"),
            RowPart::Days => ("日付", "the dates"),
            RowPart::Result => ("成績", "the result"),
            RowPart::Evidence => ("証拠", "the evidence"),
            RowPart::StatusIndex => ("取消一覧の番号", "the status index"),
            RowPart::Issuer => ("発行者", "the issuer"),
        }
    }
}

impl DefinitionPart {
    /// All of them.
    pub const ALL: &[DefinitionPart] = &[
        DefinitionPart::Name,
        DefinitionPart::Description,
        DefinitionPart::Criteria,
        DefinitionPart::Kind,
        DefinitionPart::Alignment,
        DefinitionPart::Results,
        DefinitionPart::Credits,
        DefinitionPart::Creator,
        DefinitionPart::Language,
    ];

    fn words(self) -> (&'static str, &'static str) {
        match self {
            DefinitionPart::Name => ("名前", "the name"),
            DefinitionPart::Description => ("できること", "what its holder can do"),
            DefinitionPart::Criteria => ("条件または評価方法", "the criteria or the assessment"),
            DefinitionPart::Kind => ("種類", "the type"),
            DefinitionPart::Alignment => ("枠組みとの対応", "the alignment"),
            DefinitionPart::Results => ("成績の決まり", "the rule of results"),
            DefinitionPart::Credits => ("単位", "the credits"),
            DefinitionPart::Creator => ("作成者", "the creator"),
            DefinitionPart::Language => ("言語", "the language"),
        }
    }
}

impl Report {
    /// A line that is no document on a line of its own.
    pub fn ledger_line_malformed(&mut self, at: Place, why: &str) {
        let why = shown(why);
        self.error(
            Code::LedgerLineMalformed,
            at,
            say(
                format!("署名の記録のこの行は読めません: {why}"),
                format!("this line of the ledger cannot be read: {why}"),
            ),
            restore(),
        );
    }

    /// A line of another site or issuer; `more` others of the file are too.
    pub fn ledger_line_foreign(&mut self, at: Place, what: &str, more: usize) {
        let what = shown(what);
        let (more_ja, more_en) = match more {
            0 => (String::new(), String::new()),
            _ => (
                format!("。この表の他の{more}行も同じです"),
                format!(", like {more} more lines of this file"),
            ),
        };
        self.error(
            Code::LedgerLineForeign,
            at,
            say(
                format!("この行はこのサイトのこの発行者のものではありません: 「{what}」{more_ja}"),
                format!("this line is not of this site and issuer: \"{what}\"{more_en}"),
            ),
            say(
                "base_url と発行者の DID は、署名したあとで変えられません。元に戻すか、行を正しい場所に戻してください",
                "base_url and the DID of an issuer cannot change once something is signed; put them back, or the line where it was",
            ),
        );
    }

    /// A line signed with a key that `keys/` does not list for the issuer.
    pub fn ledger_unknown_key(&mut self, at: Place, key: &str) {
        let key = shown(key);
        self.error(
            Code::LedgerUnknownKey,
            at,
            say(
                format!("この行を署名した鍵が keys/ にありません: 「{key}」"),
                format!("the key that signed this line is not in keys/: \"{key}\""),
            ),
            say(
                "公開鍵は使い終わったあとも消さずに残してください",
                "keep public keys for ever, also those that sign no more",
            ),
        );
    }

    /// A line whose signature is not of what it says.
    pub fn ledger_line_altered(&mut self, at: Place, why: &str) {
        let why = shown(why);
        self.error(
            Code::LedgerLineAltered,
            at,
            say(
                format!("この行は署名したときと違います: {why}"),
                format!("this line is not as it was signed: {why}"),
            ),
            restore(),
        );
    }

    /// An award with two lines.
    pub fn ledger_line_twice(&mut self, at: Place, award: &str, earlier: &Place) {
        let (award, earlier) = (shown(award), line_of(earlier));
        self.error(
            Code::LedgerLineTwice,
            at,
            say(
                format!("授与「{award}」の行が二つあります({earlier})"),
                format!("the award \"{award}\" has a line already, in {earlier}"),
            ),
            restore(),
        );
    }

    /// A line whose award has no row.
    pub fn ledger_without_award(&mut self, at: Place, award: &str) {
        let award = shown(award);
        self.error(
            Code::LedgerWithoutAward,
            at,
            say(
                format!("署名した授与「{award}」の行が content/awards/ にありません"),
                format!("the signed award \"{award}\" has no row in content/awards/"),
            ),
            say(
                "発行した授与は消せません。行を戻し、取り消すなら `shirushi revoke`、公開をやめるなら `shirushi redact` を使ってください",
                "what was issued cannot be deleted; put the row back, and use `shirushi revoke` to withdraw it or `shirushi redact` to take it off the site",
            ),
        );
    }

    /// A line that still tells of an award that was redacted.
    pub fn ledger_not_redacted(&mut self, at: Place, award: &str) {
        let award = shown(award);
        self.error(
            Code::LedgerNotRedacted,
            at,
            say(
                format!("公開をやめた授与「{award}」の内容が署名の記録に残っています"),
                format!("the ledger still holds the award \"{award}\", which was redacted"),
            ),
            say(
                format!("`shirushi redact {award}` を実行してください"),
                format!("run `shirushi redact {award}`"),
            ),
        );
    }

    /// An award that was redacted once and is wanted back.
    pub fn redacted_award_returns(&mut self, at: Place) {
        self.error(
            Code::RedactedAwardReturns,
            at,
            say(
                "同意の撤回により公開をやめた授与は元に戻せません",
                "an award that was redacted does not come back",
            ),
            say(
                "理由を consent-withdrawn に戻し、改めて同意があれば新しい授与を作ってください",
                "put the reason consent-withdrawn back; with new consent, make a new award",
            ),
        );
    }

    /// A line that stood in the ledger and does so no more, or not there.
    pub fn ledger_rewritten(&mut self, at: Place, award: &str, how: Rewritten) {
        let award = shown(award);
        let message = match how {
            Rewritten::Edited => say(
                format!("授与「{award}」の署名の記録が書き換えられています"),
                format!("the line of the award \"{award}\" was edited"),
            ),
            Rewritten::Removed => say(
                format!("授与「{award}」の署名の記録がなくなっています"),
                format!("the line of the award \"{award}\" was removed"),
            ),
            Rewritten::Moved => say(
                format!("授与「{award}」の署名の記録が別の場所に移されています"),
                format!("the line of the award \"{award}\" was moved"),
            ),
        };
        self.error(Code::LedgerRewritten, at, message, restore());
    }

    /// A row that says something else than the credential that was signed of it.
    pub fn signed_award_changed(&mut self, at: Place, award: &str, parts: &[RowPart]) {
        let (ja, en) = listed(parts.iter().map(|part| part.words()));
        let award = shown(award);
        let correctable = [
            RowPart::Recipient,
            RowPart::Badge,
            RowPart::Days,
            RowPart::Result,
            RowPart::Evidence,
        ];
        let help = match parts.iter().any(|part| correctable.contains(part)) {
            true => say(
                format!(
                    "行を元に戻してください。正しい内容に改めるなら、戻してから `shirushi correct {award}` を使います(氏名が改まったときは戻さずに)。本人が公開をやめたいときは `shirushi redact {award}` です"
                ),
                format!(
                    "put the row back; to make it right, then use `shirushi correct {award}` (when a person's name has changed, without putting it back); if the holder no longer agrees, `shirushi redact {award}`"
                ),
            ),
            false => say(
                "行または定義を元に戻してください",
                "put the row or definition back",
            ),
        };
        self.error(
            Code::SignedAwardChanged,
            at,
            say(
                format!("署名した授与「{award}」と行の内容が違います: {ja}"),
                format!("the award \"{award}\" was signed with something else: {en}"),
            ),
            help,
        );
    }

    /// A definition that was changed under awards that were signed with it.
    pub fn signed_definition_changed(
        &mut self,
        at: Place,
        achievement: &str,
        version: u32,
        parts: &[DefinitionPart],
        awards: usize,
    ) {
        let (ja, en) = listed(parts.iter().map(|part| part.words()));
        let (framework_ja, framework_en) = match parts.contains(&DefinitionPart::Alignment) {
            true => (
                "枠組みの文を変えたのなら、content/frameworks/ を元に戻し、新しい文には新しい code を付けてください。そうでなければ、",
                "if the words of a framework changed, put content/frameworks/ back and give the new words a code of their own; otherwise ",
            ),
            false => ("", ""),
        };
        let (achievement, next) = (shown(achievement), version + 1);
        let plural = if awards == 1 { "award" } else { "awards" };
        self.error(
            Code::SignedDefinitionChanged,
            at,
            say(
                format!("「{achievement}」第{version}版は{awards}件の署名に使われており、変えられません: {ja}"),
                format!("version {version} of \"{achievement}\" was signed in {awards} {plural} and cannot change: {en}"),
            ),
            say(
                format!(
                    "{framework_ja}元の内容を content/achievements/{achievement}/v{version}/ に戻し、新しい内容は version: {next} として from に始まる日を書いてください"
                ),
                format!(
                    "{framework_en}put what it was into content/achievements/{achievement}/v{version}/ and make the new text version: {next}, with from: the day it begins"
                ),
            ),
        );
    }

    /// An award that a build without keys cannot publish.
    pub fn unsigned_award(&mut self, at: Place, award: &str) {
        let award = shown(award);
        self.error(
            Code::UnsignedAward,
            at,
            say(
                format!("授与「{award}」はまだ署名されていません"),
                format!("the award \"{award}\" is not signed yet"),
            ),
            sign(),
        );
    }

    /// A status list that is not there, or says something else than the rows.
    pub fn outdated_status_list(&mut self, at: Place, issuer: &str) {
        let issuer = shown(issuer);
        self.error(
            Code::OutdatedStatusList,
            at,
            say(
                format!("「{issuer}」の署名済みの一覧(取り消しか一時停止)がないか、授与の行と合っていません"),
                format!("the signed status list of \"{issuer}\" is missing or not what the rows say"),
            ),
            sign(),
        );
    }
}

/// How a line is not where and what it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rewritten {
    /// It says something else.
    Edited,
    /// It is gone.
    Removed,
    /// It stands elsewhere.
    Moved,
}

fn restore() -> Wording {
    say(
        "署名の記録は足すだけで、書き換えません。`git checkout` などで元に戻してください",
        "lines are only ever added to the ledger; put it back, for example with `git checkout`",
    )
}

fn sign() -> Wording {
    say(
        "鍵を持つ人が `shirushi sign` を実行し、content/ledger/ をコミットしてください",
        "let the key holder run `shirushi sign` and commit content/ledger/",
    )
}

fn listed(words: impl Iterator<Item = (&'static str, &'static str)>) -> (String, String) {
    let (ja, en): (Vec<&str>, Vec<&str>) = words.unzip();
    (ja.join("、"), en.join(", "))
}

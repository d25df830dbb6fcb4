//! Everything that a check can find: its name, what it means for the check, and a sentence in each language.

use serde::Serialize;
use std::fmt;

/// A part of a document that is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// Is it a badge at all, and could a signature cover all of it?
    Form,
    /// Does the signature hold?
    Proof,
    /// Is the key the issuer's?
    Issuer,
    /// Has it been withdrawn?
    Status,
    /// Is it valid now?
    Dates,
    /// Is it held by whom it was asked about? Only checked when asked.
    Recipient,
    /// Do the endorsements in it hold? Only checked when there are any.
    Endorsements,
}

impl Part {
    /// The parts in the order in which they are checked.
    pub const ALL: [Part; 7] = [
        Part::Form,
        Part::Proof,
        Part::Issuer,
        Part::Status,
        Part::Dates,
        Part::Recipient,
        Part::Endorsements,
    ];

    /// The parts that every verdict speaks of.
    pub(super) const ALWAYS: [Part; 5] = [
        Part::Form,
        Part::Proof,
        Part::Issuer,
        Part::Status,
        Part::Dates,
    ];

    /// The name by which programs know it.
    pub fn name(self) -> &'static str {
        match self {
            Part::Form => "form",
            Part::Proof => "proof",
            Part::Issuer => "issuer",
            Part::Status => "status",
            Part::Dates => "dates",
            Part::Recipient => "recipient",
            Part::Endorsements => "endorsements",
        }
    }

    /// The part in Japanese.
    pub fn ja(self) -> &'static str {
        match self {
            Part::Form => "形式",
            Part::Proof => "署名",
            Part::Issuer => "発行者",
            Part::Status => "取消",
            Part::Dates => "期間",
            Part::Recipient => "受領者",
            Part::Endorsements => "推薦",
        }
    }

    /// The part in English.
    pub fn en(self) -> &'static str {
        match self {
            Part::Form => "form",
            Part::Proof => "signature",
            Part::Issuer => "issuer",
            Part::Status => "status",
            Part::Dates => "dates",
            Part::Recipient => "holder",
            Part::Endorsements => "endorsements",
        }
    }
}

/// What a check came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Finding {
    /// It was checked and is good.
    Passed,
    /// It was checked and is not good.
    Failed,
    /// It could not be checked, which is not good either.
    CouldNotCheck,
}

macro_rules! codes {
    ($($code:ident $part:ident $finding:ident $name:literal $ja:literal $en:literal)+) => {
        /// What a check found.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Code {
            $(#[doc = $en] $code,)+
        }

        impl Code {
            /// All codes, by part.
            pub const ALL: &[Code] = &[$(Code::$code),+];

            /// The name by which programs know it. It never changes.
            pub fn name(self) -> &'static str {
                match self { $(Code::$code => $name,)+ }
            }

            /// The part that it is about. [`Code::NotReached`] is said of any part.
            pub fn part(self) -> Part {
                match self { $(Code::$code => Part::$part,)+ }
            }

            /// What it means for the check.
            pub fn finding(self) -> Finding {
                match self { $(Code::$code => Finding::$finding,)+ }
            }

            /// A sentence in Japanese.
            pub fn ja(self) -> &'static str {
                match self { $(Code::$code => $ja,)+ }
            }

            /// A sentence in English.
            pub fn en(self) -> &'static str {
                match self { $(Code::$code => $en,)+ }
            }
        }
    };
}

codes! {
    FormSound Form Passed "form-sound"
        "必要な項目がそろい、すべての項目が署名の対象です。" "Everything needed is there, and the signature covers all of it."
    NotFetched Form CouldNotCheck "not-fetched"
        "データを取得できません。" "It could not be fetched."
    NotJson Form Failed "not-json"
        "データが壊れているか、JSON ではありません。" "The data is broken or not JSON."
    PictureWithoutCredential Form Failed "picture-without-credential"
        "この画像にはバッジのデータが入っていません。" "This picture holds no badge data."
    ArchiveWithoutCredential Form Failed "archive-without-credential"
        "このファイルにはバッジのデータが入っていません。" "This archive holds no badge data."
    SignedAsJwt Form CouldNotCheck "signed-as-jwt"
        "JWT で署名されたデータです。ここでは確かめられません。" "It is signed as a JWT, which cannot be checked here."
    OpenBadges2 Form CouldNotCheck "open-badges-2"
        "Open Badges 2.0 のデータです。ここでは 3.0 だけを確かめます。" "It is an Open Badges 2.0 badge; only 3.0 is checked here."
    DataModel1 Form CouldNotCheck "data-model-1"
        "古い規格(VC 1.1)のデータです。ここでは確かめられません。" "It follows the older data model VC 1.1, which cannot be checked here."
    NotACredential Form Failed "not-a-credential"
        "デジタル証明書のデータではありません。" "It is not a verifiable credential."
    UnknownKind Form Failed "unknown-kind"
        "バッジではない種類の証明書です。" "It is a credential of another kind than a badge."
    ContextOrder Form Failed "context-order"
        "規格の指定(@context)が足りないか、順序が違います。" "The standards it follows (`@context`) are incomplete or in a wrong order."
    UnknownContext Form CouldNotCheck "unknown-context"
        "知らない規格の言葉を使っています。意味を確かめられません。" "It uses words of a standard that is not known here."
    NestedContext Form Failed "nested-context"
        "途中で言葉の意味を変えています。" "It changes the meaning of words within itself."
    NotCompact Form Failed "not-compact"
        "項目の名前が通常の書き方ではありません。" "Properties in it are not called by their ordinary names."
    NodeTwice Form Failed "node-twice"
        "証明書の内容が二か所に分かれています。" "It speaks of itself in two places."
    UndefinedTerm Form Failed "undefined-term"
        "署名の対象にならない項目があります。" "It has a property that no signature covers."
    RelativeUrl Form Failed "relative-url"
        "完全な URL でない識別子があります。" "An identifier in it is not a complete URL."
    NotLossless Form Failed "not-lossless"
        "署名の対象として正しく表せない値があります。" "A value in it cannot be covered by a signature."
    TooComplex Form CouldNotCheck "too-complex"
        "構造が複雑すぎるため、確かめられません。" "It is too complex to be checked."
    NoProof Form Failed "no-proof"
        "署名がありません。下書きかもしれません。" "It has no signature; it may be a draft."
    IdMalformed Form Failed "id-malformed"
        "証明書の識別子がないか、正しくありません。" "Its own id is missing or malformed."
    IssuerMalformed Form Failed "issuer-malformed"
        "発行者の情報がないか、正しくありません。" "Its issuer is missing or malformed."
    ValidFromMalformed Form Failed "valid-from-malformed"
        "有効期間の始まりがないか、時差付きの日時ではありません。" "The start of its validity is missing or not a time with a zone."
    DateMalformed Form Failed "date-malformed"
        "日時の書き方が正しくありません。" "A time in it is not a time with a zone."
    ValidityReversed Form Failed "validity-reversed"
        "有効期間の終わりが始まりより前です。" "Its validity ends before it begins."
    SubjectMalformed Form Failed "subject-malformed"
        "受領者の情報がないか、正しくありません。" "Its subject is missing or malformed."
    SubjectUnnamed Form Failed "subject-unnamed"
        "誰に授与したのかが書かれていません。" "It does not say who holds it."
    IdentityMalformed Form Failed "identity-malformed"
        "受領者の識別情報が正しくありません。" "What its holder is known by is malformed."
    AchievementMalformed Form Failed "achievement-malformed"
        "達成内容に必要な項目がありません。" "What was achieved is missing or malformed."
    CriteriaEmpty Form Failed "criteria-empty"
        "取得条件が書かれていません。" "It does not say what had to be done for it."
    EvidenceMalformed Form Failed "evidence-malformed"
        "証拠の情報が正しくありません。" "Its evidence is malformed."
    ImageMalformed Form Failed "image-malformed"
        "画像の指定が正しくありません。" "An image in it is malformed."
    EndorsementMalformed Form Failed "endorsement-malformed"
        "推薦の情報が正しくありません。" "An endorsement in it is malformed."
    EndorsesAnother Form Failed "endorses-another"
        "別のものに対する推薦です。" "It endorses something else."
    StatusMalformed Form Failed "status-malformed"
        "取消の確認先が正しくありません。" "Where to learn of its withdrawal is malformed."
    ListMalformed Form Failed "list-malformed"
        "取消一覧の内容が正しくありません。" "The status list in it is malformed."

    SignatureHolds Proof Passed "signature-holds"
        "署名が内容と一致しています。" "The signature matches the content."
    SignatureWrong Proof Failed "signature-wrong"
        "署名が内容と一致しません。" "The signature does not match the content."
    ProofMalformed Proof Failed "proof-malformed"
        "署名の書き方が正しくありません。" "The signature is malformed."
    ProofExpired Proof Failed "proof-expired"
        "署名の有効期限が切れています。" "The signature has expired."
    ProofUnsupported Proof CouldNotCheck "proof-unsupported"
        "知らない方式の署名です。確かめられません。" "It is signed in a way that cannot be checked here."
    KeyUnknown Proof CouldNotCheck "key-unknown"
        "署名に使われた鍵が分かりません。" "The key it was signed with is not known."

    IssuerConfirmed Issuer Passed "issuer-confirmed"
        "発行者自身が公開している鍵で署名されています。" "It is signed with a key that the issuer publishes."
    IssuerIsItsKey Issuer Passed "issuer-is-its-key"
        "発行者は鍵そのものです。名前は本人の申告です。" "The issuer is the key itself; its name is what it calls itself."
    IssuerKnown Issuer Passed "issuer-known"
        "一覧にある発行者の、一覧にある鍵で署名されています。" "It is signed with a key that the list of known issuers gives for its issuer."
    KeyOfAnother Issuer Failed "key-of-another"
        "発行者とは別の者の鍵で署名されています。" "It is signed with a key of someone else than its issuer."
    KeyNotListed Issuer Failed "key-not-listed"
        "署名の鍵を発行者が公開していません。" "The issuer does not publish the key it is signed with."
    KeyNotForCredentials Issuer Failed "key-not-for-credentials"
        "発行者は署名の鍵を証明書用としていません。" "The issuer does not use this key for credentials."
    KeyDiffers Issuer Failed "key-differs"
        "発行者が公開している鍵と一致しません。" "The key differs from the one the issuer publishes."
    KeyWithdrawn Issuer Failed "key-withdrawn"
        "署名の鍵は使用を終えています。" "The issuer has withdrawn this key."
    IssuerDocumentOfAnother Issuer Failed "issuer-document-of-another"
        "発行者の情報が別の者のものです。" "The issuer's document is that of someone else."
    IssuerDocumentMalformed Issuer CouldNotCheck "issuer-document-malformed"
        "発行者の情報が読めません。" "The issuer's document cannot be read."
    IssuerUnreachable Issuer CouldNotCheck "issuer-unreachable"
        "発行者の情報を取得できません。" "The issuer's document could not be fetched."
    IssuerMethodUnknown Issuer CouldNotCheck "issuer-method-unknown"
        "この種類の発行者は確かめられません。" "This kind of issuer cannot be checked."

    IssuerEnclosed Issuer CouldNotCheck "issuer-enclosed"
        "発行者の鍵は、このファイルに同封された情報と一致しますが、発行者のサイトでは確かめていません。" "Its key is the one in the issuer's document enclosed with it, which was not compared with the issuer's site."
    IssuerNotTrusted Issuer CouldNotCheck "issuer-not-trusted"
        "発行者自身の署名ですが、指定された発行者の一覧にありません。" "It is signed by its issuer, who is not on the list of known issuers."

    NotWithdrawn Status Passed "not-withdrawn"
        "取り消されていません。" "It has not been withdrawn."
    NoStatus Status Passed "no-status"
        "取消の仕組みがない証明書です。" "It is of a kind that is not withdrawn."
    Revoked Status Failed "revoked"
        "発行者が取り消しました。" "The issuer has withdrawn it."
    Suspended Status Failed "suspended"
        "発行者が一時停止しています。" "The issuer has suspended it."
    StatusKindUnknown Status CouldNotCheck "status-kind-unknown"
        "知らない方式のため、取消を確かめられません。" "Its withdrawal is told in a way that cannot be checked here."
    StatusUnreachable Status CouldNotCheck "status-unreachable"
        "取消一覧を取得できません。" "The list of withdrawals could not be fetched."
    StatusListMalformed Status CouldNotCheck "status-list-malformed"
        "取消一覧が読めません。" "The list of withdrawals cannot be read."
    StatusListOfAnother Status CouldNotCheck "status-list-of-another"
        "取消一覧が発行者のものと確かめられません。" "The list of withdrawals is not the issuer's."
    StatusListUnproven Status CouldNotCheck "status-list-unproven"
        "取消一覧の署名を確かめられません。" "The signature of the list of withdrawals does not hold."
    StatusListStale Status CouldNotCheck "status-list-stale"
        "取消一覧が期間外です。" "The list of withdrawals is out of date."
    StatusPurposeDiffers Status CouldNotCheck "status-purpose-differs"
        "取消一覧の目的が違います。" "The list of withdrawals has another purpose."
    StatusEnclosed Status CouldNotCheck "status-enclosed"
        "同封された取消一覧では取り消されていませんが、その後のことは分かりません。" "The list of withdrawals enclosed with it does not name it; what came later is not known."
    StatusIndexOutOfRange Status CouldNotCheck "status-index-out-of-range"
        "取消一覧に該当する位置がありません。" "The list of withdrawals has no such place."

    WithinPeriod Dates Passed "within-period"
        "有効期間内です。" "It is valid now."
    Expired Dates Failed "expired"
        "有効期間が終わっています。" "Its validity has ended."
    NotYetValid Dates Failed "not-yet-valid"
        "有効期間がまだ始まっていません。" "Its validity has not begun."

    RecipientMatches Recipient Passed "recipient-matches"
        "受領者が一致しました。" "It is held by the person asked about."
    RecipientDiffers Recipient Failed "recipient-differs"
        "受領者が一致しません。" "It is held by someone else than the person asked about."
    RecipientUnknown Recipient CouldNotCheck "recipient-unknown"
        "受領者を照合できる情報がありません。" "It says nothing that its holder could be compared with."

    EndorsementsHold Endorsements Passed "endorsements-hold"
        "含まれる推薦はすべて本物です。" "Every endorsement in it is genuine."
    EndorsementFailed Endorsements Failed "endorsement-failed"
        "信用できない推薦が含まれています。" "An endorsement in it cannot be relied on."
    EndorsementUnknown Endorsements CouldNotCheck "endorsement-unknown"
        "確かめられない推薦が含まれています。" "An endorsement in it could not be checked."

    NotReached Dates CouldNotCheck "not-reached"
        "前の確認が通らないため、確かめていません。" "It was not looked at because an earlier check did not pass."
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_code_has_a_name_of_its_own_in_kebab_case() {
        let names: BTreeSet<&str> = Code::ALL.iter().map(|code| code.name()).collect();
        assert_eq!(names.len(), Code::ALL.len());
        for name in names {
            assert!(
                name.bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'),
                "{name}"
            );
        }
    }

    #[test]
    fn every_code_is_a_sentence_in_both_languages() {
        for code in Code::ALL {
            assert!(
                code.ja().ends_with('。') && code.en().ends_with('.'),
                "{code}"
            );
        }
    }

    #[test]
    fn every_part_can_pass() {
        for part in Part::ALL {
            assert!(
                Code::ALL
                    .iter()
                    .any(|code| code.part() == part && code.finding() == Finding::Passed),
                "{part:?}"
            );
        }
    }
}

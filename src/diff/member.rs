//! What can differ in a badge, an award, an issuer or a site.

use serde::{Serialize, Serializer};

use crate::report::Wording;

macro_rules! members {
    ($($variant:ident $name:literal $ja:literal $en:literal)*) => {
        /// One thing that can differ; its name in JSON is in kebab case.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[allow(missing_docs, reason = "the words beside each say what it is")]
        pub enum Member { $($variant),* }

        impl Member {
            /// Its name in JSON.
            pub fn name(self) -> &'static str {
                match self { $(Member::$variant => $name),* }
            }

            /// What people call it.
            pub fn wording(self) -> Wording {
                let (ja, en) = match self { $(Member::$variant => ($ja, $en)),* };
                Wording { ja: ja.to_owned(), en: en.to_owned() }
            }
        }
    };
}

members! {
    // in the credential, from the definition
    Name "name" "名前" "name"
    CanDo "can-do" "できること" "what a holder can do"
    Criteria "criteria" "条件と評価方法" "criteria and assessment"
    Picture "picture" "画像" "picture"
    Issuer "issuer" "発行者" "issuer"
    Creator "creator" "設計者" "designer"
    Type "type" "種別" "type"
    Credits "credits" "単位" "credits"
    ResultRule "result-rule" "成績の表し方" "kind of result"
    Alignment "alignment" "対応する枠組み" "alignment"
    Tags "tags" "分類と語" "kind and tags"
    DefinitionOther "definition-other" "そのほか(証明書の中)" "other, within the credential"
    // of the definition, on its page alone
    Validity "validity" "有効期間" "validity"
    From "from" "この版の始まり" "first day of the version"
    Lifecycle "lifecycle" "公開の状態" "published or draft"
    Requires "requires" "先に必要なバッジ" "required badges"
    Audiences "audiences" "授与できる人" "audiences"
    TargetGroups "target-groups" "対象者" "target groups"
    EvidenceRule "evidence-rule" "根拠の要否" "need of evidence"
    ApprovalRule "approval-rule" "決裁の要否" "need of a decision"
    Appraisal "appraisal" "人事評価での扱い" "use in appraisal"
    EndorsedBy "endorsed-by" "推薦者" "endorsers"
    Hours "hours" "学習時間" "hours"
    Support "support" "支援" "support"
    Renewal "renewal" "更新の方法" "how to renew"
    ImageAlt "image-alt" "画像の説明" "words for the picture"
    UsedIn "used-in" "活かせる業務" "work it is of use in"
    Certificate "certificate" "証書の名前" "name of its certificates"
    HowToApply "how-to-apply" "申し込み方" "how to apply"
    Resources "resources" "学習の材料" "resources"
    // of an award
    Holder "holder" "受け取る人" "holder"
    HolderName "holder-name" "名前の表記" "name of the holder"
    HolderId "holder-id" "受け取る人の番号" "id of the holder"
    NamePolicy "name-policy" "名前を出す範囲" "how much of the name is shown"
    Achievement "achievement" "バッジ" "achievement"
    Version "version" "版" "version"
    IssuedOn "issued-on" "授与日" "day of the award"
    RecordedOn "recorded-on" "記録日" "day of the row"
    ValidUntil "valid-until" "有効期限" "last day"
    Result "result" "成績" "result"
    Evidence "evidence" "根拠" "evidence"
    Renews "renews" "更新元" "award it renews"
    Replaces "replaces" "訂正元" "award it replaces"
    Twin "twin" "重なるかもしれない授与" "award it may repeat"
    Withdrawal "withdrawal" "取り消し" "withdrawal"
    Suspension "suspension" "停止" "suspension"
    StatusIndex "status-index" "取消一覧の番号" "index in the list of withdrawals"
    Visibility "visibility" "一覧に出すか" "listed or not"
    Approval "approval" "決裁" "decision it rests on"
    AwardOther "award-other" "そのほか" "other"
    // of an issuer and the site
    Did "did" "発行者のDID" "DID"
    Address "address" "アドレス" "address"
    Url "url" "公式サイト" "official page"
    Description "description" "説明" "description"
    Contact "contact" "問い合わせ先" "contact"
    Identifiers "identifiers" "法人番号など" "official numbers"
    Parent "parent" "上の組織" "parent organisation"
    Head "head" "証書に名前の載る代表者" "head named on certificates"
    Key "key" "公開鍵" "public key"
    BaseUrl "base-url" "サイトのアドレス" "address of the site"
    Timezone "timezone" "時間帯" "time zone"
    Languages "languages" "言語" "languages"
    Repository "repository" "リポジトリーの公開" "who can read the repository"
    Index "index" "検索エンジンへの公開" "search engines"
    SuppressBelow "suppress-below" "伏せる人数" "counts kept vague below"
    LedgerLine "ledger-line" "台帳の行" "lines of the ledger"
}

impl Member {
    /// Whether it stands in the credentials of those who hold the badge, or in what they refer to.
    pub fn is_certified(self) -> bool {
        self <= Member::DefinitionOther
    }
}

impl Serialize for Member {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

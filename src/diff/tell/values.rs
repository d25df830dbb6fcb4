//! Values that content writes as keywords, in the words of the reader.

use super::Say;
use crate::diff::Member;

/// The text of a member; its keywords in words.
pub fn spoken(member: Member, text: &str, say: &Say) -> String {
    let keywords = [
        Member::NamePolicy,
        Member::Visibility,
        Member::Repository,
        Member::Index,
        Member::Lifecycle,
        Member::Appraisal,
        Member::EvidenceRule,
        Member::ApprovalRule,
        Member::Withdrawal,
        Member::Approval,
    ];
    if !keywords.contains(&member) {
        return text.to_owned();
    }
    let words = text.split(' ').map(|word| keyword(member, word, say));
    words.collect::<Vec<_>>().join(" ")
}

fn keyword(member: Member, word: &str, say: &Say) -> String {
    let (ja, en) = match (member, word) {
        (Member::NamePolicy, "full") => ("すべて", "all of it"),
        (Member::NamePolicy, "initials") => ("頭文字", "initials"),
        (Member::NamePolicy, "handle") => ("記号だけ", "a handle"),
        (Member::NamePolicy, "hidden") => ("出さない", "nothing"),
        (Member::Visibility, "public") => ("一覧に出す", "listed"),
        (Member::Visibility, _) => ("一覧に出さない", "not listed"),
        (Member::Repository, "public") => ("だれでも", "anyone"),
        (Member::Repository, _) => ("関係者だけ", "members only"),
        (Member::Index, "index") => ("載せる", "asked in"),
        (Member::Index, _) => ("載せない", "kept out"),
        (Member::Lifecycle, "draft") => ("下書き", "draft"),
        (Member::Lifecycle, _) => ("公開", "published"),
        (Member::Withdrawal, "superseded") => {
            ("訂正したものに代わる", "a corrected one takes its place")
        }
        (Member::Withdrawal, "duplicate") => ("二重の授与", "awarded twice"),
        (Member::Withdrawal, "issued-in-error") => ("誤って授与", "issued in error"),
        (Member::Withdrawal, "withdrawn") => ("発行者が取り消し", "the issuer takes it back"),
        (Member::Withdrawal, "consent-withdrawn") => (
            "本人が同意を撤回(ページから消える)",
            "the holder takes back consent: it leaves the site",
        ),
        (Member::Approval, "yes") => ("記録あり", "recorded"),
        (Member::Approval, "no") => ("記録なし", "not recorded"),
        (_, "yes") => ("必要", "yes"),
        (_, "no") => ("なし", "no"),
        (_, "undecided") => ("未定", "undecided"),
        _ => (word, word),
    };
    say.pick(ja, en)
}

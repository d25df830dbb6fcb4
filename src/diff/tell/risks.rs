//! What must be made sure of: each risk in a sentence, with what to do about it.

use super::lists::{awards, rows, titled};
use super::{Entry, Line, Say, Section};
use crate::diff::{Changes, Risk, RiskKind};

/// All risks. They are never folded.
pub fn section(changes: &Changes, say: &Say) -> Section {
    let count = changes.risks.len();
    Section {
        title: say.pick(
            format!("⚠ 確かめてから承認すること({count})"),
            format!("⚠ Make sure of before approval ({count})"),
        ),
        folded: false,
        entries: changes.risks.iter().map(|risk| entry(risk, say)).collect(),
    }
}

fn entry(risk: &Risk, say: &Say) -> Entry {
    let addresses = risk
        .addresses
        .iter()
        .map(|path| Line::default().code(path.clone()));
    let paths = risk.paths.iter();
    let paths = paths.map(|path| Line::default().code(path.clone()));
    Entry {
        head: headline(risk, say),
        advice: Some(Line::ours(advice(risk, say))),
        differences: rows(&risk.differences, say),
        items: awards(&risk.awards, say)
            .into_iter()
            .chain(addresses)
            .chain(paths)
            .collect(),
    }
}

fn headline(risk: &Risk, say: &Say) -> Line {
    let (count, touched) = (risk.awards.len(), risk.touched);
    let about = |ja: &str, en: &str| {
        titled(&risk.about, say).and(say.pick(format!(": {ja}"), format!(": {en}")))
    };
    match risk.kind {
        RiskKind::NotCompared => Line::ours(say.pick(
            "前の版に誤りがあるため、授与と定義の変化を比べられません",
            "the earlier revision has errors, so that awards and definitions cannot be compared",
        )),
        RiskKind::KeyRemoved => about("公開鍵がなくなります", "a public key is removed"),
        RiskKind::KeyAdded => about("公開鍵が加わります", "a public key is added"),
        RiskKind::KeyChanged => about(
            "公開鍵の記載が変わります",
            "what is said of a public key changes",
        ),
        RiskKind::Machinery => {
            let count = risk.paths.len();
            Line::ours(say.pick(
                format!("サイトを動かす、または守るファイルが{count}個変わります"),
                format!("files that run or guard the site change ({count})"),
            ))
        }
        RiskKind::BaseUrl => Line::ours(say.pick(
            "サイトのアドレス(base_url)が変わります",
            "the address of the site (base_url) changes",
        )),
        RiskKind::Settings => Line::ours(say.pick(
            "サイト全体の設定が変わります",
            "settings of the whole site change",
        )),
        RiskKind::Rule => about(
            "決まりがゆるむか、守られません",
            "rules are loosened, or not kept",
        ),
        RiskKind::Issuer => about(
            &format!("発行者の情報が変わります(発行ずみ{touched}件)"),
            &format!("what is said of the issuer changes ({touched} issued)"),
        ),
        RiskKind::Ledger => about(
            &format!("署名ずみのバッジの控えが{touched}行、消えるか書き換えられます"),
            &format!("{touched} lines of signed credentials are removed or rewritten"),
        ),
        RiskKind::Definition => about(
            &format!("授与ずみ({touched}件)のバッジの定義が変わります"),
            &format!("the definition changes, and {touched} awarded under it"),
        ),
        RiskKind::AwardRemoved => about(
            &format!("授与の行が{count}件なくなります"),
            &format!("rows of awards are removed ({count})"),
        ),
        RiskKind::Unrevoked => about(
            &format!("取り消しが{count}件、なかったことになります"),
            &format!("withdrawals are undone ({count})"),
        ),
        RiskKind::Recipient => about(
            &format!("授与ずみの{count}件の受け取る人が変わります"),
            &format!("the holder of issued awards changes ({count})"),
        ),
        RiskKind::HolderName => about(
            &format!("授与ずみの{count}件で、名前や番号が変わります"),
            &format!("the name or id in issued awards changes ({count})"),
        ),
        RiskKind::AwardChanged => about(
            &format!("授与ずみの{count}件の内容が変わります"),
            &format!("issued awards change ({count})"),
        ),
        RiskKind::NameShown => about(
            &format!("{count}件で、名前を出す範囲が広がります"),
            &format!("more of the name of the holder is shown ({count})"),
        ),
        RiskKind::BackDated => about(
            &format!("60日より前の日付の新しい授与が{count}件あります"),
            &format!("new awards are dated more than 60 days back ({count})"),
        ),
        RiskKind::Duplicate => about(
            &format!("同じ人への二重の授与かもしれないものが{count}件あります"),
            &format!("awards may be made twice to the same person ({count})"),
        ),
        RiskKind::AddressGone => {
            let count = risk.addresses.len();
            Line::ours(say.pick(
                format!("公開中のファイルが{count}個、アドレスごとなくなります"),
                format!("published files disappear with their addresses ({count})"),
            ))
        }
    }
}

fn advice(risk: &Risk, say: &Say) -> String {
    let touched = risk.touched;
    match risk.kind {
        RiskKind::NotCompared => say.pick(
            "ファイルの差分をすべて確かめてください。前の版を `shirushi check` で調べると誤りが分かります",
            "read the differences of all files; `shirushi check` in the earlier revision names the errors",
        ),
        RiskKind::KeyRemoved => say.pick(
            format!("この鍵で署名したバッジは検証できなくなります(この発行者の発行ずみは{touched}件)。使い終えた鍵の記載も残してください"),
            format!("badges signed with it stop verifying ({touched} are issued by this issuer); keep retired keys in the file"),
        ),
        RiskKind::KeyAdded => say.pick(
            "鍵の担当者に、指紋(SHA-256)が合っているか確かめてください。知らない鍵が加わると、その鍵の持ち主がバッジを発行できます",
            "ask the key holder to compare the fingerprint (SHA-256); whoever holds a key that is added here can issue",
        ),
        RiskKind::KeyChanged => say.pick(
            "鍵の担当者に、この変更を知っているか確かめてください",
            "ask the key holder whether this change is known",
        ),
        RiskKind::Machinery => say.pick(
            "検査、公開、鍵の扱いが変わることがあります。鍵の担当者にも見てもらってください",
            "checks, publication or the care of keys may change; ask the key holder to look, too",
        ),
        RiskKind::BaseUrl => say.pick(
            format!("発行ずみの{touched}件は、すべて検証できなくなります。ふつうは承認しません。元のアドレスに戻してください"),
            format!("all {touched} badges issued so far stop verifying; rarely right: put the old address back"),
        ),
        RiskKind::Settings => say.pick(
            format!("発行ずみの{touched}件の内容や、見える人が変わることがあります。意図した変更か確かめてください"),
            format!("what {touched} issued badges say, or who sees them, may change; make sure that it is meant"),
        ),
        RiskKind::Rule => say.pick(
            "決裁や個人情報の担当者が認めたことか確かめてください。決裁の記録がない授与は、記録を加えてから承認します",
            "make sure that whoever decides on awards and privacy agreed; where a decision is missing, have it recorded before you approve",
        ),
        RiskKind::Issuer => say.pick(
            "バッジの中にも同じ情報があります。DID やアドレスが変わると、発行ずみのバッジは検証できなくなります。組織の名前などは、正式な変更か確かめてください",
            "badges hold the same data; with another DID or address, issued badges stop verifying; make sure that changes of a name and the like are official",
        ),
        RiskKind::Ledger => say.pick(
            "控えは書き足すだけです。元の行に戻してください",
            "the ledger is only ever added to: put the lines back",
        ),
        RiskKind::Definition => definition_advice(risk, say),
        RiskKind::AwardRemoved => say.pick(
            "行は消しません。元に戻し、取り消すなら `shirushi revoke`、本人が同意を撤回したなら `shirushi redact` を使ってください",
            "rows stay: put them back, and use `shirushi revoke` to withdraw, `shirushi redact` when the holder takes back consent",
        ),
        RiskKind::Unrevoked => say.pick(
            "取り消しは元に戻しません。やはり授与するなら、新しい授与(`shirushi award`)にしてください",
            "a withdrawal is never undone: if it was wrong, award anew (`shirushi award`)",
        ),
        RiskKind::HolderName => say.pick(
            "本人はもう元の名前のバッジを持っています。字形や改姓の訂正は `shirushi correct`、公開をやめるときは `shirushi redact` を使ってください",
            "the holder already has the badges as they were: use `shirushi correct` for a letter or a new name, `shirushi redact` to take them off the site",
        ),
        RiskKind::Recipient => say.pick(
            "元の人がもうこのバッジを持っています。書き換えず、`shirushi correct` で訂正してください(元を取り消し、新しく授与します)",
            "somebody holds this badge already: do not edit it, use `shirushi correct`, which withdraws it and awards a corrected one",
        ),
        RiskKind::AwardChanged => say.pick(
            "本人はもう元の内容のバッジを持っています。書き換えず、`shirushi correct` で訂正してください(元を取り消し、新しく授与します)",
            "holders already have the badges as they were: do not edit them, use `shirushi correct`, which withdraws and awards anew",
        ),
        RiskKind::NameShown => say.pick(
            "本人がその範囲の公開に同意した記録があるか確かめてください",
            "make sure that the holder's consent to this is on record",
        ),
        RiskKind::BackDated => say.pick(
            "授与日の根拠(決裁の日付など)を確かめてください",
            "make sure of what the day rests on, such as the date of a decision",
        ),
        RiskKind::Duplicate => say.pick(
            "すでにある授与と同じ人でないか、更新や訂正でないかを確かめてください",
            "make sure that the holder is another person, or that it is neither a renewal nor a correction",
        ),
        RiskKind::AddressGone => say.pick(
            "印刷物、ほかのサイトからのリンク、発行ずみのバッジからの参照が切れます。意図した変更か確かめてください",
            "links in print, on other sites and in issued badges break; make sure that it is meant",
        ),
    }
}

fn definition_advice(risk: &Risk, say: &Say) -> String {
    let (id, touched) = (&risk.about.id, risk.touched);
    let version = risk.about.version.unwrap_or(1);
    let next = version + 1;
    say.pick(
        format!(
            "{touched}件は元の定義で授与されています。この版は元に戻してください。内容を変えるときは、元の badge.yaml と\
             画像を content/achievements/{id}/v{version}/ に移し、新しい badge.yaml に version: {next} と from を書きます"
        ),
        format!(
            "{touched} were awarded under the old text: put this version back; to change it, move the old badge.yaml and its \
             picture to content/achievements/{id}/v{version}/ and write a new badge.yaml with version: {next} and from"
        ),
    )
}

//! What stops the signing.

use std::fmt::Display;
use std::path::Path;

use super::{Refusal, both};
use crate::catalog::Slug;

impl Refusal {
    /// Somebody else changes the content or signs.
    pub fn content_busy(error: &dyn Display) -> Refusal {
        Refusal::new(both(
            format!(
                "別のコマンドが内容を書き換えているか、内容のフォルダーに書き込めません: {error}"
            ),
            format!("the content cannot be written to: {error}"),
        ))
        .help(
            "ほかの shirushi が終わってから実行してください",
            "wait until the other command is done",
        )
    }

    /// The site itself is not made of a change that nobody has approved.
    pub fn locked_preview(variable: &str) -> Refusal {
        Refusal::new(both(
            format!("ここでは `--locked` で公開用のサイトを作りません: {variable} により、承認前の変更かもしれません"),
            format!("`--locked` makes the site itself, and not here: {variable} says that this may be an unapproved change"),
        ))
        .help(
            "`--locked` を付けずに実行してください(確認用のサイトになります)",
            "run without `--locked`, which makes a preview",
        )
    }

    /// A correction that would change nothing.
    pub fn nothing_to_correct(id: &str) -> Refusal {
        Refusal::new(both(
            format!("授与 `{id}` に直すところがありません"),
            format!("there is nothing to correct in the award `{id}`"),
        ))
        .help(
            "正しい氏名、人、日付を `--name`、`--person`、`--date` で示してください。何も変えていません",
            "say what is right with `--name`, `--person` or `--date`; nothing was changed",
        )
    }

    /// A name that is none.
    pub fn empty_name() -> Refusal {
        Refusal::new(both("氏名が空です", "the name is empty"))
    }

    /// An award of which nothing is left to be given to anybody.
    pub fn redacted(id: &str) -> Refusal {
        Refusal::new(both(
            format!("授与 `{id}` は同意の撤回により公開をやめたので、控えは作れません"),
            format!("the award `{id}` was redacted, so there is nothing of it to keep"),
        ))
    }

    /// A place where what names people could be published or committed.
    pub fn not_private(path: &Path) -> Refusal {
        let path = path.display();
        Refusal::new(both(
            format!("`{path}` には書けません。個人の情報が公開やコミットに入るおそれがあります"),
            format!("`{path}` is no place for personal data: it could be published or committed"),
        ))
        .help(
            "サイトのフォルダーの中では private/ だけに書けます。フォルダーの外なら、公開するサイトでなければどこでも",
            "within the folder of the site, private/ alone will do; outside it, anywhere but in a built site",
        )
    }

    /// No key of any issuer that has something to sign is here.
    pub fn no_key_to_sign(issuers: &[(String, usize)]) -> Refusal {
        let names: Vec<&str> = issuers.iter().map(|(issuer, _)| issuer.as_str()).collect();
        let names = names.join(", ");
        Refusal::new(both(
            format!("署名の鍵が手元にありません: {names}"),
            format!("no key to sign with is at hand: {names}"),
        ))
        .help(
            "`--key ファイル`、環境変数 SHIRUSHI_KEY_FILE、`--ssh-agent` のどれかで示すか、`shirushi key new` で作ってください",
            "name one with `--key FILE`, the variable SHIRUSHI_KEY_FILE or `--ssh-agent`, or make one with `shirushi key new`",
        )
    }

    /// A question that nobody is there to answer.
    pub fn nobody_to_ask() -> Refusal {
        Refusal::new(both(
            "署名してよいか確かめる相手がいません(端末ではありません)",
            "there is nobody to ask whether to sign: this is no terminal",
        ))
        .help(
            "`--dry-run` で確かめてから、`--yes` を付けて実行してください",
            "look at it with `--dry-run`, then sign with `--yes`",
        )
    }

    /// A document that was not signed.
    pub fn not_signed(why: &str) -> Refusal {
        Refusal::new(both(
            format!("署名できません: {why}"),
            format!("cannot sign: {why}"),
        ))
    }

    /// A new signature that our own verifier does not accept. Nothing of it is kept.
    pub fn not_genuine(award: &str, outcome: &str) -> Refusal {
        Refusal::new(both(
            format!("授与「{award}」の署名を検証できません: {outcome}。何も記録していません"),
            format!(
                "the new signature of \"{award}\" does not verify: {outcome}; nothing was kept"
            ),
        ))
    }

    /// A key that no issuer has.
    pub fn no_such_key(key: &str) -> Refusal {
        Refusal::new(both(
            format!("鍵「{key}」はありません"),
            format!("there is no key called \"{key}\""),
        ))
        .help(
            "`shirushi key list` で名前を確かめてください",
            "`shirushi key list` lists all keys",
        )
    }

    /// An issuer that would be left without any key.
    pub fn last_key(issuer: &Slug) -> Refusal {
        Refusal::new(both(
            format!("「{issuer}」の鍵はこれだけです"),
            format!("this is the only key of \"{issuer}\""),
        ))
        .help(
            format!("先に `shirushi key new {issuer}` で新しい鍵を作ってください"),
            format!("make a new one first: `shirushi key new {issuer}`"),
        )
    }

    /// A flag or a variable that should name a file, and names none. What it holds is not told: it may be the secret.
    pub fn names_no_file(source: &str) -> Refusal {
        Refusal::new(both(
            format!("{source} が示すファイルがありません"),
            format!("{source} names no file"),
        ))
        .help(
            "鍵やパスフレーズそのものではなく、それを入れたファイルの場所を書いてください(値はここには示しません)",
            "it takes the path of a file, and neither a key nor a pass phrase itself; its value is not shown here",
        )
    }

    /// No agent is known.
    pub fn no_agent() -> Refusal {
        Refusal::new(both(
            "ssh-agent が見つかりません(SSH_AUTH_SOCK がありません)",
            "there is no ssh-agent: SSH_AUTH_SOCK is not set",
        ))
        .help(
            "`ssh-agent` を始め、`ssh-add` で鍵を加えてください",
            "start `ssh-agent` and add the key with `ssh-add`",
        )
    }

    /// The agent does not answer as agents do.
    pub fn agent_failed(error: &dyn Display) -> Refusal {
        Refusal::new(both(
            format!("ssh-agent と話せません: {error}"),
            format!("cannot talk to the ssh-agent: {error}"),
        ))
    }

    /// A file that is no public key we can use.
    pub fn not_a_public_key(path: &Path) -> Refusal {
        let path = path.display();
        Refusal::new(both(
            format!("`{path}` は ssh-ed25519 の公開鍵ではありません"),
            format!("`{path}` is no public key of type ssh-ed25519"),
        ))
        .help(
            "`ssh-keygen -t ed25519` で専用の鍵を作り、その .pub を示してください。セキュリティキー(sk-)は使えません",
            "make a key for this alone with `ssh-keygen -t ed25519` and name its .pub file; security keys (sk-) cannot be used",
        )
    }
}

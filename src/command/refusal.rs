//! What stops a command: the machine or the circumstances said no (exit code 2). One constructor a refusal, in both
//! languages; problems of the content are another family (`report`).

mod clerk;
mod parts;
mod revision;
mod show;
mod sign;
mod slips;
mod theme;

use std::fmt::Display;
use std::path::Path;

use jiff::civil::Date;

use crate::report::Wording;

/// Why a command could not run, and what to do about it. Lower case, no full stop, no secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What is in the way.
    pub message: Wording,
    /// What to do.
    pub help: Option<Wording>,
}

/// A sentence in both languages.
pub fn both(ja: impl Into<String>, en: impl Into<String>) -> Wording {
    Wording {
        ja: ja.into(),
        en: en.into(),
    }
}

impl Refusal {
    fn new(message: Wording) -> Refusal {
        Refusal {
            message,
            help: None,
        }
    }

    fn help(self, ja: impl Into<String>, en: impl Into<String>) -> Refusal {
        Refusal {
            help: Some(both(ja, en)),
            ..self
        }
    }

    /// The machine said no while reading or writing a path.
    pub fn machine(path: &Path, error: &dyn Display) -> Refusal {
        let path = path.display();
        Refusal::new(both(
            format!("`{path}` を読み書きできません: {error}"),
            format!("cannot read or write `{path}`: {error}"),
        ))
    }

    /// The repository cannot be read.
    pub fn not_loaded(error: &dyn Display) -> Refusal {
        Refusal::new(both(
            format!("サイトを読めません: {error}"),
            error.to_string(),
        ))
    }

    /// The site cannot be written.
    pub fn not_written(error: &dyn Display) -> Refusal {
        Refusal::new(both(
            format!("サイトを書き出せません: {error}"),
            error.to_string(),
        ))
    }

    /// The site cannot be shown.
    pub fn not_served(error: &dyn Display) -> Refusal {
        Refusal::new(both(
            format!("サイトを表示できません: {error}"),
            error.to_string(),
        ))
    }

    /// The system gives no random bytes.
    pub fn no_chance(error: &dyn Display) -> Refusal {
        Refusal::new(both(
            format!("乱数を得られません: {error}"),
            format!("the system gives no random bytes: {error}"),
        ))
    }

    /// A stream of the program's own could not be written.
    pub fn stream(error: &dyn Display) -> Refusal {
        Refusal::new(both(
            format!("結果を出力できません: {error}"),
            format!("cannot write the result: {error}"),
        ))
    }

    /// There is no `content/site.yaml` in the folder.
    pub fn no_site(root: &Path) -> Refusal {
        let root = root.display();
        Refusal::new(both(
            format!("`{root}` に content/site.yaml がありません"),
            format!("there is no content/site.yaml in `{root}`"),
        ))
        .help(
            "サイトのフォルダーで実行するか、`--root` で示してください。新しく作るには `shirushi init`",
            "run in the folder of the site, or name it with `--root`; `shirushi init` makes a new one",
        )
    }

    /// A key file that others of the machine may read.
    pub fn key_readable(path: &Path, mode: u32) -> Refusal {
        let path = path.display();
        Refusal::new(both(
            format!("鍵ファイル `{path}` をほかの利用者が読めます(モード {mode:04o})"),
            format!("others may read the key file `{path}` (mode {mode:04o})"),
        ))
        .help(
            format!("`chmod 600 {path}` を実行し、すでに読まれたおそれがあれば鍵を替えてください"),
            format!("run `chmod 600 {path}`, and replace the key if somebody may have read it"),
        )
    }

    /// A key file within the repository.
    pub fn key_in_repository(path: &Path) -> Refusal {
        let path = path.display();
        Refusal::new(both(
            format!("鍵ファイル `{path}` がリポジトリーの中にあります"),
            format!("the key file `{path}` is inside the repository"),
        ))
        .help(
            "リポジトリーの外に移し、コミットしたことがあれば鍵を替えてください",
            "move it outside, and replace the key if it was ever committed",
        )
    }

    /// A key file that is too large, not a file, or no PKCS#8.
    pub fn not_a_key(path: &Path) -> Refusal {
        let path = path.display();
        Refusal::new(both(
            format!("`{path}` は Ed25519 の鍵ファイル(PKCS#8 PEM)ではありません"),
            format!("`{path}` is not an Ed25519 key file (PKCS#8 PEM)"),
        ))
        .help(
            "鍵は `shirushi key new` で作れます",
            "`shirushi key new` makes one",
        )
    }

    /// A key file whose public half does not belong to its secret half.
    pub fn key_halves_differ(path: &Path) -> Refusal {
        let path = path.display();
        Refusal::new(both(
            format!("鍵ファイル `{path}` の公開鍵は、その秘密鍵のものではありません"),
            format!("the public half in the key file `{path}` does not belong to its secret half"),
        ))
    }

    /// The pass phrase does not open a key.
    pub fn wrong_passphrase(path: &Path) -> Refusal {
        let path = path.display();
        Refusal::new(both(
            format!("パスフレーズが違うため、鍵ファイル `{path}` を開けません"),
            format!("the pass phrase does not open the key file `{path}`"),
        ))
    }

    /// A pass phrase is needed and nobody can be asked.
    pub fn passphrase_needed(path: &Path) -> Refusal {
        let path = path.display();
        Refusal::new(both(
            format!("`{path}` のためのパスフレーズが必要ですが、端末がなく尋ねられません"),
            format!("`{path}` needs a pass phrase, and there is no terminal to ask on"),
        ))
        .help(
            "`--passphrase-file` または SHIRUSHI_PASSPHRASE_FILE でファイルを示してください",
            "name a file with `--passphrase-file` or SHIRUSHI_PASSPHRASE_FILE",
        )
    }

    /// A pass phrase with nothing in it.
    pub fn passphrase_empty() -> Refusal {
        Refusal::new(both("パスフレーズが空です", "the pass phrase is empty"))
    }

    /// A pass phrase that was typed differently the second time.
    pub fn passphrases_differ() -> Refusal {
        Refusal::new(both(
            "二度のパスフレーズが一致しません",
            "the two pass phrases differ",
        ))
    }

    /// A key that no `keys/<issuer>.yaml` lists.
    pub fn key_unlisted(path: &Path, public: &str) -> Refusal {
        let path = path.display();
        Refusal::new(both(
            format!("鍵 `{path}` の公開鍵 {public} は、どの keys/<発行者>.yaml にもありません"),
            format!("no keys/<issuer>.yaml lists {public}, the public half of the key `{path}`"),
        ))
        .help(
            "サイトのフォルダーと鍵を確かめてください。新しい鍵は `shirushi key new` が書き加えます",
            "check the folder and the key; `shirushi key new` adds the public half of a new key",
        )
    }

    /// A demo key for a site of a real domain.
    pub fn demo_key(id: &str, host: &str) -> Refusal {
        Refusal::new(both(
            format!("鍵「{id}」は見本用(environment: demo)で、{host} の署名には使えません"),
            format!("the key \"{id}\" is a demo key and cannot sign for {host}"),
        ))
        .help(
            "`shirushi key new` で本番の鍵を作ってください",
            "make a real key with `shirushi key new`",
        )
    }

    /// A demo secret that is not the one whose public half is listed.
    pub fn demo_key_differs(path: &Path) -> Refusal {
        let path = path.display();
        Refusal::new(both(
            format!("見本用の鍵 `{path}` は、keys/ にある公開鍵の秘密鍵ではありません"),
            format!("the demo key `{path}` is not the secret of the public key listed in keys/"),
        ))
    }

    /// A key was given where an unapproved change may be running.
    pub fn untrusted(variable: &str) -> Refusal {
        Refusal::new(both(
            format!("ここでは鍵を使いません: {variable} により、承認前の変更かもしれません"),
            format!(
                "keys are not used here: {variable} says that this may be an unapproved change"
            ),
        ))
        .help(
            "プルリクエストやプレビューでは鍵なしで実行してください(確認用のサイトになります)",
            "run without a key in pull requests and previews: that makes a preview, unsigned",
        )
    }

    /// An issuer that the site does not have.
    pub fn no_issuer(id: &str, known: &[String]) -> Refusal {
        let refusal = Refusal::new(both(
            format!("「{id}」という発行者はありません"),
            format!("no issuer is called \"{id}\""),
        ));
        if known.is_empty() {
            return refusal.help(
                "content/issuers/ に発行者を書いてください",
                "describe it in content/issuers/",
            );
        }
        let known = known.join(", ");
        refusal.help(format!("発行者: {known}"), format!("issuers: {known}"))
    }

    /// A name for a key that is not a safe id.
    pub fn bad_key_id(id: &str) -> Refusal {
        Refusal::new(both(
            format!("「{id}」は鍵の名前に使えません"),
            format!("\"{id}\" cannot be the name of a key"),
        ))
        .help(
            "英小文字、数字、ハイフンで64文字まで",
            "lower-case letters, digits and hyphens, at most 64",
        )
    }

    /// A name for a key that another has.
    pub fn key_id_taken(id: &str) -> Refusal {
        Refusal::new(both(
            format!("「{id}」という鍵はもうあります"),
            format!("there is a key called \"{id}\" already"),
        ))
        .help(
            "`--id` で別の名前を付けてください",
            "name it otherwise with `--id`",
        )
    }

    /// A key that would start before the one it follows.
    pub fn key_too_early(from: Date, previous: Date) -> Refusal {
        Refusal::new(both(
            format!("新しい鍵の開始日 {from} が、前の鍵の開始日 {previous} より後ではありません"),
            format!("the new key would start on {from}, which is not after {previous}, the start of the key before it"),
        ))
        .help("`--from` で後の日を示してください", "name a later day with `--from`")
    }

    /// A file of the site that cannot be understood.
    pub fn unreadable(path: &Path, error: &dyn Display) -> Refusal {
        let path = path.display();
        Refusal::new(both(
            format!("`{path}` を読めません: {error}"),
            format!("cannot understand `{path}`: {error}"),
        ))
        .help(
            "`shirushi check` が詳しく示します",
            "`shirushi check` says more",
        )
    }

    /// There is no folder for keys.
    pub fn no_home() -> Refusal {
        Refusal::new(both(
            "鍵を置くフォルダーが分かりません(HOME も XDG_CONFIG_HOME もありません)",
            "there is no folder for keys: neither HOME nor XDG_CONFIG_HOME is set",
        ))
        .help(
            "`--out` でファイルを示してください",
            "name a file with `--out`",
        )
    }

    /// No key is at hand that lists of withdrawals could be signed with.
    pub fn no_key_for_lists() -> Refusal {
        Refusal::new(both(
            "取消一覧に署名する鍵が手元にありません",
            "no key is at hand to sign the lists of withdrawals with",
        ))
        .help(
            "`--key` で鍵を示すか、公開したサイトの `/verify/offline.html` を保存してください",
            "name a key with `--key`, or save `/verify/offline.html` of the published site",
        )
    }

    /// A file that is to be made is there already.
    pub fn exists(path: &Path) -> Refusal {
        let path = path.display();
        Refusal::new(both(
            format!("`{path}` はもうあります。上書きはしません"),
            format!("`{path}` is there already and is never overwritten"),
        ))
    }

    /// A folder for a new site that is not empty.
    pub fn not_empty(dir: &Path) -> Refusal {
        let dir = dir.display();
        Refusal::new(both(
            format!("フォルダー `{dir}` は空ではありません"),
            format!("the folder `{dir}` is not empty"),
        ))
        .help(
            "別のフォルダーを示すか、`--force` を付けてください(あるファイルは上書きしません)",
            "name another, or add `--force`: files that are there stay as they are",
        )
    }

    /// A base URL that a site cannot have.
    pub fn bad_base_url(url: &str) -> Refusal {
        Refusal::new(both(
            format!("「{url}」はサイトのアドレスに使えません"),
            format!("\"{url}\" cannot be the address of a site"),
        ))
        .help(
            "https:// で始まり、ドメイン名だけか、その下のフォルダーまでのアドレスにしてください",
            "it starts with https:// and names a domain, and perhaps a folder below it",
        )
    }

    /// An address for the site itself that is not the one it states.
    pub fn other_base_url(url: &str, stated: &str) -> Refusal {
        Refusal::new(both(
            format!("このサイトのアドレスは {stated} です。「{url}」では公開できません"),
            format!("the address of this site is {stated}; it cannot be published at \"{url}\""),
        ))
        .help(
            "バッジはアドレスを署名の中に持ちます。見るだけなら `--preview` を付け、引っ越すなら content/site.yaml の base_url を変えてください",
            "badges hold the address inside their signature: add `--preview` to look at it there, or change base_url in content/site.yaml",
        )
    }

    /// A variable of the host that should tell where a preview is shown, and does not.
    pub fn bad_preview_url(variable: &str) -> Refusal {
        Refusal::new(both(
            format!("{variable} は、プレビューのアドレスとして使えません"),
            format!("{variable} is not an address that a preview can have"),
        ))
        .help(
            "https:// で始まるアドレスを `--base-url` で示してください",
            "name an address that starts with https:// with `--base-url`",
        )
    }

    /// Something to verify that is neither there nor an address.
    pub fn nothing_to_verify(what: &str) -> Refusal {
        Refusal::new(both(
            format!("`{what}` というファイル、フォルダー、https のアドレスはありません"),
            format!("`{what}` is no file, folder or https address"),
        ))
    }

    /// A folder to verify that holds no credential.
    pub fn no_credentials(dir: &Path) -> Refusal {
        let dir = dir.display();
        Refusal::new(both(
            format!("フォルダー `{dir}` にバッジ(credential.json)がありません"),
            format!("the folder `{dir}` holds no badge (credential.json)"),
        ))
    }

    /// An award that does not exist.
    pub fn no_award(id: &str) -> Refusal {
        Refusal::new(both(
            format!("`{id}` という授与はありません"),
            format!("there is no award `{id}`"),
        ))
        .help(
            "`shirushi list awards` がすべての授与を並べます",
            "`shirushi list awards` lists all awards",
        )
    }

    /// An award without a credential to keep.
    pub fn unsigned_award(id: &str) -> Refusal {
        Refusal::new(both(
            format!("授与 `{id}` は署名されていないため、控えを作れません"),
            format!("the award `{id}` is not signed, so there is nothing to keep"),
        ))
        .help(
            "署名の鍵を `--key` で示してください",
            "name its signing key with `--key`",
        )
    }

    /// A list to verify that names nothing.
    pub fn not_a_list(path: &Path) -> Refusal {
        let path = path.display();
        Refusal::new(both(
            format!("`{path}` に https のアドレスがありません"),
            format!("`{path}` lists no https address"),
        ))
        .help(
            "CSV の一つの列に、バッジのアドレスを1行に一つずつ書いてください",
            "give it one column with the address of one badge a row",
        )
    }

    /// A list of known issuers that cannot be read.
    pub fn not_a_trust_list(path: &Path, why: &dyn Display) -> Refusal {
        let path = path.display();
        Refusal::new(both(
            format!("発行者の一覧 `{path}` を読めません: {why}"),
            format!("the list of known issuers `{path}` cannot be read: {why}"),
        ))
        .help(
            "1行に一つ、did:web:… かドメイン名を書いてください。DID の後に公開鍵を並べられます",
            "write one did:web:… or domain name a line; public keys may follow a DID",
        )
    }

    /// A document given by hand that is neither an issuer's nor a status list.
    pub fn not_a_document(path: &Path) -> Refusal {
        let path = path.display();
        Refusal::new(both(
            format!("`{path}` は発行者の情報でも取消一覧でもありません"),
            format!("`{path}` is neither an issuer's document nor a status list"),
        ))
    }

    /// An address, where nothing may be fetched.
    pub fn offline(url: &str) -> Refusal {
        Refusal::new(both(
            format!("`--offline` では {url} を取得できません"),
            format!("with `--offline`, {url} cannot be fetched"),
        ))
    }

    /// An address that could not be fetched.
    pub fn not_fetched(url: &str, why: &dyn Display) -> Refusal {
        Refusal::new(both(
            format!("{url} を取得できません: {why}"),
            format!("cannot fetch {url}: {why}"),
        ))
    }

    /// A problem of this name does not exist; `wording` says which one may have been meant.
    pub fn no_code(wording: Wording) -> Refusal {
        Refusal::new(wording).help(
            "`shirushi explain` がすべての名前を並べます",
            "`shirushi explain` lists all names",
        )
    }
}

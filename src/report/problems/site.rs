//! The site, its pages and its theme.

use super::{Code, Place, Report, line_of, say, shown};

impl Report {
    /// A base URL that cannot stand before every address.
    pub fn malformed_base_url(&mut self, at: Place, url: &str) {
        let url = shown(url);
        self.error(
            Code::MalformedBaseUrl,
            at,
            say(
                format!("「{url}」はサイトのアドレスに使えません"),
                format!("\"{url}\" cannot be the address of the site"),
            ),
            say(
                "https://badges.example.jp のように、小文字のホスト名とフォルダーだけを書き、最後の / や ? 以降は付けず、500文字までにしてください",
                "write host and folder in lower case, such as https://badges.example.org, without a slash at the end, \"?\" or \"#\", in 500 letters at most",
            ),
        );
    }

    /// A base URL without encryption.
    pub fn insecure_base_url(&mut self, at: Place) {
        self.error(
            Code::InsecureBaseUrl,
            at,
            say(
                "サイトのアドレスが https ではありません",
                "the address of the site is not https",
            ),
            say(
                "https:// にしてください。発行者の確認(did:web)は https でしかできません",
                "use https://; the issuer (did:web) can be confirmed over https alone",
            ),
        );
    }

    /// A domain that belongs to the host, below whose name the site stands.
    pub fn borrowed_domain(&mut self, at: Place, lender: &str) {
        self.warning(
            Code::BorrowedDomain,
            at,
            say(
                format!("{lender} から借りた名前です。ホストをやめると、発行したバッジをすべて検証できなくなります"),
                format!("this name is borrowed from {lender}: when you leave that host, no badge verifies any more"),
            ),
            say(
                "発行する前に、自分たちのドメインの名前に変えてください。承知のうえなら、borrowed_domain: accepted と書き足してください",
                "take a domain of your own before you issue; or, if you accept that, add borrowed_domain: accepted",
            ),
        );
    }

    /// A time zone that the tz database lacks.
    pub fn unknown_timezone(&mut self, at: Place, name: &str, known: &[&str]) {
        let otherwise = say(
            "Asia/Tokyo のように、tz データベースの名前で書いてください",
            "write a name of the tz database, such as Asia/Tokyo",
        );
        let help = self.meant(name, known, otherwise);
        let name = shown(name);
        self.error(
            Code::UnknownTimezone,
            at,
            say(
                format!("「{name}」というタイムゾーンはありません"),
                format!("there is no time zone called \"{name}\""),
            ),
            help,
        );
    }

    /// A language that pages are not written in.
    pub fn unsupported_language(&mut self, at: Place, lang: &str, known: &[&str]) {
        let help = self.one_of(lang, known);
        let lang = shown(lang);
        self.error(
            Code::UnsupportedLanguage,
            at,
            say(
                format!("「{lang}」のページはまだ作れません"),
                format!("pages in \"{lang}\" cannot be made yet"),
            ),
            help,
        );
    }

    /// A theme that has no folder.
    pub fn unknown_theme(&mut self, at: Place, name: &str, known: &[&str]) {
        let otherwise = say(
            format!("themes/{}/ にファイルを置いてください", shown(name)),
            format!("put its files into themes/{}/", shown(name)),
        );
        let help = self.meant(name, known, otherwise);
        let name = shown(name);
        self.error(
            Code::UnknownTheme,
            at,
            say(
                format!("「{name}」というテーマはありません"),
                format!("there is no theme called \"{name}\""),
            ),
            help,
        );
    }

    /// A theme for other templates than ours, or one that does not say for which it is.
    pub fn theme_api(&mut self, at: Place, found: Option<u32>, ours: u32) {
        let (what, todo) = match found {
            None => (
                say(
                    "テーマに theme.yaml がありません",
                    "the theme has no theme.yaml",
                ),
                say(
                    format!(
                        "このバージョンの shirushi 用に作ったテーマなら、`api: {ours}` と `name:` を書いた theme.yaml を置いてください"
                    ),
                    format!(
                        "if it was made for this version of shirushi, give it a theme.yaml that says `api: {ours}` and `name:`"
                    ),
                ),
            ),
            Some(found) => (
                say(
                    format!(
                        "このテーマはテンプレートの版 {found} 用です。この shirushi の版は {ours} です"
                    ),
                    format!(
                        "the theme is for templates of API {found}; this shirushi has API {ours}"
                    ),
                ),
                say(
                    format!("`shirushi theme diff` で違いを見て直し、api を {ours} にしてください"),
                    format!(
                        "mend it with the help of `shirushi theme diff`, then write `api: {ours}`"
                    ),
                ),
            ),
        };
        self.error(Code::ThemeApi, at, what, todo);
    }

    /// A target group that `site.yaml` does not list.
    pub fn unknown_target_group(&mut self, at: Place, name: &str, known: &[&str]) {
        let otherwise = say(
            "site.yaml の target_groups に書き足してください",
            "add it to target_groups in site.yaml",
        );
        let help = self.meant(name, known, otherwise);
        let name = shown(name);
        self.error(
            Code::UnknownTargetGroup,
            at,
            say(
                format!("「{name}」という対象者はありません"),
                format!("no target group is called \"{name}\""),
            ),
            help,
        );
    }

    /// An audience that `site.yaml` does not list.
    pub fn unknown_audience(&mut self, at: Place, name: &str, known: &[&str]) {
        let otherwise = say(
            "site.yaml の audiences に書き足してください",
            "add it to audiences in site.yaml",
        );
        let help = self.meant(name, known, otherwise);
        let name = shown(name);
        self.error(
            Code::UnknownAudience,
            at,
            say(
                format!("「{name}」という区分はありません"),
                format!("no audience is called \"{name}\""),
            ),
            help,
        );
    }

    /// Two things that want one address.
    pub fn address_taken(&mut self, at: Place, address: &str, other: &Place) {
        let (address, other) = (shown(address), line_of(other));
        self.error(
            Code::AddressTaken,
            at,
            say(
                format!("アドレス「{address}」は {other} がすでに使っています"),
                format!("the address \"{address}\" is already taken by {other}"),
            ),
            say(
                "どちらかの ID かアドレスを変えてください",
                "change the id or address of one of them",
            ),
        );
    }

    /// A page that wants an address of ours.
    pub fn reserved_page(&mut self, at: Place, id: &str) {
        let id = shown(id);
        self.error(
            Code::ReservedPage,
            at,
            say(
                format!("「/{id}/」はこのサイトがほかのことに使っています"),
                format!("\"/{id}/\" is used by the site itself"),
            ),
            say(
                "ページのファイル名を変えてください",
                "give the page another file name",
            ),
        );
    }

    /// A page whose first line is not a heading.
    pub fn page_without_title(&mut self, at: Place) {
        self.error(
            Code::PageWithoutTitle,
            at,
            say("ページの題名がありません", "the page has no title"),
            say(
                "1行目に「# 題名」と書いてください",
                "write \"# Title\" into its first line",
            ),
        );
    }

    /// Personal data in a repository that anyone can read.
    pub fn personal_column(&mut self, at: Place, name: &str) {
        let name = shown(name);
        self.error(
            Code::PersonalColumn,
            at,
            say(
                format!("公開リポジトリに個人情報の列「{name}」があります"),
                format!("the column \"{name}\" holds personal data in a public repository"),
            ),
            say(
                "列を消してください(履歴にも残ります)。非公開のリポジトリなら、site.yaml に repository: private と書いてください",
                "remove the column (history keeps it); if only members can read the repository, write repository: private in site.yaml",
            ),
        );
    }

    /// The name of a person who is not to be named, in a repository that anyone can read.
    pub fn name_in_public_repository(&mut self, at: Place, column: &str) {
        let column = shown(column);
        self.warning(
            Code::NameInPublicRepository,
            at,
            say(
                format!("氏名を出さない人の「{column}」が公開リポジトリにあります"),
                format!("the \"{column}\" of a person who is not to be named stands in a public repository"),
            ),
            say(
                "セルを空にするか、site.yaml に repository: private と書いてください",
                "leave the cell empty, or write repository: private in site.yaml if only members can read it",
            ),
        );
    }
}

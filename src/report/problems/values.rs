//! Ids, words, numbers, days and addresses.

use super::{Code, Place, Report, line_of, say, shown};

impl Report {
    /// An id with letters that an address or a file name cannot hold.
    pub fn unsafe_id(&mut self, at: Place, id: &str) {
        let id = shown(id);
        self.error(
            Code::UnsafeId,
            at,
            say(
                format!("「{id}」は ID に使えません"),
                format!("\"{id}\" cannot be used as an id"),
            ),
            say(
                "半角の英小文字、数字、ハイフンで64文字まで、英字か数字で始めてください",
                "use lower-case letters a to z, digits and hyphens, 64 at most, beginning with a letter or digit",
            ),
        );
    }

    /// An id that a file system reserves.
    pub fn reserved_id(&mut self, at: Place, id: &str) {
        let id = shown(id);
        self.error(
            Code::ReservedId,
            at,
            say(
                format!("「{id}」は Windows が予約している名前です"),
                format!("\"{id}\" is a name that Windows keeps for itself"),
            ),
            say("別の ID にしてください", "choose another id"),
        );
    }

    /// An `id` that is not the one its file or folder is named by.
    pub fn id_mismatch(&mut self, at: Place, id: &str, path_id: &str) {
        let (id, path_id) = (shown(id), shown(path_id));
        self.error(
            Code::IdMismatch,
            at,
            say(
                format!("ID「{id}」がファイルの置き場所の名前「{path_id}」と違います"),
                format!("the id \"{id}\" is not that of its file or folder, \"{path_id}\""),
            ),
            say("どちらかに合わせてください", "make the two the same"),
        );
    }

    /// Two things of one kind with one id.
    pub fn duplicate_id(&mut self, at: Place, id: &str, first: &Place) {
        let (id, first) = (shown(id), line_of(first));
        self.error(
            Code::DuplicateId,
            at,
            say(
                format!("ID「{id}」が重なっています(最初は {first})"),
                format!("the id \"{id}\" is used twice; first in {first}"),
            ),
            say(
                "どちらかに別の ID を付けてください",
                "give one of them another id",
            ),
        );
    }

    /// Two names that a file system without case cannot hold side by side.
    pub fn ids_differ_by_case(&mut self, at: Place, id: &str, first: &Place) {
        let (id, first) = (shown(id), line_of(first));
        self.error(
            Code::IdsDifferByCase,
            at,
            say(
                format!("「{id}」は {first} のものと大文字・小文字しか違いません"),
                format!("\"{id}\" differs from the one in {first} by case alone"),
            ),
            say(
                "多くのシステムでは同じファイルになります。別の名前にしてください",
                "many systems take them for one file; choose another name",
            ),
        );
    }

    /// A code of a framework item that cannot stand in an address.
    pub fn unsafe_item_code(&mut self, at: Place, code: &str) {
        let code = shown(code);
        self.error(
            Code::UnsafeItemCode,
            at,
            say(
                format!("「{code}」は項目のコードに使えません"),
                format!("\"{code}\" cannot be used as the code of an item"),
            ),
            say(
                "半角の英数字、ピリオド、ハイフンで、英字か数字で始まり終わるようにしてください",
                "use letters a to z, digits, dots and hyphens, beginning and ending with a letter or digit",
            ),
        );
    }

    /// A word that is none of those that have a meaning here.
    pub fn unknown_value(&mut self, at: Place, value: &str, known: &[&str]) {
        let help = self.one_of(value, known);
        let value = shown(value);
        self.error(
            Code::UnknownValue,
            at,
            say(
                format!("「{value}」という値は使えません"),
                format!("\"{value}\" means nothing here"),
            ),
            help,
        );
    }

    /// Text that is not a number.
    pub fn malformed_number(&mut self, at: Place, text: &str, example: &str) {
        let text = shown(text);
        self.error(
            Code::MalformedNumber,
            at,
            say(
                format!("「{text}」は数として読めません"),
                format!("\"{text}\" is not a number"),
            ),
            say(
                format!("{example} のように半角の数字だけで書いてください"),
                format!("write digits alone, such as {example}"),
            ),
        );
    }

    /// A number that is too small or too large.
    pub fn number_out_of_range(&mut self, at: Place, text: &str, least: &str, most: &str) {
        let text = shown(text);
        self.error(
            Code::NumberOutOfRange,
            at,
            say(
                format!("{text} は範囲の外です"),
                format!("{text} is out of range"),
            ),
            say(
                format!("{least} から {most} までの数にしてください"),
                format!("use a number from {least} to {most}"),
            ),
        );
    }

    /// A day that is not written YYYY-MM-DD. `iso`: how it would be, where that can be told.
    pub fn malformed_date(&mut self, at: Place, text: &str, iso: Option<&str>) {
        let text = shown(text);
        let help = match iso {
            Some(iso) => say(format!("{iso} と書いてください"), format!("write {iso}")),
            None => say(
                "2026-04-01 のように、年-月-日で書いてください",
                "write year-month-day, such as 2026-04-01",
            ),
        };
        self.error(
            Code::MalformedDate,
            at,
            say(
                format!("「{text}」は日付として読めません"),
                format!("\"{text}\" is not a date"),
            ),
            help,
        );
    }

    /// A day that no calendar has.
    pub fn nonexistent_date(&mut self, at: Place, text: &str) {
        let text = shown(text);
        self.error(
            Code::NonexistentDate,
            at,
            say(
                format!("{text} という日はありません"),
                format!("there is no day {text}"),
            ),
            say("暦にある日にしてください", "write a day that exists"),
        );
    }

    /// A year before 1970 or after 9999.
    pub fn date_out_of_range(&mut self, at: Place, text: &str) {
        let text = shown(text);
        self.error(
            Code::DateOutOfRange,
            at,
            say(
                format!("{text} は扱える範囲の外です"),
                format!("{text} is out of range"),
            ),
            say(
                "1970年から9999年までの日にしてください",
                "use a day from 1970 to 9999",
            ),
        );
    }

    /// A day that has not come.
    pub fn future_date(&mut self, at: Place, date: &str, last: &str) {
        self.error(
            Code::FutureDate,
            at,
            say(
                format!("{date} はまだ来ていません({last} までが有効です)"),
                format!("{date} has not come yet: the last day that counts is {last}"),
            ),
            say(
                "日付を直すか、その日を待つか、site.yaml の as_of を改めてください",
                "correct the date, wait for the day, or change as_of in site.yaml",
            ),
        );
    }

    /// An end that lies before its beginning.
    pub fn end_before_start(&mut self, at: Place, end: &str, start: &str) {
        self.error(
            Code::EndBeforeStart,
            at,
            say(
                format!("{end} は始まりの {start} より前です"),
                format!("{end} lies before {start}, the day it begins"),
            ),
            say(
                "二つの日付のどちらかを直してください",
                "correct one of the two dates",
            ),
        );
    }

    /// An address without its beginning.
    pub fn relative_url(&mut self, at: Place, url: &str) {
        let url = shown(url);
        self.error(
            Code::RelativeUrl,
            at,
            say(
                format!("「{url}」は https:// で始まる完全なアドレスではありません"),
                format!("\"{url}\" is not a complete address"),
            ),
            say(
                "https:// から書いてください。どこから見ても同じ場所を指すようにするためです",
                "begin it with https://, so that it means the same wherever it is read",
            ),
        );
    }

    /// An address whose scheme is not allowed here.
    pub fn unsafe_url_scheme(&mut self, at: Place, url: &str, allowed: &str) {
        let url = shown(url);
        self.error(
            Code::UnsafeUrlScheme,
            at,
            say(
                format!("「{url}」は使えない種類のアドレスです"),
                format!("\"{url}\" is an address of a kind that is not allowed here"),
            ),
            say(
                format!("{allowed} で始まるアドレスにしてください"),
                format!("use an address that begins with {allowed}"),
            ),
        );
    }

    /// An address that cannot be right.
    pub fn malformed_url(&mut self, at: Place, url: &str) {
        let url = shown(url);
        self.error(
            Code::MalformedUrl,
            at,
            say(
                format!("「{url}」はアドレスとして正しくありません"),
                format!("\"{url}\" is not a valid address"),
            ),
            say(
                "ブラウザーのアドレス欄から写してください。空白と日本語は %E3%81%82 のような形にし、名前やパスワードは入れません",
                "copy it from the browser; spaces and letters beyond ASCII are written as %20, and no user name or password belongs in it",
            ),
        );
    }

    /// An address that is not that of a repository.
    pub fn malformed_repository(&mut self, at: Place, url: &str) {
        let url = shown(url);
        self.error(
            Code::MalformedRepository,
            at,
            say(
                format!("「{url}」はリポジトリーのアドレスではありません"),
                format!("\"{url}\" is not the address of a repository"),
            ),
            say(
                "https://github.com/mihon/badges のように、サービスのアドレスの後に持ち主と名前だけを書いてください。ブランチは branch に書きます",
                "write owner and name after the address of the service, and nothing more, such as https://github.com/mihon/badges; the branch goes into `branch`",
            ),
        );
    }

    /// A name that no branch has.
    pub fn malformed_branch(&mut self, at: Place, name: &str) {
        let name = shown(name);
        self.error(
            Code::MalformedBranch,
            at,
            say(
                format!("「{name}」はブランチの名前に使えません"),
                format!("\"{name}\" cannot be the name of a branch"),
            ),
            say(
                "main や release/2026 のように、git のブランチの名前を英数字と - _ . / で書いてください(.. や、/ . .lock で終わる名前は使えません)",
                "write the name that the branch has in git, such as main or release/2026: Latin letters, digits and - _ . /, with no \"..\" and no \"/\", \".\" or \".lock\" at its end",
            ),
        );
    }

    /// A contact that is neither a mail address nor a form.
    pub fn malformed_contact(&mut self, at: Place, text: &str) {
        let text = shown(text);
        self.error(
            Code::MalformedContact,
            at,
            say(
                format!("「{text}」は連絡先として読めません"),
                format!("\"{text}\" is not a contact"),
            ),
            say(
                "係のメールアドレス(jinzai@example.jp)か、https:// で始まる問い合わせフォームを書いてください",
                "write the mail address of a role (badges@example.org) or the https:// address of a form",
            ),
        );
    }

    /// A colour that is not `#rrggbb`.
    pub fn malformed_colour(&mut self, at: Place, text: &str) {
        let text = shown(text);
        self.error(
            Code::MalformedColour,
            at,
            say(
                format!("「{text}」は色として読めません"),
                format!("\"{text}\" is not a colour"),
            ),
            say(
                "\"#0b5f8a\" のように、引用符で囲んで書いてください",
                "write it as \"#0b5f8a\", in quotation marks",
            ),
        );
    }
}

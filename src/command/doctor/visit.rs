//! One visit to a published site, address by address.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde_json::Value;

use super::super::fetch::{self, Answer, Fetch};
use super::super::refusal::both;
use super::super::verify::documents::Documents;
use super::super::verify::tally::is_failure;
use super::finding::{Finding, Grade};
use crate::proof::{Did, json};
use crate::report::Wording;
use crate::verify::{Question, verify};

/// How long a cache may keep a status list before a withdrawal is seen too late, in seconds: a day.
const STALE: u64 = 24 * 60 * 60;
/// Parts of a sitemap that are read.
const MOST_PARTS: usize = 20;

/// A site being looked at.
pub struct Visit {
    /// What was found so far.
    pub findings: Vec<Finding>,
    documents: Documents,
    fetch: Fetch,
    base: String,
    at: Timestamp,
    /// Addresses that the site wants to be found at; `None` until, or unless, they could be read.
    listed: Option<BTreeSet<String>>,
    status_lists: BTreeSet<String>,
}

impl Visit {
    /// A visit to the site at `base`, for this moment.
    pub fn new(fetch: Fetch, base: String, at: Timestamp) -> Visit {
        let own = Fetch::new(fetch::is_loopback_url(&base));
        Visit {
            findings: Vec::new(),
            documents: Documents::new(Vec::new(), Vec::new(), Some(own)),
            fetch,
            base,
            at,
            listed: None,
            status_lists: BTreeSet::new(),
        }
    }

    /// The first page, and the headers that protect all pages.
    pub fn home(&mut self, answer: &Answer) {
        let url = self.url("/");
        let status = answer.status.as_u16();
        if status != 200 || !media_type(answer).eq("text/html") {
            let found = media_type(answer);
            return self.add(
                Grade::Failed,
                "home",
                &url,
                both(
                    format!("ページではありません({status}、{found})"),
                    format!("no page ({status}, {found})"),
                ),
            );
        }
        self.add(
            Grade::Good,
            "home",
            &url,
            both("ページがあります", "there is a page"),
        );
        let wanted = [
            "x-content-type-options",
            "referrer-policy",
            "content-security-policy",
        ];
        let missing: Vec<&str> = wanted
            .into_iter()
            .filter(|name| answer.header(name).is_empty())
            .collect();
        let missing = missing.join(", ");
        match missing.is_empty() {
            true => self.add(Grade::Good, "headers", &url, both("保護のヘッダーがあります", "protecting headers are sent")),
            false => self.add(
                Grade::Advice,
                "headers",
                &url,
                both(
                    format!("ホストが送らないヘッダー: {missing}(ページの中の指定だけが効きます)"),
                    format!("the host does not send {missing}; only what stands in the pages protects them"),
                ),
            ),
        }
    }

    /// An address at which nothing is: a host that answers as if there were makes every missing badge look well.
    pub fn nowhere(&mut self) {
        let url = self.url("/a/nothing-is-here/");
        let Some(answer) = self.look("not-found", &url) else {
            return;
        };
        match answer.status.as_u16() {
            404 => self.add(Grade::Good, "not-found", &url, both("ないページには404を返します", "answers 404 where nothing is")),
            status => self.add(
                Grade::Failed,
                "not-found",
                &url,
                both(
                    format!("ないページに {status} を返します。404.html を404で返す設定にしてください"),
                    format!("answers {status} where nothing is; let the host send 404.html with status 404"),
                ),
            ),
        }
    }

    /// What the site wants to be found at, and that it stands where it thinks.
    pub fn sitemap(&mut self) {
        let url = self.url("/sitemap.xml");
        let Some(mut all) = self.locations(&url) else {
            return;
        };
        let parts: Vec<String> = all
            .iter()
            .filter(|part| part.ends_with(".xml"))
            .cloned()
            .collect();
        if let Some(strange) = all
            .iter()
            .find(|location| !location.starts_with(&self.url("/")))
            .cloned()
        {
            return self.add(
                Grade::Failed,
                "sitemap",
                &url,
                both(
                    format!("別のアドレスのサイトです: {strange}"),
                    format!("the site thinks that it stands elsewhere: {strange}"),
                ),
            );
        }
        for part in parts.iter().take(MOST_PARTS) {
            all.extend(self.locations(part).unwrap_or_default());
        }
        let count = all.len();
        self.listed = Some(all);
        self.add(
            Grade::Good,
            "sitemap",
            &url,
            both(format!("{count}件のアドレス"), format!("{count} addresses")),
        );
    }

    /// The documents of every issuer.
    pub fn issuers(&mut self) {
        let top = self.url("/i/");
        let pages: Vec<String> = self
            .listed
            .iter()
            .flatten()
            .filter(|page| {
                page.strip_prefix(&top)
                    .is_some_and(|id| id.matches('/').count() == 1 && id.ends_with('/'))
            })
            .cloned()
            .collect();
        if pages.is_empty() {
            let wording = both("発行者が見つかりません", "no issuer was found");
            self.add(Grade::NotChecked, "issuer", &top, wording);
        }
        for page in pages {
            self.document("issuer-profile", &format!("{page}profile.json"));
            let url = format!("{page}did.json");
            let Some(document) = self.document("issuer-document", &url) else {
                continue;
            };
            let own = match document["id"].as_str().unwrap_or_default().parse() {
                Ok(Did::Web(did)) => did.document_url() == url,
                _ => false,
            };
            if !own {
                let wording = both(
                    "ほかの発行者の文書です",
                    "the document is of another issuer",
                );
                self.add(Grade::Failed, "issuer-document", &url, wording);
            }
        }
    }

    /// Some awards: whether they verify for everybody, and whether search engines are kept out where that was promised.
    pub fn awards(&mut self, ids: Option<&[String]>) {
        let top = self.url("/a/");
        match ids {
            None => self.add(
                Grade::NotChecked,
                "credential",
                &top,
                both(
                    "調べる授与が分かりません。サイトのフォルダーで実行するか、`--award` で示してください",
                    "no award is known; run in the folder of the site, or name one with `--award`",
                ),
            ),
            Some([]) => {
                let wording = both("公開された授与はまだありません", "there is no public award yet");
                self.add(Grade::Advice, "credential", &top, wording);
            }
            Some(ids) => ids.iter().for_each(|id| self.award(&format!("{top}{id}/"))),
        }
    }

    /// The status lists of the awards looked at.
    pub fn status_lists(&mut self) {
        for url in self.status_lists.clone() {
            if !url.starts_with(&self.url("/")) {
                let wording = both(
                    "取消一覧が別のサイトにあります",
                    "the status list stands on another site",
                );
                self.add(Grade::NotChecked, "status-list", &url, wording);
                continue;
            }
            let Some(list) = self.document("status-list", &url) else {
                continue;
            };
            self.judge("status-list", &url, &list);
            let Some(answer) = self.look("status-list", &url) else {
                continue;
            };
            let (kept, changed) = (kept(&answer), list["validFrom"].as_str().unwrap_or("?"));
            let hours = kept / 3_600;
            match kept > STALE {
                true => self.add(
                    Grade::Advice,
                    "status-list-age",
                    &url,
                    both(
                        format!("キャッシュのため、取り消しが最大{hours}時間おくれて伝わります"),
                        format!(
                            "caches may keep it for {hours} hours: withdrawals are seen that late"
                        ),
                    ),
                ),
                false => self.add(
                    Grade::Good,
                    "status-list-age",
                    &url,
                    both(
                        format!("最後の変更 {changed}"),
                        format!("last changed {changed}"),
                    ),
                ),
            }
        }
    }

    fn award(&mut self, page: &str) {
        let url = format!("{page}credential.json");
        if let Some(credential) = self.document("credential", &url) {
            self.judge("credential", &url, &credential);
            let entries = match &credential["credentialStatus"] {
                Value::Array(entries) => entries.clone(),
                entry => vec![entry.clone()],
            };
            let lists = entries
                .iter()
                .filter_map(|entry| entry["statusListCredential"].as_str());
            self.status_lists.extend(lists.map(str::to_owned));
        }
        let Some(listed) = &self.listed else {
            let wording = both(
                "検索に出すかどうか分かりません",
                "whether search engines may list it is not known",
            );
            return self.add(Grade::NotChecked, "noindex", page, wording);
        };
        if listed.contains(page) {
            return;
        }
        let Some(answer) = self.look("noindex", page) else {
            return;
        };
        let text = String::from_utf8_lossy(&answer.bytes);
        let said = answer.header("x-robots-tag").contains("noindex")
            || text.contains(r#"<meta name="robots" content="noindex""#);
        match answer.status.as_u16() == 200 && said {
            true => self.add(
                Grade::Good,
                "noindex",
                page,
                both("検索に出ません", "search engines are kept out"),
            ),
            false => self.add(
                Grade::Failed,
                "noindex",
                page,
                both(
                    "検索に出さないはずのページに noindex がありません",
                    "not in the sitemap, and yet without noindex",
                ),
            ),
        }
    }

    /// What everybody's verifier makes of a document.
    fn judge(&mut self, subject: &'static str, url: &str, document: &Value) {
        let asking = self.documents.asked_by(fetch::is_loopback_url(url));
        let verdict = verify(
            document.to_string().as_bytes(),
            &Question::at(self.at),
            &asking,
        );
        let grade = match is_failure(&verdict) {
            true => Grade::Failed,
            false => Grade::Good,
        };
        self.add(
            grade,
            subject,
            url,
            both(verdict.outcome.ja(), verdict.outcome.en()),
        );
    }

    /// A document that verifiers in browsers read: it is there, it is JSON, and every site may read it.
    fn document(&mut self, subject: &'static str, url: &str) -> Option<Value> {
        let answer = self.look(subject, url)?;
        let (status, found) = (answer.status.as_u16(), media_type(&answer));
        let mut wrong = Vec::new();
        if status != 200 {
            wrong.push(both(
                format!("{status} を返します"),
                format!("answers {status}"),
            ));
        }
        if answer.header("access-control-allow-origin") != "*" {
            wrong.push(both(
                "Access-Control-Allow-Origin: * がなく、ほかのサイトの検証ページから読めません",
                "without Access-Control-Allow-Origin: * no verifier in a browser can read it",
            ));
        }
        if !found.ends_with("json") {
            wrong.push(both(
                format!("種類が JSON ではありません({found})"),
                format!("its content type is not JSON ({found})"),
            ));
        }
        let document = json::parse(&answer.bytes).ok();
        if status == 200 && document.is_none() {
            wrong.push(both("JSON として読めません", "cannot be read as JSON"));
        }
        if wrong.is_empty() {
            self.add(
                Grade::Good,
                subject,
                url,
                both("どこからでも読めます", "everybody can read it"),
            );
        }
        for wording in wrong {
            self.add(Grade::Failed, subject, url, wording);
        }
        document.filter(|_| status == 200)
    }

    /// The addresses that a sitemap lists.
    fn locations(&mut self, url: &str) -> Option<BTreeSet<String>> {
        let answer = self.look("sitemap", url)?;
        let text = String::from_utf8_lossy(&answer.bytes);
        let found: BTreeSet<String> = text
            .split("<loc>")
            .skip(1)
            .filter_map(|rest| rest.split("</loc>").next())
            .map(str::to_owned)
            .collect();
        if answer.status.as_u16() == 200 && !found.is_empty() {
            return Some(found);
        }
        let wording = both("サイトマップがありません", "there is no sitemap");
        self.add(Grade::Failed, "sitemap", url, wording);
        None
    }

    /// The answer at an address; that there is none is a finding.
    fn look(&mut self, subject: &'static str, url: &str) -> Option<Answer> {
        match self.fetch.look(url) {
            Ok(answer) => Some(answer),
            Err(why) => {
                let wording = both(
                    format!("取得できません: {why}"),
                    format!("cannot be fetched: {why}"),
                );
                self.add(Grade::NotChecked, subject, url, wording);
                None
            }
        }
    }

    fn add(&mut self, grade: Grade, subject: &'static str, address: &str, message: Wording) {
        self.findings.push(Finding {
            grade,
            subject,
            address: address.to_owned(),
            message,
        });
    }

    fn url(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }
}

/// The type of an answer, without its parameters.
fn media_type(answer: &Answer) -> String {
    let full = answer.header("content-type");
    full.split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase()
}

/// Seconds for which caches may keep an answer, or have kept it.
fn kept(answer: &Answer) -> u64 {
    let directives = answer.header("cache-control").split(',');
    let ages =
        directives.filter_map(|directive| directive.trim().strip_prefix("max-age=")?.parse().ok());
    let age = answer.header("age").parse().unwrap_or(0);
    ages.max().unwrap_or(0).max(age)
}

//! Which file is what, by its path alone (design.md section 3). A file that nothing reads is an error, never skipped in silence.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::catalog::{Lang, Slug, StatusPurpose};
use crate::report::{Place, Report};
use crate::source::packed::{Unreadable, plain};
use crate::source::{FaultKind, Sources};

/// The folders of `content/`.
const FOLDERS: &[&str] = &[
    "issuers",
    "achievements",
    "people",
    "awards",
    "approvals",
    "evidence",
    "ledger",
    "pathways",
    "programmes",
    "frameworks",
    "pages",
];

/// What `content/ledger/` holds.
const WANTED_IN_LEDGER: &str = "content/ledger/<issuer>/<year>.jsonl or .jsonl.gz, content/ledger/<issuer>/revocation.json, suspension.json";

/// A file of a known kind. Without bytes: it is there and could not be loaded, which has been reported.
#[derive(Clone, Debug)]
pub struct File<'s> {
    /// Path from the root of the repository.
    pub path: Arc<str>,
    /// What it holds.
    pub bytes: Option<&'s [u8]>,
}

impl<'s> File<'s> {
    /// A file of this path.
    pub fn new(path: &str, bytes: Option<&'s [u8]>) -> File<'s> {
        File {
            path: path.into(),
            bytes,
        }
    }

    /// The whole file as a place.
    pub fn place(&self) -> Place {
        Place {
            file: self.path.clone(),
            line: 0,
            column: 0,
            cell: String::new(),
        }
    }
}

/// The files of the repository by what they are.
#[derive(Debug, Default)]
pub struct Layout<'s> {
    /// `content/site.yaml`
    pub site: Option<File<'s>>,
    /// `content/people.csv`, `content/people/*.csv`, compressed or not
    pub people: Vec<File<'s>>,
    /// `content/issuers/<id>.yaml`
    pub issuers: BTreeMap<Slug, File<'s>>,
    /// `content/achievements/<id>/`
    pub achievements: BTreeMap<Slug, AchievementFolder<'s>>,
    /// `content/awards/*.csv`, `*.csv.gz`
    pub award_tables: Vec<File<'s>>,
    /// `content/awards/*.yaml`
    pub award_lists: Vec<File<'s>>,
    /// `content/approvals/*.yaml`
    pub approvals: Vec<File<'s>>,
    /// `content/evidence/*.yaml`
    pub evidence: Vec<File<'s>>,
    /// `content/ledger/<issuer>/`
    pub ledger: BTreeMap<Slug, LedgerFolder<'s>>,
    /// `content/pathways/<id>.yaml`
    pub pathways: BTreeMap<Slug, File<'s>>,
    /// `content/programmes/<id>.yaml`
    pub programmes: BTreeMap<Slug, File<'s>>,
    /// `content/frameworks/<id>.yaml`
    pub frameworks: BTreeMap<Slug, File<'s>>,
    /// `content/pages/<id>.<lang>.md`
    pub pages: BTreeMap<Slug, BTreeMap<Lang, File<'s>>>,
    /// `keys/<issuer>.yaml`
    pub keys: BTreeMap<Slug, File<'s>>,
    /// `themes/<name>/**`: by theme and path within it.
    pub themes: BTreeMap<Slug, BTreeMap<String, File<'s>>>,
    /// The languages that pages can be made in.
    pub spoken: Vec<Lang>,
    /// Whether a whole folder could not be loaded: then what is not found may still be there.
    pub blind: bool,
}

/// What was signed for an issuer.
#[derive(Debug, Default)]
pub struct LedgerFolder<'s> {
    /// `<year>.jsonl`, `<year>.jsonl.gz`: credentials.
    pub years: Vec<File<'s>>,
    /// `revocation.json`, `suspension.json`: the status lists.
    pub lists: Vec<(StatusPurpose, File<'s>)>,
}

/// The folder of an achievement.
#[derive(Debug, Default)]
pub struct AchievementFolder<'s> {
    /// `badge.yaml` and what stands beside it.
    pub newest: VersionFolder<'s>,
    /// `v1/`, `v2/` … by number.
    pub earlier: BTreeMap<u32, VersionFolder<'s>>,
}

/// The files of one version of an achievement.
#[derive(Debug, Default)]
pub struct VersionFolder<'s> {
    /// `badge.yaml`
    pub badge: Option<File<'s>>,
    /// `criteria.<lang>.md`
    pub criteria: BTreeMap<Lang, File<'s>>,
    /// `*.svg`, `*.png` by name.
    pub pictures: BTreeMap<String, File<'s>>,
}

impl<'s> Layout<'s> {
    /// Sorts every file, and reports those that have no place.
    pub fn of(sources: &'s Sources, report: &mut Report) -> Layout<'s> {
        let mut layout = Layout {
            spoken: spoken(sources),
            ..Layout::default()
        };
        for (path, bytes) in sources.iter() {
            let file = File::new(path, Some(bytes));
            match plain(path) != path && sources.get(plain(path)).is_some() {
                true => report.plain_and_compressed(file.place(), plain(path)),
                false => drop(layout.sort(file, report)),
            }
        }
        for fault in sources.faults() {
            let file = File::new(&fault.path, None);
            match fault.why {
                FaultKind::LinkOutside => report.link_outside(file.place()),
                FaultKind::Special => report.special_file(file.place()),
                FaultKind::TooLarge { size, limit } => {
                    report.file_too_large(file.place(), size, limit);
                }
                FaultKind::Packed(Unreadable::Damaged) => report.damaged_gzip(file.place()),
                FaultKind::Packed(Unreadable::Bomb(most)) => report.gzip_bomb(file.place(), most),
                FaultKind::Secret => {
                    report.secret_in_repository(file.place());
                    continue;
                }
                FaultKind::UnusableName => report.unusable_file_name(file.place()),
            }
            // whatever else could be said of it follows from that
            layout.blind |= !layout.sort(file, &mut Report::default());
        }
        layout
    }

    /// Whether the file has a place.
    fn sort(&mut self, file: File<'s>, report: &mut Report) -> bool {
        let path = file.path.clone();
        let parts: Vec<&str> = plain(&path).split('/').collect();
        if parts.last().is_some_and(|name| is_note(name)) {
            return true;
        }
        if file.bytes.is_some_and(holds_secret_key) && !path.starts_with("keys/demo/") {
            report.secret_in_repository(file.place());
            return true;
        }
        match parts[..] {
            ["content", "site.yaml"] => self.site = Some(file),
            ["content", "people.csv"] => self.people.push(file),
            ["content", "people", name] if name.ends_with(".csv") => self.people.push(file),
            ["content", "issuers", name] => {
                return by_id(
                    &mut self.issuers,
                    name,
                    "content/issuers/<id>.yaml",
                    file,
                    report,
                );
            }
            ["content", "pathways", name] => {
                return by_id(
                    &mut self.pathways,
                    name,
                    "content/pathways/<id>.yaml",
                    file,
                    report,
                );
            }
            ["content", "programmes", name] => {
                let wanted = "content/programmes/<id>.yaml";
                return by_id(&mut self.programmes, name, wanted, file, report);
            }
            ["content", "frameworks", name] => {
                let wanted = "content/frameworks/<id>.yaml";
                return by_id(&mut self.frameworks, name, wanted, file, report);
            }
            ["keys", name] => {
                return by_id(&mut self.keys, name, "keys/<issuer>.yaml", file, report);
            }
            ["keys", "demo", name] if name.ends_with(".key") => {}
            ["content", "awards", name] if name.ends_with(".csv") => self.award_tables.push(file),
            ["content", "awards", name] if name.ends_with(".yaml") => self.award_lists.push(file),
            ["content", "approvals", name] if name.ends_with(".yaml") => self.approvals.push(file),
            ["content", "evidence", name] if name.ends_with(".yaml") => self.evidence.push(file),
            ["content", "ledger", issuer, name] => {
                return self.sort_ledger(issuer, name, file, report);
            }
            ["content", "achievements", id, ref rest @ ..] if !rest.is_empty() => {
                return self.sort_achievement(id, rest, file, report);
            }
            ["content", "pages", name] => return self.sort_page(name, file, report),
            ["themes", theme, ref rest @ ..] if !rest.is_empty() => {
                let Some(theme) = id_of_path(theme, &file, report) else {
                    return true;
                };
                let files = self.themes.entry(theme).or_default();
                files.insert(rest.join("/"), file);
            }
            ["content", folder, _, ..] if !FOLDERS.contains(&folder) => {
                report.unknown_folder(file.place(), folder, FOLDERS);
                return false;
            }
            _ => {
                report.unknown_file(file.place(), wanted_beside(&parts));
                return false;
            }
        }
        true
    }

    fn sort_achievement(
        &mut self,
        id: &str,
        rest: &[&str],
        file: File<'s>,
        report: &mut Report,
    ) -> bool {
        let wanted = "badge.yaml, criteria.ja.md, criteria.en.md, *.svg, *.png, v1/, v2/";
        let (version, name) = match *rest {
            [name] => (None, name),
            [version, name] => match version_number(version) {
                Some(number) => (Some(number), name),
                None => {
                    report.unknown_file(file.place(), wanted);
                    return false;
                }
            },
            _ => {
                report.unknown_file(file.place(), wanted);
                return false;
            }
        };
        let Some(id) = id_of_path(id, &file, report) else {
            return true;
        };
        let folder = self.achievements.entry(id).or_default();
        let folder = match version {
            None => &mut folder.newest,
            Some(number) => folder.earlier.entry(number).or_default(),
        };
        let criteria = name
            .strip_prefix("criteria.")
            .and_then(|rest| rest.strip_suffix(".md"));
        if name == "badge.yaml" {
            folder.badge = Some(file);
        } else if let Some(lang) = criteria {
            if let Some(lang) = language(lang, &self.spoken, &file, report) {
                folder.criteria.insert(lang, file);
            }
        } else if name.ends_with(".svg") || name.ends_with(".png") {
            folder.pictures.insert(name.to_owned(), file);
        } else {
            report.unknown_file(file.place(), wanted);
            return false;
        }
        true
    }

    fn sort_ledger(
        &mut self,
        issuer: &str,
        name: &str,
        file: File<'s>,
        report: &mut Report,
    ) -> bool {
        let year = |stem: &str| stem.len() == 4 && stem.bytes().all(|b| b.is_ascii_digit());
        let Some(issuer) = id_of_path(issuer, &file, report) else {
            return true;
        };
        let folder = self.ledger.entry(issuer).or_default();
        if name.strip_suffix(".jsonl").is_some_and(year) {
            folder.years.push(file);
        } else if let Some(purpose) = status_list(name) {
            folder.lists.push((purpose, file));
        } else {
            report.unknown_file(file.place(), WANTED_IN_LEDGER);
            return false;
        }
        true
    }

    fn sort_page(&mut self, name: &str, file: File<'s>, report: &mut Report) -> bool {
        let parts = name
            .strip_suffix(".md")
            .and_then(|stem| stem.rsplit_once('.'));
        let Some((id, lang)) = parts else {
            report.unknown_file(file.place(), "content/pages/<id>.ja.md, <id>.en.md");
            return false;
        };
        if let Some(lang) = language(lang, &self.spoken, &file, report)
            && let Some(id) = id_of_path(id, &file, report)
        {
            self.pages.entry(id).or_default().insert(lang, file);
        }
        true
    }
}

fn by_id<'s>(
    files: &mut BTreeMap<Slug, File<'s>>,
    name: &str,
    wanted: &str,
    file: File<'s>,
    report: &mut Report,
) -> bool {
    let Some(id) = name.strip_suffix(".yaml") else {
        report.unknown_file(file.place(), wanted);
        return false;
    };
    if let Some(id) = id_of_path(id, &file, report) {
        files.insert(id, file);
    }
    true
}

fn id_of_path(id: &str, file: &File<'_>, report: &mut Report) -> Option<Slug> {
    let slug = Slug::new(id);
    if slug.is_none() {
        super::id::refuse(file.place(), id, report);
    }
    slug
}

fn language(lang: &str, spoken: &[Lang], file: &File<'_>, report: &mut Report) -> Option<Lang> {
    let known = spoken.iter().copied().find(|one| one.as_str() == lang);
    if known.is_none() {
        report.unsupported_language(file.place(), lang, &tags(spoken));
    }
    known
}

/// Languages as they are written.
pub fn tags(languages: &[Lang]) -> Vec<&str> {
    languages.iter().map(Lang::as_str).collect()
}

/// The languages whose words are built in or stand in a theme, `themes/<name>/words/<lang>.yaml`.
fn spoken(sources: &Sources) -> Vec<Lang> {
    let mut spoken = vec![Lang::JA, Lang::EN];
    for (path, _) in sources.iter() {
        let parts: Vec<&str> = path.split('/').collect();
        let ["themes", _, "words", name] = parts[..] else {
            continue;
        };
        let lang = name.strip_suffix(".yaml").and_then(Lang::new);
        spoken.extend(lang.filter(|lang| !spoken.contains(lang)));
    }
    spoken
}

/// `v1`, `v2` …
fn version_number(folder: &str) -> Option<u32> {
    let digits = folder.strip_prefix('v')?;
    let plain = !digits.starts_with('0') && digits.bytes().all(|b| b.is_ascii_digit());
    digits.parse().ok().filter(|_| plain)
}

/// Files for the people who keep the folder, and those that systems leave behind.
fn is_note(name: &str) -> bool {
    let readme = name.starts_with("README") && name.ends_with(".md");
    readme || name.starts_with('.') || name == "Thumbs.db" || name == "desktop.ini"
}

fn holds_secret_key(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(100)];
    let text = String::from_utf8_lossy(head);
    text.contains("-----BEGIN ") && text.contains("PRIVATE KEY-----")
}

/// What may stand where a file stands that nothing reads.
fn wanted_beside(parts: &[&str]) -> &'static str {
    match parts {
        ["content", "awards", ..] => {
            "content/awards/<year>.csv or .csv.gz, content/awards/<name>.yaml"
        }
        ["content", "people", ..] => "content/people/<name>.csv or .csv.gz",
        ["content", "approvals", ..] => "content/approvals/<name>.yaml",
        ["content", "ledger", ..] => WANTED_IN_LEDGER,
        ["content", "evidence", ..] => "content/evidence/<name>.yaml",
        ["content", "achievements", ..] => "content/achievements/<id>/badge.yaml",
        ["content", "issuers", ..] => "content/issuers/<id>.yaml",
        ["content", "pathways", ..] => "content/pathways/<id>.yaml",
        ["content", "programmes", ..] => "content/programmes/<id>.yaml",
        ["content", "frameworks", ..] => "content/frameworks/<id>.yaml",
        ["content", "pages", ..] => "content/pages/<id>.ja.md, <id>.en.md",
        ["content", ..] => {
            "content/site.yaml, content/people.csv, and the folders issuers, achievements, people, awards, approvals, \
             evidence, ledger, pathways, programmes, frameworks, pages"
        }
        ["keys", ..] => "keys/<issuer>.yaml",
        ["themes", ..] => "themes/<name>/",
        _ => "content/, keys/, themes/",
    }
}

/// The purpose of a list in the ledger, by its name.
fn status_list(name: &str) -> Option<StatusPurpose> {
    let purposes = [StatusPurpose::Revocation, StatusPurpose::Suspension];
    purposes
        .into_iter()
        .find(|purpose| name.strip_suffix(".json") == Some(purpose.as_str()))
}

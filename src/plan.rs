//! Every address the site has. `plan` alone makes addresses; nothing downstream joins strings into URLs.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use crate::catalog::{
    ACCESSIBILITY, AchievementVersion, Award, AwardId, Catalog, FrameworkItem, Issuer, Lang,
    Localized, Page, Settings, Slug, StatusPurpose,
};
use crate::site::SitePath;

/// Where each thing of the site stands: methods give a [`Spot`], which has a site path and an absolute URL.
#[derive(Clone, Debug)]
pub struct Addresses {
    base_url: String,
    languages: Vec<Lang>,
}

/// One address: the file that answers it and the URL people use. Pages end in a slash; machine files have an extension.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The file.
    pub path: SitePath,
    /// The absolute URL.
    pub url: String,
}

impl Addresses {
    /// The addresses of a site with these settings.
    pub fn new(settings: &Settings) -> Addresses {
        Addresses {
            base_url: settings.base_url.clone(),
            languages: settings.languages.clone(),
        }
    }

    /// Origin (and folder) of the site, without a slash at the end.
    pub fn base_url(&self) -> &str {
        &self.base_url
    }

    /// The first page.
    pub fn home(&self, lang: Lang) -> Spot {
        self.page(lang, &[])
    }

    /// The page of an award.
    pub fn award(&self, lang: Lang, id: &AwardId) -> Spot {
        self.page(lang, &["a", id.as_str()])
    }

    /// The small page of an award for the frames of other sites.
    pub fn embed(&self, lang: Lang, id: &AwardId) -> Spot {
        self.page(lang, &["embed", id.as_str()])
    }

    /// The certificate of an award, to print.
    pub fn certificate(&self, lang: Lang, id: &AwardId) -> Spot {
        self.page(lang, &["a", id.as_str(), "certificate"])
    }

    /// The certificate of an award as a PDF.
    pub fn certificate_file(&self, lang: Lang, id: &AwardId) -> Spot {
        self.in_language(lang, ["a", id.as_str(), "certificate.pdf"])
    }

    /// The credential of an award; also its `id`.
    pub fn credential(&self, id: &AwardId) -> Spot {
        self.file(&["a", id.as_str(), "credential.json"])
    }

    /// The award whose credential has this `id`.
    pub fn award_of(&self, credential: &str) -> Option<AwardId> {
        let below = credential
            .strip_prefix(&self.base_url)?
            .strip_prefix("/a/")?;
        AwardId::new(below.strip_suffix("/credential.json")?)
    }

    /// Whether a file stands for one award: its page, its credential, its pictures.
    pub fn is_of_award(&self, path: &SitePath) -> bool {
        let mut parts = path.as_str().split('/');
        let first = parts.next().unwrap_or_default();
        let others = self.languages.get(1..).unwrap_or_default();
        let folder = match others.iter().any(|lang| lang.as_str() == first) {
            true => parts.next().unwrap_or_default(),
            false => first,
        };
        matches!(folder, "a" | "embed") && parts.next().is_some()
    }

    /// The baked PNG of an award.
    pub fn baked_png(&self, id: &AwardId) -> Spot {
        self.file(&["a", id.as_str(), "badge.png"])
    }

    /// The baked SVG of an award.
    pub fn baked_svg(&self, id: &AwardId) -> Spot {
        self.file(&["a", id.as_str(), "badge.svg"])
    }

    /// The copy of an award to keep.
    pub fn bundle(&self, id: &AwardId) -> Spot {
        self.file(&["a", id.as_str(), "badge.zip"])
    }

    /// The page of an achievement as it is now.
    pub fn achievement(&self, lang: Lang, id: &Slug) -> Spot {
        self.page(lang, &["b", id.as_str()])
    }

    /// The page of one version of an achievement.
    pub fn version(&self, lang: Lang, id: &Slug, version: u32) -> Spot {
        self.page(lang, &["b", id.as_str(), &format!("v{version}")])
    }

    /// A file of one version of an achievement: `achievement.json` (its `id`), `badge.svg`, `badge.png`.
    pub fn version_file(&self, id: &Slug, version: u32, name: &str) -> Spot {
        self.file(&["b", id.as_str(), &format!("v{version}"), name])
    }

    /// The name of the picture for links that shows these names: `card.png` in the first language and in all that would
    /// show the same, `card.en.png` and the like in others.
    pub fn card_name<'n>(
        &self,
        lang: Lang,
        names: impl IntoIterator<Item = &'n Localized>,
    ) -> String {
        let first = self.languages.first().copied().unwrap_or(lang);
        let same = |name: &Localized| name.get(lang).0 == name.get(first).0;
        match names.into_iter().all(same) {
            true => "card.png".to_owned(),
            false => format!("card.{lang}.png"),
        }
    }

    /// The picture for links to a version of an achievement.
    pub fn version_card(&self, lang: Lang, version: &AchievementVersion, issuer: &Issuer) -> Spot {
        let name = self.card_name(lang, [&version.name, &issuer.name]);
        self.version_file(&version.achievement, version.version, &name)
    }

    /// The picture for links to pages that have none of their own.
    pub fn site_card(&self, lang: Lang, catalog: &Catalog) -> Spot {
        let issuers = catalog.issuers.values().map(|issuer| &issuer.name);
        let names = [&catalog.settings.title].into_iter().chain(issuers);
        self.file(&[&self.card_name(lang, names)])
    }

    /// The same file of the version that is current, at an address that never changes.
    pub fn achievement_file(&self, id: &Slug, name: &str) -> Spot {
        self.file(&["b", id.as_str(), name])
    }

    /// The achievement in another language than the first.
    pub fn version_rendition(&self, lang: Lang, id: &Slug, version: u32) -> Spot {
        self.file(&[
            lang.as_str(),
            "b",
            id.as_str(),
            &format!("v{version}"),
            "achievement.json",
        ])
    }

    /// The page of an issuer.
    pub fn issuer(&self, lang: Lang, issuer: &Issuer) -> Spot {
        self.page(lang, &["i", issuer.address.as_str()])
    }

    /// A file of an issuer: `profile.json`, `did.json`.
    pub fn issuer_file(&self, issuer: &Issuer, name: &str) -> Spot {
        self.file(&["i", issuer.address.as_str(), name])
    }

    /// A status list of an issuer; also its `id`.
    pub fn status_list(&self, issuer: &Issuer, purpose: StatusPurpose) -> Spot {
        let name = format!("{}.json", purpose.as_str());
        self.file(&["i", issuer.address.as_str(), "status", &name])
    }

    /// Why and when, beside the list of revocations.
    pub fn reasons(&self, issuer: &Issuer) -> Spot {
        let name = "revocation.reasons.json";
        self.file(&["i", issuer.address.as_str(), "status", name])
    }

    /// The address of a holder. Made of the handle, it holds no organisation and never changes.
    pub fn holder(&self, lang: Lang, handle: &Slug) -> Spot {
        self.page(lang, &["h", handle.as_str()])
    }

    /// Everything on the page of a holder, to keep.
    pub fn holder_archive(&self, handle: &Slug) -> Spot {
        self.file(&["h", handle.as_str(), "badges.zip"])
    }

    /// The page of a pathway.
    pub fn pathway(&self, lang: Lang, id: &Slug) -> Spot {
        self.page(lang, &["p", id.as_str()])
    }

    /// A file of a pathway: `overview.svg`, `overview.png`.
    pub fn pathway_file(&self, id: &Slug, name: &str) -> Spot {
        self.file(&["p", id.as_str(), name])
    }

    /// The page of a programme.
    pub fn programme(&self, lang: Lang, id: &Slug) -> Spot {
        self.page(lang, &["programmes", id.as_str()])
    }

    /// The page of a framework.
    pub fn framework(&self, lang: Lang, id: &Slug) -> Spot {
        self.page(lang, &["f", id.as_str()])
    }

    /// The page of a framework item that we host.
    pub fn framework_item(&self, lang: Lang, framework: &Slug, item: &FrameworkItem) -> Spot {
        self.page(lang, &["f", framework.as_str(), &item.code])
    }

    /// A page of Markdown.
    pub fn free_page(&self, lang: Lang, page: &Page) -> Spot {
        self.page(lang, &[page.id.as_str()])
    }

    /// What the site says of its accessibility; a page of Markdown of that name takes its place.
    pub fn accessibility(&self, lang: Lang) -> Spot {
        self.page(lang, &[ACCESSIBILITY])
    }

    /// A page of the catalogue, counted from 1: of all badges, or of one shelf, by what it is sorted by and which one it is.
    pub fn catalogue(&self, lang: Lang, shelf: Option<(&str, &str)>, page: usize) -> Spot {
        match shelf {
            Some((by, id)) => self.numbered(lang, &["catalog", by, &safe(id)], page),
            None => self.numbered(lang, &["catalog"], page),
        }
    }

    /// A page, counted from 1, of all shelves that are sorted by one thing.
    pub fn shelves(&self, lang: Lang, by: &str, page: usize) -> Spot {
        self.numbered(lang, &["catalog", "by", by], page)
    }

    /// The index of skills; of one framework, a page of it, counted from 1.
    pub fn skills(&self, lang: Lang, framework: Option<&Slug>, page: usize) -> Spot {
        match framework {
            Some(id) => self.numbered(lang, &["skills", id.as_str()], page),
            None => self.numbered(lang, &["skills"], page),
        }
    }

    /// What the search of the catalogue reads, in parts that are counted from 1.
    pub fn search_index(&self, lang: Lang, part: usize) -> Spot {
        let name = match part {
            0 | 1 => format!("{lang}.json"),
            part => format!("{lang}-{part}.json"),
        };
        self.file(&["search", &name])
    }

    /// The feed of achievements.
    pub fn feed(&self, lang: Lang) -> Spot {
        self.in_language(lang, ["feed.xml"])
    }

    /// The page that verifies badges.
    pub fn verify(&self, lang: Lang) -> Spot {
        self.page(lang, &["verify"])
    }

    /// The service worker of that page. It governs the folder it stands in, so every language has one.
    pub fn verify_worker(&self, lang: Lang) -> Spot {
        self.in_language(lang, ["verify", "sw.js"])
    }

    /// The same page as one file that needs no network.
    pub fn verify_offline(&self) -> Spot {
        self.file(&["verify", "offline.html"])
    }

    /// The page to edit the content with: one for all languages, because the editor speaks that of the browser.
    pub fn editor(&self) -> Spot {
        self.admin_file("index.html")
    }

    /// A file beside it.
    pub fn admin_file(&self, name: &str) -> Spot {
        self.file(&["admin", name])
    }

    /// The page that checks a list before it is handed in.
    pub fn award_form(&self, lang: Lang) -> Spot {
        self.page(lang, &["admin", "award"])
    }

    /// The page on which holders make pictures to show around.
    pub fn pictures(&self, lang: Lang) -> Spot {
        self.page(lang, &["tools", "background"])
    }

    /// A file of the theme, by its path within `assets/`.
    pub fn theme_file(&self, name: &str) -> Option<Spot> {
        let path = SitePath::new(["assets"].into_iter().chain(name.split('/')))?;
        Some(self.spot(path))
    }

    /// A file at the top: `404.html`, `sitemap.xml`, `robots.txt`, `catalog.json`, `_headers`, `.nojekyll`.
    pub fn top(&self, name: &str) -> Spot {
        self.file(&[name])
    }

    /// The first page of several stands where they all are, the others below it.
    fn numbered(&self, lang: Lang, parts: &[&str], page: usize) -> Spot {
        let number = (page > 1).then(|| page.to_string());
        let parts = parts.iter().copied().chain(number.as_deref());
        self.page(lang, &parts.collect::<Vec<_>>())
    }

    fn page(&self, lang: Lang, parts: &[&str]) -> Spot {
        self.in_language(lang, parts.iter().copied().chain(["index.html"]))
    }

    /// A file that the first language has at the root, and every other in a folder of its own.
    fn in_language<'p>(&self, lang: Lang, parts: impl IntoIterator<Item = &'p str>) -> Spot {
        let prefix = (self.languages.first() != Some(&lang)).then_some(lang);
        let prefix = prefix.iter().map(Lang::as_str);
        let parts = parts.into_iter().map(|part| -> &str { part });
        let path = SitePath::new(prefix.chain(parts));
        self.spot(path.expect(SAFE))
    }

    fn file(&self, parts: &[&str]) -> Spot {
        self.spot(SitePath::new(parts.iter().copied()).expect(SAFE))
    }

    fn spot(&self, path: SitePath) -> Spot {
        let shown = path
            .as_str()
            .strip_suffix("index.html")
            .unwrap_or(path.as_str());
        let url = [&self.base_url, "/", shown].concat();
        Spot { path, url }
    }
}

/// Why what is made here is always a path.
const SAFE: &str = "ids, codes and file names are safe parts: check admits no others";

/// A word of an author as a part of an address: as it is where it is a safe id, else by its hash.
fn safe(word: &str) -> String {
    if Slug::new(word).is_some() {
        return word.to_owned();
    }
    let digest = Sha256::digest(word);
    digest[..6].iter().fold(String::from("x-"), |mut id, byte| {
        let _ = write!(id, "{byte:02x}");
        id
    })
}

/// The subject id of an award (OB 3.0 `credentialSubject.id`): the holder's address, or, for a hidden holder,
/// one that stands for this award alone, so that awards of one person cannot be joined.
pub fn subject_id(addresses: &Addresses, catalog: &Catalog, award: &Award) -> String {
    let first = catalog.settings.main_language();
    match catalog.name_policy(award) {
        crate::catalog::NamePolicy::Hidden => {
            format!("{}#holder", addresses.award(first, &award.id).url)
        }
        _ => {
            addresses
                .holder(first, &catalog.holder_of(award).handle)
                .url
        }
    }
}

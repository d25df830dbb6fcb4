//! Every address the site has. `plan` alone makes addresses; nothing downstream joins strings into URLs.

use crate::catalog::{
    Award, AwardId, Catalog, FrameworkItem, Issuer, Lang, Page, Settings, Slug, StatusPurpose,
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

    /// A file of one version of an achievement: `achievement.json` (its `id`), `badge.svg`, `badge.png`, `card.png`.
    pub fn version_file(&self, id: &Slug, version: u32, name: &str) -> Spot {
        self.file(&["b", id.as_str(), &format!("v{version}"), name])
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

    /// The page that verifies badges.
    pub fn verify(&self, lang: Lang) -> Spot {
        self.page(lang, &["verify"])
    }

    /// The service worker of that page. It governs the folder it stands in, so every language has one.
    pub fn verify_worker(&self, lang: Lang) -> Spot {
        let prefix = (self.languages.first() != Some(&lang)).then_some(lang);
        let parts = prefix.iter().map(Lang::as_str);
        self.file(&parts.chain(["verify", "sw.js"]).collect::<Vec<_>>())
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

    /// A file of the theme, by its path within `assets/`.
    pub fn theme_file(&self, name: &str) -> Option<Spot> {
        let parts: Vec<&str> = ["assets"].into_iter().chain(name.split('/')).collect();
        SitePath::new(&parts).map(|path| self.spot(path))
    }

    /// A file at the top: `404.html`, `sitemap.xml`, `robots.txt`, `_headers`, `.nojekyll`.
    pub fn top(&self, name: &str) -> Spot {
        self.file(&[name])
    }

    fn page(&self, lang: Lang, parts: &[&str]) -> Spot {
        let prefix = (self.languages.first() != Some(&lang)).then_some(lang);
        let parts: Vec<&str> = prefix
            .iter()
            .map(Lang::as_str)
            .chain(parts.iter().copied())
            .chain(["index.html"])
            .collect();
        self.file(&parts)
    }

    fn file(&self, parts: &[&str]) -> Spot {
        self.spot(
            SitePath::new(parts)
                .expect("ids, codes and file names are safe parts: check admits no others"),
        )
    }

    fn spot(&self, path: SitePath) -> Spot {
        let shown = path
            .as_str()
            .strip_suffix("index.html")
            .unwrap_or(path.as_str());
        let url = format!("{}/{shown}", self.base_url);
        Spot { path, url }
    }
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

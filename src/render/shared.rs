//! Everything of the site but awards: which pages and files there are, and how each is made.

use tera::{Context, Value};

use super::desk::{Book, Desk};
use super::finding::{FindingFile, FindingPage};
use super::frame::{self, Head};
use super::link::Here;
use super::theme::ThemeError;
use super::value::{html, list, map};
use super::{
    achievement, admin, background, finding, framework, home, host, issuer, pathway, programme,
    theme, verify,
};
use crate::catalog::{
    ACCESSIBILITY, Achievement, AchievementVersion, Framework, FrameworkItem, Issuer, Lang,
    Lifecycle, Page, Pathway, Programme,
};
use crate::plan::{Addresses, Spot};
use crate::site::{Asset, SitePath};

/// One page or file of the site that is no award's: where it stands, and enough to make it.
#[derive(Clone, Debug)]
pub struct Shared<'a> {
    spot: Spot,
    what: What<'a>,
}

#[derive(Clone, Copy, Debug)]
enum What<'a> {
    Page(Lang, PageOf<'a>),
    Lost,
    Sitemap,
    Robots,
    Headers,
    NoJekyll,
    ThemeFile,
    Worker,
    Editor,
    Admin(admin::Part),
    Finding(FindingFile),
}

#[derive(Clone, Copy, Debug)]
enum PageOf<'a> {
    Home,
    Issuer(&'a Issuer),
    Achievement(&'a Achievement, &'a AchievementVersion),
    Version(&'a Achievement, &'a AchievementVersion),
    Pathway(&'a Pathway),
    Programme(&'a Programme),
    Framework(&'a Framework),
    Item(&'a Framework, &'a FrameworkItem),
    Free(&'a Page),
    Verify,
    Accessibility,
    AwardForm,
    Pictures,
    Finding(FindingPage<'a>),
}

impl Shared<'_> {
    /// Where it stands.
    pub fn path(&self) -> &SitePath {
        &self.spot.path
    }

    /// Whether it is a page that people read.
    pub fn is_page(&self) -> bool {
        matches!(self.what, What::Page(..) | What::Lost | What::Editor)
    }
}

/// All of them, in the order of their kinds.
pub fn all<'a>(book: &Book<'a>) -> Vec<Shared<'a>> {
    let mut all = Vec::new();
    for page in pages(book) {
        for lang in &book.catalog.settings.languages {
            all.push(Shared {
                spot: page.spot(book.addresses, *lang),
                what: What::Page(*lang, page),
            });
        }
    }
    let mut top = |name: &str, what| {
        all.push(Shared {
            spot: book.addresses.top(name),
            what,
        })
    };
    top("404.html", What::Lost);
    top("robots.txt", What::Robots);
    top("_headers", What::Headers);
    top(".nojekyll", What::NoJekyll);
    for lang in &book.catalog.settings.languages {
        all.push(Shared {
            spot: book.addresses.verify_worker(*lang),
            what: What::Worker,
        });
    }
    let files = finding::files(book).into_iter();
    all.extend(files.map(|(spot, file)| Shared {
        spot,
        what: What::Finding(file),
    }));
    for (spot, _) in sitemaps(book) {
        all.push(Shared {
            spot,
            what: What::Sitemap,
        });
    }
    if book.editor().is_some() {
        all.push(Shared {
            spot: book.addresses.editor(),
            what: What::Editor,
        });
    }
    all.extend(admin::parts(book).into_iter().map(|(spot, part)| Shared {
        spot,
        what: What::Admin(part),
    }));
    let files = book
        .theme
        .assets
        .keys()
        .filter_map(|name| book.addresses.theme_file(name));
    all.extend(files.map(|spot| Shared {
        spot,
        what: What::ThemeFile,
    }));
    all
}

/// Whether it is the same on every site, because it came with the program.
pub fn is_ours(book: &Book<'_>, shared: &Shared<'_>) -> bool {
    match shared.what {
        What::Worker => true,
        What::ThemeFile => theme_file(book, &shared.spot.path).is_some_and(|file| file.is_ours),
        _ => false,
    }
}

fn theme_file<'b>(book: &'b Book<'_>, path: &SitePath) -> Option<&'b theme::Asset> {
    let name = path.as_str().strip_prefix("assets/");
    book.theme.assets.get(name.unwrap_or(path.as_str()))
}

/// Makes one of them.
pub fn render(book: &Book<'_>, shared: &Shared<'_>) -> Result<Asset<'static>, ThemeError> {
    let path = &shared.spot.path;
    let bytes = match shared.what {
        What::Page(lang, page) => page.render(book, lang, path)?.into_bytes(),
        What::Lost => lost(book)?.into_bytes(),
        What::Robots => host::robots(book).into_bytes(),
        What::Headers => host::headers(book).into_bytes(),
        What::NoJekyll => Vec::new(),
        What::Worker => verify::WORKER.to_vec(),
        What::Editor => admin::editor(book)?.into_bytes(),
        What::Admin(part) => admin::part(book, part),
        What::Finding(file) => finding::file(book, file)?.into_bytes(),
        What::Sitemap => {
            let found = sitemaps(book)
                .into_iter()
                .find(|(spot, _)| spot.path == *path);
            found.map(|(_, text)| text.into_bytes()).unwrap_or_default()
        }
        What::ThemeFile => {
            let file = theme_file(book, path);
            file.map(|file| file.bytes.to_vec()).unwrap_or_default()
        }
    };
    Ok(Asset {
        path: path.clone(),
        bytes: bytes.into(),
    })
}

fn pages<'a>(book: &Book<'a>) -> Vec<PageOf<'a>> {
    let catalog = book.catalog;
    let mut pages = vec![PageOf::Home, PageOf::Verify, PageOf::Pictures];
    pages.extend(finding::pages(book).into_iter().map(PageOf::Finding));
    pages.extend(catalog.settings.admin.form.then_some(PageOf::AwardForm));
    pages.extend(catalog.issuers.values().map(PageOf::Issuer));
    for achievement in catalog.achievements.values() {
        if let Some(current) = book.relations.current(achievement) {
            pages.push(PageOf::Achievement(achievement, current));
        }
        let versions = book.relations.versions(achievement);
        pages.extend(versions.map(|version| PageOf::Version(achievement, version)));
    }
    pages.extend(catalog.pathways.values().map(PageOf::Pathway));
    pages.extend(catalog.programmes.values().map(PageOf::Programme));
    for framework in catalog.frameworks.values() {
        pages.push(PageOf::Framework(framework));
        let hosted = framework.items.iter().filter(|item| item.url.is_none());
        pages.extend(hosted.map(|item| PageOf::Item(framework, item)));
    }
    pages.extend(catalog.pages.values().map(PageOf::Free));
    let own = catalog.pages.keys().any(|id| id.as_str() == ACCESSIBILITY);
    pages.extend((!own).then_some(PageOf::Accessibility));
    pages
}

fn sitemaps(book: &Book<'_>) -> Vec<(Spot, String)> {
    let wanted = |page: &PageOf<'_>| match page {
        PageOf::Version(..) | PageOf::AwardForm | PageOf::Pictures => false,
        PageOf::Finding(found) => found.is_beginning(),
        _ => !page.is_draft(),
    };
    let pages = pages(book).into_iter().filter(wanted);
    let languages = &book.catalog.settings.languages;
    let spots = |page: PageOf<'_>| {
        languages
            .iter()
            .map(|lang| (*lang, page.spot(book.addresses, *lang)))
            .collect()
    };
    host::sitemaps(
        book,
        pages
            .map(spots)
            .chain(host::indexed_awards(book))
            .chain(host::indexed_earners(book))
            .collect(),
    )
}

/// The page for addresses that lead nowhere, in all languages at once.
fn lost(book: &Book<'_>) -> Result<String, ThemeError> {
    let languages = &book.catalog.settings.languages;
    let part = |lang: &Lang| {
        let here = Here::anywhere(*lang, book.addresses);
        let desk = Desk::new(book, &here);
        let mut context = Context::new();
        context.insert_value("lang", Value::from(lang.as_str()));
        context.insert_value("site", frame::site(&desk));
        context.insert_value("is_first", Value::from(languages.first() == Some(lang)));
        let text = frame::render_with(&desk, "lost.html", &context)?;
        Ok(map([
            ("lang", Value::from(lang.as_str())),
            ("html", html(&text)),
        ]))
    };
    let parts = languages
        .iter()
        .map(part)
        .collect::<Result<Vec<_>, ThemeError>>()?;
    let first = book.catalog.settings.main_language();
    let here = Here::anywhere(first, book.addresses);
    let head = Head {
        spots: Vec::new(),
        noindex: true,
        draft: false,
        image: None,
        trail: Vec::new(),
    };
    let desk = Desk::new(book, &here);
    frame::render_in_many_languages(&desk, "404.html", &head, ("parts", list(parts)))
}

impl PageOf<'_> {
    fn spot(self, addresses: &Addresses, lang: Lang) -> Spot {
        match self {
            PageOf::Home => addresses.home(lang),
            PageOf::Issuer(issuer) => addresses.issuer(lang, issuer),
            PageOf::Achievement(achievement, _) => addresses.achievement(lang, &achievement.id),
            PageOf::Version(achievement, version) => {
                addresses.version(lang, &achievement.id, version.version)
            }
            PageOf::Pathway(pathway) => addresses.pathway(lang, &pathway.id),
            PageOf::Programme(programme) => addresses.programme(lang, &programme.id),
            PageOf::Framework(framework) => addresses.framework(lang, &framework.id),
            PageOf::Item(framework, item) => addresses.framework_item(lang, &framework.id, item),
            PageOf::Free(page) => addresses.free_page(lang, page),
            PageOf::Verify => addresses.verify(lang),
            PageOf::Accessibility => addresses.accessibility(lang),
            PageOf::AwardForm => addresses.award_form(lang),
            PageOf::Pictures => addresses.pictures(lang),
            PageOf::Finding(found) => found.spot(addresses, lang),
        }
    }

    fn is_draft(self) -> bool {
        match self {
            PageOf::Achievement(_, version) | PageOf::Version(_, version) => {
                version.lifecycle == Lifecycle::Draft
            }
            _ => false,
        }
    }

    fn render(self, book: &Book<'_>, lang: Lang, path: &SitePath) -> Result<String, ThemeError> {
        let here = Here::at(lang, path);
        let desk = Desk::new(book, &here);
        let head = Head {
            spots: frame::in_every_language(&desk, |lang| self.spot(book.addresses, lang)),
            noindex: self.is_draft() || matches!(self, PageOf::AwardForm | PageOf::Pictures),
            draft: self.is_draft(),
            image: self.image(book, lang),
            trail: match self {
                PageOf::Finding(found) => found.trail(&desk)?,
                _ => self.trail(&desk),
            },
        };
        let render =
            |template: &str, name, part| frame::render(&desk, template, &head, (name, part));
        match self {
            PageOf::Home => render("home.html", "home", home::page(&desk)),
            PageOf::Issuer(found) => render("issuer.html", "issuer", issuer::page(&desk, found)),
            PageOf::Achievement(found, version) | PageOf::Version(found, version) => render(
                "achievement.html",
                "achievement",
                achievement::page(&desk, found, version),
            ),
            PageOf::Pathway(found) => {
                render("pathway.html", "pathway", pathway::page(&desk, found))
            }
            PageOf::Programme(found) => {
                render("programme.html", "programme", programme::page(&desk, found))
            }
            PageOf::Framework(found) => {
                render("framework.html", "framework", framework::page(&desk, found))
            }
            PageOf::Item(of, found) => {
                render("item.html", "item", framework::item_page(&desk, of, found))
            }
            PageOf::Verify => render("verify.html", "verify", verify::page(&desk)),
            PageOf::Accessibility => {
                let answering = answering(book).map(|found| issuer::of_award(&desk, found));
                let part = map([("issuers", list(answering))]);
                render("accessibility.html", "statement", part)
            }
            PageOf::AwardForm => render("award-form.html", "form", admin::form(&desk)),
            PageOf::Pictures => render("background.html", "background", background::page(&desk)),
            PageOf::Finding(found) => {
                let (name, part) = found.content(&desk)?;
                render(&format!("{name}.html"), name, part)
            }
            PageOf::Free(found) => {
                let part = map([
                    ("title", desk.title(&found.title)),
                    ("body", desk.markdown(&found.body, 2)),
                ]);
                render("page.html", "free", part)
            }
        }
    }

    /// The picture of the achievement or pathway that a page is about.
    fn image(self, book: &Book<'_>, lang: Lang) -> Option<String> {
        let card = match self {
            PageOf::Achievement(_, version) | PageOf::Version(_, version) => {
                let issuer = book.catalog.issuers.get(&version.issuer)?;
                book.addresses.version_card(lang, version, issuer)
            }
            PageOf::Pathway(pathway) => {
                let shown = book.catalog.steps_of(pathway, book.preview);
                let spot = book.addresses.pathway_file(&pathway.id, "overview.png");
                (!shown.is_empty()).then_some(spot)?
            }
            _ => return None,
        };
        Some(card.url)
    }

    /// The pages above it, the first page left out.
    fn trail(self, desk: &Desk<'_, '_>) -> Vec<(Value, Value)> {
        let (book, lang) = (desk.book, desk.here.lang);
        let issuer = |id| {
            let issuer = book.catalog.issuers.get(id);
            issuer.map(|found| {
                (
                    desk.text(&found.name),
                    desk.link(&book.addresses.issuer(lang, found)),
                )
            })
        };
        match self {
            PageOf::Achievement(_, version) => issuer(&version.issuer).into_iter().collect(),
            PageOf::Version(achievement, version) => {
                let above = book.addresses.achievement(lang, &achievement.id);
                let current = book.relations.current(achievement).unwrap_or(version);
                let above = (desk.text(&current.name), desk.link(&above));
                issuer(&version.issuer).into_iter().chain([above]).collect()
            }
            PageOf::Pathway(pathway) => issuer(&pathway.issuer).into_iter().collect(),
            PageOf::Programme(programme) => issuer(&programme.issuer).into_iter().collect(),
            PageOf::Item(framework, _) => {
                let above = book.addresses.framework(lang, &framework.id);
                vec![(desk.text(&framework.name), desk.link(&above))]
            }
            PageOf::Home
            | PageOf::Issuer(_)
            | PageOf::Framework(_)
            | PageOf::Free(_)
            | PageOf::Verify
            | PageOf::Accessibility
            | PageOf::AwardForm
            | PageOf::Pictures
            | PageOf::Finding(_) => Vec::new(),
        }
    }
}

/// Who answers for the site: the issuer of most badges, the first of equals.
fn answering<'a>(book: &Book<'a>) -> Option<&'a Issuer> {
    let current = |issuer: &Issuer| {
        let achievements = book.catalog.achievements.values();
        let versions = achievements.filter_map(|found| book.relations.current(found));
        versions
            .filter(|version| version.issuer == issuer.id)
            .count()
    };
    let issuers = book.catalog.issuers.values();
    issuers.min_by_key(|issuer| std::cmp::Reverse(current(issuer)))
}

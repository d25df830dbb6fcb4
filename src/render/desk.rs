//! What every page is written with: the catalog, the theme, and where the page stands.

use std::convert::Infallible;

use jiff::civil::Date;
use tera::Value;

use super::day;
use super::link::{Here, Target, outside, target};
use super::markdown;
use super::qr::Codes;
use super::relations::Relations;
use super::stock::Stock;
use super::theme::Theme;
use super::value::{html, map, text, title};
use crate::catalog::{AchievementVersion, Catalog, Forge, Lang, Localized, Slug};
use crate::kept::Kept;
use crate::plan::{Addresses, Spot};

/// What all pages of a site share.
pub struct Book<'a> {
    /// The checked repository.
    pub catalog: &'a Catalog,
    /// Where things stand.
    pub addresses: &'a Addresses,
    /// What leads to what.
    pub relations: Relations<'a>,
    /// What there is to find.
    pub stock: Stock<'a>,
    /// Templates, words and files.
    pub theme: Theme,
    /// Codes that more than one page shows.
    pub codes: Codes,
    /// Links to a wallet by the credential in them: the page of an award has the same in every language.
    pub wallets: Kept<String, Value>,
    /// What pages of one place have in common.
    pub sites: Kept<Here, Value>,
    /// Days in words.
    pub days: Kept<(Lang, Date), Value>,
    /// Titles of badges, which take long to break.
    pub titles: Kept<(Lang, Slug, u32), Value>,
    /// Whether all of it is a preview.
    pub preview: bool,
    /// Whether pages that are filled into a form are rendered, too, and compared.
    pub compare: bool,
}

impl Book<'_> {
    /// Where the editor proposes changes, if there is one. A preview has none: whoever made it, no token belongs there.
    pub fn editor(&self) -> Option<&Forge> {
        let admin = &self.catalog.settings.admin;
        let asked = admin.editor && !self.preview;
        admin.forge.as_ref().filter(|_| asked)
    }
}

/// Where one page is written.
pub struct Desk<'b, 'a> {
    /// What all pages share.
    pub book: &'b Book<'a>,
    /// Where the page stands.
    pub here: &'b Here,
}

impl<'b, 'a> Desk<'b, 'a> {
    /// The place of the page at an address.
    pub fn new(book: &'b Book<'a>, here: &'b Here) -> Desk<'b, 'a> {
        Desk { book, here }
    }

    /// The link to an address of the site.
    pub fn link(&self, spot: &Spot) -> Value {
        Value::from(self.here.link(spot))
    }

    /// A text in the page's language or, marked, in another.
    pub fn text(&self, localized: &Localized) -> Value {
        text(localized, self.here.lang)
    }

    /// A text for a heading or a lead, which breaks between Japanese phrases. It costs more than [`Desk::text`]: not to be made
    /// for every award.
    pub fn title(&self, localized: &Localized) -> Value {
        title(localized, self.here.lang)
    }

    /// The title of a badge, broken once for all pages of a language.
    pub fn title_of(&self, version: &AchievementVersion) -> Value {
        let lang = self.here.lang;
        let key = (lang, version.achievement.clone(), version.version);
        let Ok(title) = self
            .book
            .titles
            .get(&key, || Ok::<_, Infallible>(title(&version.name, lang)));
        title.as_ref().clone()
    }

    /// A text that may not be there.
    pub fn maybe(&self, localized: Option<&Localized>) -> Value {
        Value::from(localized.map(|localized| self.text(localized)))
    }

    /// A day in words.
    pub fn day(&self, date: Date) -> Value {
        let (lang, style) = (self.here.lang, self.book.catalog.settings.date_style);
        let Ok(day) = self.book.days.get(&(lang, date), || {
            Ok::<_, Infallible>(day::day(date, lang, style))
        });
        day.as_ref().clone()
    }

    /// A day that may not be there.
    pub fn maybe_day(&self, date: Option<Date>) -> Value {
        Value::from(date.map(|date| self.day(date)))
    }

    /// Markdown whose highest headings are of level `top`: `html`, and `lang` when it is not the page's.
    pub fn markdown(&self, localized: &Localized, top: usize) -> Value {
        let (text, lang) = localized.get(self.here.lang);
        let other = (lang != self.here.lang).then(|| lang.to_string());
        map([
            ("html", html(&markdown::render(text, self.here, top))),
            ("lang", Value::from(other)),
        ])
    }

    /// An address of another site, if it can be linked to.
    pub fn outside(&self, url: Option<&str>) -> Value {
        Value::from(url.and_then(outside))
    }

    /// The link that writes to a mail address, if it is a plain one.
    pub fn mail(&self, address: &str) -> Value {
        let plain = |b: u8| b.is_ascii_alphanumeric() || b"@._+-".contains(&b);
        let link = format!("mailto:{address}");
        let safe = address.bytes().all(plain) && matches!(target(&link), Some(Target::Mail(_)));
        Value::from(safe.then_some(link))
    }
}

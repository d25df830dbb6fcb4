//! The pictures that are shown when a page is shared: of each badge and of the site.

use std::collections::BTreeMap;

use super::badges::{self, Badges, Picture, fonts};
use super::outlet::Outlet;
use crate::catalog::{AchievementVersion, Catalog, Lang, Rgb, Slug};
use crate::image::{self, Cache, Card, Pattern};
use crate::plan::Addresses;
use crate::render::Publication;
use crate::sign::Signing;

/// The colour of a site that nobody issues on.
const PLAIN: &str = "#0017c1";

/// Width of a card, in pixels; social sites ask for 1200 by 630.
const WIDTH: u32 = 1200;

/// Badges that stand for a whole site.
const MOST: usize = 4;

/// Hands on the cards of every version and of the site.
pub fn publish<E: Send>(
    signing: &Signing<'_>,
    badges: &Badges,
    publication: Publication,
    cache: &Cache<'_>,
    outlet: &Outlet<'_, E>,
) -> Result<(), E> {
    let (catalog, addresses) = (signing.catalog, signing.addresses);
    badges::each(catalog, publication, |hosted| {
        let version = hosted.version;
        let badge = &badges[&(version.achievement.clone(), version.version)].svg;
        let cards = of_version(catalog, version, badge, cache);
        let mut cards = cards.iter();
        cards.try_for_each(|(name, card)| hosted.put(addresses, name, card, outlet))
    })?;
    let drafts = publication.is_preview();
    let current = |id: &Slug| {
        let version = catalog.achievements.get(id)?.shown(drafts).next_back()?;
        badges.get(&(id.clone(), version.version))
    };
    let mut cards = BTreeMap::new();
    for lang in &catalog.settings.languages {
        let spot = addresses.site_card(*lang, catalog);
        cards
            .entry(spot.path)
            .or_insert_with(|| of_site(catalog, *lang, &current, cache));
    }
    cards
        .iter()
        .try_for_each(|(path, bytes)| outlet.put(path, bytes))
}

/// The cards of a version by the names of their files, one for each language that shows other names.
fn of_version(
    catalog: &Catalog,
    version: &AchievementVersion,
    badge: &str,
    cache: &Cache<'_>,
) -> BTreeMap<String, Vec<u8>> {
    let addresses = Addresses::new(&catalog.settings);
    let issuer = &catalog.issuers[&version.issuer];
    let mut cards = BTreeMap::new();
    for lang in &catalog.settings.languages {
        let name = addresses.card_name(*lang, [&version.name, &issuer.name]);
        cards.entry(name).or_insert_with(|| {
            let (name, by) = (version.name.get(*lang).0, issuer.name.get(*lang).0);
            card(
                &[badge],
                name,
                by,
                (issuer.accent, issuer.style.pattern),
                cache,
            )
        });
    }
    cards
}

/// Some badges, each of another issuer as far as there are others.
fn of_site<'b>(
    catalog: &Catalog,
    lang: Lang,
    current: &impl Fn(&Slug) -> Option<&'b Picture>,
    cache: &Cache<'_>,
) -> Vec<u8> {
    let shown = catalog.achievements.values().filter_map(|achievement| {
        let picture = current(&achievement.id)?;
        Some((&achievement.versions.last()?.issuer, picture))
    });
    let mut seen: BTreeMap<&Slug, usize> = BTreeMap::new();
    let mut ranked: Vec<(usize, &Picture)> = shown
        .map(|(issuer, picture)| {
            let nth = seen.entry(issuer).or_default();
            *nth += 1;
            (*nth, picture)
        })
        .collect();
    ranked.sort_by_key(|(nth, _)| *nth);
    let shown: Vec<&str> = ranked
        .iter()
        .take(MOST)
        .map(|(_, picture)| &*picture.svg)
        .collect();
    let names: Vec<&str> = catalog
        .issuers
        .values()
        .map(|issuer| issuer.name.get(lang).0)
        .collect();
    let first = catalog.issuers.values().next();
    let plain = || (Rgb::parse(PLAIN).expect("a colour"), Pattern::default());
    let ground = first.map_or_else(plain, |issuer| (issuer.accent, issuer.style.pattern));
    let title = catalog.settings.title.get(lang).0;
    card(&shown, title, &names.join(" / "), ground, cache)
}

/// Unlike a badge it must not stand in the way of a long or rare name: what finds no room is shortened, and a letter the
/// font lacks becomes 〓, as printers do.
fn card(
    badges: &[&str],
    name: &str,
    issuer: &str,
    (accent, pattern): (Rgb, Pattern),
    cache: &Cache<'_>,
) -> Vec<u8> {
    let lengths = [usize::MAX, 60, 40, 24, 12];
    let each = |text: &str, most: usize| shortened(text, most);
    let pairs = lengths
        .iter()
        .flat_map(|name| lengths.iter().map(move |issuer| (*name, *issuer)));
    let cards = pairs.map(|(longest, most)| {
        let card = Card {
            badges,
            name: &each(name, longest),
            subtitle: None,
            issuer: &each(issuer, most),
            accent,
            pattern,
        };
        image::card(&card, fonts())
    });
    let svg = cards.flatten().next();
    let svg = svg.expect("twelve letters that the font has find room");
    let png = cache.rasterise(&svg, WIDTH, fonts());
    png.expect("the card is of a fixed size, and its badges were drawn before")
}

/// A text of at most so many letters; one that the font lacks becomes 〓.
pub fn shortened(text: &str, most: usize) -> String {
    let letter = |c: char| {
        if fonts().missing(c.encode_utf8(&mut [0; 4])).is_some() {
            '〓'
        } else {
            c
        }
    };
    let mut shown: String = text.chars().take(most).map(letter).collect();
    if text.chars().nth(most).is_some() {
        shown.push('…');
    }
    shown
}

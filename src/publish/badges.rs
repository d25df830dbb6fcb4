//! Badges: each version's pictures, drawn once, and its own document in every language.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use rayon::prelude::*;

use super::outlet::Outlet;
use super::scope::Scope;
use crate::badge::Published;
use crate::bake::{self, Portable};
use crate::catalog::{AchievementVersion, BadgeImage, Catalog, Lang, Slug};
use crate::image::{self, ArtworkError, Cache, Design, DrawError, Fonts};
use crate::plan::Addresses;
use crate::render::Publication;
use crate::report::{Report, Wording};
use crate::sign::{self, Signing};

/// Side of a badge, in pixels.
const SIDE: u32 = 512;

/// The pictures of every version.
pub type Badges = BTreeMap<(Slug, u32), Picture>;

/// The pictures of one version of an achievement.
pub struct Picture {
    /// Self-contained SVG.
    pub svg: String,
    /// The same as PNG.
    pub png: Vec<u8>,
    /// Both, ready for credentials.
    blank: (bake::Png, bake::Svg),
}

impl Picture {
    /// The PNG with a credential in it.
    pub fn baked_png(&self, credential: &Portable) -> Vec<u8> {
        self.blank.0.bake(credential)
    }

    /// The SVG with a credential in it.
    pub fn baked_svg(&self, credential: &Portable) -> String {
        self.blank.1.bake(credential)
    }
}

/// The text of a credential of ours for its pictures.
pub fn portable(credential: &str) -> Portable {
    Portable::of(credential).expect("a credential of ours is a JSON object, and not a long one")
}

/// Draws the badges that are needed. `None` when one cannot be drawn; the report says which and why.
pub fn draw(
    catalog: &Catalog,
    scope: Scope,
    publication: Publication,
    cache: &Cache<'_>,
    report: &mut Report,
) -> Option<Badges> {
    let versions = scope.shown(catalog);
    let drawn: Vec<(Report, Option<Picture>)> = versions
        .par_iter()
        .map(|version| {
            let mut problems = Report::default();
            let picture = picture(catalog, version, publication, cache, &mut problems);
            (problems, picture)
        })
        .collect();
    let mut badges = Badges::new();
    for (version, (problems, picture)) in versions.into_iter().zip(drawn) {
        report.append(problems);
        if let Some(picture) = picture {
            badges.insert((version.achievement.clone(), version.version), picture);
        }
    }
    (!report.has_errors()).then_some(badges)
}

/// Hands on pictures and documents of every version, and those of the newest once more at the address that never changes.
pub fn publish<E: Send>(
    signing: &Signing<'_>,
    badges: &Badges,
    publication: Publication,
    outlet: &Outlet<'_, E>,
) -> Result<(), E> {
    let (catalog, addresses) = (signing.catalog, signing.addresses);
    each(catalog, publication, |hosted| {
        let version = hosted.version;
        let id = &version.achievement;
        let picture = &badges[&(id.clone(), version.version)];
        let put = |name: &str, bytes: &[u8]| hosted.put(addresses, name, bytes, outlet);
        put("badge.svg", picture.svg.as_bytes())?;
        put("badge.png", &picture.png)?;
        let document = |lang| {
            sign::line(&Published::new(sign::achievement(
                catalog, addresses, version, lang,
            )))
        };
        for (n, lang) in catalog.settings.languages.iter().enumerate() {
            if n == 0 {
                put("achievement.json", document(*lang).as_bytes())?;
            } else {
                outlet.put(
                    &addresses.version_rendition(*lang, id, version.version).path,
                    document(*lang).as_bytes(),
                )?;
            }
        }
        Ok(())
    })
}

/// A version that has files of its own.
pub struct Hosted<'a> {
    /// The version.
    pub version: &'a AchievementVersion,
    newest: bool,
}

impl Hosted<'_> {
    /// Hands on a file of the version, and of the newest once more for its achievement.
    pub fn put<E>(
        &self,
        addresses: &Addresses,
        name: &str,
        bytes: &[u8],
        outlet: &Outlet<'_, E>,
    ) -> Result<(), E> {
        let (id, version) = (&self.version.achievement, self.version.version);
        outlet.put(&addresses.version_file(id, version, name).path, bytes)?;
        match self.newest {
            true => outlet.put(&addresses.achievement_file(id, name).path, bytes),
            false => Ok(()),
        }
    }
}

/// Does something for each version that is shown, in parallel.
pub fn each<E: Send>(
    catalog: &Catalog,
    publication: Publication,
    publish: impl Fn(Hosted<'_>) -> Result<(), E> + Sync,
) -> Result<(), E> {
    let achievements: Vec<_> = catalog.achievements.values().collect();
    let drafts = publication.is_preview();
    achievements.par_iter().try_for_each(|achievement| {
        let newest = achievement.shown(drafts).next_back();
        achievement.shown(drafts).try_for_each(|version| {
            let newest = newest.is_some_and(|newest| newest.version == version.version);
            publish(Hosted { version, newest })
        })
    })
}

fn picture(
    catalog: &Catalog,
    version: &AchievementVersion,
    publication: Publication,
    cache: &Cache<'_>,
    problems: &mut Report,
) -> Option<Picture> {
    let (svg, png) = badge(catalog, version, cache, problems)?;
    let (svg, png) = match publication {
        Publication::Production => (svg, png),
        Publication::Preview => marked(&svg, cache),
    };
    let sound = "the pictures are made by us";
    let blank = (
        bake::Png::of(&png).expect(sound),
        bake::Svg::of(&svg).expect(sound),
    );
    Some(Picture { svg, png, blank })
}

/// A badge as SVG and PNG. `None` when it cannot be drawn; the report says why.
pub fn badge(
    catalog: &Catalog,
    version: &AchievementVersion,
    cache: &Cache<'_>,
    problems: &mut Report,
) -> Option<(String, Vec<u8>)> {
    let fonts = fonts();
    let issuer = &catalog.issuers[&version.issuer];
    Some(match &version.image {
        BadgeImage::Drawn(label) => {
            let first = catalog.settings.languages.first();
            let first = first.copied().unwrap_or(Lang::JA);
            let (large, small) = label.words(first);
            let small = small.map(|small| small.replace('|', " "));
            let design = Design {
                kind: version.kind,
                level: label.level,
                step: label.step,
                accent: issuer.accent,
                style: issuer.style,
                label: large,
                subtitle: small.as_deref(),
                english: first != Lang::JA,
            };
            let svg = match image::draw(&design, fonts) {
                Ok(svg) => svg,
                Err(error) => {
                    refuse_label(version, large, error, problems);
                    return None;
                }
            };
            let png = cache
                .rasterise(&svg, SIDE, fonts)
                .expect("the drawn badge is SVG of a fixed size");
            (svg, png)
        }
        own => match adopted(own, cache) {
            Ok(both) => both,
            Err(ArtworkError::Empty) => {
                problems.artwork_shows_nothing(version.place.clone());
                return None;
            }
            Err(why) => {
                let reason = Wording {
                    ja: why.japanese(),
                    en: why.to_string(),
                };
                problems.artwork_refused(version.place.clone(), &reason, why.remedy());
                return None;
            }
        },
    })
}

/// The same picture with the mark of a preview.
fn marked(svg: &str, cache: &Cache<'_>) -> (String, Vec<u8>) {
    let svg = image::marked(svg, fonts());
    let png = cache
        .rasterise(&svg, SIDE, fonts())
        .expect("the badge was drawn without its mark");
    (svg, png)
}

/// The author's picture made harmless, and its pixels, of which some can be seen: what is drawn may be clear, too fine, or
/// beyond the edge.
fn adopted(own: &BadgeImage, cache: &Cache<'_>) -> Result<(String, Vec<u8>), ArtworkError> {
    let (svg, png) = match own {
        BadgeImage::Png(bytes) => {
            let artwork = image::adopt_png(bytes)?;
            (artwork.svg, artwork.png)
        }
        BadgeImage::Svg(bytes) => {
            let svg = image::adopt_svg(bytes, fonts())?;
            let png = cache.rasterise(&svg, SIDE, fonts());
            let png = png.map_err(|error| ArtworkError::NotSvg(error.to_string()))?;
            (svg, png)
        }
        BadgeImage::Drawn(_) => return Err(ArtworkError::Empty),
    };
    image::measure(&png)?;
    Ok((svg, png))
}

fn refuse_label(
    version: &AchievementVersion,
    label: &str,
    error: DrawError,
    problems: &mut Report,
) {
    let place = version.place.clone();
    match error {
        DrawError::MissingGlyph { character } => problems.glyph_missing(place, character),
        DrawError::TooManyLines { lines } => problems.too_many_lines(place, label, lines),
        DrawError::DoesNotFit { line } => problems.text_does_not_fit(place, &line),
        _ => problems.text_does_not_fit(place, label),
    }
}

/// The bundled font, read once.
pub fn fonts() -> &'static Fonts {
    static FONTS: OnceLock<Fonts> = OnceLock::new();
    FONTS.get_or_init(Fonts::bundled)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(inner: &str) -> Result<(), ArtworkError> {
        let svg =
            format!("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 100'>{inner}</svg>");
        let own = BadgeImage::Svg(svg.into_bytes().into());
        adopted(&own, &Cache::none()).map(drop)
    }

    #[test]
    fn an_svg_in_which_nothing_can_be_seen_is_refused() {
        for inner in [
            "<circle cx='500' cy='500' r='40'/>",
            "<rect width='90' height='90' fill-opacity='0'/>",
            "<g opacity='0'><rect width='90' height='90'/></g>",
            "<g opacity='.01'><rect width='90' height='90'/></g>",
            "<rect width='90' height='90' visibility='hidden'/>",
            "<g display='none'><rect width='90' height='90'/></g>",
            "<mask id='m'><rect width='90' height='90' fill='#000'/></mask><rect width='90' height='90' mask='url(#m)'/>",
            "<rect width='.001' height='.001'/>",
            "<text x='10' y='500'>DX</text>",
        ] {
            assert_eq!(shown(inner), Err(ArtworkError::Empty), "{inner}");
        }
    }

    #[test]
    fn white_shapes_and_fine_lines_are_something() {
        for inner in [
            "<rect width='90' height='90' fill='#fff'/>",
            "<path d='M0 50H100' stroke='#000' stroke-width='.1'/>",
            "<circle cx='100' cy='100' r='1'/>",
        ] {
            assert_eq!(shown(inner), Ok(()), "{inner}");
        }
    }
}

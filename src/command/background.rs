//! `shirushi background`: badges and a code behind a person in an online meeting.

use std::collections::BTreeSet;

use super::cli::{Background, LayoutName, ReportFormat};
use super::refusal::{Refusal, both};
use super::session::{Outcome, Session, Stream};
use super::show::{self, FileKind, Shown};
use super::{pictures, problems};
use crate::catalog::{Catalog, Lang, Slug};
use crate::image::{self, Code, DrawError, Layout};
use crate::publish::{badge, fonts, shortened};
use crate::render::{HolderName, holder_name};
use crate::report::Report;

/// Badges that a picture has room for.
const MOST: usize = 6;
/// Width of the PNG in pixels.
const WIDTH: u32 = 1920;
/// Letters of an issuer's name that are tried, one after the other, until it finds room.
const LENGTHS: [usize; 5] = [usize::MAX, 40, 28, 18, 12];

/// Draws the picture and says where its code leads.
pub fn run(session: &mut Session<'_, '_>, args: &Background) -> Result<Outcome, Refusal> {
    let kind = show::kind(&args.output)?;
    let Some(catalog) = show::catalog(session)? else {
        return Ok(Outcome::Wrong);
    };
    let lang = language(&catalog, args.names.as_deref())?;
    let mut shown = show::shown(&catalog, &args.what, lang)?;
    match args.what.len() {
        1 => newest(&mut shown),
        _ if shown.awards.len() > MOST => return Err(Refusal::too_many_badges(MOST)),
        _ => {}
    }
    let kept = pictures::folder(session.env);
    let cache = pictures::cache(kept.as_ref());
    let mut report = Report::default();
    let versions = shown.awards.iter().map(|award| catalog.version_of(award));
    let drawn: Option<Vec<String>> = versions
        .map(|version| Some(badge(&catalog, version, &cache, &mut report)?.0))
        .collect();
    let Some(drawn) = drawn else {
        problems::show(session, &report, ReportFormat::Human, Stream::Err)?;
        return Ok(Outcome::Wrong);
    };
    let badges: Vec<&str> = drawn.iter().map(String::as_str).collect();
    let svg = draw(&catalog, &shown, &badges, args, lang)?;
    let bytes = match kind {
        FileKind::Svg => svg.into_bytes(),
        FileKind::Png => {
            let png = cache.rasterise(&svg, WIDTH, fonts());
            png.expect("the picture is of a fixed size, and its badges were drawn before")
        }
    };
    show::write(session, &args.output, &bytes)?;
    let (file, url) = (args.output.display(), &shown.url);
    session.say(&both(format!("{file}: {url}"), format!("{file}: {url}")))?;
    Ok(Outcome::Fine)
}

fn language(catalog: &Catalog, asked: Option<&str>) -> Result<Lang, Refusal> {
    let Some(asked) = asked else {
        return Ok(catalog.settings.main_language());
    };
    let known = |lang: &Lang| catalog.settings.languages.contains(lang);
    let lang = Lang::new(asked).filter(known);
    lang.ok_or_else(|| Refusal::no_such_language(asked))
}

/// Of a whole page the newest badges, each once.
fn newest(shown: &mut Shown<'_>) {
    let mut seen: BTreeSet<&Slug> = BTreeSet::new();
    shown.awards.retain(|award| seen.insert(&award.achievement));
    shown.awards.truncate(MOST);
}

/// A name is shown as it is or not at all; that of an issuer is shortened where it finds no room, as on cards.
fn draw(
    catalog: &Catalog,
    shown: &Shown<'_>,
    badges: &[&str],
    args: &Background,
    lang: Lang,
) -> Result<String, Refusal> {
    let name = name(catalog, shown, lang).filter(|_| !args.no_name);
    let issuers: BTreeSet<&Slug> = shown
        .awards
        .iter()
        .map(|award| &catalog.issuer_of(award).id)
        .collect();
    let first = catalog.issuer_of(shown.awards[0]);
    let by = match issuers.len() {
        1 => &first.name,
        _ => &catalog.settings.title,
    };
    let code = Code::new(&shown.url).ok_or_else(|| Refusal::no_code_for(&shown.url))?;
    let picture = |name: Option<&str>, most: usize| {
        let picture = image::Background {
            badges,
            name,
            issuer: &shortened(by.get(lang).0, most),
            accent: first.accent,
            pattern: first.style.pattern,
            code: &code,
            layout: match args.layout {
                LayoutName::Left => Layout::Left,
                LayoutName::Right => Layout::Right,
                LayoutName::Corners => Layout::Corners,
            },
        };
        image::background(&picture, fonts())
    };
    let tried = |name: Option<&str>| -> Option<String> {
        let tries = LENGTHS.iter().map(|most| picture(name, *most));
        tries.filter_map(Result::<String, DrawError>::ok).next()
    };
    match &name {
        Some(name) => tried(Some(name)).ok_or_else(|| match fonts().missing(name) {
            Some(letter) => Refusal::name_without_glyph(letter),
            None => Refusal::name_too_long(name),
        }),
        None => Ok(tried(None).expect("twelve letters that the font has find room")),
    }
}

/// The name that the page of the award shows; a handle is none.
fn name(catalog: &Catalog, shown: &Shown<'_>, lang: Lang) -> Option<String> {
    let award = shown.awards[0];
    let said = holder_name(catalog.holder_of(award), catalog.name_policy(award), lang);
    match said? {
        HolderName::Full(name, _) | HolderName::Initials(name) => Some(name),
        HolderName::Handle(_) => None,
    }
}

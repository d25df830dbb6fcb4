//! All badges of a pathway in one picture, as on a leaflet: its name, its badges in order with their numbers, who runs it.
//! One SVG of 1200 by 630, text as paths, no reference to anything outside.

use super::badge::DrawError;
use super::card::Block;
use super::color::{PageTones, Rgb, page};
use super::font::Fonts;
use super::lines::Room;
use super::nested::nested;
use super::path::{Path, number};
use super::pattern::Area;
use super::shape::Kind;
use super::style::Pattern;

/// What the picture shows.
#[derive(Debug, Clone, Copy)]
pub struct Overview<'a> {
    /// The name of the pathway.
    pub name: &'a str,
    /// The name in the other language, if it should be there.
    pub subtitle: Option<&'a str>,
    /// Who runs it.
    pub issuer: &'a str,
    /// The issuer's colour.
    pub accent: Rgb,
    /// The issuer's pattern, behind the badges.
    pub pattern: Pattern,
    /// The steps, in order; not none.
    pub steps: &'a [OverviewStep<'a>],
    /// Whether each step follows the one before it: then a line joins their numbers.
    pub joined: bool,
}

/// A step with its badge.
#[derive(Debug, Clone, Copy)]
pub struct OverviewStep<'a> {
    /// Its number.
    pub number: u8,
    /// Its badge: SVG of 512 by 512 that [`draw`](super::draw), [`adopt_svg`](super::adopt_svg) or
    /// [`adopt_png`](super::adopt_png) made.
    pub badge: &'a str,
    /// Whether it only welcomes: then its number stands in a ring.
    pub welcome: bool,
}

/// Where text begins, and how wide it may be.
const LEFT: f64 = 64.0;
const WIDTH: f64 = 1072.0;
/// The panel behind the badges: top and bottom.
const PANEL: (f64, f64) = (206.0, 552.0);
/// Room for the numbers under a row of badges, in parts of the badge's side.
const NUMBERS: f64 = 0.3;

/// The picture as SVG.
pub fn overview(overview: &Overview<'_>, fonts: &Fonts) -> Result<String, DrawError> {
    let tones = page(overview.accent);
    let small = Room {
        widths: &[WIDTH],
        height: 40.0,
        largest: 26.0,
        smallest: 12.0,
        leading: 1.35,
    };
    let name = Room {
        widths: &[WIDTH; 2],
        height: if overview.subtitle.is_some() {
            104.0
        } else {
            120.0
        },
        largest: 58.0,
        smallest: 24.0,
        leading: 1.25,
    };
    let name = Block::new(overview.name, fonts, &name)?;
    let subtitle = overview
        .subtitle
        .map(|text| Block::new(text, fonts, &small));
    let subtitle = subtitle.transpose()?;
    let issuer = Block::new(overview.issuer, fonts, &small)?;
    let below = subtitle.as_ref().map_or(0.0, |block| block.height() + 18.0);
    let top = (14.0 + PANEL.0 - name.height() - below) / 2.0;
    let (ink, quiet) = (tones.ink.to_string(), tones.quiet.to_string());
    let pattern = Area {
        middle: (600.0, (PANEL.0 + PANEL.1) / 2.0),
        half: (600.0, (PANEL.1 - PANEL.0) / 2.0),
    }
    .lines(Kind::Knowledge, overview.pattern);
    let panel = format!("M0 {}H1200V{}H0Z", PANEL.0, PANEL.1);
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
         viewBox=\"0 0 1200 630\" width=\"1200\" height=\"630\">\
         <clipPath id=\"panel\"><path d=\"{panel}\"/></clipPath>\
         <path fill=\"{}\" d=\"M0 0H1200V630H0Z\"/><path fill=\"{}\" d=\"M0 0H1200V14H0Z\"/>\
         <path fill=\"{}\" d=\"{panel}\"/>\
         <path fill=\"none\" stroke=\"{}\" stroke-width=\"2.5\" clip-path=\"url(#panel)\" d=\"{pattern}\"/>\
         {}{}{}{}</svg>",
        tones.ground,
        tones.mark,
        tones.panel,
        tones.pattern,
        name.svg(LEFT, top, &ink, fonts),
        subtitle.map_or_else(String::new, |block| {
            block.svg(LEFT, top + name.height() + 18.0, &quiet, fonts)
        }),
        steps(overview, &tones, fonts)?,
        issuer.svg(LEFT, 591.0 - issuer.height() / 2.0, &ink, fonts),
    ))
}

/// The badges in rows, as large as their number allows, each with its number below.
fn steps(overview: &Overview<'_>, tones: &PageTones, fonts: &Fonts) -> Result<String, DrawError> {
    let count = overview.steps.len();
    let height = PANEL.1 - PANEL.0 - 24.0;
    let side = |columns: usize| {
        let rows = count.div_ceil(columns) as f64;
        let wide = WIDTH / columns as f64 / 1.08;
        wide.min(height / rows / (1.06 + NUMBERS)).min(248.0)
    };
    // Of equals the one with fewer columns: its rows are fuller.
    let columns = (1..=count)
        .rev()
        .max_by(|a, b| side(*a).total_cmp(&side(*b)));
    let columns = columns.unwrap_or(1);
    let rows = count.div_ceil(columns);
    let columns = count.div_ceil(rows);
    let side = side(columns);
    let across = (WIDTH / columns as f64).min(side * 1.25);
    let down = side * (1.06 + NUMBERS);
    let top = (PANEL.0 + PANEL.1 - down * rows as f64) / 2.0 + side * 0.03;
    let mut svg = String::new();
    for (row, steps) in overview.steps.chunks(columns).enumerate() {
        let left = 600.0 - across * columns as f64 / 2.0;
        let middle = |at: usize| left + across * (at as f64 + 0.5);
        let y = top + down * row as f64;
        let line = y + side * (1.0 + NUMBERS * 0.55);
        if overview.joined {
            svg.push_str(&format!(
                "<path fill=\"none\" stroke=\"{}\" stroke-width=\"{}\" d=\"M{} {}H{}\"/>",
                tones.ink,
                number(side / 60.0),
                number(middle(0)),
                number(line),
                number(middle(steps.len() - 1)),
            ));
        }
        for (at, step) in steps.iter().enumerate() {
            let place = (middle(at) - side / 2.0, y);
            svg.push_str(&nested(step.badge, place, side, row * columns + at));
            svg.push_str(&medal(
                step,
                (middle(at), line),
                side * 0.115,
                tones,
                fonts,
            )?);
        }
    }
    Ok(svg)
}

/// The number of a step.
fn medal(
    step: &OverviewStep<'_>,
    (x, y): (f64, f64),
    radius: f64,
    tones: &PageTones,
    fonts: &Fonts,
) -> Result<String, DrawError> {
    let run = fonts.run(&step.number.to_string(), 0.0);
    let run = run.map_err(|character| DrawError::MissingGlyph { character })?;
    let size = radius * if step.number < 10 { 1.25 } else { 1.05 };
    let (fill, ink) = match step.welcome {
        true => (Rgb::WHITE, tones.ink),
        false => (tones.ink, Rgb::WHITE),
    };
    let circle = Path::default().circle(x, y, radius).into_data();
    let text = fonts.path(
        &run,
        x - run.width * size / 2.0,
        y + size * 0.36,
        size,
        &ink.to_string(),
    );
    Ok(format!(
        "<path fill=\"{fill}\" stroke=\"{}\" stroke-width=\"{}\" d=\"{circle}\"/>{text}",
        tones.ink,
        number(radius / 6.0),
    ))
}

#[cfg(test)]
mod tests {
    use sha2::{Digest, Sha256};

    use super::super::{Design, Style, draw, rasterise};
    use super::*;

    fn badge_of(kind: Kind) -> String {
        let design = Design {
            kind,
            level: None,
            step: None,
            accent: ACCENT,
            style: Style::default(),
            label: "学び",
            subtitle: None,
            english: false,
        };
        draw(&design, &Fonts::bundled()).expect("a badge")
    }

    const ACCENT: Rgb = Rgb(11, 95, 138);

    fn picture(name: &str, count: usize) -> Result<String, DrawError> {
        let (welcome, applied) = (badge_of(Kind::Participation), badge_of(Kind::Applied));
        let step = |at: usize| OverviewStep {
            number: u8::try_from(at + 1).expect("a few steps"),
            badge: if at == 0 { &welcome } else { &applied },
            welcome: at == 0,
        };
        let steps: Vec<_> = (0..count).map(step).collect();
        let shown = Overview {
            name,
            subtitle: Some("Learning"),
            issuer: "汐見野市",
            accent: ACCENT,
            pattern: Pattern::Cloth,
            steps: &steps,
            joined: true,
        };
        overview(&shown, &Fonts::bundled())
    }

    #[test]
    fn the_same_pathway_gives_the_same_bytes() {
        let hash = || {
            let svg = picture("学びの道すじ", 5).expect("a picture");
            let png = rasterise(&svg, 1200, &Fonts::bundled()).expect("pixels");
            (Sha256::digest(svg), Sha256::digest(png))
        };
        assert_eq!(hash(), hash());
    }

    #[test]
    fn every_badge_keeps_its_own_shape() {
        let svg = picture("学びの道すじ", 3).expect("a picture");
        for at in 0..3 {
            assert_eq!(svg.matches(&format!("id=\"b{at}-field\"")).count(), 1);
            assert_eq!(svg.matches(&format!("url(#b{at}-field)")).count(), 1);
        }
        assert!(!svg.contains("<text") && !svg.contains("id=\"field\""));
    }

    #[test]
    fn ninety_nine_badges_stay_within_the_panel() {
        for count in [1, 2, 7, 30, 99] {
            let svg = picture("学び", count).expect("a picture");
            for place in svg.split("<g transform=\"matrix(").skip(1) {
                let numbers: Vec<f64> = place
                    .split(')')
                    .next()
                    .into_iter()
                    .flat_map(|matrix| matrix.split(' '))
                    .map(|number| number.parse().expect("a number"))
                    .collect();
                let (side, x, y) = (numbers[0] * 512.0, numbers[4], numbers[5]);
                assert!(side > 30.0 && x >= LEFT - 1.0 && x + side <= LEFT + WIDTH + 1.0);
                assert!(
                    y >= PANEL.0 && y + side * 1.2 <= PANEL.1,
                    "{count}: {y} {side}"
                );
            }
        }
    }

    #[test]
    fn a_name_that_cannot_be_set_is_refused_and_none_becomes_markup() {
        assert!(picture(&"長".repeat(200), 2).is_err());
        assert!(picture("🎉", 2).is_err());
        let svg = picture("</svg><script>alert(1)</script>", 2).expect("letters");
        assert!(!svg.contains("script"));
    }
}

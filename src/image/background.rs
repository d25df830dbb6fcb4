//! What stands behind a person in an online meeting: badges, who gives them, whose they are, and a code that leads to their
//! page. 1920 by 1080 pixels; all of it stands at the sides, because the middle is behind the person.

use std::fmt::Write as _;

use super::badge::DrawError;
use super::card::Block;
use super::code::Code;
use super::color::{Rgb, page, wall};
use super::font::Fonts;
use super::lines::Room;
use super::nested::nested;
use super::path::number;
use super::pattern::Area;
use super::shape::Kind;
use super::style::Pattern;

/// What the picture shows.
#[derive(Debug, Clone, Copy)]
pub struct Background<'a> {
    /// The badges, from one to six: SVG of 512 by 512 that [`draw`](super::draw), [`adopt_svg`](super::adopt_svg) or
    /// [`adopt_png`](super::adopt_png) made.
    pub badges: &'a [&'a str],
    /// Whose they are, if that should be there.
    pub name: Option<&'a str>,
    /// Who gives them.
    pub issuer: &'a str,
    /// The issuer's colour.
    pub accent: Rgb,
    /// The issuer's pattern, behind the badges.
    pub pattern: Pattern,
    /// The way to their page.
    pub code: &'a Code,
    /// Where it all stands.
    pub layout: Layout,
}

/// Where on the picture something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// A strip at the left edge.
    Left,
    /// A strip at the right edge.
    Right,
    /// The corners at the bottom: badges on the left, words and code on the right.
    Corners,
}

/// The picture.
const SIZE: (f64, f64) = (1920.0, 1080.0);
/// How far anything comes in from the side; the line at the edge of a panel is part of it.
const STRIP: f64 = 480.0;
const EDGE: f64 = 8.0;
const PANEL: f64 = STRIP - EDGE;
/// From the edges of the picture, which programs for meetings cover or cut.
const MARGIN: f64 = 48.0;
/// The place of the badges, a square.
const BADGES: f64 = 352.0;
/// The white card with the words and the code: from the side of its panel, and from its own edge to the words.
const INSET: f64 = 24.0;
const PADDING: f64 = 32.0;
const WORDS: f64 = PANEL - 2.0 * (INSET + PADDING);
/// Between one thing and the next.
const GAP: f64 = 18.0;
/// The smallest letters: what is left of them in a small window can still be read.
const LETTERS: f64 = 48.0;

/// The colours by which the picture is drawn elsewhere too.
pub fn background_tones(accent: Rgb) -> [(&'static str, Rgb); 5] {
    let tones = page(accent);
    [
        ("wall", wall(accent)),
        ("mark", tones.mark),
        ("panel", tones.panel),
        ("pattern", tones.pattern),
        ("ink", tones.ink),
    ]
}

/// The picture as SVG. Fails when a text holds a character that the font does not have, or finds no room.
pub fn background(shown: &Background<'_>, fonts: &Fonts) -> Result<String, DrawError> {
    let tones = page(shown.accent);
    let (dots, across) = size(shown.code);
    let card_room = SIZE.1 - 2.0 * MARGIN - INSET - height(shown.badges.len());
    let room = card_room - PADDING - GAP - across;
    let name = shown.name.map(|name| set_name(name, fonts)).transpose()?;
    let above = name.as_ref().map_or(0.0, |name| name.height() + GAP);
    let issuer = set_issuer(shown.issuer, fonts, room - above)?;

    let card_height = PADDING + above + issuer.height() + GAP + across;
    let card_top = SIZE.1 - MARGIN - card_height;
    let (badges_left, card_left) = match shown.layout {
        Layout::Left => (0.0, 0.0),
        Layout::Right => (SIZE.0 - PANEL, SIZE.0 - PANEL),
        Layout::Corners => (0.0, SIZE.0 - PANEL),
    };
    let badges_top = match shown.layout {
        Layout::Left | Layout::Right => MARGIN,
        Layout::Corners => SIZE.1 - MARGIN - height(shown.badges.len()),
    };
    let (words, ink) = (card_left + INSET + PADDING, tones.ink.to_string());
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
         viewBox=\"0 0 1920 1080\" width=\"1920\" height=\"1080\"><path fill=\"{}\" d=\"M0 0H1920V1080H0Z\"/>",
        wall(shown.accent)
    );
    let panels = panels(shown.layout, badges_top, card_top);
    for (at, [left, top, width, height]) in panels.iter().enumerate() {
        let line = rect(
            [
                left - EDGE,
                top - EDGE,
                width + 2.0 * EDGE,
                height + 2.0 * EDGE,
            ],
            56.0,
        );
        let panel = rect([*left, *top, *width, *height], 48.0);
        let pattern = Area {
            middle: (left + width / 2.0, top + height / 2.0),
            half: (width / 2.0, height / 2.0),
        };
        let _ = write!(
            svg,
            "<clipPath id=\"panel{at}\"><rect {panel}/></clipPath><rect fill=\"{}\" {line}/><rect fill=\"{}\" {panel}/>\
             <path fill=\"none\" stroke=\"{}\" stroke-width=\"2.5\" clip-path=\"url(#panel{at})\" d=\"{}\"/>",
            tones.mark,
            tones.panel,
            tones.pattern,
            pattern.lines(Kind::Knowledge, shown.pattern)
        );
    }
    let card = [
        card_left + INSET,
        card_top,
        PANEL - 2.0 * INSET,
        card_height,
    ];
    let _ = write!(svg, "<rect fill=\"#ffffff\" {}/>", rect(card, 24.0));
    if let Some(name) = &name {
        svg.push_str(&name.svg(words, card_top + PADDING, &ink, fonts));
    }
    svg.push_str(&issuer.svg(words, card_top + PADDING + above, &ink, fonts));
    // the dark modules begin where the words do, unless the quiet zone, as white as the card, is wider than its edge
    let quiet = (across - dots * (shown.code.side() as f64 - 8.0)) / 2.0;
    let _ = write!(
        svg,
        "<path stroke=\"#000000\" transform=\"matrix({dots} 0 0 {dots} {} {})\" d=\"{}\"/>",
        number((words - quiet).max(card_left + INSET)),
        number(SIZE.1 - MARGIN - across),
        shown.code.path()
    );
    svg.push_str(&badges(shown.badges, badges_left, badges_top));
    svg.push_str("</svg>");
    Ok(svg)
}

/// Left, top, width and height of the panels; they go on beyond the picture, so that only their inner corners are round.
fn panels(layout: Layout, badges_top: f64, card_top: f64) -> Vec<[f64; 4]> {
    let beyond = 100.0;
    let panel = |left: f64, top: f64| [left, top, PANEL + beyond, SIZE.1 + beyond - top];
    let (left, right) = (-beyond, SIZE.0 - PANEL);
    match layout {
        Layout::Left => vec![panel(left, -beyond)],
        Layout::Right => vec![panel(right, -beyond)],
        Layout::Corners => vec![
            panel(left, badges_top - INSET),
            panel(right, card_top - INSET),
        ],
    }
}

fn rect([left, top, width, height]: [f64; 4], round: f64) -> String {
    format!(
        "x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\"",
        number(left),
        number(top),
        number(width),
        number(height),
        number(round)
    )
}

/// Pixels of a module, which are whole, and the code's side with its quiet zone: without it, at least 220 pixels.
fn size(code: &Code) -> (f64, f64) {
    let side = code.side();
    let dots = 220_usize.div_ceil(side - 8) as f64;
    (dots, dots * side as f64)
}

/// A name is neither cut nor left out for its length: a very long one is set in smaller letters, and more lines.
fn set_name(name: &str, fonts: &Fonts) -> Result<Block, DrawError> {
    let room = letters(60.0, 172.0, 3);
    let small = Room {
        widths: &[WORDS; 5],
        smallest: 28.0,
        ..room
    };
    Block::new(name, fonts, &room).or_else(|_| Block::new(name, fonts, &small))
}

/// That of an issuer gives way in the same manner.
fn set_issuer(name: &str, fonts: &Fonts, height: f64) -> Result<Block, DrawError> {
    let room = letters(LETTERS, height, 5);
    let small = Room {
        widths: &[WORDS; 9],
        smallest: 18.0,
        ..room
    };
    Block::new(name, fonts, &room).or_else(|_| Block::new(name, fonts, &small))
}

fn letters(largest: f64, height: f64, lines: usize) -> Room<'static> {
    Room {
        widths: &[WORDS; 5][..lines],
        height,
        largest,
        smallest: LETTERS,
        leading: 1.22,
    }
}

/// Columns of badges, and the side of each.
fn grid(count: usize) -> (usize, f64) {
    let columns = (1..).find(|n| n * n >= count).unwrap_or(1);
    let gaps = GAP * (columns as f64 - 1.0);
    (columns, (BADGES - gaps) / columns as f64)
}

/// How high all rows of badges are.
fn height(count: usize) -> f64 {
    let (columns, side) = grid(count);
    let rows = count.div_ceil(columns) as f64;
    rows * (side + GAP) - GAP
}

/// The badges in rows, each row in the middle of the panel.
fn badges(badges: &[&str], left: f64, top: f64) -> String {
    let (columns, side) = grid(badges.len());
    let mut svg = String::new();
    for (row, badges) in badges.chunks(columns).enumerate() {
        let width = badges.len() as f64 * (side + GAP) - GAP;
        let first = left + (PANEL - width) / 2.0;
        for (column, badge) in badges.iter().enumerate() {
            let x = first + column as f64 * (side + GAP);
            let y = top + row as f64 * (side + GAP);
            svg.push_str(&nested(badge, (x, y), side, row * columns + column));
        }
    }
    svg
}

#[cfg(test)]
mod tests {
    use super::super::{Design, Style, draw, raster};
    use super::*;

    const ACCENT: Rgb = Rgb(11, 95, 138);
    const ADDRESS: &str = "https://badges.shiomino.example/a/p72mtm95/";
    const LAYOUTS: [Layout; 3] = [Layout::Left, Layout::Right, Layout::Corners];

    fn picture(layout: Layout, count: usize, name: Option<&str>) -> Result<String, DrawError> {
        let fonts = Fonts::bundled();
        let design = Design {
            kind: Kind::Applied,
            level: None,
            step: None,
            accent: ACCENT,
            label: "学び",
            subtitle: None,
            english: false,
            style: Style::default(),
        };
        let badge = draw(&design, &fonts).expect("a badge");
        let shown = Background {
            badges: &vec![badge.as_str(); count],
            name,
            issuer: "汐見野市 デジタル推進課",
            accent: ACCENT,
            pattern: Pattern::default(),
            code: &Code::new(ADDRESS).expect("it fits"),
            layout,
        };
        background(&shown, &fonts)
    }

    /// Red, green, blue and opacity of every pixel.
    fn pixels(svg: &str) -> Vec<[u8; 4]> {
        let fonts = Fonts::bundled();
        let tree = raster::tree(svg, &fonts).expect("SVG");
        let pixels = raster::pixels(&tree, 1920).expect("pixels");
        pixels.data().as_chunks().0.to_vec()
    }

    #[test]
    fn the_middle_is_nothing_but_ground_and_the_code_leads_to_the_page() {
        let Rgb(r, g, b) = wall(ACCENT);
        for (layout, count) in LAYOUTS.into_iter().zip([1, 2, 6]) {
            let pixels = pixels(&picture(layout, count, Some("浜名瀬 灯")).expect("a picture"));
            let at = |x: usize, y: usize| pixels[y * 1920 + x];
            let middle = (162..918).flat_map(|y| (480..1440).map(move |x| (x, y)));
            for (x, y) in middle {
                assert_eq!(at(x, y), [r, g, b, 255], "{layout:?} {x} {y}");
            }
            let mut image =
                rqrr::PreparedImage::prepare_from_greyscale(1920, 1080, |x, y| at(x, y)[1]);
            let read: Vec<String> = image
                .detect_grids()
                .iter()
                .filter_map(|found| Some(found.decode().ok()?.1))
                .collect();
            assert_eq!(read, [ADDRESS], "{layout:?}");
        }
    }

    #[test]
    fn a_code_is_never_smaller_than_220_pixels_nor_its_modules_uneven() {
        for length in 10..200 {
            let code = Code::new(&"x".repeat(length)).expect("it fits");
            let (dots, across) = size(&code);
            let dark = across - 8.0 * dots;
            assert!(
                (220.0..=270.0).contains(&dark) && dots.fract() == 0.0,
                "{length}"
            );
            assert!(across <= PANEL - 2.0 * INSET, "{length}");
        }
    }

    #[test]
    fn everything_finds_room_within_the_strip() {
        for count in 1..=6 {
            let (columns, side) = grid(count);
            assert!(
                columns as f64 * (side + GAP) - GAP <= BADGES + 0.01,
                "{count}"
            );
            assert!(height(count) <= BADGES + 0.01 && side >= 100.0, "{count}");
            for layout in LAYOUTS {
                assert!(picture(layout, count, Some("Maria Fernanda CASALTA")).is_ok());
            }
        }
    }

    #[test]
    fn a_long_issuer_is_set_smaller_beside_a_long_name() {
        let fonts = Fonts::bundled();
        let (_, across) = size(&Code::new(ADDRESS).expect("it fits"));
        let room = SIZE.1 - 2.0 * MARGIN - INSET - BADGES - PADDING - GAP - across;
        for issuer in [
            "Shiomino City - Human Resource Development Section",
            "独立行政法人国際人材育成支援機構 中央研修センター 人材開発部 デジタル人材育成推進課",
        ] {
            for above in [0.0, 60.0 + GAP, 172.0 + GAP] {
                let set = set_issuer(issuer, &fonts, room - above).expect("there is room");
                assert!(set.height() <= room - above, "{issuer} {above}");
            }
        }
    }

    #[test]
    fn a_name_is_there_or_is_not_and_one_that_cannot_be_shown_is_said() {
        let with = picture(Layout::Left, 1, Some("浜名瀬 灯")).expect("a picture");
        let without = picture(Layout::Left, 1, None).expect("a picture");
        assert!(with.len() > without.len() && !with.contains("<text"));
        let error = picture(Layout::Left, 1, Some("浜\u{1f393}")).expect_err("no such glyph");
        assert!(matches!(error, DrawError::MissingGlyph { .. }));
    }

    #[test]
    fn words_read_well_on_the_card_and_the_card_stands_out_from_nothing_it_needs() {
        for accent in [
            Rgb(0, 0, 0),
            Rgb::WHITE,
            Rgb(255, 255, 0),
            Rgb(255, 0, 255),
            ACCENT,
        ] {
            assert!(page(accent).ink.contrast(Rgb::WHITE) >= 10.0, "{accent}");
        }
    }
}

//! The picture that is shown when a badge page is shared: the badge on the left, on the right what it
//! is called and who gives it. 1200 by 630 pixels, as social sites ask.

use super::badge::DrawError;
use super::color::{Rgb, page};
use super::font::Fonts;
use super::lines::{Fitted, Room, fit};
use super::nested::nested;
use super::pattern::Area;
use super::shape::Kind;
use super::style::Pattern;

/// What a card shows.
#[derive(Debug, Clone, Copy)]
pub struct Card<'a> {
    /// The badges, four at most: SVG that [`draw`](super::draw), [`adopt_svg`](super::adopt_svg) or
    /// [`adopt_png`](super::adopt_png) made. One fills the place, several share it.
    pub badges: &'a [&'a str],
    /// The full name; `|` is a line break of the author's.
    pub name: &'a str,
    /// The name in the other language, if it should be there.
    pub subtitle: Option<&'a str>,
    /// Who issues it.
    pub issuer: &'a str,
    /// The issuer's colour.
    pub accent: Rgb,
    /// The issuer's pattern, behind the badges.
    pub pattern: Pattern,
}

/// Where the text begins, and how wide it may be.
const LEFT: f64 = 536.0;
const WIDTH: f64 = 600.0;

/// The card as SVG of 1200 by 630.
pub fn card(card: &Card<'_>, fonts: &Fonts) -> Result<String, DrawError> {
    if card.name.trim().is_empty() {
        return Err(DrawError::NoLabel);
    }
    let tones = page(card.accent);
    let name = Room {
        widths: &[WIDTH; 4],
        height: 280.0,
        largest: 66.0,
        smallest: 30.0,
        leading: 1.32,
    };
    let small = Room {
        widths: &[WIDTH; 2],
        height: 64.0,
        largest: 26.0,
        smallest: 16.0,
        leading: 1.35,
    };
    let name = Block::new(card.name, fonts, &name)?;
    let subtitle = card
        .subtitle
        .map(|text| Block::new(text, fonts, &small))
        .transpose()?;
    let issuer = set_issuer(card.issuer, fonts, small)?;

    let gap = if subtitle.is_some() { 22.0 } else { 0.0 };
    let height = name.height() + gap + subtitle.as_ref().map_or(0.0, Block::height);
    let top = 262.0 - height / 2.0;
    let pattern = Area {
        middle: (240.0, 315.0),
        half: (240.0, 315.0),
    }
    .lines(Kind::Knowledge, card.pattern);
    let (ink, quiet) = (tones.ink.to_string(), tones.quiet.to_string());
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
         viewBox=\"0 0 1200 630\" width=\"1200\" height=\"630\">\
         <clipPath id=\"panel\"><path d=\"M0 0H480V630H0Z\"/></clipPath>\
         <path fill=\"{}\" d=\"M0 0H1200V630H0Z\"/><path fill=\"{}\" d=\"M0 0H480V630H0Z\"/>\
         <path fill=\"none\" stroke=\"{}\" stroke-width=\"2.5\" clip-path=\"url(#panel)\" d=\"{pattern}\"/>\
         <path fill=\"{}\" d=\"M480 0H488V630H480Z\"/>{}{}{}{}</svg>",
        tones.ground,
        tones.panel,
        tones.pattern,
        tones.mark,
        name.svg(LEFT, top, &ink, fonts),
        subtitle.map_or_else(String::new, |block| block.svg(
            LEFT,
            top + name.height() + gap,
            &quiet,
            fonts
        )),
        issuer.svg(LEFT, 566.0 - issuer.height(), &ink, fonts),
        badges(card.badges),
    ))
}

/// A name that is too long for two lines is set in smaller letters, and more lines.
fn set_issuer(name: &str, fonts: &Fonts, small: Room<'_>) -> Result<Block, DrawError> {
    let room = Room {
        largest: 30.0,
        height: 80.0,
        ..small
    };
    let smaller = Room {
        widths: &[WIDTH; 4],
        smallest: 14.0,
        ..room
    };
    Block::new(name, fonts, &room).or_else(|_| Block::new(name, fonts, &smaller))
}

/// The badges on the panel, two in a row.
fn badges(badges: &[&str]) -> String {
    let placed = badges.iter().zip(places(badges.len()));
    let drawn = placed.enumerate();
    drawn
        .map(|(at, (badge, (place, side)))| nested(badge, place, side, at))
        .collect()
}

/// Upper left corner and side of each badge.
fn places(count: usize) -> Vec<((f64, f64), f64)> {
    if count == 1 {
        return vec![((30.0, 105.0), 420.0)];
    }
    let rows = count.div_ceil(2) as f64;
    let top = 315.0 - rows * 105.0;
    let each = (0..count.min(4)).map(|at| {
        let (row, column) = ((at / 2) as f64, (at % 2) as f64);
        ((35.0 + column * 210.0, top + row * 210.0), 200.0)
    });
    each.collect()
}

/// Lines under each other, flush left.
pub(super) struct Block {
    fitted: Fitted,
    leading: f64,
}

impl Block {
    pub fn new(text: &str, fonts: &Fonts, room: &Room<'_>) -> Result<Self, DrawError> {
        Ok(Self {
            fitted: fit(text, fonts, room)?,
            leading: room.leading,
        })
    }

    pub fn height(&self) -> f64 {
        self.fitted.size * (1.0 + self.leading * (self.fitted.lines.len() as f64 - 1.0))
    }

    pub fn width(&self) -> f64 {
        let lines = self.fitted.lines.iter().map(|line| line.width);
        lines.fold(0.0, f64::max) * self.fitted.size
    }

    pub fn svg(&self, left: f64, top: f64, fill: &str, fonts: &Fonts) -> String {
        let size = self.fitted.size;
        let base = |at: usize| top + size * (0.88 + self.leading * at as f64);
        let lines = self.fitted.lines.iter().enumerate();
        lines
            .map(|(at, line)| fonts.path(line, left, base(at), size, fill))
            .collect()
    }
}

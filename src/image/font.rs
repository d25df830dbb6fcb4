//! The bundled font: which characters it has, how wide they are, and their outlines as path data.
//!
//! No system font is ever looked at, so the same text gives the same bytes everywhere.

use std::borrow::Cow;
use std::fmt;
use std::iter::Peekable;
use std::str::Chars;
use std::sync::Arc;

use resvg::usvg::fontdb;
use skrifa::charmap::MapVariant;
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider};
use unicode_normalization::char::compose;

/// The one font of the pictures.
#[derive(Clone)]
pub struct Fonts {
    bytes: Arc<Cow<'static, [u8]>>,
    database: Arc<fontdb::Database>,
    units_per_em: f64,
}

/// A file is not a TrueType or OpenType font with outlines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FontError;

impl fmt::Display for FontError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the file is not a TrueType or OpenType font")
    }
}

impl std::error::Error for FontError {}

impl Fonts {
    /// The file of BIZ UDPGothic Bold.
    pub const BUNDLED: &'static [u8] =
        include_bytes!("../../themes/default/fonts/BIZUDPGothic-Bold.ttf");

    /// BIZ UDPGothic Bold, which is inside the program.
    #[must_use]
    pub fn bundled() -> Self {
        Self::new(Self::BUNDLED).expect("the bundled font is a font; a test says so")
    }

    /// The font in these bytes (TTF or OTF; not WOFF).
    pub fn new(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self, FontError> {
        let bytes = Arc::new(bytes.into());
        let font = FontRef::new(&bytes).map_err(|_| FontError)?;
        let units_per_em = font
            .metrics(Size::unscaled(), LocationRef::default())
            .units_per_em;
        if units_per_em == 0 || !font.charmap().has_map() {
            return Err(FontError);
        }
        let mut database = fontdb::Database::new();
        if database
            .load_font_source(fontdb::Source::Binary(bytes.clone()))
            .is_empty()
        {
            return Err(FontError);
        }
        Ok(Self {
            bytes,
            database: Arc::new(database),
            units_per_em: f64::from(units_per_em),
        })
    }

    /// The first character of a text that the font cannot show, if any.
    #[must_use]
    pub fn missing(&self, text: &str) -> Option<char> {
        self.run(text, 0.0).err()
    }

    /// Sets a text in one line; `tracking` is extra space between characters, in em.
    /// Fails with the first character that the font does not have.
    pub(super) fn run(&self, text: &str, tracking: f64) -> Result<Run, char> {
        let font = self.font();
        let (charmap, metrics) = (
            font.charmap(),
            font.glyph_metrics(Size::unscaled(), LocationRef::default()),
        );
        let mut glyphs = Vec::new();
        let mut x = 0.0;
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            let selector = chars.next_if(|&next| is_variation_selector(next));
            let c = match selector {
                None => composed(c, &mut chars)?,
                Some(_) => c,
            };
            let glyph = match selector {
                None => charmap.map(c).ok_or(c)?,
                Some(selector) => match charmap.map_variant(c, selector) {
                    Some(MapVariant::UseDefault) => charmap.map(c).ok_or(c)?,
                    Some(MapVariant::Variant(glyph)) => glyph,
                    None => return Err(selector),
                },
            };
            if glyph == GlyphId::NOTDEF {
                return Err(c);
            }
            glyphs.push((glyph, x));
            x += f64::from(metrics.advance_width(glyph).ok_or(c)?)
                + (tracking * self.units_per_em).round();
        }
        let trailing = if glyphs.is_empty() {
            0.0
        } else {
            (tracking * self.units_per_em).round()
        };
        Ok(Run {
            glyphs,
            width: (x - trailing) / self.units_per_em,
        })
    }

    /// Width of a letter in em; none if the font lacks it.
    pub(crate) fn width(&self, letter: char) -> f64 {
        let run = self.run(letter.encode_utf8(&mut [0; 4]), 0.0);
        run.map_or(0.0, |run| run.width)
    }

    /// The outline of a run as a `<path>` whose text starts at `x` on the base line `y`, `size` pixels an em.
    pub(super) fn path(&self, run: &Run, x: f64, y: f64, size: f64, fill: &str) -> String {
        let outlines = self.font().outline_glyphs();
        let mut pen = Pen::default();
        for &(glyph, offset) in &run.glyphs {
            pen.offset = offset;
            if let Some(outline) = outlines.get(glyph) {
                // A glyph whose outline is broken stays empty: nothing else of the line depends on it.
                let _ = outline.draw(
                    DrawSettings::unhinted(Size::unscaled(), LocationRef::default()),
                    &mut pen,
                );
            }
        }
        let scale = format!("{:.5}", size / self.units_per_em);
        format!(
            "<path fill=\"{fill}\" transform=\"matrix({scale} 0 0 -{scale} {} {})\" d=\"{}\"/>",
            super::path::number(x),
            super::path::number(y),
            pen.data
        )
    }

    /// The database that SVG text is set with.
    pub(super) fn database(&self) -> Arc<fontdb::Database> {
        self.database.clone()
    }

    fn font(&self) -> FontRef<'_> {
        FontRef::new(&self.bytes).expect("new() has read it")
    }
}

impl fmt::Debug for Fonts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fonts")
            .field("bytes", &self.bytes.len())
            .finish_non_exhaustive()
    }
}

/// A line of text with its glyphs chosen and placed.
pub(super) struct Run {
    /// Glyph and offset in font units.
    glyphs: Vec<(GlyphId, f64)>,
    /// Width in em.
    pub width: f64,
}

/// A letter and the marks that follow it as the one letter they make (`e` and two marks as `ễ`). Fails with a mark that makes
/// none: without rules of a font for where it goes it would stand in the wrong place.
fn composed(letter: char, rest: &mut Peekable<Chars<'_>>) -> Result<char, char> {
    let mut whole = letter;
    while let Some(&mark) = rest.peek() {
        match compose(whole, mark) {
            Some(both) => whole = both,
            None if matches!(mark, '\u{300}'..='\u{36f}') => return Err(mark),
            None => break,
        }
        rest.next();
    }
    Ok(whole)
}

fn is_variation_selector(c: char) -> bool {
    matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// Writes outlines in whole font units, relative to the point before: short, and exact at any size.
#[derive(Default)]
struct Pen {
    data: String,
    offset: f64,
    at: (i32, i32),
    /// Where the contour began, and where `z` goes back to.
    start: (i32, i32),
}

impl Pen {
    fn command(&mut self, letter: char, points: &[(f32, f32)]) {
        use fmt::Write;
        self.data.push(letter);
        let from = self.at;
        let mut first = true;
        for &(x, y) in points {
            self.at = (whole(f64::from(x) + self.offset), whole(f64::from(y)));
            for delta in [self.at.0 - from.0, self.at.1 - from.1] {
                let space = if first || delta < 0 { "" } else { " " };
                first = false;
                write!(self.data, "{space}{delta}").expect("a string takes any text");
            }
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "font units are 16 bits")]
fn whole(value: f64) -> i32 {
    value.round() as i32
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.command('m', &[(x, y)]);
        self.start = self.at;
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.command('l', &[(x, y)]);
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.command('q', &[(cx, cy), (x, y)]);
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        self.command('c', &[(ax, ay), (bx, by), (x, y)]);
    }

    fn close(&mut self) {
        self.data.push('z');
        self.at = self.start;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variant_kanji_of_names_are_there() {
        let fonts = Fonts::bundled();
        assert_eq!(
            fonts.missing("髙﨑\u{9ad9}\u{fa11} 令和ー々〆DX推進リーダー(初級)"),
            None
        );
    }

    #[test]
    fn a_character_that_the_font_lacks_is_named() {
        let fonts = Fonts::bundled();
        assert_eq!(fonts.missing("𠮷野"), Some('\u{20bb7}'));
        assert_eq!(fonts.missing("a\tb"), Some('\t'));
        assert_eq!(fonts.missing("🎉"), Some('🎉'));
    }

    #[test]
    fn a_letter_and_its_marks_are_drawn_as_one() {
        let fonts = Fonts::bundled();
        let one =
            |text: &str| fonts.path(&fonts.run(text, 0.0).expect("kana"), 0.0, 0.0, 10.0, "#000");
        assert_eq!(one("か\u{3099}は\u{309a}"), one("がぱ"));
        assert_eq!(one("Jose\u{301} Pen\u{303}a"), one("José Peña"));
        assert_eq!(fonts.missing("Nguye\u{302}\u{303}n"), Some('ễ'));
        assert_eq!(fonts.missing("q\u{303}"), Some('\u{303}'));
    }

    #[test]
    fn what_is_not_a_font_is_refused() {
        assert!(Fonts::new(b"".as_slice()).is_err());
        assert!(Fonts::new(b"wOF2 and more bytes".as_slice()).is_err());
        assert!(Fonts::new(vec![0; 4096]).is_err());
    }
}

//! Text to lines of glyphs of the bundled font.

use std::sync::OnceLock;

use harfrust::{FontRef, ShapeOptions, ShaperData, UnicodeBuffer};
use krilla::text::{Font, GlyphId, KrillaGlyph};

use crate::image::{Breaks, Fonts};

/// BIZ UDPMincho Regular: what is written on paper that is kept is set in Mincho.
const MINCHO: &[u8] = include_bytes!("../../themes/default/fonts/BIZUDPMincho-Regular.ttf");

/// How many characters a text may have for its best breaks to be searched: the search takes the square of them.
const SEARCHED: usize = 400;

/// One line of text, shaped; lengths in em.
pub struct Line {
    /// Its text.
    pub text: String,
    /// Its glyphs, from left to right.
    pub glyphs: Vec<KrillaGlyph>,
    /// How long it is.
    pub width: f32,
}

/// The first character of a text that the font does not have.
pub fn missing(text: &str) -> Option<char> {
    face().known.missing(text)
}

/// The font to embed.
pub fn font() -> Font {
    face().font.clone()
}

/// A text in one line; `tracking` is the space between characters.
pub fn line(text: &str, tracking: f32) -> Line {
    let face = face();
    let shaper = face.shaping.shaper(&face.read).build();
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(text);
    buffer.guess_segment_properties();
    let shaped = shaper.shape(buffer, ShapeOptions::new());
    let em = |units: i32| units as f32 / shaper.units_per_em() as f32;
    let infos = shaped.glyph_infos();
    let mut starts: Vec<usize> = infos.iter().map(|info| info.cluster as usize).collect();
    starts.sort_unstable();
    starts.dedup();
    let end_of = |start: usize| {
        let later = starts.partition_point(|other| *other <= start);
        starts.get(later).copied().unwrap_or(text.len())
    };
    let placed = infos.iter().zip(shaped.glyph_positions());
    let glyphs: Vec<KrillaGlyph> = placed
        .map(|(info, at)| KrillaGlyph {
            glyph_id: GlyphId::new(info.glyph_id),
            text_range: info.cluster as usize..end_of(info.cluster as usize),
            x_advance: em(at.x_advance) + tracking,
            x_offset: em(at.x_offset),
            y_offset: em(at.y_offset),
            y_advance: em(at.y_advance),
            location: None,
        })
        .collect();
    let advance: f32 = glyphs.iter().map(|glyph| glyph.x_advance).sum();
    Line {
        text: text.to_owned(),
        glyphs,
        width: (advance - tracking).max(0.0),
    }
}

/// A text in at most `most` lines no longer than `width` points, as large as `largest` allows; the size comes with them.
/// It is never cut: what is long becomes small.
pub fn fitted(text: &str, largest: f32, width: f32, most: usize) -> (Vec<Line>, f32) {
    let whole = line(text, 0.0);
    if whole.width * largest <= width {
        return (vec![whole], largest);
    }
    let searched = text.chars().count() <= SEARCHED;
    let breaks = searched.then(|| Breaks::new(text, |letter| face().known.width(letter)));
    let broken = |count| {
        let lines = match &breaks {
            Some(breaks) => breaks.lines(count, f64::INFINITY)?.lines,
            None => even(text, count),
        };
        Some(lines.iter().map(|text| line(text, 0.0)).collect())
    };
    let mut best = (Vec::new(), 0.0);
    for lines in [vec![whole]]
        .into_iter()
        .chain((2..=most).filter_map(broken))
    {
        let longest = lines
            .iter()
            .map(|line: &Line| line.width)
            .fold(0.01, f32::max);
        let size = largest.min(width / longest);
        // one more line has to pay with letters that are clearly larger
        if size > best.1 * 1.05 {
            best = (lines, size);
        }
    }
    best
}

/// A text in lines of as many characters each.
fn even(text: &str, count: usize) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let lines = chars.chunks(chars.len().div_ceil(count));
    lines.map(|line| line.iter().collect()).collect()
}

struct Face {
    font: Font,
    read: FontRef<'static>,
    shaping: ShaperData,
    known: Fonts,
}

fn face() -> &'static Face {
    static FACE: OnceLock<Face> = OnceLock::new();
    FACE.get_or_init(|| {
        let is_font = "the bundled font is a font; a test says so";
        let read = FontRef::new(MINCHO).expect(is_font);
        Face {
            font: Font::new(MINCHO.into(), 0).expect(is_font),
            shaping: ShaperData::new(&read),
            read,
            known: Fonts::new(MINCHO).expect(is_font),
        }
    })
}

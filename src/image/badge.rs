//! Draws a badge: silhouette and pattern by kind, ring by level, colours by the issuer's accent,
//! all in the issuer's style, the label in the middle. One SVG of 512 by 512, text as paths, no reference to anything outside.

use std::fmt;

use super::color::{Rgb, Tones, outlined, solid};
use super::font::{Fonts, Run};
use super::lines::{Fitted, Room, Unfit, fit};
use super::path::{Path, number};
use super::pattern::Area;
use super::shape::{CENTRE, Kind, outline, perimeter};
use super::style::{Pattern, Ring, Style};

/// What a badge shows.
#[derive(Debug, Clone, Copy)]
pub struct Design<'a> {
    /// What the achievement certifies: silhouette, pattern and the word on the plate.
    pub kind: Kind,
    /// How hard it is, 1 to 5: the ring. Anything above 5 counts as 5.
    pub level: Option<u8>,
    /// Its place in a pathway, 1 to 99: the number on top.
    pub step: Option<u8>,
    /// The issuer's colour.
    pub accent: Rgb,
    /// The issuer's shapes, ring and pattern.
    pub style: Style,
    /// The short name; `|` is a line break of the author's.
    pub label: &'a str,
    /// The name in another language, in one line.
    pub subtitle: Option<&'a str>,
    /// Whether the word on the plate is English instead of Japanese.
    pub english: bool,
}

/// Why a picture cannot be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum DrawError {
    /// The label is empty.
    NoLabel,
    /// The font has no glyph for a character.
    MissingGlyph {
        /// The first such character.
        character: char,
    },
    /// A text is too long even in the smallest letters.
    DoesNotFit {
        /// The line that is in the way.
        line: String,
    },
    /// The author's breaks make more lines than there is room for.
    TooManyLines {
        /// How many they make.
        lines: usize,
    },
    /// The step has more than two digits.
    StepTooLarge,
}

impl fmt::Display for DrawError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoLabel => write!(f, "there is no label"),
            Self::MissingGlyph { character } => {
                write!(
                    f,
                    "the font has no `{}` (U+{:04X})",
                    character.escape_debug(),
                    u32::from(*character)
                )
            }
            Self::DoesNotFit { line } => write!(f, "`{line}` does not fit"),
            Self::TooManyLines { lines } => write!(f, "{lines} lines are too many"),
            Self::StepTooLarge => write!(f, "a step has at most two digits"),
        }
    }
}

impl std::error::Error for DrawError {}

impl From<Unfit> for DrawError {
    fn from(unfit: Unfit) -> Self {
        match unfit {
            Unfit::Missing(character) => Self::MissingGlyph { character },
            Unfit::Line(line) => Self::DoesNotFit { line },
            Unfit::Lines(lines) => Self::TooManyLines { lines },
        }
    }
}

/// White around everything, so that the badge stands out on a dark page too.
const RIM: f64 = 8.0;
/// Where the band around the field ends.
const FIELD: f64 = 34.0;

/// The badge as SVG.
pub fn draw(design: &Design<'_>, fonts: &Fonts) -> Result<String, DrawError> {
    let is_blank = |c: char| c == '|' || c.is_whitespace();
    if design.label.chars().all(is_blank) {
        return Err(DrawError::NoLabel);
    }
    let (kind, shapes) = (design.kind, design.style.shapes);
    let outline = |inset| outline(shapes, kind, inset);
    let tones = match kind {
        Kind::Participation => outlined(design.accent),
        _ => solid(design.accent),
    };
    let texts = texts(design, fonts, &tones)?;
    let word = word(design, fonts, &tones)?;
    let number_plate = design
        .step
        .map(|step| number_plate(step, fonts, &tones))
        .transpose()?;

    let mut svg = String::from(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 512 512\" width=\"512\" height=\"512\">",
    );
    svg.push_str(&format!(
        "<clipPath id=\"field\"><path d=\"{}\"/></clipPath>",
        outline(FIELD)
    ));
    svg.push_str(&filled(&outline(0.0), Rgb::WHITE));
    svg.push_str(&filled(&plate(RIM), Rgb::WHITE));
    if design.step.is_some() {
        svg.push_str(&filled(&medal(RIM), Rgb::WHITE));
    }
    svg.push_str(&filled(&outline(RIM), tones.edge));
    svg.push_str(&filled(&outline(FIELD), tones.body));
    if design.style.pattern != Pattern::None {
        let area = Area {
            middle: CENTRE,
            half: (216.0, 216.0),
        };
        svg.push_str(&format!(
            "<g clip-path=\"url(#field)\"><path fill=\"none\" stroke=\"{}\" stroke-width=\"2.5\" stroke-linejoin=\"round\" d=\"{}\"/></g>",
            tones.pattern,
            area.lines(kind, design.style.pattern)
        ));
    }
    svg.push_str(&ring(design, &tones));
    svg.push_str(&texts);
    svg.push_str(&word);
    svg.extend(number_plate);
    svg.push_str("</svg>");
    Ok(svg)
}

/// The ring tells the level: from one fine line to beads between lines, or to a broad band.
fn ring(design: &Design<'_>, tones: &Tones) -> String {
    let (shapes, kind) = (design.style.shapes, design.kind);
    let line = |inset: f64, width: f64| {
        format!(
            "<path fill=\"none\" stroke=\"{}\" stroke-width=\"{}\" d=\"{}\"/>",
            tones.ring,
            number(width),
            outline(shapes, kind, inset)
        )
    };
    let beads = |inset: f64, size: f64| {
        let length = perimeter(shapes, kind, inset);
        let step = length / (length / (size * 2.6)).round();
        format!(
            "<path fill=\"none\" stroke=\"{}\" stroke-width=\"{}\" stroke-linecap=\"round\" stroke-dasharray=\"0 {step:.4}\" d=\"{}\"/>",
            tones.ring,
            number(size),
            outline(shapes, kind, inset)
        )
    };
    // Its inner edge is that of the fine line; outside, some of the edge is always left.
    let band = |width: f64| line(FIELD + 1.5 - width / 2.0, width);
    match (design.style.ring, design.level.unwrap_or(1)) {
        (_, 0 | 1) => line(FIELD, 3.0),
        (Ring::Beads, 2) => line(FIELD, 3.0) + &line(FIELD - 9.0, 3.0),
        (Ring::Beads, 3) => line(FIELD, 3.0) + &line(FIELD - 11.0, 7.0),
        (Ring::Beads, 4) => line(FIELD, 3.0) + &beads(FIELD - 12.0, 7.0),
        (Ring::Beads, _) => line(FIELD, 3.0) + &beads(FIELD - 11.0, 7.0) + &line(FIELD - 21.0, 3.0),
        (Ring::Band, 2) => band(7.0),
        (Ring::Band, 3) => band(11.5),
        (Ring::Band, 4) => band(16.0),
        (Ring::Band, _) => band(21.0),
    }
}

/// Label and subtitle, centred together.
fn texts(design: &Design<'_>, fonts: &Fonts, tones: &Tones) -> Result<String, DrawError> {
    let room = label_room(design.subtitle.is_some());
    let Fitted { lines, size } = fit(design.label, fonts, &room)?;
    let subtitle = design
        .subtitle
        .map(|text| subtitle(text, fonts))
        .transpose()?;

    let label_height = size * (1.0 + room.leading * (lines.len() as f64 - 1.0));
    let below = if subtitle.is_some() { 54.0 } else { 0.0 };
    let top = CENTRE.1 + 2.0 - (label_height + below) / 2.0;
    let ink = tones.ink.to_string();
    let mut svg = String::new();
    for (at, line) in lines.iter().enumerate() {
        let base = top + size * (0.88 + room.leading * at as f64);
        svg.push_str(&centred(line, CENTRE.0, base, size, &ink, fonts));
    }
    if let Some((run, size)) = subtitle {
        svg.push_str(&centred(
            &run,
            CENTRE.0,
            top + label_height + 48.0,
            size,
            &tones.quiet.to_string(),
            fonts,
        ));
    }
    Ok(svg)
}

/// Where the label stands: within every silhouette, and above the English line if there is one.
fn label_room(subtitle: bool) -> Room<'static> {
    Room {
        widths: &[324.0, 324.0, 316.0],
        height: if subtitle { 168.0 } else { 196.0 },
        largest: 80.0,
        smallest: 36.0,
        leading: 1.22,
    }
}

/// The English line: spaced, shrunk to fit.
fn subtitle(text: &str, fonts: &Fonts) -> Result<(Run, f64), DrawError> {
    let run = fonts
        .run(text.trim(), 0.1)
        .map_err(|character| DrawError::MissingGlyph { character })?;
    let size = f64::min(27.0, (300.0 / run.width.max(0.01) * 4.0).floor() / 4.0);
    match size < 15.0 {
        true => Err(DrawError::DoesNotFit {
            line: text.trim().to_owned(),
        }),
        false => Ok((run, size)),
    }
}

/// The kind in words, on a plate across the lower edge.
fn word(design: &Design<'_>, fonts: &Fonts, tones: &Tones) -> Result<String, DrawError> {
    let (word, spacing) = match design.english {
        true => (design.kind.english(), 0.03),
        false => (design.kind.word(), 0.16),
    };
    let run = fonts
        .run(word, spacing)
        .map_err(|character| DrawError::MissingGlyph { character })?;
    let (base, size) = if design.english {
        let size = f64::min(27.0, (134.0 / run.width * 4.0).floor() / 4.0);
        (464.0 + 0.35 * size, size)
    } else {
        (477.0, 38.0)
    };
    let text = centred(
        &run,
        CENTRE.0,
        base,
        size,
        &tones.plate_ink.to_string(),
        fonts,
    );
    Ok(mounted(&plate(0.0), tones) + &text)
}

/// The step, on a medal across the upper edge.
fn number_plate(step: u8, fonts: &Fonts, tones: &Tones) -> Result<String, DrawError> {
    if step > 99 {
        return Err(DrawError::StepTooLarge);
    }
    let run = fonts
        .run(&step.to_string(), 0.0)
        .map_err(|character| DrawError::MissingGlyph { character })?;
    let (base, size) = if step < 10 {
        (68.0, 50.0)
    } else {
        (65.5, 42.0)
    };
    let text = centred(
        &run,
        CENTRE.0,
        base,
        size,
        &tones.plate_ink.to_string(),
        fonts,
    );
    Ok(mounted(&medal(0.0), tones) + &text)
}

fn plate(grow: f64) -> String {
    let (w, h, y) = (82.0 + grow, 30.0 + grow, 464.0);
    Path::default()
        .move_to(CENTRE.0 - w + h, y - h)
        .line_to(CENTRE.0 + w - h, y - h)
        .arc_to(h, true, CENTRE.0 + w - h, y + h)
        .line_to(CENTRE.0 - w + h, y + h)
        .arc_to(h, true, CENTRE.0 - w + h, y - h)
        .close()
        .into_data()
}

fn medal(grow: f64) -> String {
    Path::default()
        .circle(CENTRE.0, 50.0, 38.0 + grow)
        .into_data()
}

/// A plate with a rim of its own, so that it does not run into the band behind it.
fn mounted(data: &str, tones: &Tones) -> String {
    format!(
        "<path fill=\"{}\" stroke=\"{}\" stroke-width=\"5\" d=\"{data}\"/>",
        tones.plate, tones.plate_ink
    )
}

fn filled(data: &str, color: Rgb) -> String {
    format!("<path fill=\"{color}\" d=\"{data}\"/>")
}

fn centred(run: &Run, x: f64, base: f64, size: f64, fill: &str, fonts: &Fonts) -> String {
    fonts.path(run, x - run.width * size / 2.0, base, size, fill)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::image::lines::laid;

    /// The titles of `tests/titles/titles.tsv`, which says what stands in it, each with the breaks that it may have.
    fn titles() -> impl Iterator<Item = (&'static str, Vec<&'static str>)> {
        let lines = include_str!("../../tests/titles/titles.tsv").lines();
        let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
        lines.map(|line| {
            let mut columns = line.split('\t');
            (
                columns.next().expect("a line has a start"),
                columns.collect(),
            )
        })
    }

    /// The label of a badge in its lines, `!` when it is refused.
    fn label(title: &str, subtitle: bool) -> String {
        match laid(title, &Fonts::bundled(), &label_room(subtitle)) {
            Ok((lines, _)) => lines.join("|"),
            Err(_) => "!".to_owned(),
        }
    }

    #[test]
    fn titles_break_where_a_reader_would_break_them() {
        let mut wrong = Vec::new();
        for (title, breaks) in titles() {
            let ours = [label(title, false), label(title, true)];
            let is_listed = |line: &&String| {
                let bare = |listed: &str| {
                    listed.trim_start_matches(['+', '!']) == line.trim_start_matches('!')
                };
                breaks.iter().any(|listed| bare(listed))
            };
            wrong.extend(ours.iter().filter(|line| !is_listed(line)).cloned());
            // What is done better by now is to be said no more.
            let stale = |listed: &&&str| {
                listed.starts_with('!')
                    && !ours
                        .iter()
                        .any(|line| line.trim_start_matches('!') == &listed[1..])
            };
            wrong.extend(
                breaks
                    .iter()
                    .filter(stale)
                    .map(|listed| (*listed).to_owned()),
            );
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn what_does_not_fit_is_named() {
        let fault = |text: &str| laid(text, &Fonts::bundled(), &label_room(true)).err();
        let long = "Donaudampfschifffahrtsgesellschaft";
        assert_eq!(fault(long), Some(Unfit::Line(long.to_owned())));
        assert_eq!(fault(&format!("{long}𠮷")), Some(Unfit::Missing('𠮷')));
        assert_eq!(fault("一|二|三|四"), Some(Unfit::Lines(4)));
        assert_eq!(fault("一||二|三|"), None);
    }

    #[test]
    fn lines_without_words_are_no_lines() {
        for text in ["あ|", "|あ", "|| あ |"] {
            assert_eq!(label(text, false), "あ", "{text}");
        }
        assert_eq!(label("あ||い", false), "あ|い");
        for text in ["|", "||", " | "] {
            assert_eq!(drawn(text, false), Err(DrawError::NoLabel), "{text}");
        }
    }

    #[test]
    fn the_word_on_the_plate_is_english_or_japanese() {
        let [ja, en] = [false, true].map(|english| drawn("A", english));
        assert!(ja.is_ok() && en.is_ok() && ja != en);
    }

    fn drawn(label: &str, english: bool) -> Result<String, DrawError> {
        let design = Design {
            kind: Kind::Participation,
            level: None,
            step: None,
            accent: Rgb(11, 95, 138),
            style: Style::default(),
            label,
            subtitle: None,
            english,
        };
        draw(&design, &Fonts::bundled())
    }

    #[test]
    fn the_list_of_titles_changes_no_letter() {
        for (title, breaks) in titles() {
            let letters = |text: &str| text.replace(['|', ' ', '+', '!'], "");
            for lines in breaks.iter().filter(|lines| **lines != "!") {
                assert_eq!(letters(lines), letters(title));
                assert!((1..=3).contains(&lines.split('|').count()), "{lines}");
            }
        }
    }
}

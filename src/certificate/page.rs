//! The page: what stands where, and what it is called for those who do not see it.

use std::num::NonZeroU16;

use jiff::civil::Date;
use krilla::action::LinkAction;
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::color::rgb;
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::embed::{AssociationKind, EmbeddedFile, MimeType};
use krilla::geom::{Path, PathBuilder, Point, Rect, Size, Transform};
use krilla::image::Image;
use krilla::metadata::{DateTime, Metadata};
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, Node, SpanTag, Tag, TagGroup, TagKind, TagTree,
};
use krilla::{Document, SerializeSettings};

use super::Certificate;
use super::line::{Line, fitted, font, line};
use crate::image::{Code, Rgb};

/// A4 upright, in points.
const WIDTH: f32 = 595.28;
const HEIGHT: f32 = 841.89;
const MIDDLE: f32 = WIDTH / 2.0;

/// Where text begins and ends.
const LEFT: f32 = 84.0;
const RIGHT: f32 = WIDTH - LEFT;

/// How many glyphs go into one string: PDF/A allows 32,767 bytes, and each takes two.
const RUN: usize = 8_000;

const INK: Rgb = Rgb(26, 28, 33);
const GREY: Rgb = Rgb(82, 86, 94);
const HAIRLINE: Rgb = Rgb(170, 174, 182);

/// Why what depends on nothing but our own page cannot fail.
const SOUND: &str = "the page has a size and everything that the standards ask for; tests say so";

/// The certificate as a file.
pub fn pdf(certificate: &Certificate, picture: &[u8], credential: &str) -> Vec<u8> {
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A3_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .expect(SOUND);
    let mut document = Document::new_with(SerializeSettings {
        configuration,
        enable_tagging: true,
        ..SerializeSettings::default()
    });
    let mut page = document.start_page_with(PageSettings::from_wh(WIDTH, HEIGHT).expect(SOUND));
    let (mut nodes, address, place) = draw(page.surface(), certificate, picture);
    let target = Target::Action(LinkAction::new(certificate.address.clone()).into());
    let link = Annotation::new_link(
        LinkAnnotation::new(place, target),
        Some(certificate.address.clone()),
    );
    let link = page.add_tagged_annotation(link);
    page.finish();

    let link = TagGroup::with_children(Tag::Link, vec![address.into(), link.into()]);
    let link = TagGroup::with_children(Tag::P, vec![link.into()]);
    // the address is read before the line that follows it
    nodes.insert(nodes.len() - 1, link.into());
    let mut tree = TagTree::new().with_lang(Some(certificate.lang.to_string()));
    tree.push(TagGroup::with_children(Tag::Section, nodes));
    document.set_tag_tree(tree);
    let mut outline = Outline::new();
    let top = XyzDestination::new(0, Point::from_xy(0.0, 0.0));
    outline.push_child(OutlineNode::new(brief(&certificate.title), top));
    document.set_outline(outline);
    let day = day(certificate.issued_on);
    document.set_metadata(
        Metadata::new()
            .title(brief(&format!(
                "{} {}",
                certificate.title, certificate.name
            )))
            .description(brief(&certificate.badge))
            .authors(vec![brief(&certificate.issuer)])
            .language(certificate.lang.to_string())
            .document_id(certificate.address.clone())
            .creator("Shirushi".to_owned())
            .creation_date(day),
    );
    let attached = document.embed_file(EmbeddedFile {
        path: "credential.json".to_owned(),
        mime_type: MimeType::new("application/ld+json"),
        description: Some(certificate.attached.clone()),
        association_kind: AssociationKind::Source,
        data: credential.as_bytes().to_vec().into(),
        modification_date: Some(day),
        compress: Some(true),
        location: None,
    });
    attached.expect("it is the only file of this name");
    document.finish().expect(SOUND)
}

/// Draws everything. Its parts come back in the order in which they are read, and the address with its place.
fn draw(
    surface: Surface<'_>,
    certificate: &Certificate,
    picture: &[u8],
) -> (Vec<Node>, Identifier, Rect) {
    let nodes = Vec::new();
    let mut sheet = Sheet { surface, nodes };
    frame(&mut sheet, certificate);
    head(&mut sheet, certificate);
    body(&mut sheet, certificate);
    signed(&mut sheet, certificate, picture);
    let (address, place) = proof(&mut sheet, certificate);
    sheet.surface.finish();
    (sheet.nodes, address, place)
}

/// What is drawn on, and what was drawn so far in the order in which it is read.
struct Sheet<'s> {
    surface: Surface<'s>,
    nodes: Vec<Node>,
}

/// Which point of a line is given.
#[derive(Clone, Copy)]
enum Anchor {
    Start,
    Middle,
    End,
}

impl Sheet<'_> {
    /// A line on the base line `y`, as part of what is read.
    fn write(
        &mut self,
        line: &Line,
        x: f32,
        y: f32,
        size: f32,
        anchor: Anchor,
        ink: Rgb,
    ) -> Identifier {
        let width = line.width * size;
        let x = match anchor {
            Anchor::Start => x,
            Anchor::Middle => x - width / 2.0,
            Anchor::End => x - width,
        };
        let part = self
            .surface
            .start_tagged(ContentTag::Span(SpanTag::empty()));
        self.surface.set_fill(Some(fill(ink)));
        let mut at = Point::from_xy(x, y);
        for glyphs in line.glyphs.chunks(RUN) {
            self.surface
                .draw_glyphs(at, glyphs, font(), &line.text, size, false);
            at.x += glyphs.iter().map(|glyph| glyph.x_advance).sum::<f32>() * size;
        }
        self.surface.end_tagged();
        part
    }

    /// A line that is a paragraph.
    fn paragraph(&mut self, text: &str, x: f32, y: f32, size: f32, anchor: Anchor, ink: Rgb) {
        let part = self.write(&line(text, 0.0), x, y, size, anchor, ink);
        self.group(Tag::P, vec![part.into()]);
    }

    fn group(&mut self, tag: impl Into<TagKind>, parts: Vec<Node>) {
        self.nodes.push(TagGroup::with_children(tag, parts).into());
    }

    /// Lines and frames, which nobody reads.
    fn decorate(&mut self, path: &Path, width: f32, ink: Rgb) {
        let artifact = Artifact::with_kind(ArtifactType::Layout);
        let _ = self.surface.start_tagged(ContentTag::Artifact(artifact));
        self.surface.set_fill(None);
        self.surface.set_stroke(Some(Stroke {
            paint: colour(ink).into(),
            width,
            ..Stroke::default()
        }));
        self.surface.draw_path(path);
        self.surface.set_stroke(None);
        self.surface.end_tagged();
    }

    fn rule(&mut self, from: f32, to: f32, y: f32, width: f32, ink: Rgb) {
        let mut path = PathBuilder::new();
        path.move_to(from, y);
        path.line_to(to, y);
        self.decorate(&path.finish().expect(SOUND), width, ink);
    }
}

/// Two lines around everything, the outer one in the colour of the issuer.
fn frame(sheet: &mut Sheet<'_>, certificate: &Certificate) {
    for (inset, width, ink) in [(28.0, 2.0, certificate.accent), (33.0, 0.5, HAIRLINE)] {
        let inside = Rect::from_ltrb(inset, inset, WIDTH - inset, HEIGHT - inset);
        let mut path = PathBuilder::new();
        path.push_rect(inside.expect(SOUND));
        sheet.decorate(&path.finish().expect(SOUND), width, ink);
    }
}

/// What it is, and whose.
fn head(sheet: &mut Sheet<'_>, certificate: &Certificate) {
    let number = &certificate.number;
    sheet.paragraph(number, WIDTH - 56.0, 70.0, 9.0, Anchor::End, GREY);

    let short = certificate.title.chars().count() <= 6;
    let title = line(&certificate.title, if short { 0.45 } else { 0.04 });
    let size = (RIGHT - LEFT).min(title.width * 40.0) / title.width.max(0.01);
    let part = sheet.write(&title, MIDDLE, 148.0, size, Anchor::Middle, INK);
    let heading = Tag::Hn(NonZeroU16::MIN, Some(brief(&certificate.title)));
    sheet.group(heading, vec![part.into()]);
    let accent = certificate.accent;
    sheet.rule(MIDDLE - 22.0, MIDDLE + 22.0, 176.0, 2.0, accent);

    let (lines, size) = fitted(&certificate.name, 27.0, RIGHT - LEFT, 2);
    let size = if lines.len() > 1 {
        size.min(22.0)
    } else {
        size
    };
    let top = 248.0 - (lines.len() as f32 - 1.0) * size * 1.3;
    paragraph(sheet, &lines, top, size * 1.3, size);
    sheet.rule(LEFT + 40.0, RIGHT - 40.0, 262.0, 0.5, HAIRLINE);
}

/// What for.
fn body(sheet: &mut Sheet<'_>, certificate: &Certificate) {
    let mut stack = |text: &str, top: f32, largest: f32, most: usize, leading: f32| {
        let (lines, size) = fitted(text, largest, RIGHT - LEFT, most);
        let leading = size * leading;
        paragraph(sheet, &lines, top, leading, size);
        top + leading * lines.len() as f32
    };
    let below = stack(&certificate.says, 318.0, 12.5, 2, 1.7);
    let below = stack(&certificate.badge, below + 28.0, 22.0, 2, 1.5);
    let below = stack(&certificate.can_do, below + 10.0, 12.0, 4, 1.75);
    if let Some(until) = &certificate.until {
        stack(until, below + 14.0, 11.0, 1, 1.0);
    }
}

/// Lines in the middle that are one paragraph.
fn paragraph(sheet: &mut Sheet<'_>, lines: &[Line], top: f32, leading: f32, size: f32) {
    let mut parts = Vec::new();
    for (n, line) in lines.iter().enumerate() {
        let y = top + n as f32 * leading;
        let part = sheet.write(line, MIDDLE, y, size, Anchor::Middle, INK);
        parts.push(part.into());
    }
    sheet.group(Tag::P, parts);
}

/// When and by whom, on the right; the badge beside it.
fn signed(sheet: &mut Sheet<'_>, certificate: &Certificate, picture: &[u8]) {
    const SIDE: f32 = 132.0;
    const TOP: f32 = 544.0;
    let room = RIGHT - LEFT - SIDE - 24.0;
    let mut y = TOP + 14.0;
    let mut below = |text: &str, largest: f32, most: usize, ink: Rgb| {
        let (lines, size) = fitted(text, largest, room, most);
        let mut parts = Vec::new();
        for line in &lines {
            y += size * 1.6;
            let part = sheet.write(line, RIGHT, y, size, Anchor::End, ink);
            parts.push(part.into());
        }
        sheet.group(Tag::P, parts);
    };
    below(&certificate.day, 11.5, 1, INK);
    below(&certificate.issuer, 15.0, 2, INK);
    if let Some(head) = &certificate.head {
        below(head, 15.0, 2, INK);
    }
    if let Some(seal) = &certificate.seal {
        below(seal, 9.0, 1, GREY);
    }

    let image = Image::from_png(picture.to_vec().into(), false);
    let image = image.expect("the picture is a PNG of ours");
    let at = Transform::from_translate(LEFT, TOP);
    let part = sheet.surface.start_tagged(ContentTag::Other);
    sheet.surface.push_transform(&at);
    let size = Size::from_wh(SIDE, SIDE).expect(SOUND);
    sheet.surface.draw_image(image, size);
    sheet.surface.pop();
    sheet.surface.end_tagged();
    let alt = Tag::Figure(Some(brief(&certificate.picture)));
    sheet.group(alt, vec![part.into()]);
}

/// The code, and what it is for. The address comes back with its place, to be made a link.
fn proof(sheet: &mut Sheet<'_>, certificate: &Certificate) -> (Identifier, Rect) {
    const SIDE: f32 = 80.0;
    const TOP: f32 = 714.0;
    sheet.rule(56.0, WIDTH - 56.0, TOP - 8.0, 0.5, HAIRLINE);
    let part = sheet.surface.start_tagged(ContentTag::Other);
    sheet.surface.set_fill(Some(fill(Rgb(0, 0, 0))));
    sheet
        .surface
        .draw_path(&code(&certificate.address, 56.0, TOP, SIDE));
    sheet.surface.end_tagged();
    sheet.group(
        Tag::Figure(Some(certificate.address.clone())),
        vec![part.into()],
    );

    let (x, room) = (56.0 + SIDE + 12.0, WIDTH - 2.0 * 56.0 - SIDE - 12.0);
    let (lines, size) = fitted(&certificate.check, 9.0, room, 1);
    let part = sheet.write(&lines[0], x, TOP + 24.0, size, Anchor::Start, INK);
    sheet.group(Tag::P, vec![part.into()]);
    let address = line(&certificate.address, 0.0);
    let size = 8.5_f32.min(room / address.width.max(0.01));
    let y = TOP + 43.0;
    let written = sheet.write(&address, x, y, size, Anchor::Start, INK);
    let place = Rect::from_xywh(x, y - size, address.width * size, size * 1.4);
    let (lines, size) = fitted(&certificate.attached, 8.5, room, 1);
    let part = sheet.write(&lines[0], x, TOP + 62.0, size, Anchor::Start, GREY);
    sheet.group(Tag::P, vec![part.into()]);
    (written, place.expect(SOUND))
}

/// The dark modules of a QR code that takes `side` points with its quiet zone.
fn code(text: &str, left: f32, top: f32, side: f32) -> Path {
    let code = Code::new(text).expect("check admits no base URL that leaves no room in a code");
    let module = side / code.side() as f32;
    let mut path = PathBuilder::new();
    for run in code.runs() {
        let (x, y) = (run.x as f32 * module, run.y as f32 * module);
        let wide = run.length as f32 * module;
        let rect = Rect::from_xywh(left + x, top + y, wide, module);
        path.push_rect(rect.expect(SOUND));
    }
    path.finish().expect(SOUND)
}

/// What is said about the page and not on it: PDF/A allows 32,767 bytes.
fn brief(text: &str) -> String {
    text.chars().take(1_000).collect()
}

fn fill(ink: Rgb) -> Fill {
    Fill {
        paint: colour(ink).into(),
        opacity: NormalizedF32::ONE,
        ..Fill::default()
    }
}

fn colour(Rgb(red, green, blue): Rgb) -> rgb::Color {
    rgb::Color::new(red, green, blue)
}

/// Midnight of a day, as PDF writes it: the clock of the machine is not asked.
fn day(date: Date) -> DateTime {
    let number = |n: i8| u8::try_from(n).expect("months and days are positive");
    let year = u16::try_from(date.year()).expect("check admits no year before the common era");
    DateTime::new(year)
        .month(number(date.month()))
        .day(number(date.day()))
        .hour(0)
        .minute(0)
        .second(0)
        .utc_offset_hour(0)
        .utc_offset_minute(0)
}

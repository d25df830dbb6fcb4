//! All badges on one sheet, to be looked at side by side: large and at 96 pixels, in colour and in grey, on light and on
//! dark ground. SVG 1680 wide, text as paths, no reference to anything outside.

use super::card::Block;
use super::color::Rgb;
use super::font::Fonts;
use super::lines::Room;
use super::nested::nested;

/// Badges that belong together.
#[derive(Debug, Clone)]
pub struct SheetGroup {
    /// What they have in common.
    pub name: String,
    /// The same in the other language.
    pub other: String,
    /// The badges, in order.
    pub badges: Vec<SheetBadge>,
}

/// A badge on the sheet. The font has every letter of its texts.
#[derive(Debug, Clone)]
pub struct SheetBadge {
    /// SVG of 512 by 512 that [`draw`](super::draw), [`adopt_svg`](super::adopt_svg) or [`adopt_png`](super::adopt_png) made.
    pub svg: String,
    /// Its name.
    pub name: String,
    /// Its name in the other language.
    pub other: String,
    /// What it certifies and how hard it is, in one line.
    pub facts: String,
}

/// Width of a sheet.
pub const SHEET_WIDTH: u32 = 1680;
/// A picture may be 4,096 high.
const HIGHEST: f64 = 4000.0;

const MARGIN: f64 = 40.0;
const COLUMNS: usize = 3;
/// A cell with its gap, and without.
const STEP: (f64, f64) = (540.0, 436.0);
const CELL: (f64, f64) = (520.0, 416.0);
/// Where the pictures of a cell end and its texts begin.
const SHOWN: f64 = 300.0;
const HEAD: f64 = 128.0;
const GROUP: f64 = 76.0;

const INK: Rgb = Rgb(0x1a, 0x1a, 0x1c);
const QUIET: Rgb = Rgb(0x59, 0x59, 0x5e);

/// The sheets: one, unless it would be too high. Names and groups may be long: what finds no room is cut.
#[must_use]
pub fn sheets(title: &str, other: &str, groups: &[SheetGroup], fonts: &Fonts) -> Vec<String> {
    let mut pages = vec![Page::default()];
    for group in groups {
        for (n, row) in group.badges.chunks(COLUMNS).enumerate() {
            let heading = if n == 0 { GROUP } else { 0.0 };
            let full = pages
                .last()
                .is_some_and(|page| page.height + heading + STEP.1 > HIGHEST);
            if full {
                pages.push(Page::default());
            }
            let page = pages.last_mut().expect("there is one from the beginning");
            if n == 0 {
                page.heading(group, fonts);
            }
            page.row(row, fonts);
        }
    }
    let pages = pages.into_iter();
    pages.map(|page| page.finish(title, other, fonts)).collect()
}

/// A sheet that grows downwards.
struct Page {
    height: f64,
    /// The badges, each once.
    shapes: String,
    body: String,
    count: usize,
}

impl Default for Page {
    fn default() -> Self {
        Self {
            height: HEAD,
            shapes: String::new(),
            body: String::new(),
            count: 0,
        }
    }
}

impl Page {
    fn heading(&mut self, group: &SheetGroup, fonts: &Fonts) {
        let (name, other) = (
            Text::line(&group.name, 30.0, fonts),
            Text::line(&group.other, 18.0, fonts),
        );
        let top = self.height + 20.0;
        self.body += &name.svg((MARGIN, top), INK, fonts);
        let left = MARGIN + name.width() + 24.0;
        if left + other.width() < f64::from(SHEET_WIDTH) - MARGIN {
            self.body += &other.svg((left, top + 10.0), QUIET, fonts);
        }
        self.height += GROUP;
    }

    fn row(&mut self, badges: &[SheetBadge], fonts: &Fonts) {
        for (column, badge) in badges.iter().enumerate() {
            let left = MARGIN + STEP.0 * column as f64;
            self.cell(badge, left, fonts);
        }
        self.height += STEP.1;
    }

    fn cell(&mut self, badge: &SheetBadge, left: f64, fonts: &Fonts) {
        let (id, top) = (self.count, self.height);
        self.count += 1;
        let shape = nested(&badge.svg, (0.0, 0.0), 512.0, id);
        self.shapes += &format!("<g id=\"badge{id}\">{shape}</g>");
        let put = |x: f64, y: f64, side: f64, grey: bool| {
            let filter = if grey { " filter=\"url(#grey)\"" } else { "" };
            format!(
                "<g{filter}><use href=\"#badge{id}\" transform=\"translate({} {}) scale({})\"/></g>",
                left + x,
                top + y,
                side / 512.0
            )
        };
        let (right, bottom) = (left + CELL.0, top + CELL.1);
        let (split, half, shown) = (left + SHOWN, top + SHOWN / 2.0, top + SHOWN);
        self.body += &format!(
            "<path fill=\"#ffffff\" d=\"M{left} {top}H{right}V{bottom}H{left}Z\"/>\
             <path fill=\"#262626\" d=\"M{split} {half}H{right}V{shown}H{split}Z\"/>"
        );
        self.body += &put(8.0, 8.0, 284.0, false);
        for y in [27.0, 177.0] {
            self.body += &put(308.0, y, 96.0, false);
            self.body += &put(414.0, y, 96.0, true);
        }
        let (text, first) = (left + 16.0, top + SHOWN + 14.0);
        let name = Text::lines(&badge.name, 22.0, 48.0, fonts);
        self.body += &name.svg((text, first), INK, fonts);
        let other = Text::line(&badge.other, 16.0, fonts);
        self.body += &other.svg((text, first + name.height() + 8.0), QUIET, fonts);
        let facts = Text::line(&badge.facts, 15.0, fonts);
        self.body += &facts.svg((text, bottom - 26.0), QUIET, fonts);
    }

    fn finish(self, title: &str, other: &str, fonts: &Fonts) -> String {
        let height = self.height + MARGIN - 20.0;
        let title = Text::line(title, 42.0, fonts).svg((MARGIN, 32.0), INK, fonts);
        let other = Text::line(other, 20.0, fonts).svg((MARGIN, 86.0), QUIET, fonts);
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
             viewBox=\"0 0 {SHEET_WIDTH} {height}\" width=\"{SHEET_WIDTH}\" height=\"{height}\">\
             <defs><filter id=\"grey\"><feColorMatrix type=\"saturate\" values=\"0\"/></filter>{}</defs>\
             <path fill=\"#ececee\" d=\"M0 0H{SHEET_WIDTH}V{height}H0Z\"/>{title}{other}{}</svg>",
            self.shapes, self.body
        )
    }
}

/// A text that finds room, cut if it must be; nothing where there is none.
struct Text(Option<Block>);

impl Text {
    /// In one line.
    fn line(text: &str, size: f64, fonts: &Fonts) -> Self {
        let width = if size < 30.0 { CELL.0 - 32.0 } else { 1200.0 };
        Self::set(text, &[width], (size, size * 1.2), fonts)
    }

    /// In two lines at most.
    fn lines(text: &str, size: f64, height: f64, fonts: &Fonts) -> Self {
        Self::set(text, &[CELL.0 - 32.0; 2], (size, height), fonts)
    }

    fn set(text: &str, widths: &[f64], (size, height): (f64, f64), fonts: &Fonts) -> Self {
        let room = Room {
            widths,
            height,
            largest: size,
            smallest: size * 0.7,
            leading: 1.25,
        };
        // Bars are breaks in labels; these are names.
        let text = text.replace('|', " ");
        let cut = |most| match text.chars().nth(most) {
            Some(_) => text.chars().take(most).chain(['…']).collect(),
            None => text.clone(),
        };
        let lengths = [usize::MAX, 100, 80, 60, 40, 24, 12].into_iter();
        let mut blocks = lengths.flat_map(|most| Block::new(&cut(most), fonts, &room));
        Self(blocks.next())
    }

    fn width(&self) -> f64 {
        self.0.as_ref().map_or(0.0, Block::width)
    }

    fn height(&self) -> f64 {
        self.0.as_ref().map_or(0.0, Block::height)
    }

    fn svg(&self, (left, top): (f64, f64), ink: Rgb, fonts: &Fonts) -> String {
        let block = self.0.as_ref();
        block.map_or_else(String::new, |block| {
            block.svg(left, top, &ink.to_string(), fonts)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn groups(count: usize, name: &str) -> Vec<SheetGroup> {
        let badge = SheetBadge {
            svg: "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 512 512\"><clipPath id=\"field\"/></svg>".to_owned(),
            name: name.to_owned(),
            other: name.to_owned(),
            facts: "参加".to_owned(),
        };
        vec![SheetGroup {
            name: name.to_owned(),
            other: name.to_owned(),
            badges: vec![badge; count],
        }]
    }

    #[test]
    fn every_badge_is_drawn_once_and_shown_five_times() {
        let pages = sheets("印", "Seals", &groups(5, "学び"), &Fonts::bundled());
        let [page] = &pages[..] else {
            panic!("{} sheets", pages.len());
        };
        for at in 0..5 {
            assert_eq!(page.matches(&format!("id=\"badge{at}\"")).count(), 1);
            assert_eq!(page.matches(&format!("id=\"b{at}-field\"")).count(), 1);
            assert_eq!(page.matches(&format!("\"#badge{at}\"")).count(), 5);
        }
        assert!(!page.contains("<text"));
    }

    #[test]
    fn a_sheet_never_grows_higher_than_a_picture_may_be() {
        let pages = sheets("印", "Seals", &groups(60, "学び"), &Fonts::bundled());
        assert!(pages.len() > 1);
        let shown: usize = pages
            .iter()
            .map(|page| page.matches("<g id=\"badge").count())
            .sum();
        assert_eq!(shown, 60);
        for page in &pages {
            assert!(super::super::rasterise(page, SHEET_WIDTH, &Fonts::bundled()).is_ok());
        }
    }

    #[test]
    fn no_name_is_too_long_and_none_becomes_markup() {
        for name in [
            "長い名前".repeat(80),
            "W".repeat(300),
            "<script>|</script>".to_owned(),
        ] {
            let pages = sheets(&name, &name, &groups(1, &name), &Fonts::bundled());
            assert!(roxmltree::Document::parse(&pages[0]).is_ok());
            assert!(!pages[0].contains("script"));
        }
    }
}

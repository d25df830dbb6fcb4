//! Pages that differ in a few texts alone: the template is rendered once with marks in their places, then filled in.
//!
//! A text may be left open only where templates do nothing with it but print it; [`Printed`] says which those are, and all
//! else decides which form is taken. That holds for the templates inside the program; with templates of a theme every page is
//! rendered.

use std::borrow::Cow;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::ops::{Deref, Range};

use tera::{Context, Value};

use super::desk::Desk;
use super::frame;
use super::theme::ThemeError;
use super::value::push_escaped;
use crate::kept::Kept;

/// Which texts of a value templates only print.
pub enum Printed {
    /// This text, or all texts below.
    All,
    /// This text, or all texts below, which are made of nothing but what this page or other files hold in clear.
    Known,
    /// Some of a map, by name.
    In(&'static [(&'static str, Printed)]),
    /// The same of each of a list.
    Each(&'static Printed),
}

/// A page, and what of it need not be searched for private values each time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The HTML.
    pub html: String,
    /// Places that only hold in another form what other files hold as it is, in order.
    pub known: Vec<Range<usize>>,
    /// What other pages have in common with it.
    pub common: Common,
}

/// What the pages of one form have in common.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Common {
    /// A hash of all of it; pages of the same one are equal there.
    pub hash: u64,
    /// Places in one of the pages, in order: whole elements at some distance from what differs, since a private value may
    /// stand partly in what differs.
    pub places: Vec<Range<usize>>,
}

impl Page {
    /// What is left to be searched once what pages have in common was searched in another one, or (`is_first`) before that.
    pub fn unknown(&self, is_first: bool) -> Cow<'_, str> {
        let mut left_out: Vec<&Range<usize>> = self.known.iter().collect();
        if !is_first {
            left_out.extend(&self.common.places);
            left_out.sort_unstable_by_key(|place| place.start);
        }
        if left_out.is_empty() {
            return Cow::Borrowed(&self.html);
        }
        let mut unknown = String::with_capacity(self.html.len());
        let mut from = 0;
        for place in left_out {
            unknown.push_str(&self.html[from..place.start]);
            // Nothing grows together over what is left out.
            unknown.push('\n');
            from = place.end;
        }
        unknown.push_str(&self.html[from..]);
        Cow::Owned(unknown)
    }
}

impl From<String> for Page {
    fn from(html: String) -> Page {
        Page {
            html,
            ..Page::default()
        }
    }
}

impl Deref for Page {
    type Target = str;

    fn deref(&self) -> &str {
        &self.html
    }
}

/// Forms of one template in one language.
pub struct Forms {
    template: &'static str,
    known: Kept<Vec<u8>, Option<Form>>,
}

/// A value of a page's own, by its name in the template.
pub type Own<'v> = (&'static str, &'v Value, &'static Printed);

impl Forms {
    /// Forms of a template.
    pub fn of(template: &'static str) -> Forms {
        Forms {
            template,
            known: Kept::default(),
        }
    }

    /// The page with `own` values beside those of `shared`, which `about` stands for: what it is equal for, they are.
    pub fn render(
        &self,
        desk: &Desk<'_, '_>,
        about: &str,
        shared: impl Fn() -> Context,
        own: &[Own<'_>],
    ) -> Result<Page, ThemeError> {
        let general = |values: &[Value]| {
            let mut context = shared();
            for ((name, ..), value) in own.iter().zip(values) {
                context.insert_value(*name, value.clone());
            }
            frame::render_with(desk, self.template, &context)
        };
        let plainly = || {
            let values: Vec<Value> = own.iter().map(|(_, value, _)| (*value).clone()).collect();
            general(&values)
        };
        if desk.book.theme.has_own_templates {
            return plainly().map(Page::from);
        }
        let (mut shape, mut texts) = (about.as_bytes().to_vec(), Vec::with_capacity(64));
        for (_, value, printed) in own {
            outline(value, Some(printed), &mut shape, &mut texts);
        }
        let form = self.known.get(shape.as_slice(), || {
            let mut count = 0;
            let marked: Vec<Value> = own
                .iter()
                .map(|(_, value, printed)| marked(value, Some(printed), &mut count))
                .collect();
            // An author may have written a mark.
            let page = plainly()?;
            let form = Form::of(&general(&marked)?, &texts)
                .filter(|form| !page.contains(MARK) && form.fill(&texts).html == page);
            Ok::<_, ThemeError>(form)
        })?;
        let Some(form) = form.as_ref() else {
            return plainly().map(Page::from);
        };
        let page = form.fill(&texts);
        if desk.book.compare {
            assert_eq!(Ok(&page.html), plainly().as_ref(), "a page and its form");
        }
        Ok(page)
    }
}

/// What begins a mark and ends it, and what shows whether it was escaped. Nobody's letters: private use.
const MARK: char = '\u{f8d0}';
const END: char = '\u{f8d1}';
const SIGN: &str = "<";
const ESCAPED: &str = "&lt;";

/// How many bytes beside a hole are searched with what is filled in: no value is made of an award's own text and of more of a
/// template.
const BESIDE: usize = 64;

/// A page in pieces.
struct Form {
    pieces: Vec<Piece>,
    size: usize,
    /// As in [`Common`].
    hash: u64,
}

enum Piece {
    /// A text, and the place in it that is far from all holes.
    Text(String, Option<Range<usize>>),
    /// A hole by its number, and whether its text is escaped there.
    Hole(usize, bool),
}

impl Form {
    /// Cuts a page at its marks, which stand for `texts`; `None` when something was done with one.
    fn of(page: &str, texts: &[Text<'_>]) -> Option<Form> {
        let mut parts = page.split(MARK);
        let (mut pieces, mut text) = (Vec::new(), parts.next()?);
        let mut left = Beside::Nothing;
        for part in parts {
            let (mark, following) = part.split_once(END)?;
            let (number, escaped) = match mark.strip_suffix(SIGN) {
                Some(number) => (number, false),
                None => (mark.strip_suffix(ESCAPED)?, true),
            };
            let number: usize = number.parse().ok()?;
            let right = match texts.get(number)?.is_known {
                true => Beside::Nothing,
                false => Beside::Text,
            };
            pieces.push(Piece::text(text, left, right));
            pieces.push(Piece::Hole(number, escaped));
            (text, left) = (following, right);
        }
        pieces.push(Piece::text(text, left, Beside::Nothing));
        let mut hasher = DefaultHasher::new();
        for piece in &pieces {
            if let Piece::Text(text, Some(place)) = piece {
                text[place.clone()].hash(&mut hasher);
            }
        }
        Some(Form {
            pieces,
            size: page.len(),
            hash: hasher.finish(),
        })
    }

    fn fill(&self, texts: &[Text<'_>]) -> Page {
        let filled: usize = texts.iter().map(|text| text.text.len()).sum();
        let mut html = String::with_capacity(self.size + filled + filled / 4);
        let (mut known, mut places) = (Vec::new(), Vec::with_capacity(self.pieces.len()));
        for piece in &self.pieces {
            let (number, escaped) = match piece {
                Piece::Text(text, common) => {
                    let at = html.len();
                    places.extend(common.iter().map(|it| at + it.start..at + it.end));
                    html.push_str(text);
                    continue;
                }
                Piece::Hole(number, escaped) => (*number, *escaped),
            };
            let (text, start) = (&texts[number], html.len());
            match escaped {
                false => html.push_str(text.text),
                true => push_escaped(text.text, &mut html),
            }
            if text.is_known {
                known.push(start..html.len());
            }
        }
        Page {
            html,
            known,
            common: Common {
                hash: self.hash,
                places,
            },
        }
    }
}

/// What is searched beside a piece of text.
#[derive(Clone, Copy)]
enum Beside {
    /// What is filled into a hole.
    Text,
    /// Nothing: the page ends there, or what is filled in is [`Printed::Known`].
    Nothing,
}

impl Piece {
    fn text(text: &str, left: Beside, right: Beside) -> Piece {
        let near = |beside| match beside {
            Beside::Text => BESIDE,
            Beside::Nothing => 0,
        };
        let from = text.floor_char_boundary(near(left));
        let to = text.floor_char_boundary(text.len().saturating_sub(near(right)));
        let start = text[from..].find('>').map(|at| from + at + 1);
        let end = text[..to].rfind('<');
        let place = start.zip(end).map(|(start, end)| start..end);
        Piece::Text(
            text.to_owned(),
            place.filter(|place| place.start < place.end),
        )
    }
}

/// What is filled in.
struct Text<'v> {
    text: &'v str,
    /// As [`Printed::Known`] says.
    is_known: bool,
}

/// Adds to `shape` all that decides about the form of a value, and to `texts` what is filled in.
fn outline<'v>(
    value: &'v Value,
    printed: Option<&Printed>,
    shape: &mut Vec<u8>,
    texts: &mut Vec<Text<'v>>,
) {
    if let Some(text) = value.as_str() {
        let safe = u8::from(value.is_safe());
        if is_hole(text, printed) {
            shape.extend([b'h', safe]);
            texts.push(Text {
                text,
                is_known: matches!(printed, Some(Printed::Known)),
            });
        } else {
            shape.extend([b't', safe]);
            shape.extend(text.len().to_le_bytes());
            shape.extend(text.as_bytes());
        }
    } else if let Some(map) = value.as_map() {
        shape.push(b'm');
        shape.extend(map.len().to_le_bytes());
        for (key, value) in map {
            let name = key.as_str().unwrap_or_default();
            shape.extend(name.len().to_le_bytes());
            shape.extend(name.as_bytes());
            outline(value, below(printed, name), shape, texts);
        }
    } else if let Some(list) = value.as_array() {
        shape.push(b'l');
        shape.extend(list.len().to_le_bytes());
        for value in list {
            outline(value, each(printed), shape, texts);
        }
    } else {
        shape.push(b'v');
        shape.extend(format!("{} {value}", value.name()).as_bytes());
    }
}

/// The value with a mark in the place of each text that is filled in, numbered in the order of [`outline`].
fn marked(value: &Value, printed: Option<&Printed>, count: &mut usize) -> Value {
    if let Some(text) = value.as_str() {
        if !is_hole(text, printed) {
            return value.clone();
        }
        let mark = format!("{MARK}{count}{SIGN}{END}");
        *count += 1;
        return match value.is_safe() {
            true => Value::safe_string(&mark),
            false => Value::normal_string(&mark),
        };
    }
    if let Some(map) = value.as_map() {
        let pairs = map.iter().map(|(key, value)| {
            let name = key.as_str().unwrap_or_default();
            (key.clone(), marked(value, below(printed, name), count))
        });
        return Value::from(pairs.collect::<tera::Map>());
    }
    match value.as_array() {
        Some(list) => {
            let values = list.iter().map(|value| marked(value, each(printed), count));
            Value::from(values.collect::<Vec<Value>>())
        }
        None => value.clone(),
    }
}

/// Whether a text is left open. An empty one is not: templates ask whether there is a text.
fn is_hole(text: &str, printed: Option<&Printed>) -> bool {
    matches!(printed, Some(Printed::All | Printed::Known)) && !text.is_empty()
}

fn below<'p>(printed: Option<&'p Printed>, name: &str) -> Option<&'p Printed> {
    match printed? {
        Printed::All | Printed::Known => printed,
        Printed::In(names) => {
            let found = names.iter().find(|(other, _)| *other == name);
            found.map(|(_, printed)| printed)
        }
        Printed::Each(_) => None,
    }
}

fn each(printed: Option<&Printed>) -> Option<&Printed> {
    match printed? {
        Printed::All | Printed::Known => printed,
        Printed::Each(printed) => Some(printed),
        Printed::In(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> Form {
        let far = "<p>".repeat(99);
        let page =
            format!("{far}<b>{MARK}0{ESCAPED}{END}</b>{far}<i class=\"{MARK}1{SIGN}{END}\"></i>");
        Form::of(&page, &texts("", "")).expect("nothing was done with its marks")
    }

    fn texts<'v>(name: &'v str, class: &'v str) -> [Text<'v>; 2] {
        let text = |text, is_known| Text { text, is_known };
        [text(name, false), text(class, true)]
    }

    #[test]
    fn holes_are_filled_as_they_were_printed() {
        let page = form().fill(&texts("a<b", "a<b"));
        let far = "<p>".repeat(99);
        assert_eq!(
            page.html,
            format!("{far}<b>a&lt;b</b>{far}<i class=\"a<b\"></i>")
        );
    }

    #[test]
    fn what_pages_have_in_common_is_searched_in_the_first_with_all_that_is_beside_a_hole() {
        let form = form();
        let (one, two) = (
            form.fill(&texts("灯", "x")),
            form.fill(&texts("浜名瀬", "y")),
        );
        assert_eq!(one.common.hash, two.common.hash);
        let far = "<p>".repeat(99);
        assert_eq!(
            one.unknown(true),
            format!("{far}<b>灯</b>{far}<i class=\"\n\"></i>")
        );
        let near = "<p>".repeat(20);
        let left = two.unknown(false);
        assert!(
            left.contains(&format!("{near}<b>浜名瀬</b>{near}")),
            "{left}"
        );
        assert!(left.len() < two.html.len() - 100, "{left}");
        for at in two.common.places {
            assert!(two.html[at.clone()].starts_with('<') && two.html[at].ends_with('>'));
        }
    }

    #[test]
    fn pages_of_no_form_are_searched_whole() {
        let page = Page::from("<p>a</p>".to_owned());
        assert_eq!(page.unknown(false), "<p>a</p>");
    }
}

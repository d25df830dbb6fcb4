//! Content to the values that templates read. What is `html` is escaped already; everything else the templates escape.

use std::collections::BTreeMap;
use std::io::{self, Write};

use tera::Value;
use tera::value::Key;

use super::phrases;
use crate::catalog::{Lang, Localized};

/// A map with fixed names, in this order.
pub fn map<const N: usize>(pairs: [(&'static str, Value); N]) -> Value {
    // The library hashes the names, whatever they come in; so they come in what is made without hashing.
    let pairs = (0..).zip(pairs);
    let placed = pairs.map(|(place, (name, value))| (Name { place, name }, value));
    Value::from(placed.collect::<BTreeMap<Name, Value>>())
}

/// A name in a map, by its place.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Name {
    place: usize,
    name: &'static str,
}

impl From<Name> for Key<'static> {
    fn from(name: Name) -> Key<'static> {
        Key::Str(name.name)
    }
}

/// A list.
pub fn list(values: impl IntoIterator<Item = Value>) -> Value {
    Value::from(values.into_iter().collect::<Vec<Value>>())
}

/// HTML that is safe as it is.
pub fn html(text: &str) -> Value {
    Value::safe_string(text)
}

/// A text in the language of the page or, where there is no translation, in another, and then marked as such:
/// `text` plain, `lang` only when it is another, `html` escaped with its language around it.
pub fn text(text: &Localized, page: Lang) -> Value {
    let (text, lang) = text.get(page);
    run(text, (lang != page).then_some(lang))
}

/// The same for a title: `phrases` too, which is `html` that breaks between Japanese phrases.
pub fn title(text: &Localized, page: Lang) -> Value {
    let (text, lang) = text.get(page);
    let other = (lang != page).then_some(lang);
    let broken = match lang {
        Lang::JA => phrases::html(text),
        _ => escape(text),
    };
    map([
        ("text", Value::from(text)),
        ("lang", Value::from(other.map(|lang| lang.to_string()))),
        ("html", html(&marked(&escape(text), other))),
        ("phrases", html(&marked(&broken, other))),
    ])
}

/// A text whose language is known to be another than the page's, or is the page's or nobody's (`None`).
pub fn run(text: &str, lang: Option<Lang>) -> Value {
    map([
        ("text", Value::from(text)),
        ("lang", Value::from(lang.map(|lang| lang.to_string()))),
        ("html", html(&marked(&escape(text), lang))),
    ])
}

/// HTML with its language around it, unless that is the page's.
fn marked(html: &str, lang: Option<Lang>) -> String {
    match lang {
        Some(lang) => format!("<span lang=\"{lang}\">{html}</span>"),
        None => html.to_owned(),
    }
}

/// Text as HTML shows it, in content and in attributes.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 8);
    push_escaped(text, &mut escaped);
    escaped
}

/// The same at the end of a text.
pub fn push_escaped(text: &str, out: &mut String) {
    for (plain, replacement) in pieces(text) {
        out.push_str(plain);
        out.push_str(replacement);
    }
}

/// The same, for templates.
pub fn write_escaped(text: &str, out: &mut dyn Write) -> io::Result<()> {
    pieces(text).try_for_each(|(plain, replacement)| {
        out.write_all(plain.as_bytes())?;
        out.write_all(replacement.as_bytes())
    })
}

/// Text as it stands, each piece with what is written for the letter after it. Control characters, which neither HTML nor
/// XML can hold, are left out.
fn pieces(text: &str) -> impl Iterator<Item = (&str, &'static str)> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let special = text.bytes().position(|byte| SPECIAL[usize::from(byte)]);
        let Some(at) = special else {
            rest = None;
            return Some((text, ""));
        };
        let replacement = match text.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\'' => "&#39;",
            _ => "",
        };
        rest = Some(&text[at + 1..]);
        Some((&text[..at], replacement))
    })
}

/// By byte, whether it is written otherwise or not at all. All of them are ASCII.
const SPECIAL: [bool; 256] = {
    let mut special = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        special[byte] = matches!(byte as u8, b'&' | b'<' | b'>' | b'"' | b'\'')
            || matches!(byte as u8, 0..=8 | 11 | 12 | 14..=31 | 127);
        byte += 1;
    }
    special
};

/// Whether something within was left in another language than the page's. Values made with [`map`] and [`text`].
pub fn speaks_otherwise(value: &Value) -> bool {
    if let Some(map) = value.as_map() {
        let marked = map.get(&Key::Str("lang")).is_some_and(Value::is_string);
        return marked || map.values().any(speaks_otherwise);
    }
    value
        .as_array()
        .is_some_and(|values| values.iter().any(speaks_otherwise))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ja(text: &str) -> Localized {
        Localized::new([(Lang::JA, text.to_owned())].into()).expect("one text")
    }

    fn html_of(value: &Value) -> &str {
        let html = value.as_map().and_then(|map| map.get(&Key::Str("html")));
        html.and_then(Value::as_str).expect("a text has html")
    }

    #[test]
    fn a_text_in_the_language_of_the_page_is_escaped_and_unmarked() {
        let value = text(&ja("a<b>\u{0}&\"'"), Lang::JA);
        assert_eq!(html_of(&value), "a&lt;b&gt;&amp;&quot;&#39;");
        assert!(!speaks_otherwise(&value));
    }

    #[test]
    fn a_title_may_break_between_phrases_in_the_page_and_nowhere_else() {
        let phrases = |page| {
            let value = title(&ja("デジタルの基礎"), page);
            assert_eq!(
                value.get_from_path("text").and_then(Value::as_str),
                Some("デジタルの基礎")
            );
            assert!(!html_of(&value).contains("wbr"));
            let phrases = value.get_from_path("phrases").and_then(Value::as_str);
            phrases.map(str::to_owned).expect("a title has phrases")
        };
        assert_eq!(phrases(Lang::JA), "デジタルの<wbr>基礎");
        assert_eq!(
            phrases(Lang::EN),
            "<span lang=\"ja\">デジタルの<wbr>基礎</span>"
        );
    }

    #[test]
    fn a_text_without_translation_bears_its_own_language() {
        let value = text(&ja("汐見野市"), Lang::EN);
        assert_eq!(html_of(&value), "<span lang=\"ja\">汐見野市</span>");
        assert!(speaks_otherwise(&list([map([("name", value)])])));
    }
}

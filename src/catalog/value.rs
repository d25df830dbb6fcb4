//! Small values that everything is made of.

use std::borrow::Borrow;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

/// An id chosen by an author: `[a-z0-9][a-z0-9-]{0,63}`, not a name that a file system or host reserves.
/// Stands in addresses, so it is never made from a person's name. Copies share their text: awards name the same few things.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(Arc<str>);

impl Slug {
    /// `None` when the text is not a safe id.
    pub fn new(text: &str) -> Option<Slug> {
        let mut bytes = text.bytes();
        let first = bytes
            .next()
            .is_some_and(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        let rest = bytes.all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        (first && rest && text.len() <= 64 && !is_reserved(text)).then(|| Slug(text.into()))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for Slug {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Device names of Windows, which no file there may bear, with or without an extension.
pub(crate) fn is_reserved(text: &str) -> bool {
    let stem = text.split('.').next().unwrap_or(text);
    if !(3..=4).contains(&stem.len()) {
        return false;
    }
    let stem = stem.to_ascii_lowercase();
    let numbered = |prefix: &str| {
        stem.strip_prefix(prefix)
            .is_some_and(|rest| rest.len() == 1 && rest.bytes().all(|b| b.is_ascii_digit()))
    };
    matches!(stem.as_str(), "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

/// A language of the site, as in ISO 639-1: two lower-case letters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lang([u8; 2]);

impl Lang {
    /// Japanese.
    pub const JA: Lang = Lang(*b"ja");
    /// English.
    pub const EN: Lang = Lang(*b"en");

    /// `None` when the text is not two lower-case ASCII letters.
    pub fn new(text: &str) -> Option<Lang> {
        match *text.as_bytes() {
            [a, b] if a.is_ascii_lowercase() && b.is_ascii_lowercase() => Some(Lang([a, b])),
            _ => None,
        }
    }

    /// The tag as text.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).expect("two ASCII letters")
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A text in one or more languages; never empty.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Localized(BTreeMap<Lang, String>);

impl Localized {
    /// `None` when there is no text at all.
    pub fn new(texts: BTreeMap<Lang, String>) -> Option<Localized> {
        (!texts.is_empty()).then_some(Localized(texts))
    }

    /// The text in a language, or else in Japanese, or else in the first there is; with the language it is in.
    pub fn get(&self, lang: Lang) -> (&str, Lang) {
        let found = self
            .0
            .get_key_value(&lang)
            .or_else(|| self.0.get_key_value(&Lang::JA))
            .or_else(|| self.0.iter().next());
        let (lang, text) = found.expect("a Localized holds at least one text");
        (text, *lang)
    }

    /// The text in exactly this language.
    pub fn exactly(&self, lang: Lang) -> Option<&str> {
        self.0.get(&lang).map(String::as_str)
    }

    /// All texts in order of their languages.
    pub fn iter(&self) -> impl Iterator<Item = (Lang, &str)> {
        self.0.iter().map(|(lang, text)| (*lang, text.as_str()))
    }
}

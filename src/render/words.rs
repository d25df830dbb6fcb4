//! `words/<lang>.yaml` to the words of the pages: one flat mapping of keys to text a language, `{name}` where a value goes.

use std::collections::{BTreeSet, HashMap};

use saphyr_parser::{Event, Parser};
use tera::Value;

use super::theme::ThemeError;
use super::value::{escape, html};

/// The words of one language.
#[derive(Clone, Debug, Default)]
pub struct Words {
    phrases: HashMap<String, Phrase>,
}

#[derive(Clone, Debug)]
enum Phrase {
    /// Escaped, ready to be shown.
    Whole(Value),
    /// Escaped text and the names of the values between.
    Holed(Vec<Piece>),
}

#[derive(Clone, Debug)]
enum Piece {
    Text(String),
    Hole(String),
}

impl Words {
    /// Reads a file of words into those that are there; a key that is there already gets the new text.
    /// Only a flat mapping is read, so that no nesting and no alias has to be followed.
    pub fn read(&mut self, file: &str, text: &str) -> Result<(), ThemeError> {
        let mut key: Option<String> = None;
        let mut inside = false;
        let mut seen = BTreeSet::new();
        for event in Parser::new_from_str(text) {
            let (event, span) = event.map_err(|error| {
                let at = error.marker();
                ThemeError::at(file, at.line(), at.col() + 1, error.info())
            })?;
            let problem = |message: &str| {
                ThemeError::at(file, span.start.line(), span.start.col() + 1, message)
            };
            match (event, inside) {
                (Event::MappingStart(..), false) => inside = true,
                (Event::MappingEnd, true) => inside = false,
                (Event::Scalar(scalar, ..), true) => match key.take() {
                    Some(key) => {
                        let phrase = Phrase::parse(&scalar).map_err(|message| problem(&message))?;
                        self.phrases.insert(key, phrase);
                    }
                    None if !seen.insert(scalar.to_string()) => {
                        return Err(problem("this key stands here twice"));
                    }
                    None => key = Some(scalar.into_owned()),
                },
                (Event::Nothing | Event::StreamStart | Event::StreamEnd, false)
                | (Event::DocumentStart(_) | Event::DocumentEnd, false) => {}
                _ => return Err(problem("words are one mapping of keys to text")),
            }
        }
        Ok(())
    }

    /// The keys.
    pub fn keys(&self) -> BTreeSet<&str> {
        self.phrases.keys().map(String::as_str).collect()
    }

    /// The words of a key, as HTML, with values put in where the words name them: HTML stays, everything else is escaped.
    /// `n = 1` prefers the key that ends in `_one`. `Err` says which key or value is missing.
    pub fn say(&self, key: &str, values: &[(&str, &Value)]) -> Result<Value, String> {
        let one = values
            .iter()
            .any(|(name, value)| *name == "n" && value.as_i128() == Some(1));
        let singular = one
            .then(|| self.phrases.get(&format!("{key}_one")))
            .flatten();
        let phrase = singular.or_else(|| self.phrases.get(key));
        match phrase.ok_or_else(|| format!("there are no words for \"{key}\""))? {
            Phrase::Whole(whole) => Ok(whole.clone()),
            Phrase::Holed(pieces) => fill(pieces, key, values),
        }
    }
}

fn fill(pieces: &[Piece], key: &str, values: &[(&str, &Value)]) -> Result<Value, String> {
    let mut filled = String::with_capacity(128);
    for piece in pieces {
        match piece {
            Piece::Text(text) => filled.push_str(text),
            Piece::Hole(name) => {
                let (_, value) = values
                    .iter()
                    .find(|(given, _)| given == name)
                    .ok_or_else(|| format!("the words \"{key}\" want a value called \"{name}\""))?;
                match value.as_str() {
                    Some(text) if value.is_safe() => filled.push_str(text),
                    Some(text) => filled.push_str(&escape(text)),
                    None => filled.push_str(&escape(&value.to_string())),
                }
            }
        }
    }
    Ok(html(&filled))
}

impl Phrase {
    fn parse(text: &str) -> Result<Phrase, String> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}').ok_or("a { has no }")?;
            let plain =
                !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
            if !plain {
                return Err(format!("\"{{{name}}}\" is not the name of a value"));
            }
            pieces.push(Piece::Text(escape(before)));
            pieces.push(Piece::Hole(name.to_owned()));
            rest = after;
        }
        if pieces.is_empty() {
            return Ok(Phrase::Whole(html(&escape(text))));
        }
        pieces.push(Piece::Text(escape(rest)));
        Ok(Phrase::Holed(pieces))
    }

    #[cfg(test)]
    fn holes(&self) -> Vec<&str> {
        let Phrase::Holed(pieces) = self else {
            return Vec::new();
        };
        let mut holes: Vec<&str> = pieces
            .iter()
            .filter_map(|piece| match piece {
                Piece::Hole(name) => Some(name.as_str()),
                Piece::Text(_) => None,
            })
            .collect();
        holes.sort_unstable();
        holes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Words {
        let mut words = Words::default();
        words.read("words/ja.yaml", text).expect("words");
        words
    }

    fn said(words: &Words, key: &str, values: &[(&str, &Value)]) -> String {
        let value = words.say(key, values).expect("words");
        assert!(value.is_safe());
        value.to_string()
    }

    #[test]
    fn values_are_escaped_unless_they_are_html() {
        let words = words("until: \"{day}まで<{name}>\"");
        let (day, name) = (html("<time>x</time>"), Value::from("<b>"));
        assert_eq!(
            said(&words, "until", &[("day", &day), ("name", &name)]),
            "<time>x</time>まで&lt;&lt;b&gt;&gt;"
        );
    }

    #[test]
    fn one_has_words_of_its_own() {
        let words = words("hours: \"{n} hours\"\nhours_one: \"{n} hour\"");
        assert_eq!(said(&words, "hours", &[("n", &Value::from(1))]), "1 hour");
        assert_eq!(said(&words, "hours", &[("n", &Value::from(2))]), "2 hours");
    }

    #[test]
    fn a_missing_key_or_value_is_an_error() {
        let words = words("until: \"{day}まで\"");
        assert!(
            words
                .say("untill", &[])
                .is_err_and(|error| error.contains("untill"))
        );
        assert!(
            words
                .say("until", &[])
                .is_err_and(|error| error.contains("day"))
        );
    }

    #[test]
    fn anything_but_a_flat_mapping_is_refused_with_its_place() {
        let deep = format!("a: {}", "{".repeat(300_000));
        let many = format!("a: {}", "[".repeat(300_000));
        for (text, line) in [
            ("- a", 1),
            ("a: b\nc:\n  d: e", 3),
            ("a: [b]", 1),
            ("a: &x b\nc: *x", 2),
            ("a: \"{\"", 1),
            ("a: \"{Name}\"", 1),
            ("a: b\na: c", 2),
            ("text", 1),
            (deep.as_str(), 1),
            (many.as_str(), 1),
        ] {
            let error = Words::default()
                .read("words/ja.yaml", text)
                .expect_err("not words");
            assert_eq!(
                (error.file.as_str(), error.line),
                ("words/ja.yaml", line),
                "{error}"
            );
        }
    }

    #[test]
    fn all_languages_of_the_default_theme_have_the_same_keys_and_values() {
        let all = super::super::theme::default_words();
        let (_, first) = all.first_key_value().expect("the default theme speaks");
        assert!(all.len() >= 2);
        for (lang, words) in all {
            assert!(
                words.keys() == first.keys(),
                "{lang}: {:?}",
                different(words, first)
            );
            for key in words.keys() {
                let (phrase, theirs) = (&words.phrases[key], &first.phrases[key]);
                assert_eq!(phrase.holes(), theirs.holes(), "{lang}: {key}");
            }
        }
    }

    fn different<'w>(one: &'w Words, other: &'w Words) -> Vec<&'w str> {
        let lacks = |words: &Words, key: &str| !words.phrases.contains_key(key);
        let (mine, theirs) = (
            one.keys().into_iter().filter(|key| lacks(other, key)),
            other.keys().into_iter().filter(|key| lacks(one, key)),
        );
        mine.chain(theirs).collect()
    }
}

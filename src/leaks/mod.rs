//! The last look at every file before it is written: does it hold a value that no output may hold?
//!
//! Private values come from the catalog; they are searched as written and in every form in which software carries text
//! (escapes, widths, spaces), in base64 and hexadecimal; e-mail addresses and numbers as a plain SHA-256 too, since those
//! can be guessed. What is found is named by its column and person, never by its text: logs are public.

mod fold;
mod search;

use std::collections::BTreeSet;
use std::ops::Range;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use rayon::prelude::*;
use sha2::{Digest as _, Sha256};

use crate::catalog::{Catalog, NamePolicy, Parent, Person, PrivateValue, Slug};
use fold::Folded;
use search::Search;

/// Values whose forms are made at once, before they are put in order.
const AT_ONCE: usize = 1 << 12;

/// Knows every private value of a catalog.
pub struct Scanner {
    hits: Vec<Hit>,
    /// By number of the form that is searched: the value it is of, and what must stand beside it.
    needles: Vec<(usize, Edges)>,
    search: Search,
}

/// A private value in an output, by where it came from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hit {
    /// The person, by key.
    pub person: Slug,
    /// The column of the value.
    pub column: String,
}

impl Scanner {
    /// A scanner for the private values of these people. What is public anyway is not searched: the name of somebody
    /// else who is named in full, and the names of issuers and the organisations they belong to.
    pub fn new(catalog: &Catalog) -> Scanner {
        let public = public_names(catalog);
        let people = catalog.people.values();
        let values =
            people.flat_map(|person| person.private.iter().map(move |value| (person, value)));
        let values: Vec<(&Person, &PrivateValue)> = values.collect();
        let is_private =
            |private: &PrivateValue| !public.contains(Folded::verbatim(&private.value).bytes());
        let forms_of = |(person, private): &(&Person, &PrivateValue)| {
            let hit = Hit {
                person: person.key.clone(),
                column: private.column.clone(),
            };
            is_private(private).then(|| (hit, forms(&private.column, &private.value)))
        };
        let (mut hits, mut needles, mut searched) = (Vec::new(), Vec::new(), Vec::new());
        for values in values.chunks(AT_ONCE) {
            let known: Vec<_> = values.par_iter().filter_map(forms_of).collect();
            for (hit, forms) in known {
                for (form, edges) in forms {
                    needles.push((hits.len(), edges));
                    searched.push(form.into());
                }
                hits.push(hit);
            }
        }
        let search = Search::new(searched);
        Scanner {
            hits,
            needles,
            search,
        }
    }

    /// Every private value in the path or the bytes of one output, each once, in order. Of a PNG its uncompressed texts
    /// are read. Numbers that were `drawn` by lot and belong into this output are nobody's, whoever has the same.
    pub fn scan(&self, path: &str, bytes: &[u8], drawn: &[String]) -> Vec<Hit> {
        if self.search.is_empty() {
            return Vec::new();
        }
        let colours = path.ends_with(".svg") || path.ends_with(".css");
        let mut texts = vec![path.as_bytes()];
        match bytes.strip_prefix(PNG_SIGNATURE) {
            Some(chunks) => texts.extend(png_texts(chunks)),
            None => texts.push(bytes),
        }
        let mut hits = BTreeSet::new();
        for text in texts {
            let text = Folded::of(text);
            self.search.each(text.bytes(), |form, range| {
                let (hit, edges) = self.needles[form];
                let is_drawn = || {
                    let found = &text.bytes()[range.clone()];
                    drawn.iter().any(|number| number.as_bytes() == found)
                };
                if edges.hold(&text, &range, colours) && !is_drawn() {
                    hits.insert(&self.hits[hit]);
                }
            });
        }
        hits.into_iter().cloned().collect()
    }
}

/// What must stand beside a value for it to be that value and not a part of something else.
#[derive(Clone, Copy)]
enum Edges {
    /// Anything: the value is too long to occur by chance.
    Any,
    /// Where it begins or ends in a Latin letter or digit, no other.
    Word,
    /// No letter or digit, and no digits beyond a decimal point: 0.000101 is not the number 000101. Where it is written in
    /// groups of digits, no further group, nor one of a larger number: a path of an SVG is a row of numbers.
    Number,
    /// No letter or digit of any script.
    Letters,
    /// The whole of an element's text or of a quoted string.
    Whole,
}

impl Edges {
    fn hold(self, text: &Folded, range: &Range<usize>, colours: bool) -> bool {
        let (before, after) = (text.before(range), text.after(range));
        let found = &text.bytes()[range.clone()];
        match self {
            Edges::Any => true,
            Edges::Word => {
                let joined = |edge: Option<&u8>, beside: Option<char>| {
                    edge.is_some_and(u8::is_ascii_alphanumeric)
                        && beside.is_some_and(|c| c.is_ascii_alphanumeric())
                };
                !joined(found.first(), before) && !joined(found.last(), after)
            }
            Edges::Number => {
                let joined = |c: char| c.is_ascii_alphanumeric() || (colours && c == '#');
                let fraction = |point: Option<char>, beyond: Option<char>| {
                    point == Some('.') && beyond.is_some_and(|c| c.is_ascii_digit())
                };
                let further = range.start.saturating_sub(1)..range.end + 1;
                let in_a_row = |beside: Option<char>, farther: Option<char>| match beside {
                    Some('-' | ',' | '.') => colours || farther.is_some_and(|c| c.is_ascii_digit()),
                    Some(c) => c.is_ascii_digit() || (colours && c.is_ascii_alphabetic()),
                    None => false,
                };
                let ((left, right), (farther_left, farther_right)) =
                    (text.around(range), text.around(&further));
                let in_a_row = in_a_row(left, farther_left) || in_a_row(right, farther_right);
                let is_a_part = [before, after].into_iter().flatten().any(joined)
                    || fraction(before, text.before(&further))
                    || fraction(after, text.after(&further))
                    || (text.has_gap(range) && in_a_row);
                !is_a_part
            }
            Edges::Letters => ![before, after]
                .into_iter()
                .flatten()
                .any(char::is_alphanumeric),
            Edges::Whole => {
                let (before, after) = text.around(range);
                before.is_none_or(|c| matches!(c, '>' | '"' | '\''))
                    && after.is_none_or(|c| matches!(c, '<' | '"' | '\''))
            }
        }
    }
}

/// The forms in which a value is searched.
fn forms(column: &str, value: &str) -> Vec<(Vec<u8>, Edges)> {
    let folded = Folded::verbatim(value).bytes().to_vec();
    let Some(edges) = edges(column, value, &folded) else {
        return Vec::new();
    };
    // A value that itself looks escaped may stand as it is in a plain text.
    let unescaped = Folded::of(value.as_bytes()).bytes().to_vec();
    let mut forms = vec![(folded.clone(), edges), (unescaped, edges)];
    if is_name(column) {
        let turned: String = value.split_whitespace().rev().collect();
        forms.push((Folded::verbatim(&turned).bytes().to_vec(), edges));
    }
    if matches!(edges, Edges::Whole | Edges::Letters) {
        return distinct(forms);
    }
    for written in [value.trim().as_bytes(), &folded] {
        forms.push((hex(written), Edges::Any));
        forms.extend(base64_forms(written));
        if is_guessable(&folded) {
            forms.push((hex(&Sha256::digest(written)), Edges::Any));
        }
    }
    distinct(forms)
}

fn hex(bytes: &[u8]) -> Vec<u8> {
    let digit = |nibble: u8| b"0123456789abcdef"[usize::from(nibble)];
    let digits = bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]);
    digits.collect()
}

/// Bytes of a form that are searched; a long note betrays itself by its beginning.
const LONGEST: usize = 64;

/// Each form once, none empty, none long.
fn distinct(mut forms: Vec<(Vec<u8>, Edges)>) -> Vec<(Vec<u8>, Edges)> {
    forms.retain(|(form, _)| !form.is_empty());
    for (form, edges) in &mut forms {
        if form.len() > LONGEST {
            form.truncate(LONGEST);
            *edges = Edges::Any;
        }
    }
    forms.sort_by(|a, b| a.0.cmp(&b.0));
    forms.dedup_by(|a, b| a.0 == b.0);
    forms
}

/// How a value may be told from the text around it; `None` when it is too common to mean anybody.
fn edges(column: &str, value: &str, folded: &[u8]) -> Option<Edges> {
    let text = std::str::from_utf8(folded).ok()?;
    let length = text.chars().count();
    let is_name = is_name(column);
    if !text.contains(char::is_alphanumeric) {
        return None;
    }
    if folded.iter().all(u8::is_ascii_digit) {
        let is_year = length == 4 && (text.starts_with("19") || text.starts_with("20"));
        return match length {
            0..4 => None,
            4..6 => (!is_year).then_some(Edges::Whole),
            _ => Some(Edges::Number),
        };
    }
    let is_plain_word = value.trim().bytes().all(|b| b.is_ascii_alphabetic());
    match length {
        _ if is_name && length >= 3 && !text.is_ascii() => Some(Edges::Word),
        0..4 if is_name && length >= 2 => Some(Edges::Letters),
        0..4 => Some(Edges::Whole),
        _ if is_plain_word && !is_name => Some(Edges::Whole),
        _ => Some(Edges::Word),
    }
}

fn is_name(column: &str) -> bool {
    column.starts_with("name") || column.starts_with("kana")
}

/// E-mail addresses and values with digits: few enough to be guessed from their hash.
fn is_guessable(folded: &[u8]) -> bool {
    folded.iter().any(|b| *b == b'@' || b.is_ascii_digit())
}

/// The part of any base64 text that the value alone decides, for each of the three places in which it can begin.
/// Folded to lower case as everything is; what is left of a short value must stand alone.
fn base64_forms(value: &[u8]) -> Vec<(Vec<u8>, Edges)> {
    let mut forms = Vec::new();
    for offset in 0..3 {
        let padded = [&vec![0; offset][..], value].concat();
        // Six bits a character: leave out those that the bytes before or after take part in.
        let begin = (offset * 8).div_ceil(6);
        let end = padded.len() * 8 / 6;
        let edges = match end.saturating_sub(begin) {
            0..8 => continue,
            8..10 => Edges::Word,
            _ => Edges::Any,
        };
        for encoded in [
            STANDARD_NO_PAD.encode(&padded),
            URL_SAFE_NO_PAD.encode(&padded),
        ] {
            let part = encoded[begin..end].to_ascii_lowercase();
            forms.push((part.into_bytes(), edges));
        }
    }
    forms
}

fn public_names(catalog: &Catalog) -> BTreeSet<Vec<u8>> {
    let people = catalog
        .people
        .values()
        .filter(|person| person.name_policy == NamePolicy::Full)
        .flat_map(|person| {
            [
                Some(&person.name),
                person.kana.as_ref(),
                person.name_en.as_ref(),
            ]
        })
        .flatten()
        .map(String::as_str);
    let issuers = catalog.issuers.values().flat_map(|issuer| {
        let parent = match &issuer.parent {
            Some(Parent::Named { name, .. }) => Some(name),
            _ => None,
        };
        [Some(&issuer.name), parent].into_iter().flatten()
    });
    // Each part of an organisation's name is public as well: its departments are written one after the other.
    let organisations = issuers
        .flat_map(|name| name.iter())
        .flat_map(|(_, text)| text.split_whitespace().chain([text]));
    people
        .chain(organisations)
        .map(|name| Folded::verbatim(name).bytes().to_vec())
        .collect()
}

const PNG_SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// The data of every text chunk (PNG, third edition, 11.3.3). A compressed one does not read as text and is passed over.
fn png_texts(mut chunks: &[u8]) -> Vec<&[u8]> {
    let mut texts = Vec::new();
    while let Some((length, rest)) = chunks.split_first_chunk::<4>() {
        let length = u32::from_be_bytes(*length) as usize;
        let Some((kind, rest)) = rest.split_first_chunk::<4>() else {
            break;
        };
        let Some(data) = rest.get(..length) else {
            break;
        };
        if matches!(kind, b"iTXt" | b"tEXt") {
            texts.push(data);
        }
        chunks = rest.get(length + 4..).unwrap_or_default();
    }
    texts
}

#[cfg(test)]
mod tests;

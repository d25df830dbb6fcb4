//! A reader of N-Quads, good enough for the test suite.

use shirushi::proof::rdf::{Iri, Quad, Term};
use std::collections::BTreeMap;

/// The quads of a text, and the numbers given to its blank node labels.
pub fn parse(text: &str) -> (Vec<Quad>, BTreeMap<String, u32>) {
    let mut labels = BTreeMap::new();
    let mut quads = Vec::new();
    for line in text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
    {
        let mut terms = Vec::new();
        let mut rest = line;
        while !rest.starts_with('.') {
            let (term, after) = term(rest, &mut labels);
            terms.push(term);
            rest = after.trim_start();
        }
        let mut terms = terms.into_iter();
        let mut next = || terms.next().expect("a term");
        let (subject, predicate, object) = (next(), next(), next());
        let Term::Ground(predicate) = predicate else {
            panic!("{line}")
        };
        let predicate = iri(&predicate[1..predicate.len() - 1]);
        quads.push(Quad {
            subject,
            predicate,
            object,
            graph: terms.next(),
        });
    }
    (quads, labels)
}

fn term<'a>(text: &'a str, labels: &mut BTreeMap<String, u32>) -> (Term, &'a str) {
    if let Some(rest) = text.strip_prefix('<') {
        let (name, rest) = rest.split_once('>').expect("an IRI ends");
        return (iri(&unescape(name)).into(), rest);
    }
    if let Some(rest) = text.strip_prefix("_:") {
        let end = rest.find([' ', '\t']).expect("a label ends");
        let next = labels.len() as u32;
        let label = *labels.entry(rest[..end].to_owned()).or_insert(next);
        return (Term::Blank(label), &rest[end..]);
    }
    let body = text.strip_prefix('"').expect("a literal");
    let end = closing_quote(body);
    let (lexical, rest) = (unescape(&body[..end]), &body[end + 1..]);
    if let Some(rest) = rest.strip_prefix("^^<") {
        let (datatype, rest) = rest.split_once('>').expect("an IRI ends");
        return (Term::literal(&lexical, &iri(&unescape(datatype))), rest);
    }
    if let Some(rest) = rest.strip_prefix('@') {
        let end = rest.find([' ', '\t', '.']).expect("a tag ends");
        return (Term::in_language(&lexical, &rest[..end]), &rest[end..]);
    }
    (Term::string(&lexical), rest)
}

fn iri(text: &str) -> Iri {
    Iri::parse(text).unwrap_or_else(|| panic!("{text}"))
}

fn closing_quote(text: &str) -> usize {
    let mut escaped = false;
    text.find(|c| {
        let quote = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        quote
    })
    .expect("a literal ends")
}

fn unescape(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        let escape = rest.next().expect("an escape");
        let digits = match escape {
            'u' => 4,
            'U' => 8,
            _ => 0,
        };
        out.push(match escape {
            't' => '\t',
            'b' => '\u{8}',
            'n' => '\n',
            'r' => '\r',
            'f' => '\u{c}',
            'u' | 'U' => {
                let code: String = rest.by_ref().take(digits).collect();
                u32::from_str_radix(&code, 16)
                    .ok()
                    .and_then(char::from_u32)
                    .expect("a character")
            }
            other => other,
        });
    }
    out
}

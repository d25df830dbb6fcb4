//! The canonical form of documents that differ in a few values alone: worked out once, then filled in.
//!
//! RDFC-1.0 (<https://www.w3.org/TR/rdf-canon/#canon-algorithm>, section 4.4.3) names a blank node by the hash of the
//! statements that mention it. While no two of these hashes are equal (step 4), nothing else decides; so for other values
//! it is enough to hash again what mentions them. Where two are equal (step 5), and for whatever else is not certain, the
//! general algorithm has to be asked: [`CompiledForm::fill`] then gives nothing.

use std::borrow::Cow;
use std::fmt::Write;

use serde_json::Value;

use super::canon;
use super::contexts::Contexts;
use super::jsonld;
use super::rdf::{Iri, Quad, Term, escaped};

/// The canonical N-Quads of a document with holes in it.
#[derive(Debug)]
pub struct CompiledForm {
    statements: Vec<Statement>,
    nodes: Vec<Node>,
    /// Which holes are filled with an IRI, at least in one place.
    iris: Vec<bool>,
}

/// What stands for the value of a hole while a form is compiled. `kin` is a value of the hole: for one that begins like an
/// address this is an address, too, because JSON-LD reads `scheme:` as a prefix where a context knows it as one.
pub fn marker(hole: usize, kin: &str) -> String {
    let prefix = ["https://", "http://", "mailto:", "did:", "urn:"];
    let prefix = prefix.into_iter().find(|prefix| kin.starts_with(prefix));
    let parts = [prefix.unwrap_or(""), "hole-", &hole.to_string(), "-"];
    parts.concat()
}

/// A line of N-Quads in pieces.
#[derive(Debug)]
struct Statement {
    pieces: Vec<Piece>,
}

#[derive(Debug)]
enum Piece {
    Text(String),
    /// A blank node.
    Node(usize),
    /// A hole between angle brackets.
    Iri(usize),
    /// A hole between quotation marks.
    Literal(usize),
}

/// A blank node.
#[derive(Debug, Default)]
struct Node {
    /// The statements that mention it.
    mentions: Vec<usize>,
    /// Its first degree hash (section 4.6), if no statement that mentions it has a hole.
    hash: Option<String>,
}

impl CompiledForm {
    /// Compiles a document in which each marker stands in the place of one value. `None`: this cannot be done, or what
    /// stands there has no lossless reading as RDF.
    pub fn compile(
        document: &Value,
        markers: &[String],
        contexts: &Contexts,
    ) -> Option<CompiledForm> {
        // The author of a text may have written a marker.
        let text = document.to_string();
        if markers
            .iter()
            .any(|marker| text.matches(marker).count() != 1)
        {
            return None;
        }
        let mut quads = jsonld::to_rdf(document, contexts).ok()?;
        quads.sort_unstable();
        quads.dedup();
        Self::of(&quads, markers)
    }

    fn of(quads: &[Quad], markers: &[String]) -> Option<CompiledForm> {
        let mut nodes = Nodes::default();
        let statements = quads
            .iter()
            .map(|quad| statement(quad, markers, &mut nodes))
            .collect::<Option<Vec<Statement>>>()?;
        let mut iris = vec![None; markers.len()];
        let pieces = statements.iter().flat_map(|statement| &statement.pieces);
        for piece in pieces {
            match *piece {
                Piece::Iri(hole) => iris[hole] = Some(true),
                Piece::Literal(hole) => {
                    iris[hole].get_or_insert(false);
                }
                Piece::Text(_) | Piece::Node(_) => {}
            }
        }
        // A value that leaves no trace would not be signed.
        let iris = iris.into_iter().collect::<Option<Vec<bool>>>()?;
        let mut form = CompiledForm {
            nodes: nodes.found.into_iter().map(|_| Node::default()).collect(),
            statements,
            iris,
        };
        for (index, statement) in form.statements.iter().enumerate() {
            for piece in &statement.pieces {
                if let Piece::Node(node) = *piece
                    && form.nodes[node].mentions.last() != Some(&index)
                {
                    form.nodes[node].mentions.push(index);
                }
            }
        }
        for index in 0..form.nodes.len() {
            let mut mentions = form.nodes[index].mentions.iter();
            if mentions.all(|&mention| !form.statements[mention].has_hole()) {
                form.nodes[index].hash = Some(form.first_degree(index, &[]));
            }
        }
        Some(form)
    }

    /// The canonical N-Quads with these values in the holes. `None` where the general algorithm has to be asked: for values
    /// that are no IRIs where such are needed, and for blank nodes that are alike but for what is around them.
    pub fn fill(&self, values: &[&str]) -> Option<String> {
        let right = |(value, is_iri): (&&str, &bool)| !is_iri || Iri::is_right(value);
        if values.len() != self.iris.len() || !values.iter().zip(&self.iris).all(right) {
            return None;
        }
        let values: Vec<Filling<'_>> = values.iter().map(|value| Filling::new(value)).collect();
        // 3. and 4. The nodes by their hashes, which all have to differ.
        let mut order: Vec<(Cow<'_, str>, usize)> = Vec::with_capacity(self.nodes.len());
        for (index, node) in self.nodes.iter().enumerate() {
            let hash = match &node.hash {
                Some(hash) => hash.as_str().into(),
                None => self.first_degree(index, &values).into(),
            };
            order.push((hash, index));
        }
        order.sort_unstable();
        if order.windows(2).any(|pair| pair[0].0 == pair[1].0) {
            return None;
        }
        let mut names = vec![0; self.nodes.len()];
        for (number, (_, node)) in order.iter().enumerate() {
            names[*node] = number;
        }
        // 6. and 7. Every statement with the names given.
        let written = Written::of(&self.statements, &values, |out, node| {
            write!(out, "_:c14n{}", names[node]).expect("a string takes all");
        });
        let lines = written.in_order();
        // Values may make two statements one, and then hashes were of too many.
        let differ = lines.windows(2).all(|pair| pair[0] != pair[1]);
        differ.then(|| lines.concat())
    }

    /// Section 4.6: the hash of what is said of a blank node directly.
    fn first_degree(&self, of: usize, values: &[Filling<'_>]) -> String {
        let mentions = self.nodes[of].mentions.iter();
        let statements = mentions.map(|&mention| &self.statements[mention]);
        let written = Written::of(statements, values, |out, node| {
            out.push_str(if node == of { "_:a" } else { "_:z" });
        });
        canon::hex::<sha2::Sha256>(&written.in_order().concat())
    }
}

/// Statements as they are written, one after the other.
struct Written {
    text: String,
    ends: Vec<usize>,
}

impl Written {
    /// With these values in their holes, and blank nodes by the names that `name` writes.
    fn of<'s>(
        statements: impl IntoIterator<Item = &'s Statement, IntoIter: ExactSizeIterator>,
        values: &[Filling<'_>],
        name: impl Fn(&mut String, usize),
    ) -> Written {
        let statements = statements.into_iter();
        let mut text = String::with_capacity(statements.len() * 160);
        let mut ends = Vec::with_capacity(statements.len());
        for statement in statements {
            statement.write(&mut text, values, &name);
            ends.push(text.len());
        }
        Written { text, ends }
    }

    /// In code point order.
    fn in_order(&self) -> Vec<&str> {
        let starts = [0].into_iter().chain(self.ends.iter().copied());
        let mut lines: Vec<&str> = starts
            .zip(&self.ends)
            .map(|(start, &end)| &self.text[start..end])
            .collect();
        lines.sort_unstable();
        lines
    }
}

/// A value as it is written in an IRI and in a literal.
struct Filling<'v> {
    plain: &'v str,
    escaped: Cow<'v, str>,
}

impl Filling<'_> {
    fn new(value: &str) -> Filling<'_> {
        Filling {
            plain: value,
            escaped: escaped(value),
        }
    }
}

impl Statement {
    fn has_hole(&self) -> bool {
        let is_hole = |piece: &Piece| matches!(piece, Piece::Iri(_) | Piece::Literal(_));
        self.pieces.iter().any(is_hole)
    }

    fn write(&self, out: &mut String, values: &[Filling<'_>], name: &impl Fn(&mut String, usize)) {
        for piece in &self.pieces {
            match piece {
                Piece::Text(text) => out.push_str(text),
                Piece::Node(node) => name(out, *node),
                Piece::Iri(hole) => out.push_str(values[*hole].plain),
                Piece::Literal(hole) => out.push_str(&values[*hole].escaped),
            }
        }
    }

    fn push(&mut self, text: &str) {
        match self.pieces.last_mut() {
            Some(Piece::Text(last)) => last.push_str(text),
            _ => self.pieces.push(Piece::Text(text.to_owned())),
        }
    }
}

/// The blank nodes of a data set in the order in which they are met.
#[derive(Default)]
struct Nodes {
    found: Vec<u32>,
}

impl Nodes {
    fn index(&mut self, blank: u32) -> usize {
        let known = self.found.iter().position(|&found| found == blank);
        known.unwrap_or_else(|| {
            self.found.push(blank);
            self.found.len() - 1
        })
    }
}

/// A quad in pieces; `None` if it stands in a graph of its own, or if a marker is only a part of a term.
fn statement(quad: &Quad, markers: &[String], nodes: &mut Nodes) -> Option<Statement> {
    if quad.graph.is_some()
        || markers
            .iter()
            .any(|marker| quad.predicate.as_str().contains(marker))
    {
        return None;
    }
    let mut statement = Statement { pieces: Vec::new() };
    term(&mut statement, &quad.subject, markers, nodes)?;
    statement.push(" ");
    statement.push(quad.predicate.bracketed());
    statement.push(" ");
    term(&mut statement, &quad.object, markers, nodes)?;
    statement.push(" .\n");
    Some(statement)
}

fn term(
    statement: &mut Statement,
    term: &Term,
    markers: &[String],
    nodes: &mut Nodes,
) -> Option<()> {
    let text = match term {
        Term::Blank(blank) => {
            statement.pieces.push(Piece::Node(nodes.index(*blank)));
            return Some(());
        }
        Term::Ground(text) => text,
    };
    let Some(hole) = markers
        .iter()
        .position(|marker| text.contains(marker.as_str()))
    else {
        statement.push(text);
        return Some(());
    };
    // <marker>, "marker", "marker"@language or "marker"^^<datatype>
    let rest = text.get(1..)?.strip_prefix(markers[hole].as_str())?;
    let (open, piece) = match text.as_bytes()[0] {
        b'<' if rest == ">" => ("<", Piece::Iri(hole)),
        b'"' if rest.starts_with('"') => ("\"", Piece::Literal(hole)),
        _ => return None,
    };
    statement.push(open);
    statement.pieces.push(piece);
    statement.push(rest);
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::proof::eddsa;
    use serde_json::json;

    const CONTEXTS: [&str; 2] = [
        "https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
    ];

    /// A credential with two people it is about, each with a name and an address.
    fn document(values: &[&str; 6]) -> Value {
        let [id, from, one, name, two, other] = values;
        json!({
            "@context": CONTEXTS,
            "id": id, "type": ["VerifiableCredential", "OpenBadgeCredential"],
            "issuer": {"id": "did:web:a.example", "type": ["Profile"], "name": "発行者"},
            "validFrom": from, "name": "名前",
            "credentialSubject": {
                "type": ["AchievementSubject"], "id": one,
                "identifier": [
                    {"type": "IdentityObject", "hashed": false, "identityHash": name, "identityType": "name"},
                    {"type": "IdentityObject", "hashed": false, "identityHash": other, "identityType": "name"},
                ],
                "achievement": {
                    "id": "https://a.example/b", "type": ["Achievement"], "name": "x",
                    "description": "y", "criteria": {"narrative": "z"},
                },
            },
            "evidence": [{"id": two, "type": ["Evidence"], "name": "e"}],
        })
    }

    const FIRST: [&str; 6] = [
        "https://a.example/1",
        "2026-01-01T00:00:00Z",
        "https://a.example/h/1",
        "浜名瀬 灯",
        "https://a.example/e",
        "Akari",
    ];

    fn compiled() -> CompiledForm {
        let markers: Vec<String> = (0..).zip(FIRST).map(|(n, kin)| marker(n, kin)).collect();
        let marked: Vec<&str> = markers.iter().map(String::as_str).collect();
        let marked = document(marked.as_slice().try_into().expect("six"));
        CompiledForm::compile(&marked, &markers, &Contexts::pinned()).expect("it can be compiled")
    }

    fn general(values: &[&str; 6]) -> Option<String> {
        eddsa::transformation(&document(values), &Contexts::pinned()).ok()
    }

    #[test]
    fn a_filled_form_is_what_the_general_algorithm_gives() {
        let form = compiled();
        for other in [
            "Akari",
            "",
            "\"\\\n\t\u{0}\u{7f}",
            "a\u{85}😀<>&",
            "hole-0001-",
        ] {
            for two in [
                "https://a.example/e",
                "https://a.example/1",
                "https://a.example/h/1",
                "https://a.example/b",
            ] {
                let mut values = FIRST;
                (values[5], values[4]) = (other, two);
                let filled = form.fill(&values).expect("nothing is alike");
                assert_eq!(Some(filled), general(&values), "{values:?}");
            }
        }
    }

    #[test]
    fn what_is_not_certain_is_left_to_the_general_algorithm() {
        let form = compiled();
        let with = |at: usize, value| {
            let mut values = FIRST;
            values[at] = value;
            form.fill(&values)
        };
        assert_eq!(with(5, FIRST[3]), None, "two nodes that are alike");
        assert_eq!(with(0, "no address"), None);
        assert_eq!(with(2, "https://a b"), None);
        assert_eq!(form.fill(&FIRST[1..]), None);
    }

    #[test]
    fn a_marker_that_an_author_wrote_is_not_taken_for_a_hole() {
        let markers: Vec<String> = (0..).zip(FIRST).map(|(n, kin)| marker(n, kin)).collect();
        let mut marked: Vec<&str> = markers.iter().map(String::as_str).collect();
        let both = format!("{} {}", markers[3], markers[5]);
        marked[5] = &both;
        let marked = document(marked.as_slice().try_into().expect("six"));
        assert!(CompiledForm::compile(&marked, &markers, &Contexts::pinned()).is_none());
    }

    #[test]
    fn addresses_are_marked_by_addresses() {
        for (kin, expected) in [
            ("https://a.example/1", "https://hole-7-"),
            ("mailto:a@b.example", "mailto:hole-7-"),
            ("urn:uuid:1", "urn:hole-7-"),
            ("schema:name", "hole-7-"),
            ("浜名瀬 灯", "hole-7-"),
        ] {
            assert_eq!(marker(7, kin), expected);
        }
    }
}

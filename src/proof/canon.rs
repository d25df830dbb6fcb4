//! RDF quads to the one text that all equal data sets share.
//!
//! RDF Dataset Canonicalization 1.0, algorithm RDFC-1.0 (<https://www.w3.org/TR/rdf-canon/#canon-algorithm>), its step
//! numbers in the comments. Data sets exist whose blank nodes take practically for ever to tell apart, so the work is
//! counted and stops at a limit, as section 7.1 asks. Statements of several graphs may have more than one form by this
//! algorithm (section 4.7 hashes no graph name): a credential without its proof has one graph.

use super::rdf::{Quad, Term};
use sha2::digest::Digest;
use std::collections::BTreeMap;
use std::fmt::{self, Write};

/// How many mentions of blank nodes are looked at twice before a data set is given up. The hardest data set of the W3C
/// suite that has a result needs about 6,200, a credential with hundreds of equal nodes a few thousand.
const WORK_LIMIT: usize = 25_000;

/// The canonical N-Quads of a data set, hashing with SHA-256: one statement a line, lines sorted.
///
/// # Errors
/// [`TooMuchWork`] when the blank nodes are too alike.
pub fn canonicalize(quads: &[Quad]) -> Result<String, TooMuchWork> {
    Ok(canonicalize_with::<sha2::Sha256>(quads)?.text)
}

/// [`canonicalize`] with another hash, and with the names given to blank nodes.
///
/// # Errors
/// [`TooMuchWork`] when the blank nodes are too alike.
pub fn canonicalize_with<D: Digest>(quads: &[Quad]) -> Result<Canonical, TooMuchWork> {
    let mut quads: Vec<&Quad> = quads.iter().collect();
    quads.sort_unstable();
    quads.dedup();
    let mut state = State::<D> {
        quads,
        mentions: BTreeMap::new(),
        first: BTreeMap::new(),
        issued: BTreeMap::new(),
        work: 0,
        hash: Default::default(),
    };
    state.run()?;
    // 6. and 7. Every quad with the names given.
    let mut lines: Vec<String> = (state.quads.iter())
        .map(|quad| line(quad, |out, blank| state.write_name(out, blank, &[])))
        .collect();
    lines.sort_unstable();
    Ok(Canonical {
        text: lines.concat(),
        names: state.issued,
    })
}

/// A canonical data set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Canonical {
    /// Canonical N-Quads.
    pub text: String,
    /// Blank node to the `n` of its canonical name `_:c14nN`.
    pub names: BTreeMap<u32, usize>,
}

/// The blank nodes of a data set are so alike that naming them would take too long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooMuchWork;

impl fmt::Display for TooMuchWork {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("too many nodes without an id look alike")
    }
}

impl std::error::Error for TooMuchWork {}

/// The blank nodes named on one path, in the order of their names (section 4.5). There are few: copying and searching
/// them is what the work consists of.
type Issuer = Vec<u32>;

struct State<'a, D> {
    quads: Vec<&'a Quad>,
    /// Blank node to the quads that mention it.
    mentions: BTreeMap<u32, Vec<usize>>,
    /// Blank node to its first degree hash.
    first: BTreeMap<u32, String>,
    /// Blank node to the number in its canonical name.
    issued: BTreeMap<u32, usize>,
    work: usize,
    hash: std::marker::PhantomData<D>,
}

impl<D: Digest> State<'_, D> {
    /// Section 4.4.3: names every blank node.
    fn run(&mut self) -> Result<(), TooMuchWork> {
        // 2. Which quads mention which blank node.
        for (index, quad) in self.quads.iter().enumerate() {
            for (_, blank) in blanks(quad) {
                let mentions = self.mentions.entry(blank).or_default();
                if mentions.last() != Some(&index) {
                    mentions.push(index);
                }
            }
        }
        // 3. Blank nodes by their first degree hash.
        let mut by_hash: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        for (&blank, mentions) in &self.mentions {
            let hash = self.hash_first_degree(blank, mentions);
            by_hash.entry(hash.clone()).or_default().push(blank);
            self.first.insert(blank, hash);
        }
        // 4. Who is alone with its hash gets its name at once.
        by_hash.retain(|_, blanks| {
            if let [blank] = blanks[..] {
                self.issued.insert(blank, self.issued.len());
            }
            blanks.len() > 1
        });
        // 5. The others are told apart by what is around them.
        for blanks in by_hash.into_values() {
            let mut results = Vec::new();
            for blank in blanks {
                if !self.issued.contains_key(&blank) {
                    results.push(self.hash_n_degree(blank, vec![blank])?);
                }
            }
            results.sort_by(|(a, _), (b, _)| a.cmp(b));
            for (_, issuer) in results {
                for blank in issuer {
                    let next = self.issued.len();
                    self.issued.entry(blank).or_insert(next);
                }
            }
        }
        Ok(())
    }

    /// Section 4.6: the hash of what is said of a blank node directly.
    fn hash_first_degree(&self, of: u32, mentions: &[usize]) -> String {
        let name = |out: &mut String, blank| {
            out.push_str(if blank == of { "_:a" } else { "_:z" });
            true
        };
        let mut lines: Vec<String> = mentions
            .iter()
            .map(|&index| line(self.quads[index], name))
            .collect();
        lines.sort_unstable();
        hex::<D>(&lines.concat())
    }

    /// Section 4.7: the hash of how a blank node is related to another.
    fn hash_related(&self, related: u32, quad: &Quad, issuer: &[u32], position: char) -> String {
        let mut input = String::from(position);
        if position != 'g' {
            input.push_str(quad.predicate.bracketed());
        }
        if !self.write_name(&mut input, related, issuer) {
            input.push_str(&self.first[&related]);
        }
        hex::<D>(&input)
    }

    /// Section 4.8: the hash of everything around a blank node, and the names given on the way.
    fn hash_n_degree(
        &mut self,
        of: u32,
        mut issuer: Issuer,
    ) -> Result<(String, Issuer), TooMuchWork> {
        // 1 to 3. Related blank nodes by how they are related.
        let mut related: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        for index in self.mentions[&of].clone() {
            self.spend()?;
            let quad = self.quads[index];
            for (position, blank) in blanks(quad).filter(|&(_, blank)| blank != of) {
                related
                    .entry(self.hash_related(blank, quad, &issuer, position))
                    .or_default()
                    .push(blank);
            }
        }
        // 4 and 5. For each group, the order that gives the smallest path.
        let mut data = String::new();
        for (hash, blanks) in related {
            data.push_str(&hash);
            let mut best: Option<(String, Issuer)> = None;
            let mut order: Vec<usize> = (0..blanks.len()).collect();
            loop {
                let permutation = order.iter().map(|&index| blanks[index]);
                if let Some(better) = self.path(
                    permutation,
                    &issuer,
                    best.as_ref().map(|(path, _)| path.as_str()),
                )? {
                    best = Some(better);
                }
                if !next_permutation(&mut order) {
                    break;
                }
            }
            let (path, names) = best.expect("the first permutation has a path");
            data.push_str(&path);
            issuer = names;
        }
        Ok((hex::<D>(&data), issuer))
    }

    /// Steps 5.4.1 to 5.4.6: the path of one order of related blank nodes, unless `best` is no larger.
    fn path(
        &mut self,
        order: impl Iterator<Item = u32>,
        issuer: &[u32],
        best: Option<&str>,
    ) -> Result<Option<(String, Issuer)>, TooMuchWork> {
        let hopeless =
            |path: &str| best.is_some_and(|best| path.len() >= best.len() && path > best);
        let mut issuer = issuer.to_vec();
        let mut path = String::new();
        let mut recursion = Vec::new();
        for blank in order {
            self.spend()?;
            if !self.write_name(&mut path, blank, &issuer) {
                recursion.push(blank);
                issuer.push(blank);
                self.write_name(&mut path, blank, &issuer);
            }
            if hopeless(&path) {
                return Ok(None);
            }
        }
        for blank in recursion {
            let (hash, names) = self.hash_n_degree(blank, issuer.clone())?;
            self.write_name(&mut path, blank, &issuer);
            write!(path, "<{hash}>").expect("a string takes all");
            issuer = names;
            if hopeless(&path) {
                return Ok(None);
            }
        }
        Ok(if best.is_none_or(|best| path.as_str() < best) {
            Some((path, issuer))
        } else {
            None
        })
    }

    /// Writes the canonical name of a blank node, or the one this issuer gave it; tells whether it has one.
    fn write_name(&self, out: &mut String, blank: u32, issuer: &[u32]) -> bool {
        let own = || issuer.iter().position(|&named| named == blank);
        let (prefix, number) = match self.issued.get(&blank) {
            Some(&number) => ("c14n", number),
            None => match own() {
                Some(number) => ("b", number),
                None => return false,
            },
        };
        write!(out, "_:{prefix}{number}").expect("a string takes all");
        true
    }

    fn spend(&mut self) -> Result<(), TooMuchWork> {
        self.work += 1;
        if self.work > WORK_LIMIT {
            Err(TooMuchWork)
        } else {
            Ok(())
        }
    }
}

/// The blank nodes of a quad with the positions of section 4.7.
fn blanks(quad: &Quad) -> impl Iterator<Item = (char, u32)> {
    [
        ('s', Some(&quad.subject)),
        ('o', Some(&quad.object)),
        ('g', quad.graph.as_ref()),
    ]
    .into_iter()
    .filter_map(|(position, term)| match term {
        Some(&Term::Blank(blank)) => Some((position, blank)),
        _ => None,
    })
}

/// One line of N-Quads. `name` writes a blank node's name and tells whether it has one: here all have.
fn line(quad: &Quad, name: impl Fn(&mut String, u32) -> bool) -> String {
    let mut out = String::with_capacity(160);
    let write = |out: &mut String, term: &Term| {
        match term {
            Term::Ground(text) => out.push_str(text),
            &Term::Blank(blank) => assert!(name(out, blank), "every blank node has a name by now"),
        }
        out.push(' ');
    };
    write(&mut out, &quad.subject);
    out.push_str(quad.predicate.bracketed());
    out.push(' ');
    write(&mut out, &quad.object);
    if let Some(graph) = &quad.graph {
        write(&mut out, graph);
    }
    out.push_str(".\n");
    out
}

/// The hash of a text in hexadecimal digits.
pub(super) fn hex<D: Digest>(text: &str) -> String {
    let digest = D::digest(text.as_bytes());
    let mut out = String::with_capacity(digest.len() * 2);
    for byte in digest.iter() {
        write!(out, "{byte:02x}").expect("a string takes all");
    }
    out
}

/// The next order in lexicographic sequence; false after the last.
fn next_permutation(order: &mut [usize]) -> bool {
    let Some(fall) = order.windows(2).rposition(|pair| pair[0] < pair[1]) else {
        return false;
    };
    let swap = order
        .iter()
        .rposition(|&item| item > order[fall])
        .expect("the next item is larger");
    order.swap(fall, swap);
    order[fall + 1..].reverse();
    true
}

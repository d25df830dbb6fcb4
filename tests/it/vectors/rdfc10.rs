//! The W3C test suite of RDF Dataset Canonicalization 1.0: 64 canonical forms, 21 maps of names, 1 poison graph.

use super::{folder, nquads, text};
use shirushi::proof::canon::{Canonical, TooMuchWork, canonicalize, canonicalize_with};
use shirushi::proof::rdf::{Iri, Quad, Term};
use std::collections::BTreeMap;

struct Test {
    name: String,
    sha384: bool,
    kind: String,
    map: bool,
}

fn tests(manifest: &str) -> Vec<Test> {
    let rows = manifest.lines().skip(1).filter(|line| !line.is_empty());
    rows.map(|row| {
        // Comments may hold commas within quotation marks: the columns that matter stand at both ends.
        let columns: Vec<&str> = row.split(',').collect();
        let at_end = |back: usize| columns[columns.len() - back].to_owned();
        Test {
            name: columns[0].to_owned(),
            sha384: at_end(3) == "SHA384",
            kind: at_end(2),
            map: at_end(1) == "TRUE",
        }
    })
    .collect()
}

fn canonical(quads: &[Quad], sha384: bool) -> Result<Canonical, TooMuchWork> {
    if sha384 {
        canonicalize_with::<sha2::Sha384>(quads)
    } else {
        canonicalize_with::<sha2::Sha256>(quads)
    }
}

#[test]
fn all_eighty_six_tests_of_the_suite_come_out_right() {
    let Some(suite) = folder("vectors/rdfc10") else {
        return;
    };
    let file = |test: &Test, ending: &str| {
        text(suite.join("rdfc10").join(format!("{}-{ending}", test.name)))
    };
    let (mut forms, mut maps, mut refused) = (0, 0, 0);
    for test in tests(&text(suite.join("manifest.csv"))) {
        let (quads, labels) = nquads::parse(&file(&test, "in.nq"));
        let result = canonical(&quads, test.sha384);
        if test.kind == "RDFC10NegativeEvalTest" {
            assert_eq!(result, Err(TooMuchWork), "{}", test.name);
            refused += 1;
            continue;
        }
        let result = result.unwrap_or_else(|error| panic!("{}: {error}", test.name));
        assert_eq!(result.text, file(&test, "rdfc10.nq"), "{}", test.name);
        forms += 1;
        if test.map {
            let expected: BTreeMap<String, String> =
                serde_json::from_str(&file(&test, "rdfc10map.json")).expect("a map");
            let names = labels
                .iter()
                .map(|(label, blank)| (label.clone(), format!("c14n{}", result.names[blank])));
            assert_eq!(names.collect::<BTreeMap<_, _>>(), expected, "{}", test.name);
            maps += 1;
        }
    }
    assert_eq!((forms, maps, refused), (64, 21, 1));
}

fn iri(name: &str) -> Iri {
    Iri::parse(&format!("https://example.org/{name}")).expect("an IRI")
}

fn link(subject: u32, object: u32) -> Quad {
    Quad {
        subject: Term::Blank(subject),
        predicate: iri("p"),
        object: Term::Blank(object),
        graph: None,
    }
}

#[test]
fn cliques_either_have_a_form_or_are_refused() {
    for size in 2..=10 {
        let clique: Vec<Quad> = (0..size)
            .flat_map(|a| (0..size).filter(move |&b| a != b).map(move |b| link(a, b)))
            .collect();
        let result = canonicalize(&clique);
        assert_eq!(result.is_ok(), size <= 5, "{size} nodes");
    }
}

#[test]
fn a_ring_of_sixty_four_nodes_is_harmless() {
    let ring: Vec<Quad> = (0..64).map(|a| link(a, (a + 1) % 64)).collect();
    let lines = canonicalize(&ring).expect("a form").lines().count();
    assert_eq!(lines, 64);
}

#[test]
fn many_equal_nodes_around_one_are_harmless() {
    let star: Vec<Quad> = (1..=300)
        .flat_map(|leaf| {
            let said = Quad {
                subject: Term::Blank(leaf),
                predicate: iri("says"),
                object: Term::string("same"),
                graph: None,
            };
            [link(0, leaf), said]
        })
        .collect();
    assert!(canonicalize(&star).is_ok());
}

#[test]
fn the_order_and_number_of_quads_and_the_names_of_nodes_do_not_matter() {
    let quads = [link(0, 1), link(1, 2), link(2, 0), link(2, 3)];
    let form = canonicalize(&quads).expect("a form");
    let renamed: Vec<Quad> = [
        link(7, 5),
        link(5, 9),
        link(5, 9),
        link(4, 7),
        link(5, 4),
        link(7, 5),
    ]
    .to_vec();
    assert_eq!(canonicalize(&renamed).expect("a form"), form);
}

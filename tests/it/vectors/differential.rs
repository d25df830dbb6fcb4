//! Another JSON-LD processor and another canonicalizer must agree with ours, on documents of the shapes that badges have.

use oxjsonld::{JsonLdParser, JsonLdRemoteDocument};
use oxrdf::dataset::{CanonicalizationAlgorithm, CanonicalizationHashAlgorithm};
use oxrdf::{BlankNode, Dataset, GraphName, NamedNode};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use shirushi::proof::rdf::{Iri, Quad, Term};
use shirushi::proof::{Contexts, canon, jsonld};

const V2: &str = "https://www.w3.org/ns/credentials/v2";
const OB: &str = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";

fn ours(document: &Value) -> String {
    let quads = jsonld::to_rdf(document, &Contexts::pinned()).expect("quads");
    canon::canonicalize(&quads).expect("a form")
}

fn theirs(document: &Value) -> String {
    let text = document.to_string();
    let load = |url: &str, _: &_| {
        let document = match url {
            V2 => include_bytes!("../../../src/proof/contexts/credentials-v2.jsonld").to_vec(),
            OB => include_bytes!("../../../src/proof/contexts/ob-v3p0-3.0.3.json").to_vec(),
            _ => return Err(format!("unknown context {url}").into()),
        };
        Ok(JsonLdRemoteDocument {
            document,
            document_url: "https://contexts.example/".into(),
        })
    };
    let quads = JsonLdParser::new()
        .for_slice(&text)
        .with_load_document_callback(load);
    canonical_lines(quads.collect::<Result<_, _>>().expect("quads"))
}

/// The canonical form as oxrdf makes it.
fn canonical_lines(mut dataset: Dataset) -> String {
    dataset.canonicalize(CanonicalizationAlgorithm::Rdfc10 {
        hash_algorithm: CanonicalizationHashAlgorithm::Sha256,
    });
    let mut lines: Vec<String> = dataset.iter().map(|quad| format!("{quad} .\n")).collect();
    lines.sort_unstable();
    lines.concat()
}

/// An object of the members that are there.
fn object(members: Vec<(&str, Option<Value>)>) -> Value {
    Value::Object(
        members
            .into_iter()
            .filter_map(|(name, value)| Some((name.to_owned(), value?)))
            .collect::<Map<_, _>>(),
    )
}

fn words() -> impl Strategy<Value = Value> {
    prop_oneof!["[ -~]{0,12}", "\\PC{0,8}", "[あ-ん一-鿿😀\"\\\\\n\t]{0,6}"].prop_map(Value::String)
}

fn url() -> impl Strategy<Value = Value> {
    "(https://[a-z]{1,3}\\.example/[a-zA-Z0-9._~-]{0,6}|urn:uuid:[0-9a-f]{4}|did:web:[a-z]{1,4}:i|data:image/png;base64,[A-Za-z0-9]{4})".prop_map(Value::String)
}

fn number() -> impl Strategy<Value = Value> {
    prop_oneof![
        (-1_000_000_i64..1_000_000).prop_map(|number| json!(number)),
        (-1_000_000_i64..1_000_000).prop_map(|number| json!(number as f64 / 64.0)),
    ]
}

/// A type, alone or in a list.
fn kind(name: &'static str) -> impl Strategy<Value = Value> {
    any::<bool>().prop_map(move |list| if list { json!([name]) } else { json!(name) })
}

fn some<T: Strategy<Value = Value>>(value: T) -> impl Strategy<Value = Option<Value>> {
    of(value)
}

/// One value, or several in a list.
fn several<T: Strategy<Value = Value> + Clone>(value: T) -> impl Strategy<Value = Value> {
    prop_oneof![value.clone(), vec(value, 0..4).prop_map(Value::Array)]
}

fn image() -> impl Strategy<Value = Value> + Clone {
    (url(), some(words()))
        .prop_map(|(id, caption)| {
            object(vec![
                ("id", Some(id)),
                ("type", Some(json!("Image"))),
                ("caption", caption),
            ])
        })
        .boxed()
}

fn profile() -> impl Strategy<Value = Value> + Clone {
    let leaf = (
        some(url()),
        kind("Profile"),
        some(words()),
        some(url()),
        some(words()),
        some(image()),
        some(any::<bool>().prop_map(Value::Bool)),
    )
        .prop_map(|(id, kind, name, url, email, image, official)| {
            object(vec![
                ("id", id),
                ("type", Some(kind)),
                ("name", name),
                ("url", url),
                ("email", email),
                ("image", image),
                ("official", official),
            ])
        })
        .boxed();
    (leaf.clone(), of(leaf))
        .prop_map(|(mut profile, parent)| {
            if let Some(parent) = parent {
                profile["parentOrg"] = parent;
            }
            profile
        })
        .boxed()
}

fn alignment() -> impl Strategy<Value = Value> + Clone {
    (kind("Alignment"), words(), url(), some(words()))
        .prop_map(|(kind, name, url, code)| {
            object(vec![
                ("type", Some(kind)),
                ("targetName", Some(name)),
                ("targetUrl", Some(url)),
                ("targetCode", code),
            ])
        })
        .boxed()
}

fn result_description() -> impl Strategy<Value = Value> + Clone {
    (
        url(),
        kind("ResultDescription"),
        words(),
        some(several(words().boxed())),
    )
        .prop_map(|(id, kind, name, allowed)| {
            object(vec![
                ("id", Some(id)),
                ("type", Some(kind)),
                ("name", Some(name)),
                ("allowedValue", allowed),
            ])
        })
        .boxed()
}

fn achievement() -> impl Strategy<Value = Value> {
    let basics = (
        some(url()),
        kind("Achievement"),
        words(),
        words(),
        (some(url()), some(words())),
    );
    let more = (
        some(profile()),
        some(image()),
        some(several(words().boxed())),
        some(several(alignment())),
        some(several(result_description())),
        some(number()),
        some(words()),
    );
    (basics, more).prop_map(
        |(
            (id, kind, name, description, criteria),
            (creator, image, tag, alignment, results, credits, version),
        )| {
            object(vec![
                ("id", id),
                ("type", Some(kind)),
                ("name", Some(name)),
                ("description", Some(description)),
                (
                    "criteria",
                    Some(object(vec![("id", criteria.0), ("narrative", criteria.1)])),
                ),
                ("creator", creator),
                ("image", image),
                ("tag", tag),
                ("alignment", alignment),
                ("resultDescription", results),
                ("creditsAvailable", credits),
                ("version", version),
            ])
        },
    )
}

fn identity() -> impl Strategy<Value = Value> + Clone {
    (any::<bool>(), words())
        .prop_map(|(hashed, hash)| json!({"type": "IdentityObject", "hashed": hashed, "identityHash": hash, "identityType": "name"}))
        .boxed()
}

fn result() -> impl Strategy<Value = Value> + Clone {
    (kind("Result"), some(words()), some(url()), some(words()))
        .prop_map(|(kind, value, description, status)| {
            object(vec![
                ("type", Some(kind)),
                ("value", value),
                ("resultDescription", description),
                ("status", status),
            ])
        })
        .boxed()
}

fn evidence() -> impl Strategy<Value = Value> + Clone {
    (some(url()), kind("Evidence"), some(words()), some(words()))
        .prop_map(|(id, kind, narrative, genre)| {
            object(vec![
                ("id", id),
                ("type", Some(kind)),
                ("narrative", narrative),
                ("genre", genre),
            ])
        })
        .boxed()
}

fn badge() -> impl Strategy<Value = Value> {
    let subject = (
        some(url()),
        kind("AchievementSubject"),
        achievement(),
        some(several(identity())),
        some(several(result())),
        some(number()),
    )
        .prop_map(|(id, kind, achievement, identifier, result, credits)| {
            object(vec![
                ("id", id),
                ("type", Some(kind)),
                ("achievement", Some(achievement)),
                ("identifier", identifier),
                ("result", result),
                ("creditsEarned", credits),
            ])
        });
    let status = (url(), "[0-9]{1,6}").prop_map(|(list, index)| {
        json!({"type": "BitstringStatusListEntry", "statusPurpose": "revocation", "statusListIndex": index, "statusListCredential": list})
    });
    (
        some(url()),
        words(),
        profile(),
        subject,
        some(several(evidence())),
        some(image()),
        some(status),
    )
        .prop_map(|(id, name, issuer, subject, evidence, image, status)| {
            object(vec![
                ("@context", Some(json!([V2, OB]))),
                ("id", id),
                (
                    "type",
                    Some(json!(["VerifiableCredential", "OpenBadgeCredential"])),
                ),
                ("name", Some(name)),
                ("issuer", Some(issuer)),
                ("validFrom", Some(json!("2026-01-15T12:00:00Z"))),
                ("awardedDate", Some(json!("2026-01-15T12:00:00+09:00"))),
                ("credentialSubject", Some(subject)),
                ("evidence", evidence),
                ("image", image),
                ("credentialStatus", status),
            ])
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn two_processors_and_two_canonicalizers_agree_on_every_badge(badge in badge()) {
        prop_assert_eq!(ours(&badge), theirs(&badge));
    }

    #[test]
    fn two_canonicalizers_agree_on_every_small_graph(links in vec(link(), 0..14)) {
        prop_assert_eq!(our_form(&links), their_form(&links));
    }

    #[test]
    fn the_form_does_not_depend_on_names_or_order(links in vec(link(), 0..14), names in Just([0, 1, 2, 3, 4, 5]).prop_shuffle()) {
        let mut renamed: Vec<Link> = (links.iter())
            .map(|&(s, p, o, g)| (names[s as usize], p, names[o as usize], g))
            .collect();
        renamed.reverse();
        prop_assert_eq!(our_form(&links), our_form(&renamed));
    }
}

/// oxrdf 0.3.5 keeps the blank nodes related to another in a set, where section 4.8, step 3.1.2 of the algorithm appends
/// to a list: it differs where statements of one graph mention one node. This is the form that rdf-canonize 5 gives, for
/// each of the 120 ways to name the five nodes.
#[test]
fn a_node_that_is_related_twice_in_one_way_counts_twice() {
    let links = [
        (2, 0, 5, Some(3)),
        (0, 0, 1, Some(2)),
        (5, 0, 1, None),
        (5, 0, 0, Some(2)),
        (0, 0, 1, None),
    ];
    let form = "_:c14n1 <https://example.org/0> _:c14n4 _:c14n2 .\n\
                _:c14n3 <https://example.org/0> _:c14n0 .\n\
                _:c14n3 <https://example.org/0> _:c14n0 _:c14n1 .\n\
                _:c14n4 <https://example.org/0> _:c14n0 .\n\
                _:c14n4 <https://example.org/0> _:c14n3 _:c14n1 .\n";
    assert_eq!(our_form(&links), form);
}

/// Subject, predicate, object and graph of a statement between blank nodes.
type Link = (u32, u8, u32, Option<u32>);

/// A statement of the default graph, where credentials have theirs. The hashes of section 4.7 leave out which graph a
/// statement is in, so data sets with several graphs may have more than one form by RDFC-1.0 itself.
fn link() -> impl Strategy<Value = Link> {
    (0_u32..6, 0_u8..2, 0_u32..6, Just(None))
}

fn our_form(links: &[Link]) -> String {
    let quads: Vec<Quad> = (links.iter())
        .map(|&(s, p, o, g)| Quad {
            subject: Term::Blank(s),
            predicate: Iri::parse(&predicate(p)).expect("an IRI"),
            object: Term::Blank(o),
            graph: g.map(Term::Blank),
        })
        .collect();
    canon::canonicalize(&quads).expect("a form")
}

fn their_form(links: &[Link]) -> String {
    let blank = |number: u32| BlankNode::new_unchecked(format!("e{number}"));
    let quad = |&(s, p, o, g): &Link| {
        let graph = g.map_or(GraphName::DefaultGraph, |g| blank(g).into());
        let predicate = NamedNode::new_unchecked(predicate(p));
        oxrdf::Quad::new(blank(s), predicate, blank(o), graph)
    };
    canonical_lines(links.iter().map(quad).collect())
}

fn predicate(number: u8) -> String {
    format!("https://example.org/{number}")
}

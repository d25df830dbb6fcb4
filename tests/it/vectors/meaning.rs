//! What a badge means as RDF, where JSON leaves a choice.

use serde_json::json;
use shirushi::proof::jsonld::Problem;

use super::safe_mode::{OB, V2, badge, canonical, quads, refused, with};

#[test]
fn null_and_empty_sets_say_nothing() {
    let none = |pointer: &str, value| {
        assert_eq!(
            canonical(&with(pointer, Some(value))),
            canonical(&badge()),
            "{pointer}"
        )
    };
    none("/validUntil", json!(null));
    none("/evidence", json!([]));
    none("/evidence", json!([null]));
    none("/credentialSubject/result", json!(null));
    none("/name", json!(["Rust 101"]));
    none("/name", json!([["Rust 101"], null]));
}

#[test]
fn an_empty_graph_is_a_loss() {
    refused(
        "/proof",
        json!({}),
        "/proof",
        Problem::DataLoss("it says nothing"),
    );
    refused(
        "/proof",
        json!("https://a.example/proof"),
        "/proof",
        Problem::DataLoss("it says nothing"),
    );
    let empty = json!({"@context": [V2, OB], "id": "https://a.example"});
    assert_eq!(
        quads(&empty).map_err(|error| error.problem),
        Err(Problem::DataLoss("the document says nothing"))
    );
}

#[test]
fn nesting_without_end_is_refused() {
    let mut deep = json!({"type": "Profile"});
    for _ in 0..200 {
        deep = json!({"type": "Profile", "parentOrg": deep});
    }
    let error = quads(&with("/issuer", Some(deep))).expect_err("too deep");
    assert_eq!(error.problem, Problem::TooDeep);
}

#[test]
fn several_types_each_bring_their_terms() {
    let mut both = badge();
    both["credentialSubject"]["achievement"]["type"] = json!(["Achievement", "Profile"]);
    both["credentialSubject"]["achievement"]["email"] = json!("a@example.org");
    let form = canonical(&both);
    assert!(form.contains("<https://schema.org/email> \"a@example.org\""));
    assert!(form.contains("vocab.html#creditsAvailable>"));
}

#[test]
fn a_list_keeps_its_order_and_its_end() {
    let list = "/credentialSubject/achievement/resultDescription/0/allowedValue";
    assert_ne!(
        canonical(&with(list, Some(json!(["A", "B"])))),
        canonical(&badge())
    );
    assert_eq!(
        canonical(&with(list, Some(json!(["B", null, "A"])))),
        canonical(&badge())
    );
    assert!(
        canonical(&with(list, Some(json!([]))))
            .contains("allowedValue> <http://www.w3.org/1999/02/22-rdf-syntax-ns#nil>")
    );
    assert!(canonical(&with(list, Some(json!("A")))).contains("#first> \"A\""));
}

#[test]
fn blank_nodes_with_names_are_one_node() {
    let named = json!([{"id": "_:e", "type": ["Evidence"], "name": "a"}, {"id": "_:e", "type": ["Evidence"], "genre": "b"}]);
    let form = canonical(&with("/evidence", Some(named)));
    assert_eq!(form.matches("#evidence>").count(), 1);
}

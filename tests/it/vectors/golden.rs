//! The golden documents: signed by two other implementations, byte for byte the same from ours.

use super::{contexts, folder, hex, text, value};
use serde_json::json;
use shirushi::proof::{Proof, SecretKey, create_proof, eddsa, verify_proof};

#[test]
fn every_golden_document_is_signed_to_the_same_bytes() {
    let Some(folder) = folder("golden") else {
        return;
    };
    let contexts = contexts();
    let key = value(folder.join("key.json"));
    let key_id = key["verificationMethod"]
        .as_str()
        .expect("a text")
        .to_owned();
    let key = SecretKey::from_multibase(key["secretKeyMultibase"].as_str().expect("a text"))
        .expect("a key");
    let mut seen = 0;
    for name in [
        "01-minimal",
        "02-typical-hashed-email",
        "03-bitstring-status",
        "04-schema-refresh-extensions",
        "05-results-rubric-alignment-evidence",
        "06-endorsement",
        "07-with-endorsement",
        "08-bitstring-status-list",
        "09-clr",
    ] {
        let file = |ending: &str| folder.join(format!("{name}.{ending}"));
        if !file("unsigned.json").exists() {
            continue;
        }
        let (unsigned, signed, vector) = (
            value(file("unsigned.json")),
            value(file("signed.json")),
            value(file("vector.json")),
        );
        let expected = Proof::parse(&signed["proof"][0]).expect("a proof");

        let document = eddsa::transformation(&unsigned, &contexts).expect("a canonical form");
        assert_eq!(document, text(file("document.nq")), "{name}");
        let configuration = eddsa::proof_configuration(&expected.options, &unsigned, &contexts)
            .expect("a canonical form");
        assert_eq!(configuration, text(file("proof.nq")), "{name}");
        assert_eq!(
            hex(&eddsa::hashing(&document, &configuration)),
            vector["hashDataHex"],
            "{name}"
        );

        let created = expected.options.created.clone().expect("a time");
        let proof = create_proof(&unsigned, &created, &key_id, &key, &contexts).expect("a proof");
        assert_eq!(proof, expected, "{name}");
        let mut made = unsigned;
        made["proof"] = json!([proof]);
        assert_eq!(made, signed, "{name}");
        assert_eq!(
            verify_proof(&signed, &proof, &key.public(), &contexts),
            Ok(()),
            "{name}"
        );
        seen += 1;
    }
    assert!(seen >= 6, "{seen}");
}

#[test]
fn a_golden_document_with_one_changed_text_does_not_verify() {
    let Some(folder) = folder("golden") else {
        return;
    };
    let contexts = contexts();
    let key = SecretKey::from_multibase(
        value(folder.join("key.json"))["secretKeyMultibase"]
            .as_str()
            .expect("a text"),
    )
    .expect("a key");
    let signed = text(folder.join("05-results-rubric-alignment-evidence.signed.json"));
    for (from, to) in [
        ("Rust 101", "Rust 102"),
        ("3.5", "3.6"),
        ("true", "false"),
        ("\"B\"", "\"b\""),
        ("2026-01-10", "2026-01-11"),
    ] {
        let changed =
            serde_json::from_str::<serde_json::Value>(&signed.replace(from, to)).expect("JSON");
        let proof = Proof::parse(&changed["proof"][0]).expect("a proof");
        assert_eq!(
            verify_proof(&changed, &proof, &key.public(), &contexts),
            Err(shirushi::proof::ProofError::Signature),
            "{from}"
        );
    }
}

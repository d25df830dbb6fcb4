//! The worked examples of the implementation guides of Open Badges 3.0 and CLR 2.0.

use super::{contexts, folder, hex, text, unhex, value};
use serde_json::json;
use shirushi::proof::{Proof, SecretKey, create_proof, eddsa, verify_proof};

fn worked_example(name: &str) {
    let Some(folder) = folder(&format!("vectors/{name}")) else {
        return;
    };
    let contexts = contexts();
    let file = |name: &str| value(folder.join(name));
    let (unsigned, proof, vector) = (
        file("unsigned.json"),
        file("proof.json"),
        file("vector.json"),
    );
    let proof = Proof::parse(&proof).expect("a proof");
    let printed = |name: &str| vector[name].as_str().expect("a text").to_owned();

    let document = eddsa::transformation(&unsigned, &contexts).expect("a canonical form");
    assert_eq!(
        document.trim_end(),
        text(folder.join("document-canon.txt")).trim_end()
    );
    let configuration =
        eddsa::proof_configuration(&proof.options, &unsigned, &contexts).expect("a canonical form");
    assert_eq!(
        configuration.trim_end(),
        text(folder.join("proof-canon.txt")).trim_end()
    );
    assert_eq!(
        hex(&eddsa::hashing(&document, &configuration)),
        printed("hashDataHex")
    );

    let seed = unhex(&printed("privateKeyHex_seed_plus_pub"));
    let key = SecretKey::from_seed(seed[..32].try_into().expect("32 bytes"));
    assert_eq!(key.public().to_string(), printed("publicKeyMultibase"));
    let created = proof.options.created.clone().expect("a time");
    let made = create_proof(
        &unsigned,
        &created,
        &proof.options.verification_method,
        &key,
        &contexts,
    )
    .expect("a proof");
    assert_eq!(made.value, printed("proofValue"));

    let mut signed = unsigned;
    signed["proof"] = json!(made);
    assert_eq!(
        verify_proof(&signed, &made, &key.public(), &contexts),
        Ok(())
    );
}

#[test]
fn the_open_badges_guide_is_followed_to_the_byte() {
    worked_example("ob30-impl-guide");
}

#[test]
fn the_clr_guide_with_its_embedded_signed_badge_is_followed_to_the_byte() {
    worked_example("clr20-impl-guide");
}

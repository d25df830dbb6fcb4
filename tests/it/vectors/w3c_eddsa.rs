//! The W3C vectors of vc-di-eddsa section B.1, step by step.

use super::{contexts, folder, hex, text, value};
use serde_json::{Value, json};
use shirushi::proof::{Options, Proof, PublicKey, SecretKey, create_proof, eddsa, verify_proof};
use std::path::Path;

fn each(mut check: impl FnMut(&Path, Value, &SecretKey)) {
    let Some(all) = folder("vectors/w3c-eddsa") else {
        return;
    };
    let pair = value(all.join("keyPair.json"));
    let member = |name: &str| pair[name].as_str().expect("a text").to_owned();
    let key = SecretKey::from_multibase(&member("privateKeyMultibase")).expect("a secret key");
    assert_eq!(key.public().to_string(), member("publicKeyMultibase"));
    let alumni = all.join("eddsa-rdfc-2022");
    check(&alumni, value(all.join("unsigned.json")), &key);
    check(
        &alumni.join("employ"),
        value(all.join("employmentAuth.json")),
        &key,
    );
}

fn options(folder: &Path) -> Options {
    let config = value(folder.join("proofConfigDataInt.json"));
    let member = |name: &str| config[name].as_str().expect("a text").to_owned();
    Options {
        created: Some(member("created")),
        expires: None,
        verification_method: member("verificationMethod"),
    }
}

#[test]
fn transformation_gives_the_canonical_document() {
    each(|folder, unsigned, _| {
        let document = eddsa::transformation(&unsigned, &contexts()).expect("a canonical form");
        assert_eq!(document, text(folder.join("canonDocDataInt.txt")));
    });
}

#[test]
fn proof_configuration_gives_the_canonical_options() {
    each(|folder, unsigned, _| {
        let configuration = eddsa::proof_configuration(&options(folder), &unsigned, &contexts())
            .expect("a canonical form");
        assert_eq!(configuration, text(folder.join("proofCanonDataInt.txt")));
    });
}

#[test]
fn hashing_puts_the_options_before_the_document() {
    each(|folder, _, _| {
        let [document, configuration] =
            ["canonDocDataInt.txt", "proofCanonDataInt.txt"].map(|name| text(folder.join(name)));
        let hash_data = hex(&eddsa::hashing(&document, &configuration));
        assert_eq!(hash_data[..64], text(folder.join("proofHashDataInt.txt")));
        assert_eq!(hash_data[64..], text(folder.join("docHashDataInt.txt")));
        assert_eq!(hash_data, text(folder.join("combinedHashDataInt.txt")));
    });
}

#[test]
fn proof_serialization_gives_the_signature() {
    each(|folder, _, key| {
        let hash_data = super::unhex(&text(folder.join("combinedHashDataInt.txt")));
        let signature =
            eddsa::proof_serialization(hash_data.as_slice().try_into().expect("64 bytes"), key)
                .expect("a key in memory signs");
        assert_eq!(hex(&signature), text(folder.join("sigHexDataInt.txt")));
        assert!(eddsa::proof_verification(
            hash_data.as_slice().try_into().expect("64 bytes"),
            &signature,
            &key.public()
        ));
    });
}

#[test]
fn create_proof_gives_the_signed_document() {
    each(|folder, unsigned, key| {
        let Options {
            created,
            verification_method,
            ..
        } = options(folder);
        let created = created.expect("a time");
        let proof = create_proof(&unsigned, &created, &verification_method, key, &contexts())
            .expect("a proof");
        assert_eq!(proof.value, text(folder.join("sigBTC58DataInt.txt")));
        let mut signed = unsigned;
        signed["proof"] = json!(proof);
        assert_eq!(signed, value(folder.join("signedDataInt.json")));
    });
}

#[test]
fn verify_proof_accepts_the_signed_document_and_no_other() {
    each(|folder, _, key| {
        let mut signed = value(folder.join("signedDataInt.json"));
        let proof = Proof::parse(&signed["proof"]).expect("a proof");
        let public: PublicKey = key.public();
        assert_eq!(verify_proof(&signed, &proof, &public, &contexts()), Ok(()));
        signed["name"] = json!("Another Credential");
        assert!(verify_proof(&signed, &proof, &public, &contexts()).is_err());
    });
}

//! Wycheproof: every Ed25519 vector.

use super::{folder, unhex, value};
use shirushi::proof::PublicKey;

#[test]
fn every_signature_is_judged_as_wycheproof_says() {
    let Some(folder) = folder("corpora/wycheproof/testvectors_v1") else {
        return;
    };
    let file = value(folder.join("ed25519_test.json"));
    let (mut valid, mut invalid) = (0, 0);
    for group in file["testGroups"].as_array().expect("a list") {
        let key = unhex(group["publicKey"]["pk"].as_str().expect("a text"));
        let key = PublicKey::from_bytes(key.as_slice().try_into().expect("32 bytes"));
        for test in group["tests"].as_array().expect("a list") {
            let bytes = |name: &str| unhex(test[name].as_str().expect("a text"));
            let verifies = match (&key, <&[u8; 64]>::try_from(bytes("sig").as_slice())) {
                (Ok(key), Ok(signature)) => key.verifies(&bytes("msg"), signature),
                _ => false,
            };
            assert_eq!(verifies, test["result"] == "valid", "{test}");
            if verifies { valid += 1 } else { invalid += 1 }
        }
    }
    assert_eq!((valid, invalid), (88, 63));
}

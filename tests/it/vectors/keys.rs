//! Key files: OpenSSL reads ours and we read OpenSSL's.

use shirushi::proof::SecretKey;
use std::fs;
use std::path::Path;
use std::process::Command;

/// Runs OpenSSL and gives what it prints, or `None` when there is none on this machine.
fn openssl(folder: &Path, arguments: &[&str]) -> Option<Vec<u8>> {
    let Ok(output) = Command::new("openssl")
        .args(arguments)
        .current_dir(folder)
        .output()
    else {
        eprintln!("skipped: there is no openssl");
        return None;
    };
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    Some(output.stdout)
}

#[test]
fn openssl_reads_our_key_files() {
    let folder = tempfile::tempdir().expect("a folder");
    let key = SecretKey::generate().expect("a key");
    fs::write(
        folder.path().join("encrypted.pem"),
        key.to_encrypted_pem("pass").expect("a file").as_bytes(),
    )
    .expect("written");
    fs::write(
        folder.path().join("plain.pem"),
        key.to_plain_pem().as_bytes(),
    )
    .expect("written");
    for arguments in [
        &["pkey", "-in", "encrypted.pem", "-passin", "pass:pass"][..],
        &["pkey", "-in", "plain.pem"],
    ] {
        let public = [arguments, &["-pubout", "-outform", "DER"]].concat();
        let Some(der) = openssl(folder.path(), &public) else {
            return;
        };
        assert!(der.ends_with(&key.public().to_bytes()), "{arguments:?}");
    }
}

#[test]
fn we_read_the_key_files_of_openssl() {
    let folder = tempfile::tempdir().expect("a folder");
    let make: [(&[&str], Option<&str>); 4] = [
        (&["genpkey", "-algorithm", "ed25519"], None),
        (
            &[
                "genpkey",
                "-algorithm",
                "ed25519",
                "-aes-256-cbc",
                "-pass",
                "pass:pass",
            ],
            Some("pass"),
        ),
        (
            &[
                "pkcs8",
                "-topk8",
                "-in",
                "plain.pem",
                "-scrypt",
                "-passout",
                "pass:pass",
            ],
            Some("pass"),
        ),
        (
            &[
                "pkcs8",
                "-topk8",
                "-in",
                "plain.pem",
                "-v2",
                "aes-256-cbc",
                "-v2prf",
                "hmacWithSHA256",
                "-passout",
                "pass:pass",
            ],
            Some("pass"),
        ),
    ];
    for (arguments, pass_phrase) in make {
        let Some(pem) = openssl(folder.path(), arguments) else {
            return;
        };
        let pem = String::from_utf8(pem).expect("text");
        if pass_phrase.is_none() {
            fs::write(folder.path().join("plain.pem"), &pem).expect("written");
        }
        fs::write(folder.path().join("key.pem"), &pem).expect("written");
        assert_eq!(SecretKey::is_encrypted(&pem), pass_phrase.is_some());
        let key = SecretKey::from_pem(&pem, pass_phrase)
            .unwrap_or_else(|error| panic!("{arguments:?}: {error}"));
        let read = [
            "pkey",
            "-in",
            "key.pem",
            "-passin",
            "pass:pass",
            "-pubout",
            "-outform",
            "DER",
        ];
        let Some(der) = openssl(folder.path(), &read) else {
            return;
        };
        assert!(der.ends_with(&key.public().to_bytes()));
    }
}

#[test]
fn openssl_keys_of_other_kinds_are_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    for algorithm in ["x25519", "ed448"] {
        let Some(pem) = openssl(folder.path(), &["genpkey", "-algorithm", algorithm]) else {
            return;
        };
        assert!(
            SecretKey::from_pem(&String::from_utf8(pem).expect("text"), None).is_err(),
            "{algorithm}"
        );
    }
}

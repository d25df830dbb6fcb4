//! Ed25519 secret keys and the files they are kept in.
//!
//! PKCS#8 (RFC 5958) PEM, version 1, which OpenSSL reads, encrypted with scrypt and AES-256 (RFC 8018, RFC 7914); and
//! Multikey text `z3u2…`. Only the seed is kept; a public key in a file must be the one that belongs to it.
#![allow(clippy::disallowed_methods, reason = "a new key is drawn by lot")]

use super::multikey::{self, KeyError, PublicKey};
use ed25519_dalek::{Signer, SigningKey};
use pkcs8::der::asn1::{AnyRef, BitStringRef, OctetStringRef};
use pkcs8::der::{Decode, Encode};
use pkcs8::{
    AlgorithmIdentifierRef, EncryptedPrivateKeyInfoRef, LineEnding, ObjectIdentifier,
    PrivateKeyInfoRef, SecretDocument,
};
use std::fmt;
use zeroize::Zeroizing;

/// The multicodec prefix of an Ed25519 secret key.
const PREFIX: [u8; 2] = [0x80, 0x26];
/// RFC 8410: the algorithm of an Ed25519 key.
const ED25519: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.101.112");
const PLAIN: &str = "PRIVATE KEY";
const ENCRYPTED: &str = "ENCRYPTED PRIVATE KEY";
/// Key files are a few hundred bytes.
const MAX_BYTES: usize = 16 * 1024;

/// An Ed25519 secret key. It is wiped from memory when dropped and cannot be printed.
pub struct SecretKey(SigningKey);

impl SecretKey {
    /// The key of a seed of RFC 8032.
    pub fn from_seed(seed: &[u8; 32]) -> SecretKey {
        SecretKey(SigningKey::from_bytes(seed))
    }

    /// A new key from the system's randomness.
    ///
    /// # Errors
    /// The system has none to give.
    #[expect(
        clippy::disallowed_methods,
        reason = "a new key; no output of build holds it"
    )]
    pub fn generate() -> Result<SecretKey, SecretError> {
        let mut seed = Zeroizing::new([0; 32]);
        getrandom::fill(seed.as_mut()).map_err(|_| SecretError::NoRandomness)?;
        Ok(SecretKey::from_seed(&seed))
    }

    /// The key of a Multikey text `z3u2…`.
    ///
    /// # Errors
    /// The text is something else.
    pub fn from_multibase(text: &str) -> Result<SecretKey, SecretError> {
        let seed = Zeroizing::new(multikey::decode(text, PREFIX).map_err(SecretError::Multibase)?);
        Ok(SecretKey::from_seed(&seed))
    }

    /// The key in a PEM file, plain or encrypted. A pass phrase for a plain one is not used.
    ///
    /// # Errors
    /// The file is something else, is encrypted and the pass phrase is missing or wrong, or holds another public key.
    pub fn from_pem(pem: &str, pass_phrase: Option<&str>) -> Result<SecretKey, SecretError> {
        if pem.len() > MAX_BYTES {
            return Err(SecretError::NotAKeyFile);
        }
        let (label, document) =
            SecretDocument::from_pem(pem.trim()).map_err(|_| SecretError::NotAKeyFile)?;
        match label {
            PLAIN => SecretKey::from_der(document.as_bytes()),
            ENCRYPTED => {
                let pass_phrase = pass_phrase.ok_or(SecretError::PassPhraseMissing)?;
                let encrypted = EncryptedPrivateKeyInfoRef::from_der(document.as_bytes())
                    .map_err(|_| SecretError::NotAKeyFile)?;
                let plain = encrypted
                    .decrypt(pass_phrase)
                    .map_err(|_| SecretError::PassPhraseWrong)?;
                SecretKey::from_der(plain.as_bytes())
            }
            _ => Err(SecretError::NotAKeyFile),
        }
    }

    /// Whether a PEM file needs a pass phrase.
    pub fn is_encrypted(pem: &str) -> bool {
        pem.contains("-----BEGIN ENCRYPTED PRIVATE KEY-----")
    }

    fn from_der(der: &[u8]) -> Result<SecretKey, SecretError> {
        let info = PrivateKeyInfoRef::from_der(der).map_err(|_| SecretError::NotAKeyFile)?;
        if info.algorithm.oid != ED25519 || info.algorithm.parameters.is_some() {
            return Err(SecretError::NotEd25519);
        }
        // RFC 8410 section 7: an octet string within the octet string.
        let seed = <&OctetStringRef>::from_der(info.private_key.as_bytes())
            .map_err(|_| SecretError::NotEd25519)?;
        let seed = Zeroizing::new(
            <[u8; 32]>::try_from(seed.as_bytes()).map_err(|_| SecretError::NotEd25519)?,
        );
        let key = SecretKey::from_seed(&seed);
        match info
            .public_key
            .map(|public| public.as_bytes() == Some(&key.public().to_bytes()))
        {
            None | Some(true) => Ok(key),
            Some(false) => Err(SecretError::OtherPublicKey),
        }
    }

    /// The key as PKCS#8 version 1 PEM, encrypted: different every time.
    ///
    /// # Errors
    /// The system has no randomness to give, or the pass phrase is empty.
    #[expect(
        clippy::disallowed_methods,
        reason = "salt of a key file; no output of build holds it"
    )]
    pub fn to_encrypted_pem(&self, pass_phrase: &str) -> Result<Zeroizing<String>, SecretError> {
        if pass_phrase.is_empty() {
            return Err(SecretError::PassPhraseMissing);
        }
        let (mut salt, mut iv) = ([0; 16], [0; 16]);
        getrandom::fill(&mut salt)
            .and_then(|()| getrandom::fill(&mut iv))
            .map_err(|_| SecretError::NoRandomness)?;
        // N = 2^14 is the most that OpenSSL reads without being told.
        let params =
            pkcs8::pkcs5::scrypt::Params::new(14, 8, 1).expect("parameters within the limits");
        let params = pkcs8::pkcs5::pbes2::Parameters::generate_scrypt_aes256cbc(params, &salt, iv)
            .expect("parameters within the limits");
        let document = self.with_der(|info| {
            info.encrypt_with_params(params, pass_phrase)
                .expect("a short key encrypts")
        });
        Ok(document
            .to_pem(ENCRYPTED, LineEnding::LF)
            .expect("a short key encodes"))
    }

    /// The key as PKCS#8 version 1 PEM, readable by whoever has the file.
    pub fn to_plain_pem(&self) -> Zeroizing<String> {
        let document =
            self.with_der(|info| SecretDocument::encode_msg(&info).expect("a short key encodes"));
        document
            .to_pem(PLAIN, LineEnding::LF)
            .expect("a short key encodes")
    }

    fn with_der<T>(&self, then: impl FnOnce(PrivateKeyInfoRef<'_>) -> T) -> T {
        let seed = OctetStringRef::new(self.0.as_bytes()).expect("32 bytes are an octet string");
        let seed = Zeroizing::new(seed.to_der().expect("32 bytes encode"));
        let seed = OctetStringRef::new(&seed).expect("34 bytes are an octet string");
        let algorithm = AlgorithmIdentifierRef {
            oid: ED25519,
            parameters: None::<AnyRef<'_>>,
        };
        then(PrivateKeyInfoRef {
            algorithm,
            private_key: seed,
            public_key: None::<BitStringRef<'_>>,
        })
    }

    /// The public key that belongs to this one.
    pub fn public(&self) -> PublicKey {
        PublicKey::from_bytes(&self.0.verifying_key().to_bytes())
            .expect("a multiple of the base point has large order")
    }

    /// The signature of a message: always the same bytes.
    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.0.sign(message).to_bytes()
    }
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretKey(…)")
    }
}

/// Why a secret key could not be read or made. Says nothing of the key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SecretError {
    /// Not a PEM file with a PKCS#8 key.
    NotAKeyFile,
    /// A key of another algorithm.
    NotEd25519,
    /// The file is encrypted and no pass phrase was given, or an empty one for a new file.
    PassPhraseMissing,
    /// The pass phrase does not open the file.
    PassPhraseWrong,
    /// The file holds a public key that belongs to another secret: signing with the two would give the secret away.
    OtherPublicKey,
    /// Not a Multikey text of an Ed25519 secret key.
    Multibase(KeyError),
    /// The system gives no random bytes.
    NoRandomness,
}

impl fmt::Display for SecretError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SecretError::NotAKeyFile => f.write_str("the file is not a PKCS#8 key in PEM"),
            SecretError::NotEd25519 => f.write_str("the key is not an Ed25519 key"),
            SecretError::PassPhraseMissing => f.write_str("the key needs a pass phrase"),
            SecretError::PassPhraseWrong => f.write_str("the pass phrase does not open the key"),
            SecretError::OtherPublicKey => {
                f.write_str("the file holds the public key of another secret key")
            }
            SecretError::Multibase(error) => error.fmt(f),
            SecretError::NoRandomness => f.write_str("the system gives no random bytes"),
        }
    }
}

impl std::error::Error for SecretError {}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 8410 section 10.3: version 1, and the same key as version 2 with its public key and an attribute.
    const V1: &str = "-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
-----END PRIVATE KEY-----
";
    const V2: &str = "-----BEGIN PRIVATE KEY-----
MHICAQEwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
oB8wHQYKKoZIhvcNAQkJFDEPDA1DdXJkbGUgQ2hhaXJzgSEAGb9ECWmEzf6FQbrB
Z9w7lshQhqowtrbLDFw4rXAxZuE=
-----END PRIVATE KEY-----
";

    fn key() -> SecretKey {
        SecretKey::from_multibase("z3u2bpACJXYj89Vh7HqHn8oVv2A2niEy9FcQUzzuQTYJ61AX")
            .expect("RFC 8032 test 1")
    }

    #[test]
    fn a_multikey_text_is_read() {
        assert_eq!(
            key().public().to_string(),
            "z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw"
        );
        let public = SecretKey::from_multibase("z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw");
        assert_eq!(
            public.expect_err("a public key"),
            SecretError::Multibase(KeyError::WrongKind)
        );
    }

    #[test]
    fn the_examples_of_rfc_8410_are_read() {
        let public = [0x19, 0xbf, 0x44, 0x09, 0x69, 0x84];
        for pem in [V1, V2] {
            let key = SecretKey::from_pem(pem, None).expect("a key");
            assert_eq!(key.public().to_bytes()[..6], public);
            assert!(!SecretKey::is_encrypted(pem));
        }
        assert_eq!(
            *SecretKey::from_pem(V2, None).expect("a key").to_plain_pem(),
            V1
        );
    }

    #[test]
    fn a_file_with_the_public_key_of_another_secret_is_refused() {
        let pem = V2.replace("Gb9ECWmEzf6FQbrB", "Gb9ECWmEzf6FQbrC");
        assert_eq!(
            SecretKey::from_pem(&pem, None).expect_err("refused"),
            SecretError::OtherPublicKey
        );
    }

    #[test]
    fn an_encrypted_file_opens_with_its_pass_phrase_only() {
        let pem = key().to_encrypted_pem("ひらけごま").expect("a file");
        assert!(SecretKey::is_encrypted(&pem));
        assert_eq!(
            SecretKey::from_pem(&pem, Some("ひらけごま"))
                .expect("a key")
                .public(),
            key().public()
        );
        assert_eq!(
            SecretKey::from_pem(&pem, Some("sesame")).expect_err("refused"),
            SecretError::PassPhraseWrong
        );
        assert_eq!(
            SecretKey::from_pem(&pem, None).expect_err("refused"),
            SecretError::PassPhraseMissing
        );
        assert_ne!(*pem, *key().to_encrypted_pem("ひらけごま").expect("a file"));
        assert_eq!(
            key().to_encrypted_pem("").expect_err("refused"),
            SecretError::PassPhraseMissing
        );
    }

    #[test]
    fn other_files_are_refused() {
        let x25519 = V1.replace("K2Vw", "K2Vu");
        let public = "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n-----END PUBLIC KEY-----\n";
        assert_eq!(
            SecretKey::from_pem(&x25519, None).expect_err("refused"),
            SecretError::NotEd25519
        );
        for pem in [
            "",
            "text",
            public,
            &V1[..60],
            &V1.replace("MC4", "MC5"),
            &"x".repeat(1 << 20),
        ] {
            assert_eq!(
                SecretKey::from_pem(pem, None).expect_err("refused"),
                SecretError::NotAKeyFile,
                "{pem}"
            );
        }
    }

    #[test]
    fn new_keys_differ() {
        let new = || SecretKey::generate().expect("randomness").public();
        assert_ne!(new(), new());
    }

    #[test]
    fn a_secret_key_does_not_print_itself() {
        assert_eq!(format!("{:?}", key()), "SecretKey(…)");
    }
}

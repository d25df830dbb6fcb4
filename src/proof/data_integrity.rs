//! A Data Integrity proof as it stands in a document, of the one cryptosuite we use.
//!
//! VC Data Integrity 1.0 section 2.1 (<https://www.w3.org/TR/vc-data-integrity/#proofs>).

use super::canon::TooMuchWork;
use super::jsonld::JsonLdError;
use super::signer::SignerError;
use serde::Serialize;
use serde_json::{Map, Value};
use std::fmt;

/// The type of a proof.
pub const TYPE: &str = "DataIntegrityProof";
/// The cryptosuite of a proof.
pub const CRYPTOSUITE: &str = "eddsa-rdfc-2022";
/// What a proof is made for: to assert what the document says.
pub const PURPOSE: &str = "assertionMethod";

/// A proof, as it stands in a secured document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Proof {
    /// How and when the proof is made.
    #[serde(flatten)]
    pub options: Options,
    /// The signature: `z` and base58btc of 64 bytes.
    #[serde(rename = "proofValue")]
    pub value: String,
}

/// All of a proof but the signature. Type, cryptosuite and purpose can only be ours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(into = "OptionsJson")]
pub struct Options {
    /// When the proof was made: a `dateTimeStamp`.
    pub created: Option<String>,
    /// When the proof ends to hold: a `dateTimeStamp`. We never write it; whoever verifies compares it with the clock.
    pub expires: Option<String>,
    /// The id of the key.
    pub verification_method: String,
}

/// The members of options in the order in which they are written.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct OptionsJson {
    r#type: &'static str,
    cryptosuite: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    created: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expires: Option<String>,
    verification_method: String,
    proof_purpose: &'static str,
}

impl From<Options> for OptionsJson {
    fn from(
        Options {
            created,
            expires,
            verification_method,
        }: Options,
    ) -> OptionsJson {
        OptionsJson {
            r#type: TYPE,
            cryptosuite: CRYPTOSUITE,
            created,
            expires,
            verification_method,
            proof_purpose: PURPOSE,
        }
    }
}

impl Proof {
    /// Reads one proof, and nothing that we would not understand.
    ///
    /// # Errors
    /// A member is missing, unknown or not what this cryptosuite has.
    pub fn parse(proof: &Value) -> Result<Proof, ProofError> {
        const MEMBERS: [&str; 7] = [
            "type",
            "cryptosuite",
            "created",
            "expires",
            "verificationMethod",
            "proofPurpose",
            "proofValue",
        ];
        let members = proof.as_object().ok_or(ProofError::NotAnObject)?;
        for (name, expected) in [
            ("type", TYPE),
            ("cryptosuite", CRYPTOSUITE),
            ("proofPurpose", PURPOSE),
        ] {
            if required(members, name)? != expected {
                return Err(ProofError::WrongMember(name));
            }
        }
        if let Some(unknown) = members
            .keys()
            .find(|name| !MEMBERS.contains(&name.as_str()))
        {
            return Err(ProofError::UnknownMember(unknown.clone()));
        }
        let options = Options {
            created: text(members, "created")?,
            expires: text(members, "expires")?,
            verification_method: required(members, "verificationMethod")?,
        };
        Ok(Proof {
            options,
            value: required(members, "proofValue")?,
        })
    }

    /// The 64 bytes of the signature.
    ///
    /// # Errors
    /// The value is not `z` and base58btc of 64 bytes.
    pub fn signature(&self) -> Result<[u8; 64], ProofError> {
        let wrong = ProofError::WrongMember("proofValue");
        // 64 bytes are at most 88 characters; base58 takes quadratic time.
        let text = self
            .value
            .strip_prefix('z')
            .filter(|text| text.len() <= 88)
            .ok_or(wrong.clone())?;
        let bytes = bs58::decode(text).into_vec().map_err(|_| wrong.clone())?;
        bytes.try_into().map_err(|_| wrong)
    }
}

fn text(members: &Map<String, Value>, name: &'static str) -> Result<Option<String>, ProofError> {
    match members.get(name) {
        None => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.clone())),
        Some(_) => Err(ProofError::WrongMember(name)),
    }
}

fn required(members: &Map<String, Value>, name: &'static str) -> Result<String, ProofError> {
    text(members, name)?.ok_or(ProofError::MissingMember(name))
}

/// Why a proof cannot be made, or does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProofError {
    /// The document to be signed has a proof.
    SignedAlready,
    /// The proof is not an object.
    NotAnObject,
    /// The proof lacks this member.
    MissingMember(&'static str),
    /// This member of the proof is not what the cryptosuite has.
    WrongMember(&'static str),
    /// The proof has a member that we do not understand.
    UnknownMember(String),
    /// The document has no lossless meaning as RDF.
    Document(JsonLdError),
    /// The proof has no lossless meaning as RDF in the document's contexts.
    Options(JsonLdError),
    /// The document's nodes without an id are too alike.
    Canonical(TooMuchWork),
    /// The signature is not this key's of this document.
    Signature,
    /// Whoever holds the key does not sign.
    Signer(SignerError),
}

impl ProofError {
    /// The error's name in VC Data Integrity section 4.6.
    pub fn name(&self) -> &'static str {
        match self {
            ProofError::SignedAlready | ProofError::Signer(_) => "PROOF_GENERATION_ERROR",
            ProofError::Document(_) | ProofError::Canonical(_) => "PROOF_TRANSFORMATION_ERROR",
            _ => "PROOF_VERIFICATION_ERROR",
        }
    }
}

impl fmt::Display for ProofError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ProofError::SignedAlready => f.write_str("the document has a proof already"),
            ProofError::NotAnObject => f.write_str("the proof is not an object"),
            ProofError::MissingMember(name) => write!(f, "the proof has no `{name}`"),
            ProofError::WrongMember(name) => {
                write!(f, "the proof's `{name}` is not as {CRYPTOSUITE} has it")
            }
            ProofError::UnknownMember(name) => write!(
                f,
                "the proof has an unknown member `{}`",
                name.escape_debug()
            ),
            ProofError::Document(error) | ProofError::Options(error) => error.fmt(f),
            ProofError::Canonical(error) => error.fmt(f),
            ProofError::Signer(error) => error.fmt(f),
            ProofError::Signature => {
                f.write_str("the signature does not belong to this document and key")
            }
        }
    }
}

impl std::error::Error for ProofError {}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const KEY_ID: &str =
        "did:web:badges.example.org#z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw";

    fn proof() -> Proof {
        let options = Options {
            created: Some("2026-01-15T12:00:00Z".into()),
            expires: None,
            verification_method: KEY_ID.into(),
        };
        Proof {
            options,
            value: format!("z{}", bs58::encode([7; 64]).into_string()),
        }
    }

    #[test]
    fn a_proof_is_written_in_the_usual_order() {
        let text = serde_json::to_string(&proof()).expect("JSON");
        let start = format!(
            r#"{{"type":"DataIntegrityProof","cryptosuite":"eddsa-rdfc-2022","created":"2026-01-15T12:00:00Z","verificationMethod":"{KEY_ID}","proofPurpose":"assertionMethod","proofValue":"z"#
        );
        assert!(text.starts_with(&start), "{text}");
        assert_eq!(Proof::parse(&json!(proof())), Ok(proof()));
    }

    #[test]
    fn a_proof_with_anything_we_do_not_understand_is_refused() {
        let with = |name: &str, value: Value| {
            let mut changed = json!(proof());
            changed[name] = value;
            Proof::parse(&changed)
        };
        for name in [
            "domain",
            "challenge",
            "nonce",
            "previousProof",
            "id",
            "@context",
            "jws",
            "Type",
        ] {
            assert_eq!(
                with(name, json!("x")),
                Err(ProofError::UnknownMember(name.into()))
            );
        }
        for (name, value) in [
            ("type", "Ed25519Signature2020"),
            ("cryptosuite", "eddsa-jcs-2022"),
            ("proofPurpose", "authentication"),
        ] {
            assert_eq!(with(name, json!(value)), Err(ProofError::WrongMember(name)));
        }
        for name in [
            "type",
            "created",
            "expires",
            "verificationMethod",
            "proofPurpose",
            "proofValue",
        ] {
            assert_eq!(with(name, json!(["x"])), Err(ProofError::WrongMember(name)));
        }
        for name in [
            "type",
            "cryptosuite",
            "verificationMethod",
            "proofPurpose",
            "proofValue",
        ] {
            let mut changed = json!(proof());
            changed.as_object_mut().expect("an object").remove(name);
            assert_eq!(Proof::parse(&changed), Err(ProofError::MissingMember(name)));
        }
        assert_eq!(
            Proof::parse(&json!([proof()])),
            Err(ProofError::NotAnObject)
        );
    }

    #[test]
    fn a_proof_value_is_z_and_sixty_four_bytes() {
        let signature = |value: &str| {
            Proof {
                value: value.into(),
                ..proof()
            }
            .signature()
        };
        let good = proof().value;
        assert!(signature(&good).is_ok());
        for bad in [
            "",
            "z",
            &good[1..],
            &good[..80],
            &format!("{good}1"),
            &good.replacen('z', "u", 1),
            &format!("z{}", "1".repeat(1 << 20)),
            "z0",
        ] {
            assert_eq!(
                signature(bad),
                Err(ProofError::WrongMember("proofValue")),
                "{bad:.99}"
            );
        }
    }
}

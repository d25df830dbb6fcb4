//! Keys, canonical forms and signatures: a JSON document to a Data Integrity proof, and back to yes or no.
//!
//! VC Data Integrity with the cryptosuite `eddsa-rdfc-2022`, and the small formats around it. Nothing here knows about
//! badges, files or the network; the clock is a parameter.

pub mod canon;
pub mod compiled;
pub mod contexts;
pub mod data_integrity;
pub mod did;
pub mod eddsa;
pub mod json;
pub mod jsonld;
pub mod multikey;
pub mod rdf;
pub mod secret;
pub mod signer;
pub mod status_list;
pub mod timestamp;

pub use compiled::CompiledForm;
pub use contexts::Contexts;
pub use data_integrity::{Options, Proof, ProofError};
pub use did::{Did, DidWeb, KeyId};
pub use eddsa::{create_proof, verify_proof};
pub use multikey::PublicKey;
pub use secret::SecretKey;
pub use signer::{Signer, SignerError};
pub use status_list::StatusList;

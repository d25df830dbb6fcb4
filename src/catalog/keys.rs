//! `keys/<issuer>.yaml`: public keys, kept for ever.

use jiff::civil::Date;

use super::Slug;

/// The public keys of one issuer.
#[derive(Clone, Debug)]
pub struct IssuerKeys {
    /// The issuer.
    pub issuer: Slug,
    /// Its keys, oldest first; never empty.
    pub keys: Vec<KeyEntry>,
}

/// One public key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyEntry {
    /// Its name (`city-2026`).
    pub id: Slug,
    /// `z6Mk…`, W3C Multikey.
    pub public: String,
    /// The first day it signs for.
    pub from: Date,
    /// The last day it signs for; it verifies for ever.
    pub until: Option<Date>,
    /// What it may sign.
    pub environment: Environment,
}

/// What a key may sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Environment {
    /// Anything of its issuer.
    Production,
    /// Only sites of reserved domains; its secret is public.
    Demo,
}

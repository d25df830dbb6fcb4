//! Which secret signs for which day.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::catalog::{IssuerKeys, KeyEntry};
use crate::proof::Signer;

/// The keys at hand, by their public halves (`z6Mk…`). Empty means that nothing is signed anew.
#[derive(Default)]
pub struct Keyring {
    signers: BTreeMap<String, Box<dyn Signer>>,
}

/// A key that signs, and the first day it signs for.
pub struct SigningKey<'a> {
    /// Its name (`city-2026`).
    pub id: &'a str,
    /// Its public half, `z6Mk…`.
    pub public: &'a str,
    /// Who signs with it.
    pub signer: &'a dyn Signer,
    /// A proof made with it is not dated before this day.
    pub from: Date,
}

impl Keyring {
    /// Takes a key into the ring.
    pub fn add(&mut self, signer: impl Signer + 'static) {
        let public = signer.public().to_string();
        self.signers.insert(public, Box::new(signer));
    }

    /// Whether there is no key at all.
    pub fn is_empty(&self) -> bool {
        self.signers.is_empty()
    }

    /// The public halves, in order.
    pub fn publics(&self) -> impl Iterator<Item = &str> {
        self.signers.keys().map(String::as_str)
    }

    /// Who signs with the key of this public half, if it is at hand.
    pub fn signer(&self, public: &str) -> Option<&dyn Signer> {
        self.signers.get(public).map(|signer| &**signer)
    }

    /// The key that signs something of this day: the one whose period holds it, or else the newest at hand.
    pub fn for_day<'a>(&'a self, keys: &'a IssuerKeys, day: Date) -> Option<SigningKey<'a>> {
        let holds =
            |entry: &KeyEntry| entry.from <= day && entry.until.is_none_or(|until| day <= until);
        let at_hand = || {
            keys.keys
                .iter()
                .rev()
                .filter_map(|entry| Some((entry, self.signers.get(&entry.public)?)))
        };
        let (entry, signer) = at_hand()
            .find(|(entry, _)| holds(entry))
            .or_else(|| at_hand().next())?;
        Some(SigningKey {
            id: entry.id.as_str(),
            public: &entry.public,
            signer: &**signer,
            from: entry.from,
        })
    }
}

//! Which secret signs for which day.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::catalog::{IssuerKeys, KeyEntry};
use crate::proof::secret::SecretKey;

/// The secret keys at hand, by their public halves (`z6Mk…`). Empty means that nothing can be signed.
#[derive(Default)]
pub struct Keyring {
    secrets: BTreeMap<String, SecretKey>,
}

/// A key that signs, and the first day it signs for.
pub struct SigningKey<'a> {
    /// Its public half, `z6Mk…`.
    pub public: &'a str,
    /// The secret.
    pub secret: &'a SecretKey,
    /// A proof made with it is not dated before this day.
    pub from: Date,
}

impl Keyring {
    /// Takes a secret into the ring.
    pub fn add(&mut self, secret: SecretKey) {
        self.secrets.insert(secret.public().to_string(), secret);
    }

    /// Whether there is no secret at all.
    pub fn is_empty(&self) -> bool {
        self.secrets.is_empty()
    }

    /// The key that signs something of this day: the one whose period holds it, or else the newest at hand.
    pub fn for_day<'a>(&'a self, keys: &'a IssuerKeys, day: Date) -> Option<SigningKey<'a>> {
        let holds =
            |entry: &KeyEntry| entry.from <= day && entry.until.is_none_or(|until| day <= until);
        let at_hand = || {
            keys.keys
                .iter()
                .rev()
                .filter_map(|entry| Some((entry, self.secrets.get(&entry.public)?)))
        };
        let (entry, secret) = at_hand()
            .find(|(entry, _)| holds(entry))
            .or_else(|| at_hand().next())?;
        Some(SigningKey {
            public: &entry.public,
            secret,
            from: entry.from,
        })
    }
}

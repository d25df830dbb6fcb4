//! Signatures of one run: an award is written into its own files and, at another time, into the archive of its holder.

use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};

use crate::catalog::AwardId;

/// Signatures by award; shared by all threads.
#[derive(Default)]
pub struct Signatures(RwLock<HashMap<AwardId, Box<str>>>);

impl Signatures {
    /// The signature of an award, as it stands in its proof.
    pub fn of(&self, award: &AwardId) -> Option<String> {
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner);
        known.get(award).map(|value| value.to_string())
    }

    /// Notes the signature of an award.
    pub fn note(&self, award: &AwardId, value: &str) {
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        known.insert(award.clone(), value.into());
    }
}

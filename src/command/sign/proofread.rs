//! Every new credential is judged by our own verifier, as a stranger would judge it, before it is kept.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::command::refusal::Refusal;
use crate::sign::{self, Document, Signing};
use crate::verify::{Outcome, Question, Resolve, verify};

/// What the site will answer to a verifier: keys and lists of withdrawals, by address.
pub struct Shelf(BTreeMap<String, String>);

impl Shelf {
    /// The DID documents of all issuers.
    pub fn new(signing: &Signing<'_>) -> Shelf {
        let (catalog, addresses) = (signing.catalog, signing.addresses);
        let lang = catalog.settings.main_language();
        let did = |issuer| {
            let document = sign::did_document(catalog, addresses, issuer, lang);
            let url = addresses.issuer_file(issuer, "did.json").url;
            (url, sign::line(&document))
        };
        Shelf(catalog.issuers.values().map(did).collect())
    }

    /// One document more.
    pub fn add(&mut self, url: String, text: String) {
        self.0.insert(url, text);
    }
}

impl Resolve for Shelf {
    fn get(&self, url: &str) -> Option<Vec<u8>> {
        self.0.get(url).map(|text| text.clone().into_bytes())
    }
}

/// Refuses what is not genuine but for what its row says: that it was withdrawn, is over or has not begun.
pub fn proofread(
    award: &str,
    document: &Document,
    now: Timestamp,
    shelf: &Shelf,
) -> Result<(), Refusal> {
    let verdict = verify(document.text().as_bytes(), &Question::at(now), shelf);
    match verdict.outcome {
        Outcome::Genuine | Outcome::Expired | Outcome::Withdrawn | Outcome::NotYetValid => Ok(()),
        outcome => Err(Refusal::not_genuine(award, outcome.en())),
    }
}

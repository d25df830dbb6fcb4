//! The JSON-LD contexts that are known: URL to JSON. Nothing is ever fetched.
//!
//! A context says what a document's words mean, so whoever can change one changes what was signed. The known ones are
//! part of the program (`contexts/README.md` says where each comes from); a document that names another is refused.

use super::json;
use super::jsonld::{Compiled, JsonLdError};
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, RwLock};

/// VCDM 2.0.
pub const CREDENTIALS_V2: &str = "https://www.w3.org/ns/credentials/v2";
/// Open Badges 3.0, the text we write.
pub const OPEN_BADGES: &str = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";
/// The types of 1EdTech's schema, refresh and revocation extensions.
pub const OPEN_BADGES_EXTENSIONS: &str = "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json";
/// DID documents.
pub const DID_V1: &str = "https://www.w3.org/ns/did/v1";
/// Verification methods of type `Multikey`.
pub const MULTIKEY_V1: &str = "https://w3id.org/security/multikey/v1";

/// How many lists of contexts are kept compiled. Ordinary use has three or four.
const KEPT: usize = 32;

macro_rules! file {
    ($name:literal) => {
        (
            $name,
            include_bytes!(concat!("contexts/", $name)).as_slice(),
        )
    };
}

/// URL, and the file in `contexts/` with its bytes.
const FILES: [(&str, (&str, &[u8])); 12] = [
    (CREDENTIALS_V2, file!("credentials-v2.jsonld")),
    (
        "https://www.w3.org/2018/credentials/v1",
        file!("credentials-v1.jsonld"),
    ),
    (OPEN_BADGES, file!("ob-v3p0-3.0.3.json")),
    (
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json",
        file!("ob-v3p0-3.0.2.json"),
    ),
    (
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json",
        file!("ob-v3p0-3.0.1.json"),
    ),
    (
        "https://purl.imsglobal.org/spec/ob/v3p0/context.json",
        file!("ob-v3p0.json"),
    ),
    (
        "https://purl.imsglobal.org/spec/ob/v3p0/context/ob_v3p0.jsonld",
        file!("ob-v3p0.json"),
    ),
    (OPEN_BADGES_EXTENSIONS, file!("ob-v3p0-extensions.json")),
    (DID_V1, file!("did-v1.jsonld")),
    (MULTIKEY_V1, file!("multikey-v1.jsonld")),
    (
        "https://w3id.org/security/data-integrity/v1",
        file!("data-integrity-v1.jsonld"),
    ),
    (
        "https://w3id.org/security/data-integrity/v2",
        file!("data-integrity-v2.jsonld"),
    ),
];

/// The contexts inside the program, read once.
static PINNED: LazyLock<BTreeMap<String, Arc<Value>>> = LazyLock::new(|| {
    let read = |text| Arc::new(json::parse(text).expect("a test reads every pinned context"));
    FILES
        .iter()
        .map(|&(url, (_, text))| (url.to_owned(), read(text)))
        .collect()
});

/// The text of a context inside the program.
pub fn text(url: &str) -> Option<&'static [u8]> {
    let found = FILES.iter().find(|(known, _)| *known == url);
    found.map(|(_, (_, text))| *text)
}

/// Known contexts. Keep one for a whole run: it remembers what it has compiled.
#[derive(Debug)]
pub struct Contexts {
    known: BTreeMap<String, Arc<Value>>,
    compiled: RwLock<BTreeMap<Vec<String>, Arc<Compiled>>>,
}

impl Contexts {
    /// The contexts inside the program.
    pub fn pinned() -> Contexts {
        Contexts {
            known: PINNED.clone(),
            compiled: RwLock::default(),
        }
    }

    /// These contexts and one more, a document with a member `@context`. An URL already known gets the new text.
    #[must_use]
    pub fn with(mut self, url: &str, document: Value) -> Contexts {
        self.known.insert(url.to_owned(), Arc::new(document));
        self.compiled = RwLock::default();
        self
    }

    /// Whether a context of this URL is known.
    pub fn knows(&self, url: &str) -> bool {
        self.known.contains_key(url)
    }

    /// The document behind a known URL.
    pub(super) fn document(&self, url: &str) -> Option<&Value> {
        self.known.get(url).map(Arc::as_ref)
    }

    /// What these contexts, one after the other, make of a document's words.
    ///
    /// # Errors
    /// An URL that is not known, or contexts that contradict each other.
    pub(super) fn compiled(&self, urls: &[&str]) -> Result<Arc<Compiled>, JsonLdError> {
        let key: Vec<String> = urls.iter().map(|&url| url.to_owned()).collect();
        if let Some(found) = self
            .compiled
            .read()
            .ok()
            .and_then(|kept| kept.get(&key).cloned())
        {
            return Ok(found);
        }
        let compiled = Arc::new(Compiled::new(self, urls)?);
        if let Ok(mut kept) = self.compiled.write()
            && kept.len() < KEPT
        {
            kept.insert(key, Arc::clone(&compiled));
        }
        Ok(compiled)
    }
}

impl Default for Contexts {
    fn default() -> Contexts {
        Contexts::pinned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sha2::{Digest, Sha256};

    #[test]
    fn every_pinned_context_is_strict_json_with_a_context() {
        for (url, document) in PINNED.iter() {
            assert!(document.get("@context").is_some(), "{url}");
        }
    }

    #[test]
    fn every_context_file_has_the_digest_that_the_readme_gives() {
        let readme = include_str!("contexts/README.md");
        for (_, (name, text)) in FILES {
            let digest: String = Sha256::digest(text)
                .iter()
                .map(|byte| format!("{byte:02x}"))
                .collect();
            let row = readme
                .lines()
                .find(|line| line.starts_with(&format!("| {name} |")));
            assert!(
                row.is_some_and(|row| row.contains(&digest)),
                "{name} {digest}"
            );
        }
    }

    #[test]
    fn every_pinned_context_compiles_alone_and_with_what_it_is_used_with() {
        let contexts = Contexts::pinned();
        for url in PINNED.keys() {
            contexts.compiled(&[url]).expect(url);
        }
        contexts
            .compiled(&[CREDENTIALS_V2, OPEN_BADGES, OPEN_BADGES_EXTENSIONS])
            .expect("a badge");
        contexts
            .compiled(&[
                CREDENTIALS_V2,
                "https://w3id.org/security/data-integrity/v2",
            ])
            .expect("the same terms twice");
        contexts
            .compiled(&[DID_V1, MULTIKEY_V1])
            .expect("a DID document");
    }

    #[test]
    fn an_unknown_context_is_refused() {
        let contexts = Contexts::pinned();
        assert!(!contexts.knows("https://example.org/context"));
        assert!(
            contexts
                .compiled(&[CREDENTIALS_V2, "https://example.org/context"])
                .is_err()
        );
    }
}

//! A repository as the stages after `check` take it: checked, with its keys, nothing in its ledger.

#[path = "../../tests/corpus/mod.rs"]
mod corpus;

use std::path::Path;

use shirushi::catalog::{Catalog, Ledger};
use shirushi::check::check;
use shirushi::load::load;
use shirushi::plan::Addresses;
use shirushi::proof::{Contexts, SecretKey};
use shirushi::report::Report;
use shirushi::report::print::{Language, Style, human};
use shirushi::sign::{Forms, Keyring, Signatures, Signing};

/// The seed of all academies: the same size, the same academy.
const SEED: u64 = 20_261_101;

/// The day on which everything is looked at.
pub const TODAY: jiff::civil::Date = jiff::civil::date(2026, 11, 1);

/// The keys of the repository, whose secrets are public.
const DEMO_KEYS: [&str; 4] = ["city-2024", "city-2026", "od-2024", "univ-2025"];

/// The seed of the key that signs single documents.
pub const KEY_SEED: [u8; 32] = [7; 32];

/// A checked repository.
pub struct Loaded {
    /// What it is.
    pub catalog: Catalog,
    addresses: Addresses,
    keyring: Keyring,
    ledger: Ledger,
}

impl Loaded {
    /// Reads the one that stands at `root`.
    pub fn of(root: &Path) -> Loaded {
        let sources = load(root).expect("it can be read");
        let mut report = Report::default();
        let catalog = check(&sources, TODAY, &mut report).unwrap_or_else(|| {
            panic!("{}", human(&report, Language::English, Style::Plain));
        });
        let mut keyring = Keyring::default();
        for id in DEMO_KEYS {
            keyring.add(secret(id));
        }
        Loaded {
            addresses: Addresses::new(&catalog.settings),
            catalog,
            keyring,
            ledger: Ledger::default(),
        }
    }

    /// Everything that signing needs.
    pub fn signing(&self) -> Signing<'_> {
        Signing {
            catalog: &self.catalog,
            addresses: &self.addresses,
            keyring: &self.keyring,
            ledger: &self.ledger,
            contexts: Contexts::pinned(),
            forms: Forms::default(),
            signatures: Signatures::default(),
        }
    }
}

/// Writes an academy at `root`. Four badges at least, or people get the same one twice.
pub fn write_academy(root: &Path, awards: usize, achievements: usize) {
    let size = corpus::Size {
        achievements,
        awards,
    };
    let keys = repository().join("keys");
    corpus::write(root, size, SEED, &keys).expect("the disk takes it");
}

/// The key that signs single documents.
pub fn key() -> SecretKey {
    SecretKey::from_seed(&KEY_SEED)
}

/// The folder of the whole repository.
pub fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn secret(id: &str) -> SecretKey {
    let file = repository().join(format!("keys/demo/{id}.key"));
    let text = std::fs::read_to_string(file).expect("demo keys are in the repository");
    SecretKey::from_multibase(text.trim_end()).expect("it is a key of ours")
}

//! Where the documents come from that a credential refers to: those somebody vouches for, a built site for its own
//! addresses, the web for others.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use super::super::fetch::{Fetch, FetchError};
use super::super::folder::{self, Folder};
use super::super::refusal::Refusal;
use crate::bundle;
use crate::proof::{Did, json};
use crate::verify::Resolve;

/// Documents given by hand, which whoever asks vouches for.
pub enum Vouched {
    /// A built site.
    Site(Folder),
    /// Documents by the addresses they are published at.
    Documents(BTreeMap<String, Vec<u8>>),
}

impl Vouched {
    /// A file, a bundle, the folder of a built site, or a folder of files.
    pub fn open(path: &Path) -> Result<Vouched, Refusal> {
        if !path.is_dir() {
            let documents = documents(&folder::read(path)?);
            return match documents.is_empty() {
                true => Err(Refusal::not_a_document(path)),
                false => Ok(Vouched::Documents(documents)),
            };
        }
        let site = Folder::open(path)?;
        if site.base_url().is_some() {
            return Ok(Vouched::Site(site));
        }
        let mut all = BTreeMap::new();
        for file in site.files()? {
            all.extend(documents(&site.read(&file)?));
        }
        Ok(Vouched::Documents(all))
    }
}

/// What a file holds, by address: the documents of a bundle, an issuer's document, or a status list.
fn documents(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    if bundle::is_archive(bytes) {
        return bundle::unpack(bytes)
            .map(|files| bundle::documents(&files))
            .unwrap_or_default();
    }
    let address = json::parse(bytes).ok().and_then(|document| {
        let id = document["id"].as_str()?;
        match id.parse() {
            Ok(Did::Web(web)) => Some(web.document_url()),
            _ => id.starts_with("https://").then(|| id.to_owned()),
        }
    });
    address
        .map(|address| (address, bytes.to_owned()))
        .into_iter()
        .collect()
}

/// Everything at hand, for all threads.
pub struct Documents {
    vouched: Vec<Vouched>,
    sites: Vec<Folder>,
    web: Option<Fetch>,
    fetched: Mutex<BTreeMap<String, Result<Vec<u8>, FetchError>>>,
}

impl Documents {
    pub fn new(vouched: Vec<Vouched>, sites: Vec<Folder>, web: Option<Fetch>) -> Documents {
        Documents {
            vouched,
            sites,
            web,
            fetched: Mutex::default(),
        }
    }

    /// The document at an address that a person named.
    pub fn fetch(&self, url: &str) -> Result<Vec<u8>, FetchError> {
        self.web.as_ref().ok_or(FetchError::NotAllowed)?.get(url)
    }

    /// For one document: may what it names be on this machine?
    pub fn asked_by(&self, from_here: bool) -> Asking<'_> {
        Asking {
            documents: self,
            from_here,
        }
    }

    /// What was named by documents and could not be fetched, and why.
    pub fn missed(&self) -> Vec<(String, FetchError)> {
        let fetched = self.fetched.lock().unwrap_or_else(PoisonError::into_inner);
        let missed = fetched
            .iter()
            .filter(|(url, _)| !url.ends_with(".reasons.json"));
        missed
            .filter_map(|(url, got)| Some((url.clone(), got.clone().err()?)))
            .collect()
    }

    /// The addresses of the built sites whose documents were read from their folders.
    pub fn bases(&self) -> impl Iterator<Item = &str> {
        self.sites.iter().filter_map(Folder::base_url)
    }

    fn at_hand(&self, url: &str) -> Option<Option<Vec<u8>>> {
        let given = self.vouched.iter().find_map(|vouched| match vouched {
            Vouched::Site(site) => site.holds(url).then(|| site.get(url)),
            Vouched::Documents(documents) => documents.get(url).map(|bytes| Some(bytes.clone())),
        });
        let own = || {
            self.sites
                .iter()
                .find(|site| site.holds(url))
                .map(|site| site.get(url))
        };
        given.or_else(own)
    }
}

/// The documents as one credential may ask for them.
pub struct Asking<'a> {
    documents: &'a Documents,
    from_here: bool,
}

impl Resolve for Asking<'_> {
    fn get(&self, url: &str) -> Option<Vec<u8>> {
        if let Some(at_hand) = self.documents.at_hand(url) {
            return at_hand;
        }
        let web = self.documents.web.as_ref()?;
        let lock = || {
            self.documents
                .fetched
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
        };
        if let Some(got) = lock().get(url) {
            return got.clone().ok();
        }
        let got = web.get_named(url, self.from_here);
        lock().entry(url.to_owned()).or_insert(got).clone().ok()
    }
}

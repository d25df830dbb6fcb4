//! The stages of a build, each as one function over a small academy: what criterion times and callgrind counts.

use std::path::Path;

use sha2::{Digest, Sha256};
use shirushi::badge::key_id;
use shirushi::bake;
use shirushi::catalog::{Award, StatusPurpose};
use shirushi::check::check;
use shirushi::image::Cache;
use shirushi::load::load;
use shirushi::proof::{Options, Proof, SecretKey, eddsa};
use shirushi::publish;
use shirushi::render::{AwardState, Pages, Publication};
use shirushi::report::Report;
use shirushi::sign::{Document, Signing, Unsigned};
use shirushi::site::SitePath;
use shirushi::source::Sources;
use shirushi::write::Output;

use crate::loaded::{Loaded, TODAY, key};

/// When the benchmarks sign.
const CREATED: &str = "2026-04-01T00:00:00Z";

/// What the stages work on. Everything that a build works out once is worked out before it.
pub struct Stages<'a> {
    loaded: &'a Loaded,
    signing: &'a Signing<'a>,
    pages: Pages<'a>,
    awards: Vec<(&'a Award, Unsigned, String)>,
    configuration: [u8; 32],
    key: SecretKey,
    png: bake::Png,
    output: Output,
    sources: Sources,
}

impl<'a> Stages<'a> {
    /// The stages over the academy at `root`; files go below it.
    pub fn new(loaded: &'a Loaded, signing: &'a Signing<'a>, root: &Path) -> Stages<'a> {
        let pages = Pages::new(&loaded.catalog, signing.addresses, Publication::Production);
        let awards = loaded.catalog.awards.values().map(|award| {
            let forms = &signing.forms;
            let unsigned = forms.unsigned(signing.catalog, signing.addresses, award);
            let document = signing.credential(award).expect("ours can be signed");
            (award, unsigned, document.text().to_owned())
        });
        let awards: Vec<_> = awards.collect();
        let version = loaded.catalog.version_of(awards[0].0);
        let cache = Cache::none();
        let picture = publish::badge(&loaded.catalog, version, &cache, &mut Report::default())
            .expect("drawn");
        let plain = serde_json::to_value(awards[0].1.credential()).expect("JSON");
        let configuration =
            eddsa::proof_configuration(&options(&key()), &plain, &signing.contexts).expect("ours");
        Stages {
            loaded,
            signing,
            pages: pages.expect("the default theme has no fault"),
            awards,
            configuration: Sha256::digest(configuration).into(),
            key: key(),
            png: bake::Png::of(&picture.1).expect("our own picture"),
            output: Output::begin(&root.join("public"), root).expect("nothing stands there"),
            sources: load(root).expect("it can be read"),
        }
    }

    /// The canonical form of the n-th award, filled into the compiled one.
    pub fn fill(&self, n: usize) -> String {
        let Signing {
            forms, contexts, ..
        } = self.signing;
        let filled = forms.of(&self.nth(n).1, contexts).compiled();
        filled.expect("awards of an academy can be compiled")
    }

    /// Hashing and signing of a canonical form.
    pub fn prove(&self, canonical: &str) -> Proof {
        let proof = eddsa::prove(
            options(&self.key),
            canonical,
            &self.configuration,
            &self.key,
        );
        proof.expect("a key at hand signs")
    }

    /// The text of the n-th credential with a proof.
    pub fn splice(&self, n: usize, proof: &Proof) -> String {
        let Signing {
            forms, contexts, ..
        } = self.signing;
        forms.of(&self.nth(n).1, contexts).json(Some(proof))
    }

    /// From the n-th award to its signed credential.
    pub fn sign(&self, n: usize) -> Document {
        let document = self.signing.credential(self.nth(n).0);
        document.expect("ours can be signed")
    }

    /// The page of the n-th award in the first language.
    pub fn page(&self, n: usize) -> String {
        let (award, _, text) = self.nth(n);
        let state = AwardState {
            credential: Some(text),
        };
        let lang = self.loaded.catalog.settings.main_language();
        let page = self.pages.award(lang, award, state);
        page.expect("the default theme has no fault").html
    }

    /// The picture of the badge with the n-th credential in it.
    pub fn bake(&self, n: usize) -> Vec<u8> {
        let credential = bake::Portable::of(&self.nth(n).2).expect("ours can be baked");
        self.png.bake(&credential)
    }

    /// Puts the n-th credential into the output, each time under another name.
    pub fn put(&self, n: usize, name: usize) {
        let name = format!("{name:07}");
        let path = SitePath::new(["a", name.as_str(), "credential.json"]).expect("a path");
        let put = self.output.put(&path, self.nth(n).2.as_bytes());
        put.expect("the disk takes it");
    }

    /// The list of what was withdrawn.
    pub fn status_list(&self) -> Document {
        let issuer = self.loaded.catalog.issuers.values().next();
        let issuer = issuer.expect("an academy has an issuer");
        let list = self.signing.status_list(issuer, StatusPurpose::Revocation);
        list.expect("ours can be signed")
    }

    /// The check of the whole academy.
    pub fn check(&self) {
        let catalog = check(&self.sources, TODAY, &mut Report::default());
        assert!(catalog.is_some(), "an academy has no problem");
    }

    fn nth(&self, n: usize) -> &(&'a Award, Unsigned, String) {
        &self.awards[n % self.awards.len()]
    }
}

fn options(key: &SecretKey) -> Options {
    Options {
        created: Some(CREATED.to_owned()),
        expires: None,
        verification_method: key_id(
            "did:web:academy.example:i:academy",
            &key.public().to_string(),
        ),
    }
}

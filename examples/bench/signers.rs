//! Signers that others made: programs that sign the same documents each time they are asked, and say how long it took.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::{Value, json};

use crate::loaded::{KEY_SEED, key, repository};

/// What is to be signed.
pub struct Job {
    /// Without proofs.
    pub documents: Vec<Value>,
    /// The name of the key.
    pub method: String,
    /// The moment of signing.
    pub created: &'static str,
}

/// One that is running.
pub struct Signer {
    /// What it is, and in which version.
    pub name: String,
    package: &'static str,
    child: Child,
    ask: ChildStdin,
    answer: BufReader<ChildStdout>,
}

/// Rounds before anything is measured: what compiles while it runs has compiled by then.
const WARM: usize = 15;

const BAZAAR: &str = "Digital Bazaar's @digitalbazaar/vc";
const OPENBADGESLIB: &str = "openbadgeslib";

/// Starts those that are on this machine, and warms them up.
pub fn find(folder: &Path, job: &Job, quick: bool) -> Vec<Signer> {
    let file = folder.join("job.json");
    std::fs::write(&file, described(job).to_string()).expect("the disk takes it");
    let interop = repository().join("tests/interop");
    let peers = repository().join("examples/bench/peers");
    let python = interop.join(".venv/bin/python");
    let bazaar = |how, said| {
        let package = interop.join("node_modules/@digitalbazaar/vc/package.json");
        let package: Value = serde_json::from_slice(&std::fs::read(package).ok()?).ok()?;
        let name = format!("{BAZAAR} {}: {said}", package["version"].as_str()?);
        let mut command = Command::new("node");
        command.arg(peers.join("digital-bazaar.mjs"));
        command.arg(&interop).arg(&file).arg(how);
        start(name, BAZAAR, command)
    };
    let openbadges = |how, said| {
        let version = "import importlib.metadata as m; print(m.version('openbadgeslib'))";
        let out = Command::new(&python).args(["-c", version]).output().ok()?;
        let version = String::from_utf8(out.stdout)
            .ok()
            .filter(|_| out.status.success())?;
        let name = format!("{OPENBADGESLIB} {}: {said}", version.trim());
        let mut command = Command::new(&python);
        command
            .arg(peers.join("openbadges-lib.py"))
            .arg(&file)
            .arg(how);
        start(name, OPENBADGESLIB, command)
    };
    let found = [
        bazaar("issue", "`issue`"),
        bazaar("proof", "`createProof` alone"),
        openbadges("sign", "`OB3LdpSigner.sign`"),
        openbadges("proof", "`add_data_integrity_proof` alone"),
    ];
    let mut signers: Vec<Signer> = found.into_iter().flatten().collect();
    for signer in &mut signers {
        for _ in 0..if quick { 0 } else { WARM } {
            signer.round();
        }
    }
    signers
}

/// Those that are not here.
pub fn absent(found: &[Signer]) -> impl Iterator<Item = &'static str> {
    let here: Vec<&str> = found.iter().map(|signer| signer.package).collect();
    [BAZAAR, OPENBADGESLIB]
        .into_iter()
        .filter(move |package| !here.contains(package))
}

impl Signer {
    /// Signs all documents. The seconds of one, and the signatures.
    pub fn round(&mut self) -> (f64, Vec<String>) {
        let Signer {
            name, ask, answer, ..
        } = self;
        ask.write_all(b"again\n")
            .unwrap_or_else(|error| panic!("{name} ended: {error}"));
        let mut line = String::new();
        answer
            .read_line(&mut line)
            .unwrap_or_else(|error| panic!("{name} ended: {error}"));
        let said: Value =
            serde_json::from_str(&line).unwrap_or_else(|_| panic!("{name} failed: {line}"));
        let values = said["values"].as_array().into_iter().flatten();
        let values = values.filter_map(|value| value.as_str().map(str::to_owned));
        (
            said["seconds"].as_f64().unwrap_or(f64::NAN),
            values.collect(),
        )
    }
}

impl Drop for Signer {
    fn drop(&mut self) {
        // One that has ended by itself cannot be stopped.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn start(name: String, package: &'static str, mut command: Command) -> Option<Signer> {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .ok()?;
    Some(Signer {
        name,
        package,
        ask: child.stdin.take()?,
        answer: BufReader::new(child.stdout.take()?),
        child,
    })
}

/// The job as the programs read it. Contexts are those that we know.
fn described(job: &Job) -> Value {
    let context = |file: &str| -> Value {
        let path: PathBuf = repository().join("src/proof/contexts").join(file);
        let text = std::fs::read(path).expect("contexts are in the repository");
        serde_json::from_slice(&text).expect("contexts are JSON")
    };
    let key = key();
    // Multikey text of an Ed25519 secret key.
    let secret = [[0x80, 0x26].as_slice(), &KEY_SEED].concat();
    json!({
        "documents": job.documents,
        "method": job.method,
        "created": job.created,
        "public": key.public().to_string(),
        "secret": format!("z{}", bs58::encode(secret).into_string()),
        "pem": key.to_plain_pem().as_str(),
        "contexts": {
            "https://www.w3.org/ns/credentials/v2": context("credentials-v2.jsonld"),
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json": context("ob-v3p0-3.0.3.json"),
        },
    })
}

//! One signature: what it costs us, what it would cost without compiled forms, what it costs others, and what it costs at least.

use std::hint::black_box;
use std::time::Instant;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use shirushi::badge::key_id;
use shirushi::catalog::Award;
use shirushi::proof::{SecretKey, eddsa};
use shirushi::sign::{self, Signing, Unsigned};

use crate::Bench;
use crate::loaded::{Loaded, key, repository};
use crate::signers::{self, Job, Signer};
use crate::table::{Goal, Part, Table};
use crate::timing::{Rounds, count, seconds, times};

/// When everything is signed. In UTC, because not every signer lets its caller choose the zone.
const CREATED: &str = "2026-04-01T00:00:00Z";

/// How many documents a round of what is slow signs.
const FEW: usize = 20;

/// How often a round signs all of them in each fast way. A machine changes its pace from one tenth of a second to the next, so
/// the ways take turns within a round, too.
const TURNS: usize = 20;

/// The row that is slow enough to be measured once a round.
const GENERAL: usize = 2;

/// What is measured, by row.
const OURS: [&str; 6] = [
    "Shirushi: canonical form filled, hashed, signed, spliced into JSON",
    "Shirushi: from the award to the text of its file",
    "Shirushi's general engine: the same from the document",
    "bare: SHA-256 of the canonical form and an Ed25519 signature of 64 bytes",
    "of that, SHA-256",
    "the canonical form alone, filled",
];

/// All in turn on one thread, over the same documents. That the signatures are the same is looked at before.
pub fn measure(bench: &Bench) -> Part {
    let sample = Loaded::of(repository());
    let signing = sample.signing();
    let documents = Documents::new(&sample, &signing);
    let job = documents.job(FEW);
    let mut peers = signers::find(&bench.folder, &job, bench.quick);
    documents.agree(&mut peers);
    // What is worked out once is worked out before.
    for row in 0..OURS.len() {
        documents.round(row);
    }

    let rounds = bench.rounds(0);
    let mut ours: [Rounds; OURS.len()] = Default::default();
    let mut theirs: Vec<Rounds> = peers.iter().map(|_| Rounds::default()).collect();
    for _ in 0..rounds {
        for turn in 0..if bench.quick { 1 } else { TURNS } {
            for (row, rounds) in ours.iter_mut().enumerate() {
                if turn == 0 || row != GENERAL {
                    rounds.push(documents.round(row));
                }
            }
        }
        for (peer, rounds) in peers.iter_mut().zip(&mut theirs) {
            rounds.push(peer.round().0);
        }
    }
    let bare = ours[3].median();
    let own = ours[0].median();
    let row = |name: String, figures: &Rounds| {
        let median = figures.median();
        vec![
            name,
            figures.spread(),
            count((1.0 / median) as usize),
            times(median, bare),
            times(median, own),
        ]
    };
    let mut rows: Vec<Vec<String>> = OURS
        .iter()
        .zip(&ours)
        .map(|(name, figures)| row((*name).to_owned(), figures))
        .collect();
    let named = peers.iter().zip(&theirs);
    rows.extend(named.map(|(peer, figures)| row(peer.name.clone(), figures)));
    let mut notes: Vec<String> = signers::absent(&peers)
        .map(|name| format!("Not on this machine, so not measured: {name}."))
        .collect();
    let fastest = theirs
        .iter()
        .map(Rounds::median)
        .fold(f64::INFINITY, f64::min);
    if fastest.is_finite() {
        notes.push(format!(
            "The fastest of the others takes {}, {} times what ours takes.",
            seconds(fastest),
            times(fastest, own)
        ));
    }
    let mut goals = vec![Goal {
        what: "a signature: at most 1.5 times the bare cost".to_owned(),
        is: times(own, bare),
        met: own <= bare * 1.5,
    }];
    if fastest.is_finite() {
        goals.push(Goal {
            what: "a signature: 80 times as fast as the fastest of the others".to_owned(),
            is: times(fastest, own),
            met: fastest >= own * 80.0,
        });
    }
    Part {
        title: "Signing".to_owned(),
        text: vec![format!(
            "One credential with `eddsa-rdfc-2022`, on one core. The documents are the {} awards of the sample (for the general engine and the others the first {FEW}), {} bytes of JSON and {} \
             N-Quads of {} bytes on average, all signed by one key at one moment; that everybody gives the same signature was \
             looked at first. All in turn, {rounds} times; each time all rows of ours but the general \
             engine are measured {TURNS} times, in turn as well. Median, in brackets the least and the most. Node and Python were warm.",
            documents.all.len(),
            count(documents.mean(|document| document.json.len())),
            count(documents.mean(|document| document.canonical.lines().count())),
            count(documents.mean(|document| document.canonical.len())),
        )],
        tables: vec![Table {
            head: vec!["what", "a signature", "a second", "to bare", "to Shirushi"],
            rows,
        }],
        notes,
        goals,
    }
}

/// An award in every form that something is measured from.
struct Document<'a> {
    award: &'a Award,
    unsigned: Unsigned,
    plain: Value,
    json: String,
    canonical: String,
}

struct Documents<'a> {
    signing: &'a Signing<'a>,
    all: Vec<Document<'a>>,
    key: SecretKey,
    method: String,
}

impl<'a> Documents<'a> {
    fn new(sample: &'a Loaded, signing: &'a Signing<'a>) -> Documents<'a> {
        let document = |award| {
            let forms = &signing.forms;
            let unsigned = forms.unsigned(signing.catalog, signing.addresses, award);
            let credential = unsigned.credential();
            let plain = serde_json::to_value(&credential).expect("ours is JSON");
            let canonical = eddsa::transformation(&plain, &signing.contexts);
            Document {
                award,
                json: sign::line(&credential),
                canonical: canonical.expect("ours has a canonical form"),
                unsigned,
                plain,
            }
        };
        let awards = sample
            .catalog
            .awards
            .values()
            .filter(|award| !award.is_redacted());
        let key = key();
        Documents {
            signing,
            all: awards.map(document).collect(),
            method: key_id(
                "did:web:academy.example:i:academy",
                &key.public().to_string(),
            ),
            key,
        }
    }

    /// The seconds of one row, for one document.
    fn round(&self, row: usize) -> f64 {
        let documents = match row {
            GENERAL => &self.all[..FEW.min(self.all.len())],
            _ => &self.all[..],
        };
        let all = || {
            documents
                .iter()
                .for_each(|document| self.once(row, document))
        };
        // Whoever ran before left caches and clocks as they were.
        all();
        let began = Instant::now();
        all();
        began.elapsed().as_secs_f64() / documents.len() as f64
    }

    fn once(&self, row: usize, document: &Document<'_>) {
        match row {
            0 => drop(black_box(self.compiled(document))),
            1 => drop(black_box(self.signing.credential(document.award))),
            GENERAL => drop(black_box(self.general(document))),
            3 => {
                black_box(self.bare(document));
            }
            4 => {
                black_box(Sha256::digest(&document.canonical));
            }
            _ => drop(black_box(self.filled(document))),
        }
    }

    fn filled(&self, document: &Document<'_>) -> Option<String> {
        let Signing {
            forms, contexts, ..
        } = self.signing;
        forms.of(&document.unsigned, contexts).compiled()
    }

    /// As a build does it.
    fn compiled(&self, document: &Document<'_>) -> String {
        let (forms, contexts) = (&self.signing.forms, &self.signing.contexts);
        let filled = forms.of(&document.unsigned, contexts);
        let proof = forms.proof(&filled, CREATED, &self.method, &self.key);
        filled.json(Some(&proof.expect("ours can be signed")))
    }

    /// By the general algorithm.
    fn general(&self, document: &Document<'_>) -> String {
        let mut signed = document.plain.clone();
        signed["proof"] = json!([self.proof(document)]);
        sign::line(&signed)
    }

    fn proof(&self, document: &Document<'_>) -> shirushi::proof::Proof {
        let contexts = &self.signing.contexts;
        let proof =
            eddsa::create_proof(&document.plain, CREATED, &self.method, &self.key, contexts);
        proof.expect("ours can be signed")
    }

    /// What nobody can do without.
    fn bare(&self, document: &Document<'_>) -> [u8; 64] {
        let mut both = [0; 64];
        both[32..].copy_from_slice(&Sha256::digest(&document.canonical));
        self.key.sign(&both)
    }

    /// What others are given to sign.
    fn job(&self, most: usize) -> Job {
        Job {
            documents: self
                .all
                .iter()
                .take(most)
                .map(|d| d.plain.clone())
                .collect(),
            method: self.method.clone(),
            created: CREATED,
        }
    }

    /// Compiled form, general engine and others sign alike, or nothing is compared.
    fn agree(&self, peers: &mut [Signer]) {
        let expected: Vec<String> = self.all.iter().map(|d| self.proof(d).value).collect();
        for (document, expected) in self.all.iter().zip(&expected) {
            let signed = self.compiled(document);
            assert!(
                signed.contains(expected),
                "the compiled form signs otherwise"
            );
        }
        for peer in peers {
            let (_, values) = peer.round();
            assert_eq!(
                values,
                expected[..values.len()],
                "{} signs otherwise",
                peer.name
            );
        }
    }

    fn mean(&self, of: impl Fn(&Document<'_>) -> usize) -> usize {
        self.all.iter().map(of).sum::<usize>() / self.all.len()
    }
}

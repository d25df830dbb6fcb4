//! `shirushi key leaked`: nothing that a key signed counts any more. Its public half goes, and so do the lines it signed, so that
//! `sign` makes them anew with the key that follows it.

use std::collections::BTreeMap;

use serde_json::Value;

use super::public::{self, KeysFile};
use crate::catalog::Slug;
use crate::command::build::counted;
use crate::command::cli::KeyLeaked;
use crate::command::refusal::{Refusal, both};
use crate::command::session::{Outcome, Session};
use crate::command::{durable, peek};
use crate::load::load;
use crate::source::packed;

/// Takes the key and what it signed out of the site.
pub fn run(session: &mut Session<'_, '_>, args: &KeyLeaked) -> Result<Outcome, Refusal> {
    let _lock = durable::lock(&session.root)?;
    let (issuer, mut keys) = issuer_of(session, &args.key)?;
    let at = keys.keys.iter().position(|entry| entry.id == args.key);
    let at = at.ok_or_else(|| Refusal::no_such_key(&args.key))?;
    if keys.keys.len() == 1 {
        return Err(Refusal::last_key(&issuer));
    }
    let leaked = keys.keys.remove(at);
    let sources = load(&session.root).map_err(|error| Refusal::not_loaded(&error))?;
    let folder = format!("content/ledger/{issuer}/");
    let mut changed: BTreeMap<&str, String> = BTreeMap::new();
    let mut lines = 0;
    for (path, bytes) in sources.below(&folder) {
        let text = String::from_utf8_lossy(bytes);
        let (gone, kept): (Vec<&str>, Vec<&str>) = text
            .split_inclusive('\n')
            .partition(|line| is_signed_with(line, &leaked.public));
        if !gone.is_empty() {
            lines += if packed::plain(path).ends_with(".jsonl") {
                gone.len()
            } else {
                0
            };
            changed.insert(path, kept.concat());
        }
    }
    // The lines go first: a key that is gone while its lines are there stops every other command.
    for (path, text) in changed {
        let file = session.root.join(path);
        match text.is_empty() {
            true => std::fs::remove_file(&file).map_err(|error| Refusal::machine(&file, &error))?,
            false => durable::replace(&file, &packed::kept(path, text.as_bytes()))?,
        }
    }
    public::write(&session.root, &issuer, &keys)?;
    tell(session, &issuer, &args.key, lines)?;
    Ok(Outcome::Fine)
}

/// The issuer that has a key of this name, and its keys.
fn issuer_of(session: &Session<'_, '_>, key: &str) -> Result<(Slug, KeysFile), Refusal> {
    for name in peek::names_of(&session.root.join("keys"))? {
        if let Some(issuer) = Slug::new(&name) {
            let keys = public::read(&session.root, &issuer)?;
            if keys.keys.iter().any(|entry| entry.id == key) {
                return Ok((issuer, keys));
            }
        }
    }
    Err(Refusal::no_such_key(key))
}

fn is_signed_with(line: &str, public: &str) -> bool {
    let value: Value = serde_json::from_str(line).unwrap_or_default();
    let method = value.pointer("/proof/0/verificationMethod");
    let method = method.and_then(Value::as_str).unwrap_or_default();
    method.rsplit('#').next() == Some(public)
}

fn tell(
    session: &mut Session<'_, '_>,
    issuer: &Slug,
    key: &str,
    lines: usize,
) -> Result<(), Refusal> {
    session.say(&both(
        format!("鍵「{key}」を keys/{issuer}.yaml から外し、その署名{lines}件を記録から外しました"),
        format!(
            "took the key \"{key}\" out of keys/{issuer}.yaml, and {} out of the ledger",
            counted(lines, "signature")
        ),
    ))?;
    session.note(&both(
        "次にすること:\n  \
         1. `shirushi sign` で、正しい授与に新しい鍵で署名する(覚えのない授与は消しておく)\n  \
         2. keys/ と content/ledger/ をコミットして、すぐに公開する\n  \
         3. 受け取った人に、バッジを取り直すよう案内する(配った画像と控えは検証に通らなくなります)",
        "next:\n  \
         1. sign the honest awards with the new key: `shirushi sign`\n  \
         2. commit keys/ and content/ledger/, and publish at once\n  \
         3. tell holders to fetch their badges anew: pictures and copies that were handed out no longer verify",
    ))
}

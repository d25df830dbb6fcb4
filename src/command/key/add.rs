//! `shirushi key add`: the public half of a key that an ssh-agent holds, to a line in `keys/<issuer>.yaml`.

use std::fs;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;

use super::new::key_id;
use super::{agent, find, public};
use crate::command::cli::KeyAdd;
use crate::command::peek;
use crate::command::refusal::{Refusal, both};
use crate::command::session::{Outcome, Session};

/// The longest file that is read, in bytes.
const LONGEST: u64 = 4 << 10;

/// Reads the public half and writes it beside the keys that are there.
pub fn run(session: &mut Session<'_, '_>, args: &KeyAdd) -> Result<Outcome, Refusal> {
    let site = peek::glance(&session.root)?;
    let issuer = peek::issuer(&session.root, &args.issuer)?;
    let path = session.env.path(&args.file);
    let size = fs::metadata(&path)
        .map_err(|error| Refusal::machine(&path, &error))?
        .len();
    let text = match size {
        0..=LONGEST => {
            fs::read_to_string(&path).map_err(|error| Refusal::machine(&path, &error))?
        }
        _ => String::new(),
    };
    let public = public_half(&text).ok_or_else(|| Refusal::not_a_public_key(&path))?;
    let today = site.today(session.now());
    let from = args.from.unwrap_or(today);
    let id = key_id(session, args.id.as_deref(), &issuer, from)?;
    let mut keys = public::read(&session.root, &issuer)?;
    let reserved = find::is_reserved(find::host_of(&site.base_url));
    let entry = public::append(&mut keys, &id, public, args.from, today, reserved)?;
    public::write(&session.root, &issuer, &keys)?;
    let (from, public) = (entry.from.0, &entry.public);
    session.say(&both(
        format!("鍵「{id}」を登録しました({issuer}、{from} から)\n  公開鍵: keys/{issuer}.yaml に {public}"),
        format!("added the key \"{id}\" of {issuer}, from {from}\n  public: {public}, in keys/{issuer}.yaml"),
    ))?;
    session.note(&both(
        format!(
            "次にすること: keys/{issuer}.yaml をコミットし、`shirushi sign --ssh-agent` で署名する"
        ),
        format!("next: commit keys/{issuer}.yaml, and sign with `shirushi sign --ssh-agent`"),
    ))?;
    Ok(Outcome::Fine)
}

/// `z6Mk…` of a line such as `ssh-ed25519 AAAA… comment`.
fn public_half(text: &str) -> Option<String> {
    let mut words = text.lines().next()?.split_whitespace();
    let (kind, blob) = (words.next()?, words.next()?);
    let blob = BASE64_STANDARD.decode(blob).ok()?;
    (kind == "ssh-ed25519").then(|| agent::public_of(&blob).map(|key| key.to_string()))?
}

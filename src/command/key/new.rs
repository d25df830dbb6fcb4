//! `shirushi key new`: a fresh seed to a key file outside the repository and a line in `keys/<issuer>.yaml`.

use std::path::{Path, PathBuf};

use jiff::civil::Date;
use zeroize::Zeroizing;

use super::public::{self, Entry, KeysFile};
use super::{file, find, passphrase};
use crate::catalog::Slug;
use crate::command::cli::KeyNew;
use crate::command::peek;
use crate::command::refusal::{Refusal, both};
use crate::command::session::{Outcome, Session};
use crate::proof::secret::SecretKey;

/// Makes the key, writes both halves, says what to do next.
pub fn run(session: &mut Session<'_, '_>, args: &KeyNew) -> Result<Outcome, Refusal> {
    let site = peek::glance(&session.root)?;
    let issuer = peek::issuer(&session.root, &args.issuer)?;
    let repository = file::repository(&session.root)?;
    let today = site.today(session.now());
    let id = key_id(
        session,
        args.id.as_deref(),
        &issuer,
        args.from.unwrap_or(today),
    )?;
    let path = secret_path(session, args, &id)?;

    let secret = random_secret(session)?;
    let public_half = secret.public().to_string();
    let mut keys = public::read(&session.root, &issuer)?;
    let reserved = find::is_reserved(find::host_of(&site.base_url));
    let entry = public::append(
        &mut keys,
        &id,
        public_half.clone(),
        args.from,
        today,
        reserved,
    )?;

    let pem = sealed(session, args, &path, &secret)?;
    let text = Zeroizing::new(file::preamble(&public_half) + &pem);
    file::create(&path, &text, &repository)?;
    if let Err(refusal) = public::write(&session.root, &issuer, &keys) {
        // A secret whose public half nobody knows would only be in the way of the next attempt.
        let _ = std::fs::remove_file(&path);
        return Err(refusal);
    }
    tell(session, &entry, &keys, &path)?;
    Ok(Outcome::Fine)
}

/// The wanted name, or the issuer and the year; no other key of the site may bear it.
pub(super) fn key_id(
    session: &Session<'_, '_>,
    wanted: Option<&str>,
    issuer: &Slug,
    from: Date,
) -> Result<Slug, Refusal> {
    let mut taken = Vec::new();
    for name in peek::names_of(&session.root.join("keys"))? {
        if let Some(owner) = Slug::new(&name) {
            taken.extend(
                public::read(&session.root, &owner)?
                    .keys
                    .into_iter()
                    .map(|entry| entry.id),
            );
        }
    }
    let is_taken = |id: &str| taken.iter().any(|other| other == id);
    if let Some(id) = wanted {
        let slug = Slug::new(id).ok_or_else(|| Refusal::bad_key_id(id))?;
        return match is_taken(id) {
            true => Err(Refusal::key_id_taken(id)),
            false => Ok(slug),
        };
    }
    let base = format!("{issuer}-{}", from.year());
    let numbered = (2..).map(|number| format!("{base}-{number}"));
    let free = std::iter::once(base.clone())
        .chain(numbered)
        .find(|id| !is_taken(id));
    let free = free.expect("numbers do not run out");
    Slug::new(&free).ok_or_else(|| Refusal::bad_key_id(&free))
}

fn secret_path(session: &Session<'_, '_>, args: &KeyNew, id: &Slug) -> Result<PathBuf, Refusal> {
    match &args.out {
        Some(path) => Ok(session.env.path(path)),
        None => file::default_folder(session.env)
            .map(|folder| folder.join(format!("{id}.pem")))
            .ok_or_else(Refusal::no_home),
    }
}

fn random_secret(session: &mut Session<'_, '_>) -> Result<SecretKey, Refusal> {
    let mut seed = Zeroizing::new([0; 32]);
    (session.env.random)(&mut *seed).map_err(|error| Refusal::no_chance(&error))?;
    Ok(SecretKey::from_seed(&seed))
}

fn sealed(
    session: &mut Session<'_, '_>,
    args: &KeyNew,
    path: &Path,
    secret: &SecretKey,
) -> Result<Zeroizing<String>, Refusal> {
    if args.no_passphrase {
        return Ok(secret.to_plain_pem());
    }
    let passphrase = match passphrase::from_file(session, args.passphrase_file.as_deref())? {
        Some(passphrase) => passphrase,
        None => passphrase::ask_for_new(session, path)?,
    };
    secret
        .to_encrypted_pem(&passphrase)
        .map_err(|error| Refusal::no_chance(&error))
}

fn tell(
    session: &mut Session<'_, '_>,
    entry: &Entry,
    keys: &KeysFile,
    path: &Path,
) -> Result<(), Refusal> {
    let (id, public, from, issuer) = (&entry.id, &entry.public, entry.from.0, &keys.issuer);
    let path = path.display();
    session.say(&both(
        format!("鍵「{id}」を作りました({issuer}、{from} から)"),
        format!("made the key \"{id}\" for {issuer}, from {from}"),
    ))?;
    session.say(&both(
        format!("  秘密鍵: {path}\n  公開鍵: keys/{issuer}.yaml に {public}"),
        format!("  secret: {path}\n  public: {public}, in keys/{issuer}.yaml"),
    ))?;
    session.note(&both(
        format!(
            "次にすること:\n  \
             1. 秘密鍵のファイルとパスフレーズを、別々の安全な場所に控える(失うと署名できません)\n  \
             2. keys/{issuer}.yaml をコミットする(秘密鍵は絶対にコミットしない)\n  \
             3. `shirushi sign` で署名する。鍵は自動で見つかります(`--out` で別の場所に置いたときは `--key {path}`)"
        ),
        format!(
            "next:\n  \
             1. keep a copy of the secret file and of its pass phrase, in two safe places: without them nothing can be signed\n  \
             2. commit keys/{issuer}.yaml, and never the secret\n  \
             3. sign with `shirushi sign`, which finds the key (or is told with `--key {path}` when `--out` put it elsewhere)"
        ),
    ))?;
    // Nothing was signed before the first key: what `init` put in as samples may still be there.
    match keys.keys.len() {
        1 => session.note(&both(
            "見本の授与と人(content/awards/、content/people.csv)が残っていれば、署名する前に消してください。署名したものはずっと残ります",
            "before you sign, remove the sample awards and people (content/awards/, content/people.csv) if they are still there: what is signed stays",
        )),
        _ => Ok(()),
    }
}

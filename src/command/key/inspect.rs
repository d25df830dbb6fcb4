//! `shirushi key list` and `shirushi key check`: which keys a site has, and whose a key file is.

use super::file;
use super::find::{self, Unlock};
use super::public::{self, Entry, Environment};
use crate::catalog::Slug;
use crate::command::cli::KeyCheck;
use crate::command::peek;
use crate::command::refusal::{Refusal, both};
use crate::command::session::{Outcome, Session};
use crate::proof::secret::SecretKey;

/// One line a key: issuer, name, days, environment, where the secret is.
pub fn list(session: &mut Session<'_, '_>) -> Result<Outcome, Refusal> {
    let keys = listed(session)?;
    if keys.is_empty() {
        session.note(&both(
            "鍵はまだありません。`shirushi key new` で作れます",
            "there are no keys yet; `shirushi key new` makes one",
        ))?;
    }
    for (issuer, entry) in keys {
        let (id, public, from) = (&entry.id, &entry.public, entry.from.0);
        let until = entry.until.map(|day| day.0.to_string()).unwrap_or_default();
        let environment = match entry.environment {
            Environment::Production => "production",
            Environment::Demo => "demo",
        };
        let secret = match secret_of(session, &entry) {
            Some(path) => both(path.clone(), path),
            None => both("秘密鍵はここにない", "secret not here"),
        };
        let line = |secret: &str| {
            format!("{issuer}  {id}  {from}..{until}  {environment}  {public}  {secret}")
        };
        session.say(&both(line(&secret.ja), line(&secret.en)))?;
    }
    Ok(Outcome::Fine)
}

/// Reads the file as `build` would, and says whose key it is.
pub fn check(session: &mut Session<'_, '_>, args: &KeyCheck) -> Result<Outcome, Refusal> {
    let path = session.env.path(&args.file);
    let repository = file::repository(&session.root)?;
    let encrypted = SecretKey::is_encrypted(&file::read(&path, &repository)?);
    let mut unlock = Unlock::new(session, args.passphrase_file.as_deref())?;
    let secret = find::open(session, &path, &repository, &mut unlock)?;
    let public = secret.public().to_string();
    session.say(&both(
        format!("公開鍵: {public}"),
        format!("public half: {public}"),
    ))?;
    session.say(&match encrypted {
        true => both("暗号化: されています", "encrypted: yes"),
        false => both(
            "暗号化: されていません(このファイルを読める人は署名できます)",
            "encrypted: no; whoever reads this file can sign",
        ),
    })?;
    let mut keys = listed(session)?.into_iter();
    match keys.find(|(_, entry)| entry.public == public) {
        Some((issuer, entry)) => {
            let id = &entry.id;
            session.say(&both(
                format!("発行者: {issuer}(鍵「{id}」)"),
                format!("issuer: {issuer}, key \"{id}\""),
            ))?;
            Ok(Outcome::Fine)
        }
        None => {
            session.say(&both(
                "発行者: この公開鍵は、どの keys/<発行者>.yaml にもありません",
                "issuer: no keys/<issuer>.yaml lists this key",
            ))?;
            Ok(Outcome::Wrong)
        }
    }
}

/// All public keys of the site, by issuer.
fn listed(session: &Session<'_, '_>) -> Result<Vec<(Slug, Entry)>, Refusal> {
    let mut all = Vec::new();
    for name in peek::names_of(&session.root.join("keys"))? {
        if let Some(issuer) = Slug::new(&name) {
            let keys = public::read(&session.root, &issuer)?.keys;
            all.extend(keys.into_iter().map(|entry| (issuer.clone(), entry)));
        }
    }
    Ok(all)
}

/// Where the secret of a listed key is, if it is where a build looks by itself.
fn secret_of(session: &Session<'_, '_>, entry: &Entry) -> Option<String> {
    let path = match entry.environment {
        Environment::Demo => find::demo_path(&session.root, &entry.id),
        Environment::Production => {
            file::default_folder(session.env)?.join(format!("{}.pem", entry.id))
        }
    };
    path.is_file().then(|| path.display().to_string())
}

//! The secrets a build signs with: demo keys of the site, files that were named, files where `key new` puts them.

use std::fs;
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::agent;
use super::context::untrusted;
use super::file;
use super::passphrase::{self, Passphrase};
use crate::catalog::{Catalog, Environment, KeyEntry, Slug};
use crate::command::cli::Keys;
use crate::command::refusal::Refusal;
use crate::command::session::Session;
use crate::proof::Signer as _;
use crate::proof::secret::{SecretError, SecretKey};
use crate::sign::Keyring;

/// The most that the file of a demo secret holds, in bytes.
const LARGEST_DEMO: u64 = 1 << 10;

/// The keyring for a build, with the keys that were named, or else those kept for issuers that are `needed`. Where an unapproved change may be running, a named key is refused and no other is looked for.
pub fn keyring(
    session: &mut Session<'_, '_>,
    catalog: &Catalog,
    wanted: &Keys,
    needed: impl Fn(&Slug) -> bool,
) -> Result<Keyring, Refusal> {
    let mut keyring = demo_keyring(session, catalog)?;
    let asked = !wanted.key.is_empty() || session.env.var(KEY_FILE).is_some() || wanted.ssh_agent;
    if let Some(variable) = untrusted(|name| session.env.text(name)) {
        return match !asked {
            true => Ok(keyring),
            false => Err(Refusal::untrusted(variable)),
        };
    }
    let named = named_files(session, wanted)?;
    let repository = file::repository(&session.root)?;
    let mut unlock = Unlock::new(session, wanted.passphrase_file.as_deref())?;
    let mut found = Vec::new();
    for path in &named {
        let secret = open(session, path, &repository, &mut unlock)?;
        let public = secret.public().to_string();
        let Some(entry) = entries(catalog).find(|entry| entry.public == public) else {
            return Err(Refusal::key_unlisted(path, &public));
        };
        if entry.environment == Environment::Demo && !is_reserved(host(catalog)) {
            return Err(Refusal::demo_key(entry.id.as_str(), host(catalog)));
        }
        found.push(public);
        keyring.add(secret);
    }
    if wanted.ssh_agent {
        for held in agent::keys(session)? {
            let public = held.public().to_string();
            if entries(catalog).any(|entry| entry.public == public) && !found.contains(&public) {
                found.push(public);
                keyring.add(held);
            }
        }
    }
    // Whoever says which keys to use means these.
    let kept = match asked {
        true => Vec::new(),
        false => kept_files(session, catalog, needed),
    };
    for (entry, path) in kept {
        let secret = open(session, &path, &repository, &mut unlock)?;
        let public = secret.public().to_string();
        if public != entry.public {
            return Err(Refusal::key_unlisted(&path, &public));
        }
        keyring.add(secret);
    }
    Ok(keyring)
}

/// The demo keys of the site, if its domain is one that never belongs to anyone.
pub fn demo_keyring(session: &Session<'_, '_>, catalog: &Catalog) -> Result<Keyring, Refusal> {
    let mut keyring = Keyring::default();
    if !is_reserved(host(catalog)) {
        return Ok(keyring);
    }
    for entry in entries(catalog).filter(|entry| entry.environment == Environment::Demo) {
        let path = demo_path(&session.root, entry.id.as_str());
        // Anybody who proposes a change can put something here: a link, a device, a flood.
        let text = match fs::symlink_metadata(&path) {
            Ok(about) if about.is_file() && about.len() <= LARGEST_DEMO => {
                fs::read_to_string(&path)
            }
            Ok(_) => return Err(Refusal::demo_key_differs(&path)),
            Err(error) => Err(error),
        };
        let text = match text {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => continue,
            Err(error) => return Err(Refusal::machine(&path, &error)),
        };
        match SecretKey::from_multibase(text.trim_end()) {
            Ok(secret) if secret.public().to_string() == entry.public => keyring.add(secret),
            _ => return Err(Refusal::demo_key_differs(&path)),
        }
    }
    Ok(keyring)
}

/// The file of a demo secret.
pub fn demo_path(root: &Path, id: &str) -> PathBuf {
    root.join("keys").join("demo").join(format!("{id}.key"))
}

/// The files of production keys that are where `key new` puts them. The folder serves all sites of a person: a file that
/// states the public half of another key of the same name is none of this site's.
fn kept_files<'c>(
    session: &Session<'_, '_>,
    catalog: &'c Catalog,
    needed: impl Fn(&Slug) -> bool,
) -> Vec<(&'c KeyEntry, PathBuf)> {
    let Some(folder) = file::default_folder(session.env) else {
        return Vec::new();
    };
    let is_ours = |entry: &KeyEntry, path: &Path| {
        let text = fs::read_to_string(path)
            .map(Zeroizing::new)
            .unwrap_or_default();
        file::stated_public(&text).is_none_or(|stated| stated == entry.public)
    };
    let keys = catalog.keys.values().filter(|keys| needed(&keys.issuer));
    keys.flat_map(|keys| &keys.keys)
        .filter(|entry| entry.environment == Environment::Production)
        .map(|entry| (entry, folder.join(format!("{}.pem", entry.id))))
        .filter(|(entry, path)| path.is_file() && is_ours(entry, path))
        .collect()
}

/// The secret of a key file.
pub fn open(
    session: &mut Session<'_, '_>,
    path: &Path,
    repository: &Path,
    unlock: &mut Unlock,
) -> Result<SecretKey, Refusal> {
    let text = file::read(path, repository)?;
    let pem = file::pem(&text);
    if SecretKey::is_encrypted(pem) {
        return unlock.open(session, path, pem);
    }
    SecretKey::from_pem(pem, None).map_err(|error| refusal(path, error))
}

fn refusal(path: &Path, error: SecretError) -> Refusal {
    match error {
        SecretError::OtherPublicKey => Refusal::key_halves_differ(path),
        SecretError::PassPhraseWrong => Refusal::wrong_passphrase(path),
        _ => Refusal::not_a_key(path),
    }
}

/// Pass phrases of this run: each is tried on the next file too, so that a person is asked once.
pub struct Unlock {
    known: Vec<Passphrase>,
    from_file: bool,
}

impl Unlock {
    /// With the pass phrase of a file, if there is one.
    pub fn new(session: &Session<'_, '_>, file: Option<&Path>) -> Result<Unlock, Refusal> {
        let known: Vec<_> = passphrase::from_file(session, file)?.into_iter().collect();
        Ok(Unlock {
            from_file: !known.is_empty(),
            known,
        })
    }

    fn open(
        &mut self,
        session: &mut Session<'_, '_>,
        path: &Path,
        pem: &str,
    ) -> Result<SecretKey, Refusal> {
        for passphrase in &self.known {
            match SecretKey::from_pem(pem, Some(passphrase)) {
                Err(SecretError::PassPhraseWrong) => {}
                opened => return opened.map_err(|error| refusal(path, error)),
            }
        }
        if self.from_file {
            return Err(Refusal::wrong_passphrase(path));
        }
        let passphrase = passphrase::ask(session, path)?;
        let secret =
            SecretKey::from_pem(pem, Some(&passphrase)).map_err(|error| refusal(path, error))?;
        self.known.push(passphrase);
        Ok(secret)
    }
}

/// Whether a host is one that never belongs to anyone (RFC 6761), for which demo keys may sign.
pub fn is_reserved(host: &str) -> bool {
    let last = host.rsplit('.').next().unwrap_or(host);
    ["example", "test", "invalid", "localhost"].contains(&last)
}

/// The host of a base URL, without its port.
pub fn host_of(base_url: &str) -> &str {
    let rest = base_url
        .split_once("://")
        .map_or(base_url, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    let host = authority.rsplit('@').next().unwrap_or(authority);
    host.split(':').next().unwrap_or(host)
}

fn host(catalog: &Catalog) -> &str {
    host_of(&catalog.settings.base_url)
}

fn entries(catalog: &Catalog) -> impl Iterator<Item = &KeyEntry> {
    catalog.keys.values().flat_map(|keys| &keys.keys)
}

/// The key files that were named. What is no file may be the secret itself, and is not repeated.
fn named_files(session: &Session<'_, '_>, wanted: &Keys) -> Result<Vec<PathBuf>, Refusal> {
    let listed = session.env.var(KEY_FILE).map(std::env::split_paths);
    let listed = listed
        .into_iter()
        .flatten()
        .filter(|path| !path.as_os_str().is_empty())
        .map(|path| (path, KEY_FILE));
    let named = wanted.key.iter().cloned().map(|path| (path, "--key"));
    named
        .chain(listed)
        .map(|(path, source)| {
            let path = session.env.path(&path);
            match path.is_file() {
                true => Ok(path),
                false => Err(Refusal::names_no_file(source)),
            }
        })
        .collect()
}

/// Names the key files.
const KEY_FILE: &str = "SHIRUSHI_KEY_FILE";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reserved_hosts_are_those_that_nobody_can_own() {
        for host in [
            "badges.shiomino.example",
            "a.test",
            "x.invalid",
            "localhost",
            "app.localhost",
        ] {
            assert!(is_reserved(host), "{host}");
        }
        for host in [
            "example.com",
            "badges.example.org",
            "testing",
            "my-test",
            "localhost.evil.com",
            "",
            "xexample",
        ] {
            assert!(!is_reserved(host), "{host}");
        }
    }

    #[test]
    fn the_host_of_an_address_is_found_whatever_surrounds_it() {
        assert_eq!(
            host_of("https://badges.shiomino.example"),
            "badges.shiomino.example"
        );
        assert_eq!(host_of("https://a.example:8443/sub/site"), "a.example");
        assert_eq!(host_of("https://x.example@evil.com/"), "evil.com");
    }
}

//! Whether a build makes the site itself or a preview of it, why, and at which address.

use super::cli::Making;
use super::key;
use super::refusal::{Refusal, both};
use super::session::Session;
use crate::catalog::Catalog;
use crate::check::moved;
use crate::render::Publication;
use crate::report::Wording;
use crate::sign::{Keyring, unsigned};

/// Why a build is a preview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It was asked for.
    Asked,
    /// This variable says that an unapproved change may be running.
    Untrusted(&'static str),
    /// Nothing can be signed.
    NoKey,
}

/// Why this build is a preview, if it is one. Demo keys make no difference: they are at hand for unapproved changes too. A
/// locked build is none, and has no business where an unapproved change may be running.
pub fn why(
    session: &Session<'_, '_>,
    args: &Making,
    catalog: &Catalog,
    keyring: &Keyring,
) -> Result<Option<Why>, Refusal> {
    let var = |name: &str| session.env.text(name);
    if args.locked {
        return match key::unapproved(var) {
            Some(variable) => Err(Refusal::locked_preview(variable)),
            None => Ok(None),
        };
    }
    if args.preview {
        return Ok(Some(Why::Asked));
    }
    let without_key = publication(catalog, keyring).is_preview();
    let untrusted = key::untrusted(var).map(Why::Untrusted);
    Ok(untrusted.or(without_key.then_some(Why::NoKey)))
}

/// What can be made with these keys and what was signed before.
pub fn publication(catalog: &Catalog, keyring: &Keyring) -> Publication {
    match keyring.is_empty() && unsigned(catalog).next().is_some() {
        true => Publication::Preview,
        false => Publication::Production,
    }
}

/// The repository at the address of the build: that of a preview is where its host will show it, that of the site itself is
/// the one it states.
pub fn placed(
    session: &Session<'_, '_>,
    catalog: Catalog,
    given: Option<&str>,
    why: Option<Why>,
) -> Result<Catalog, Refusal> {
    let stated = &catalog.settings.base_url;
    match (why, given) {
        (None, Some(url)) if url.strip_suffix('/').unwrap_or(url) != stated => {
            Err(Refusal::other_base_url(url, stated))
        }
        (None, _) => Ok(catalog),
        (Some(_), Some(url)) => moved(catalog, url).ok_or_else(|| Refusal::bad_base_url(url)),
        (Some(_), None) => {
            let hosts = HOSTS.iter().copied();
            let mut found = hosts.filter_map(|name| Some((name, session.env.text(name)?)));
            match found.next() {
                Some((name, url)) => {
                    moved(catalog, &url).ok_or_else(|| Refusal::bad_preview_url(name))
                }
                None => Ok(catalog),
            }
        }
    }
}

/// Where Netlify and Cloudflare Pages will show what they build.
const HOSTS: &[&str] = &["DEPLOY_PRIME_URL", "CF_PAGES_URL"];

/// What people are told of a preview.
pub fn told(why: Why, base_url: &str) -> Wording {
    let (ja, en) = match why {
        Why::Asked => (
            "`--preview` が付いています".to_owned(),
            "`--preview` asks for it".to_owned(),
        ),
        Why::Untrusted(variable) => (
            format!("{variable} により承認前の変更かもしれないため、鍵を使いません"),
            format!("{variable} says that this may be an unapproved change, so no key is used"),
        ),
        Why::NoKey => (
            "署名の鍵が手元にありません(`--key` で示すか、`shirushi key new` で作ってください)"
                .to_owned(),
            "no key is at hand (name it with `--key`, or make one with `shirushi key new`)"
                .to_owned(),
        ),
    };
    both(
        format!(
            "確認用のサイトです。署名はなく、どのページと画像にもそう書いてあります({base_url})。{ja}"
        ),
        format!(
            "this is a preview, unsigned, and every page and picture says so ({base_url}): {en}"
        ),
    )
}

/// What people are told when Netlify shows the site itself at another address than the one it states.
pub fn misplaced(session: &Session<'_, '_>, base_url: &str) -> Option<Wording> {
    let shown = session.env.text("URL")?;
    let host = key::host_of(base_url);
    let differs = key::host_of(&shown) != host && !key::is_reserved(host);
    let netlify = session
        .env
        .text("NETLIFY")
        .is_some_and(|value| value == "true");
    (netlify && differs).then(|| {
        both(
            format!("Netlify の URL は {shown} ですが、バッジのアドレスは {base_url} です。ドメインの設定を確かめてください"),
            format!("Netlify shows this site at {shown}, but badges state {base_url}: set up the domain there"),
        )
    })
}

//! Is the key the issuer's?
//!
//! Controlled Identifiers 1.0 section 3.3, retrieve verification method (<https://www.w3.org/TR/cid-1.0/#retrieve-verification-method>):
//! anyone can make a key and name another's id before it, so the issuer's own document must list the key.

use super::check::{Found, Session, moment};
use super::code::{Code, Finding};
use super::members::each;
use crate::proof::{Did, PublicKey, json};
use serde_json::Value;

/// What the issuer's own document says of keys whose signatures hold. The first that it does not confirm decides.
pub(super) fn check(session: &Session, issuer: &str, methods: &[(String, PublicKey)]) -> Found {
    let mut confirmed = Code::IssuerMethodUnknown.into();
    for (method, key) in methods {
        confirmed = one(session, issuer, method, key).unwrap_or_else(|found| found);
        if confirmed.code.finding() != Finding::Passed {
            break;
        }
    }
    confirmed
}

/// Whether the issuer's key is bound to it well enough for its list of withdrawals and its dates to mean something.
pub(super) fn is_bound(found: &Found) -> bool {
    found.code.finding() == Finding::Passed
        || matches!(found.code, Code::IssuerEnclosed | Code::IssuerNotTrusted)
}

fn one(session: &Session, issuer: &str, method: &str, key: &PublicKey) -> Result<Found, Found> {
    let (controller, _) = method.split_once('#').ok_or(Code::KeyNotListed)?;
    if controller != issuer {
        return Err(Code::KeyOfAnother.because(controller));
    }
    let known = session.trust().map(|trust| trust.keys(issuer));
    if let Some(keys @ [_, ..]) = known {
        return match keys.contains(key) {
            true => Ok(Code::IssuerKnown.into()),
            false => Err(Code::KeyDiffers.because("not a key of the list of known issuers")),
        };
    }
    match issuer.parse() {
        Ok(Did::Key(own)) if own == *key => Ok(Code::IssuerIsItsKey.into()),
        Ok(Did::Key(_)) => Err(Code::KeyOfAnother.into()),
        Ok(Did::Web(web)) => {
            let url = web.document_url();
            let referred = session
                .get(&url)
                .ok_or_else(|| Code::IssuerUnreachable.because(&url))?;
            let document = json::parse(&referred.bytes)
                .map_err(|error| Code::IssuerDocumentMalformed.because(error))?;
            let found = listed(session, &document, issuer, method, key)?;
            match referred.enclosed {
                true => Err(Code::IssuerEnclosed.into()),
                false => Ok(found),
            }
        }
        Err(error) => Err(Code::IssuerMethodUnknown.because(error)),
    }
}

/// Whether a DID document lists a key for making assertions.
fn listed(
    session: &Session,
    document: &Value,
    issuer: &str,
    method: &str,
    key: &PublicKey,
) -> Result<Found, Found> {
    if !document.is_object() {
        return Err(Code::IssuerDocumentMalformed.into());
    }
    if document["id"] != issuer {
        return Err(Code::IssuerDocumentOfAnother.into());
    }
    let entries: Vec<&Value> = each(document.get("verificationMethod"))
        .iter()
        .filter(|entry| entry["id"] == method)
        .collect();
    if entries.is_empty() {
        return Err(Code::KeyNotListed.because(method));
    }
    for entry in entries {
        if entry["type"] != "Multikey" || entry["controller"] != issuer {
            return Err(Code::KeyDiffers.because("not a Multikey that the issuer controls"));
        }
        if entry["publicKeyMultibase"] != key.to_string() {
            return Err(Code::KeyDiffers.into());
        }
        // CID 1.0: no proof is verified with a key after it was revoked, whatever time the proof claims.
        if entry.get("revoked").is_some() {
            return Err(Code::KeyWithdrawn.because("revoked"));
        }
        if moment(entry, "expires", Code::KeyWithdrawn)?.is_some_and(|end| session.now() >= end) {
            return Err(Code::KeyWithdrawn.because("expired"));
        }
    }
    if !each(document.get("assertionMethod"))
        .iter()
        .any(|entry| entry == method)
    {
        return Err(Code::KeyNotForCredentials.into());
    }
    Ok(Code::IssuerConfirmed.into())
}

//! Has it been withdrawn or suspended?
//!
//! Bitstring Status List 1.0 section 3.2, its steps in its order (<https://www.w3.org/TR/vc-bitstring-status-list/#validate-algorithm>).
//! Whatever goes wrong with the list leaves the status unknown, never good.

use super::check::{Found, Session, dates};
use super::code::{Code, Finding};
use super::form::{self, Form};
use super::kind::Kind;
use super::members::{each, has_type, text};
use super::verdict::{REASONS, Withdrawal};
use super::{issuer, signature};
use crate::proof::json;
use crate::proof::status_list::{StatusList, StatusListError};
use serde_json::Value;

/// How many status entries of one document are looked at.
const MOST: usize = 4;

/// What the status entries of a credential say, the worst first.
pub(super) fn check(session: &Session, document: &Value, form: &Form) -> Found {
    let entries = each(document.get("credentialStatus"));
    if entries.is_empty() {
        return Code::NoStatus.into();
    }
    if entries.len() > MOST {
        return Code::StatusKindUnknown.because(format!("more than {MOST} entries"));
    }
    let mut found: Vec<Found> = entries
        .iter()
        .map(|entry| one(session, entry, form).unwrap_or_else(|found| found))
        .collect();
    // What was withdrawn does not hold again when a suspension ends.
    found.sort_by_key(|found| match (found.code, found.code.finding()) {
        (Code::Revoked, _) => 0,
        (_, Finding::Failed) => 1,
        (_, Finding::CouldNotCheck) => 2,
        (_, Finding::Passed) => 3,
    });
    found.swap_remove(0)
}

fn one(session: &Session, entry: &Value, credential: &Form) -> Result<Found, Found> {
    if !has_type(entry, "BitstringStatusListEntry") {
        return Err(Code::StatusKindUnknown.into());
    }
    if entry.get("statusSize").is_some_and(|size| *size != 1) {
        return Err(Code::StatusKindUnknown.because("statusSize"));
    }
    let set = match entry["statusPurpose"].as_str() {
        Some("revocation") => Code::Revoked,
        Some("suspension") => Code::Suspended,
        _ => return Err(Code::StatusKindUnknown.because("statusPurpose")),
    };
    let index = index(entry).ok_or(Code::StatusKindUnknown.because("statusListIndex"))?;
    // 2. Dereference the list.
    let url = entry["statusListCredential"].as_str().unwrap_or_default();
    let referred = session
        .get(url)
        .ok_or_else(|| Code::StatusUnreachable.because(url))?;
    let list =
        json::parse(&referred.bytes).map_err(|error| Code::StatusListMalformed.because(error))?;
    // 3. Verify its proof, as that of a credential of the same issuer.
    let form = form::check(&list, None, session.contexts())
        .map_err(|found| Code::StatusListMalformed.because(found.code))?;
    if form.kind != Kind::StatusList {
        return Err(Code::StatusListMalformed.because("not a status list"));
    }
    if list["id"] != url || form.issuer != credential.issuer {
        return Err(Code::StatusListOfAnother.into());
    }
    let methods = signature::check(&form, session.contexts(), session.now())
        .map_err(|found| Code::StatusListUnproven.because(found.code))?;
    let confirmed = issuer::check(session, &form.issuer, &methods);
    if !issuer::is_bound(&confirmed) {
        return Err(Code::StatusListUnproven.because(confirmed.code));
    }
    if dates(&form, session.now()).code.finding() != Finding::Passed {
        return Err(Code::StatusListStale.into());
    }
    // 4. to 9. Purpose, length, range, bit.
    let subject = &list["credentialSubject"];
    if !each(subject.get("statusPurpose")).contains(&entry["statusPurpose"]) {
        return Err(Code::StatusPurposeDiffers.into());
    }
    let malformed = |error: StatusListError| Code::StatusListMalformed.because(error);
    let bits = StatusList::decode(subject["encodedList"].as_str().unwrap_or_default())
        .map_err(malformed)?;
    match bits.get(index) {
        Ok(true) => Ok(set.into()),
        Ok(false) if referred.enclosed => {
            Err(Code::StatusEnclosed.because(text(&list, "validFrom").unwrap_or_default()))
        }
        Ok(false) => Ok(Code::NotWithdrawn.into()),
        Err(error) => Err(Code::StatusIndexOutOfRange.because(error)),
    }
}

/// When and why, for people, as the issuer's site tells in `<list>.reasons.json` beside `<list>.json`: an object of
/// `{"on": "2026-03-02", "reason": "superseded"}` by index. It is a convention of ours, unsigned and never needed.
pub(super) fn withdrawal(session: &Session, document: &Value) -> Option<Withdrawal> {
    each(document.get("credentialStatus"))
        .iter()
        .find_map(|entry| {
            let list = text(entry, "statusListCredential")?.strip_suffix(".json")?;
            let reasons = session.get(&format!("{list}.reasons.json"))?;
            let reasons = json::parse(&reasons.bytes).ok()?;
            let told = reasons.get(index(entry)?.to_string())?;
            let reason = text(told, "reason").filter(|reason| REASONS.contains(reason))?;
            Some(Withdrawal {
                on: text(told, "on").filter(|on| on.len() == 10)?.parse().ok()?,
                reason: reason.to_owned(),
            })
        })
}

/// The index: decimal digits, or, as 1EdTech's examples have it, a number.
pub(super) fn index(entry: &Value) -> Option<usize> {
    match &entry["statusListIndex"] {
        Value::String(digits)
            if digits.len() <= 15 && digits.bytes().all(|byte| byte.is_ascii_digit()) =>
        {
            digits.parse().ok()
        }
        Value::Number(number) => usize::try_from(number.as_u64()?).ok(),
        _ => None,
    }
}

//! An award to its page. What it shares with others of its version is made once; one award costs one small map.

use std::convert::Infallible;

use serde::Deserialize;
use tera::{Context, Value};

use super::alike::Alike;
use super::certificate::{self, has_certificate};
use super::desk::{Book, Desk};
use super::form::{Page, Printed};
use super::frame::{self, Head};
use super::holder::{HolderName, holder_name};
use super::relations::{is_indexed, is_listed};
use super::share::share;
use super::snippet::snippets;
use super::standing::Standing;
use super::theme::ThemeError;
use super::value::{list, map, speaks_otherwise};
use super::{achievement, issuer, wallet};
use crate::catalog::{Award, AwardId, Evidence, Lang, NamePolicy, Person, ResultRule, Slug};
use crate::kept::Kept;

/// The most bytes that the page of an award has for the sake of a wallet: what a slow phone gets with its first packets. A
/// link that would make it longer is left out; the QR code and the address of the credential, which every wallet takes, remain.
const BUDGET: usize = 30 * 1024;

/// What the stage before rendering knows of an award.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AwardState<'a> {
    /// Its signed credential, as published; without one it is a draft and says so.
    pub credential: Option<&'a str>,
}

impl AwardState<'_> {
    /// Whether its credential is signed.
    pub fn is_signed(&self) -> bool {
        self.credential.is_some()
    }
}

/// What all award pages of one language have in common.
pub struct AwardTable {
    alike: Alike,
    versions: Kept<(Slug, u32), OfVersion>,
    /// Fingerprints of keys, by key.
    fingerprints: Kept<String, Option<String>>,
}

/// A proof as it stands in a credential, as far as the page names it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Written {
    r#type: String,
    cryptosuite: String,
    verification_method: String,
}

/// What all awards of one version have in common.
struct OfVersion {
    achievement: Value,
    issuer: Value,
    card: String,
    falls_back: bool,
}

impl AwardTable {
    /// The table of one language.
    pub fn new(book: &Book<'_>, lang: Lang) -> AwardTable {
        let spot = |id: &AwardId| book.addresses.award(lang, id);
        AwardTable {
            alike: Alike::new(book, lang, "award.html", spot),
            versions: Kept::default(),
            fingerprints: Kept::default(),
        }
    }

    /// The page of an award.
    pub fn render(
        &self,
        book: &Book<'_>,
        award: &Award,
        state: AwardState<'_>,
    ) -> Result<Page, ThemeError> {
        let desk = self.alike.desk(book);
        let version = (award.achievement.clone(), award.version);
        let Ok(shared) = self.versions.get(&version, || {
            Ok::<_, Infallible>(of_version(&desk, book.catalog.version_of(award)))
        });
        let head = Head {
            spots: frame::in_every_language(&desk, |lang| book.addresses.award(lang, &award.id)),
            noindex: !is_indexed(book.catalog, award) || !state.is_signed(),
            draft: !state.is_signed(),
            image: Some(shared.card.clone()),
            trail: Vec::new(),
        };
        let own = own(&desk, award, state, self.proof(state))?;
        let falls_back =
            shared.falls_back || own.get_from_path("evidence").is_some_and(speaks_otherwise);
        let page = frame::page(&desk, &head, falls_back)?;
        let about = format!("{} {}", award.achievement, award.version);
        let context = |context: &mut Context| {
            context.insert_value("achievement", shared.achievement.clone());
            context.insert_value("issuer", shared.issuer.clone());
        };
        let render = |link: &Value| {
            let own = [
                ("page", &page, &frame::PRINTED),
                ("award", &own, &PRINTED),
                ("wallet", link, &Printed::Known),
            ];
            self.alike.render(&desk, &about, context, &own)
        };
        let link = wallet_link(&desk, award, state);
        let page = render(&link)?;
        if link.is_none() || page.len() <= BUDGET {
            return Ok(page);
        }
        render(&Value::none())
    }

    /// The key that signed it, and what to know it by.
    fn proof(&self, state: AwardState<'_>) -> Value {
        // Our credentials end with it, and no text within holds a quotation mark that is not escaped.
        let credential = state.credential;
        let written = credential.and_then(|text| text.rsplit_once("\"proof\":[{"));
        let written = written.and_then(|(_, proof)| proof.split_once('}'));
        let proof = written.and_then(|(proof, _)| {
            let proof = ["{", proof, "}"].concat();
            serde_json::from_str::<Written>(&proof).ok()
        });
        Value::from(proof.and_then(|proof| {
            let (_, key) = proof.verification_method.split_once('#')?;
            let Ok(fingerprint) = self
                .fingerprints
                .get(key, || Ok::<_, Infallible>(issuer::fingerprint(key)));
            Some(map([
                ("type", Value::from(proof.r#type)),
                ("suite", Value::from(proof.cryptosuite)),
                ("key", Value::from(proof.verification_method)),
                ("fingerprint", Value::from((*fingerprint).clone())),
            ]))
        }))
    }
}

/// What templates only print of an award; the rest decides what they show. Addresses are made of those of the site and of the
/// award, which are searched as paths.
static PRINTED: Printed = Printed::In(&[
    ("id", Printed::All),
    (
        "kit",
        Printed::In(&[
            (
                "share",
                Printed::In(&[
                    ("profile", Printed::Known),
                    (
                        "posts",
                        Printed::Each(&Printed::In(&[("href", Printed::Known)])),
                    ),
                ]),
            ),
            ("snippets", Printed::Known),
            ("qr", Printed::In(&[("path", Printed::Known)])),
            ("pictures", Printed::Known),
        ]),
    ),
    ("status_index", Printed::All),
    ("holder", HOLDER),
    ("holder_page", Printed::All),
    ("issued_on", Printed::All),
    ("valid_until", Printed::All),
    ("withdrawn_on", Printed::All),
    ("suspended_on", Printed::All),
    ("replaced_by", Printed::All),
    ("replaces", Printed::All),
    ("renewed_by", Printed::All),
    ("renews", Printed::All),
    (
        "evidence",
        Printed::Each(&Printed::In(&[
            ("name", TEXT),
            ("narrative", TEXT),
            ("href", Printed::All),
        ])),
    ),
    ("page_url", Printed::Known),
    ("credential_url", Printed::Known),
    ("credential", Printed::Known),
    ("png", Printed::Known),
    ("svg", Printed::Known),
    ("bundle", Printed::Known),
    ("pdf", Printed::Known),
    ("certificate", Printed::Known),
    ("verify", Printed::Known),
    ("verifier", Printed::Known),
]);

/// What templates only print of a holder.
pub const HOLDER: Printed = Printed::In(&[("text", Printed::All)]);

/// What templates only print of a text.
const TEXT: Printed = Printed::In(&[("text", Printed::All), ("html", Printed::All)]);

/// The link to a wallet, with the whole credential in it.
fn wallet_link(desk: &Desk<'_, '_>, award: &Award, state: AwardState<'_>) -> Value {
    let book = desk.book;
    let as_of = book.catalog.settings.as_of;
    let shown = Standing::of(award, state.is_signed(), as_of).is_shown_around();
    let Some(credential) = state.credential.filter(|_| shown) else {
        return Value::none();
    };
    let Ok(link) = book.wallets.get(credential, || {
        let link = wallet::link(book.addresses.base_url(), credential);
        Ok::<_, Infallible>(Value::from(link))
    });
    (*link).clone()
}

fn of_version(desk: &Desk<'_, '_>, version: &crate::catalog::AchievementVersion) -> OfVersion {
    let book = desk.book;
    let found = book.catalog.issuers.get(&version.issuer);
    let issuer = found.expect("check resolved the issuer of every achievement");
    let card = book.addresses.version_card(desk.here.lang, version, issuer);
    let (achievement, issuer) = (
        achievement::of_award(desk, version),
        issuer::of_award(desk, issuer),
    );
    OfVersion {
        falls_back: speaks_otherwise(&achievement) || speaks_otherwise(&issuer),
        achievement,
        issuer,
        card: card.url,
    }
}

/// What is this award's alone.
fn own(
    desk: &Desk<'_, '_>,
    award: &Award,
    state: AwardState<'_>,
    proof: Value,
) -> Result<Value, ThemeError> {
    let (book, addresses) = (desk.book, desk.book.addresses);
    let settings = &book.catalog.settings;
    let signed = state.is_signed();
    let standing = Standing::of(award, signed, settings.as_of);
    let credential = addresses.credential(&award.id);
    let file = |wanted, spot| Value::from((wanted && signed).then(|| desk.here.link(&spot)));
    let rule = book.catalog.version_of(award).result.as_ref();
    let relations = &book.relations;
    let other = |id: &Option<AwardId>| id.as_ref().and_then(|id| book.catalog.awards.get(id));
    let pdf = certificate::file(book, desk.here.lang, award)?;
    let pdf = pdf.is_some_and(|certificate| certificate.missing().is_none());
    let kit = match standing.is_shown_around() {
        true => Some(kit(desk, award)?),
        false => None,
    };
    Ok(map([
        ("id", Value::from(award.id.as_str())),
        ("kit", Value::from(kit)),
        ("proof", proof),
        ("status_index", Value::from(award.status_index.to_string())),
        ("standing", Value::from(standing.name())),
        ("as_of", desk.maybe_day(settings.as_of)),
        ("signed", Value::from(signed)),
        ("holder", holder(desk, award)),
        ("holder_page", holder_page(desk, award)),
        ("issued_on", desk.day(award.issued_on)),
        ("valid_until", desk.maybe_day(award.valid_until)),
        (
            "withdrawn_on",
            desk.maybe_day(award.revocation.as_ref().map(|found| found.on)),
        ),
        ("suspended_on", desk.maybe_day(award.suspended_since())),
        (
            "reason",
            Value::from(
                award
                    .revocation
                    .as_ref()
                    .map(|found| found.reason.as_str().replace('-', "_")),
            ),
        ),
        (
            "is_replaced",
            Value::from(relations.replaced_by(award).is_some()),
        ),
        ("replaced_by", related(desk, relations.replaced_by(award))),
        ("replaces", related(desk, other(&award.replaces))),
        ("renewed_by", related(desk, relations.renewed_by(award))),
        ("renews", related(desk, other(&award.renews))),
        ("result", result(rule, award.result.as_deref())),
        (
            "evidence",
            list(award.evidence.iter().map(|found| evidence(desk, found))),
        ),
        (
            "page_url",
            Value::from(addresses.award(desk.here.lang, &award.id).url),
        ),
        ("credential_url", Value::from(credential.url.as_str())),
        ("credential", desk.link(&credential)),
        (
            "png",
            file(settings.baked_png, addresses.baked_png(&award.id)),
        ),
        (
            "svg",
            file(settings.baked_svg, addresses.baked_svg(&award.id)),
        ),
        ("bundle", file(settings.bundle, addresses.bundle(&award.id))),
        (
            "pdf",
            file(pdf, addresses.certificate_file(desk.here.lang, &award.id)),
        ),
        (
            "certificate",
            file(
                standing.is_shown_around() && has_certificate(book.catalog, award),
                addresses.certificate(desk.here.lang, &award.id),
            ),
        ),
        (
            "verify",
            // What follows # stays in the browser: the host does not learn which badge is looked at.
            Value::from(format!(
                "{}#{}",
                desk.here.link(&addresses.verify(desk.here.lang)),
                credential.url
            )),
        ),
        (
            "verifier",
            Value::from(format!(
                "https://verifierplus.org/#verify?vc={}",
                credential.url
            )),
        ),
    ]))
}

/// What its holder shows it around and keeps it with.
fn kit(desk: &Desk<'_, '_>, award: &Award) -> Result<Value, ThemeError> {
    let credential = desk.book.addresses.credential(&award.id);
    Ok(map([
        ("share", share(desk, award)),
        ("snippets", snippets(desk, award)?),
        ("qr", desk.book.codes.code(&credential.url)),
        // What follows # stays in the browser.
        (
            "pictures",
            Value::from(format!(
                "{}#{}",
                desk.here
                    .link(&desk.book.addresses.pictures(desk.here.lang)),
                award.id
            )),
        ),
    ]))
}

/// The name of the holder, as far as anyone may see it.
pub fn holder(desk: &Desk<'_, '_>, award: &Award) -> Value {
    let catalog = desk.book.catalog;
    named(desk, catalog.holder_of(award), catalog.name_policy(award))
}

/// A person's name for templates, as far as a policy goes.
pub fn named(desk: &Desk<'_, '_>, person: &Person, policy: NamePolicy) -> Value {
    let name = holder_name(person, policy, desk.here.lang);
    Value::from(name.map(|name| {
        let (form, text, lang) = match name {
            HolderName::Full(text, lang) => ("full", text, lang.map(|lang| lang.to_string())),
            HolderName::Initials(text) => ("initials", text, None),
            HolderName::Handle(text) => ("handle", text, None),
        };
        map([
            ("form", Value::from(form)),
            ("text", Value::from(text)),
            ("lang", Value::from(lang)),
        ])
    }))
}

/// The page that gathers the holder's awards, if this one is on it.
fn holder_page(desk: &Desk<'_, '_>, award: &Award) -> Value {
    let earner = desk.book.relations.earners().get(&award.person);
    let earner = earner.filter(|_| is_listed(desk.book.catalog, award));
    let spot = |person: &Person| desk.book.addresses.holder(desk.here.lang, &person.handle);
    Value::from(earner.map(|earner| desk.link(&spot(earner.person))))
}

/// Another award of the same person, if anyone may find it: the awards of a hidden holder do not lead to each other.
fn related(desk: &Desk<'_, '_>, award: Option<&Award>) -> Value {
    let listed = award.filter(|award| is_listed(desk.book.catalog, award));
    let spot = |award: &Award| desk.book.addresses.award(desk.here.lang, &award.id);
    Value::from(listed.map(|award| {
        map([
            ("href", desk.link(&spot(award))),
            ("issued_on", desk.day(award.issued_on)),
        ])
    }))
}

fn result(rule: Option<&ResultRule>, result: Option<&str>) -> Value {
    Value::from(result.map(|result| {
        let number = |unit: char| result.strip_suffix(unit).unwrap_or(result).to_owned();
        let (form, value) = match rule {
            Some(ResultRule::Hours) => ("hours", number('h')),
            Some(ResultRule::Percent) => ("percent", number('%')),
            Some(ResultRule::LetterGrade(_)) | None => ("grade", result.to_owned()),
        };
        map([("form", Value::from(form)), ("value", Value::from(value))])
    }))
}

fn evidence(desk: &Desk<'_, '_>, evidence: &Evidence) -> Value {
    map([
        ("name", desk.text(&evidence.name)),
        ("narrative", desk.maybe(evidence.narrative.as_ref())),
        ("href", desk.outside(evidence.url.as_deref())),
    ])
}

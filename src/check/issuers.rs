//! `content/issuers/<id>.yaml` to issuers.

use std::collections::BTreeMap;

use super::characters::Lookalikes;
use super::design::design;
use super::fields::{Context, Fields};
use super::id::{Ids, folded, known};
use super::identifier::identifier;
use super::node::{Found, Tree, Value};
use super::read::{colour, line, list, localized_paragraphs, name, number, text_of, truth, word};
use super::settings::{Site, privacy};
use super::unique::same_id;
use super::url::{fault, https};
use crate::catalog::{Contact, Issuer, IssuerKind, NamePolicy, Parent, Rgb, Slug};
use crate::report::{Place, Report};

const KINDS: &[(&str, IssuerKind)] = &[
    ("municipality", IssuerKind::Municipality),
    ("university", IssuerKind::University),
    ("company", IssuerKind::Company),
    ("community", IssuerKind::Community),
];

/// An issuer with the names of the keys it says it has.
#[derive(Debug)]
pub struct IssuerFile {
    /// The issuer.
    pub issuer: Issuer,
    /// The names of its keys, each where it is written.
    pub keys: Vec<(Slug, Place)>,
}

/// Reads every issuer, then looks at them beside each other.
pub fn read<'d>(
    trees: &'d BTreeMap<Slug, Tree<'_>>,
    site: &Site,
    issuers: &Ids,
    cx: &mut Context,
) -> BTreeMap<Slug, Found<'d, IssuerFile>> {
    let mut all = BTreeMap::new();
    for (id, tree) in trees {
        let Some(value) = tree.value() else { continue };
        if let Some(it) = issuer(value, id, site, issuers, cx) {
            all.insert(id.clone(), Found { it, at: value });
        }
    }
    distinct(&all, cx);
    parents_end(&all, cx);
    all
}

fn issuer(
    value: Value<'_>,
    id: &Slug,
    site: &Site,
    issuers: &Ids,
    cx: &mut Context,
) -> Option<IssuerFile> {
    let mut fields = Fields::of(value, cx)?;
    same_id(&mut fields, id);
    let kind = fields.required("type", word(KINDS));
    let name = fields.required("name", name);
    let parent = fields.optional("parent", |value, cx| parent(value, issuers, cx));
    let description = fields.optional("description", localized_paragraphs);
    let url = fields.required("url", https);
    let contact = fields.required("contact", contact);
    let address = match fields.optional("did", |value, cx| Some(address(value, site, cx))) {
        Some(given) => given,
        None => Some(id.clone()),
    };
    let identifiers = fields.optional("identifiers", list(identifier));
    let keys = fields.optional(
        "keys",
        list(|value, cx| Some((super::id::id(value, cx)?, value.place()))),
    );
    let linkedin = fields.optional("linkedin_organization_id", number(1..=999_999_999_999));
    let head = fields.optional("head", super::read::name);
    let accent = fields.optional("accent", accent);
    let style = fields.optional("design", |value, cx| design(value, site.style, cx));
    let names = fields.optional("privacy", privacy);
    let suspension = fields.optional("suspension", truth);
    let claim_codes = fields.optional("claim_codes", truth);
    fields.finish();

    let address = address?;
    let did = site.base.as_ref()?.did_of(&address);
    Some(IssuerFile {
        issuer: Issuer {
            id: id.clone(),
            did,
            address,
            kind: kind?,
            name: name?,
            parent,
            description,
            url: url?,
            contact: contact?,
            identifiers: identifiers.unwrap_or_default(),
            linkedin_organization_id: linkedin,
            head,
            accent: accent.unwrap_or_else(|| kind.map_or(Rgb(0x1f, 0x4e, 0x79), usual_accent)),
            style: style.unwrap_or(site.style),
            names: names.unwrap_or(NamePolicy::Full).max(site.names),
            suspension: suspension.unwrap_or(false),
            claim_codes: claim_codes.unwrap_or(false),
        },
        keys: keys.unwrap_or_default(),
    })
}

/// The colour of badges of an issuer that does not choose one.
fn usual_accent(kind: IssuerKind) -> Rgb {
    match kind {
        IssuerKind::Municipality => Rgb(0x0b, 0x5f, 0x8a),
        IssuerKind::University => Rgb(0x5b, 0x3a, 0x8c),
        IssuerKind::Company => Rgb(0x8a, 0x3a, 0x12),
        IssuerKind::Community => Rgb(0x2c, 0x6e, 0x49),
    }
}

/// The last part of `did:web:<host>:i:<address>`.
fn address(value: Value<'_>, site: &Site, cx: &mut Context) -> Option<Slug> {
    let did = folded(text_of(value, cx)?);
    let prefix = format!("{}:i:", site.base.as_ref()?.did());
    let Some(address) = did.strip_prefix(&prefix) else {
        let expected = format!("{prefix}…");
        cx.report.did_mismatch(value.place(), &did, &expected);
        return None;
    };
    let slug = Slug::new(address);
    if slug.is_none() {
        super::id::refuse(value.place(), address, &mut cx.report);
    }
    slug
}

/// The id of an issuer of this repository, or the name of an organisation that is none.
fn parent(value: Value<'_>, issuers: &Ids, cx: &mut Context) -> Option<Parent> {
    if value.text().is_some() {
        return known(issuers, Report::unknown_issuer)(value, cx).map(Parent::Issuer);
    }
    let mut fields = Fields::of(value, cx)?;
    let name = super::read::inline_name(&mut fields);
    let url = fields.optional("url", https);
    fields.finish();
    Some(Parent::Named { name: name?, url })
}

/// A mail address, or the address of a form.
fn contact(value: Value<'_>, cx: &mut Context) -> Option<Contact> {
    let text = line(value, cx)?;
    if text.contains("://") {
        return https(value, cx).map(Contact::Form);
    }
    let is_mail = text.split_once('@').is_some_and(|(user, host)| {
        let plain = |b: u8| b.is_ascii_alphanumeric() || b"!#$&'*+-/=?^_`{|}~.".contains(&b);
        !user.is_empty()
            && user.len() <= 64
            && user.bytes().all(plain)
            && host.contains('.')
            && !host.contains([':', '/', '?', '#'])
            && fault(&format!("https://{host}"), &["https"]).is_none()
    });
    if !is_mail {
        cx.report.malformed_contact(value.place(), &text);
        return None;
    }
    Some(Contact::Email(text))
}

/// A colour that stands out from the page by 3 to 1 (WCAG 2.2, 1.4.11).
fn accent(value: Value<'_>, cx: &mut Context) -> Option<Rgb> {
    let colour = colour(value, cx)?;
    let enough = colour.on_light_page();
    if enough != colour {
        let (given, ratio) = (colour.to_string(), colour.contrast_with_page());
        let report = &mut cx.report;
        report.pale_accent(value.place(), &given, ratio, &enough.to_string());
    }
    Some(colour)
}

/// No two issuers share an address or look the same.
fn distinct(all: &BTreeMap<Slug, Found<'_, IssuerFile>>, cx: &mut Context) {
    let mut addresses: BTreeMap<&Slug, Place> = BTreeMap::new();
    let mut lookalikes: BTreeMap<_, Lookalikes> = BTreeMap::new();
    for found in all.values() {
        let issuer = &found.it.issuer;
        let place = found.at.place_of("did");
        match addresses.get(&issuer.address) {
            Some(first) => {
                let address = format!("/i/{}/", issuer.address);
                cx.report.address_taken(place, &address, first);
            }
            None => {
                addresses.insert(&issuer.address, place);
            }
        }
        for (lang, name) in issuer.name.iter() {
            let place = place_of_text(found.at, "name", lang.as_str());
            lookalikes
                .entry(lang)
                .or_default()
                .add(name, place, &mut cx.report);
        }
    }
}

/// The place of one language of a text.
pub fn place_of_text(at: Value<'_>, key: &str, lang: &str) -> Place {
    at.get(key)
        .map_or_else(|| at.place(), |texts| texts.place_of(lang))
}

/// Nobody is part of itself.
fn parents_end(all: &BTreeMap<Slug, Found<'_, IssuerFile>>, cx: &mut Context) {
    let parent_of = |id: &Slug| match &all.get(id)?.it.issuer.parent {
        Some(Parent::Issuer(parent)) => Some(parent.clone()),
        _ => None,
    };
    for (id, found) in all {
        let line = std::iter::successors(parent_of(id), parent_of);
        if line.take(all.len()).any(|above| above == *id) {
            cx.report
                .parent_cycle(found.at.place_of("parent"), id.as_str());
        }
    }
}

/// An issuer whose contact is the address of a person. `mails` are those of `people.csv`.
pub fn contacts_are_roles(
    all: &BTreeMap<Slug, Found<'_, IssuerFile>>,
    mails: &[&str],
    cx: &mut Context,
) {
    for found in all.values() {
        if let Contact::Email(mail) = &found.it.issuer.contact
            && mails.iter().any(|other| other.eq_ignore_ascii_case(mail))
        {
            // the address is a private value: it is not shown
            let place = found.at.get("contact").unwrap_or(found.at).place_unseen();
            cx.report.personal_contact(place);
        }
    }
}

//! Links by which a holder tells others: plain addresses of other services, opened when they are pressed and never before.
//! They get the names of badge and issuer, days, and the address of the page; the name of the holder is in none of them.

use tera::Value;

use super::desk::Desk;
use super::percent::component;
use super::value::{list, map};
use crate::catalog::Award;

/// The link that adds an award to a profile, those that post its page, and the title it goes by.
pub fn share(desk: &Desk<'_, '_>, award: &Award) -> Value {
    let (catalog, lang) = (desk.book.catalog, desk.here.lang);
    let (badge, _) = catalog.version_of(award).name.get(lang);
    let (issuer, _) = catalog.issuer_of(award).name.get(lang);
    let title = format!("{badge} | {issuer}");
    let page = desk.book.addresses.award(lang, &award.id).url;
    let posts = posts(badge, &title, &page);
    let post = |(service, href): (&'static str, String)| {
        map([
            ("service", Value::from(service)),
            ("href", Value::from(href)),
            // a mail is written where the holder writes mails, not in a new window
            ("opens", Value::from(service != "mail")),
        ])
    };
    map([
        ("profile", Value::from(profile(desk, award, badge, &page))),
        ("posts", list(posts.into_iter().map(post))),
        ("title", Value::from(title)),
    ])
}

/// LinkedIn's form for certificates, filled in. Months have no leading zero; without an expiry none is named.
fn profile(desk: &Desk<'_, '_>, award: &Award, badge: &str, page: &str) -> String {
    let issuer = desk.book.catalog.issuer_of(award);
    let organisation = match issuer.linkedin_organization_id {
        Some(id) => format!("organizationId={id}"),
        None => format!(
            "organizationName={}",
            component(issuer.name.get(desk.here.lang).0)
        ),
    };
    let expiry = award.valid_until.map_or(String::new(), |day| {
        format!(
            "&expirationYear={}&expirationMonth={}",
            day.year(),
            day.month()
        )
    });
    format!(
        "https://www.linkedin.com/profile/add?startTask=CERTIFICATION_NAME&name={}&{organisation}\
         &issueYear={}&issueMonth={}{expiry}&certUrl={}&certId={}",
        component(badge),
        award.issued_on.year(),
        award.issued_on.month(),
        component(page),
        component(award.id.as_str()),
    )
}

/// Posts say the name of the badge, because the card of the page says the rest; a mail has no card.
fn posts(badge: &str, title: &str, page: &str) -> [(&'static str, String); 7] {
    let (badge, title, page) = (component(badge), component(title), component(page));
    [
        (
            "linkedin",
            format!("https://www.linkedin.com/sharing/share-offsite/?url={page}"),
        ),
        (
            "x",
            format!("https://x.com/intent/post?text={badge}&url={page}"),
        ),
        (
            "line",
            format!("https://social-plugins.line.me/lineit/share?url={page}&text={badge}"),
        ),
        (
            "facebook",
            format!("https://www.facebook.com/sharer/sharer.php?u={page}"),
        ),
        (
            "hatena",
            format!("https://b.hatena.ne.jp/entry/panel/?url={page}&btitle={badge}"),
        ),
        (
            "bluesky",
            format!("https://bsky.app/intent/compose?text={badge}%20{page}"),
        ),
        (
            "mail",
            format!("mailto:?subject={badge}&body={title}%0D%0A{page}"),
        ),
    ]
}

//! The page on which holders make pictures in their browser: backgrounds for meetings, cards, codes for business cards.

use serde_json::json;
use tera::Value;

use super::desk::Desk;
use super::value::{html, map};
use crate::image::background_tones;

/// What its script draws with: issuers with their tones, and the folder in which the awards stand in this language.
pub fn page(desk: &Desk<'_, '_>) -> Value {
    let (book, lang) = (desk.book, desk.here.lang);
    let issuers = book.catalog.issuers.values().map(|issuer| {
        let tones = background_tones(issuer.accent).into_iter();
        let tones = tones.map(|(name, tone)| (name.to_owned(), tone.to_string().into()));
        json!({
            "href": desk.here.link(&book.addresses.issuer(lang, issuer)),
            "name": issuer.name.get(lang).0,
            "tones": serde_json::Map::from_iter(tones),
        })
    });
    let data = json!({
        "home": desk.here.link(&book.addresses.home(lang)),
        "issuers": issuers.collect::<Vec<_>>(),
    });
    // no name of an issuer ends the element that the data stands in
    let data = data.to_string().replace('<', "\\u003c");
    map([("data", html(&data))])
}

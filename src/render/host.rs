//! What hosts and crawlers read: `_headers`, `robots.txt`, sitemaps.

use std::fmt::Write as _;

use super::desk::Book;
use super::relations::is_indexed;
use super::value::escape;
use super::verify;
use crate::catalog::{Lang, Slug};
use crate::plan::Spot;

/// What pages may do. The policy stands in each page, because hosts without headers have no other place for it;
/// `style-src 'self'` admits no inline style, and a script is a file of the theme that asks nobody before it is pressed.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
    connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'";

/// The most addresses that one sitemap may hold (sitemaps.org).
const SITEMAP_LIMIT: usize = 50_000;

/// `_headers` for Netlify and Cloudflare Pages. Hosts merge the rules that match, so no header stands in two of them.
pub fn headers(book: &Book<'_>) -> String {
    let everywhere = [
        "X-Content-Type-Options: nosniff",
        "Referrer-Policy: no-referrer",
        "X-Frame-Options: DENY",
        // Credentials, keys and status lists are read by other people's verifiers; nothing here is private to a session.
        "Access-Control-Allow-Origin: *",
    ];
    let mut text = String::from("/*\n");
    for header in everywhere {
        let _ = writeln!(text, "  {header}");
    }
    let policy = format!(
        "  Content-Security-Policy: {}\n",
        verify::policy_of_host(book)
    );
    let (editor, embed) = (book.editor(), book.catalog.settings.embed);
    if editor.is_none() && !embed {
        text.push_str(&policy);
    }
    if book.preview {
        text.push_str("  X-Robots-Tag: noindex\n");
    }
    if editor.is_some() || embed {
        for place in ordinary_places(book) {
            let _ = write!(text, "{place}\n{policy}");
        }
    }
    if embed {
        for place in embedded_places(book) {
            // browsers that read frame-ancestors do not look at X-Frame-Options
            let _ = writeln!(
                text,
                "{place}\n  Content-Security-Policy: {}; frame-ancestors *",
                super::embed::POLICY
            );
        }
    }
    if let Some(forge) = editor {
        let policy = crate::admin::policy(forge);
        let _ = writeln!(
            text,
            "/admin/*\n  Content-Security-Policy: {policy}; frame-ancestors 'none'"
        );
    }
    text.push_str("/assets/*\n  Cache-Control: public, max-age=86400\n");
    text.push_str("/i/*\n  Cache-Control: no-cache\n");
    for lang in &book.catalog.settings.languages {
        let worker = book.addresses.verify_worker(*lang).path;
        let _ = writeln!(text, "/{worker}\n  Cache-Control: no-cache");
    }
    text.push_str("/*.json\n  Content-Type: application/json; charset=utf-8\n");
    for lang in &book.catalog.settings.languages {
        let feed = book.addresses.feed(*lang).path;
        let _ = writeln!(
            text,
            "/{feed}\n  Content-Type: application/atom+xml; charset=utf-8"
        );
    }
    let settings = &book.catalog.settings;
    if !settings.index && !book.preview {
        for prefix in prefixes(book) {
            for people in ["a", "h"] {
                let _ = writeln!(text, "{prefix}/{people}/*\n  X-Robots-Tag: noindex");
            }
        }
    }
    text
}

/// Every place but that of the editor, which may do what no page of ours may, and those that frames of others may show.
fn ordinary_places(book: &Book<'_>) -> Vec<String> {
    let ours = [
        "a",
        "assets",
        "b",
        "catalog",
        "f",
        "h",
        "i",
        "p",
        "programmes",
        "skills",
        "tools",
        "verify",
    ];
    let form = book.catalog.settings.admin.form.then_some("admin");
    let mut places = vec!["/".to_owned(), "/404.html".to_owned()];
    for prefix in prefixes(book) {
        // the editor has a rule of its own for what stands below its address
        let form = form.filter(|_| book.editor().is_none() || !prefix.is_empty());
        let free = book.catalog.pages.keys().map(Slug::as_str);
        let folders = ours.into_iter().chain(form).chain(free);
        if !prefix.is_empty() {
            places.push(format!("{prefix}/"));
        }
        places.extend(folders.map(|folder| format!("{prefix}/{folder}/*")));
    }
    places
}

/// Where the pages for frames stand.
fn embedded_places(book: &Book<'_>) -> impl Iterator<Item = String> {
    prefixes(book)
        .into_iter()
        .map(|prefix| format!("{prefix}/embed/*"))
}

/// What the addresses of each language begin with.
fn prefixes(book: &Book<'_>) -> Vec<String> {
    let languages = &book.catalog.settings.languages;
    let others = languages.iter().skip(1).map(|lang| format!("/{lang}"));
    std::iter::once(String::new()).chain(others).collect()
}

/// `robots.txt`. Nothing is forbidden: a page that may not be read cannot say `noindex`.
pub fn robots(book: &Book<'_>) -> String {
    if book.preview {
        return "User-agent: *\nAllow: /\n".to_owned();
    }
    let sitemap = book.addresses.top("sitemap.xml").url;
    format!("User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n")
}

/// The sitemap, in several files when one cannot hold it. `pages` are those that everybody may find; a preview has none, and
/// an empty sitemap is none.
pub fn sitemaps(book: &Book<'_>, pages: Vec<Vec<(Lang, Spot)>>) -> Vec<(Spot, String)> {
    if book.preview {
        return Vec::new();
    }
    let urls: Vec<String> = pages
        .iter()
        .flat_map(|page| page.iter().map(|(_, spot)| spot.url.clone()))
        .collect();
    let whole = book.addresses.top("sitemap.xml");
    if urls.len() <= SITEMAP_LIMIT {
        return vec![(whole, list("urlset", "url", &urls))];
    }
    let mut files: Vec<(Spot, String)> = Vec::new();
    for (at, part) in urls.chunks(SITEMAP_LIMIT).enumerate() {
        let spot = book.addresses.top(&format!("sitemap-{}.xml", at + 1));
        files.push((spot, list("urlset", "url", part)));
    }
    let parts: Vec<String> = files.iter().map(|(spot, _)| spot.url.clone()).collect();
    files.insert(0, (whole, list("sitemapindex", "sitemap", &parts)));
    files
}

/// Awards that search engines may find.
pub fn indexed_awards(book: &Book<'_>) -> Vec<Vec<(Lang, Spot)>> {
    let settings = &book.catalog.settings;
    let indexed = book
        .catalog
        .awards
        .values()
        .filter(|award| is_indexed(book.catalog, award));
    let spots = |award: &crate::catalog::Award| {
        let languages = settings.languages.iter();
        languages
            .map(|lang| (*lang, book.addresses.award(*lang, &award.id)))
            .collect()
    };
    indexed.map(spots).collect()
}

/// Pages of people who asked to be found.
pub fn indexed_earners(book: &Book<'_>) -> Vec<Vec<(Lang, Spot)>> {
    let languages = &book.catalog.settings.languages;
    let earners = book.relations.earners().values();
    let found = earners.filter(|earner| earner.may_be_found(book.catalog));
    let spot = |lang: &Lang, handle| (*lang, book.addresses.holder(*lang, handle));
    found
        .map(|earner| {
            languages
                .iter()
                .map(|lang| spot(lang, &earner.person.handle))
                .collect()
        })
        .collect()
}

fn list(element: &str, entry: &str, urls: &[String]) -> String {
    let mut text = String::with_capacity(urls.len() * 80 + 128);
    let _ = writeln!(text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    let _ = writeln!(
        text,
        "<{element} xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">"
    );
    for url in urls {
        let _ = writeln!(text, "<{entry}><loc>{}</loc></{entry}>", escape(url));
    }
    let _ = writeln!(text, "</{element}>");
    text
}

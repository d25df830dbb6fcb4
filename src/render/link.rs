//! Addresses to links: within the site relative to the page, so that a copy of the folder works anywhere; outside it
//! only with schemes that cannot run anything.

use crate::catalog::Lang;
use crate::plan::{Addresses, Spot};
use crate::site::SitePath;

/// Where a page stands and in which language it speaks.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Here {
    /// The language of the page.
    pub lang: Lang,
    up: String,
}

impl Here {
    /// The place of a page that is read at its own address.
    pub fn at(lang: Lang, path: &SitePath) -> Here {
        let depth = path.as_str().matches('/').count();
        let up = if depth == 0 {
            "./".to_owned()
        } else {
            "../".repeat(depth)
        };
        Here { lang, up }
    }

    /// The place of a page that answers at any address (`404.html`): links start at the root of the host.
    pub fn anywhere(lang: Lang, addresses: &Addresses) -> Here {
        let base = addresses.base_url();
        let host = base.split_once("://").map_or(base, |(_, rest)| rest);
        let folder = host.find('/').map_or("", |at| &host[at..]);
        Here {
            lang,
            up: format!("{folder}/"),
        }
    }

    /// The link to a file or page of the site.
    pub fn link(&self, spot: &Spot) -> String {
        let path = spot.path.as_str();
        let up = &self.up;
        format!("{up}{}", path.strip_suffix("index.html").unwrap_or(path))
    }

    /// The link to something that an author wrote as `/…`, from the root of the site.
    pub fn link_from_root(&self, rest: &str) -> String {
        let up = &self.up;
        format!("{up}{rest}")
    }
}

/// What a link that an author wrote leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target<'a> {
    /// Another site.
    Outside(&'a str),
    /// A mail address.
    Mail(&'a str),
    /// A place on the same page, with its `#`.
    Fragment(&'a str),
    /// A path from the root of the site, without its first slash.
    FromRoot(&'a str),
}

/// Reads a link. `None` when it is none of these: another scheme, a relative path, `//host`, or anything holding
/// white space, a control character or a backslash, which browsers drop or turn into something else.
pub fn target(link: &str) -> Option<Target<'_>> {
    if link
        .chars()
        .any(|c| c.is_whitespace() || c.is_control() || c == '\\')
    {
        return None;
    }
    if link.starts_with('#') {
        return Some(Target::Fragment(link));
    }
    if let Some(rest) = link.strip_prefix('/') {
        return (!rest.starts_with('/')).then_some(Target::FromRoot(rest));
    }
    let (scheme, rest) = link.split_once(':')?;
    match scheme.to_ascii_lowercase().as_str() {
        "https" | "http" => rest
            .strip_prefix("//")
            .is_some_and(|host| host.starts_with(|c: char| c.is_alphanumeric() || c == '['))
            .then_some(Target::Outside(link)),
        "mailto" if !rest.is_empty() => Some(Target::Mail(link)),
        _ => None,
    }
}

/// An address of another site that can be linked to; everything else stays text.
pub fn outside(url: &str) -> Option<&str> {
    match target(url) {
        Some(Target::Outside(url)) => Some(url),
        _ => None,
    }
}

/// A text as part of an address: every byte but those that RFC 3986 leaves unreserved in percent.
pub fn encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len() * 3);
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                encoded.push(char::from(byte));
            }
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(text: &str) -> SitePath {
        SitePath::parse(text).expect("a site path")
    }

    fn spot(text: &str) -> Spot {
        Spot {
            path: path(text),
            url: String::new(),
        }
    }

    #[test]
    fn links_are_relative_to_the_page() {
        let home = Here::at(Lang::JA, &path("index.html"));
        let award = Here::at(Lang::EN, &path("en/a/p72mtm95/index.html"));
        assert_eq!(home.link(&spot("index.html")), "./");
        assert_eq!(home.link(&spot("b/x/index.html")), "./b/x/");
        assert_eq!(award.link(&spot("index.html")), "../../../");
        assert_eq!(
            award.link(&spot("a/p72mtm95/credential.json")),
            "../../../a/p72mtm95/credential.json"
        );
    }

    #[test]
    fn the_page_for_unknown_addresses_links_from_the_root_of_the_host() {
        let settings = |base_url: &str| crate::catalog::Settings {
            base_url: base_url.to_owned(),
            ..super::super::tests::settings()
        };
        let up = |base_url| {
            let addresses = Addresses::new(&settings(base_url));
            Here::anywhere(Lang::JA, &addresses).link(&spot("b/x/index.html"))
        };
        assert_eq!(up("https://badges.example"), "/b/x/");
        assert_eq!(up("https://host.example/some/folder"), "/some/folder/b/x/");
    }

    #[test]
    fn only_schemes_that_cannot_run_anything_are_links() {
        assert_eq!(
            target("HTTPS://a.example/"),
            Some(Target::Outside("HTTPS://a.example/"))
        );
        assert_eq!(
            target("mailto:a@b.example"),
            Some(Target::Mail("mailto:a@b.example"))
        );
        assert_eq!(target("/b/x/"), Some(Target::FromRoot("b/x/")));
        assert_eq!(target("#top"), Some(Target::Fragment("#top")));
        let refused = [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            " javascript:alert(1)",
            "java\tscript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/passwd",
            "blob:x",
            "//evil.example",
            "/\\evil.example",
            "/\t/evil.example",
            "https:evil.example",
            "https:///x",
            "https://",
            "mailto:",
            "relative/path",
            "",
            "\u{1}javascript:x",
            "https://a.example/\u{a0}x",
            "view-source:https://a.example",
            "/\u{2028}/evil.example",
        ];
        for link in refused {
            assert_eq!(target(link), None, "{link:?}");
        }
    }

    #[test]
    fn a_text_in_an_address_breaks_out_of_no_part_of_it() {
        assert_eq!(
            encoded("基礎 & \"a\"?#v1"),
            "%E5%9F%BA%E7%A4%8E%20%26%20%22a%22%3F%23v1"
        );
    }

    #[test]
    fn a_path_from_the_root_cannot_become_a_scheme() {
        let home = Here::at(Lang::JA, &path("index.html"));
        let Some(Target::FromRoot(rest)) = target("/javascript:alert(1)") else {
            panic!("a path from the root")
        };
        assert_eq!(home.link_from_root(rest), "./javascript:alert(1)");
    }
}

//! Addresses: those of content (RFC 3986, absolute, https) and the one that stands before every address of the site.

use super::fields::Context;
use super::id::folded;
use super::node::Value;
use super::read::text_of;
use crate::catalog::Slug;

/// Longer addresses are not followed everywhere.
const LONGEST: usize = 2_000;

/// Bytes of a base URL, at most: longer, and the addresses made from it would find no room in a code (ISO/IEC 18004: 2,331
/// bytes at level M), in a wallet or on paper.
const LONGEST_BASE: usize = 500;

/// An absolute `https` address.
pub fn https(value: Value<'_>, cx: &mut Context) -> Option<String> {
    absolute(value, cx, &["https"])
}

/// An absolute `https` or `http` address: names of things in other vocabularies begin with `http`.
pub fn web(value: Value<'_>, cx: &mut Context) -> Option<String> {
    absolute(value, cx, &["https", "http"])
}

fn absolute(value: Value<'_>, cx: &mut Context, schemes: &[&str]) -> Option<String> {
    let text = text_of(value, cx)?.trim();
    match fault(text, schemes) {
        None => return Some(text.to_owned()),
        Some(Fault::Relative) => cx.report.relative_url(value.place(), text),
        Some(Fault::Scheme) => {
            let allowed: Vec<String> = schemes.iter().map(|s| format!("{s}://")).collect();
            cx.report
                .unsafe_url_scheme(value.place(), text, &allowed.join(", "));
        }
        Some(Fault::Malformed) => cx.report.malformed_url(value.place(), text),
    }
    None
}

/// What is wrong with an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It has no scheme and host of its own.
    Relative,
    /// Its scheme is not allowed.
    Scheme,
    /// It cannot be right.
    Malformed,
}

/// What is wrong with an address, if anything; `schemes` are those allowed.
pub fn fault(url: &str, schemes: &[&str]) -> Option<Fault> {
    let Some((scheme, rest)) = split_scheme(url) else {
        return Some(Fault::Relative);
    };
    if !schemes.contains(&scheme.to_ascii_lowercase().as_str()) {
        return Some(Fault::Scheme);
    }
    let plain = |b: u8| b.is_ascii_graphic() && !b"\"<>\\^`{|}[]".contains(&b);
    let escapes_whole = url.split('%').skip(1).all(|after| {
        after
            .as_bytes()
            .first_chunk::<2>()
            .is_some_and(|hex| hex.iter().all(u8::is_ascii_hexdigit))
    });
    let host = rest
        .strip_prefix("//")
        .map(|rest| rest.split(['/', '?', '#']).next().unwrap_or_default());
    let sound = url.len() <= LONGEST
        && scheme.bytes().all(|b| b.is_ascii_lowercase())
        && url.bytes().all(plain)
        && escapes_whole
        && host.is_some_and(is_host);
    (!sound).then_some(Fault::Malformed)
}

/// The scheme and what follows its colon (RFC 3986 section 3.1).
fn split_scheme(url: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = url.split_once(':')?;
    let mut bytes = scheme.bytes();
    let first = bytes.next().is_some_and(|b| b.is_ascii_alphabetic());
    let others = bytes.all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b));
    (first && others).then_some((scheme, rest))
}

/// A host name, with a port or without. User names and addresses in brackets are not among what we link to.
fn is_host(authority: &str) -> bool {
    let (host, port) = match authority.split_once(':') {
        Some((host, port)) => (host, Some(port)),
        None => (authority, None),
    };
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && label
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    host.len() <= 253
        && host.split('.').all(label)
        && port.is_none_or(|port| {
            port.bytes().all(|b| b.is_ascii_digit()) && port.parse::<u16>().is_ok_and(|p| p > 0)
        })
}

/// The address that stands before every other: `https`, a host, perhaps folders, nothing after them.
pub fn base_url(value: Value<'_>, cx: &mut Context, borrowed: Borrowed) -> Option<BaseUrl> {
    let text = folded(text_of(value, cx)?);
    let base = BaseUrl::parse(&text);
    match &base {
        None => cx.report.malformed_base_url(value.place(), &text),
        Some(base) if !base.is_secure() => cx.report.insecure_base_url(value.place()),
        Some(base) => {
            if let (Some(host), Borrowed::Warned) = (base.lender(), borrowed) {
                cx.report.borrowed_domain(value.place(), host);
            }
        }
    }
    base
}

/// What is said of a domain that belongs to a host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Borrowed {
    /// That badges go when it goes.
    Warned,
    /// Nothing: the author knows.
    Accepted,
}

/// Hosts that lend names below their own.
const LENDERS: &[&str] = &[
    "netlify.app",
    "github.io",
    "gitlab.io",
    "pages.dev",
    "workers.dev",
    "vercel.app",
    "web.app",
    "codeberg.page",
];

/// A base URL in its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseUrl {
    /// All of it, without a slash at the end.
    pub text: String,
    /// Host, with port if one is given.
    authority: String,
    /// Folders.
    folders: Vec<String>,
}

impl BaseUrl {
    fn parse(text: &str) -> Option<BaseUrl> {
        let rest = text
            .strip_prefix("https://")
            .or_else(|| text.strip_prefix("http://"))?;
        let mut parts = rest.split('/');
        let authority = parts.next()?;
        let host = authority.split(':').next()?;
        let folders: Vec<String> = parts.map(str::to_owned).collect();
        let is_folder = |folder: &String| {
            let plain = |b: u8| b.is_ascii_alphanumeric() || b"-_.".contains(&b);
            !folder.is_empty() && folder.bytes().all(plain) && !folder.starts_with('.')
        };
        // did:web has no place for a numeric address
        let numeric = host
            .split('.')
            .next_back()?
            .bytes()
            .all(|b| b.is_ascii_digit());
        let sound = text.len() <= LONGEST_BASE
            && is_host(authority)
            && !numeric
            && !authority.bytes().any(|b| b.is_ascii_uppercase())
            && folders.iter().all(is_folder);
        sound.then(|| BaseUrl {
            text: text.to_owned(),
            authority: authority.to_owned(),
            folders,
        })
    }

    /// A base URL that may stand before the addresses of a site.
    pub fn secure(text: &str) -> Option<BaseUrl> {
        BaseUrl::parse(text).filter(BaseUrl::is_secure)
    }

    fn is_secure(&self) -> bool {
        self.text.starts_with("https://") || self.is_local()
    }

    /// The host whose name this one is borrowed from.
    fn lender(&self) -> Option<&'static str> {
        let below = |lender: &&&str| {
            let above = self.host().strip_suffix(**lender);
            above.is_some_and(|above| above.ends_with('.'))
        };
        LENDERS.iter().find(below).copied()
    }

    /// The DID of an issuer: `did:web:<host>[:<folder>…]:i:<address>`.
    pub fn did_of(&self, address: &Slug) -> String {
        format!("{}:i:{address}", self.did())
    }

    /// `did:web:<host>[:<folder>…]`, which the DIDs of issuers continue (did:web, section 2.2).
    pub fn did(&self) -> String {
        let host = self.authority.replace(':', "%3A");
        let parts: Vec<&str> = ["did:web", &host]
            .into_iter()
            .chain(self.folders.iter().map(String::as_str))
            .collect();
        parts.join(":")
    }

    /// Whether the host is one that nobody can own (RFC 2606 and RFC 6761).
    pub fn is_reserved(&self) -> bool {
        let top = self.host().rsplit('.').next().unwrap_or_default();
        matches!(top, "example" | "test" | "invalid" | "localhost")
    }

    fn is_local(&self) -> bool {
        self.host().rsplit('.').next() == Some("localhost")
    }

    fn host(&self) -> &str {
        self.authority.split(':').next().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn complete_https_addresses_are_taken() {
        for url in [
            "https://www.city.shiomino.example/",
            "https://example.org",
            "https://example.org:8443/a/b?c=d&e=%E3%81%82#f",
            "https://xn--wgv71a119e.jp/",
        ] {
            assert_eq!(fault(url, &["https"]), None, "{url}");
        }
        let esco = "http://data.europa.eu/esco/skill/7ee4c2ea";
        assert_eq!(fault(esco, &["https", "http"]), None);
        assert_eq!(fault(esco, &["https"]), Some(Fault::Scheme));
    }

    #[test]
    fn incomplete_unsafe_and_broken_addresses_are_told_apart() {
        for url in [
            "/about/",
            "about.html",
            "//example.org/",
            "../x",
            "",
            "www.example.org/a:b",
        ] {
            assert_eq!(fault(url, &["https"]), Some(Fault::Relative), "{url}");
        }
        for url in [
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            "data:text/html,x",
            "mailto:a@b.example",
            "ftp://example.org/",
            "file:///etc/passwd",
        ] {
            assert_eq!(fault(url, &["https"]), Some(Fault::Scheme), "{url}");
        }
        for url in [
            "https://",
            "https:/example.org",
            "https://bank.example@evil.example/",
            "https://exa mple.org/",
            "https://example.org/日本",
            "https://example.org/%zz",
            "https://example.org/%e",
            "https://example.org/\"onclick",
            "https://-a.example/",
            "https://a..example/",
            "https://example.org:99999/",
            "HTTPS://example.org/",
            "https://[::1]/",
        ] {
            assert_eq!(fault(url, &["https"]), Some(Fault::Malformed), "{url}");
        }
    }

    #[test]
    fn a_base_url_leaves_room_for_what_follows_it() {
        let long = |letters: usize| format!("https://a.example/{}", "x".repeat(letters));
        assert!(BaseUrl::parse(&long(400)).is_some());
        assert_eq!(BaseUrl::parse(&long(500)), None);
    }

    #[test]
    fn a_base_url_makes_a_did() {
        let did = |text: &str| BaseUrl::parse(text).map(|base| base.did());
        assert_eq!(
            did("https://badges.example").as_deref(),
            Some("did:web:badges.example")
        );
        assert_eq!(
            did("https://user.github.io/repo/b").as_deref(),
            Some("did:web:user.github.io:repo:b")
        );
        assert_eq!(
            did("http://localhost:8080").as_deref(),
            Some("did:web:localhost%3A8080")
        );
        for text in [
            "https://badges.example/",
            "https://badges.example?x",
            "https://badges.example/a/../b",
            "https://Badges.example",
            "https://192.168.0.1",
            "https://a@badges.example",
            "badges.example",
            "ftp://badges.example",
            "https://",
        ] {
            assert_eq!(did(text), None, "{text}");
        }
    }

    #[test]
    fn hosts_that_nobody_can_own_are_known() {
        let reserved = |text: &str| BaseUrl::parse(text).map(|base| base.is_reserved());
        assert_eq!(reserved("https://badges.shiomino.example"), Some(true));
        assert_eq!(reserved("http://localhost:8080"), Some(true));
        assert_eq!(reserved("https://example.jp"), Some(false));
        assert_eq!(reserved("https://notexample"), Some(false));
    }
}

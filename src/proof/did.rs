//! Decentralized identifiers: `did:web:…` to the URL of its document, `did:key:z6Mk…` to the document itself.
//!
//! did:web (<https://w3c-ccg.github.io/did-method-web/>) and did:key (<https://w3c-ccg.github.io/did-key-spec/>), in the
//! forms that issuers of badges have. No other method is known.

use super::multikey::{KeyError, PublicKey};
use std::fmt;
use std::str::FromStr;

/// A DID of a known method.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Did {
    /// `did:web:host[%3Aport][:path]*`.
    Web(DidWeb),
    /// `did:key:z6Mk…`.
    Key(PublicKey),
}

/// Where a `did:web` has its document: a host, a port if it is not 443, and the names of the folders on the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DidWeb {
    host: String,
    port: Option<u16>,
    path: Vec<String>,
}

impl DidWeb {
    /// The DID of a folder on the web, from an URL such as `https://example.org/i/city/`.
    ///
    /// # Errors
    /// The URL is not `https://`, has a query or fragment, or parts that a `did:web` has no place for.
    pub fn from_url(url: &str) -> Result<DidWeb, DidError> {
        let rest = url
            .strip_prefix("https://")
            .ok_or(DidError::NotAWebFolder)?;
        let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
        let path = path.strip_suffix('/').unwrap_or(path);
        let (host, port) = match authority.split_once(':') {
            Some((host, port)) => (host, Some(port)),
            None => (authority, None),
        };
        DidWeb::new(
            host,
            port,
            if path.is_empty() {
                Vec::new()
            } else {
                path.split('/').collect()
            },
        )
    }

    fn new(host: &str, port: Option<&str>, path: Vec<&str>) -> Result<DidWeb, DidError> {
        let label = |label: &str| {
            let inner = label
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
            inner && !label.is_empty() && !label.starts_with('-') && !label.ends_with('-')
        };
        // An address instead of a name ends in digits.
        let numeric = host
            .rsplit('.')
            .next()
            .is_some_and(|last| last.bytes().all(|byte| byte.is_ascii_digit()));
        if !host.split('.').all(label) || numeric {
            return Err(DidError::WrongHost);
        }
        let port = match port {
            None => None,
            Some(text) => match text.parse() {
                Ok(port) if port != 443 && port != 0 && !text.starts_with(['0', '+']) => Some(port),
                _ => return Err(DidError::WrongHost),
            },
        };
        let folder = |name: &&str| {
            let known = |byte: u8| byte.is_ascii_alphanumeric() || b"-._".contains(&byte);
            !name.is_empty() && name.bytes().all(known) && !name.bytes().all(|byte| byte == b'.')
        };
        if !path.iter().all(folder) {
            return Err(DidError::WrongPath);
        }
        Ok(DidWeb {
            host: host.to_owned(),
            port,
            path: path.into_iter().map(str::to_owned).collect(),
        })
    }

    /// The URL of the DID document.
    pub fn document_url(&self) -> String {
        let mut url = format!("https://{}", self.host);
        if let Some(port) = self.port {
            url.push_str(&format!(":{port}"));
        }
        if self.path.is_empty() {
            url.push_str("/.well-known");
        }
        for folder in &self.path {
            url.push('/');
            url.push_str(folder);
        }
        url.push_str("/did.json");
        url
    }

    /// The host, without the port: what a person knows an issuer by.
    pub fn host(&self) -> &str {
        &self.host
    }
}

impl FromStr for Did {
    type Err = DidError;

    fn from_str(text: &str) -> Result<Did, DidError> {
        if let Some(key) = text.strip_prefix("did:key:") {
            return key.parse().map(Did::Key).map_err(DidError::Key);
        }
        let name = text
            .strip_prefix("did:web:")
            .ok_or(DidError::UnknownMethod)?;
        let mut parts = name.split(':');
        let authority = parts.next().unwrap_or_default();
        let (host, port) = match authority
            .split_once("%3A")
            .or_else(|| authority.split_once("%3a"))
        {
            Some((host, port)) => (host, Some(port)),
            None => (authority, None),
        };
        DidWeb::new(host, port, parts.collect()).map(Did::Web)
    }
}

impl fmt::Display for DidWeb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "did:web:{}", self.host)?;
        if let Some(port) = self.port {
            write!(f, "%3A{port}")?;
        }
        self.path
            .iter()
            .try_for_each(|folder| write!(f, ":{folder}"))
    }
}

impl fmt::Display for Did {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Did::Web(did) => did.fmt(f),
            Did::Key(key) => write!(f, "did:key:{key}"),
        }
    }
}

/// A verification method whose fragment is the key itself: `did#z6Mk…`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyId {
    /// The DID as written before the `#`.
    pub did: Did,
    /// The key in the fragment.
    pub key: PublicKey,
}

impl FromStr for KeyId {
    type Err = DidError;

    fn from_str(text: &str) -> Result<KeyId, DidError> {
        let (did, fragment) = text.split_once('#').ok_or(DidError::NoKeyFragment)?;
        let key_id = KeyId {
            did: did.parse()?,
            key: fragment.parse().map_err(DidError::Key)?,
        };
        match key_id.did {
            Did::Key(key) if key != key_id.key => Err(DidError::NoKeyFragment),
            _ => Ok(key_id),
        }
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}#{}", self.did, self.key)
    }
}

/// Why a text is no DID, or key id, of a kind we know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DidError {
    /// Neither `did:web:` nor `did:key:`.
    UnknownMethod,
    /// Not a lower-case host name with an optional port; addresses are not names.
    WrongHost,
    /// A folder name is empty, only dots, or holds more than letters, digits, `-`, `.` and `_`.
    WrongPath,
    /// The URL does not begin with `https://`.
    NotAWebFolder,
    /// There is no `#` with the key after it, or it is another key than the DID's.
    NoKeyFragment,
    /// The key is wrong.
    Key(KeyError),
}

impl fmt::Display for DidError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DidError::UnknownMethod => f.write_str("not a did:web or did:key"),
            DidError::WrongHost => {
                f.write_str("the host is not a lower-case name with an optional port")
            }
            DidError::WrongPath => f.write_str(
                "a folder name has other characters than letters, digits, `-`, `.` and `_`",
            ),
            DidError::NotAWebFolder => f.write_str("the URL does not begin with https://"),
            DidError::NoKeyFragment => f.write_str("the id does not end in `#` and the key"),
            DidError::Key(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for DidError {}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw";

    #[test]
    fn a_did_web_has_its_document_where_the_method_says() {
        for (did, url) in [
            (
                "did:web:example.org",
                "https://example.org/.well-known/did.json",
            ),
            (
                "did:web:example.org:i:city",
                "https://example.org/i/city/did.json",
            ),
            (
                "did:web:user.github.io:repo",
                "https://user.github.io/repo/did.json",
            ),
            (
                "did:web:localhost%3A8080",
                "https://localhost:8080/.well-known/did.json",
            ),
            (
                "did:web:localhost%3A8080:i:a_b.c",
                "https://localhost:8080/i/a_b.c/did.json",
            ),
        ] {
            let Did::Web(web) = did.parse().expect(did) else {
                panic!("{did} is a did:web")
            };
            assert_eq!(web.document_url(), url);
            assert_eq!(web.to_string(), did);
        }
    }

    #[test]
    fn a_folder_on_the_web_has_a_did() {
        for (url, did) in [
            ("https://example.org", "did:web:example.org"),
            ("https://example.org/", "did:web:example.org"),
            ("https://example.org/i/city/", "did:web:example.org:i:city"),
            (
                "https://localhost:8080/i/city",
                "did:web:localhost%3A8080:i:city",
            ),
        ] {
            assert_eq!(DidWeb::from_url(url).expect(url).to_string(), did);
        }
        for url in [
            "http://example.org/",
            "https://",
            "https://Example.org/",
            "https://example.org//a",
            "https://example.org/a?b",
            "https://u@example.org/",
            "https://example.org/%2e",
        ] {
            assert!(DidWeb::from_url(url).is_err(), "{url}");
        }
    }

    #[test]
    fn what_would_lead_to_another_place_is_refused() {
        for did in [
            "did:web:",
            "did:web:Example.org",
            "did:web:127.0.0.1",
            "did:web:[::1]",
            "did:web:example.org:..",
            "did:web:example.org::a",
            "did:web:example.org:a%2Fb",
            "did:web:example.org/a",
            "did:web:example.org?x",
            "did:web:user@example.org",
            "did:web:example.org%3A",
            "did:web:example.org%3A443",
            "did:web:example.org%3A080",
            "did:web:example.org%3A99999",
            "did:web:example.org%3A+80",
            "did:web:example.org%2Fa",
            "did:web:-a.org",
            "did:web:a..org",
            "did:web:例え.jp",
            "did:example:1",
            "did:webs:a.org",
            "https://example.org",
            "",
        ] {
            assert!(did.parse::<Did>().is_err(), "{did}");
        }
    }

    #[test]
    fn a_key_id_ends_in_its_key() {
        let web: KeyId = format!("did:web:example.org#{KEY}")
            .parse()
            .expect("a key id");
        assert_eq!(
            (web.did.to_string(), web.key.to_string()),
            ("did:web:example.org".into(), KEY.into())
        );
        assert_eq!(web.to_string(), format!("did:web:example.org#{KEY}"));
        assert!(format!("did:key:{KEY}#{KEY}").parse::<KeyId>().is_ok());
    }

    #[test]
    fn a_key_id_without_its_key_is_refused() {
        let other = "z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp";
        for id in [
            "did:web:example.org".into(),
            "did:web:example.org#key-1".into(),
            format!("did:key:{KEY}#{other}"),
            format!("#{KEY}"),
            format!("https://example.org#{KEY}"),
        ] {
            assert!(id.parse::<KeyId>().is_err(), "{id}");
        }
    }
}

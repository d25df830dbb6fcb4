//! The issuers that whoever asks knows, and the keys that they know them by.

use crate::proof::{Did, PublicKey};
use std::collections::BTreeMap;
use std::fmt;

/// Known issuers: DIDs, or hosts whose issuers are all known. Read from text, one a line, `#` begins a remark:
///
/// ```text
/// did:web:badges.shiomino.example:i:shiomino-city           # its own document gives its keys
/// did:web:badges.shiomino.example:i:shiomino-univ z6Mk…     # these keys alone, known beforehand: no document is needed
/// badges.example.org                                        # every issuer of this host
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trust {
    issuers: BTreeMap<String, Vec<PublicKey>>,
    hosts: Vec<String>,
}

impl Trust {
    /// Reads a list of known issuers.
    ///
    /// # Errors
    /// The number of the first line, counted from 1, that is neither.
    pub fn parse(text: &str) -> Result<Trust, NotAnIssuer> {
        let mut trust = Trust::default();
        for (number, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
            // Within a DID, `#` begins the fragment, which has no place here.
            let line = line.split('#').next().unwrap_or_default();
            trust.add(line).ok_or(NotAnIssuer { line: number + 1 })?;
        }
        Ok(trust)
    }

    fn add(&mut self, line: &str) -> Option<()> {
        let mut words = line.split_whitespace();
        let Some(issuer) = words.next() else {
            return Some(());
        };
        let keys = words
            .map(|word| word.parse().ok())
            .collect::<Option<Vec<PublicKey>>>()?;
        if issuer.parse::<Did>().is_ok() {
            self.issuers
                .entry(issuer.to_owned())
                .or_default()
                .extend(keys);
        } else {
            format!("did:web:{issuer}").parse::<Did>().ok()?;
            (keys.is_empty() && !issuer.contains(':')).then_some(())?;
            self.hosts.push(issuer.to_owned());
        }
        Some(())
    }

    /// Whether an issuer is known, by its own id or its host.
    pub(super) fn knows(&self, issuer: &str) -> bool {
        let host_known = || match issuer.parse() {
            Ok(Did::Web(web)) => self.hosts.iter().any(|host| host == web.host()),
            _ => false,
        };
        self.issuers.contains_key(issuer) || host_known()
    }

    /// The keys that an issuer is known by; none when its own document is to say.
    pub(super) fn keys(&self, issuer: &str) -> &[PublicKey] {
        self.issuers
            .get(issuer)
            .map(Vec::as_slice)
            .unwrap_or_default()
    }
}

/// A line that names no issuer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAnIssuer {
    /// Its number, from 1.
    pub line: usize,
}

impl fmt::Display for NotAnIssuer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {} is no DID or host name", self.line)
    }
}

impl std::error::Error for NotAnIssuer {}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2";

    #[test]
    fn issuers_are_known_by_id_or_by_host() {
        let text = format!(
            "\u{feff}# ours\n\ndid:web:a.example:i:city {KEY}\ndid:web:b.example\nc.example # all\n"
        );
        let trust = Trust::parse(&text).expect("a list");
        assert!(trust.knows("did:web:a.example:i:city") && !trust.knows("did:web:a.example"));
        assert_eq!(trust.keys("did:web:a.example:i:city").len(), 1);
        assert!(trust.knows("did:web:b.example") && trust.keys("did:web:b.example").is_empty());
        assert!(trust.knows("did:web:c.example:i:anyone") && !trust.knows("did:web:c.example.org"));
        assert!(!trust.knows(&format!("did:key:{KEY}")));
    }

    #[test]
    fn what_names_nobody_is_refused_with_its_line() {
        for (text, line) in [
            ("x_y", 1),
            ("\nhttps://a.example/", 2),
            ("did:web:a.example z6", 1),
            ("a.example z6Mk", 1),
            ("did:example:1", 1),
        ] {
            assert_eq!(Trust::parse(text), Err(NotAnIssuer { line }), "{text}");
        }
    }
}

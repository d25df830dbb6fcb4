//! Documents from the web: https, the same origin throughout, small, soon.

use std::fmt;
use std::io::Read as _;
use std::time::Duration;

use ureq::Agent;
use ureq::http::{HeaderMap, StatusCode, Uri, header};

/// The most that is read of one document, in bytes.
const LARGEST: u64 = 4 << 20;
/// The most that one request may take, from name to last byte.
const PATIENCE: Duration = Duration::from_secs(15);
/// Redirects that are followed.
const MOST_REDIRECTS: usize = 3;

/// Fetches documents. Whoever wrote the address may be a stranger: a credential names where its issuer and status list are.
pub struct Fetch {
    agent: Agent,
    loopback: bool,
}

impl Fetch {
    /// For addresses on the web; and, if the person asks about one on this machine, for plain http to this machine too.
    pub fn new(loopback: bool) -> Fetch {
        let mut config = Agent::config_builder()
            .timeout_global(Some(PATIENCE))
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .user_agent(concat!("shirushi/", env!("CARGO_PKG_VERSION")));
        if loopback {
            config = config.proxy(None);
        }
        Fetch {
            agent: config.build().new_agent(),
            loopback,
        }
    }

    /// The bytes at an address that a document names. A stranger wrote it: it is a name, and not of this machine, unless
    /// the document came from here too.
    pub fn get_named(&self, url: &str, from_here: bool) -> Result<Vec<u8>, FetchError> {
        let uri: Uri = url.parse().map_err(|_| FetchError::NotAllowed)?;
        let number = uri.host().is_some_and(is_number);
        if (number || is_loopback(&uri)) && !(from_here && self.loopback && is_loopback(&uri)) {
            return Err(FetchError::NotAllowed);
        }
        self.get(url)
    }

    /// The bytes at an address that a person names.
    pub fn get(&self, url: &str) -> Result<Vec<u8>, FetchError> {
        let answer = self.look(url)?;
        match answer.status {
            StatusCode::OK => Ok(answer.bytes),
            status => Err(FetchError::Status(status.as_u16())),
        }
    }

    /// What is answered at an address that a person names, whatever its status is.
    pub fn look(&self, url: &str) -> Result<Answer, FetchError> {
        let mut uri: Uri = url.parse().map_err(|_| FetchError::NotAllowed)?;
        if self.loopback && is_loopback(&uri) {
            // did:web always says https; a server that somebody tries out on this machine does not speak it.
            let plain = url.replacen("https://", "http://", 1);
            uri = plain.parse().map_err(|_| FetchError::NotAllowed)?;
        }
        for _ in 0..=MOST_REDIRECTS {
            if !self.allows(&uri) {
                return Err(FetchError::NotAllowed);
            }
            let mut response = self
                .agent
                .get(uri.clone())
                .call()
                .map_err(|error| FetchError::Failed(error.to_string()))?;
            let status = response.status();
            if status.is_redirection() {
                let location = response.headers().get(header::LOCATION);
                let location = location.and_then(|value| value.to_str().ok()).unwrap_or("");
                uri = same_origin(&uri, location).ok_or(FetchError::Elsewhere)?;
                continue;
            }
            let mut bytes = Vec::new();
            let mut reader = response.body_mut().as_reader().take(LARGEST + 1);
            reader
                .read_to_end(&mut bytes)
                .map_err(|error| FetchError::Failed(error.to_string()))?;
            if bytes.len() as u64 > LARGEST {
                return Err(FetchError::TooLarge);
            }
            let headers = response.headers().clone();
            return Ok(Answer {
                status,
                headers,
                bytes,
            });
        }
        Err(FetchError::Elsewhere)
    }

    fn allows(&self, uri: &Uri) -> bool {
        let without_user = uri
            .authority()
            .is_some_and(|authority| !authority.as_str().contains('@'));
        let scheme = match uri.scheme_str() {
            Some("https") => true,
            Some("http") => self.loopback && is_loopback(uri),
            _ => false,
        };
        without_user && scheme
    }
}

/// What a server answers.
pub struct Answer {
    /// Its status, not a redirect.
    pub status: StatusCode,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its body, whole.
    pub bytes: Vec<u8>,
}

impl Answer {
    /// A header as text; nothing for one that is not there or no text.
    pub fn header(&self, name: &str) -> &str {
        let value = self.headers.get(name);
        value.and_then(|value| value.to_str().ok()).unwrap_or("")
    }
}

/// Whether an address is on this machine.
pub fn is_loopback_url(url: &str) -> bool {
    url.parse().is_ok_and(|uri| is_loopback(&uri))
}

fn is_loopback(uri: &Uri) -> bool {
    uri.host().is_some_and(|host| {
        let host = host.trim_end_matches('.').to_ascii_lowercase();
        matches!(host.as_str(), "localhost" | "127.0.0.1" | "[::1]") || host.ends_with(".localhost")
    })
}

/// Whether a host is an address in numbers, in any way of writing them: names end in a label that is none.
fn is_number(host: &str) -> bool {
    let host = host.trim_end_matches('.').to_ascii_lowercase();
    let last = host.rsplit('.').next().unwrap_or(&host);
    host.starts_with('[') || last.starts_with("0x") || last.ends_with(|c: char| c.is_ascii_digit())
}

/// Where a redirect leads, if it stays with its scheme, host and port.
fn same_origin(from: &Uri, location: &str) -> Option<Uri> {
    let origin = format!("{}://{}", from.scheme_str()?, from.authority()?);
    let rest = location.strip_prefix(&origin).unwrap_or(location);
    let within = rest.starts_with('/') && !rest.starts_with("//");
    within
        .then(|| format!("{origin}{rest}").parse().ok())
        .flatten()
}

/// Why nothing was fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FetchError {
    /// Not an https address.
    NotAllowed,
    /// It leads to another origin, or around in circles.
    Elsewhere,
    /// An answer other than the document.
    Status(u16),
    /// Larger than any document of ours.
    TooLarge,
    /// No answer; says why.
    Failed(String),
}

impl fmt::Display for FetchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FetchError::NotAllowed => write!(f, "only https addresses on the web are fetched"),
            FetchError::Elsewhere => write!(
                f,
                "the address leads to another site, which is not followed"
            ),
            FetchError::Status(status) => write!(f, "the site answered {status}"),
            FetchError::TooLarge => write!(f, "the document is larger than {LARGEST} bytes"),
            FetchError::Failed(why) => write!(f, "{why}"),
        }
    }
}

impl std::error::Error for FetchError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_https_is_fetched() {
        for url in [
            "http://example.org/",
            "ftp://example.org/",
            "file:///etc/passwd",
            "https://user@example.org/",
            "/a",
            "",
            "http://127.0.0.1/",
        ] {
            assert_eq!(
                Fetch::new(false).get(url),
                Err(FetchError::NotAllowed),
                "{url}"
            );
        }
        for url in [
            "http://example.org/",
            "http://127.0.0.1.example.org/",
            "http://192.168.0.1/",
        ] {
            assert_eq!(
                Fetch::new(true).get(url),
                Err(FetchError::NotAllowed),
                "{url}"
            );
        }
    }

    #[test]
    fn a_document_cannot_name_an_address_on_this_machine_or_in_numbers() {
        for url in [
            "https://localhost/",
            "https://127.0.0.1:8443/",
            "https://[::1]/",
            "https://192.168.0.1/",
            "https://10.0.0.1./",
            "https://2130706433/",
            "https://0x7f.1/",
            "https://0x7f00000a/",
        ] {
            assert_eq!(
                Fetch::new(false).get_named(url, false),
                Err(FetchError::NotAllowed),
                "{url}"
            );
        }
        assert_eq!(
            Fetch::new(true).get_named("https://192.168.0.1/", true),
            Err(FetchError::NotAllowed)
        );
    }

    #[test]
    fn a_redirect_stays_with_its_origin() {
        let from: Uri = "https://a.example:8443/x".parse().expect("a URI");
        let to = |location| same_origin(&from, location).map(|uri| uri.to_string());
        assert_eq!(to("/y?z").as_deref(), Some("https://a.example:8443/y?z"));
        assert_eq!(
            to("https://a.example:8443/y").as_deref(),
            Some("https://a.example:8443/y")
        );
        for location in [
            "https://a.example:84431/y",
            "https://a.example/y",
            "http://a.example:8443/y",
            "//b.example/y",
            "https://a.example:8443@b.example/",
            "y",
            "",
        ] {
            assert_eq!(to(location), None, "{location}");
        }
    }
}

//! The link that hands a credential to the Learner Credential Wallet, whole and without a server (its `IVpOffer`).

use std::sync::LazyLock;

use super::percent::{component, uri};

/// The link. Of the addresses the wallet answers to it is the one by its own scheme: that of its site
/// (`https://lcw.app/request`) does not open it on iOS and would send the credential to a server where it is not installed.
pub fn link(base_url: &str, credential: &str) -> String {
    let request = request(origin(base_url), credential);
    format!("dccrequest://request?request={}", twice(&request))
}

/// What the wallet reads: `JSON.parse(decodeURI(value))` of a query whose value was decoded once before. Encoded once only, a
/// badge that says "100%" could not be read.
fn request(origin: &str, credential: &str) -> String {
    let origin = serde_json::Value::from(origin);
    format!(
        "{{\"credentialRequestOrigin\":{origin},\"verifiablePresentation\":\
         {{\"@context\":[\"https://www.w3.org/ns/credentials/v2\"],\"type\":[\"VerifiablePresentation\"],\
         \"verifiableCredential\":[{}]}}}}",
        credential.trim_end()
    )
}

/// JSON as the value of a query that is decoded twice. Letters beyond ASCII stand as they are: the browser encodes them once,
/// and decoding them a second time changes nothing. That takes 3 bytes of a page for a kanji, and not 27.
fn twice(json: &str) -> String {
    let mut value = String::with_capacity(json.len() * 2);
    let mut rest = json;
    loop {
        let plain = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let (letters, special) = rest.split_at(plain);
        value.push_str(letters);
        let mut chars = special.chars();
        let Some(c) = chars.next() else {
            return value;
        };
        if let Some(encoded) = ASCII.get(c as usize) {
            value.push_str(encoded);
        } else if c.is_alphanumeric() {
            value.push(c);
        } else {
            let units = c.encode_utf16(&mut [0; 2]).to_vec();
            let escape = |unit: &u16| component(&uri(&format!("\\u{unit:04x}")));
            value.extend(units.iter().map(escape));
        }
        rest = chars.as_str();
    }
}

/// Each letter of ASCII as it is encoded twice.
static ASCII: LazyLock<[String; 128]> = LazyLock::new(|| {
    std::array::from_fn(|code| {
        let letter = char::from_u32(code as u32).expect("ASCII is in Unicode");
        component(&uri(letter.encode_utf8(&mut [0; 4])))
    })
});

/// Scheme and host.
fn origin(base_url: &str) -> &str {
    let host = base_url.find("://").map_or(0, |at| at + 3);
    let folder = base_url[host..].find('/');
    folder.map_or(base_url, |at| &base_url[..host + at])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::*;

    /// What `decodeURIComponent` makes of a text, and, with the delimiters that it leaves alone, `decodeURI`.
    fn decoded(text: &str, left: &str) -> Option<String> {
        let mut bytes = Vec::new();
        let mut rest = text.as_bytes();
        while let Some((first, after)) = rest.split_first() {
            rest = after;
            if *first != b'%' {
                bytes.push(*first);
                continue;
            }
            let digits = std::str::from_utf8(after.get(..2)?).ok()?;
            let byte = u8::from_str_radix(digits, 16).ok()?;
            if left.contains(char::from(byte)) {
                bytes.extend(format!("%{digits}").bytes());
            } else {
                bytes.push(byte);
            }
            rest = &after[2..];
        }
        String::from_utf8(bytes).ok()
    }

    /// The credential as the wallet finds it.
    fn found(link: &str) -> Option<Value> {
        let (_, value) = link.split_once("?request=")?;
        let once = decoded(value, "")?;
        let request: Value = serde_json::from_str(&decoded(&once, ";/?:@&=+$,#")?).ok()?;
        assert_eq!(request["credentialRequestOrigin"], "https://a.example");
        Some(request["verifiablePresentation"]["verifiableCredential"][0].clone())
    }

    proptest! {
        #[test]
        fn the_wallet_finds_the_credential_that_was_meant(name in any::<String>(), note in "[%\"'&#+?汐🎓]{0,40}") {
            let credential = json!({"name": name, "note": note});
            let link = link("https://a.example/folder", &format!("{credential}\n"));
            let odd = |c: char| !c.is_ascii() && !c.is_alphanumeric();
            prop_assert!(!link.contains(['"', '&', '#', ' ', '\\']) && !link.contains(odd));
            prop_assert_eq!(found(&link), Some(credential));
        }
    }

    #[test]
    fn encoded_once_a_percent_sign_is_lost() {
        let credential = json!({"name": "100%"});
        let once = component(&request("https://a.example", &credential.to_string()));
        assert_eq!(found(&format!("x?request={once}")), None);
        let twice = link("https://a.example", &credential.to_string());
        assert_eq!(found(&twice), Some(credential));
    }
}

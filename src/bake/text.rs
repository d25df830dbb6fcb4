//! Turns the JSON of a credential into the text that is baked: minified, ASCII only, and without
//! braces inside strings (spec section 10, "baking and images").
//!
//! The value stays the same, so the signature does too. Readers that take the chunk for Latin-1
//! cannot corrupt it, and wallets that find its end by counting braces find the right one.

use serde::de::IgnoredAny;

use super::{BakeError, MAX_TEXT};

/// The text of a credential as it is baked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Portable(String);

impl Portable {
    /// The text for a credential: keys keep their order, numbers their spelling.
    ///
    /// # Errors
    /// It is no JSON object, or longer than [`MAX_TEXT`] when escaped.
    pub fn of(json: &str) -> Result<Portable, BakeError> {
        let json = json.trim();
        serde_json::from_str::<IgnoredAny>(json).map_err(|e| BakeError::NotJson(e.to_string()))?;
        if !json.starts_with('{') {
            return Err(BakeError::NotJson("it is another kind of value".to_owned()));
        }
        let text = portable(json);
        match text.len() {
            0..=MAX_TEXT => Ok(Portable(text)),
            _ => Err(BakeError::TooLong),
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn portable(json: &str) -> String {
    let bytes = json.as_bytes();
    let mut out = String::with_capacity(json.len() + json.len() / 2);
    // Where to look next, and where begins what was looked at and stays as it is.
    let (mut at, mut from) = (0, 0);
    let mut in_string = false;
    while let Some(&byte) = bytes.get(at) {
        let is_kept = match byte {
            b'"' => {
                in_string = !in_string;
                true
            }
            b'\\' => {
                // What may be escaped is ASCII (RFC 8259 section 7).
                at += 1;
                true
            }
            b'{' | b'}' => !in_string,
            b' ' | b'\t' | b'\r' | b'\n' => in_string,
            byte => byte.is_ascii(),
        };
        if is_kept {
            at += 1;
            continue;
        }
        out.push_str(&json[from..at]);
        let Some(c) = json[at..].chars().next() else {
            break;
        };
        at += c.len_utf8();
        from = at;
        if !c.is_ascii_whitespace() {
            escape(c, &mut out);
        }
    }
    out.push_str(&json[from..]);
    out
}

/// RFC 8259 section 7: one `\uXXXX` for each UTF-16 unit.
fn escape(c: char, out: &mut String) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    for unit in c.encode_utf16(&mut [0; 2]) {
        out.push_str("\\u");
        let digits = [12, 8, 4, 0].map(|shift| DIGITS[usize::from(*unit >> shift & 15)]);
        out.extend(digits.map(char::from));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn portable(json: &str) -> Result<String, BakeError> {
        Portable::of(json).map(|text| text.0)
    }

    #[test]
    fn white_space_goes_and_strings_stay() {
        assert_eq!(
            portable("{ \"a b\" :\n [1.50, -0e+1 , true] }\n").expect("an object"),
            r#"{"a b":[1.50,-0e+1,true]}"#
        );
    }

    #[test]
    fn braces_and_japanese_inside_strings_are_escaped() {
        assert_eq!(
            portable(r#"{"k{":"}\"{\\","名":"𠮷é"}"#).expect("an object"),
            r#"{"k\u007b":"\u007d\"\u007b\\","\u540d":"\ud842\udfb7\u00e9"}"#
        );
    }

    #[test]
    fn what_is_not_a_json_object_is_refused() {
        for json in [
            "",
            "[]",
            "\"{\"",
            "{",
            "{}{}",
            "{\"a\":1,}",
            "eyJhbGciOi.e30.c2ln",
        ] {
            assert!(
                matches!(portable(json), Err(BakeError::NotJson(_))),
                "{json}"
            );
        }
        assert!(matches!(
            portable(&format!("{{\"a\":{}", "[".repeat(100_000))),
            Err(BakeError::NotJson(_))
        ));
    }

    #[test]
    fn a_text_that_no_reader_takes_is_refused() {
        let json = format!("{{\"a\":\"{}\"}}", "あ".repeat(MAX_TEXT / 6));
        assert_eq!(portable(&json), Err(BakeError::TooLong));
    }
}

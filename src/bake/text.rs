//! Turns the JSON of a credential into the text that is baked: minified, ASCII only, and without
//! braces inside strings (spec section 10, "baking and images").
//!
//! The value stays the same, so the signature does too. Readers that take the chunk for Latin-1
//! cannot corrupt it, and wallets that find its end by counting braces find the right one.

use serde::de::IgnoredAny;

use super::{BakeError, MAX_TEXT};

/// The text to bake. Keys keep their order, numbers their spelling.
pub(super) fn portable(json: &str) -> Result<String, BakeError> {
    let json = json.trim();
    serde_json::from_str::<IgnoredAny>(json).map_err(|e| BakeError::NotJson(e.to_string()))?;
    if !json.starts_with('{') {
        return Err(BakeError::NotJson("it is another kind of value".to_owned()));
    }
    let mut out = String::with_capacity(json.len() + json.len() / 8);
    let mut chars = json.chars();
    let mut in_string = false;
    while let Some(c) = chars.next() {
        match c {
            '"' => {
                in_string = !in_string;
                out.push('"');
            }
            '\\' => {
                out.push('\\');
                out.extend(chars.next());
            }
            '{' if in_string => out.push_str("\\u007b"),
            '}' if in_string => out.push_str("\\u007d"),
            ' ' | '\t' | '\r' | '\n' if !in_string => {}
            c if c.is_ascii() => out.push(c),
            c => escape(c, &mut out),
        }
        if out.len() > MAX_TEXT {
            return Err(BakeError::TooLong);
        }
    }
    Ok(out)
}

/// RFC 8259 section 7: one `\uXXXX` for each UTF-16 unit.
fn escape(c: char, out: &mut String) {
    for unit in c.encode_utf16(&mut [0; 2]) {
        out.push_str(&format!("\\u{unit:04x}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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

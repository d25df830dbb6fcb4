//! JSON texts, numbers and booleans to RDF literals.
//!
//! JSON-LD 1.1 Processing Algorithms and API sections 5.3.2 and 8.2.2 (<https://www.w3.org/TR/json-ld11-api/#value-expansion>,
//! `#object-to-rdf-conversion`).

use super::super::rdf::{Iri, Term};
use super::problem::Problem;
use serde_json::{Number, Value};

const XSD: &str = "http://www.w3.org/2001/XMLSchema#";

/// The literal of a JSON scalar with a datatype, or with the one that its JSON type has.
///
/// # Errors
/// A number that programs do not write alike; a value that is no scalar.
pub(super) fn literal(value: &Value, datatype: Option<&Iri>) -> Result<Term, Problem> {
    let (text, default) = match value {
        Value::String(text) => {
            return Ok(datatype.map_or_else(
                || Term::string(text),
                |datatype| Term::literal(text, datatype),
            ));
        }
        Value::Bool(flag) => (flag.to_string(), "boolean"),
        Value::Number(number) => number_text(
            number,
            datatype.is_some_and(|datatype| datatype.as_str() == XSD_DOUBLE),
        )?,
        _ => {
            return Err(Problem::InvalidValue(
                "a value is not a text, a number or true or false",
            ));
        }
    };
    let default = || Iri::parse(&format!("{XSD}{default}")).expect("an absolute IRI");
    Ok(Term::literal(
        &text,
        &datatype.cloned().unwrap_or_else(default),
    ))
}

const XSD_DOUBLE: &str = "http://www.w3.org/2001/XMLSchema#double";

/// A literal in a language, whose tag is lower-cased as other processors do.
///
/// # Errors
/// A tag that RDF has no place for.
pub(super) fn in_language(text: &str, tag: &str) -> Result<Term, Problem> {
    let mut parts = tag.split('-');
    let first = parts.next().is_some_and(|part| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphabetic())
    });
    if !first
        || !parts
            .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
    {
        return Err(Problem::InvalidValue("a language tag is malformed"));
    }
    Ok(Term::in_language(text, &tag.to_ascii_lowercase()))
}

/// The largest number up to which JavaScript tells all whole numbers apart: 2^53.
const MAX_WHOLE: f64 = 9_007_199_254_740_992.0;
/// The smallest fraction that JavaScript writes without an exponent.
const MIN_FRACTION: f64 = 1e-6;
/// The digits that JavaScript processors write of a fraction.
const MAX_DIGITS: usize = 15;

/// The canonical text of a number and the name of its datatype in XML Schema. Whole numbers are written as integers,
/// however they are spelled in JSON, unless the datatype is `xsd:double`.
fn number_text(number: &Number, double: bool) -> Result<(String, &'static str), Problem> {
    let unsafe_number = || Problem::UnsafeNumber(number.to_string());
    let value = number
        .as_f64()
        .filter(|value| value.abs() <= MAX_WHOLE)
        .ok_or_else(unsafe_number)?;
    if number
        .as_i128()
        .is_some_and(|whole| whole.unsigned_abs() > 1 << 53)
    {
        return Err(unsafe_number());
    }
    if value.fract() == 0.0 && !double {
        // `+ 0.0` turns minus nought into nought.
        return Ok((format!("{:.0}", value + 0.0), "integer"));
    }
    let text = format!("{value:e}");
    let (mantissa, exponent) = text.split_once('e').expect("the format has an exponent");
    let digits = mantissa.bytes().filter(u8::is_ascii_digit).count();
    if digits > MAX_DIGITS || value != 0.0 && value.abs() < MIN_FRACTION {
        return Err(unsafe_number());
    }
    let point = if mantissa.contains('.') { "" } else { ".0" };
    Ok((format!("{mantissa}{point}E{exponent}"), "double"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn plain(value: Value) -> Result<Term, Problem> {
        literal(&value, None)
    }

    fn ground(text: &str) -> Result<Term, Problem> {
        Ok(Term::Ground(text.into()))
    }

    #[test]
    fn a_whole_number_is_an_integer_however_it_is_spelled() {
        for (spelled, text) in [
            ("4", "4"),
            ("4.0", "4"),
            ("4e0", "4"),
            ("1e2", "100"),
            ("-7", "-7"),
            ("0", "0"),
            ("-0.0", "0"),
            ("9007199254740992", "9007199254740992"),
        ] {
            let value = serde_json::from_str(spelled).expect("a number");
            assert_eq!(
                plain(value),
                ground(&format!(
                    "\"{text}\"^^<http://www.w3.org/2001/XMLSchema#integer>"
                )),
                "{spelled}"
            );
        }
    }

    #[test]
    fn a_fraction_is_a_canonical_double() {
        for (spelled, text) in [
            ("3.5", "3.5E0"),
            ("0.5", "5.0E-1"),
            ("-12.25", "-1.225E1"),
            ("0.000001", "1.0E-6"),
            ("1234567890.12345", "1.23456789012345E9"),
        ] {
            let value = serde_json::from_str(spelled).expect("a number");
            assert_eq!(
                plain(value),
                ground(&format!(
                    "\"{text}\"^^<http://www.w3.org/2001/XMLSchema#double>"
                )),
                "{spelled}"
            );
        }
    }

    #[test]
    fn a_datatype_replaces_the_one_of_json() {
        let float = Iri::parse("https://www.w3.org/2001/XMLSchema#float").expect("an IRI");
        assert_eq!(
            literal(&json!(4), Some(&float)),
            ground("\"4\"^^<https://www.w3.org/2001/XMLSchema#float>")
        );
        assert_eq!(
            literal(&json!(3.5), Some(&float)),
            ground("\"3.5E0\"^^<https://www.w3.org/2001/XMLSchema#float>")
        );
        let double = Iri::parse(XSD_DOUBLE).expect("an IRI");
        assert_eq!(
            literal(&json!(4), Some(&double)),
            ground("\"4.0E0\"^^<http://www.w3.org/2001/XMLSchema#double>")
        );
        assert_eq!(
            literal(&json!(true), Some(&float)),
            ground("\"true\"^^<https://www.w3.org/2001/XMLSchema#float>")
        );
    }

    #[test]
    fn numbers_that_programs_write_differently_are_refused() {
        for spelled in [
            "9007199254740993",
            "-9007199254740993",
            "1e20",
            "1e21",
            "18446744073709551615",
            "0.30000000000000004",
            "1e-7",
            "5e-324",
            "0.1234567890123456",
        ] {
            let value: Value = serde_json::from_str(spelled).expect("a number");
            assert!(
                matches!(plain(value), Err(Problem::UnsafeNumber(_))),
                "{spelled}"
            );
        }
    }

    #[test]
    fn language_tags_are_lower_cased_and_well_formed() {
        assert_eq!(in_language("a", "ja-JP"), ground("\"a\"@ja-jp"));
        for tag in ["", "j a", "1a", "ja-", "ja_JP", "日"] {
            assert!(in_language("a", tag).is_err(), "{tag}");
        }
    }
}

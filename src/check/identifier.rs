//! Official numbers of organisations, with their check digits.

use super::fields::{Context, Fields};
use super::id::folded;
use super::node::Value;
use super::read::{line, text_of};
use crate::catalog::Identifier;

/// `identifierType` of OB 3.0 (spec.md, appendix A.3), as far as an organisation can have one, and two of ours.
const KINDS: &[&str] = &[
    "ext:JCN",
    "ext:JISX0402",
    "identifier",
    "name",
    "sourcedId",
    "systemId",
    "lisSourcedId",
    "oneRosterSourcedId",
    "sisSourcedId",
];

/// `{type: ext:JCN, value: "…"}`
pub fn identifier(value: Value<'_>, cx: &mut Context) -> Option<Identifier> {
    let mut fields = Fields::of(value, cx)?;
    let kind = fields.required("type", kind);
    let number = fields.required("value", |value, cx| {
        let number = line(value, cx)?;
        let wrong = match kind.as_deref() {
            Some("ext:JCN") => (!is_corporate_number(&folded(&number))).then_some(13),
            Some("ext:JISX0402") => (!is_government_code(&folded(&number))).then_some(6),
            _ => return Some(number),
        };
        if let Some(digits) = wrong {
            cx.report.wrong_check_digit(value.place(), &number, digits);
            return None;
        }
        Some(folded(&number).into_owned())
    });
    fields.finish();
    Some(Identifier {
        kind: kind?,
        value: number?,
    })
}

fn kind(value: Value<'_>, cx: &mut Context) -> Option<String> {
    let text = folded(text_of(value, cx)?);
    let kind = match &*text {
        "corporate-number" => "ext:JCN",
        "local-government-code" => "ext:JISX0402",
        other => other,
    };
    if !KINDS.contains(&kind) && !is_extension(kind) {
        cx.report
            .unknown_identifier_type(value.place(), kind, KINDS);
        return None;
    }
    Some(kind.to_owned())
}

/// `ext:` and a name, as every enumeration of OB 3.0 allows.
pub fn is_extension(text: &str) -> bool {
    text.strip_prefix("ext:").is_some_and(|name| {
        let plain = |b: u8| b.is_ascii_alphanumeric() || b"._-".contains(&b);
        !name.is_empty() && name.len() <= 64 && name.bytes().all(plain)
    })
}

/// 法人番号: the first of 13 digits checks the others (Corporate Number Publication Site, "check digit").
fn is_corporate_number(number: &str) -> bool {
    let Some(digits) = digits::<13>(number) else {
        return false;
    };
    let sum: u32 = digits[1..]
        .iter()
        .rev()
        .zip([1, 2].into_iter().cycle())
        .map(|(digit, weight)| digit * weight)
        .sum();
    digits[0] == 9 - sum % 9
}

/// 全国地方公共団体コード: the last of 6 digits checks the others (JIS X 0402).
fn is_government_code(number: &str) -> bool {
    let Some(digits) = digits::<6>(number) else {
        return false;
    };
    let sum: u32 = digits[..5]
        .iter()
        .zip([6, 5, 4, 3, 2])
        .map(|(digit, weight)| digit * weight)
        .sum();
    digits[5] == (11 - sum % 11) % 10
}

fn digits<const N: usize>(text: &str) -> Option<[u32; N]> {
    let digits: Option<Vec<u32>> = text.chars().map(|c| c.to_digit(10)).collect();
    digits?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_published_pass() {
        // National Tax Agency; Tokyo Metropolis
        assert!(is_corporate_number("7000012050002"));
        assert!(is_corporate_number("8000020130001"));
        // Sapporo, Chiyoda, Osaka, Naha, and Tokyo Metropolis
        for code in ["011002", "131016", "271004", "472018", "130001"] {
            assert!(is_government_code(code), "{code}");
        }
    }

    #[test]
    fn numbers_with_a_slip_do_not() {
        for number in [
            "7000012050003",
            "7000012055002",
            "700001205000",
            "T000012050002",
            "",
        ] {
            assert!(!is_corporate_number(number), "{number}");
        }
        for code in ["011003", "01100", "110002", "01100a"] {
            assert!(!is_government_code(code), "{code}");
        }
    }
}

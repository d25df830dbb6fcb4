//! Ed25519 public keys and their Multikey text, `z6Mk…`.
//!
//! Controlled Identifiers 1.0 section 2.2.2 (<https://www.w3.org/TR/cid-1.0/#Multikey>): `z`, then base58btc of the
//! bytes `ed 01` and the 32 bytes of the key.

use ed25519_dalek::{Signature, Verifier, VerifyingKey};
use std::fmt;
use std::str::FromStr;

/// The multicodec prefix of an Ed25519 public key.
const PREFIX: [u8; 2] = [0xed, 0x01];

/// An Ed25519 public key: a point of the curve, of large order.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct PublicKey(VerifyingKey);

impl PublicKey {
    /// The key of these bytes.
    ///
    /// # Errors
    /// The bytes are no point of the curve, or one of small order, under which anything can be made to verify.
    pub fn from_bytes(bytes: &[u8; 32]) -> Result<PublicKey, KeyError> {
        if is_low_order(bytes) {
            return Err(KeyError::LowOrder);
        }
        if !is_canonical(bytes) {
            return Err(KeyError::NotAPoint);
        }
        VerifyingKey::from_bytes(bytes)
            .map(PublicKey)
            .map_err(|_| KeyError::NotAPoint)
    }

    /// The 32 bytes of RFC 8032.
    pub fn to_bytes(self) -> [u8; 32] {
        self.0.to_bytes()
    }

    /// Whether this is the signature of `message` under this key.
    ///
    /// One rule, the same as the verify page's, on which all engines agree: no part of small order, then RFC 8032.
    pub fn verifies(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        let (r, _) = signature
            .split_first_chunk()
            .expect("a signature is longer than its R");
        !is_low_order(r)
            && self
                .0
                .verify(message, &Signature::from_bytes(signature))
                .is_ok()
    }
}

impl FromStr for PublicKey {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<PublicKey, KeyError> {
        PublicKey::from_bytes(&decode(text, PREFIX)?)
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut bytes = PREFIX.to_vec();
        bytes.extend(self.0.as_bytes());
        write!(f, "z{}", bs58::encode(bytes).into_string())
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({self})")
    }
}

/// Whether y is below 2^255 - 19 (RFC 8032 section 5.1.3): engines differ on keys where it is not.
fn is_canonical(bytes: &[u8; 32]) -> bool {
    let [low, middle @ .., high] = bytes;
    *low < 0xed || high & 0x7f != 0x7f || middle.iter().any(|byte| *byte != 0xff)
}

/// The 32 bytes of a Multikey text with this prefix.
pub(super) fn decode(text: &str, prefix: [u8; 2]) -> Result<[u8; 32], KeyError> {
    let text = text.strip_prefix('z').ok_or(KeyError::NotMultibase)?;
    // Longer texts cannot be 34 bytes; base58 takes quadratic time.
    if text.len() > 64 {
        return Err(KeyError::WrongLength);
    }
    let bytes = bs58::decode(text)
        .into_vec()
        .map_err(|_| KeyError::NotMultibase)?;
    let key = bytes.strip_prefix(&prefix).ok_or(KeyError::WrongKind)?;
    key.try_into().map_err(|_| KeyError::WrongLength)
}

/// Why a text or bytes are no key of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyError {
    /// Not `z` and base58btc.
    NotMultibase,
    /// Not the prefix of this kind of Ed25519 key.
    WrongKind,
    /// Not 32 bytes after the prefix.
    WrongLength,
    /// Not a point of the curve.
    NotAPoint,
    /// A point of small order.
    LowOrder,
}

impl fmt::Display for KeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            KeyError::NotMultibase => "the key is not multibase `z…`",
            KeyError::WrongKind => "the key is not an Ed25519 key",
            KeyError::WrongLength => "the key is not 32 bytes long",
            KeyError::NotAPoint => "the key is not a point of the curve",
            KeyError::LowOrder => "the key is a point of small order",
        })
    }
}

impl std::error::Error for KeyError {}

/// Whether these bytes are one of the 14 encodings, canonical or not, of the 8 points of small order: 7 values of y,
/// each with either sign.
fn is_low_order(bytes: &[u8; 32]) -> bool {
    let mut y = *bytes;
    y[31] &= 0x7f;
    LOW_ORDER.contains(&y)
}

/// The values of y of the points of small order as they may be written, in little-endian bytes.
const LOW_ORDER: [[u8; 32]; 7] = [
    near_p(0x00, 0x00, 0x00), // 0
    near_p(0x01, 0x00, 0x00), // 1
    near_p(0xec, 0xff, 0x7f), // p - 1
    near_p(0xed, 0xff, 0x7f), // p, that is 0
    near_p(0xee, 0xff, 0x7f), // p + 1, that is 1
    [
        0x26, 0xe8, 0x95, 0x8f, 0xc2, 0xb2, 0x27, 0xb0, 0x45, 0xc3, 0xf4, 0x89, 0xf2, 0xef, 0x98,
        0xf0, 0xd5, 0xdf, 0xac, 0x05, 0xd3, 0xc6, 0x33, 0x39, 0xb1, 0x38, 0x02, 0x88, 0x6d, 0x53,
        0xfc, 0x05,
    ],
    [
        0xc7, 0x17, 0x6a, 0x70, 0x3d, 0x4d, 0xd8, 0x4f, 0xba, 0x3c, 0x0b, 0x76, 0x0d, 0x10, 0x67,
        0x0f, 0x2a, 0x20, 0x53, 0xfa, 0x2c, 0x39, 0xcc, 0xc6, 0x4e, 0xc7, 0xfd, 0x77, 0x92, 0xac,
        0x03, 0x7a,
    ],
];

const fn near_p(first: u8, middle: u8, last: u8) -> [u8; 32] {
    let mut bytes = [middle; 32];
    bytes[0] = first;
    bytes[31] = last;
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    const RFC_8032_TEST_1: &str = "z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw";

    #[test]
    fn a_key_is_printed_as_it_is_read() {
        let key: PublicKey = RFC_8032_TEST_1.parse().expect("a key");
        assert_eq!(key.to_string(), RFC_8032_TEST_1);
        assert_eq!(key.to_bytes()[..4], [0xd7, 0x5a, 0x98, 0x01]);
    }

    #[test]
    fn other_kinds_of_keys_and_other_bases_are_refused() {
        let p256 = "zDnaegE6RR3atJtHKwTRTWHsJ3kNHqFwv7n9YjTgmU7TyfU76";
        let secret = "z3u2bpACJXYj89Vh7HqHn8oVv2A2niEy9FcQUzzuQTYJ61AX";
        let long = format!("z{}", "1".repeat(100_000));
        let cases = [
            ("", KeyError::NotMultibase),
            (
                "6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw",
                KeyError::NotMultibase,
            ),
            (
                "u7QHXWpgBgrEKt9VL_tPJZAc6DuFy89qmIyWvAhpo9wdRGg",
                KeyError::NotMultibase,
            ),
            (
                "z6Mktwupdm0XVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw",
                KeyError::NotMultibase,
            ),
            ("z", KeyError::WrongKind),
            (p256, KeyError::WrongKind),
            (secret, KeyError::WrongKind),
            (
                &RFC_8032_TEST_1[..RFC_8032_TEST_1.len() - 1],
                KeyError::WrongKind,
            ),
            (&long, KeyError::WrongLength),
        ];
        for (text, error) in cases {
            assert_eq!(text.parse::<PublicKey>(), Err(error), "{text}");
        }
        let short = format!("z{}", bs58::encode([0xed, 0x01, 1, 2, 3]).into_string());
        assert_eq!(short.parse::<PublicKey>(), Err(KeyError::WrongLength));
    }

    #[test]
    fn the_fourteen_encodings_of_points_of_small_order_are_refused() {
        let mut encodings: Vec<[u8; 32]> = LOW_ORDER.to_vec();
        encodings.extend(LOW_ORDER.iter().map(|y| {
            let mut negative = *y;
            negative[31] |= 0x80;
            negative
        }));
        assert_eq!(encodings.len(), 14);
        for bytes in encodings {
            let point = VerifyingKey::from_bytes(&bytes).expect("a point");
            assert!(point.is_weak(), "{bytes:02x?}");
            assert_eq!(PublicKey::from_bytes(&bytes), Err(KeyError::LowOrder));
        }
    }

    #[test]
    fn no_other_encoding_near_the_edges_is_of_small_order() {
        for first in 0..=255 {
            for (middle, last) in [(0x00, 0x00), (0x00, 0x80), (0xff, 0x7f), (0xff, 0xff)] {
                let bytes = near_p(first, middle, last);
                let weak = VerifyingKey::from_bytes(&bytes).is_ok_and(|point| point.is_weak());
                assert!(!weak || is_low_order(&bytes), "{bytes:02x?}");
            }
        }
    }

    #[test]
    fn bytes_that_are_no_point_are_refused() {
        let no_point = near_p(0x02, 0x00, 0x00);
        assert_eq!(PublicKey::from_bytes(&no_point), Err(KeyError::NotAPoint));
    }

    #[test]
    fn a_signature_with_an_r_of_small_order_is_refused() {
        let key: PublicKey = RFC_8032_TEST_1.parse().expect("a key");
        let mut signature = [0; 64];
        signature[..32].copy_from_slice(&LOW_ORDER[1]);
        assert!(!key.verifies(b"message", &signature));
    }
}

//! One bit a credential: has it been withdrawn?
//!
//! Bitstring Status List 1.0 (<https://www.w3.org/TR/vc-bitstring-status-list/>): bits from the left, gzip, base64url,
//! `u` in front. Error names are the specification's (section 3.2 of it).

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use flate2::bufread::GzDecoder;
use flate2::{Compression, GzBuilder};
use std::fmt;
use std::io::{Read, Write};

/// The least number of bits of a list, so that one credential is lost in the crowd.
pub const MIN_BITS: usize = 131_072;
/// The most bytes of an expanded list that are looked at (2 MiB).
const MAX_BYTES: usize = 2 << 20;
/// The most bits of a list that is looked at: 16,777,216.
pub const MAX_BITS: usize = MAX_BYTES * 8;
/// The longest encoded list that is looked at.
const MAX_TEXT: usize = 4 << 20;

/// How many places an index is drawn from when a list is to tell of so many credentials: at least twice as many, so that a
/// free one is soon found, and a power of two.
pub fn places_for(credentials: usize) -> usize {
    let wanted = credentials.saturating_mul(2).min(MAX_BITS);
    wanted.next_power_of_two().max(MIN_BITS)
}

/// A list of status bits, all clear at first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusList {
    bytes: Vec<u8>,
}

impl StatusList {
    /// A list with room for the indexes below `bits`: at least [`MIN_BITS`], rounded up to whole bytes.
    ///
    /// # Errors
    /// [`StatusListError::Length`] when it would be longer than anyone reads.
    pub fn new(bits: usize) -> Result<StatusList, StatusListError> {
        let bytes = bits.max(MIN_BITS).div_ceil(8);
        if bytes > MAX_BYTES {
            return Err(StatusListError::Length);
        }
        Ok(StatusList {
            bytes: vec![0; bytes],
        })
    }

    /// How many bits the list has.
    pub fn len(&self) -> usize {
        self.bytes.len() * 8
    }

    /// Always false: a list is never empty.
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// The bit at an index, counted from 0.
    ///
    /// # Errors
    /// [`StatusListError::Range`] when the list is shorter.
    pub fn get(&self, index: usize) -> Result<bool, StatusListError> {
        let byte = self.bytes.get(index / 8).ok_or(StatusListError::Range)?;
        Ok(byte & mask(index) != 0)
    }

    /// Sets the bit at an index.
    ///
    /// # Errors
    /// [`StatusListError::Range`] when the list is shorter.
    pub fn set(&mut self, index: usize) -> Result<(), StatusListError> {
        *self
            .bytes
            .get_mut(index / 8)
            .ok_or(StatusListError::Range)? |= mask(index);
        Ok(())
    }

    /// The list as `encodedList`: the same bits give the same text.
    pub fn encode(&self) -> String {
        let mut writer = GzBuilder::new()
            .mtime(0)
            .write(Vec::new(), Compression::best());
        writer.write_all(&self.bytes).expect("memory takes all");
        let compressed = writer.finish().expect("memory takes all");
        format!("u{}", URL_SAFE_NO_PAD.encode(compressed))
    }

    /// The list in an `encodedList`. No more is expanded than is looked at.
    ///
    /// # Errors
    /// [`StatusListError::Malformed`] for a text that is no such list, [`StatusListError::Length`] for a short one.
    pub fn decode(text: &str) -> Result<StatusList, StatusListError> {
        if text.len() > MAX_TEXT {
            return Err(StatusListError::Malformed);
        }
        let text = text.strip_prefix('u').ok_or(StatusListError::Malformed)?;
        let compressed = URL_SAFE_NO_PAD
            .decode(text)
            .map_err(|_| StatusListError::Malformed)?;
        let mut reader = GzDecoder::new(compressed.as_slice());
        let mut bytes = Vec::new();
        let limit = MAX_BYTES as u64 + 1;
        // The reader compares the check sum when it meets the end.
        reader
            .by_ref()
            .take(limit)
            .read_to_end(&mut bytes)
            .map_err(|_| StatusListError::Malformed)?;
        if bytes.len() > MAX_BYTES || !reader.into_inner().is_empty() {
            return Err(StatusListError::Malformed);
        }
        if bytes.len() * 8 < MIN_BITS {
            return Err(StatusListError::Length);
        }
        Ok(StatusList { bytes })
    }
}

/// The left-most bit of a byte has the lowest index.
fn mask(index: usize) -> u8 {
    0x80 >> (index % 8)
}

/// What is wrong with a status list or a question to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StatusListError {
    /// The list has fewer than [`MIN_BITS`] bits, or would have too many.
    Length,
    /// The index lies beyond the list.
    Range,
    /// The text is not `u`, base64url, one gzip member with the right check sum, of bearable size.
    Malformed,
}

impl StatusListError {
    /// The error's name in Bitstring Status List.
    pub fn name(self) -> &'static str {
        match self {
            StatusListError::Length => "STATUS_LIST_LENGTH_ERROR",
            StatusListError::Range => "RANGE_ERROR",
            StatusListError::Malformed => "MALFORMED_VALUE_ERROR",
        }
    }
}

impl fmt::Display for StatusListError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let reason = match self {
            StatusListError::Length => "the status list has a wrong length",
            StatusListError::Range => "the index lies beyond the status list",
            StatusListError::Malformed => "the status list is malformed",
        };
        write!(f, "{reason} ({})", self.name())
    }
}

impl std::error::Error for StatusListError {}

#[cfg(test)]
mod tests {
    use super::*;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut writer = GzBuilder::new().write(Vec::new(), Compression::best());
        writer.write_all(bytes).expect("memory");
        writer.finish().expect("memory")
    }

    fn text(compressed: &[u8]) -> String {
        format!("u{}", URL_SAFE_NO_PAD.encode(compressed))
    }

    #[test]
    fn the_left_most_bit_comes_first() {
        let mut list = StatusList::new(0).expect("a list");
        list.set(0).expect("in range");
        list.set(23).expect("in range");
        assert_eq!(list.bytes[..4], [0x80, 0, 0x01, 0]);
        assert_eq!(
            (list.get(0), list.get(1), list.get(23)),
            (Ok(true), Ok(false), Ok(true))
        );
    }

    #[test]
    fn a_list_is_never_shorter_than_the_crowd() {
        assert_eq!(StatusList::new(1).expect("a list").len(), MIN_BITS);
        assert_eq!(
            StatusList::new(MIN_BITS + 1).expect("a list").len(),
            MIN_BITS + 8
        );
        assert_eq!(StatusList::new(usize::MAX), Err(StatusListError::Length));
    }

    #[test]
    fn there_are_twice_as_many_places_as_credentials_up_to_what_is_looked_at() {
        let places = [0, 65_536, 65_537, 200_000, 3_000_000, usize::MAX].map(places_for);
        assert_eq!(places[..3], [MIN_BITS, MIN_BITS, 2 * MIN_BITS]);
        assert_eq!(places[3..], [1 << 19, 1 << 23, MAX_BITS]);
        assert_eq!(
            StatusList::new(MAX_BITS).map(|list| list.len()),
            Ok(MAX_BITS)
        );
    }

    #[test]
    fn encoding_gives_back_the_same_list_and_the_same_text() {
        let mut list = StatusList::new(200_000).expect("a list");
        for index in [0, 7, 94_567, 131_071, 199_999] {
            list.set(index).expect("in range");
        }
        assert_eq!(StatusList::decode(&list.encode()), Ok(list.clone()));
        assert_eq!(list.encode(), list.encode());
        assert_eq!(
            &list.encode()[..14],
            "uH4sIAAAAAAAC_",
            "no time, no name, system unknown"
        );
    }

    #[test]
    fn an_index_beyond_the_list_is_a_range_error() {
        let mut list = StatusList::new(0).expect("a list");
        for index in [MIN_BITS, usize::MAX] {
            assert_eq!(list.get(index), Err(StatusListError::Range));
            assert_eq!(list.set(index), Err(StatusListError::Range));
        }
    }

    #[test]
    fn a_list_that_is_too_short_is_a_length_error() {
        assert_eq!(
            StatusList::decode(&text(&gzip(&[0; 16_383]))),
            Err(StatusListError::Length)
        );
        assert!(StatusList::decode(&text(&gzip(&[0; 16_384]))).is_ok());
        assert_eq!(
            StatusList::decode(&text(&gzip(&[]))),
            Err(StatusListError::Length)
        );
    }

    #[test]
    fn what_is_no_list_is_malformed() {
        let good = gzip(&[0; 16_384]);
        let mut bad_sum = good.clone();
        let sum = bad_sum.len() - 8;
        bad_sum[sum] ^= 1;
        let two = [good.clone(), good.clone()].concat();
        let tail = [&good[..], b"x"].concat();
        let cases = [
            String::new(),
            URL_SAFE_NO_PAD.encode(&good),
            format!("z{}", URL_SAFE_NO_PAD.encode(&good)),
            format!("{}=", text(&good)),
            "u!!!!".to_owned(),
            text(b"plain"),
            text(&good[..good.len() - 1]),
            text(&good[..20]),
            text(&bad_sum),
            text(&two),
            text(&tail),
        ];
        for case in cases {
            assert_eq!(
                StatusList::decode(&case),
                Err(StatusListError::Malformed),
                "{case}"
            );
        }
    }

    #[test]
    fn a_list_that_would_fill_the_memory_is_malformed() {
        assert!(StatusList::decode(&text(&gzip(&vec![0; MAX_BYTES]))).is_ok());
        assert_eq!(
            StatusList::decode(&text(&gzip(&vec![0; MAX_BYTES + 1]))),
            Err(StatusListError::Malformed)
        );
        assert_eq!(
            StatusList::decode(&text(&gzip(&vec![0; 64 << 20]))),
            Err(StatusListError::Malformed)
        );
    }
}

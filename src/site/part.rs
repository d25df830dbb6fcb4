//! One part of several: which machine makes what, told by the id alone.

use std::fmt;
use std::str::FromStr;

use sha2::{Digest, Sha256};

/// A part of the awards and earners of a site: the third of seven is `3/7`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Part {
    of: u32,
    number: u32,
}

impl Part {
    /// The part of this number, from 1, of so many. `None` where there is no such part.
    pub fn new(number: u32, of: u32) -> Option<Part> {
        (1..=of).contains(&number).then_some(Part { of, number })
    }

    /// Its number, from 1.
    pub fn number(self) -> u32 {
        self.number
    }

    /// How many parts there are.
    pub fn of(self) -> u32 {
        self.of
    }

    /// Whether something of this id is made in this part: every id is in one of them, on every machine in the same.
    pub fn takes(self, id: &str) -> bool {
        let digest: [u8; 32] = Sha256::digest(id).into();
        let first = digest
            .first_chunk()
            .expect("a SHA-256 is longer than eight bytes");
        u64::from_be_bytes(*first) % u64::from(self.of) == u64::from(self.number - 1)
    }
}

impl FromStr for Part {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Part, &'static str> {
        let number = |digits: &str| match digits.bytes().all(|b| b.is_ascii_digit()) {
            true => digits.parse().ok(),
            false => None,
        };
        let read = || {
            let (first, second) = text.split_once('/')?;
            Part::new(number(first)?, number(second)?)
        };
        read().ok_or("3/7 is the third part of seven; the first is 1/7, the last 7/7")
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.number, self.of)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_id_is_in_one_part() {
        for of in [1, 2, 7, 64] {
            let parts: Vec<Part> = (1..=of)
                .filter_map(|number| Part::new(number, of))
                .collect();
            for id in ["p72mtm95", "a", "", "鹿"] {
                let taking = parts.iter().filter(|part| part.takes(id)).count();
                assert_eq!(taking, 1, "{id} of {of}");
            }
        }
    }

    #[test]
    fn which_one_it_is_never_changes() {
        // sha256("a") = ca978112ca1bbdca…, and 0xca978112ca1bbdca % 7 = 4
        assert!(Part::new(5, 7).is_some_and(|part| part.takes("a")));
    }

    #[test]
    fn parts_are_counted_from_one() {
        let part = |text: &str| text.parse::<Part>().ok();
        assert_eq!(part("3/7"), Part::new(3, 7));
        assert_eq!(part("7/7").map(|part| part.to_string()), Some("7/7".into()));
        for text in ["0/7", "8/7", "0/0", "3", "3/", "/7", "+3/7", "3/7/", " 3/7"] {
            assert_eq!(part(text), None, "{text}");
        }
    }
}

//! Any of many byte strings in a text, in one walk over it (Rabin and Karp 1987): the first bytes of each string are its
//! key, a bit table says for most places of a text that no string has the key that stands there.

use std::ops::Range;

use rayon::prelude::*;

/// Strings to be found.
pub struct Search {
    strings: Vec<Box<[u8]>>,
    walks: Vec<Walk>,
}

/// Bytes of a key, for long strings and for short ones. Shorter strings are not found.
const WIDTHS: [usize; 2] = [6, 3];

impl Search {
    /// A search for these strings; a string is named by its place among them.
    pub fn new(strings: Vec<Box<[u8]>>) -> Search {
        let mut most = usize::MAX;
        let mut walks = Vec::new();
        for width in WIDTHS {
            let ours = |string: &[u8]| (width..most).contains(&string.len());
            let keys = strings
                .iter()
                .enumerate()
                .filter(|(_, string)| ours(string));
            let keys: Vec<(u64, usize)> =
                keys.map(|(n, string)| (key(&string[..width]), n)).collect();
            if !keys.is_empty() {
                walks.push(Walk::new(width, keys, &strings));
            }
            most = width;
        }
        Search { strings, walks }
    }

    /// Whether there is nothing to be found.
    pub fn is_empty(&self) -> bool {
        self.walks.is_empty()
    }

    /// Calls `found` for every string at every place where it stands.
    pub fn each(&self, text: &[u8], mut found: impl FnMut(usize, Range<usize>)) {
        for walk in &self.walks {
            walk.each(text, &self.strings, |string, start| {
                found(string, start..start + self.strings[string].len());
            });
        }
    }
}

/// A walk over a text that looks at every key of one width.
struct Walk {
    width: usize,
    /// Keys and their strings, in order of the strings.
    keys: Vec<(u64, usize)>,
    /// By place among the keys: the place after that of the longest other string that this one begins with; 0 if it begins
    /// with none.
    beginnings: Vec<u32>,
    /// A bit for each of the values that the hash of a key can have.
    bits: Vec<u64>,
    shift: u32,
}

impl Walk {
    fn new(width: usize, mut keys: Vec<(u64, usize)>, strings: &[Box<[u8]>]) -> Walk {
        keys.par_sort_unstable_by_key(|(_, string)| &strings[*string]);
        // Thirty bits a key: few places of a text are looked up in vain.
        let size = (keys.len() * 30).next_power_of_two().max(1 << 12);
        let mut walk = Walk {
            width,
            beginnings: beginnings(&keys, strings),
            keys,
            bits: vec![0; size / 64],
            shift: 64 - size.ilog2(),
        };
        for at in 0..walk.keys.len() {
            let hash = walk.hash(walk.keys[at].0);
            walk.bits[hash / 64] |= 1 << (hash % 64);
        }
        walk
    }

    /// Calls `found` with each string that stands in the text, and where it starts.
    fn each(&self, text: &[u8], strings: &[Box<[u8]>], mut found: impl FnMut(usize, usize)) {
        let Some((head, rest)) = text.split_at_checked(self.width - 1) else {
            return;
        };
        let mask = u64::MAX >> (64 - 8 * self.width);
        let mut here = key(head);
        for (start, byte) in rest.iter().enumerate() {
            here = (here << 8 | u64::from(*byte)) & mask;
            let hash = self.hash(here);
            if self.bits[hash / 64] >> (hash % 64) & 1 == 0 {
                continue;
            }
            // Thousands may have one key, as addresses do that begin with a common name. All that stand here are the
            // beginnings of the last that is not beyond the text, or that one.
            let text = &text[start..];
            let mut place = self.keys.partition_point(|(key, string)| {
                *key < here || (*key == here && *strings[*string] <= *text)
            });
            while let Some(at) = place.checked_sub(1) {
                let (key, string) = self.keys[at];
                if key != here {
                    break;
                }
                if text.starts_with(&strings[string]) {
                    found(string, start);
                }
                place = self.beginnings[at] as usize;
            }
        }
    }

    /// The upper bits of a product with the golden ratio (Knuth, volume 3, section 6.4).
    #[inline]
    fn hash(&self, key: u64) -> usize {
        (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> self.shift) as usize
    }
}

/// See [`Walk`]; the keys are in order of their strings.
fn beginnings(keys: &[(u64, usize)], strings: &[Box<[u8]>]) -> Vec<u32> {
    let mut beginnings = Vec::with_capacity(keys.len());
    // Places of the strings that the one before begins with, the longest last.
    let mut open: Vec<usize> = Vec::new();
    for (at, (_, string)) in keys.iter().enumerate() {
        let begins = |other: &usize| strings[*string].starts_with(&strings[keys[*other].1]);
        while open.pop_if(|other| !begins(other)).is_some() {}
        beginnings.push(open.last().map_or(0, |at| *at as u32 + 1));
        open.push(at);
    }
    beginnings
}

fn key(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0, |key, byte| key << 8 | u64::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(strings: &[&str], text: &str) -> Vec<(usize, usize)> {
        let strings = strings.iter().map(|s| s.as_bytes().into()).collect();
        let mut all = Vec::new();
        Search::new(strings).each(text.as_bytes(), |string, range| {
            all.push((string, range.start))
        });
        all.sort_unstable();
        all
    }

    #[test]
    fn every_string_is_found_wherever_it_stands() {
        let strings = ["abc", "abcdef", "bcdefgh", "fgh", "abcdefgh"];
        assert_eq!(
            found(&strings, "abcdefgh"),
            [(0, 0), (1, 0), (2, 1), (3, 5), (4, 0)]
        );
        assert_eq!(found(&["aaa"], "aaaaa"), [(0, 0), (0, 1), (0, 2)]);
        assert_eq!(
            found(&["same text", "same text"], "same text"),
            [(0, 0), (1, 0)]
        );
    }

    #[test]
    fn what_does_not_stand_there_is_not_found() {
        assert_eq!(found(&["abcdefgh"], "abcdefg"), []);
        assert_eq!(found(&["\0\0\0\0\0\0x", "\0\0\0y"], "xy"), []);
        assert_eq!(found(&["ab", ""], "ababab"), []);
        assert_eq!(found(&[], "anything"), []);
    }

    proptest::proptest! {
        #[test]
        fn it_finds_what_a_plain_search_finds(
            strings in proptest::collection::vec("[ab]{3,9}", 0..8),
            text in "[ab]{0,60}",
        ) {
            let strings: Vec<&str> = strings.iter().map(String::as_str).collect();
            let mut plain = Vec::new();
            for (n, string) in strings.iter().enumerate() {
                plain.extend((0..text.len()).filter(|at| text[*at..].starts_with(string)).map(|at| (n, at)));
            }
            proptest::prop_assert_eq!(found(&strings, &text), plain);
        }
    }
}

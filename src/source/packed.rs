//! Lists and ledger files that are kept compressed: `2024.csv.gz`, `2024.jsonl.gz`. Whoever reads [`Sources`](super::Sources)
//! sees their text, under the name of the file.

use std::borrow::Cow;
use std::io::{Read, Write};

use flate2::bufread::MultiGzDecoder;
use flate2::{Compression, GzBuilder};

/// What a text of rows or of credentials may grow to for each byte it is compressed to: signatures do not compress, and of
/// bytes that are not there to be read a thousand come out of one.
const MOST_FOR_A_BYTE: u64 = 200;

/// So much may come out of a file however small it is.
const ALWAYS: u64 = 1 << 20;

/// Why a compressed file was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is not gzip, was cut short, or does not hold what its check sum says.
    Damaged,
    /// More would come out of it than this many bytes.
    Bomb(u64),
}

/// Whether the file at a path is one that is kept compressed.
pub fn is_packed(path: &str) -> bool {
    plain(path).len() < path.len()
}

/// The path that the same file has when it is not compressed.
pub fn plain(path: &str) -> &str {
    match path.strip_suffix(".gz") {
        Some(plain)
            if plain.starts_with("content/")
                && (plain.ends_with(".csv") || plain.ends_with(".jsonl")) =>
        {
            plain
        }
        _ => path,
    }
}

/// The text of a compressed file, of all its members: at most `limit` bytes, and no more than text can have become so small.
pub fn unpack(bytes: &[u8], limit: u64) -> Result<Vec<u8>, Unreadable> {
    let most = (bytes.len() as u64)
        .saturating_mul(MOST_FOR_A_BYTE)
        .max(ALWAYS)
        .min(limit);
    let mut text = Vec::with_capacity(said_length(bytes).min(most) as usize);
    // The reader compares the check sum when it meets the end of a member.
    let mut reader = MultiGzDecoder::new(bytes).take(most + 1);
    reader
        .read_to_end(&mut text)
        .map_err(|_| Unreadable::Damaged)?;
    match text.len() as u64 > most {
        true => Err(Unreadable::Bomb(most)),
        false => Ok(text),
    }
}

/// The bytes that a text is kept as at a path. The same text gives the same bytes: no time, no name, one level.
pub fn kept<'t>(path: &str, text: &'t [u8]) -> Cow<'t, [u8]> {
    if !is_packed(path) {
        return Cow::Borrowed(text);
    }
    let mut writer = GzBuilder::new()
        .mtime(0)
        .write(Vec::new(), Compression::new(6));
    writer.write_all(text).expect("memory takes all");
    Cow::Owned(writer.finish().expect("memory takes all"))
}

/// The length that the last member says it has: a hint, which may be a lie.
fn said_length(bytes: &[u8]) -> u64 {
    let last: Option<&[u8; 4]> = bytes.last_chunk();
    last.map_or(0, |length| u64::from(u32::from_le_bytes(*length)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PATH: &str = "content/awards/2024.csv.gz";

    #[test]
    fn lists_and_ledger_files_may_be_compressed_and_nothing_else() {
        assert_eq!(plain(PATH), "content/awards/2024.csv");
        assert!(is_packed("content/ledger/city/2024.jsonl.gz"));
        assert!(is_packed("content/people.csv.gz"));
        for other in [
            "content/awards/2024.csv",
            "content/awards/2024.yaml.gz",
            "themes/mine/a.csv.gz",
            "content/.gz",
        ] {
            assert_eq!(plain(other), other);
        }
    }

    #[test]
    fn what_is_kept_comes_back_and_is_the_same_bytes_each_time() {
        let text = "award_id,person\nk8kmt1ef,q01\n".repeat(1000).into_bytes();
        let packed = kept(PATH, &text);
        assert!(packed.len() < text.len() / 20);
        assert_eq!(packed[..10], [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);
        assert_eq!(packed, kept(PATH, &text));
        assert_eq!(unpack(&packed, 1 << 20), Ok(text));
        assert_eq!(kept("content/awards/2024.csv", b"a")[..], *b"a");
    }

    #[test]
    fn members_one_after_another_are_one_text() {
        let both = [kept(PATH, b"a\n"), kept(PATH, b"b\n")].concat();
        assert_eq!(unpack(&both, 100), Ok(b"a\nb\n".to_vec()));
    }

    #[test]
    fn what_is_cut_short_altered_or_no_gzip_is_damaged() {
        let good = kept(PATH, b"award_id\n").into_owned();
        let cut = &good[..good.len() - 1];
        let tail = [&good[..], b"x"].concat();
        let mut altered = good.clone();
        altered[good.len() - 5] ^= 1;
        for bytes in [cut, &tail, &altered, b"award_id\n", b""] {
            assert_eq!(unpack(bytes, 100), Err(Unreadable::Damaged), "{bytes:?}");
        }
    }

    #[test]
    fn no_more_comes_out_than_the_limit_or_than_text_can_hold() {
        let zeros = kept(PATH, &vec![0; 8 << 20]).into_owned();
        let by_ratio = zeros.len() as u64 * MOST_FOR_A_BYTE;
        assert!((ALWAYS..8 << 20).contains(&by_ratio));
        assert_eq!(unpack(&zeros, u64::MAX), Err(Unreadable::Bomb(by_ratio)));
        assert_eq!(unpack(&zeros, 100), Err(Unreadable::Bomb(100)));
        let small = kept(PATH, &vec![0; 1 << 20]).into_owned();
        assert_eq!(unpack(&small, u64::MAX), Ok(vec![0; 1 << 20]));
        assert_eq!(unpack(&kept(PATH, b"abc"), 3), Ok(b"abc".to_vec()));
    }
}

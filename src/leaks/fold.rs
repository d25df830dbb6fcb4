//! Text of any kind to one form in which equal things are equal: escapes of HTML, JSON and URLs undone, NFKC, lower
//! case, without spaces. What was a space is kept as a gap, so that neighbours do not grow together unseen.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Folded text.
#[derive(Default)]
pub struct Folded {
    text: Vec<u8>,
    gaps: Vec<usize>,
}

impl Folded {
    /// Folds a file of any kind; what is not UTF-8 becomes a gap.
    pub fn of(bytes: &[u8]) -> Folded {
        let mut folder = Folder::default();
        folder.out.text.reserve(bytes.len());
        // Most files are text, and are read faster as one.
        if let Ok(text) = std::str::from_utf8(bytes) {
            folder.escaped(text);
            return folder.finish();
        }
        for chunk in bytes.utf8_chunks() {
            folder.escaped(chunk.valid());
            if !chunk.invalid().is_empty() {
                folder.gap();
            }
        }
        folder.finish()
    }

    /// Folds a value as it stands, without undoing escapes.
    pub fn verbatim(text: &str) -> Folded {
        let mut folder = Folder::default();
        text.chars().for_each(|c| folder.push(c));
        folder.finish()
    }

    /// The folded bytes, UTF-8.
    pub fn bytes(&self) -> &[u8] {
        &self.text
    }

    /// The character before a range; `None` at the beginning or after a gap.
    pub fn before(&self, range: &Range<usize>) -> Option<char> {
        let gap = self.is_gap(range.start);
        let text = &self.text[..range.start];
        (!gap).then(|| last_char(text)).flatten()
    }

    /// The character after a range; `None` at the end or before a gap.
    pub fn after(&self, range: &Range<usize>) -> Option<char> {
        let gap = self.is_gap(range.end);
        let text = self.text.get(range.end..).unwrap_or_default();
        (!gap).then(|| first_char(text)).flatten()
    }

    /// Whether there is a gap within a range.
    pub fn has_gap(&self, range: &Range<usize>) -> bool {
        let after = self.gaps.partition_point(|gap| *gap <= range.start);
        self.gaps.get(after).is_some_and(|gap| *gap < range.end)
    }

    /// The characters next to a range, gaps or none.
    pub fn around(&self, range: &Range<usize>) -> (Option<char>, Option<char>) {
        (
            last_char(&self.text[..range.start]),
            first_char(self.text.get(range.end..).unwrap_or_default()),
        )
    }

    fn is_gap(&self, at: usize) -> bool {
        self.gaps.binary_search(&at).is_ok()
    }
}

fn last_char(text: &[u8]) -> Option<char> {
    let start = text.iter().rposition(|b| (b & 0xc0) != 0x80)?;
    first_char(&text[start..])
}

fn first_char(text: &[u8]) -> Option<char> {
    let head = &text[..text.len().min(4)];
    head.utf8_chunks().next()?.valid().chars().next()
}

#[derive(Default)]
struct Folder {
    out: Folded,
    /// Characters beyond ASCII that wait to be normalised together.
    run: String,
}

impl Folder {
    fn finish(mut self) -> Folded {
        self.flush();
        self.out
    }

    fn push(&mut self, c: char) {
        if is_settled(c) {
            self.flush();
            self.append(c);
        } else if c.is_whitespace() || c.is_control() {
            self.gap();
        } else if c.is_ascii() {
            self.flush();
            self.out.text.push((c as u8).to_ascii_lowercase());
        } else if !is_ignored(c) {
            if self.run.is_empty() && is_combining_mark(c) {
                self.take_back();
            }
            self.run.push(c);
        }
    }

    /// The last character goes back to the run: what follows may combine with it.
    fn take_back(&mut self) {
        let text = &mut self.out.text;
        if let Some(last) = last_char(text)
            && self.out.gaps.last() != Some(&text.len())
        {
            text.truncate(text.len() - last.len_utf8());
            self.run.push(last);
        }
    }

    fn append(&mut self, c: char) {
        let mut buffer = [0; 4];
        let bytes = c.encode_utf8(&mut buffer).as_bytes();
        self.out.text.extend_from_slice(bytes);
    }

    fn gap(&mut self) {
        self.flush();
        let at = self.out.text.len();
        if self.out.gaps.last() != Some(&at) {
            self.out.gaps.push(at);
        }
    }

    fn flush(&mut self) {
        if self.run.is_empty() {
            return;
        }
        let run = std::mem::take(&mut self.run);
        let folded = run.nfkc().flat_map(char::to_lowercase);
        folded
            .filter(|c| !c.is_whitespace())
            .for_each(|c| self.append(c));
    }

    fn escaped(&mut self, text: &str) {
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            at += self.letters(&bytes[at..]);
            at += self.kanji(&bytes[at..]);
            let special = &text[at..];
            let Some(c) = special.chars().next() else {
                return;
            };
            let decoded = match c {
                ' ' | '\n' => {
                    self.gap();
                    at += 1;
                    continue;
                }
                '&' => entity(special),
                '\\' => backslash(special),
                '%' => percent(special),
                _ => None,
            };
            let (plain, length) = decoded.unwrap_or((c, c.len_utf8()));
            self.push(plain);
            at += length;
        }
    }

    /// Takes ASCII that stands for itself from the beginning of a text; how many bytes it was.
    fn letters(&mut self, text: &[u8]) -> usize {
        let folded = |byte: &u8| FOLDED[usize::from(*byte)];
        let length = text.iter().take_while(|byte| folded(byte) != 0).count();
        if length > 0 {
            self.flush();
            self.out.text.extend(text[..length].iter().map(folded));
        }
        length
    }

    /// The same for settled characters, all of which have three bytes.
    fn kanji(&mut self, text: &[u8]) -> usize {
        let (characters, _) = text.as_chunks::<3>();
        let settled = characters
            .iter()
            .take_while(|bytes| is_settled(wide(bytes)));
        let length = settled.count() * 3;
        if length > 0 {
            self.flush();
            self.out.text.extend_from_slice(&text[..length]);
        }
        length
    }
}

/// The character of three bytes of UTF-8; some other one where a character of another length begins.
fn wide(bytes: &[u8; 3]) -> char {
    let [first, second, third] = bytes.map(u32::from);
    let code = (first & 0x0f) << 12 | (second & 0x3f) << 6 | (third & 0x3f);
    match first {
        0xe0..0xf0 => char::from_u32(code).unwrap_or_default(),
        _ => char::default(),
    }
}

/// By byte, what ASCII that stands for itself folds to; 0 for all else.
const FOLDED: [u8; 256] = {
    let mut folded = [0; 256];
    let mut byte = 0x21;
    while byte < 0x7f {
        if !matches!(byte, b'&' | b'\\' | b'%') {
            folded[byte as usize] = byte.to_ascii_lowercase();
        }
        byte += 1;
    }
    folded
};

/// Punctuation, kana and kanji that are in NFKC already, have no case, and do not combine with what stands before them.
fn is_settled(c: char) -> bool {
    matches!(c, '\u{3001}'..='\u{3029}' | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fe}' | '\u{4e00}'..='\u{9fff}')
}

/// `&#28508;`, `&#x6f5c;`, and the names that our own escaping writes.
fn entity(text: &str) -> Option<(char, usize)> {
    let end = text.bytes().take(12).position(|b| b == b';')?;
    let name = &text[1..end];
    let c = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        _ => {
            let digits = name.strip_prefix('#')?;
            let code = match digits.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => digits.parse().ok()?,
            };
            char::from_u32(code)?
        }
    };
    Some((c, end + 1))
}

/// Escapes of JSON and JavaScript strings.
fn backslash(text: &str) -> Option<(char, usize)> {
    match text.as_bytes().get(1)? {
        b'u' => {
            let unit = |at: usize| u16::from_str_radix(text.get(at..at + 4)?, 16).ok();
            let first = unit(2)?;
            if let Some(c) = char::from_u32(u32::from(first)) {
                return Some((c, 6));
            }
            let second = text.get(6..8).filter(|mark| *mark == "\\u").and(unit(8))?;
            let c = char::decode_utf16([first, second]).next()?.ok()?;
            Some((c, 12))
        }
        b'n' | b'r' | b't' | b'b' | b'f' => Some((' ', 2)),
        c @ (b'"' | b'\\' | b'/') => Some((char::from(*c), 2)),
        _ => None,
    }
}

/// Percent-encoded UTF-8 of one character.
fn percent(text: &str) -> Option<(char, usize)> {
    let byte = |at: usize| {
        let triple = text.get(at * 3..at * 3 + 3)?;
        u8::from_str_radix(triple.strip_prefix('%')?, 16).ok()
    };
    let length = match byte(0)? {
        0..0x80 => 1,
        0xc0..0xe0 => 2,
        0xe0..0xf0 => 3,
        0xf0.. => 4,
        _ => return None,
    };
    let mut bytes = [0; 4];
    for (at, slot) in bytes[..length].iter_mut().enumerate() {
        *slot = byte(at)?;
    }
    let c = std::str::from_utf8(&bytes[..length]).ok()?.chars().next()?;
    Some((c, length * 3))
}

/// Characters that are not seen and do not part words: soft hyphen, zero-width and direction marks, variation selectors.
fn is_ignored(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e01ef}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn folded(text: &str) -> String {
        String::from_utf8(Folded::of(text.as_bytes()).text).expect("UTF-8")
    }

    #[test]
    fn what_means_the_same_folds_to_the_same() {
        for same in [
            "浜名瀬 灯",
            "浜名瀬\u{3000}灯",
            "浜名瀬灯",
            "&#x6d5c;&#21517;瀬&nbsp;灯",
            r"\u6d5c\u540D\u702c\n\u706f",
            "%E6%B5%9C%e5%90%8d%E7%80%AC%20%E7%81%AF",
            "浜\u{200b}名瀬\u{e0100}灯",
        ] {
            assert_eq!(folded(same), "浜名瀬灯", "{same}");
        }
        assert_eq!(folded("ＡＫＡＲＩ＠Example.com"), "akari@example.com");
        assert_eq!(folded("ｶﾞ"), folded("カ\u{3099}"));
        assert_eq!(folded("Jose\u{301}"), folded("JOSÉ"));
        assert_eq!(folded("か\u{3099}"), folded("が"));
        assert_eq!(folded(r"\ud842\udfb7"), "𠮷");
    }

    #[test]
    fn what_is_no_escape_stays() {
        for text in [
            "100%", "%zz", "%e6x", "%ff", "a&b", "&;", "&#xd800;", "\\", "\\u12", "\\ud800x",
            "&#;", "%", "&", "%e3%81",
        ] {
            assert_eq!(folded(text), text, "{text}");
        }
    }

    #[test]
    fn settled_letters_are_what_nfkc_leaves_alone() {
        for c in ('\u{3000}'..='\u{ffff}').filter(|c| is_settled(*c)) {
            let normal: String = [c]
                .into_iter()
                .nfkc()
                .flat_map(char::to_lowercase)
                .collect();
            assert_eq!(normal, c.to_string());
            assert!(!is_combining_mark(c) && !is_ignored(c));
        }
    }

    proptest! {
        #[test]
        fn a_text_without_escapes_is_folded_as_it_is_letter_by_letter(text in "[a-zA-Z0-9 <>\n\u{e9}\u{301}あか\u{3099}ガﾞ㌔潟湊ＡＺ𠮷\u{200b}]{0,40}") {
            let (whole, letters) = (Folded::of(text.as_bytes()), Folded::verbatim(&text));
            prop_assert_eq!(whole.text, letters.text);
            prop_assert_eq!(whole.gaps, letters.gaps);
        }
    }

    #[test]
    fn bytes_that_are_no_text_are_a_gap() {
        let folded = Folded::of(b"\xff12\xfe\xe3\x81");
        assert_eq!(folded.bytes(), b"12");
        assert_eq!(
            (folded.before(&(0..2)), folded.after(&(0..2))),
            (None, None)
        );
    }

    #[test]
    fn neighbours_are_seen_but_not_across_a_gap() {
        let folded = Folded::of("あ12 い".as_bytes());
        let number = 3..5;
        assert_eq!(folded.before(&number), Some('あ'));
        assert_eq!(folded.after(&number), None);
        assert_eq!(folded.around(&number), (Some('あ'), Some('い')));
    }
}

//! Bytes of a file to text.

use std::sync::Arc;

use super::layout::File;
use crate::report::{Place, Report};

/// The text of a file: UTF-8, no longer than `limit` bytes, without NUL. A byte order mark is passed over with a warning.
/// `None` when it has been reported why not.
pub fn read<'s>(file: &File<'s>, limit: usize, report: &mut Report) -> Option<&'s str> {
    let bytes = file.bytes?;
    if bytes.len() > limit {
        report.file_too_large(file.place(), bytes.len() as u64, limit as u64);
        return None;
    }
    let bytes = match bytes.strip_prefix(b"\xef\xbb\xbf") {
        Some(rest) => {
            report.byte_order_mark(file.place());
            rest
        }
        None => bytes,
    };
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let line = 1 + count_lines(&bytes[..error.valid_up_to()]);
            let place = Place {
                line,
                ..file.place()
            };
            report.not_utf8(place, is_windows_31j(bytes));
            return None;
        }
    };
    if let Some(at) = text.find('\0') {
        report.control_character(place_at(&file.path, text, at), '\0');
        return None;
    }
    Some(text)
}

/// The line and column of a byte of a text.
pub fn place_at(file: &Arc<str>, text: &str, at: usize) -> Place {
    let before = text.get(..at).unwrap_or(text);
    let start_of_line = before.rfind('\n').map_or(0, |newline| newline + 1);
    let column = before[start_of_line..].chars().count();
    Place {
        file: file.clone(),
        line: 1 + count_lines(before.as_bytes()),
        column: u32::try_from(column).unwrap_or(u32::MAX).saturating_add(1),
        cell: String::new(),
    }
}

fn count_lines(bytes: &[u8]) -> u32 {
    let lines = bytes.iter().filter(|byte| **byte == b'\n').count();
    u32::try_from(lines).unwrap_or(u32::MAX)
}

/// Whether all of it reads as what Excel in Japan writes.
fn is_windows_31j(bytes: &[u8]) -> bool {
    encoding_rs::SHIFT_JIS
        .decode_without_bom_handling_and_without_replacement(bytes)
        .is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Code;

    fn codes(bytes: &[u8]) -> (Option<String>, Vec<(Code, u32)>) {
        let mut report = Report::default();
        let file = File::new("x.csv", Some(bytes));
        let text = read(&file, 100, &mut report).map(str::to_owned);
        let found = report
            .sorted()
            .iter()
            .map(|d| (d.code, d.place.as_ref().map_or(0, |place| place.line)))
            .collect();
        (text, found)
    }

    #[test]
    fn utf8_is_read_and_a_mark_before_it_passed_over() {
        assert_eq!(codes("氏名".as_bytes()), (Some("氏名".into()), vec![]));
        let marked = [b"\xef\xbb\xbf".as_slice(), b"a"].concat();
        assert_eq!(
            codes(&marked),
            (Some("a".into()), vec![(Code::ByteOrderMark, 0)])
        );
    }

    #[test]
    fn what_excel_wrote_is_named_as_such() {
        let mut report = Report::default();
        let bytes = b"id\n\x8e\x81\x96\xbc\n";
        assert_eq!(
            read(&File::new("x.csv", Some(bytes)), 100, &mut report),
            None
        );
        let problem = report.sorted()[0].clone();
        assert_eq!(problem.code, Code::NotUtf8);
        assert_eq!(problem.place.map(|place| place.line), Some(2));
        assert!(problem.message.en.contains("Windows-31J"));
    }

    #[test]
    fn bytes_of_no_encoding_nul_and_size_are_refused() {
        assert_eq!(codes(b"a\xff\xff").1, [(Code::NotUtf8, 1)]);
        assert_eq!(codes(b"a\n\0b").1, [(Code::ControlCharacter, 2)]);
        assert_eq!(codes(&[b'a'; 101]).1, [(Code::FileTooLarge, 0)]);
    }
}

//! A title in lines for text that the reader's own font sets: widths are only known roughly.

use super::lines::Breaks;

/// Longer titles are cut before they are broken.
const LONGEST: usize = 72;

/// A title in at most `most` lines of about `width` em each; `|` is a break of the author's. What finds no room is cut.
pub fn title_lines(text: &str, width: f64, most: usize) -> Vec<String> {
    let fits = |lines: &[String]| lines.iter().all(|line| ems(line) <= width);
    if text.contains('|') {
        let lines: Vec<String> = text.split('|').map(|line| line.trim().to_owned()).collect();
        if lines.len() <= most && fits(&lines) {
            return lines;
        }
    }
    let whole: String = text.replace('|', "");
    let mut plain: String = whole.trim().chars().take(LONGEST).collect();
    if whole.trim().chars().nth(LONGEST).is_some() {
        plain.push('…');
    }
    let breaks = Breaks::new(&plain, em);
    let broken = (1..=most).find_map(|count| breaks.lines(count, width));
    broken.map_or_else(|| cut(&plain, width, most), |broken| broken.lines)
}

/// Lines filled to the brim: for titles that have no good place to break.
fn cut(text: &str, width: f64, most: usize) -> Vec<String> {
    let (mut lines, mut line) = (Vec::new(), String::new());
    for c in text.chars() {
        if ems(&line) + em(c) <= width || line.is_empty() {
            line.push(c);
        } else if lines.len() + 1 < most {
            lines.push(std::mem::replace(
                &mut line,
                c.to_string().trim_start().to_owned(),
            ));
        } else {
            line.pop();
            line.push('…');
            break;
        }
    }
    lines.push(line);
    lines
}

fn ems(text: &str) -> f64 {
    text.chars().map(em).sum()
}

/// About how wide a letter is in fonts that pages are read in, rather too much than too little.
fn em(c: char) -> f64 {
    match c {
        'W' | 'M' | '@' | '%' => 0.95,
        'A'..='Z' | '&' => 0.72,
        ' ' | 'i' | 'j' | 'l' | '.' | ',' | '\'' | '|' => 0.32,
        c if c.is_ascii() => 0.6,
        '\u{ff61}'..='\u{ff9f}' => 0.55,
        c if (c as u32) < 0x2000 => 0.65,
        _ => 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_takes_as_few_lines_as_it_needs() {
        assert_eq!(title_lines("ようこそ", 10.0, 4), ["ようこそ"]);
        assert_eq!(
            title_lines("やさしい日本語窓口ファシリテーター", 9.0, 4).len(),
            2
        );
        assert_eq!(
            title_lines("Open Data Contributor", 8.0, 4),
            ["Open Data", "Contributor"]
        );
    }

    #[test]
    fn the_bars_of_the_author_come_first_where_they_fit() {
        assert_eq!(
            title_lines("デジタルの|基礎", 9.0, 4),
            ["デジタルの", "基礎"]
        );
        assert_eq!(title_lines("a|b|c", 9.0, 2), ["abc"]);
    }

    #[test]
    fn no_line_is_wider_than_its_room_and_none_too_many() {
        let hostile = [
            "W".repeat(400),
            "長".repeat(400),
            "ー".repeat(90),
            "Donaudampfschifffahrtsgesellschaftskapitän".to_owned(),
            "\u{202e}<b>&amp;</b>".to_owned(),
            "🎉".repeat(50),
            String::new(),
        ];
        for text in hostile {
            let lines = title_lines(&text, 8.0, 3);
            assert!((1..=3).contains(&lines.len()), "{lines:?}");
            assert!(lines.iter().all(|line| ems(line) <= 9.0), "{lines:?}");
        }
    }
}

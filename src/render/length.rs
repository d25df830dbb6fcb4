//! How long a text is on paper, where print has no other way to choose a size of type that keeps all of it on one sheet.

/// Whether a text is `usual`, `long` or `longer`, in cells: letters take one, kana and kanji two.
pub fn length(text: &str, usual: usize, long: usize) -> &'static str {
    let cells: usize = text
        .chars()
        .map(|c| if c < '\u{1100}' { 1 } else { 2 })
        .sum();
    match cells {
        cells if cells <= usual => "usual",
        cells if cells <= long => "long",
        _ => "longer",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kanji_and_kana_take_the_room_of_two_letters() {
        let table = [
            ("浜名瀬 灯", "usual"),
            ("Maximilian Alexander von Bl", "usual"),
            ("ブラウフランケンシュタイン・マク", "long"),
            (
                "ブラウフランケンシュタイン・マクシミリアン・アレクサンダー",
                "longer",
            ),
        ];
        for (name, expected) in table {
            assert_eq!(length(name, 28, 44), expected, "{name}");
        }
    }
}

//! The mark of a preview: whoever sees a picture of it, wherever that went, sees that it proves nothing.

use super::font::Fonts;

/// The words in both languages, whatever the site speaks, for pictures travel: text, base line, size.
const WORDS: [(&str, f64, f64); 2] = [
    ("確認用・未署名", 2.0, 44.0),
    ("PREVIEW, UNSIGNED", 34.0, 25.0),
];

/// Dark on yellow with a dark edge: seen on a badge of any colour, in grey too.
const INK: &str = "#1a1a1a";
const GROUND: &str = "#ffd43d";

/// A badge with a band across it that leaves its name readable. The SVG is of 512 by 512, as all badges are.
pub fn marked(badge: &str, fonts: &Fonts) -> String {
    let inside = badge.trim_end().strip_suffix("</svg>");
    let inside = inside.expect("the SVG of a badge is one that we wrote");
    format!("{inside}{}</svg>", band(fonts))
}

fn band(fonts: &Fonts) -> String {
    let line = |(words, base, size): (&str, f64, f64)| {
        let run = fonts.run(words, 0.06);
        let run = run.unwrap_or_else(|missing| panic!("the bundled font lacks {missing}"));
        fonts.path(&run, -run.width * size / 2.0, base, size, INK)
    };
    let words: String = WORDS.into_iter().map(line).collect();
    format!(
        "<path fill=\"{GROUND}\" stroke=\"{INK}\" stroke-width=\"4\" d=\"M-4 424.46L516 235.54V324.46L-4 513.46Z\"/>\
         <g transform=\"matrix(0.94 -0.342 0.342 0.94 256 372)\">{words}</g>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_marked_badge_holds_the_badge_and_words_as_outlines() {
        let badge = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 512 512\"><path d=\"M0 0H9V9Z\"/></svg>\n";
        let marked = marked(badge, &Fonts::bundled());
        assert!(marked.starts_with(badge.trim_end().trim_end_matches("</svg>")));
        assert!(marked.ends_with("</g></svg>"));
        assert_eq!(marked.matches("<path").count(), 1 + 1 + WORDS.len());
        assert!(!marked.contains("<text") && !marked.contains("id="));
    }
}

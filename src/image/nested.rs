//! A badge within another picture.

use super::path::number;

/// The SVG of a badge, which is 512 by 512, with its upper left corner at a place and `side` wide. Its ids become its own,
/// as the one `at` this number, because those of several badges stand in one file.
pub fn nested(svg: &str, (x, y): (f64, f64), side: f64, at: usize) -> String {
    let own = svg
        .replace(" id=\"", &format!(" id=\"b{at}-"))
        .replace("url(#", &format!("url(#b{at}-"))
        .replace("href=\"#", &format!("href=\"#b{at}-"));
    let scale = side / 512.0;
    format!(
        "<g transform=\"matrix({scale:.5} 0 0 {scale:.5} {} {})\">{}</g>",
        number(x),
        number(y),
        own.trim_end()
    )
}

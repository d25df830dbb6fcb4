//! Text to a QR code, as the parts of an inline SVG.

use std::fmt::Write as _;

use fast_qr::{ECL, QRBuilder};
use tera::Value;

use super::value::map;

/// Light modules on each side (ISO/IEC 18004: four).
const QUIET: usize = 4;

/// `side` in modules with the quiet zone around, and the dark modules as a `path` to stroke one module wide; none when the
/// text is too long for any code. Fifteen of a hundred modules may be lost (level M), enough for a screen and for paper.
pub fn qr(text: &str) -> Option<Value> {
    let code = QRBuilder::new(text).ecl(ECL::M).build().ok()?;
    let rows = (0..code.size).map(|y| (0..code.size).map(|x| code[y][x].value()).collect());
    Some(map([
        ("side", Value::from(code.size + 2 * QUIET)),
        ("path", Value::from(path(&rows.collect::<Vec<Vec<bool>>>()))),
    ]))
}

/// One line along the middle of every run of dark modules.
fn path(rows: &[Vec<bool>]) -> String {
    let mut path = String::with_capacity(rows.len() * 64);
    for (y, row) in rows.iter().enumerate() {
        let mut end = None;
        let mut x = 0;
        for run in row.chunk_by(|one, next| one == next) {
            if run.first() == Some(&true) {
                let _ = match end {
                    Some(end) => write!(path, "m{} 0", x - end),
                    None => write!(path, "M{} {}.5", x + QUIET, y + QUIET),
                };
                let _ = write!(path, "h{}", run.len());
                end = Some(x + run.len());
            }
            x += run.len();
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use resvg::tiny_skia::{Pixmap, Transform};
    use resvg::usvg::{Options, Tree};
    use tera::value::Key;

    use super::*;

    fn drawn(text: &str) -> (usize, String) {
        let value = qr(text).expect("it fits");
        let map = value.as_map().expect("a map");
        let part = |name| &map[&Key::Str(name)];
        let side = part("side").as_i128().expect("a number");
        let path = part("path").as_str().expect("a path").to_owned();
        (usize::try_from(side).expect("small"), path)
    }

    fn read(svg: &str) -> String {
        let tree = Tree::from_str(svg, &Options::default()).expect("an SVG");
        let side = tree.size().width() as u32;
        let mut pixels = Pixmap::new(side, side).expect("small");
        resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
        let side = side as usize;
        let red = |x, y| pixels.data()[(y * side + x) * 4];
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(side, side, red);
        let found = image.detect_grids();
        assert_eq!(found.len(), 1, "one code");
        found[0].decode().expect("it is readable").1
    }

    #[test]
    fn a_reader_of_codes_reads_what_was_written() {
        for text in [
            "https://badges.shiomino.example/a/yxw31s73/credential.json",
            "https://a.example/",
            "汐見野 100% \u{1f393}",
        ] {
            let (side, path) = drawn(text);
            let svg = format!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" width=\"{0}\" height=\"{0}\">\
                 <path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/><path stroke=\"#000\" d=\"{path}\"/></svg>",
                side * 4
            );
            assert_eq!(read(&svg), text);
        }
    }

    #[test]
    fn what_no_code_can_hold_has_none() {
        assert!(qr(&"x".repeat(2332)).is_none());
    }
}

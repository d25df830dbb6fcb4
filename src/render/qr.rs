//! A QR code as the parts of an inline SVG.

use tera::Value;

use super::value::map;
use crate::image::Code;

/// `side` in modules with the quiet zone around, and the dark modules as a `path` to stroke one module wide; none when the
/// text is too long for any code.
pub fn qr(text: &str) -> Option<Value> {
    let code = Code::new(text)?;
    Some(map([
        ("side", Value::from(code.side())),
        ("path", Value::from(code.path())),
    ]))
}

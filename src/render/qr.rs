//! A QR code as the parts of an inline SVG.

use std::convert::Infallible;

use tera::Value;

use super::value::map;
use crate::image::Code;
use crate::kept::Kept;

/// Codes by their texts: the page of an award shows the same in every language.
#[derive(Default)]
pub struct Codes(Kept<String, Value>);

impl Codes {
    /// `side` in modules with the quiet zone around, and the dark modules as a `path` to stroke one module wide; none when
    /// the text is too long for any code.
    pub fn code(&self, text: &str) -> Value {
        let Ok(code) = self.0.get(text, || Ok::<_, Infallible>(code(text)));
        code.as_ref().clone()
    }
}

/// One code; see [`Codes::code`].
pub fn code(text: &str) -> Value {
    Value::from(Code::new(text).map(|code| {
        map([
            ("side", Value::from(code.side())),
            ("path", Value::from(code.path())),
        ])
    }))
}

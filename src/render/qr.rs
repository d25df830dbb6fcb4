//! A QR code as the parts of an inline SVG.

use std::convert::Infallible;

use tera::Value;

use super::value::map;
use crate::image::{Code, CodeForm};
use crate::kept::Kept;

/// Codes by their texts: the page of an award shows the same in every language.
#[derive(Default)]
pub struct Codes {
    known: Kept<String, Value>,
    /// By the length of the text: addresses of awards are alike.
    forms: Kept<usize, Option<CodeForm>>,
}

impl Codes {
    /// `side` in modules with the quiet zone around, and the dark modules as a `path` to stroke one module wide; none when
    /// the text is too long for any code.
    pub fn code(&self, text: &str) -> Value {
        let Ok(code) = self
            .known
            .get(text, || Ok::<_, Infallible>(self.make(text)));
        code.as_ref().clone()
    }

    fn make(&self, text: &str) -> Value {
        let Ok(form) = self
            .forms
            .get(&text.len(), || Ok::<_, Infallible>(CodeForm::of(text)));
        let filled = form.as_ref().as_ref().and_then(|form| form.code(text));
        parts(filled.or_else(|| Code::new(text)))
    }
}

/// One code; see [`Codes::code`].
pub fn code(text: &str) -> Value {
    parts(Code::new(text))
}

fn parts(code: Option<Code>) -> Value {
    Value::from(code.map(|code| {
        map([
            ("side", Value::from(code.side())),
            ("path", Value::from(code.path())),
        ])
    }))
}

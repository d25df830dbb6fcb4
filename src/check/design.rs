//! How badges look: `design` of the site, and of an issuer where it wants something else.

use super::fields::{Context, Fields};
use super::node::Value;
use super::read::word;
use crate::catalog::{Pattern, Ring, Shapes, Style};

const SHAPES: &[(&str, Shapes)] = &[("crest", Shapes::Crest), ("plain", Shapes::Plain)];
const RINGS: &[(&str, Ring)] = &[("beads", Ring::Beads), ("band", Ring::Band)];
const PATTERNS: &[(&str, Pattern)] = &[
    ("cloth", Pattern::Cloth),
    ("lines", Pattern::Lines),
    ("none", Pattern::None),
];

/// What is said of a style; what is not said is `usual`.
pub fn design(value: Value<'_>, usual: Style, cx: &mut Context) -> Option<Style> {
    let mut fields = Fields::of(value, cx)?;
    let shapes = fields.optional("shapes", word(SHAPES));
    let ring = fields.optional("ring", word(RINGS));
    let pattern = fields.optional("pattern", word(PATTERNS));
    fields.finish();
    Some(Style {
        shapes: shapes.unwrap_or(usual.shapes),
        ring: ring.unwrap_or(usual.ring),
        pattern: pattern.unwrap_or(usual.pattern),
    })
}

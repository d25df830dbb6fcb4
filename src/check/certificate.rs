//! `certificate` in `site.yaml`: what certificates say beside the facts of an award.

use super::fields::{Context, Fields};
use super::node::Value;
use super::read::{truth, word};
use crate::catalog::{Certificates, Honorific};

/// `{honorific: dono, seal_note: false}`; whether they are made, `outputs` says.
pub fn certificate(value: Value<'_>, cx: &mut Context) -> Option<Certificates> {
    let mut fields = Fields::of(value, cx)?;
    let honorific = fields.optional(
        "honorific",
        word(&[
            ("sama", Honorific::Sama),
            ("dono", Honorific::Dono),
            ("none", Honorific::None),
        ]),
    );
    let says_no_seal = fields.optional("seal_note", truth);
    fields.finish();
    let usual = Certificates::default();
    Some(Certificates {
        honorific: honorific.unwrap_or(usual.honorific),
        says_no_seal: says_no_seal.unwrap_or(usual.says_no_seal),
        ..usual
    })
}

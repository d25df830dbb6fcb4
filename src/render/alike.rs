//! Pages of one template that stand side by side, one for each award: what all of a language have in common is made once.

use tera::{Context, Value};

use super::desk::{Book, Desk};
use super::form::{Forms, Own, Page};
use super::frame;
use super::link::Here;
use super::theme::ThemeError;
use crate::catalog::{AwardId, Lang};
use crate::plan::Spot;

/// What such pages have in common.
pub struct Alike {
    here: Here,
    site: Value,
    forms: Forms,
}

impl Alike {
    /// Pages of a template in one language; `spot` says where that of an award stands.
    pub fn new(
        book: &Book<'_>,
        lang: Lang,
        template: &'static str,
        spot: impl Fn(&AwardId) -> Spot,
    ) -> Alike {
        let any = AwardId::new("000000").expect("six digits are an award id");
        let here = Here::at(lang, &spot(&any).path);
        let site = frame::site(&Desk::new(book, &here));
        Alike {
            here,
            site,
            forms: Forms::of(template),
        }
    }

    /// Where they are written.
    pub fn desk<'b, 'a>(&'b self, book: &'b Book<'a>) -> Desk<'b, 'a> {
        Desk::new(book, &self.here)
    }

    /// The page with `own` values beside those that `about` stands for, which `shared` adds; see [`Forms::render`].
    pub fn render(
        &self,
        desk: &Desk<'_, '_>,
        about: &str,
        shared: impl Fn(&mut Context),
        own: &[Own<'_>],
    ) -> Result<Page, ThemeError> {
        let context = || {
            let mut context = frame::context(desk, &self.site);
            shared(&mut context);
            context
        };
        self.forms.render(desk, about, context, own)
    }
}

//! `content/programmes/<id>.yaml`

use jiff::civil::Date;

use super::{Localized, Slug};

/// What organisations run together, with the badges that it leads to.
#[derive(Clone, Debug)]
pub struct Programme {
    /// Its id in the repository and in its address.
    pub id: Slug,
    /// Its name.
    pub name: Localized,
    /// Who runs it; questions go there.
    pub issuer: Slug,
    /// Other issuers that run it too.
    pub organisers: Vec<Slug>,
    /// Organisations that issue nothing here.
    pub partners: Vec<Partner>,
    /// What it is, in Markdown.
    pub description: Option<Localized>,
    /// The agreement or plan it rests on.
    pub basis: Option<Basis>,
    /// When it began.
    pub start: Option<Start>,
    /// How long it takes.
    pub duration: Option<Localized>,
    /// Groups it is meant for.
    pub target_groups: Vec<Slug>,
    /// Audiences it is open to.
    pub audiences: Vec<Slug>,
    /// Its tracks, in the author's order.
    pub tracks: Vec<Track>,
}

impl Programme {
    /// Whether an issuer runs it, alone or with others.
    pub fn is_run_by(&self, issuer: &Slug) -> bool {
        self.issuer == *issuer || self.organisers.contains(issuer)
    }
}

/// An organisation that takes part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Partner {
    /// Its name.
    pub name: Localized,
    /// Its official web page.
    pub url: Option<String>,
}

/// What a programme rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Basis {
    /// Its name.
    pub name: Localized,
    /// Where it can be read.
    pub url: Option<String>,
    /// The day it was made.
    pub date: Option<Date>,
}

/// When a programme began, as exactly as is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// In a year.
    Year(i16),
    /// On a day.
    Day(Date),
}

/// One way through a programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Track {
    /// Its name.
    pub name: Localized,
    /// Badges of it, in the author's order.
    pub achievements: Vec<Slug>,
    /// The pathway that it follows.
    pub pathway: Option<Slug>,
}

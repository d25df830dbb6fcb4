//! `content/pathways/<id>.yaml` and `content/pages/<id>.<lang>.md`

use super::{Localized, Slug};

/// Achievements in the order in which they are taken.
#[derive(Clone, Debug)]
pub struct Pathway {
    /// Its id in the repository and in its address.
    pub id: Slug,
    /// Its name.
    pub name: Localized,
    /// Who runs it.
    pub issuer: Slug,
    /// The plan or agreement it rests on.
    pub basis: Option<Localized>,
    /// How long it takes.
    pub duration: Option<Localized>,
    /// Its steps, in order of their numbers.
    pub steps: Vec<Step>,
}

/// One step of a pathway.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its number, from 1.
    pub number: u8,
    /// What is awarded.
    pub achievement: Slug,
    /// Numbers of the steps before it.
    pub after: Vec<u8>,
    /// When it is awarded.
    pub moment: StepMoment,
}

/// When a step is awarded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepMoment {
    /// At its start: a welcome.
    Start,
    /// When it is completed.
    Completion,
}

/// A page of Markdown.
#[derive(Clone, Debug)]
pub struct Page {
    /// Its id and address.
    pub id: Slug,
    /// Its title: the first heading of each file.
    pub title: Localized,
    /// The text after the title, in Markdown.
    pub body: Localized,
}

/// Names that pages of Markdown cannot take, because something of ours stands there.
pub const RESERVED_PAGES: &[&str] = &[
    "a",
    "b",
    "i",
    "h",
    "p",
    "f",
    "verify",
    "admin",
    "assets",
    "embed",
    "data",
    "search",
    "catalog",
    "skills",
    "programmes",
    "tools",
    "feed",
    "index",
    "404",
];

/// The page that says how accessible the site is. One is made unless the content has one.
pub const ACCESSIBILITY: &str = "accessibility";

/// What templates are given, and by what names, has this number: `api` of `theme.yaml`. It grows when a theme that was
/// written before would no longer work.
pub const THEME_API: u32 = 1;

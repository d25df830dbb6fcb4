//! `content/frameworks/<id>.yaml`

use super::{Localized, Slug};

/// A competency framework, our own or another's.
#[derive(Clone, Debug)]
pub struct Framework {
    /// Its id in the repository and in addresses.
    pub id: Slug,
    /// Its edition.
    pub version: Option<String>,
    /// The framework it takes the place of.
    pub replaces: Option<String>,
    /// Its name.
    pub name: Localized,
    /// Where its publisher describes it; then its items are not hosted here unless they lack an address.
    pub url: Option<String>,
    /// Areas that its items belong to.
    pub areas: Vec<Area>,
    /// Layers of people its items are for.
    pub layers: Vec<Layer>,
    /// Names of its levels, the first of level 1.
    pub levels: Vec<Localized>,
    /// Its items, in the author's order.
    pub items: Vec<FrameworkItem>,
}

/// An area of a framework.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    /// Its id within the framework.
    pub id: String,
    /// Its name.
    pub name: Localized,
}

/// A layer of people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layer {
    /// Its id within the framework.
    pub id: String,
    /// Its name.
    pub name: Localized,
}

/// One competency, skill or examination.
#[derive(Clone, Debug)]
pub struct FrameworkItem {
    /// Its code within the framework: ASCII letters, digits, `.` and `-`.
    pub code: String,
    /// The area it belongs to.
    pub area: Option<String>,
    /// The layer it is for.
    pub layer: Option<String>,
    /// Its level, from 1 to as many as the framework names.
    pub level: Option<u8>,
    /// What it says.
    pub name: Localized,
    /// Its own address elsewhere; without one we host a page for it.
    pub url: Option<String>,
    /// Items of other frameworks it answers to.
    pub maps: Vec<ItemMap>,
}

/// An item of another framework.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemMap {
    /// That framework.
    pub framework: Slug,
    /// Its edition.
    pub version: Option<String>,
    /// Code of the item there.
    pub code: Option<String>,
    /// Part of the framework, in its own words, when items have no code.
    pub part: Option<String>,
}

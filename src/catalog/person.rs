//! `content/people.csv`: person key to display name, reading, name policy, consent. Private columns never reach the site.

use jiff::civil::Date;

use super::Slug;

/// A holder of awards.
#[derive(Clone, Debug, Hash)]
pub struct Person {
    /// The key that award rows use; random, never an employee number.
    pub key: Slug,
    /// The part of a holder's address, drawn at random.
    pub handle: Slug,
    /// The name exactly as given, to the last code point.
    pub name: String,
    /// Its reading in kana.
    pub kana: Option<String>,
    /// The name in Latin letters, as the holder writes it.
    pub name_en: Option<String>,
    /// What the site may say of the name. Without recorded consent: hidden.
    pub name_policy: NamePolicy,
    /// The audience the person belongs to.
    pub audience: Option<Slug>,
    /// What the person agreed to.
    pub consent: Option<Consent>,
    /// Values that no output may hold.
    pub private: Vec<PrivateValue>,
}

/// What the site may say of a name, from the most to the least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NamePolicy {
    /// The whole name.
    Full,
    /// Initials of the name in Latin letters.
    Initials,
    /// The handle.
    Handle,
    /// Nothing; awards are unlisted.
    Hidden,
}

/// Consent to publication: to award pages that lists lead to, and to what is asked for apart.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Consent {
    /// The day it was given.
    pub on: Date,
    /// To a page that gathers the awards of this person.
    pub page: bool,
    /// To that page being found by searching for the person; only with `page`.
    pub search: bool,
}

/// A value that no output may hold.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct PrivateValue {
    /// The column it stands in (`email`, `employee_no`, `name` of a person who is not named, …).
    pub column: String,
    /// The value itself.
    pub value: String,
}

impl std::fmt::Debug for PrivateValue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "PrivateValue({})", self.column)
    }
}

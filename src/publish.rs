//! The program: repository in, site out. `build` writes what it emits, `check` counts it, `serve` keeps it in memory.

use jiff::civil::Date;

use crate::report::Report;
use crate::sign::Keyring;
use crate::site::Emit;
use crate::source::Sources;

/// What a run made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Credentials signed.
    pub credentials: usize,
    /// Awards left as drafts, for want of a key.
    pub drafts: usize,
    /// Pages.
    pub pages: usize,
    /// Pictures.
    pub images: usize,
    /// All files.
    pub files: usize,
    /// Awards that hold on the day asked about.
    pub valid: usize,
    /// Awards whose period is over.
    pub expired: usize,
    /// Awards withdrawn.
    pub revoked: usize,
}

/// Checks, signs and renders the whole site and hands every file to `emit`. Problems of the content go to `report`;
/// with an error among them the result is `None` and what was emitted must not be kept. `today` is used to find dates in
/// the future and for the figures of the summary; no output depends on it. `Err` is what `emit` said.
pub fn publish<E: Send>(
    _sources: &Sources,
    _keyring: &Keyring,
    _today: Date,
    _report: &mut Report,
    _emit: &Emit<'_, E>,
) -> Result<Option<Summary>, E> {
    Ok(None)
}

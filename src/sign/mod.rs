//! Awards to credentials: once, the same bytes for ever.

/// The secret keys at hand, by their public halves. Empty means: nothing is signed, everything stays a draft.
#[derive(Default)]
pub struct Keyring {}

//! `shirushi key`: making, listing and checking the keys that credentials are signed with.

mod add;
mod agent;
mod context;
mod file;
mod find;
mod inspect;
mod leaked;
mod new;
mod passphrase;
mod public;

pub use context::{unapproved, untrusted};
pub use find::{demo_keyring, demo_path, host_of, is_reserved, keyring};
pub use public::{Day, Entry, Environment, KeysFile, text as keys_text};

use super::cli::Key;
use super::refusal::Refusal;
use super::session::{Outcome, Session};

/// Runs `shirushi key …`.
pub fn run(session: &mut Session<'_, '_>, args: &Key) -> Result<Outcome, Refusal> {
    match args {
        Key::New(args) => new::run(session, args),
        Key::Add(args) => add::run(session, args),
        Key::Leaked(args) => leaked::run(session, args),
        Key::List => inspect::list(session),
        Key::Check(args) => inspect::check(session, args),
    }
}

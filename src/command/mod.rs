//! The program: arguments to actions. Only here, in `load`, `write` and `serve` is the outside touched.
//!
//! Exit codes: 0 fine, 1 the content or a credential is wrong, 2 could not run.
#![allow(
    clippy::disallowed_methods,
    reason = "this is the shell: it reads keys, asks the clock, fetches what it is asked to"
)]

mod assemble;
mod award;
mod background;
mod build;
mod bundle;
mod chance;
mod check;
mod clerk;
pub mod cli;
mod correct;
mod csv;
mod diff;
mod doctor;
mod durable;
pub mod env;
mod explain;
mod fetch;
mod folder;
mod git;
mod identity;
mod import;
mod init;
mod key;
mod ledger;
mod list;
mod making;
mod peek;
mod pictures;
mod preview;
mod private;
mod problems;
mod progress;
mod qr;
mod quality;
mod redact;
mod refusal;
mod renew;
mod revision;
mod revoke;
mod schema;
mod serve;
mod session;
mod sheet;
mod show;
mod sign;
mod slips;
mod suspend;
mod theme;
mod unsuspend;
mod verify;
mod verify_page;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser as _;

pub use env::{Env, Terminal};

use crate::report::print::{Language, Style};
use cli::{Cli, Command};
use session::{Outcome, Session, Stream};

/// The program as the system starts it.
pub fn main() -> ExitCode {
    // Without a folder to stand in there is no Env, and no language either.
    env::with_process(run).map_or(ExitCode::from(2), ExitCode::from)
}

/// Runs one command line. Returns the exit code.
pub fn run(env: &mut Env<'_>) -> u8 {
    let args = std::iter::once(OsString::from("shirushi")).chain(env.args.iter().cloned());
    match Cli::try_parse_from(args) {
        Ok(cli) => dispatch(&cli, env),
        Err(usage) => explain_usage(&usage, env),
    }
}

fn dispatch(cli: &Cli, env: &mut Env<'_>) -> u8 {
    let language = cli.lang.map_or_else(|| language(env), Language::from);
    let root = env.path(&cli.root);
    let session = &mut Session {
        env,
        root,
        language,
        quiet: cli.quiet,
    };
    let outcome = match &cli.command {
        Command::Init(args) => init::run(session, args),
        Command::Build(args) => build::run(session, args),
        Command::Assemble(args) => assemble::run(session, args),
        Command::Check(args) => check::run(session, args),
        Command::Diff(args) => diff::run(session, args),
        Command::Serve(args) => serve::run(session, args),
        Command::Import(args) => import::run(session, args),
        Command::Award(args) => award::run(session, args),
        Command::Revoke(args) => revoke::run(session, args),
        Command::Suspend(args) => suspend::run(session, args),
        Command::Unsuspend(args) => unsuspend::run(session, args),
        Command::Renew(args) => renew::run(session, args),
        Command::Correct(args) => correct::run(session, args),
        Command::Redact(args) => redact::run(session, args),
        Command::Sign(args) => sign::run(session, args),
        Command::Bundle(args) => bundle::run(session, args),
        Command::Verify(args) => verify::run(session, args),
        Command::VerifyPage(args) => verify_page::run(session, args),
        Command::Key(args) => key::run(session, args),
        Command::List(args) => list::run(session, args),
        Command::Doctor(args) => doctor::run(session, args),
        Command::Theme(args) => theme::run(session, args),
        Command::Schema(args) => schema::run(session, args),
        Command::Explain(args) => explain::run(session, args),
        Command::Preview(args) => sheet::run(session, args),
        Command::Background(args) => background::run(session, args),
        Command::Qr(args) => qr::run(session, args),
        Command::Slips(args) => slips::run(session, args),
    };
    match outcome {
        Ok(Outcome::Fine) => 0,
        Ok(Outcome::Wrong) => 1,
        Err(refusal) => {
            session.refuse(&refusal);
            2
        }
    }
}

/// Help, version, and what is wrong with the arguments.
fn explain_usage(usage: &clap::Error, env: &mut Env<'_>) -> u8 {
    let stream = if usage.use_stderr() {
        Stream::Err
    } else {
        Stream::Out
    };
    // A key in the place of its file looks like a flag, and must not be repeated.
    let holds_key = |arg: &OsString| arg.to_string_lossy().contains("PRIVATE KEY");
    let text = match session::style(env, stream) {
        _ if env.args.iter().any(holds_key) => {
            "error: --key names no file: it takes the path of a file, and not a key itself\n"
                .to_owned()
        }
        Style::Plain => usage.render().to_string(),
        Style::Colour => usage.render().ansi().to_string(),
    };
    let written = match stream {
        Stream::Out => env.out.write_all(text.as_bytes()),
        Stream::Err => env.err.write_all(text.as_bytes()),
    };
    match (written, usage.use_stderr()) {
        (Ok(()), false) => 0,
        _ => 2,
    }
}

/// The language of the locale, as POSIX finds it.
fn language(env: &Env<'_>) -> Language {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| env.text(name));
    match locale {
        Some(locale) if locale.starts_with("ja") => Language::Japanese,
        _ => Language::English,
    }
}

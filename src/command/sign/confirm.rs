//! The question before anything is signed.

use std::io::{BufRead as _, BufReader, Read as _};

use crate::command::build::counted;
use crate::command::refusal::{Refusal, both};
use crate::command::session::{Session, Stream};

/// The most that is read of an answer, in bytes.
const LONGEST: u64 = 100;

/// Whether the person in front of the terminal says yes. Where nobody can be asked, `--yes` is wanted.
pub fn confirm(session: &mut Session<'_, '_>, awards: usize) -> Result<bool, Refusal> {
    if session.env.ask.is_none() {
        return Err(Refusal::nobody_to_ask());
    }
    let question = both(
        format!("この{awards}件に署名しますか? 署名したものは取り消せても、消せません [y/N] "),
        format!(
            "sign {}? what is signed can be withdrawn, and never deleted [y/N] ",
            counted(awards, "award")
        ),
    );
    let question = session.pick(&question).to_owned();
    session.write(Stream::Err, &question)?;
    let mut answer = String::new();
    BufReader::new((&mut *session.env.input).take(LONGEST))
        .read_line(&mut answer)
        .map_err(|error| Refusal::stream(&error))?;
    Ok(["y", "yes", "はい"].contains(&answer.trim().to_lowercase().as_str()))
}

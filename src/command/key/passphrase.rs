//! Pass phrases: from a file, or asked for on the terminal; never from the command line.

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use crate::command::refusal::{Refusal, both};
use crate::command::session::Session;

/// A pass phrase; forgotten when dropped.
pub type Passphrase = Zeroizing<String>;

/// The most that is read of a file, in bytes.
const LONGEST: u64 = 4 << 10;

/// The pass phrase of a file: the one named, or the one SHIRUSHI_PASSPHRASE_FILE names.
pub fn from_file(
    session: &Session<'_, '_>,
    named: Option<&Path>,
) -> Result<Option<Passphrase>, Refusal> {
    const VARIABLE: &str = "SHIRUSHI_PASSPHRASE_FILE";
    let variable = || Some((PathBuf::from(session.env.var(VARIABLE)?), VARIABLE));
    let named = named.map(|path| (path.to_owned(), "--passphrase-file"));
    let Some((path, source)) = named.or_else(variable) else {
        return Ok(None);
    };
    let path = session.env.path(&path);
    // What is no file may be the pass phrase itself, and is not repeated.
    if !path.exists() {
        return Err(Refusal::names_no_file(source));
    }
    let mut text = Zeroizing::new(String::new());
    File::open(&path)
        .and_then(|file| file.take(LONGEST).read_to_string(&mut text))
        .map_err(|error| Refusal::machine(&path, &error))?;
    let first = text.lines().next().unwrap_or("");
    if first.is_empty() {
        return Err(Refusal::passphrase_empty());
    }
    Ok(Some(Zeroizing::new(first.to_owned())))
}

/// Asks for the pass phrase of a key file.
pub fn ask(session: &mut Session<'_, '_>, path: &Path) -> Result<Passphrase, Refusal> {
    let shown = path.display();
    let question = both(
        format!("{shown} のパスフレーズ: "),
        format!("pass phrase of {shown}: "),
    );
    let question = session.pick(&question).to_owned();
    question_once(session, &question, path)
}

/// Asks twice for the pass phrase of a new key.
pub fn ask_for_new(session: &mut Session<'_, '_>, path: &Path) -> Result<Passphrase, Refusal> {
    let [first, again] = [
        both("新しい鍵のパスフレーズ: ", "pass phrase for the new key: "),
        both("もう一度: ", "once more: "),
    ]
    .map(|wording| session.pick(&wording).to_owned());
    let passphrase = question_once(session, &first, path)?;
    if question_once(session, &again, path)? != passphrase {
        return Err(Refusal::passphrases_differ());
    }
    Ok(passphrase)
}

fn question_once(
    session: &mut Session<'_, '_>,
    question: &str,
    path: &Path,
) -> Result<Passphrase, Refusal> {
    let Some(ask) = session.env.ask.as_mut() else {
        return Err(Refusal::passphrase_needed(path));
    };
    match ask(question) {
        Ok(answer) if answer.is_empty() => Err(Refusal::passphrase_empty()),
        Ok(answer) => Ok(answer),
        Err(error) => Err(Refusal::machine(path, &error)),
    }
}

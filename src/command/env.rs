//! The only door to the outside: arguments, folder, environment, streams, terminal, clock, chance. Commands take it as a
//! parameter, so that tests hand in one of their own.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use zeroize::Zeroizing;

/// What a command sees of the machine.
pub struct Env<'a> {
    /// The arguments, without the name of the program.
    pub args: Vec<OsString>,
    /// The folder the program was started in; relative paths stand on it.
    pub dir: PathBuf,
    /// The environment variables.
    pub vars: BTreeMap<OsString, OsString>,
    /// What is piped in.
    pub input: &'a mut (dyn Read + Send),
    /// Where results go.
    pub out: &'a mut (dyn Write + Send),
    /// Where everything else goes.
    pub err: &'a mut (dyn Write + Send),
    /// Which of the two a person is looking at.
    pub terminal: Terminal,
    /// Asks for a secret without showing it; `None` where nobody can be asked.
    pub ask: Option<&'a mut Ask<'a>>,
    /// What time it is.
    pub now: &'a (dyn Fn() -> Timestamp + Sync),
    /// Fills with random bytes, fit for keys.
    pub random: &'a mut dyn FnMut(&mut [u8]) -> io::Result<()>,
}

/// Asks a question and reads the answer without echo.
pub type Ask<'a> = dyn FnMut(&str) -> io::Result<Zeroizing<String>> + 'a;

/// Which streams end on a terminal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Terminal {
    /// Standard output.
    pub out: bool,
    /// Standard error.
    pub err: bool,
}

impl Env<'_> {
    /// An environment variable that is set and not empty.
    pub fn var(&self, name: &str) -> Option<&OsStr> {
        self.vars
            .get(OsStr::new(name))
            .map(OsString::as_os_str)
            .filter(|value| !value.is_empty())
    }

    /// The same as text; bytes that are not UTF-8 become U+FFFD.
    pub fn text(&self, name: &str) -> Option<String> {
        self.var(name)
            .map(|value| value.to_string_lossy().into_owned())
    }

    /// A path as given on the command line, standing on the folder the program was started in.
    pub fn path(&self, given: &Path) -> PathBuf {
        // Taken apart and put together, `a/./b` becomes `a/b`.
        self.dir.join(given).components().collect()
    }
}

/// Runs the process's own command line. Returns its exit code.
pub(super) fn with_process<T>(run: impl FnOnce(&mut Env<'_>) -> T) -> io::Result<T> {
    use std::io::IsTerminal as _;
    let (out, err) = (io::stdout(), io::stderr());
    let terminal = Terminal {
        out: out.is_terminal(),
        err: err.is_terminal(),
    };
    let mut ask = |question: &str| rpassword::prompt_password(question).map(Zeroizing::new);
    let can_ask = terminal.err && io::stdin().is_terminal();
    Ok(run(&mut Env {
        args: std::env::args_os().skip(1).collect(),
        dir: std::env::current_dir()?,
        vars: std::env::vars_os().collect(),
        input: &mut io::stdin(),
        out: &mut io::LineWriter::new(out),
        err: &mut { err },
        terminal,
        ask: if can_ask { Some(&mut ask) } else { None },
        now: &Timestamp::now,
        random: &mut |bytes| getrandom::fill(bytes).map_err(io::Error::other),
    }))
}

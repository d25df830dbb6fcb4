//! The system's `git`, asked without a shell: it reads, takes no lock, runs no program of the repository, asks nobody, and
//! fetches nothing.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use super::refusal::Refusal;

/// `git` in a folder.
pub struct Git {
    folder: PathBuf,
    vars: BTreeMap<OsString, OsString>,
}

/// What it said.
pub struct Answer {
    /// Whether it did what it was asked.
    pub done: bool,
    /// Its output.
    pub out: Vec<u8>,
    /// Its complaint.
    pub err: String,
}

impl Answer {
    /// The output of one line.
    pub fn line(&self) -> String {
        String::from_utf8_lossy(&self.out).trim_end().to_owned()
    }
}

impl Git {
    /// In this folder, with these environment variables.
    pub fn new(folder: &Path, vars: &BTreeMap<OsString, OsString>) -> Git {
        Git {
            folder: folder.to_owned(),
            vars: vars.clone(),
        }
    }

    /// Runs one command to its end. `Err` when there is no `git`.
    pub fn ask(&self, args: &[&str]) -> Result<Answer, Refusal> {
        let output = self.command(args).stdin(Stdio::null()).output();
        let output = output.map_err(|error| Refusal::no_git(&error))?;
        Ok(Answer {
            done: output.status.success(),
            out: output.stdout,
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        })
    }

    /// Begins to read objects, one after the other.
    pub fn objects(&self) -> Result<Objects, Refusal> {
        let mut child = self
            .command(&["cat-file", "--batch"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| Refusal::no_git(&error))?;
        let pipes = child.stdin.take().zip(child.stdout.take());
        let (ask, answers) = pipes.expect("both streams were asked for");
        Ok(Objects {
            child,
            ask: Some(ask),
            answers: BufReader::new(answers),
        })
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new("git");
        command.env_clear();
        // What a hook is told of its own repository is not about this folder.
        let own = |name: &OsString| {
            ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"]
                .iter()
                .any(|of_hook| name == of_hook)
        };
        command.envs(self.vars.iter().filter(|(name, _)| !own(name)));
        command.envs([
            ("LC_ALL", "C"),
            ("GIT_OPTIONAL_LOCKS", "0"),
            ("GIT_TERMINAL_PROMPT", "0"),
            ("GIT_NO_LAZY_FETCH", "1"),
            ("GIT_NO_REPLACE_OBJECTS", "1"),
        ]);
        command.args(["--no-pager", "-c", "core.fsmonitor=false"]);
        command.arg("-C").arg(&self.folder).args(args);
        command
    }
}

/// Objects of a repository, read one by one.
pub struct Objects {
    child: Child,
    ask: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
}

impl Objects {
    /// The bytes of one object.
    pub fn read(&mut self, id: &str) -> io::Result<Vec<u8>> {
        let ended = || io::Error::from(io::ErrorKind::UnexpectedEof);
        let ask = self.ask.as_mut().ok_or_else(ended)?;
        ask.write_all(format!("{id}\n").as_bytes())?;
        ask.flush()?;
        let mut head = String::new();
        self.answers.read_line(&mut head)?;
        let size = head.split(' ').nth(2).map(str::trim_end);
        let size: usize = size
            .and_then(|size| size.parse().ok())
            .ok_or_else(|| io::Error::other(format!("git: {}", head.trim_end())))?;
        let mut bytes = vec![0; size + 1];
        self.answers.read_exact(&mut bytes)?;
        bytes.truncate(size);
        Ok(bytes)
    }
}

impl Drop for Objects {
    fn drop(&mut self) {
        // Without questions it ends by itself.
        drop(self.ask.take());
        let _ = self.child.wait();
    }
}

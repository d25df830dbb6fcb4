//! One run of a command: its environment with what the global flags settled, and the ways to say something.

use std::fmt::Write as _;
use std::path::PathBuf;

use jiff::Timestamp;

use super::env::Env;
use super::refusal::Refusal;
use crate::report::Wording;
use crate::report::print::{Language, Style};

/// An environment and how to speak in it.
pub struct Session<'e, 'a> {
    /// The outside.
    pub env: &'e mut Env<'a>,
    /// The folder of the site.
    pub root: PathBuf,
    /// The language of messages.
    pub language: Language,
    /// Whether only problems and results are wanted.
    pub quiet: bool,
}

/// How a command that ran came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// All is well.
    Fine,
    /// The content or a credential is wrong.
    Wrong,
}

/// Where something is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {
    /// Results.
    Out,
    /// Everything else.
    Err,
}

impl Session<'_, '_> {
    /// Writes text as it is. A reader that has gone away is no error.
    pub fn write(&mut self, stream: Stream, text: &str) -> Result<(), Refusal> {
        let stream = match stream {
            Stream::Out => &mut *self.env.out,
            Stream::Err => &mut *self.env.err,
        };
        match stream
            .write_all(text.as_bytes())
            .and_then(|()| stream.flush())
        {
            Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
                Err(Refusal::stream(&error))
            }
            _ => Ok(()),
        }
    }

    /// A line of the result.
    pub fn say(&mut self, wording: &Wording) -> Result<(), Refusal> {
        let line = format!("{}\n", plain(self.pick(wording)));
        self.write(Stream::Out, &line)
    }

    /// A line beside the result, which `--quiet` leaves out.
    pub fn note(&mut self, wording: &Wording) -> Result<(), Refusal> {
        if self.quiet {
            return Ok(());
        }
        let line = format!("{}\n", plain(self.pick(wording)));
        self.write(Stream::Err, &line)
    }

    /// Something a person should look at.
    pub fn warn(&mut self, wording: &Wording) -> Result<(), Refusal> {
        let label = self.label(WARNING, Stream::Err);
        let line = format!("{label}: {}\n", plain(self.pick(wording)));
        self.write(Stream::Err, &line)
    }

    /// Why the command stops.
    pub fn refuse(&mut self, refusal: &Refusal) {
        let label = self.label(ERROR, Stream::Err);
        let mut text = format!("{label}: {}\n", inline(self.pick(&refusal.message)));
        if let Some(help) = &refusal.help {
            let label = match self.language {
                Language::Japanese => "直し方",
                Language::English => "help",
            };
            let _ = writeln!(text, "  {label}: {}", inline(self.pick(help)));
        }
        // Nothing is left to be done when even this cannot be written; the exit code says it.
        let _ = self.write(Stream::Err, &text);
    }

    /// The sentence in the language of messages.
    pub fn pick<'w>(&self, wording: &'w Wording) -> &'w str {
        match self.language {
            Language::Japanese => &wording.ja,
            Language::English => &wording.en,
        }
    }

    /// Whether a stream may hold colours: `NO_COLOR` wins over `CLICOLOR_FORCE`, which wins over what the stream is.
    pub fn style(&self, stream: Stream) -> Style {
        style(self.env, stream)
    }

    /// What time it is.
    pub fn now(&self) -> Timestamp {
        (self.env.now)()
    }

    fn label(&self, (ja, en, colour): (&str, &str, &str), stream: Stream) -> String {
        let word = match self.language {
            Language::Japanese => ja,
            Language::English => en,
        };
        match self.style(stream) {
            Style::Plain => word.to_owned(),
            Style::Colour => format!("\u{1b}[1;{colour}m{word}\u{1b}[0m"),
        }
    }
}

/// See [`Session::style`].
pub fn style(env: &Env<'_>, stream: Stream) -> Style {
    let is_terminal = match stream {
        Stream::Out => env.terminal.out,
        Stream::Err => env.terminal.err,
    };
    let dumb = env.text("TERM").is_some_and(|term| term == "dumb");
    let forced = env.text("CLICOLOR_FORCE").is_some_and(|value| value != "0");
    if env.var("NO_COLOR").is_none() && (forced || (is_terminal && !dumb)) {
        Style::Colour
    } else {
        Style::Plain
    }
}

const ERROR: (&str, &str, &str) = ("エラー", "error", "31");
const WARNING: (&str, &str, &str) = ("注意", "warning", "33");

/// The text without characters that act on a terminal: values of others may hold them. Line breaks stay.
fn plain(text: &str) -> String {
    text.chars()
        .map(|c| if c == '\n' { c } else { seen(c) })
        .collect()
}

/// The same in one line.
pub fn inline(text: &str) -> String {
    text.chars().map(seen).collect()
}

/// The character, or U+FFFD for one that moves the cursor, begins a line or turns its direction.
fn seen(c: char) -> char {
    match c {
        '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        c if c.is_control() => '\u{fffd}',
        c => c,
    }
}

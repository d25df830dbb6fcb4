//! How far a long run has come: a line on a terminal, nothing on a pipe.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::refusal::both;
use super::session::Session;

/// Counts files as they are made.
pub struct Progress(ProgressBar);

impl Progress {
    /// A line on the terminal, if a person is looking and wants one.
    pub fn of_files(session: &Session<'_, '_>) -> Progress {
        if session.quiet || !session.env.terminal.err {
            return Progress(ProgressBar::hidden());
        }
        let wording = both(
            "{spinner} {pos} ファイル  {elapsed}",
            "{spinner} {pos} files  {elapsed}",
        );
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
        bar.set_style(
            ProgressStyle::with_template(session.pick(&wording))
                .expect("these templates are well formed"),
        );
        Progress(bar)
    }

    /// One file more. From any thread.
    pub fn step(&self) {
        self.0.inc(1);
    }

    /// Takes the line away.
    pub fn finish(&self) {
        self.0.finish_and_clear();
    }
}

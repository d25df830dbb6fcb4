//! The program that is measured: the one that people run, compiled as this one is.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::process::{Ran, run};

/// Where it is, and how it is to be run.
pub struct Program {
    /// The executable.
    pub file: PathBuf,
    /// How many threads it works with.
    pub threads: usize,
}

impl Program {
    /// The one that was named, or else one compiled now.
    pub fn find(named: Option<PathBuf>, threads: usize) -> Program {
        let file = named.unwrap_or_else(compile);
        Program { file, threads }
    }

    /// Ready to be given a subcommand. It sees none of the environment: what says where a benchmark runs would make a preview.
    pub fn command(&self, root: &Path, pictures: &Path) -> Command {
        let mut command = Command::new(&self.file);
        command
            .env_clear()
            .env("RAYON_NUM_THREADS", self.threads.to_string())
            .env("SHIRUSHI_CACHE", pictures)
            .arg("--root")
            .arg(root);
        command
    }

    /// Builds a repository into a folder. Pictures that were drawn before are taken from `pictures`.
    pub fn build(&self, root: &Path, out: &Path, pictures: &Path) -> Ran {
        let mut command = self.command(root, pictures);
        run(command.arg("build").arg("--output-dir").arg(out))
    }
}

fn compile() -> PathBuf {
    let this = std::env::current_exe().expect("this program stands somewhere");
    // target/PROFILE/examples/bench
    let folder = this
        .ancestors()
        .nth(2)
        .expect("it stands where cargo put it");
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["build", "--quiet", "--bin", "shirushi"]);
    if !cfg!(debug_assertions) {
        cargo.arg("--release");
    }
    let done = cargo.current_dir(env!("CARGO_MANIFEST_DIR")).status();
    assert!(
        done.is_ok_and(|done| done.success()),
        "the program does not compile"
    );
    folder.join("shirushi")
}

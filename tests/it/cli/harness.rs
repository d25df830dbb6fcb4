//! Runs command lines against temporary folders.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use shirushi::command::env::Ask;
use shirushi::command::{Env, Terminal, run};
use tempfile::TempDir;
use zeroize::Zeroizing;

/// A folder to work in, and the environment that commands see.
pub struct World {
    folder: TempDir,
    /// Environment variables.
    pub vars: BTreeMap<OsString, OsString>,
    /// Whether the streams end on a terminal.
    pub terminal: Terminal,
    /// Answers to questions, in order; without any there is nobody to ask.
    pub answers: Vec<&'static str>,
    /// What time it is.
    pub now: Timestamp,
    /// What is piped in.
    pub input: Vec<u8>,
    chance: u32,
}

/// What a command left behind.
#[derive(Debug)]
pub struct Ran {
    /// Exit code.
    pub code: u8,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl World {
    /// An empty folder, English, no terminal, 2026-11-21 noon in Japan, and a home outside the site.
    pub fn new() -> World {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let home = folder.path().join("home");
        fs::create_dir(&home).expect("the folder is ours");
        World {
            vars: [
                ("HOME".into(), home.into()),
                ("SHIRUSHI_CACHE".into(), crate::pictures::folder().into()),
            ]
            .into(),
            folder,
            terminal: Terminal::default(),
            answers: Vec::new(),
            now: "2026-11-21T03:00:00Z".parse().expect("RFC 3339"),
            input: Vec::new(),
            chance: 0x5eed,
        }
    }

    /// With a starter site in `site/`.
    pub fn with_site(template: &str) -> World {
        let mut world = World::new();
        let ran = world.run(&["init", "site", "--template", template]);
        assert_eq!(ran.code, 0, "{ran:?}");
        world
    }

    /// With the sample organisation in `site/`.
    pub fn with_sample() -> World {
        let world = World::new();
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        for top in ["content", "keys"] {
            for file in walkdir::WalkDir::new(root.join(top)).into_iter().flatten() {
                if file.file_type().is_file() {
                    let within = file.path().strip_prefix(root).expect("below");
                    let to = world.path("site").join(within);
                    fs::create_dir_all(to.parent().expect("below")).expect("the folder is ours");
                    fs::copy(file.path(), to).expect("the folder is ours");
                }
            }
        }
        world
    }

    /// The same with a variable set.
    pub fn var(mut self, name: &str, value: &str) -> World {
        self.vars.insert(name.into(), value.into());
        self
    }

    /// A path within the folder.
    pub fn path(&self, within: &str) -> PathBuf {
        self.folder.path().join(within)
    }

    /// The text of a file.
    pub fn read(&self, within: &str) -> String {
        fs::read_to_string(self.path(within)).unwrap_or_else(|error| panic!("{within}: {error}"))
    }

    /// Writes a file and the folders above it.
    pub fn write(&self, within: &str, text: &str) {
        let path = self.path(within);
        fs::create_dir_all(path.parent().expect("below the folder")).expect("the folder is ours");
        fs::write(path, text).expect("the folder is ours");
    }

    /// Writes bytes that are no UTF-8 to a file.
    pub fn write_bytes(&self, within: &str, bytes: &[u8]) {
        fs::write(self.path(within), bytes).expect("the folder is ours");
    }

    /// Replaces a text in a file, which must hold it.
    pub fn edit(&self, within: &str, from: &str, to: &str) {
        let text = self.read(within);
        assert!(text.contains(from), "{within} does not hold {from}");
        self.write(within, &text.replace(from, to));
    }

    /// Every file below a folder with its bytes, by path.
    pub fn snapshot(&self, within: &str) -> BTreeMap<PathBuf, Vec<u8>> {
        let top = self.path(within);
        let files = walkdir::WalkDir::new(&top)
            .into_iter()
            .flatten()
            .filter(|entry| entry.file_type().is_file());
        files
            .map(|file| {
                let path = file.path().strip_prefix(&top).expect("below").to_owned();
                (path, fs::read(file.path()).expect("readable"))
            })
            .collect()
    }

    /// Runs a command line in the folder.
    pub fn run(&mut self, args: &[&str]) -> Ran {
        self.run_in("", args)
    }

    /// Runs a command line in the site made by [`World::with_site`].
    pub fn run_site(&mut self, args: &[&str]) -> Ran {
        self.run_in("site", args)
    }

    /// Runs a command line whose first line of output meets a stream that panics.
    pub fn panic_on_output(&mut self, args: &[&str]) {
        struct Broken;
        impl std::io::Write for Broken {
            fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
                panic!("the stream is broken")
            }
            fn flush(&mut self) -> std::io::Result<()> {
                Ok(())
            }
        }
        let now = self.now;
        run(&mut Env {
            args: args.iter().map(OsString::from).collect(),
            dir: self.path(""),
            vars: self.vars.clone(),
            input: &mut std::io::empty(),
            out: &mut Broken,
            err: &mut std::io::stderr(),
            terminal: self.terminal,
            ask: None,
            now: &move || now,
            random: &mut |_| Err(std::io::ErrorKind::Unsupported.into()),
        });
    }

    fn run_in(&mut self, within: &str, args: &[&str]) -> Ran {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let mut answers = self.answers.clone().into_iter();
        let mut ask = |_: &str| {
            let answer = answers.next().ok_or(std::io::ErrorKind::UnexpectedEof)?;
            Ok(Zeroizing::new(answer.to_owned()))
        };
        let ask: &mut Ask<'_> = &mut ask;
        let now = self.now;
        let dir = self.path(within);
        let chance = &mut self.chance;
        let code = run(&mut Env {
            args: args.iter().map(OsString::from).collect(),
            dir,
            vars: self.vars.clone(),
            input: &mut self.input.as_slice(),
            out: &mut out,
            err: &mut err,
            terminal: self.terminal,
            ask: if self.answers.is_empty() {
                None
            } else {
                Some(ask)
            },
            now: &move || now,
            random: &mut |bytes| {
                // Reproducible, and never the same twice in a world.
                for byte in bytes {
                    *chance = chance.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    *byte = chance.to_be_bytes()[0];
                }
                Ok(())
            },
        });
        let text = |bytes| String::from_utf8(bytes).expect("output is UTF-8");
        Ran {
            code,
            out: text(out),
            err: text(err),
        }
    }
}

/// Sets the mode of a file.
#[cfg(unix)]
pub fn set_mode(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("the file is ours");
}

//! How soon `serve` shows what was changed: from the write of a file until its page is answered with the new text.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::Bench;
use crate::academy::{Academy, say};
use crate::loaded::repository;
use crate::table::{Goal, Part, Table};
use crate::timing::{Rounds, count, seconds};

/// Over the sample of the repository, and over a generated academy.
pub fn measure(bench: &Bench) -> Part {
    let mut table = Table {
        head: vec!["site", "awards", "rounds", "until it is shown"],
        rows: Vec::new(),
    };
    let sample = bench.folder.join("sample");
    for name in ["content", "keys", "themes"] {
        copy_folder(&repository().join(name), &sample.join(name));
    }
    let size = if bench.quick { 24 } else { 2_900 };
    let academy = Academy::write(&bench.folder.join("previewed"), size);
    let sites = [
        ("the sample", 64, sample, "dx-01-welcome", 0.1),
        (
            "an academy",
            academy.awards,
            academy.root,
            "skill-0001",
            0.5,
        ),
    ];
    let mut goals = Vec::new();
    for (name, awards, root, badge, most) in sites {
        let rounds = one(bench, &root, badge);
        goals.push(Goal {
            what: format!("preview of {name}: within {}", seconds(most)),
            is: seconds(rounds.median()),
            met: rounds.median() <= most,
        });
        table.rows.push(vec![
            name.to_owned(),
            count(awards),
            rounds.count().to_string(),
            rounds.spread(),
        ]);
    }
    Part {
        title: "Preview".to_owned(),
        text: vec![
            "From the moment at which the definition of a badge is written until `shirushi serve` answers with a page of that badge that \
             shows it. The page is asked for every few milliseconds."
                .to_owned(),
        ],
        tables: vec![table],
        goals,
        ..Part::default()
    }
}

fn one(bench: &Bench, root: &Path, badge: &str) -> Rounds {
    let mut server = Server::start(bench, root);
    let file = root.join(format!("content/achievements/{badge}/badge.yaml"));
    let page = format!("/en/b/{badge}/");
    let mut rounds = Rounds::default();
    for turn in 0..bench.rounds(0) {
        let sentence = format!("Explains what happened in turn {turn}.");
        say(&file, &sentence);
        let began = Instant::now();
        while !server.get(&page).contains(&sentence) {
            assert!(
                began.elapsed() < Duration::from_secs(120) && server.is_running(),
                "{page} never shows what was changed"
            );
            thread::sleep(Duration::from_millis(2));
        }
        rounds.push(began.elapsed().as_secs_f64());
        // What came of that change is over before the next.
        thread::sleep(Duration::from_millis(300));
    }
    rounds
}

/// A preview, stopped when dropped.
struct Server {
    child: Child,
    authority: String,
}

impl Server {
    /// Returns when the first site is shown.
    fn start(bench: &Bench, root: &Path) -> Server {
        let mut command = bench.program.command(root, &bench.folder.join("pictures"));
        let mut child = command
            .args(["serve", "--port", "0"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program runs");
        let out = child.stdout.take().expect("it is piped");
        let mut line = String::new();
        BufReader::new(out)
            .read_line(&mut line)
            .expect("it says where it is");
        let (_, url) = line.split_once("http://").expect("it says where it is");
        let end = url.find(['/', ' ']).unwrap_or(url.len());
        Server {
            child,
            authority: url[..end].to_owned(),
        }
    }

    fn get(&self, page: &str) -> String {
        let mut stream = TcpStream::connect(&self.authority).expect("it listens");
        let request = format!(
            "GET {page} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n",
            self.authority
        );
        stream.write_all(request.as_bytes()).expect("it listens");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("it answers");
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn is_running(&mut self) -> bool {
        self.child.try_wait().is_ok_and(|ended| ended.is_none())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // One that has ended by itself cannot be stopped.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn copy_folder(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from) {
        let entry = entry.expect("the repository can be read");
        let below: PathBuf = entry.path().strip_prefix(from).expect("it is below").into();
        let target = to.join(below);
        let done = match entry.file_type().is_dir() {
            true => fs::create_dir_all(target),
            false => fs::copy(entry.path(), target).map(|_| ()),
        };
        done.expect("the disk takes it");
    }
}

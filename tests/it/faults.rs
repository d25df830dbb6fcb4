//! Every call to the system that can fail is made to fail once, and the writer killed at it once: it says what failed and
//! names the path, and one whole site stands.
//!
//! By default some moments of each call; `SHIRUSHI_FAULTS=all` for all of them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use tempfile::TempDir;

use crate::writer::{self, DONE, LARGE, REFUSED, REFUSED_WITHOUT_A_PATH, prefixed};

const CALLS: &[(&str, &str)] = &[
    ("?open,openat", "ENOSPC"),
    ("write", "ENOSPC"),
    ("?mkdir,mkdirat", "EDQUOT"),
    ("?link,linkat", "EIO"),
    ("?rename,?renameat,renameat2", "EROFS"),
    ("syncfs", "EIO"),
    ("fsync", "EIO"),
    ("flock", "ENOLCK"),
    ("?chmod,fchmodat", "EPERM"),
    ("?unlink,?rmdir,unlinkat", "EIO"),
    ("getdents64", "EIO"),
];

#[test]
fn every_call_that_fails_is_reported_and_one_whole_site_stands() {
    at_moments_of_every_call(|error| format!("error={error}"));
}

#[test]
fn killed_at_any_call_the_writer_leaves_one_whole_site() {
    at_moments_of_every_call(|_| "signal=SIGKILL".to_owned());
}

fn at_moments_of_every_call(fault: impl Fn(&str) -> String) {
    let stride = match std::env::var("SHIRUSHI_FAULTS").is_ok_and(|all| all == "all") {
        true => 1,
        false => 41,
    };
    let root = repository();
    let Some(trace) = Trace::of(&root) else {
        return;
    };
    for (calls, error) in CALLS {
        let fault = fault(error);
        let (mut moments, mut ended_early) = (0, 0);
        for moment in (1..).step_by(stride) {
            let done = trace.survives(&[&format!("{calls}:{fault}:when={moment}")]);
            moments += 1;
            ended_early += usize::from(!done);
            if !trace.injected() {
                break;
            }
        }
        println!("{calls} with {fault}: {moments} moments, {ended_early} ended early");
    }
}

#[test]
fn where_folders_cannot_be_exchanged_they_are_renamed_in_turn() {
    let root = repository();
    let Some(trace) = Trace::of(&root) else {
        return;
    };
    let no_exchange = "renameat2:error=EINVAL";
    assert!(trace.survives(&[no_exchange]));
    assert!(trace.injected());
    for moment in [1, 2] {
        let no_rename = format!("?rename,?renameat:error=EIO:when={moment}");
        assert!(
            !trace.survives(&[no_exchange, &no_rename]),
            "rename {moment}"
        );
    }
}

#[test]
fn a_change_in_place_that_fails_anywhere_is_reported_and_finished_by_the_next_run() {
    if !works(&["strace", "-o", "/dev/null", "true"]) {
        println!("skipped: there is no strace here");
        return;
    }
    let root = TempDir::new().expect("a temporary folder");
    let root = root.path();
    let done = |version| assert_eq!(end_of(&[], root, LARGE + version), Some(DONE));
    let whole = [0, 1].map(|version| {
        done(version);
        writer::tree(&root.join("public"))
    });
    done(0);
    for (call, moments) in [
        ("?rename,?renameat,renameat2:error=EROFS", 75),
        ("?unlink,?rmdir,unlinkat:error=EIO", 100),
        ("syncfs:error=EIO", 2_usize),
        ("fsync:error=EIO", 2),
    ] {
        for moment in (1..=moments).step_by(moments / 6 + 1) {
            let inject = format!("inject={call}:when={moment}");
            let (trace, _) = call.split_once(":error").expect("an error");
            let trace = format!("trace={trace}");
            let prefix = [
                "strace",
                "-f",
                "-qq",
                "--seccomp-bpf",
                "-o",
                "/dev/null",
                "-e",
                &trace,
                "-e",
                &inject,
            ];
            let end = end_of(&prefix, root, LARGE + 1);
            assert!(matches!(end, Some(DONE | REFUSED)), "{inject}: {end:?}");
            let stands = writer::tree(&root.join("public"));
            for (path, bytes) in &stands {
                let whole = whole.iter().any(|site| site.get(path) == Some(bytes));
                assert!(whole, "{inject}: {}", path.display());
            }
            assert!(end != Some(DONE) || stands == whole[1], "{inject}");
            done(0);
            assert!(writer::tree(&root.join("public")) == whole[0], "{inject}");
            assert_eq!(leftovers(root), [""; 0], "{inject}");
        }
    }
}

/// Runs writers of version 1 over version 0 while their calls to the system are tampered with.
struct Trace<'a> {
    root: &'a Path,
    whole: [Vec<u8>; 2],
    log: PathBuf,
}

impl Trace<'_> {
    fn of(root: &TempDir) -> Option<Trace<'_>> {
        if !works(&["strace", "-o", "/dev/null", "true"]) {
            println!("skipped: there is no strace here");
            return None;
        }
        Some(Trace {
            root: root.path(),
            whole: both_sites(root.path()),
            log: root.path().join("strace.log"),
        })
    }

    fn survives(&self, injections: &[&str]) -> bool {
        let log = self.log.to_str().expect("UTF-8");
        let injections: Vec<String> = injections.iter().map(|i| format!("inject={i}")).collect();
        let mut prefix = vec!["strace", "-f", "-qq", "-o", log];
        prefix.extend(injections.iter().flat_map(|injection| ["-e", injection]));
        survives(&prefix, self.root, &self.whole)
    }

    /// Whether the last run came to the call.
    fn injected(&self) -> bool {
        let log = fs::read_to_string(&self.log).expect("a log");
        log.contains("(INJECTED)") || log.contains("killed by SIGKILL")
    }
}

#[test]
fn a_disk_that_is_full_is_reported_and_the_old_site_stands() {
    let own_mounts = [
        "unshare",
        "--user",
        "--map-root-user",
        "--mount",
        "sh",
        "-c",
    ];
    let script = r#"
        root="$SHIRUSHI_TEST_WRITER_ROOT"
        mount -t tmpfs -o size="${ROOM}k" tmpfs "$root/disk" && cp -a "$root/public" "$root/disk/" || exit 99
        SHIRUSHI_TEST_WRITER_ROOT="$root/disk" "$@"
        end=$?
        rm -rf "$root/after" && mkdir "$root/after" && cp -a "$root/disk/." "$root/after/"
        exit $end
    "#;
    if !works(&[&own_mounts[..], &["mount -t tmpfs tmpfs /mnt"]].concat()) {
        println!("skipped: no file system can be mounted here");
        return;
    }
    let root = repository();
    let whole = both_sites(root.path());
    fs::create_dir(root.path().join("disk")).expect("made");
    let mut refused = 0;
    // The old site takes about 200 KiB; with room for both the writer succeeds.
    for room in (220..).step_by(20) {
        let room_is = format!("ROOM={room}");
        let prefix = [&["env", &room_is], &own_mounts[..], &[script, "sh"]].concat();
        let end = end_of(&prefix, root.path(), 1);
        let after = root.path().join("after");
        assert_eq!(leftovers(&after), [""; 0], "{room} KiB");
        match end {
            Some(DONE) => {
                assert!(fingerprint(&after.join("public")) == whole[1]);
                break;
            }
            Some(REFUSED) => assert!(fingerprint(&after.join("public")) == whole[0], "{room} KiB"),
            other => panic!("{room} KiB: {other:?}"),
        }
        refused += 1;
    }
    assert!(refused > 0);
}

/// A repository whose site has version 0.
fn repository() -> TempDir {
    let root = TempDir::new().expect("a temporary folder");
    assert_eq!(end_of(&[], root.path(), 0), Some(DONE));
    root
}

/// The exit code of a writer of one version.
fn end_of(prefix: &[&str], root: &Path, version: u32) -> Option<i32> {
    let mut command = prefixed(prefix, root, version);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command.status().expect("it runs").code()
}

fn leftovers(root: &Path) -> Vec<String> {
    let entries = fs::read_dir(root).expect("there");
    let names = entries.map(|entry| {
        entry
            .expect("read")
            .file_name()
            .to_string_lossy()
            .into_owned()
    });
    names.filter(|name| name.contains(".shirushi-")).collect()
}

/// Writes version 1 over version 0 under `prefix`, and judges what stands afterwards. Whether the writer was done.
fn survives(prefix: &[&str], root: &Path, whole: &[Vec<u8>; 2]) -> bool {
    let end = end_of(prefix, root, 1);
    let stands = fingerprint(&root.join("public"));
    assert_ne!(end, Some(REFUSED_WITHOUT_A_PATH), "{prefix:?}");
    match end {
        Some(DONE) => assert!(
            stands == whole[1],
            "{prefix:?}: done, and another site stands"
        ),
        _ => assert!(
            whole.contains(&stands),
            "{prefix:?}: refused, and no whole site stands"
        ),
    }
    assert_eq!(
        end_of(&[], root, 0),
        Some(DONE),
        "{prefix:?}: the next run fails too"
    );
    assert_eq!(leftovers(root), [""; 0], "{prefix:?}");
    end == Some(DONE)
}

fn fingerprint(site: &Path) -> Vec<u8> {
    let mut all = Vec::new();
    for (path, bytes) in writer::tree(site) {
        all.extend(path.as_os_str().as_encoded_bytes());
        all.extend(bytes);
    }
    all
}

/// The two sites as they stand when whole; version 0 is left standing.
fn both_sites(root: &Path) -> [Vec<u8>; 2] {
    let mut whole = [1, 0].map(|version| {
        assert_eq!(end_of(&[], root, version), Some(DONE));
        fingerprint(&root.join("public"))
    });
    whole.reverse();
    whole
}

/// Whether a program can be started here with these arguments.
fn works(program: &[&str]) -> bool {
    let mut command = std::process::Command::new(program[0]);
    command
        .args(&program[1..])
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

//! A program is run: how long it takes, and the most memory it holds.

use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// What a run was.
#[derive(Debug)]
pub struct Ran {
    /// From start to end.
    pub seconds: f64,
    /// The most memory it held, in MB, as Linux counts it (VmHWM); 0 elsewhere.
    pub peak: u64,
    /// What it wrote to standard output.
    pub said: String,
}

/// Runs a program to its end. One that fails ends the benchmark, with what it said.
pub fn run(command: &mut Command) -> Ran {
    let began = Instant::now();
    let child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("{command:?} does not start: {error}"));
    let id = child.id();
    let ended = AtomicBool::new(false);
    let (out, seconds, peak) = thread::scope(|scope| {
        let watch = scope.spawn(|| peak_memory(id, &ended));
        let out = child.wait_with_output();
        let seconds = began.elapsed().as_secs_f64();
        ended.store(true, Ordering::Relaxed);
        (out, seconds, watch.join().expect("it only reads"))
    });
    let out = out.expect("what it says can be read");
    let said = String::from_utf8_lossy(&out.stdout).into_owned();
    assert!(
        out.status.success(),
        "{command:?} failed: {said} {}",
        String::from_utf8_lossy(&out.stderr)
    );
    Ran {
        seconds,
        peak,
        said,
    }
}

/// Looked at often enough that little is missed, and seldom enough that it costs nothing.
fn peak_memory(id: u32, ended: &AtomicBool) -> u64 {
    let path = format!("/proc/{id}/status");
    let mut peak = 0;
    while !ended.load(Ordering::Relaxed) {
        let status = std::fs::read_to_string(&path).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes =
            line.and_then(|rest| rest.trim().trim_end_matches(" kB").parse::<u64>().ok());
        peak = peak.max(kilobytes.unwrap_or(0) * 1024 / 1_000_000);
        thread::sleep(Duration::from_millis(5));
    }
    peak
}

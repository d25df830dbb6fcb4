//! The machine and the versions, as far as they matter; neither its name nor its folders.

use std::path::Path;
use std::process::Command;

/// One line each.
pub fn describe(folder: &Path) -> Vec<String> {
    let read = |path: &str| std::fs::read_to_string(path).unwrap_or_default();
    let (cpu, memory) = (read("/proc/cpuinfo"), read("/proc/meminfo"));
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let kilobytes: f64 = after(&memory, "MemTotal:")
        .and_then(|rest| rest.trim_end_matches(" kB").parse().ok())
        .unwrap_or(0.0);
    let sha = match after(&cpu, "flags").is_some_and(|flags| flags.contains(" sha_ni")) {
        true => "with SHA extensions",
        false => "without SHA extensions",
    };
    vec![
        format!(
            "{cores} cores, {} ({sha}), {:.0} GB of memory",
            after(&cpu, "model name").unwrap_or("of a kind that is not said"),
            kilobytes * 1024.0 / 1e9
        ),
        format!(
            "file system {}, Linux {}",
            file_system(&read("/proc/mounts"), folder),
            read("/proc/sys/kernel/osrelease").trim()
        ),
        format!(
            "Shirushi {} compiled by {} ({}), Node {}, {}",
            env!("CARGO_PKG_VERSION"),
            said(Command::new("rustc").arg("--version")),
            if cfg!(debug_assertions) {
                "without optimisation: these figures tell nothing"
            } else {
                "release"
            },
            said(Command::new("node").arg("--version")),
            said(Command::new("python3").arg("--version")),
        ),
    ]
}

/// What stands behind a name and a colon.
fn after<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let line = text.lines().find_map(|line| line.strip_prefix(name))?;
    Some(line.trim_start().trim_start_matches(':').trim())
}

/// The kind of file system of the mount that holds a folder.
fn file_system<'a>(mounts: &'a str, folder: &Path) -> &'a str {
    let parts = mounts.lines().filter_map(|line| {
        let mut words = line.split(' ').skip(1);
        Some((words.next()?, words.next()?))
    });
    let holding = parts.filter(|(place, _)| folder.starts_with(place));
    let nearest = holding.max_by_key(|(place, _)| place.len());
    nearest.map_or("unknown", |(_, kind)| kind)
}

fn said(command: &mut Command) -> String {
    let out = command.output().map(|out| out.stdout).unwrap_or_default();
    match String::from_utf8_lossy(&out).trim() {
        "" => "none".to_owned(),
        said => said.to_owned(),
    }
}

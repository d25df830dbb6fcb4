//! The recipes of `docs/scale/`: what they run makes the site, and their numbers agree.
#![cfg(unix)]

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_yaml::Value;

use crate::cli::harness::World;
use crate::writer::tree;

fn recipe(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("docs/scale")
        .join(name);
    fs::read_to_string(path).expect("the recipe is there")
}

fn yaml(text: &str) -> Value {
    serde_yaml::from_str(text).expect("YAML")
}

fn at<'v>(value: &'v Value, path: &[&str]) -> &'v Value {
    path.iter()
        .fold(value, |value, key| match key.parse::<usize>() {
            Ok(number) => &value[number],
            Err(_) => &value[*key],
        })
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

/// The job that makes parts; the volume stands before it.
fn kubernetes_parts() -> Value {
    let all = recipe("kubernetes-parts.yaml");
    yaml(all.rsplit("\n---\n").next().expect("two documents"))
}

const CONTAINER: [&str; 5] = ["spec", "template", "spec", "containers", "0"];

/// What the container of a job runs: the shell of its command, and its argument.
fn script(job: &Value) -> String {
    let container = at(job, &CONTAINER);
    assert_eq!(text(&container["command"][0]), "/bin/sh");
    assert_eq!(text(&container["command"][1]), "-euc");
    text(&container["args"][0]).to_owned()
}

/// The one step of a job of the workflow that runs something of ours.
fn step(job: &str) -> String {
    let workflow = yaml(&recipe("github-matrix.yml"));
    let steps = at(&workflow, &["jobs", job, "steps"]);
    let steps = steps.as_sequence().expect("steps");
    let mut runs = steps.iter().filter_map(|step| step["run"].as_str());
    let script = runs.next().expect("a step runs it").to_owned();
    assert_eq!(runs.next(), None);
    script
}

#[test]
fn what_the_recipes_run_makes_the_site() {
    let mut world = World::with_sample();
    assert_eq!(world.run_site(&["sign", "--yes", "--quiet"]).code, 0);
    fs::remove_dir_all(world.path("site/keys/demo")).expect("ours");
    fs::rename(world.path("site"), world.path("repository")).expect("ours");
    let root = world.path("repository");
    let root = root.to_str().expect("text");
    let plain = world.run(&["build", "--locked", "-q", "-r", root, "-o", "plain"]);
    assert_eq!(plain.code, 0, "{plain:?}");
    let whole = tree(&world.path("plain"));
    let program = PathBuf::from(env!("CARGO_BIN_EXE_shirushi"));
    let mut path = OsString::from(program.parent().expect("a folder"));
    path.push(":/usr/bin:/bin");
    let sh = |script: &str, within: &str, variables: &[(&str, &str)]| {
        let mut command = Command::new("/bin/sh");
        command
            .args(["-euc", script])
            .current_dir(world.path(within));
        command.env_clear().env("PATH", &path);
        command
            .env("SITE", world.path(""))
            .env("HOME", world.path("home"));
        command.env("SHIRUSHI_CACHE", crate::pictures::folder());
        command.envs(variables.iter().copied());
        let status = command.stdout(Stdio::null()).status().expect("it runs");
        assert!(status.success(), "{script}");
    };
    let is_the_site = |folder: &str| {
        assert!(tree(&world.path(folder)) == whole, "{folder}");
        fs::remove_dir_all(world.path(folder)).expect("ours");
    };

    for number in ["0", "1"] {
        let variables = [("JOB_COMPLETION_INDEX", number), ("PARTS", "2")];
        sh(&script(&kubernetes_parts()), "", &variables);
    }
    let assemble = yaml(&recipe("kubernetes-assemble.yaml"));
    sh(&script(&assemble), "", &[]);
    is_the_site("public");

    for number in ["1", "2"] {
        let variables = [("SLURM_ARRAY_TASK_ID", number), ("PARTS", "2")];
        sh(&recipe("slurm-parts.sh"), "", &variables);
    }
    sh(&recipe("slurm-assemble.sh"), "", &[]);
    is_the_site("public");

    let here = world.path("repository/shirushi");
    std::os::unix::fs::symlink(&program, here).expect("ours");
    for number in ["1", "2"] {
        let variables = [("PART", number), ("PARTS", "2")];
        sh(&step("part"), "repository", &variables);
        // What upload-artifact and download-artifact with merge-multiple come to.
        sh(
            "mkdir -p public; cp -r part/. public/; rm -r part",
            "repository",
            &[],
        );
    }
    sh(&step("assemble"), "repository", &[]);
    is_the_site("repository/public");
}

#[test]
fn the_numbers_in_each_recipe_agree() {
    let job = kubernetes_parts();
    let parts = at(&job, &["spec", "completions"]).as_u64();
    assert_eq!(text(at(&job, &["spec", "completionMode"])), "Indexed");
    let variables = at(&job, &CONTAINER)["env"].as_sequence();
    let told = variables.expect("variables").iter();
    let told = told
        .filter(|variable| text(&variable["name"]) == "PARTS")
        .map(|variable| text(&variable["value"]).parse().expect("a number"));
    assert_eq!(told.collect::<Vec<u64>>(), Vec::from_iter(parts));

    let slurm = recipe("slurm-parts.sh");
    let between = |from: &str, to: &str| {
        let (_, rest) = slurm.split_once(from).expect("it is there");
        rest.split_once(to).expect("it ends").0.to_owned()
    };
    assert_eq!(between("--array=1-", "\n"), between("${PARTS:-", "}"));

    let workflow = yaml(&recipe("github-matrix.yml"));
    let job = at(&workflow, &["jobs", "part"]);
    let numbers = at(job, &["strategy", "matrix", "number"]);
    let numbers = numbers.as_sequence().expect("numbers").iter();
    let numbers: Vec<u64> = numbers.filter_map(Value::as_u64).collect();
    assert_eq!(numbers, (1..=numbers.len() as u64).collect::<Vec<_>>());
    assert_eq!(
        text(at(job, &["env", "PARTS"])),
        "${{ strategy.job-total }}"
    );
}

#[test]
fn recipes_name_the_version_of_the_program() {
    let version = env!("CARGO_PKG_VERSION");
    let workflow = recipe("github-matrix.yml");
    assert!(workflow.contains(&format!("--version {version} ")));
    for name in ["kubernetes-parts.yaml", "kubernetes-assemble.yaml"] {
        assert!(
            recipe(name).contains(&format!("/shirushi:{version}\n")),
            "{name}"
        );
    }
}

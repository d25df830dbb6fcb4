//! `shirushi build` and `shirushi check`

use std::fs;

use super::harness::World;
use super::init::TEMPLATES;

#[test]
fn every_starter_site_passes_a_strict_check_and_builds_signed() {
    for template in TEMPLATES {
        let mut world = World::with_site(template);
        let ran = world.run_site(&["check", "--strict"]);
        assert_eq!(
            (ran.code, ran.out.as_str()),
            (0, "no problems\n"),
            "{template}"
        );
        let ran = world.run_site(&["build", "--strict"]);
        assert_eq!(ran.code, 0, "{template}: {ran:?}");
        assert!(
            ran.out
                .starts_with("3 credentials (3 valid, 0 expired, 0 revoked), "),
            "{template}: {}",
            ran.out
        );
        assert_eq!(ran.err, "", "{template}");
    }
}

#[test]
fn a_site_is_the_same_whether_its_pictures_were_drawn_before_or_not() {
    let mut world = World::with_site("company");
    let kept = world.path("kept");
    let mut build = |site: &str, cache: &str| {
        (world.vars).insert("SHIRUSHI_CACHE".into(), cache.into());
        let ran = world.run_site(&["build", "-o", site]);
        assert_eq!(ran.code, 0, "{ran:?}");
        world.snapshot(&format!("site/{site}"))
    };
    let drawn = build("drawn", "../kept");
    assert_eq!(build("found", "../kept"), drawn);
    for file in walkdir::WalkDir::new(&kept).into_iter().flatten() {
        if file.file_type().is_file() {
            fs::write(file.path(), "damaged").expect("the folder is ours");
        }
    }
    assert_eq!(build("damaged", "../kept"), drawn);
    assert_eq!(build("nowhere", "content/site.yaml"), drawn);
}

#[test]
fn a_starter_site_may_be_made_on_any_day() {
    for now in [
        "2026-03-31T14:59:59Z",
        "2026-03-31T15:00:00Z",
        "2027-12-31T23:59:59Z",
        "2028-02-29T00:00:00Z",
    ] {
        let mut world = World::new();
        world.now = now.parse().expect("RFC 3339");
        assert_eq!(world.run(&["init", "site"]).code, 0);
        let ran = world.run_site(&["check", "--strict"]);
        assert_eq!(ran.code, 0, "{now}: {ran:?}");
    }
}

#[test]
fn a_second_build_changes_nothing() {
    let mut world = World::with_site("company");
    assert_eq!(world.run_site(&["build"]).code, 0);
    let before = world.snapshot("site/public");
    let ran = world.run_site(&["build"]);
    assert!(ran.out.contains("(none changed)"), "{}", ran.out);
    assert_eq!(world.snapshot("site/public"), before);
}

#[test]
fn the_summary_is_said_in_japanese_too() {
    let mut world = World::with_site("company");
    let ran = world.run_site(&["build", "--lang", "ja"]);
    assert!(
        ran.out
            .starts_with("バッジ3件(有効3、期限切れ0、取り消し0)、ページ"),
        "{}",
        ran.out
    );
    assert!(ran.out.ends_with("秒\n"), "{}", ran.out);
}

#[test]
fn without_a_key_awards_are_drafts_and_that_is_said() {
    let mut world = World::with_site("company");
    fs::remove_dir_all(world.path("site/keys/demo")).expect("ours");
    let ran = world.run_site(&["build"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(
        ran.out.starts_with("0 credentials and 3 drafts ("),
        "{}",
        ran.out
    );
    assert!(
        ran.err
            .contains("this is a preview, unsigned, and every page and picture says so (https://"),
        "{}",
        ran.err
    );
}

#[test]
fn wrong_content_is_exit_code_1_and_leaves_the_old_site() {
    let mut world = World::with_site("company");
    assert_eq!(world.run_site(&["build"]).code, 0);
    let before = world.snapshot("site/public");
    world.edit("site/content/people.csv", "p02,", "p03,");
    for args in [&["build"][..], &["check"]] {
        let ran = world.run_site(args);
        assert_eq!(ran.code, 1, "{ran:?}");
        let said = if args == ["check"] { ran.out } else { ran.err };
        assert!(said.contains("error[unknown-person]"), "{said}");
        assert!(said.contains("content/awards/2026.csv:4:"), "{said}");
    }
    assert_eq!(world.snapshot("site/public"), before);
}

#[test]
fn a_warning_fails_only_what_is_strict() {
    let mut world = World::with_site("company");
    let page = "site/content/pages/about.en.md";
    fs::remove_file(world.path(page)).expect("ours");
    let ran = world.run_site(&["check"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(
        ran.out.contains("warning[missing-translation]"),
        "{}",
        ran.out
    );
    assert_eq!(world.run_site(&["check", "--strict"]).code, 1);
    assert_eq!(world.run_site(&["build", "--strict"]).code, 1);
    assert!(!world.path("site/public").exists());
    assert_eq!(world.run_site(&["build"]).code, 0);
}

#[test]
fn programs_read_problems_from_standard_output() {
    let mut world = World::with_site("company");
    world.edit("site/content/people.csv", "p02,", "p03,");
    for command in ["build", "check"] {
        let ran = world.run_site(&[command, "--format", "json"]);
        assert_eq!(ran.code, 1);
        for line in ran.out.lines() {
            let problem: serde_json::Value = serde_json::from_str(line).expect("one object a line");
            assert_eq!(problem["code"], "unknown-person");
        }
        assert!(!ran.out.is_empty() && ran.err.is_empty(), "{ran:?}");
        let ran = world.run_site(&[command, "--format", "github"]);
        assert!(
            ran.out
                .starts_with("::error file=content/awards/2026.csv,line=4,"),
            "{}",
            ran.out
        );
    }
    world.edit("site/content/people.csv", "p03,", "p02,");
    let ran = world.run_site(&["build", "--format", "json"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
    assert!(ran.err.starts_with("3 credentials"), "{}", ran.err);
}

#[test]
fn github_gets_its_annotations_beside_what_people_read() {
    let mut world = World::with_site("company").var("GITHUB_ACTIONS", "true");
    world.edit("site/content/people.csv", "p02,", "p03,");
    for command in ["build", "check"] {
        let ran = world.run_site(&[command]);
        let all = format!("{}{}", ran.out, ran.err);
        assert!(
            all.contains("::error file=content/awards/2026.csv")
                && all.contains("error[unknown-person]"),
            "{all}"
        );
    }
}

#[test]
fn a_service_gets_on_standard_output_what_it_reads_and_people_the_rest() {
    for (vars, begins) in [
        (&[("GITLAB_CI", "true")][..], "[{"),
        (&[("GITHUB_ACTIONS", "true")], "::error file="),
        (
            &[("GITHUB_ACTIONS", "true"), ("GITEA_ACTIONS", "true")],
            "error[unknown-person]",
        ),
        (&[("GITHUB_ACTIONS", "false")], "error[unknown-person]"),
    ] {
        let mut world = World::with_site("company");
        for (name, value) in vars {
            world = world.var(name, value);
        }
        world.edit("site/content/people.csv", "p02,", "p03,");
        let ran = world.run_site(&["check"]);
        assert_eq!(ran.code, 1, "{vars:?}");
        assert!(ran.out.starts_with(begins), "{vars:?}: {}", ran.out);
        let read = [&ran.out, &ran.err].map(|text| text.matches("error[unknown-person]").count());
        assert_eq!(read[0] + read[1], 1, "{vars:?}: {}{}", ran.out, ran.err);
    }
    let mut world = World::with_site("company").var("GITLAB_CI", "true");
    let ran = world.run_site(&["check", "--format", "sarif"]);
    let log: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!(
        (ran.code, &log["runs"][0]["results"]),
        (0, &serde_json::json!([]))
    );
}

#[test]
fn a_check_can_be_made_for_another_day() {
    let mut world = World::with_site("company");
    let ran = world.run_site(&["check", "--as-of", "2026-11-20"]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("error[future-date]"), "{}", ran.out);
    assert_eq!(world.run_site(&["check", "--as-of", "2030-01-01"]).code, 0);
}

#[test]
fn a_check_writes_nothing() {
    let mut world = World::with_site("university");
    let before = world.snapshot("");
    assert_eq!(world.run_site(&["check"]).code, 0);
    assert_eq!(world.snapshot(""), before);
}

#[test]
fn a_folder_that_is_not_ours_is_refused() {
    let mut world = World::with_site("company");
    world.write("elsewhere/thesis.txt", "mine");
    let ran = world.run(&["-r", "site", "build", "-o", "elsewhere"]);
    assert_eq!(ran.code, 2, "{ran:?}");
    assert_eq!(world.snapshot("elsewhere").len(), 1);
}

#[test]
fn a_folder_without_a_site_is_exit_code_1_or_2() {
    let mut world = World::new();
    for command in ["build", "check"] {
        assert_eq!(
            world.run(&[command]).code,
            1,
            "{command}: content/site.yaml is missing"
        );
        assert_eq!(world.run(&["-r", "nowhere", command]).code, 2, "{command}");
    }
}

//! `shirushi check --quality`

use serde_json::Value;

use super::harness::{Ran, World};

const BADGE: &str = "site/content/achievements/improvement/badge.yaml";

fn quality(world: &mut World, rest: &[&str]) -> Ran {
    let ran = world.run_site(&[&["check", "--quality"], rest].concat());
    assert_eq!(ran.code, 0, "{ran:?}");
    ran
}

/// What programs are told of one badge.
fn of_badge(world: &mut World, id: &str) -> Value {
    let out = quality(world, &["--format", "json", "--strict"]).out;
    let mut lines = out
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
    lines
        .find(|line| line["quality"] == id)
        .expect("every badge is judged")
}

fn codes(verdict: &Value) -> Vec<&str> {
    let missing = verdict["missing"].as_array().expect("a list");
    missing
        .iter()
        .map(|gap| gap["code"].as_str().expect("a code"))
        .collect()
}

#[test]
fn what_is_written_is_no_longer_missed() {
    let mut world = World::with_site("municipality");
    let badge = world.read(BADGE);
    let bare: String = badge
        .lines()
        .filter(|line| !line.starts_with("assessment") && !line.starts_with("used_in"))
        .map(|line| format!("{line}\n"))
        .collect();
    world.write(BADGE, &bare);
    let before = of_badge(&mut world, "improvement");
    assert!(codes(&before).contains(&"assessment"), "{before}");
    let written = bare
        + "assessment: {ja: 発表を二人で採点します。, en: Two people grade a talk.}\nused_in: {ja: 窓口の仕事, en: Work at the counter}\n";
    world.write(BADGE, &written);
    let after = of_badge(&mut world, "improvement");
    assert!(
        !codes(&after).contains(&"assessment") && !codes(&after).contains(&"used-in"),
        "{after}"
    );
    let score = |verdict: &Value| verdict["score"].as_u64().expect("a number");
    assert_eq!(score(&after), score(&before) + 6 + 8);
}

#[test]
fn artwork_is_measured_as_it_will_look() {
    let mut world = World::with_site("municipality");
    let badge = world.read(BADGE);
    let own: String = badge
        .lines()
        .map(|line| match line.starts_with("image_label") {
            true => "image: own.png\n".to_owned(),
            false => format!("{line}\n"),
        })
        .collect();
    world.write(BADGE, &own);
    // Black on a clear ground, small and wide.
    let mut png = Vec::new();
    let mut encoder = png::Encoder::new(&mut png, 200, 20);
    encoder.set_color(png::ColorType::GrayscaleAlpha);
    let mut writer = encoder.write_header().expect("a header");
    writer
        .write_image_data(&[0, 255].repeat(4_000))
        .expect("pixels");
    writer.finish().expect("an end");
    std::fs::write(
        world.path("site/content/achievements/improvement/own.png"),
        png,
    )
    .expect("the folder is ours");
    let verdict = of_badge(&mut world, "improvement");
    let found = codes(&verdict);
    for code in [
        "contrast-on-black",
        "picture-size",
        "picture-fill",
        "picture-alt",
    ] {
        assert!(found.contains(&code), "{code}: {verdict}");
    }
    assert!(!found.contains(&"contrast-on-white"), "{verdict}");
    assert_eq!(verdict["heads"]["design"], 20 - 5 - 3 - 3 - 4);
}

#[test]
fn errors_come_first_and_alone() {
    let mut world = World::with_site("municipality");
    world.edit(BADGE, "validity: none", "validity: never");
    let ran = world.run_site(&["check", "--quality"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(!ran.out.contains("/100"), "{ran:?}");
}

#[test]
fn an_application_tells_of_no_few_people() {
    let mut world = World::with_site("municipality");
    let sheet = quality(&mut world, &["--application"]).out;
    assert!(
        sheet.starts_with("# ") && sheet.contains("| all | – | – |"),
        "{sheet}"
    );
    world.edit(
        "site/content/site.yaml",
        "  timezone:",
        "  suppress_below: 1\n  timezone:",
    );
    let sheet = quality(&mut world, &["--application"]).out;
    assert!(
        !sheet.contains('–') && sheet.contains("| all | "),
        "{sheet}"
    );
    assert_eq!(sheet, quality(&mut world, &["--application"]).out);
}

//! `shirushi schema`, and that the schemas say what the reader reads.

use std::collections::BTreeSet;

use serde_json::Value;

use super::harness::World;

#[test]
fn schemas_are_written_where_the_files_of_a_site_look_for_them() {
    let mut world = World::with_site("company");
    let before = world.snapshot("site/.schemas");
    assert_eq!(before.len(), 12);
    world.write("site/.schemas/site.schema.json", "{}");
    let ran = world.run_site(&["schema"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(world.snapshot("site/.schemas"), before);
    assert_eq!(world.run_site(&["schema", "--out", "elsewhere"]).code, 0);
    assert_eq!(world.snapshot("site/elsewhere"), before);
    for (path, bytes) in world.snapshot("site") {
        let text = String::from_utf8(bytes).expect("text");
        for line in text
            .lines()
            .filter_map(|line| line.strip_prefix("# yaml-language-server: $schema="))
        {
            let from = world.path("site").join(&path);
            let schema = from.parent().expect("in a folder").join(line);
            assert!(schema.is_file(), "{}: {line}", path.display());
        }
        let is_content =
            path.starts_with("content") && path.extension().is_some_and(|kind| kind == "yaml");
        assert_eq!(
            text.starts_with("# yaml-language-server: "),
            is_content,
            "{}",
            path.display()
        );
    }
}

#[test]
fn the_editor_knows_every_schema_and_no_other() {
    let world = World::with_site("company");
    let settings: Value =
        serde_json::from_str(&world.read("site/.vscode/settings.json")).expect("JSON");
    let mut known: BTreeSet<String> = settings["yaml.schemas"]
        .as_object()
        .expect("a mapping")
        .keys()
        .map(|path| path.trim_start_matches("./.schemas/").to_owned())
        .collect();
    known.insert("common.schema.json".to_owned());
    let written = world.snapshot("site/.schemas").into_keys();
    assert_eq!(
        written
            .map(|path| path.to_string_lossy().into_owned())
            .collect::<BTreeSet<_>>(),
        known
    );
}

#[test]
fn everything_in_a_schema_has_words_in_both_languages() {
    for (path, bytes) in World::with_site("company").snapshot("site/.schemas") {
        let schema: Value = serde_json::from_slice(&bytes).expect("JSON");
        assert_eq!(
            schema["$schema"],
            "https://json-schema.org/draft/2020-12/schema",
            "{}",
            path.display()
        );
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let title = text(&schema["title"]);
        assert!(
            !title.is_ascii() && text(&schema["description"]).is_ascii(),
            "{}: {title}",
            path.display()
        );
    }
}

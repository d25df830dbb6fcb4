//! The words of verdicts, as the page that verifies has them: one list for program and page.

use std::path::Path;

use serde_json::{Map, Value, json};
use shirushi::verify::{Code, Outcome, Part};

/// `UPDATE=1` writes the list anew.
#[test]
fn the_page_says_the_same_in_the_same_words() {
    let entry = |ja: &str, en: &str| json!({"ja": ja, "en": en});
    let code = |code: &Code| {
        json!({
            "part": code.part(), "finding": code.finding(), "ja": code.ja(), "en": code.en(),
        })
    };
    let codes: Map<String, Value> = Code::ALL
        .iter()
        .map(|one| (one.name().into(), code(one)))
        .collect();
    let parts: Map<String, Value> = Part::ALL
        .iter()
        .map(|one| (one.name().into(), entry(one.ja(), one.en())))
        .collect();
    let outcomes: Map<String, Value> = Outcome::ALL
        .iter()
        .map(|one| (one.name().into(), entry(one.ja(), one.en())))
        .collect();
    let words = json!({"codes": codes, "parts": parts, "outcomes": outcomes});
    let text = serde_json::to_string_pretty(&words).expect("JSON") + "\n";
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("verifier/src/words.json");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(path.parent().expect("in a folder"))
            .expect("the folder can be made");
        std::fs::write(&path, &text).expect("the list can be written");
    }
    assert_eq!(
        std::fs::read_to_string(&path).expect("the list"),
        text,
        "run it with UPDATE=1"
    );
}

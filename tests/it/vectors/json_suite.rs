//! JSONTestSuite: what must be read is read, what must be refused is refused, and nothing panics.

use super::folder;
use shirushi::proof::json::{JsonProblem, parse};

#[test]
fn the_parser_test_suite_comes_out_right() {
    let Some(folder) = folder("corpora/jsontestsuite/test_parsing") else {
        return;
    };
    let mut counts = [0; 3];
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .expect("a name")
            .to_owned();
        let result = parse(&std::fs::read(&path).expect("a file"));
        match name.as_bytes()[0] {
            b'y' => {
                // I-JSON is stricter than RFC 8259 in one thing.
                let twice = matches!(
                    result.as_ref().map_err(|error| &error.problem),
                    Err(JsonProblem::DuplicateKey(_))
                );
                assert!(
                    result.is_ok() || twice && name.contains("duplicated_key"),
                    "{name}: {result:?}"
                );
                counts[0] += 1;
            }
            b'n' => {
                assert!(result.is_err(), "{name}");
                counts[1] += 1;
            }
            _ => counts[2] += 1,
        }
    }
    assert!(
        counts[0] > 90 && counts[1] > 180 && counts[2] > 30,
        "{counts:?}"
    );
}

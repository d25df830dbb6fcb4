//! `shirushi explain CODE`: what a problem means, an example, and how to mend it. The pages are in `docs/problems/`, one a
//! code, Japanese first; they are part of the program.

use include_dir::{Dir, include_dir};

use super::print::Language;
use super::problems::nearest;
use super::{Code, Wording};

static PAGES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/docs/problems");

/// The page of a code in Markdown: its title, then the section of the language. `Err` says that there is no such code, and
/// which one was probably meant.
pub fn explain(name: &str, language: Language) -> Result<String, Wording> {
    let code = Code::named(name).ok_or_else(|| unknown(name))?;
    let [japanese, english] = sections(page(code));
    let section = match language {
        Language::Japanese => japanese,
        Language::English => english,
    };
    Ok(format!("# {code}\n\n{}\n", section.trim()))
}

/// The whole page of a code, both languages.
pub fn page(code: Code) -> &'static str {
    PAGES
        .get_file(format!("{code}.md"))
        .and_then(|file| file.contents_utf8())
        .expect("a test holds a page against every code")
}

/// The sections of a page, without their headings.
fn sections(page: &str) -> [&str; 2] {
    let (_, rest) = page.split_once(JAPANESE).unwrap_or(("", page));
    rest.split_once(ENGLISH)
        .map_or([rest, rest], |(japanese, english)| [japanese, english])
}

const JAPANESE: &str = "\n## 日本語\n";
const ENGLISH: &str = "\n## English\n";

fn unknown(name: &str) -> Wording {
    let codes: Vec<&str> = Code::ALL.iter().map(|code| code.name()).collect();
    let short: String = name
        .chars()
        .take(60)
        .flat_map(char::escape_default)
        .collect();
    match nearest(name, &codes) {
        Some(near) => Wording {
            ja: format!("「{short}」という名前の問題はありません。「{near}」のことですか?"),
            en: format!("there is no problem called \"{short}\"; did you mean \"{near}\"?"),
        },
        None => Wording {
            ja: format!("「{short}」という名前の問題はありません"),
            en: format!("there is no problem called \"{short}\""),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_a_page_in_both_languages_with_an_example_and_its_mending() {
        for code in Code::ALL {
            let page = page(*code);
            assert!(
                page.starts_with(&format!("# {code}\n{JAPANESE}\n")),
                "{code}"
            );
            assert_eq!(page.matches(ENGLISH).count(), 1, "{code}");
            for section in sections(page) {
                let fences = section
                    .lines()
                    .filter(|line| line.starts_with("```"))
                    .count();
                assert!(
                    fences >= 4 && fences % 2 == 0,
                    "{code} has a wrong example and a right one"
                );
                let last = section.trim().lines().last().unwrap_or_default();
                assert!(!last.starts_with("```"), "{code} says how to mend it");
            }
        }
    }

    #[test]
    fn every_page_has_a_code() {
        let pages = PAGES
            .files()
            .filter_map(|file| file.path().file_stem()?.to_str());
        for name in pages {
            assert!(Code::named(name).is_some(), "{name}");
        }
    }

    #[test]
    fn a_page_is_told_in_the_language_that_is_asked_for() {
        let japanese = explain("unknown-key", Language::Japanese).expect("a code");
        let english = explain("unknown-key", Language::English).expect("a code");
        assert!(japanese.starts_with("# unknown-key\n\n") && japanese.contains("間違いの例"));
        assert!(english.starts_with("# unknown-key\n\n") && english.contains("Wrong, in"));
        assert!(!english.contains("間違い") && !japanese.contains("Wrong"));
    }

    #[test]
    fn a_name_that_is_no_code_is_told_the_nearest_one() {
        let wording = explain("unknwon-key", Language::English).expect_err("no such code");
        assert!(
            wording.en.ends_with("did you mean \"unknown-key\"?"),
            "{}",
            wording.en
        );
        let wording = explain("\u{1b}[31m", Language::English).expect_err("no such code");
        assert_eq!(wording.en, "there is no problem called \"\\u{1b}[31m\"");
        assert!(explain("../../site", Language::Japanese).is_err());
    }
}

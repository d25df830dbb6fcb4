//! A theme replaces file by file, and tells where it is wrong.

use super::*;
use crate::catalog::Lang;

const BOTH: [Lang; 2] = [Lang::JA, Lang::EN];

fn theme(files: &[(&str, &str)]) -> Result<Theme, ThemeError> {
    let files = files
        .iter()
        .map(|(path, text)| ((*path).to_owned(), text.as_bytes().into()));
    Theme::new(&files.collect(), &BOTH)
}

fn problem(files: &[(&str, &str)]) -> (String, u32, u32) {
    let Err(error) = theme(files) else {
        panic!("the theme was taken")
    };
    (error.file, error.line, error.column)
}

fn render(theme: &Theme, lang: Lang, template: &str) -> Result<String, ThemeError> {
    let context = tera::Context::new();
    theme.editions[&lang]
        .tera
        .render(template, &context)
        .map_err(|error| ThemeError::from(&error))
}

#[test]
fn the_default_theme_compiles_in_its_languages() {
    let theme = theme(&[]).expect("the default theme");
    assert_eq!(theme.editions.len(), 2);
    assert!(theme.assets.contains_key("style.css"));
    assert!(theme.assets["style.css"].bytes.len() <= 20 * 1024);
}

#[test]
fn nothing_moves() {
    let css = std::str::from_utf8(ASSETS.get_file("style.css").expect("a sheet").contents());
    let css = css.expect("text");
    for moving in ["transition", "animation", "@keyframes", "scroll-behavior"] {
        assert!(
            !css.contains(moving),
            "{moving} needs prefers-reduced-motion"
        );
    }
}

#[test]
fn a_template_of_the_chosen_theme_can_keep_most_of_the_default() {
    let own = "{% extends \"default/page.html\" %}{% block title %}mine{% endblock %}";
    let theme = theme(&[("templates/page.html", own)]).expect("a theme");
    let names: Vec<&str> = theme.editions[&Lang::JA]
        .tera
        .get_template_names()
        .collect();
    assert!(names.contains(&"default/page.html") && names.contains(&"templates/page.html"));
}

#[test]
fn a_piece_of_the_chosen_theme_takes_the_place_of_the_default() {
    let own = "{% component kind(of: string) %}<i>{{ of }}</i>{% endcomponent kind %}";
    let user = "{{ <kind of=\"<b>\" /> }}";
    let theme =
        theme(&[("templates/parts.html", own), ("templates/user.html", user)]).expect("a theme");
    assert_eq!(
        render(&theme, Lang::JA, "user.html").as_deref(),
        Ok("<i>&lt;b&gt;</i>")
    );
}

#[test]
fn words_are_replaced_one_by_one_and_speak_the_language_of_the_page() {
    let own = "home: 表紙\n";
    let user = "{{ t(key=\"home\") }}";
    let theme = theme(&[("words/ja.yaml", own), ("templates/user.html", user)]).expect("a theme");
    assert_eq!(render(&theme, Lang::JA, "user.html").as_deref(), Ok("表紙"));
    assert_eq!(render(&theme, Lang::EN, "user.html").as_deref(), Ok("Home"));
}

#[test]
fn a_language_is_added_by_adding_a_file_and_must_be_complete() {
    let french = Lang::new("fr").expect("a language");
    let english = WORDS.get_file("en.yaml").expect("English words").contents();
    let whole = BTreeMap::from([("words/fr.yaml".to_owned(), Arc::from(english))]);
    assert!(Theme::new(&whole, &[french]).is_ok());
    let part = BTreeMap::from([("words/fr.yaml".to_owned(), Arc::from(&b"home: Accueil"[..]))]);
    let error = Theme::new(&part, &[french])
        .err()
        .expect("words are missing");
    assert_eq!(error.file, "words/fr.yaml");
    let error = Theme::new(&BTreeMap::new(), &[french])
        .err()
        .expect("words are missing");
    assert_eq!(error.file, "words/fr.yaml");
}

#[test]
fn what_is_wrong_with_a_template_has_a_place() {
    let table = [
        ("a\n {% if %}b", 2, 8),
        ("a\n\n{{ x | nonsense }}", 3, 8),
        ("{{ nonsense() }}", 1, 4),
        ("{{ <nonsense /> }}", 1, 4),
    ];
    for (text, line, column) in table {
        let at = problem(&[("templates/award.html", text)]);
        assert_eq!(
            at,
            ("templates/award.html".to_owned(), line, column),
            "{text}"
        );
    }
    let at = problem(&[("templates/award.html", "{% extends \"nowhere.html\" %}")]);
    assert_eq!(at.0, "templates/award.html");
}

#[test]
fn what_goes_wrong_while_rendering_has_a_place() {
    let table = [
        ("\n{{ undefined }}", 2, 4),
        ("{{ t(key=\"no_such_words\") }}", 1, 4),
        ("{{ t() }}", 1, 4),
    ];
    for (text, line, column) in table {
        let theme = theme(&[("templates/user.html", text)]).expect("it compiles");
        let error = render(&theme, Lang::JA, "user.html").expect_err("it cannot be rendered");
        assert_eq!(
            (error.file.as_str(), error.line, error.column),
            ("templates/user.html", line, column),
            "{error}"
        );
    }
}

#[test]
fn a_file_without_a_place_or_without_text_is_refused() {
    assert_eq!(problem(&[("style.css", "")]).0, "style.css");
    let bytes = BTreeMap::from([(
        "templates/award.html".to_owned(),
        Arc::from(&b"a\n\xff"[..]),
    )]);
    let error = Theme::new(&bytes, &BOTH).err().expect("not UTF-8");
    assert_eq!(
        (error.file.as_str(), error.line),
        ("templates/award.html", 2)
    );
}

#[test]
fn every_key_that_templates_say_exists_and_every_key_is_said() {
    let all = default_words();
    let (_, words) = all.first_key_value().expect("the default theme speaks");
    let keys = words.keys();
    let (mut said, mut families) = (Vec::new(), Vec::new());
    for file in TEMPLATES.files() {
        for call in file
            .contents_utf8()
            .expect("UTF-8")
            .split("t(key=\"")
            .skip(1)
        {
            let (key, rest) = call.split_once('"').expect("a key ends");
            if rest.starts_with(" ~") {
                families.push(key)
            } else {
                said.push(key)
            }
        }
    }
    // These stand in no template: the switch of languages, the index of the search, the headings of the table that earners keep.
    said.extend([
        "language_name",
        "search_people",
        "history_badge",
        "history_state",
        "history_address",
        "history_file",
    ]);
    for key in &said {
        assert!(
            keys.contains(key),
            "templates say {key}, which has no words"
        );
    }
    for key in keys {
        let base = key.strip_suffix("_one").unwrap_or(key);
        let of_family = families.iter().any(|family| base.starts_with(family));
        assert!(said.contains(&base) || of_family, "nothing says {key}");
    }
}

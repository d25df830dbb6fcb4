//! The starter sites in the binary: files with names in them to files with values in them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use include_dir::{Dir, File, include_dir};

use crate::command::cli::TemplateName;

/// All starter sites, and what they have in common.
static TEMPLATES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// A value for each name.
pub type Values = BTreeMap<String, String>;

/// One starter site.
pub struct Starter {
    folder: &'static str,
    /// Id of its issuer.
    pub issuer: &'static str,
    /// Name of its organisation in Japanese and English.
    pub name: (&'static str, &'static str),
    /// Its address, of a reserved domain.
    pub base_url: &'static str,
}

/// The starter site for a kind of organisation.
pub fn of(template: TemplateName) -> Starter {
    let (folder, issuer, name, base_url) = match template {
        TemplateName::Municipality => (
            "municipality",
            "city",
            (
                "みほん市 人材育成課",
                "Mihon City, Human Resource Development",
            ),
            "https://badges.mihon-city.example",
        ),
        TemplateName::University => (
            "university",
            "univ",
            (
                "みほん大学 生涯学習センター",
                "Mihon University, Center for Lifelong Learning",
            ),
            "https://badges.mihon-u.example",
        ),
        TemplateName::Company => (
            "company",
            "academy",
            ("みほん株式会社 アカデミー", "Mihon Inc. Academy"),
            "https://badges.mihon-inc.example",
        ),
        TemplateName::Community => (
            "community",
            "club",
            ("みほんの町を楽しむ会", "Friends of Mihon"),
            "https://badges.mihon-club.example",
        ),
    };
    Starter {
        folder,
        issuer,
        name,
        base_url,
    }
}

impl Starter {
    /// Its files by path, filled in.
    pub fn files(&self, values: &Values) -> BTreeMap<PathBuf, String> {
        let mut files = BTreeMap::new();
        for folder in ["common", self.folder] {
            let dir = TEMPLATES
                .get_dir(folder)
                .expect("the folder is in the repository");
            collect(dir, Path::new(folder), values, &mut files);
        }
        files
    }
}

/// One template by its path, filled in.
pub fn template(path: &str, values: &Values) -> String {
    let file = TEMPLATES
        .get_file(path)
        .expect("the template is in the repository");
    fill(text(file), values)
}

fn collect(dir: &Dir<'_>, top: &Path, values: &Values, files: &mut BTreeMap<PathBuf, String>) {
    for file in dir.files() {
        let within = file
            .path()
            .strip_prefix(top)
            .expect("a file stands below its folder");
        files.insert(real_path(within, values), fill(text(file), values));
    }
    for below in dir.dirs() {
        collect(below, top, values, files);
    }
}

fn text<'f>(file: &'f File<'_>) -> &'f str {
    file.contents_utf8().expect("starter sites are text")
}

/// `dot-vscode/…` stands for `.vscode/…`, `YEAR` for the fiscal year.
fn real_path(within: &Path, values: &Values) -> PathBuf {
    let real = |part: &str| match part.strip_prefix("dot-") {
        Some(rest) => format!(".{rest}"),
        None => part.replace("YEAR", &values["fiscal_year"]),
    };
    within
        .iter()
        .map(|part| real(&part.to_string_lossy()))
        .collect()
}

/// The text with its values: `{{name}}` as they are, `{{yaml:name}}` and `{{md:name}}` safe for what surrounds them.
/// What is none of ours, as `${{ … }}` of a workflow, stays.
fn fill(text: &str, values: &Values) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(begin) = rest.find("{{") {
        let (before, from) = rest.split_at(begin);
        out += before;
        let value = from[2..]
            .find("}}")
            .and_then(|end| Some((value(&from[2..2 + end], values)?, end + 4)));
        match value {
            Some((value, length)) => {
                out += &value;
                rest = &from[length..];
            }
            None => {
                out += "{{";
                rest = &from[2..];
            }
        }
    }
    out + rest
}

fn value(name: &str, values: &Values) -> Option<String> {
    match name.split_once(':') {
        Some(("yaml", name)) => values
            .get(name)
            .map(|value| serde_json::Value::from(value.as_str()).to_string()),
        Some(("md", name)) => values.get(name).map(|value| markdown(value)),
        _ => values.get(name).cloned(),
    }
}

/// One line of text as Markdown that says just that.
fn markdown(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            c if c.is_control() => out.push(' '),
            c if c.is_ascii_punctuation() && !",.'-/".contains(c) => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values() -> Values {
        [
            ("name", "A \"b\": #c\n* <d>"),
            ("day", "2026-04-01"),
            ("fiscal_year", "2026"),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .into()
    }

    #[test]
    fn values_are_safe_where_they_stand() {
        assert_eq!(fill("on {{day}}.", &values()), "on 2026-04-01.");
        assert_eq!(
            fill("n: {{yaml:name}}", &values()),
            r#"n: "A \"b\": #c\n* <d>""#
        );
        assert_eq!(
            fill("# {{md:name}}", &values()),
            r#"# A \"b\"\: \#c \* \<d\>"#
        );
    }

    #[test]
    fn what_is_none_of_ours_stays() {
        for text in ["${{ secrets.KEY }}", "{{", "{{unknown}}", "}}{{", "{{{}}}"] {
            assert_eq!(fill(text, &values()), text);
        }
    }

    #[test]
    fn hidden_files_and_years_get_their_names() {
        let real = |path| real_path(Path::new(path), &values());
        assert_eq!(
            real("dot-vscode/settings.json"),
            Path::new(".vscode/settings.json")
        );
        assert_eq!(
            real("content/awards/YEAR.csv"),
            Path::new("content/awards/2026.csv")
        );
    }
}

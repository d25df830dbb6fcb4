//! The default theme, embedded, with the files that the chosen theme puts in their place: `templates/`, `words/`, `assets/`.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, LazyLock};

use include_dir::{Dir, File, include_dir};
use sha2::{Digest, Sha256};
use tera::{ErrorKind, Kwargs, State, Tera, Value};

use super::phrases;
use super::value::{html, write_escaped};
use super::words::Words;
use crate::catalog::Lang;
use crate::kept::Kept;

static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default/templates");
static WORDS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default/words");
static ASSETS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default/assets");

/// The verifier for browsers, built from `verifier/`, and the name by which it is published.
static VERIFIER: &[u8] = include_bytes!("../../verifier/dist/verify.js");
pub const SCRIPT: &str = "verify.js";

/// What a theme may hold; `badge/` and `fonts/` are for pictures.
const PARTS: &[&str] = &["templates/", "words/", "assets/", "badge/", "fonts/"];
/// Beside them: what the theme is, what it copied, and notes for people.
const NOTES: &[&str] = &["theme.yaml", "ejected.yaml", "README.md", "LICENSE"];

/// A theme that cannot be used, or a template that cannot be rendered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeError {
    /// Path within the theme.
    pub file: String,
    /// Line, from 1; 0 means the whole file.
    pub line: u32,
    /// Column in characters, from 1; 0 means the whole line.
    pub column: u32,
    /// What is wrong, in English.
    pub message: String,
}

/// A theme, ready to render with.
pub struct Theme {
    /// Words and compiled templates by language.
    pub editions: BTreeMap<Lang, Arc<Edition>>,
    /// Files to publish, by path within `assets/`.
    pub assets: BTreeMap<String, Asset>,
    /// Whether a template is not the one inside the program.
    pub has_own_templates: bool,
}

/// The theme in one language.
pub struct Edition {
    /// The words of the pages.
    pub words: Arc<Words>,
    /// The templates, with the function `t` that says words.
    pub tera: Tera,
}

/// A file of the theme to publish.
#[derive(Clone)]
pub struct Asset {
    /// What it holds.
    pub bytes: Cow<'static, [u8]>,
    /// A few digits of its content for its links, so that a browser does not keep an old one.
    pub mark: String,
    /// Whether it came with the program.
    pub is_ours: bool,
}

impl Theme {
    /// The default theme with `chosen` over it, in these languages.
    pub fn new(
        chosen: &BTreeMap<String, Arc<[u8]>>,
        languages: &[Lang],
    ) -> Result<Theme, ThemeError> {
        let stray = |path: &&String| {
            !PARTS.iter().any(|part| path.starts_with(part)) && !NOTES.contains(&path.as_str())
        };
        if let Some(path) = chosen.keys().find(stray) {
            let message = "a theme has no place for this file: it holds templates/, words/, assets/, badge/ and fonts/";
            return Err(ThemeError::at(path, 0, 0, message));
        }
        let has_own_templates = chosen.keys().any(|path| path.starts_with("templates/"));
        let compiled = has_own_templates.then(|| compile(chosen)).transpose()?;
        let edition = |lang: &Lang| {
            let edition = match &compiled {
                Some(tera) => Arc::new(Edition::new(chosen, *lang, tera)?),
                None if chosen.contains_key(&words_file(*lang)) => {
                    Arc::new(Edition::new(chosen, *lang, &COMPILED)?)
                }
                None => EDITIONS.get(lang, || Edition::new(&BTreeMap::new(), *lang, &COMPILED))?,
            };
            Ok::<_, ThemeError>((*lang, edition))
        };
        let editions = languages.iter().map(edition).collect::<Result<_, _>>()?;
        Ok(Theme {
            editions,
            assets: assets(chosen),
            has_own_templates,
        })
    }
}

impl Edition {
    /// Compiled templates with the words of a language.
    fn new(
        chosen: &BTreeMap<String, Arc<[u8]>>,
        lang: Lang,
        compiled: &Tera,
    ) -> Result<Edition, ThemeError> {
        let words = Arc::new(words(chosen, lang)?);
        let mut tera = compiled.clone();
        speak(&mut tera, Arc::clone(&words), lang);
        Ok(Edition { words, tera })
    }
}

// The default theme, made once: a preview needs it again and again.

static COMPILED: LazyLock<Tera> =
    LazyLock::new(|| compile(&BTreeMap::new()).expect("our templates compile"));

static EDITIONS: LazyLock<Kept<Lang, Edition>> = LazyLock::new(Kept::default);

static PUBLISHED: LazyLock<BTreeMap<String, Asset>> = LazyLock::new(|| {
    let own = ASSETS
        .files()
        .map(|file| (path_of(file).to_owned(), published(file)));
    let script = std::iter::once((SCRIPT.to_owned(), Cow::Borrowed(VERIFIER)));
    let asset = |(name, bytes)| (name, Asset::new(bytes, true));
    own.chain(script).map(asset).collect()
});

/// Templates go by their path; others find them without `templates/`, and find a default that was replaced as `default/…`.
fn compile(chosen: &BTreeMap<String, Arc<[u8]>>) -> Result<Tera, ThemeError> {
    let mut tera = Tera::new();
    tera.autoescape_on([".html", ".xml", ".svg"]);
    tera.set_escape_fn(write_escaped);
    speak(&mut tera, Arc::default(), Lang::JA);
    tera.set_fallback_prefixes(["templates/", "default/"])
        .map_err(|error| ThemeError::from(&error))?;
    let mut templates = BTreeMap::new();
    for file in TEMPLATES.files() {
        let name = path_of(file);
        let own = format!("templates/{name}");
        let replaced = chosen.contains_key(&own);
        templates.insert(
            if replaced {
                format!("default/{name}")
            } else {
                own
            },
            text(file.contents(), name)?,
        );
    }
    for (path, bytes) in chosen
        .iter()
        .filter(|(path, _)| path.starts_with("templates/"))
    {
        templates.insert(path.clone(), text(bytes, path)?);
    }
    tera.add_raw_templates(templates)
        .map_err(|error| ThemeError::from(&error))?;
    Ok(tera)
}

/// Gives templates the function `t(key="…", name=value, …)`. With `phrases=true` Japanese words break between phrases.
fn speak(tera: &mut Tera, words: Arc<Words>, lang: Lang) {
    tera.register_function("t", move |kwargs: Kwargs, _: &State<'_>| {
        let key = kwargs.must_get::<&str>("key")?;
        let values: Vec<(&str, &Value)> = kwargs
            .iter()
            .filter_map(|(name, value)| name.as_str().map(|name| (name, value)))
            .collect();
        let said = words.say(key, &values).map_err(tera::Error::message)?;
        let broken = lang == Lang::JA && kwargs.get::<bool>("phrases")? == Some(true);
        Ok::<_, tera::Error>(match said.as_str() {
            Some(text) if broken && !text.contains(['<', '&']) => html(&phrases::html(text)),
            _ => said,
        })
    });
}

fn words_file(lang: Lang) -> String {
    format!("words/{lang}.yaml")
}

/// The words of a language: those of the default theme, then those of the chosen one; none may be missing.
fn words(chosen: &BTreeMap<String, Arc<[u8]>>, lang: Lang) -> Result<Words, ThemeError> {
    let file = words_file(lang);
    let all = default_words();
    let own = all.get(&format!("{lang}.yaml"));
    let mut words = own.cloned().unwrap_or_default();
    if let Some(bytes) = chosen.get(&file) {
        words.read(&file, &text(bytes, &file)?)?;
    }
    let mut keys = all.values().flat_map(Words::keys);
    let known = words.keys();
    match keys.find(|key| !known.contains(key)) {
        Some(key) => Err(ThemeError::at(
            &file,
            0,
            0,
            &format!("there are no words for \"{key}\""),
        )),
        None => Ok(words),
    }
}

/// The files that a theme may replace, by their path within it, in order.
pub fn built_in() -> BTreeMap<String, &'static [u8]> {
    let below = |folder: &'static str, dir: &'static Dir<'static>| {
        let file = move |file: &'static File<'static>| {
            (format!("{folder}/{}", path_of(file)), file.contents())
        };
        dir.files().map(file)
    };
    let files = below("templates", &TEMPLATES).chain(below("words", &WORDS));
    files.chain(below("assets", &ASSETS)).collect()
}

/// The words of the default theme, by the name of their file.
pub fn default_words() -> &'static BTreeMap<String, Words> {
    static READ: LazyLock<BTreeMap<String, Words>> = LazyLock::new(|| {
        let read = |file: &File<'_>| {
            let mut words = Words::default();
            let text = file.contents_utf8().expect("our words are UTF-8");
            words
                .read(path_of(file), text)
                .expect("our words are a flat mapping");
            (path_of(file).to_owned(), words)
        };
        WORDS.files().map(read).collect()
    });
    &READ
}

/// A file of the default theme as readers get it: a stylesheet without its comments and white space. What a theme puts in its
/// place is published as it is.
fn published(file: &'static File<'static>) -> Cow<'static, [u8]> {
    let sheet = file.path().extension().is_some_and(|found| found == "css");
    let text = file.contents_utf8().filter(|_| sheet);
    let small = text.and_then(|text| minifier::css::minify(text).ok());
    small.map_or(Cow::Borrowed(file.contents()), |small| {
        Cow::Owned(small.to_string().into_bytes())
    })
}

fn assets(chosen: &BTreeMap<String, Arc<[u8]>>) -> BTreeMap<String, Asset> {
    let theirs = chosen.iter().filter_map(|(path, bytes)| {
        let name = path.strip_prefix("assets/")?;
        // a copy that nobody changed is still the original
        let original = ASSETS.get_file(name).map(File::contents);
        let changed = original != Some(&**bytes);
        changed.then(|| (name.to_owned(), Asset::new(bytes.to_vec().into(), false)))
    });
    let mut assets = PUBLISHED.clone();
    assets.extend(theirs);
    assets
}

impl Asset {
    fn new(bytes: Cow<'static, [u8]>, is_ours: bool) -> Asset {
        let digest = Sha256::digest(&bytes);
        let mark = digest[..4]
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        Asset {
            bytes,
            mark,
            is_ours,
        }
    }
}

fn path_of<'f>(file: &'f File<'_>) -> &'f str {
    file.path().to_str().expect("our file names are ASCII")
}

fn text(bytes: &[u8], file: &str) -> Result<String, ThemeError> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let line = bytes[..error.valid_up_to()]
            .split(|byte| *byte == b'\n')
            .count();
        ThemeError::at(file, line, 0, "this is not UTF-8")
    })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text).to_owned())
}

impl ThemeError {
    /// A problem at a place of a file of the theme; line and column count from 1, 0 means all of it.
    pub fn at(file: &str, line: usize, column: usize, message: &str) -> ThemeError {
        let number = |n: usize| u32::try_from(n).unwrap_or(0);
        ThemeError {
            file: file.to_owned(),
            line: number(line),
            column: number(column),
            message: message.to_owned(),
        }
    }
}

/// The template engine counts columns from 0 and reports some problems as text only, with the place in it.
impl From<&tera::Error> for ThemeError {
    fn from(error: &tera::Error) -> ThemeError {
        match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                let span = report.span();
                ThemeError::at(
                    report.filename(),
                    span.start_line,
                    span.start_col + 1,
                    report.message(),
                )
            }
            ErrorKind::MissingParent { current, .. } => {
                ThemeError::at(current, 0, 0, &error.to_string())
            }
            ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
                ThemeError::at(tpl, 0, 0, &error.to_string())
            }
            _ => from_report(&error.to_string()),
        }
    }
}

/// Reads the first report of `error: message` / `--> file:line:column`.
fn from_report(report: &str) -> ThemeError {
    let mut lines = report.lines().map(str::trim);
    let first = lines.next().unwrap_or_default();
    let message = first.strip_prefix("error: ").unwrap_or(first);
    let place = lines
        .find_map(|line| line.strip_prefix("--> "))
        .unwrap_or_default();
    let mut parts = place.rsplitn(3, ':');
    let mut number = || parts.next().and_then(|part| part.parse().ok()).unwrap_or(0);
    let (column, line) = (number(), number());
    ThemeError::at(parts.next().unwrap_or("templates/"), line, column, message)
}

impl fmt::Display for ThemeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ThemeError {
            file,
            line,
            column,
            message,
        } = self;
        write!(f, "{file}:{line}:{column}: {message}")
    }
}

impl std::error::Error for ThemeError {}

#[cfg(test)]
#[path = "theme_tests.rs"]
mod tests;

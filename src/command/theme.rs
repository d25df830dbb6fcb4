//! `shirushi theme`: files of the built-in theme copied to be changed, and what has become of them since.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use sha2::{Digest, Sha256};
use similar::TextDiff;

use super::cli::{Theme, ThemeDiff, ThemeEject};
use super::durable::replace;
use super::refusal::{Refusal, both};
use super::session::{Outcome, Session, Stream};
use crate::catalog::{Slug, THEME_API};
use crate::render::built_in;

/// The SHA-256 of each original, by the path of its copy within the theme.
type Ejected = BTreeMap<String, String>;

/// Where that stands in a theme.
const EJECTED: &str = "ejected.yaml";

/// Copies files, compares them, or lists what there is.
pub fn run(session: &mut Session<'_, '_>, command: &Theme) -> Result<Outcome, Refusal> {
    match command {
        Theme::Eject(args) => eject(session, args),
        Theme::Diff(args) => diff(session, args),
        Theme::List => list(session),
    }
}

/// Whether something bears that name, even a link that leads nowhere.
fn is_there(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// Copies all that were named, or none.
fn eject(session: &mut Session<'_, '_>, args: &ThemeEject) -> Result<Outcome, Refusal> {
    let theme = Chosen::of(session, args.name.as_deref())?;
    let files = built_in();
    let mut copies = BTreeMap::new();
    for name in &args.files {
        let path = find(&files, name).ok_or_else(|| Refusal::no_theme_file(name))?;
        if is_there(&theme.folder.join(path)) {
            return Err(Refusal::theme_file_there(&theme.folder.join(path)));
        }
        copies.insert(path.clone(), files[path]);
    }
    // a build reads no file through a link, and what stands elsewhere is not ours to write
    if theme.folder.is_symlink() {
        return Err(Refusal::theme_file_there(&theme.folder));
    }
    let mut ejected = theme.ejected()?;
    let contract = theme.folder.join("theme.yaml");
    if !is_there(&contract) {
        let text = format!("api: {THEME_API}\nname: {}\n", theme.name);
        replace(&contract, text.as_bytes())?;
    }
    for (path, bytes) in copies {
        replace(&theme.folder.join(&path), bytes)?;
        let shown = format!("themes/{}/{path}", theme.name);
        session.say(&both(
            format!("`{shown}` に写しました"),
            format!("copied to `{shown}`"),
        ))?;
        ejected.insert(path, digest(bytes));
    }
    theme.remember(&ejected)?;
    if !theme.in_use {
        let name = &theme.name;
        session.note(&both(
            format!("使うには、content/site.yaml の site: の下に `theme: {name}` と書いてください"),
            format!("to use it, write `theme: {name}` below site: in content/site.yaml"),
        ))?;
    }
    Ok(Outcome::Fine)
}

/// Says of each copy what became of it and of its original, and shows the lines that differ.
fn diff(session: &mut Session<'_, '_>, args: &ThemeDiff) -> Result<Outcome, Refusal> {
    let theme = Chosen::of(session, args.name.as_deref())?;
    fs::metadata(&theme.folder).map_err(|error| Refusal::machine(&theme.folder, &error))?;
    let ejected = theme.ejected()?;
    if ejected.is_empty() {
        let name = &theme.name;
        session.note(&both(
            format!("テーマ「{name}」に写したファイルはありません"),
            format!("the theme \"{name}\" has no copied files"),
        ))?;
    }
    let files = built_in();
    for (path, original) in &ejected {
        let now = files.get(path).copied();
        let own = match fs::read(theme.folder.join(path)) {
            Ok(own) => Some(own),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
            Err(error) => return Err(Refusal::machine(&theme.folder.join(path), &error)),
        };
        let is_original = |bytes: &[u8]| digest(bytes) == *original;
        let (ja, en) = match (now, own.as_deref()) {
            (_, None) => ("消されています", "deleted by you"),
            (None, _) => ("元のファイルはもうありません", "no longer built in"),
            (Some(now), Some(own)) => match (is_original(now), is_original(own)) {
                _ if now == own => ("元と同じです", "unchanged"),
                (true, _) => ("書き換えています", "changed by you"),
                (false, true) => ("元が新しくなりました", "changed upstream since"),
                (false, false) => (
                    "元も写しも変わりました",
                    "changed by you, and upstream since",
                ),
            },
        };
        session.say(&both(format!("{path}: {ja}"), format!("{path}: {en}")))?;
        if let (Some(now), Some(own)) = (now, own) {
            let lines = difference(path, now, &own, &theme.name);
            session.write(Stream::Out, &lines)?;
        }
    }
    Ok(Outcome::Fine)
}

/// The files of the built-in theme, with the blocks and components that can be replaced alone.
fn list(session: &mut Session<'_, '_>) -> Result<Outcome, Refusal> {
    let mut text = String::new();
    for (path, bytes) in built_in() {
        text += &path;
        text.push('\n');
        for (kind, opening) in [("block", "{% block "), ("component", "{% component ")] {
            let names = named(&String::from_utf8_lossy(bytes), opening);
            if !names.is_empty() {
                text += &format!("  {kind}: {}\n", names.join(", "));
            }
        }
    }
    session.write(Stream::Out, &text)?;
    Ok(Outcome::Fine)
}

/// The names that follow an opening, each once, in order.
fn named(text: &str, opening: &str) -> Vec<String> {
    let mut names = Vec::new();
    for rest in text.split(opening).skip(1) {
        let is_part = |c: &char| c.is_ascii_alphanumeric() || *c == '_';
        let name: String = rest.chars().take_while(is_part).collect();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// A theme of the site, which need not be there yet.
struct Chosen {
    name: Slug,
    folder: PathBuf,
    /// Whether the site uses it.
    in_use: bool,
}

impl Chosen {
    /// The theme of this name, or else that of the site.
    fn of(session: &Session<'_, '_>, named: Option<&str>) -> Result<Chosen, Refusal> {
        let path = session.root.join("content/site.yaml");
        if !path.is_file() {
            return Err(Refusal::no_site(&session.root));
        }
        let used = used(&path)?;
        let name = named
            .or(used.as_deref())
            .filter(|name| *name != "default")
            .ok_or_else(Refusal::no_theme)?;
        let slug = Slug::new(name).ok_or_else(|| Refusal::no_theme_name(name))?;
        Ok(Chosen {
            folder: session.root.join("themes").join(slug.as_str()),
            in_use: used.as_deref() == Some(name),
            name: slug,
        })
    }

    fn ejected(&self) -> Result<Ejected, Refusal> {
        let path = self.folder.join(EJECTED);
        if !path.exists() {
            return Ok(Ejected::new());
        }
        let text = read(&path)?;
        serde_yaml::from_str(&text).map_err(|error| Refusal::machine(&path, &error))
    }

    fn remember(&self, ejected: &Ejected) -> Result<(), Refusal> {
        let path = self.folder.join(EJECTED);
        let text =
            serde_yaml::to_string(ejected).map_err(|error| Refusal::machine(&path, &error))?;
        let note = "# SHA-256 of the built-in files as they were copied; `shirushi theme diff` reads it.\n";
        replace(&path, (note.to_owned() + &text).as_bytes())
    }
}

/// What `site.yaml` says of the theme; the rest of it may be wrong.
fn used(path: &Path) -> Result<Option<String>, Refusal> {
    #[derive(Deserialize)]
    struct File {
        site: Site,
    }
    #[derive(Deserialize)]
    struct Site {
        theme: Option<String>,
    }
    let text = read(path)?;
    let file: File = serde_yaml::from_str(&text).map_err(|error| Refusal::machine(path, &error))?;
    Ok(file.site.theme)
}

fn read(path: &Path) -> Result<String, Refusal> {
    fs::read_to_string(path).map_err(|error| Refusal::machine(path, &error))
}

/// The path of a file that is named in full, `templates/award.html`, or by its last part alone.
fn find<'f>(files: &'f BTreeMap<String, &[u8]>, name: &str) -> Option<&'f String> {
    let is = |path: &&String| {
        let last = path.split_once('/').map(|(_, last)| last);
        path.as_str() == name || last == Some(name)
    };
    files.keys().find(is)
}

fn digest(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// From the original as it is now to the copy. Nothing in it acts on a terminal.
fn difference(path: &str, now: &[u8], own: &[u8], theme: &Slug) -> String {
    let (now, own) = (String::from_utf8_lossy(now), String::from_utf8_lossy(own));
    let lines = TextDiff::from_lines(&*now, &*own);
    let (from, to) = (format!("default/{path}"), format!("themes/{theme}/{path}"));
    let text = lines.unified_diff().header(&from, &to).to_string();
    let seen = |c: char| match c {
        '\n' | '\t' => c,
        c if c.is_control() => '\u{fffd}',
        c => c,
    };
    text.chars().map(seen).collect()
}

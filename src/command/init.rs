//! `shirushi init`: a starter site to a folder. It builds at once, with a demo key of its own.

mod ci;
mod starter;

use std::collections::BTreeMap;
use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use zeroize::Zeroizing;

use super::chance::{fill, random_id, random_index};
use super::cli::{CiHost, Init};
use super::key::{self, Day, Entry, Environment, KeysFile};
use super::refusal::{Refusal, both};
use super::schema;
use super::session::{Outcome, Session};
use crate::proof::did::DidWeb;
use crate::proof::secret::SecretKey;
use starter::{Starter, Values};

/// Writes the site. Files that are there already stay as they are.
pub fn run(session: &mut Session<'_, '_>, args: &Init) -> Result<Outcome, Refusal> {
    let dir: PathBuf = session.root.join(&args.dir).components().collect();
    if let Some(host) = args.ci.filter(|_| dir.join("content/site.yaml").is_file()) {
        return add(session, &dir, host);
    }
    if !args.force && !is_empty(&dir)? {
        return Err(Refusal::not_empty(&dir));
    }
    let starter = starter::of(args.template);
    let base_url = base_url(args, &starter)?;
    let today = session
        .now()
        .to_zoned(TimeZone::get("Asia/Tokyo").unwrap_or(TimeZone::UTC))
        .date();
    let values = values(session, args, &starter, &base_url, today)?;
    let mut files = starter.files(&values);
    files.extend(ci::files(args.ci.unwrap_or(CiHost::Github), &values));
    files.extend(schema::files());
    let demo = key::is_reserved(key::host_of(&base_url));
    if demo {
        files.extend(demo_key(session, &starter, today)?);
    } else {
        files.retain(|path, _| !path.starts_with("keys"));
    }
    let kept = write_all(&dir, &files)?;
    tell(
        session,
        &dir,
        &starter,
        demo,
        files.len() - kept.len(),
        &kept,
    )?;
    Ok(Outcome::Fine)
}

/// Adds to a site that is there what a service needs.
fn add(session: &mut Session<'_, '_>, dir: &Path, host: CiHost) -> Result<Outcome, Refusal> {
    let values = [("version".to_owned(), env!("CARGO_PKG_VERSION").to_owned())].into();
    let files = ci::files(host, &values);
    let kept = write_all(dir, &files)?;
    for path in files.keys().filter(|path| !kept.contains(path)) {
        let path = path.display();
        session.say(&both(
            format!("`{path}` を作りました"),
            format!("made `{path}`"),
        ))?;
    }
    tell_kept(session, &kept)?;
    Ok(Outcome::Fine)
}

fn base_url(args: &Init, starter: &Starter) -> Result<String, Refusal> {
    let url = match &args.base_url {
        Some(url) => url.strip_suffix('/').unwrap_or(url),
        None => starter.base_url,
    };
    match DidWeb::from_url(url) {
        Ok(_) => Ok(url.to_owned()),
        Err(_) => Err(Refusal::bad_base_url(url)),
    }
}

/// What stands for the names in the files of a starter site.
fn values(
    session: &mut Session<'_, '_>,
    args: &Init,
    starter: &Starter,
    base_url: &str,
    today: Date,
) -> Result<Values, Refusal> {
    let (ja, en) = match &args.name {
        Some(name) => (
            name.as_str(),
            args.name_en.as_ref().unwrap_or(name).as_str(),
        ),
        None => starter.name,
    };
    let domain = mail_domain(key::host_of(base_url)).unwrap_or("mihon.example");
    let issuer_url = match args.base_url {
        Some(_) => format!("{base_url}/"),
        None => format!("https://www.{domain}/"),
    };
    let mut values: Values = [
        ("version", env!("CARGO_PKG_VERSION").to_owned()),
        ("base_url", base_url.to_owned()),
        ("issuer", starter.issuer.to_owned()),
        ("issuer_url", issuer_url),
        ("contact", format!("badges@{domain}")),
        ("name_ja", ja.to_owned()),
        ("name_en", en.to_owned()),
        ("title_ja", format!("{ja} オープンバッジ")),
        ("title_en", format!("{en} Open Badges")),
        ("today", today.to_string()),
        ("fiscal_year", fiscal_year(today).to_string()),
    ]
    .into_iter()
    .map(|(name, value)| (name.to_owned(), value))
    .collect();
    let mut indexes: Vec<u32> = Vec::new();
    for number in 1..=3 {
        let index = loop {
            let drawn = random_index(session, indexes.len())?;
            if !indexes.contains(&drawn) {
                break drawn;
            }
        };
        indexes.push(index);
        values.insert(format!("award{number}"), random_id(session, 8)?);
        values.insert(format!("index{number}"), index.to_string());
        values.insert(format!("handle{number}"), random_id(session, 6)?);
    }
    Ok(values)
}

/// The domain that a role address of the organisation would have: that of the site without its first name.
fn mail_domain(host: &str) -> Option<&str> {
    let (_, rest) = host.split_once('.')?;
    Some(if rest.contains('.') { rest } else { host })
}

fn fiscal_year(day: Date) -> i16 {
    if day.month() < 4 {
        day.year() - 1
    } else {
        day.year()
    }
}

/// A key whose secret is public: it signs for reserved domains alone, from years before the first award.
fn demo_key(
    session: &mut Session<'_, '_>,
    starter: &Starter,
    today: Date,
) -> Result<BTreeMap<PathBuf, String>, Refusal> {
    let mut seed = Zeroizing::new([0; 32]);
    fill(session, &mut *seed)?;
    let id = format!("{}-demo", starter.issuer);
    let keys = KeysFile {
        issuer: starter.issuer.to_owned(),
        keys: vec![Entry {
            id: id.clone(),
            public: SecretKey::from_seed(&seed).public().to_string(),
            from: Day(date(today.year() - 5, 4, 1)),
            until: None,
            environment: Environment::Demo,
        }],
    };
    // Multikey: the prefix of an Ed25519 secret, then the seed, in base58btc.
    let multikey = [&[0x80, 0x26], &seed[..]].concat();
    let secret = format!("z{}\n", bs58::encode(multikey).into_string());
    let file = PathBuf::from("keys").join(format!("{}.yaml", starter.issuer));
    Ok([
        (file, key::keys_text(&keys)),
        (key::demo_path(Path::new(""), &id), secret),
    ]
    .into())
}

/// Whether a folder is missing or holds nothing; what git keeps of itself does not count.
fn is_empty(dir: &Path) -> Result<bool, Refusal> {
    match fs::read_dir(dir) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(Refusal::machine(dir, &error)),
        Ok(mut entries) => {
            Ok(entries.all(|entry| entry.is_ok_and(|entry| entry.file_name() == ".git")))
        }
    }
}

/// Writes the files that are not there yet; the others are the result.
fn write_all(dir: &Path, files: &BTreeMap<PathBuf, String>) -> Result<Vec<PathBuf>, Refusal> {
    let mut kept = Vec::new();
    for (path, text) in files {
        let file = dir.join(path);
        let machine = |error: std::io::Error| Refusal::machine(&file, &error);
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder).map_err(machine)?;
        }
        match OpenOptions::new().write(true).create_new(true).open(&file) {
            Ok(mut open) => open.write_all(text.as_bytes()).map_err(machine)?,
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
                kept.push(path.clone())
            }
            Err(error) => return Err(machine(error)),
        }
    }
    Ok(kept)
}

fn tell(
    session: &mut Session<'_, '_>,
    dir: &Path,
    starter: &Starter,
    demo: bool,
    made: usize,
    kept: &[PathBuf],
) -> Result<(), Refusal> {
    let (shown, issuer) = (dir.display(), starter.issuer);
    session.say(&both(
        format!("サイトを `{shown}` に作りました({made}ファイル)"),
        format!("made a site in `{shown}` ({made} files)"),
    ))?;
    tell_kept(session, kept)?;
    session.note(&both(
        format!("次にすること:\n  cd {shown}\n  shirushi serve    # 見ながら書く\n  shirushi build    # public/ に書き出す"),
        format!("next:\n  cd {shown}\n  shirushi serve    # write while looking at it\n  shirushi build    # write public/"),
    ))?;
    session.note(&match demo {
        true => both(
            format!("署名には見本の鍵(keys/demo/)を使います。公開する前に base_url を変え、見本の授与と人を消し、`shirushi key new {issuer}` で鍵を作ってください"),
            format!("a demo key (keys/demo/) signs; before going live, set base_url, remove the sample awards and people, and run `shirushi key new {issuer}`"),
        ),
        false => both(
            format!("署名の鍵はまだありません。見本の授与と人を消してから、`shirushi key new {issuer}` で作ってください"),
            format!("there is no key yet: remove the sample awards and people, then run `shirushi key new {issuer}`"),
        ),
    })
}

fn tell_kept(session: &mut Session<'_, '_>, kept: &[PathBuf]) -> Result<(), Refusal> {
    for path in kept {
        let path = path.display();
        session.note(&both(
            format!("  もとからある `{path}` はそのままにしました"),
            format!("  left `{path}` as it was"),
        ))?;
    }
    Ok(())
}

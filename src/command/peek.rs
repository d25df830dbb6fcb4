//! The few facts about a site that are needed before its content is checked, or while it has problems.

use std::fs;
use std::path::Path;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Deserialize;

use super::refusal::Refusal;
use super::session::Session;
use crate::catalog::Slug;
use crate::source::Sources;

/// What `content/site.yaml` says.
#[derive(Deserialize)]
struct SiteFile {
    site: SiteKeys,
}

#[derive(Deserialize)]
struct SiteKeys {
    base_url: String,
    timezone: Option<String>,
    as_of: Option<String>,
}

/// The most of a file that is looked at, in bytes: this reading is done before the careful one.
const LARGEST: usize = 16 << 10;

/// A glance at a site.
pub struct Glance {
    /// Its address.
    pub base_url: String,
    /// Where its days begin.
    pub timezone: TimeZone,
    /// The day it is about, if fixed.
    pub as_of: Option<Date>,
}

impl Glance {
    /// The day the site is about, or else the day it is there.
    pub fn today(&self, now: Timestamp) -> Date {
        self.as_of
            .unwrap_or_else(|| now.to_zoned(self.timezone.clone()).date())
    }
}

/// The day for which a site is made: the one it is about, or the one it is there. Where neither can be told, because
/// the settings have problems, the day in UTC.
pub fn today(session: &Session<'_, '_>, sources: &Sources) -> Date {
    let now = session.now();
    let text = sources
        .get("content/site.yaml")
        .and_then(|bytes| std::str::from_utf8(bytes).ok());
    match text.and_then(|text| read(text).ok()) {
        Some(site) => site.today(now),
        None => now.to_zoned(TimeZone::UTC).date(),
    }
}

/// Looks at the site in `root`.
pub fn glance(root: &Path) -> Result<Glance, Refusal> {
    let path = root.join("content").join("site.yaml");
    match fs::read_to_string(&path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Err(Refusal::no_site(root)),
        Err(error) => Err(Refusal::machine(&path, &error)),
        Ok(text) => read(&text).map_err(|why| Refusal::unreadable(&path, &why)),
    }
}

fn read(text: &str) -> Result<Glance, String> {
    if text.len() > LARGEST {
        return Err(format!("larger than {LARGEST} bytes"));
    }
    let SiteFile { site } = serde_yaml::from_str(text).map_err(|error| error.to_string())?;
    let zone = site
        .timezone
        .as_deref()
        .and_then(|name| TimeZone::get(name).ok());
    Ok(Glance {
        base_url: site.base_url,
        timezone: zone.unwrap_or(TimeZone::UTC),
        as_of: site.as_of.and_then(|day| day.parse().ok()),
    })
}

/// Names of the YAML files in a folder, sorted, without their extension.
pub fn names_of(folder: &Path) -> Result<Vec<String>, Refusal> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.map_err(|error| Refusal::machine(folder, &error))?,
    };
    let mut names = Vec::new();
    for entry in entries {
        let name = entry
            .map_err(|error| Refusal::machine(folder, &error))?
            .file_name();
        let name = name.to_string_lossy();
        names.extend(
            name.strip_suffix(".yaml")
                .filter(|stem| !stem.starts_with('.'))
                .map(str::to_owned),
        );
    }
    names.sort();
    Ok(names)
}

/// The issuer of an id, which has a file in `content/issuers/`.
pub fn issuer(root: &Path, id: &str) -> Result<Slug, Refusal> {
    let issuers = names_of(&root.join("content").join("issuers"))?;
    Slug::new(id)
        .filter(|issuer| issuers.iter().any(|known| known == issuer.as_str()))
        .ok_or_else(|| Refusal::no_issuer(id, &issuers))
}

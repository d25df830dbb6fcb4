//! `keys/<issuer>.yaml`: the public halves as they are read and written when a key is made.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::catalog::Slug;
use crate::command::refusal::Refusal;

/// The file of one issuer, in the order in which it is written.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeysFile {
    /// The issuer.
    pub issuer: String,
    /// Its keys, oldest first.
    pub keys: Vec<Entry>,
}

/// One public key.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Its name.
    pub id: String,
    /// `z6Mk…`
    pub public: String,
    /// First day.
    pub from: Day,
    /// Last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// `production` or `demo`.
    pub environment: Environment,
}

/// What a key may sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Environment {
    /// Anything of its issuer.
    Production,
    /// Only sites of reserved domains.
    Demo,
}

/// A day, written `2026-04-01`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Day(pub Date);

impl TryFrom<String> for Day {
    type Error = jiff::Error;

    fn try_from(text: String) -> Result<Day, jiff::Error> {
        text.parse().map(Day)
    }
}

impl From<Day> for String {
    fn from(day: Day) -> String {
        day.0.to_string()
    }
}

/// Where the file of an issuer stands.
pub fn path(root: &Path, issuer: &Slug) -> PathBuf {
    root.join("keys").join(format!("{issuer}.yaml"))
}

/// The file of an issuer; one without keys where there is none yet.
pub fn read(root: &Path, issuer: &Slug) -> Result<KeysFile, Refusal> {
    let path = path(root, issuer);
    match fs::read_to_string(&path) {
        Ok(text) => serde_yaml::from_str(&text).map_err(|error| Refusal::unreadable(&path, &error)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(KeysFile {
            issuer: issuer.to_string(),
            keys: Vec::new(),
        }),
        Err(error) => Err(Refusal::machine(&path, &error)),
    }
}

/// Writes the file of an issuer in one step.
pub fn write(root: &Path, issuer: &Slug, file: &KeysFile) -> Result<(), Refusal> {
    let path = path(root, issuer);
    let beside = path.with_file_name(format!(".{issuer}.yaml.new"));
    let text = text(file);
    fs::create_dir_all(root.join("keys"))
        .and_then(|()| fs::write(&beside, text))
        .and_then(|()| fs::rename(&beside, &path))
        .map_err(|error| Refusal::machine(&path, &error))
}

/// The file as text: the same keys, the same bytes.
pub fn text(file: &KeysFile) -> String {
    serde_yaml::to_string(file).expect("strings, dates and unit variants are YAML")
}

/// Adds a key that follows the ones there are. The open one ends the day before; on a site with a domain of its own, demo
/// keys leave, because everybody holds their secrets. Without a wanted first day it is that of the demo keys it takes the
/// place of, or else `today`.
pub fn append(
    file: &mut KeysFile,
    id: &Slug,
    public: String,
    wanted: Option<Date>,
    today: Date,
    reserved_host: bool,
) -> Result<Entry, Refusal> {
    if file.keys.iter().any(|entry| entry.id == id.as_str()) {
        return Err(Refusal::key_id_taken(id.as_str()));
    }
    let mut from = wanted;
    if !reserved_host {
        let is_demo = |entry: &Entry| entry.environment == Environment::Demo;
        let all_demo = file.keys.iter().all(is_demo);
        let first = file
            .keys
            .iter()
            .map(|entry| entry.from.0)
            .min()
            .filter(|_| all_demo);
        from = from.or(first);
        file.keys.retain(|entry| !is_demo(entry));
    }
    let from = from.unwrap_or(today);
    if let Some(last) = file.keys.last_mut() {
        if from <= last.from.0 {
            return Err(Refusal::key_too_early(from, last.from.0));
        }
        if last.until.is_none_or(|until| until.0 >= from) {
            last.until = from.yesterday().ok().map(Day);
        }
    }
    let entry = Entry {
        id: id.to_string(),
        public,
        from: Day(from),
        until: None,
        environment: Environment::Production,
    };
    file.keys.push(entry.clone());
    Ok(entry)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn slug(text: &str) -> Slug {
        Slug::new(text).expect("a safe id")
    }

    fn sample() -> KeysFile {
        let text = "issuer: city\nkeys:\n- id: city-2024\n  public: z6MkA\n  from: 2024-04-01\n  environment: demo\n";
        serde_yaml::from_str(text).expect("the format of the sample")
    }

    #[test]
    fn the_format_is_the_same_however_a_file_came_to_be() {
        let mut file = sample();
        append(
            &mut file,
            &slug("city-2026"),
            "z6MkB".into(),
            None,
            date(2026, 4, 1),
            true,
        )
        .expect("later");
        let expected = "issuer: city\nkeys:\n- id: city-2024\n  public: z6MkA\n  from: 2024-04-01\n  until: 2026-03-31\n  environment: demo\n\
                        - id: city-2026\n  public: z6MkB\n  from: 2026-04-01\n  environment: production\n";
        assert_eq!(text(&file), expected);
        let again: KeysFile = serde_yaml::from_str(expected).expect("what we wrote");
        assert_eq!(text(&again), expected);
    }

    #[test]
    fn a_demo_key_leaves_a_site_with_a_domain_of_its_own_and_its_days_pass_to_the_new_key() {
        let mut file = sample();
        append(
            &mut file,
            &slug("city-2026"),
            "z6MkB".into(),
            None,
            date(2026, 4, 1),
            false,
        )
        .expect("first");
        assert_eq!(file.keys.len(), 1);
        assert_eq!(
            (file.keys[0].from, file.keys[0].until),
            (Day(date(2024, 4, 1)), None)
        );
    }

    #[test]
    fn a_key_cannot_start_before_the_one_it_follows() {
        let mut file = sample();
        let early = append(
            &mut file,
            &slug("city-2"),
            "z6MkB".into(),
            Some(date(2024, 4, 1)),
            date(2026, 4, 1),
            true,
        );
        assert_eq!(
            early.err(),
            Some(Refusal::key_too_early(date(2024, 4, 1), date(2024, 4, 1)))
        );
    }

    #[test]
    fn two_keys_cannot_have_one_name() {
        let mut file = sample();
        let taken = append(
            &mut file,
            &slug("city-2024"),
            "z6MkB".into(),
            None,
            date(2026, 4, 1),
            true,
        );
        assert_eq!(taken.err(), Some(Refusal::key_id_taken("city-2024")));
    }
}

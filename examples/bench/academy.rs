//! Academies to build, and what people change in them. Everything changed is another thing each time.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::loaded::write_academy;

/// Where an academy stands, and how large it is.
pub struct Academy {
    /// Its repository.
    pub root: PathBuf,
    /// How many awards it has, at first.
    pub awards: usize,
    /// How many kinds of badges.
    pub badges: usize,
}

impl Academy {
    /// Writes one of this many awards. All that are not tiny have the same badges, so that awards can be compared.
    pub fn write(root: &Path, awards: usize) -> Academy {
        let badges = match awards {
            0..50 => 4,
            50..1_000 => 12,
            _ => 54,
        };
        write_academy(root, awards, badges);
        let academy = Academy {
            root: root.to_owned(),
            awards,
            badges,
        };
        // What the goals name, and a theme of its own, in which nothing is changed yet.
        academy.change("content/site.yaml", |text| {
            text.replace("site:\n", "site:\n  theme: ours\n  outputs: [baked-png]\n")
        });
        academy.put("themes/ours/theme.yaml", "api: 1\nname: ours\n");
        academy
    }

    /// One more row in the last list.
    pub fn add_award(&self, turn: usize) {
        let rows = self.rows();
        let person = format!("e{turn:05}");
        let held: BTreeSet<&str> = rows
            .iter()
            .filter(|row| cells(row).nth(2) == Some(&person))
            .filter_map(|row| cells(row).nth(1))
            .collect();
        let badge = (1..=self.badges)
            .map(|n| format!("skill-{n:04}"))
            .find(|badge| !held.contains(badge.as_str()))
            .expect("nobody holds all badges");
        let indexes: BTreeSet<&str> = rows.iter().filter_map(|row| cells(row).nth(11)).collect();
        let index = (0_u32..)
            .map(|index| index.to_string())
            .find(|index| !indexes.contains(index.as_str()))
            .expect("there are more numbers than awards");
        let row = format!("zzzzzzz{turn:03},{badge},{person},2026-09-15,,,,,,,,{index}\n");
        self.change("content/awards/2026.csv", |text| text + &row);
    }

    /// Another sentence in the definition of the first badge.
    pub fn change_definition(&self, turn: usize) {
        say(
            &self.root.join("content/achievements/skill-0001/badge.yaml"),
            &format!("Explains what happened in turn {turn}."),
        );
    }

    /// Another foot of the page of every award.
    pub fn change_template(&self, turn: usize) {
        let text = format!(
            "{{% extends \"default/award.html\" %}}\n{{% block kit %}}{{{{ super() }}}}<p>Turn {turn}</p>{{% endblock %}}\n"
        );
        self.put("themes/ours/templates/award.html", &text);
    }

    fn rows(&self) -> Vec<String> {
        let lists = fs::read_dir(self.root.join("content/awards")).expect("it has awards");
        let mut rows = Vec::new();
        for list in lists {
            let text = fs::read_to_string(list.expect("a list").path()).expect("text");
            rows.extend(text.lines().skip(1).map(str::to_owned));
        }
        rows
    }

    fn change(&self, path: &str, how: impl FnOnce(String) -> String) {
        let file = self.root.join(path);
        let text = fs::read_to_string(&file).expect("it was written");
        fs::write(file, how(text)).expect("the disk takes it");
    }

    fn put(&self, path: &str, text: &str) {
        let file = self.root.join(path);
        let folder = file.parent().expect("it is below the root");
        fs::create_dir_all(folder).expect("the disk takes it");
        fs::write(file, text).expect("the disk takes it");
    }
}

/// Puts an English sentence in the place of what a badge says that its holders can do.
pub fn say(definition: &Path, sentence: &str) {
    let text = fs::read_to_string(definition).expect("there is such a badge");
    let lines = text.lines().map(|line| match line.strip_prefix("can_do:") {
        Some(_) => format!("can_do: {{ja: 起きたことを説明できる。, en: \"{sentence}\"}}\n"),
        None => format!("{line}\n"),
    });
    fs::write(definition, lines.collect::<String>()).expect("the disk takes it");
}

fn cells(row: &str) -> impl Iterator<Item = &str> {
    row.split(',')
}

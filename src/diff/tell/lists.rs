//! What is new, withdrawn and otherwise, as lists.

use super::line::excerpts;
use super::values::spoken;
use super::{Compared, Entry, Line, Row, Say, Section};
use crate::diff::{
    AwardLine, Batch, Changes, Definition, Difference, FileChange, Member, PathwayEffect, State,
    Subject, Withdrawal,
};
use crate::forecast::FEWEST_FILES;

/// Every list, in the order in which a reviewer asks.
pub fn sections(changes: &Changes, compared: &Compared, say: &Say) -> Vec<Section> {
    let folded = |title: String, entries: Vec<Entry>| Section {
        title,
        folded: true,
        entries,
    };
    let open = |title: String, entries: Vec<Entry>| Section {
        title,
        folded: false,
        entries,
    };
    vec![
        open(
            say.pick("新しい授与", "New awards"),
            batches(&changes.awarded, say),
        ),
        open(
            say.pick("取り消し", "Withdrawn"),
            withdrawals(&changes.withdrawn, say),
        ),
        open(
            say.pick("停止と再開", "Suspended, or no longer so"),
            batches(&changes.suspended, say),
        ),
        open(
            say.pick("訂正(元に代わる授与)", "Corrections"),
            batches(&changes.corrected, say),
        ),
        open(say.pick("更新", "Renewals"), batches(&changes.renewed, say)),
        open(
            say.pick("バッジの定義", "Definitions"),
            changes
                .definitions
                .iter()
                .map(|one| definition(one, say))
                .collect(),
        ),
        open(
            say.pick("画像", "Pictures"),
            pictures(&changes.definitions, compared, say),
        ),
        open(
            say.pick("学びの道すじ", "Pathways"),
            changes
                .pathways
                .iter()
                .map(|one| pathway(one, say))
                .collect(),
        ),
        folded(
            say.pick(
                format!("ファイル({})", changes.files.len()),
                format!("Files ({})", changes.files.len()),
            ),
            files(&changes.files, say),
        ),
        open(
            say.pick("サイトの大きさ(見込み)", "Size of the site (forecast)"),
            forecast(changes, say),
        ),
    ]
}

/// What something is called, with its id.
pub fn titled(subject: &Subject, say: &Say) -> Line {
    let mut line = match subject.name.is_empty() {
        true => Line::default(),
        false => Line::default().theirs(subject.name.clone()).and(" "),
    };
    line = line.code(subject.id.clone());
    match subject.version {
        Some(version) => {
            line.and(say.pick(format!(" 第{version}版"), format!(" version {version}")))
        }
        None => line,
    }
}

/// Awards, one a line, with what differs in each.
pub fn awards(awards: &[AwardLine], say: &Say) -> Vec<Line> {
    awards
        .iter()
        .map(|award| {
            let line = Line::default()
                .code(award.id.clone())
                .and(" ")
                .theirs(award.holder.clone())
                .and(format!(" {}", award.issued_on));
            award.differences.iter().fold(line, |line, found| {
                let label = found.member.wording();
                let line = line.and(format!(" ・ {}", say.pick(label.ja, label.en)));
                let text = |text: &Option<String>| Some(spoken(found.member, text.as_ref()?, say));
                let link = [Member::Renews, Member::Replaces, Member::Twin].contains(&found.member);
                match (text(&found.before), text(&found.after)) {
                    (None, None) => line,
                    (None, Some(id)) if link => line.and(": ").theirs(id),
                    (Some(before), None) => line.and(": ").theirs(before).and(" → —"),
                    (None, Some(after)) => line.and(": — → ").theirs(after),
                    (Some(before), Some(after)) => {
                        line.and(": ").theirs(before).and(" → ").theirs(after)
                    }
                }
            })
        })
        .collect()
}

/// Members before and after, in excerpts.
pub fn rows(differences: &[Difference], say: &Say) -> Vec<Row> {
    let row = |found: &Difference| {
        let label = found.member.wording();
        let label = say.pick(label.ja, label.en);
        let label = match found.lang {
            Some(lang) => format!("{label} ({lang})"),
            None => label,
        };
        let text = |text: &Option<String>| match text {
            Some(text) => spoken(found.member, text, say),
            None => String::new(),
        };
        let (before, after) = excerpts(&text(&found.before), &text(&found.after));
        Row {
            label,
            before,
            after,
        }
    };
    differences.iter().map(row).collect()
}

fn batches(batches: &[Batch], say: &Say) -> Vec<Entry> {
    let entry = |batch: &Batch| {
        let count = batch.awards.len();
        let days = batch.awards.iter().map(|award| award.issued_on);
        let days = match (days.clone().min(), days.max()) {
            (Some(first), Some(last)) if first != last => format!("{first}..{last}"),
            (Some(day), _) => day.to_string(),
            _ => String::new(),
        };
        let count = say.pick(
            format!(": {count}件({days})"),
            format!(": {count} ({days})"),
        );
        Entry {
            head: titled(&batch.achievement, say).and(count),
            items: awards(&batch.awards, say),
            ..Entry::default()
        }
    };
    batches.iter().map(entry).collect()
}

fn withdrawals(all: &[Withdrawal], say: &Say) -> Vec<Entry> {
    let mut entries: Vec<(&Subject, Entry)> = Vec::new();
    for one in all {
        let reason = spoken(Member::Withdrawal, one.reason, say);
        let mut line = awards(std::slice::from_ref(&one.award), say).remove(0);
        line = line.and(say.pick(
            format!(" ・ {} 取り消し: {reason}", one.on),
            format!(" ・ withdrawn on {}: {reason}", one.on),
        ));
        match entries
            .iter_mut()
            .find(|(subject, _)| **subject == one.achievement)
        {
            Some((_, entry)) => entry.items.push(line),
            None => entries.push((
                &one.achievement,
                Entry {
                    head: titled(&one.achievement, say),
                    items: vec![line],
                    ..Entry::default()
                },
            )),
        }
    }
    entries
        .into_iter()
        .map(|(_, entry)| counted(entry, say))
        .collect()
}

fn counted(entry: Entry, say: &Say) -> Entry {
    let count = entry.items.len();
    Entry {
        head: entry
            .head
            .and(say.pick(format!(": {count}件"), format!(": {count}"))),
        ..entry
    }
}

fn definition(one: &Definition, say: &Say) -> Entry {
    let held = one.held;
    let state = match (one.state, held) {
        (State::New, _) => say.pick(": 新しい定義", ": new"),
        (State::Removed, _) => say.pick(": なくなります", ": removed"),
        (State::Changed, 0) => say.pick(
            ": 変更(まだ授与されていません)",
            ": changed (not awarded yet)",
        ),
        (State::Changed, _) => say.pick(
            format!(": 変更(授与ずみ{held}件)"),
            format!(": changed ({held} awarded)"),
        ),
    };
    // What the risk has shown is not shown again.
    let told = one.state == State::Changed && held > 0;
    let rest = one
        .differences
        .iter()
        .filter(|found| !(told && found.member.is_certified()));
    let rest: Vec<Difference> = rest.cloned().collect();
    Entry {
        head: titled(&one.achievement, say).and(state),
        differences: rows(&rest, say),
        ..Entry::default()
    }
}

fn pictures(all: &[Definition], compared: &Compared, say: &Say) -> Vec<Entry> {
    let pictured = all
        .iter()
        .filter_map(|one| Some((one, one.picture.as_ref()?)));
    let entry = |(one, path): (&Definition, &String)| {
        let mut items = Vec::new();
        if let (State::Changed, Some(published)) = (one.state, &compared.published) {
            let before = Line::ours(say.pick("いま公開中: ", "published: "));
            items.push(before.code(format!("{published}/{path}")));
        }
        items.push(match &compared.preview {
            Some(preview) => {
                Line::ours(say.pick("変更後: ", "new: ")).picture(format!("{preview}/{path}"))
            }
            None => Line::ours(say.pick("変更後は下書きのサイトで: ", "new, in the preview: "))
                .code(path.clone()),
        });
        Entry {
            head: titled(&one.achievement, say),
            items,
            ..Entry::default()
        }
    };
    pictured.map(entry).collect()
}

fn pathway(one: &PathwayEffect, say: &Say) -> Entry {
    let (completed, lost) = (one.completed.len(), one.lost);
    let mut head = titled(&one.pathway, say);
    if completed > 0 {
        head = head.and(say.pick(
            format!(": {completed}人が、これですべての段階を終えます"),
            match completed {
                1 => ": one person completes it".to_owned(),
                _ => format!(": {completed} people complete it"),
            },
        ));
    }
    if lost > 0 {
        head = head.and(say.pick(
            format!(": {lost}人が、終えたことになりません"),
            format!(": {lost} no longer have completed it"),
        ));
    }
    Entry {
        head,
        items: one
            .completed
            .iter()
            .map(|who| Line::default().theirs(who.clone()))
            .collect(),
        ..Entry::default()
    }
}

fn files(all: &[FileChange], say: &Say) -> Vec<Entry> {
    let entry = |(state, ja, en): (State, &str, &str)| {
        let items = all.iter().filter(|file| file.state == state);
        let items: Vec<Line> = items
            .map(|file| Line::default().code(file.path.clone()))
            .collect();
        let head = Line::ours(say.pick(ja, en));
        (!items.is_empty()).then(|| {
            counted(
                Entry {
                    head,
                    items,
                    ..Entry::default()
                },
                say,
            )
        })
    };
    let states = [
        (State::Removed, "なくなる", "removed"),
        (State::Changed, "変わる", "changed"),
        (State::New, "新しい", "new"),
    ];
    states.into_iter().filter_map(entry).collect()
}

fn forecast(changes: &Changes, say: &Say) -> Vec<Entry> {
    let forecast = &changes.forecast;
    let Some(after) = forecast.files_after else {
        return Vec::new();
    };
    let before = forecast.files_before.unwrap_or(0);
    if before == after && forecast.bytes_added == 0 {
        return Vec::new();
    }
    let size = match forecast.bytes_added {
        0 => String::new(),
        bytes if bytes < 1_000_000 => {
            let kilo = bytes.div_ceil(1000);
            say.pick(
                format!("、新しい分は約{kilo} KB"),
                format!(", about {kilo} KB new"),
            )
        }
        bytes => {
            let mega = bytes as f64 / 1_000_000.0;
            say.pick(
                format!("、新しい分は約{mega:.1} MB"),
                format!(", about {mega:.1} MB new"),
            )
        }
    };
    let head = Line::ours(say.pick(
        format!("ファイル {before} → {after} 個{size}"),
        format!("files {before} → {after}{size}"),
    ));
    let advice = (before <= FEWEST_FILES && FEWEST_FILES < after).then(|| {
        Line::ours(say.pick(
            "Cloudflare Pages の無料の上限(20,000 個)を超えます",
            "more than Cloudflare Pages takes without a paid plan (20,000)",
        ))
    });
    vec![Entry {
        head,
        advice,
        ..Entry::default()
    }]
}

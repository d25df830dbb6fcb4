//! `shirushi list awards`: the awards of a site, all or some, for people, spreadsheets and programs.

use jiff::civil::Date;
use serde::Serialize;

use super::build::counted;
use super::cli::{List, ListAwards, ListFormat, ReportFormat};
use super::csv;
use super::refusal::{Refusal, both};
use super::session::{Outcome, Session, Stream};
use super::{peek, problems};
use crate::catalog::{Approval, Award, Catalog, NamePolicy};
use crate::check::check;
use crate::load::load;
use crate::report::Report;

/// Lists what was asked for, in order of days and ids.
pub fn run(session: &mut Session<'_, '_>, args: &List) -> Result<Outcome, Refusal> {
    let List::Awards(args) = args;
    let sources = load(&session.root).map_err(|error| Refusal::not_loaded(&error))?;
    let today = peek::today(session, &sources);
    let mut report = Report::default();
    let Some(catalog) = check(&sources, today, &mut report) else {
        problems::show(session, &report, ReportFormat::Human, Stream::Err)?;
        return Ok(Outcome::Wrong);
    };
    let mut awards: Vec<&Award> = catalog.awards.values().collect();
    awards.retain(|award| is_wanted(award, args, today));
    awards.sort_by_key(|award| (award.issued_on, &award.id));
    let lines: Vec<Line> = awards
        .iter()
        .map(|award| Line::of(&catalog, award, today))
        .collect();
    match args.format {
        ListFormat::Csv => {
            let rows = lines.iter().map(Line::cells);
            session.write(Stream::Out, &csv::table(&COLUMNS, rows))?;
        }
        ListFormat::Json => {
            for line in &lines {
                let text = serde_json::to_string(line).expect("a flat record of text is JSON");
                session.write(Stream::Out, &format!("{text}\n"))?;
            }
        }
        ListFormat::Human => {
            for line in &lines {
                session.say(&both(
                    line.human(line.state.ja()),
                    line.human(line.state.en()),
                ))?;
            }
            let count = lines.len();
            session.note(&both(
                format!("{count}件({today} 現在)"),
                format!("{} as of {today}", counted(count, "award")),
            ))?;
        }
    }
    Ok(Outcome::Fine)
}

/// One award as it is listed. The field names are the columns of the CSV.
#[derive(Serialize)]
struct Line {
    award_id: String,
    achievement: String,
    version: String,
    issuer: String,
    holder: String,
    issued_on: String,
    valid_until: String,
    state: State,
    revoked_on: String,
    reason: &'static str,
    suspended_on: String,
    approval: String,
}

/// What has become of an award.
#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum State {
    Valid,
    Expired,
    Suspended,
    Revoked,
}

impl State {
    fn of(award: &Award, today: Date) -> State {
        match award.revocation {
            Some(_) => State::Revoked,
            None if award.suspended_since().is_some() => State::Suspended,
            None if award.valid_until.is_some_and(|last| last < today) => State::Expired,
            None => State::Valid,
        }
    }

    fn en(self) -> &'static str {
        match self {
            State::Valid => "valid",
            State::Expired => "expired",
            State::Suspended => "suspended",
            State::Revoked => "revoked",
        }
    }

    fn ja(self) -> &'static str {
        match self {
            State::Valid => "有効",
            State::Expired => "期限切れ",
            State::Suspended => "停止中",
            State::Revoked => "取り消し",
        }
    }
}

impl Line {
    fn of(catalog: &Catalog, award: &Award, today: Date) -> Line {
        let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
        Line {
            award_id: award.id.to_string(),
            achievement: award.achievement.to_string(),
            version: award.version.to_string(),
            issuer: catalog.issuer_of(award).id.to_string(),
            holder: holder(catalog, award),
            issued_on: award.issued_on.to_string(),
            valid_until: day(award.valid_until),
            state: State::of(award, today),
            revoked_on: day(award.revocation.as_ref().map(|revocation| revocation.on)),
            reason: award
                .revocation
                .as_ref()
                .map_or("", |revocation| revocation.reason.as_str()),
            suspended_on: day(award.suspended_since()),
            approval: approval(catalog, award),
        }
    }

    fn cells(&self) -> [&str; 12] {
        [
            &self.award_id,
            &self.achievement,
            &self.version,
            &self.issuer,
            &self.holder,
            &self.issued_on,
            &self.valid_until,
            self.state.en(),
            &self.revoked_on,
            self.reason,
            &self.suspended_on,
            &self.approval,
        ]
    }

    fn human(&self, state: &str) -> String {
        let Line {
            award_id,
            achievement,
            version,
            holder,
            issued_on,
            valid_until,
            ..
        } = self;
        format!(
            "{issued_on}..{valid_until:<10}  {award_id}  {state}  {achievement} v{version}  {holder}"
        )
    }
}

/// Which awards are wanted: any of the kinds that were named, or all.
fn is_wanted(award: &Award, args: &ListAwards, today: Date) -> bool {
    let state = State::of(award, today);
    let expires_within = |days: u32| {
        let horizon = today.saturating_add(jiff::Span::new().days(i64::from(days)));
        state == State::Valid && award.valid_until.is_some_and(|last| last <= horizon)
    };
    let everything = !args.expired && !args.revoked && !args.suspended && args.expiring.is_none();
    everything
        || (args.expired && state == State::Expired)
        || (args.revoked && state == State::Revoked)
        || (args.suspended && state == State::Suspended)
        || args.expiring.is_some_and(expires_within)
}

/// As much of the holder's name as the site may say.
fn holder(catalog: &Catalog, award: &Award) -> String {
    let person = catalog.holder_of(award);
    match catalog.name_policy(award) {
        NamePolicy::Full => person.name.clone(),
        NamePolicy::Initials => initials(person.name_en.as_deref().unwrap_or("")),
        NamePolicy::Handle => person.handle.to_string(),
        NamePolicy::Hidden => String::new(),
    }
}

/// The references of the decisions that an award rests on.
fn approval(catalog: &Catalog, award: &Award) -> String {
    let of = |approval: &&Approval| approval.awards.contains(&award.id);
    let decisions = catalog.approvals.iter().filter(of);
    let references: Vec<&str> = decisions.map(|one| one.reference.as_str()).collect();
    references.join(" ")
}

fn initials(name: &str) -> String {
    let first = |word: &str| word.chars().next().map(|c| format!("{c}."));
    name.split_whitespace().filter_map(first).collect()
}

const COLUMNS: [&str; 12] = [
    "award_id",
    "achievement",
    "version",
    "issuer",
    "holder",
    "issued_on",
    "valid_until",
    "state",
    "revoked_on",
    "reason",
    "suspended_on",
    "approval",
];

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn initials_are_the_first_letters_of_the_name_in_latin() {
        assert_eq!(initials("HOASHIGAWA Chihiro"), "H.C.");
        assert_eq!(initials(""), "");
    }
}

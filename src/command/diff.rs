//! `shirushi diff`: what a change would publish otherwise. The earlier revision comes from git, the later one is the folder.

mod audience;

use super::cli::{Diff, DiffFormat, DiffRoom, ReportFormat};
use super::refusal::{Refusal, both};
use super::revision::{Base, Repository};
use super::session::{Outcome, Session, Stream};
use super::{peek, problems};
use crate::check::check;
use crate::diff::tell::{self, Compared};
use crate::diff::{Changes, Pair, View, compare, compare_files};
use crate::load::load;
use crate::proof::did::DidWeb;
use crate::report::{Report, print};

/// Compares and tells. Risks are told, not refused, unless they are asked to be.
pub fn run(session: &mut Session<'_, '_>, args: &Diff) -> Result<Outcome, Refusal> {
    let preview = preview(session, args)?;
    let sources = load(&session.root).map_err(|error| Refusal::not_loaded(&error))?;
    if sources.get("content/site.yaml").is_none() {
        return Err(Refusal::no_site(&session.root));
    }
    let today = peek::today(session, &sources);
    let mut report = Report::default();
    let Some(catalog) = check(&sources, today, &mut report) else {
        return refuse_errors(session, &report, args);
    };
    let repository = Repository::around(session)?;
    let base = repository.base(args.base.as_deref())?;
    let old_sources = repository.load(&base.revision)?;
    let mut old_report = Report::default();
    let old = check(&old_sources, today, &mut old_report);
    let was_there = old_sources.get("content/site.yaml").is_some();

    let public = audience::is_public(session.env, [Some(&catalog), old.as_ref()]);
    if public && args.show_recipients {
        session.warn(&both(
            "公開のリポジトリーなので、--show-recipients を使わず、名前を伏せます",
            "the repository is public: --show-recipients is not heeded, and names stay masked",
        ))?;
    }
    let view = View {
        today,
        language: session.language,
        reveal: args.show_recipients && !public,
    };
    // Before there was a site, all of it is new.
    let machinery = match was_there {
        true => repository.machinery(&base.revision)?,
        false => Vec::new(),
    };
    let pair = Pair {
        old_sources: &old_sources,
        old: old.as_ref(),
        new_sources: &sources,
        new: &catalog,
        machinery: &machinery,
    };
    let changes = match old.is_none() && was_there {
        true => compare_files(&pair),
        false => compare(&pair, &view),
    };
    let compared = Compared {
        notes: notes(session, was_there, &report, &old_report),
        preview,
        published: old.as_ref().map(|old| old.settings.base_url.clone()),
        ..heading(&base, &view)
    };
    show(session, args, &changes, &compared, &view)?;
    Ok(match args.fail_on_risk && !changes.risks.is_empty() {
        true => Outcome::Wrong,
        false => Outcome::Fine,
    })
}

fn heading(base: &Base, view: &View) -> Compared {
    Compared {
        name: base.name.clone(),
        commit: base.revision.commit.clone(),
        parted: base.parted,
        masked: !view.reveal,
        ..Compared::default()
    }
}

/// What the reader has to know of the comparison itself.
fn notes(session: &Session<'_, '_>, was_there: bool, new: &Report, old: &Report) -> Vec<String> {
    let mut notes = Vec::new();
    if !was_there {
        notes.push(both(
            "前の版にはサイトがありません。すべてを新しいものとして数えます",
            "the earlier revision holds no site: everything counts as new",
        ));
    } else if let Some(first) = old.sorted().first().filter(|_| old.has_errors()) {
        notes.push(both(
            format!(
                "前の版の{}。最初は: {}",
                print::summary(old, print::Language::Japanese),
                first.message.ja
            ),
            format!(
                "the earlier revision has {}; the first: {}",
                print::summary(old, print::Language::English),
                first.message.en
            ),
        ));
    }
    if !problems::is_empty(new) {
        let said = print::summary(new, session.language);
        notes.push(both(
            format!("`shirushi check` の{said}も読んでください"),
            format!("read what `shirushi check` says, too: {said}"),
        ));
    }
    notes
        .iter()
        .map(|note| session.pick(note).to_owned())
        .collect()
}

fn show(
    session: &mut Session<'_, '_>,
    args: &Diff,
    changes: &Changes,
    compared: &Compared,
    view: &View,
) -> Result<(), Refusal> {
    let page = || tell::page(changes, compared, view);
    let text = match args.format {
        DiffFormat::Human => tell::human(&page(), view.language),
        DiffFormat::Md => tell::markdown(&page(), view.language, most(args)),
        DiffFormat::Json => tell::json(changes, compared),
    };
    session.write(Stream::Out, &text)
}

fn most(args: &Diff) -> usize {
    match args.room {
        DiffRoom::Comment => tell::COMMENT,
        DiffRoom::Summary => tell::SUMMARY,
    }
}

/// Where the content has errors nothing is compared: what would be published is not known.
fn refuse_errors(
    session: &mut Session<'_, '_>,
    report: &Report,
    args: &Diff,
) -> Result<Outcome, Refusal> {
    match args.format {
        DiffFormat::Human => {
            problems::show(session, report, ReportFormat::Human, Stream::Out)?;
        }
        DiffFormat::Json => {
            problems::show(session, report, ReportFormat::Human, Stream::Err)?;
            let text = tell::json_of_problems(report);
            session.write(Stream::Out, &text)?;
        }
        DiffFormat::Md => {
            problems::show(session, report, ReportFormat::Human, Stream::Err)?;
            let page = tell::page_of_problems(report, session.language);
            let text = tell::markdown(&page, session.language, most(args));
            session.write(Stream::Out, &text)?;
        }
    }
    Ok(Outcome::Wrong)
}

/// Where the site as it would be can be seen, as an origin of ours would be written.
fn preview(session: &Session<'_, '_>, args: &Diff) -> Result<Option<String>, Refusal> {
    let fit = |url: &str| DidWeb::from_url(url).is_ok();
    let bare = |url: &str| url.trim_end_matches('/').to_owned();
    if let Some(asked) = &args.preview_url {
        let url = bare(asked);
        return match fit(&url) {
            true => Ok(Some(url)),
            false => Err(Refusal::bad_base_url(asked)),
        };
    }
    let given = ["DEPLOY_PRIME_URL", "CF_PAGES_URL"].into_iter();
    let mut given = given.filter_map(|name| session.env.text(name));
    Ok(given.find_map(|url| Some(bare(&url)).filter(|url| fit(url))))
}

//! `shirushi build`: load, publish, write.

use std::path::PathBuf;

use jiff::Timestamp;

use super::cli::{Build, Keys, ReportFormat};
use super::identity::identity;
use super::key;
use super::preview::{self, Why};
use super::problems;
use super::progress::Progress;
use super::refusal::{Refusal, both};
use super::session::{Outcome, Session, Stream};
use super::{peek, pictures};
use crate::catalog::Catalog;
use crate::check::check;
use crate::load::load;
use crate::plan::Addresses;
use crate::publish::{Summary, publish};
use crate::render::Publication;
use crate::report::{Report, Wording};
use crate::sign::{Keyring, contradictions, incomplete, outdated_lists, unsigned};
use crate::site::{Asset, Memory, Sink};
use crate::write::{Output, WriteError, Written};

/// Builds the site. Nothing is replaced unless everything was made.
pub fn run(session: &mut Session<'_, '_>, args: &Build) -> Result<Outcome, Refusal> {
    let began = session.now();
    let sources = load(&session.root).map_err(|error| Refusal::not_loaded(&error))?;
    let today = peek::today(session, &sources);
    let format = match problems::format(session, args.format) {
        // Its report is a file, and here standard output tells people what was made.
        ReportFormat::Gitlab if args.format.is_none() => ReportFormat::Human,
        format => format,
    };
    let mut report = Report::default();
    // Before a pass phrase is asked for, everything that needs none is checked.
    let Some(catalog) = check(&sources, today, &mut report) else {
        problems::show(session, &report, format, Stream::Err)?;
        return Ok(Outcome::Wrong);
    };
    let without_keys =
        args.locked || args.preview || (named_none(&args.keys) && nothing_to_sign(&catalog));
    let keyring = if without_keys {
        Keyring::default()
    } else {
        key::keyring(session, &catalog, &args.keys, |_| true)?
    };
    let preview = preview::why(session, args, &catalog, &keyring)?;
    let publication = match preview {
        Some(_) => Publication::Preview,
        None => Publication::Production,
    };
    let addresses = Addresses::new(&catalog.settings);
    contradictions(&catalog, &addresses, &mut report);
    if args.locked {
        incomplete(&catalog, &addresses, &mut report);
    }
    let catalog = preview::placed(session, catalog, args.base_url.as_deref(), preview)?;

    let output = Output::begin(&folder(session, args), &session.root)
        .map_err(|error| Refusal::not_written(&error))?
        .remembering(identity(&sources));
    let sink = Writing {
        output,
        progress: Progress::of_files(session),
    };
    let kept = pictures::folder(session.env);
    let cache = pictures::cache(kept.as_ref());
    let published = publish(
        &catalog,
        &keyring,
        publication,
        today,
        &cache,
        &mut report,
        &sink,
    );
    let Writing { output, progress } = sink;
    progress.finish();
    let summary = published.map_err(|error| Refusal::not_written(&error))?;
    let is_document = matches!(format, ReportFormat::Gitlab | ReportFormat::Sarif);
    if !problems::is_empty(&report) || is_document {
        problems::show(session, &report, format, Stream::Err)?;
    }
    let Some(summary) = summary.filter(|_| problems::judge(&report, args.strict) == Outcome::Fine)
    else {
        return Ok(Outcome::Wrong);
    };
    let written = output
        .commit()
        .map_err(|error| Refusal::not_written(&error))?;
    let line = line(
        &summary,
        written,
        publication,
        seconds(began, session.now()),
    );
    tell(session, format, &line)?;
    tell_where(session, preview, &summary, &catalog.settings.base_url)?;
    Ok(Outcome::Fine)
}

/// Files on their way to the disk, counted.
struct Writing {
    output: Output,
    progress: Progress,
}

impl Sink<WriteError> for Writing {
    fn put(&self, asset: Asset<'_>) -> Result<(), WriteError> {
        self.progress.step();
        self.output.put(&asset.path, &asset.bytes)
    }

    fn memory(&self) -> Option<&dyn Memory> {
        Some(&self.output)
    }
}

/// Whether everything is in the ledger; then no pass phrase need be asked for.
fn nothing_to_sign(catalog: &Catalog) -> bool {
    let addresses = Addresses::new(&catalog.settings);
    unsigned(catalog).next().is_none() && outdated_lists(catalog, &addresses).next().is_none()
}

fn named_none(keys: &Keys) -> bool {
    keys.key.is_empty() && !keys.ssh_agent
}

fn folder(session: &Session<'_, '_>, args: &Build) -> PathBuf {
    match &args.output_dir {
        Some(named) => session.env.path(named),
        None => session.root.join("public"),
    }
}

/// The last line: what was made, in how long. It goes where no program reads problems from.
fn tell(
    session: &mut Session<'_, '_>,
    format: ReportFormat,
    line: &Wording,
) -> Result<(), Refusal> {
    if session.quiet {
        return Ok(());
    }
    match format {
        ReportFormat::Human | ReportFormat::Github => session.say(line),
        _ => session.note(line),
    }
}

/// What the site is not, if it is less than what it states: a preview, not signed in all, not where it should be.
fn tell_where(
    session: &mut Session<'_, '_>,
    preview: Option<Why>,
    summary: &Summary,
    base_url: &str,
) -> Result<(), Refusal> {
    if session.quiet {
        return Ok(());
    }
    if let Some(why) = preview {
        return session.warn(&preview::told(why, base_url));
    }
    if summary.drafts > 0 {
        session.warn(&drafts(summary.drafts))?;
    }
    match preview::misplaced(session, base_url) {
        Some(wording) => session.warn(&wording),
        None => Ok(()),
    }
}

/// Why some awards were left unsigned.
fn drafts(count: usize) -> Wording {
    let awards = counted(count, "award");
    both(
        format!(
            "{count}件は署名のない下書きです。その鍵が手元にありません(`--key` で示すか、`shirushi key new` で作ってください)"
        ),
        format!(
            "left {awards} in draft, unsigned: their key is not at hand (name it with `--key`, or make one with `shirushi key new`)"
        ),
    )
}

/// A number with what it counts: `1 award`, `2 awards`.
pub fn counted(count: usize, what: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {what}{plural}")
}

/// Elapsed seconds; a clock that was set back counts as none.
pub fn seconds(began: Timestamp, ended: Timestamp) -> f64 {
    ended.duration_since(began).as_secs_f64().max(0.0)
}

fn line(summary: &Summary, written: Written, publication: Publication, seconds: f64) -> Wording {
    let Summary {
        credentials,
        drafts,
        pages,
        images,
        valid,
        expired,
        revoked,
        suspended,
        ..
    } = summary;
    let files = written.files;
    let unchanged = written.written == 0 && written.removed == 0;
    let (drafts_ja, drafts_en) = match drafts {
        0 => (String::new(), String::new()),
        _ => (
            format!("・下書き{drafts}件"),
            format!(" and {}", counted(*drafts, "draft")),
        ),
    };
    let (suspended_ja, suspended_en) = match suspended {
        0 => (String::new(), String::new()),
        _ => (
            format!("、停止中{suspended}"),
            format!(", {suspended} suspended"),
        ),
    };
    let (same_ja, same_en) = if unchanged {
        ("(変更なし)", " (none changed)")
    } else {
        ("", "")
    };
    let (what_ja, what_en) = match publication {
        Publication::Production => ("", ""),
        Publication::Preview => ("、確認用・未署名", ", preview, unsigned"),
    };
    both(
        format!(
            "バッジ{credentials}件{drafts_ja}(有効{valid}、期限切れ{expired}、取り消し{revoked}{suspended_ja})、ページ{pages}、画像{images}、\
             ファイル{files}{same_ja}、{seconds:.1}秒{what_ja}"
        ),
        format!(
            "{}{drafts_en} ({valid} valid, {expired} expired, {revoked} revoked{suspended_en}), {}, {}, {}{same_en}, {seconds:.1} s{what_en}",
            counted(*credentials, "credential"),
            counted(*pages, "page"),
            counted(*images, "image"),
            counted(files, "file"),
        ),
    )
}

//! `shirushi build`: load, publish, write; the whole site, or one part of several.

use jiff::Timestamp;

use super::cli::{Build, ReportFormat};
use super::making::{Job, prepare};
use super::preview;
use super::refusal::{Refusal, both};
use super::session::{Outcome, Session};
use crate::publish::{Scope, Summary};
use crate::report::Wording;
use crate::site::{Asset, Part};
use crate::write::{Output, PartOutput, PartsError, WriteError, Written};

/// Builds the site, or a part. Of a site nothing is replaced unless everything was made.
pub fn run(session: &mut Session<'_, '_>, args: &Build) -> Result<Outcome, Refusal> {
    let Some(mut job) = prepare(session, &args.making)? else {
        return Ok(Outcome::Wrong);
    };
    let made = match args.shard {
        Some(part) => part_of(session, args, &mut job, part)?,
        None => whole(session, args, &mut job)?,
    };
    let Some((summary, written)) = made else {
        return Ok(Outcome::Wrong);
    };
    let what = line(&summary, written, &job, seconds(job.began, session.now()));
    let line = match args.shard {
        Some(part) => both(
            format!("部分 {part}: {}", what.ja),
            format!("part {part}: {}", what.en),
        ),
        None => what,
    };
    tell(session, job.format, &line)?;
    tell_where(session, &job, &summary)?;
    Ok(Outcome::Fine)
}

/// What was made and written; `None` when the content is wrong.
type Made = Option<(Summary, Written)>;

fn whole(session: &mut Session<'_, '_>, args: &Build, job: &mut Job) -> Result<Made, Refusal> {
    let not_written = |error: WriteError| Refusal::not_written(&error);
    let folder = args.making.folder(session);
    let output = Output::begin(&folder, &session.root)
        .map_err(not_written)?
        .remembering(job.identity());
    let made = job.make(session, &args.making, Scope::Whole, &output, not_written)?;
    let Some(summary) = made else {
        return Ok(None);
    };
    let written = output.commit().map_err(not_written)?;
    Ok(Some((summary, written)))
}

fn part_of(
    session: &mut Session<'_, '_>,
    args: &Build,
    job: &mut Job,
    part: Part,
) -> Result<Made, Refusal> {
    let refused = |error: PartsError| Refusal::parts(&error);
    let folder = args.making.folder(session);
    let inputs = job.inputs();
    let output = PartOutput::begin(&folder, &session.root, part, inputs).map_err(refused)?;
    let put = |asset: Asset<'_>| Ok(output.put(&asset.path, &asset.bytes)?);
    let scope = Scope::Part(part);
    let Some(summary) = job.make(session, &args.making, scope, &put, refused)? else {
        return Ok(None);
    };
    let written = output.commit().map_err(refused)?;
    Ok(Some((summary, written)))
}

/// The last line: what was made, in how long. It goes where no program reads problems from.
pub fn tell(
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
pub fn tell_where(
    session: &mut Session<'_, '_>,
    job: &Job,
    summary: &Summary,
) -> Result<(), Refusal> {
    let base_url = &job.catalog.settings.base_url;
    if session.quiet {
        return Ok(());
    }
    if let Some(why) = job.preview {
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

fn line(summary: &Summary, written: Written, job: &Job, seconds: f64) -> Wording {
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
    let (what_ja, what_en) = match job.preview {
        None => ("", ""),
        Some(_) => ("、確認用・未署名", ", preview, unsigned"),
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

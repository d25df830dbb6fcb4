//! `shirushi check`: load and publish into the air, so that every template and picture is tried; print the report. With
//! `--quality` the badges are judged, too.

use std::convert::Infallible;

use super::cli::{Check, ReportFormat};
use super::qr::Printed;
use super::refusal::Refusal;
use super::session::{Outcome, Session, Stream};
use super::{key, ledger, peek, pictures, preview, problems, quality};
use crate::check::{check, ledger_history};
use crate::forecast::{Forecast, Measure};
use crate::load::load;
use crate::plan::Addresses;
use crate::publish::publish;
use crate::report::Report;
use crate::sign::contradictions;
use crate::site::Asset;

/// Checks the site. No key of a person is used: demo keys sign where they may, else it is a preview.
pub fn run(session: &mut Session<'_, '_>, args: &Check) -> Result<Outcome, Refusal> {
    let sources = load(&session.root).map_err(|error| Refusal::not_loaded(&error))?;
    let today = args.as_of.unwrap_or_else(|| peek::today(session, &sources));
    let mut report = Report::default();
    if let Some(before) = ledger::former(session, args.base.as_deref())? {
        ledger_history(&before, &sources, &mut report);
    }
    let catalog = check(&sources, today, &mut report);
    let measure = Measure::default();
    let kept = pictures::folder(session.env);
    let cache = pictures::cache(kept.as_ref());
    if let Some(catalog) = &catalog {
        contradictions(catalog, &Addresses::new(&catalog.settings), &mut report);
        let keyring = key::demo_keyring(session, catalog)?;
        let publication = preview::publication(catalog, &keyring);
        let addresses = Addresses::new(&catalog.settings);
        let drop = |asset: Asset<'_>| {
            measure.note(&addresses, &asset);
            Ok::<(), Infallible>(())
        };
        let Ok(_) = publish(
            catalog,
            &keyring,
            publication,
            today,
            &cache,
            &mut report,
            &drop,
        );
    }
    let format = match args.application {
        true => ReportFormat::Human,
        false => problems::format(session, args.format),
    };
    // An application goes into a file of its own.
    let humans = match args.application {
        true => Stream::Err,
        false => Stream::Out,
    };
    problems::show(session, &report, format, humans)?;
    if let Some(printed) = catalog.as_ref().and_then(Printed::of)
        && !report.has_errors()
    {
        match format {
            ReportFormat::Json => session.write(Stream::Out, &printed.json())?,
            _ => session.note(&printed.said())?,
        }
    }
    if let Some(catalog) = &catalog
        && !report.has_errors()
        && let Some(forecast) = Forecast::of(catalog, &cache, &measure)
    {
        match (format, forecast.json(), forecast.said()) {
            (ReportFormat::Json, Some(json), _) => session.write(Stream::Out, &json)?,
            (_, _, Some(said)) => session.note(&said)?,
            _ => {}
        }
    }
    if let Some(catalog) = catalog.filter(|_| args.quality && !report.has_errors()) {
        quality::run(session, args, &catalog, &cache, format)?;
    }
    Ok(problems::judge(&report, args.strict))
}

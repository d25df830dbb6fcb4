//! `shirushi doctor`: the published site as its visitors and other people's verifiers see it.

mod finding;
mod visit;

use super::build::counted;
use super::cli::{Doctor, FindingFormat};
use super::fetch::{self, Fetch};
use super::peek;
use super::refusal::{Refusal, both};
use super::session::{Outcome, Session, Stream};
use crate::catalog::{NamePolicy, Visibility};
use crate::check::check;
use crate::load::load;
use crate::proof::did::DidWeb;
use crate::report::{Report, Wording};
use finding::{Finding, Grade};
use visit::Visit;

/// Looks at the site. What could not be looked at is no better than what is wrong.
pub fn run(session: &mut Session<'_, '_>, args: &Doctor) -> Result<Outcome, Refusal> {
    let here = peek::glance(&session.root).ok().map(|site| site.base_url);
    let url = match (&args.url, &here) {
        (Some(url), _) => url.trim_end_matches('/').to_owned(),
        (None, Some(base)) => base.clone(),
        (None, None) => return Err(Refusal::no_site(&session.root)),
    };
    // A server on this machine speaks plain http, and its documents say https all the same.
    let loopback = fetch::is_loopback_url(&url);
    let base = match loopback {
        true => url.replacen("http://", "https://", 1),
        false => url.clone(),
    };
    DidWeb::from_url(&base).map_err(|_| Refusal::bad_base_url(&url))?;

    let awards = match (args.award.is_empty(), here.is_some_and(|here| here == base)) {
        (false, _) => Some(args.award.clone()),
        (true, true) => public_awards(session)?.map(|all| spread(&all, usize::from(args.sample))),
        (true, false) => None,
    };
    let fetch = Fetch::new(loopback);
    let home = fetch
        .look(&format!("{base}/"))
        .map_err(|why| Refusal::not_fetched(&url, &why))?;
    let mut visit = Visit::new(fetch, base, session.now());
    visit.home(&home);
    visit.nowhere();
    visit.sitemap();
    visit.issuers();
    visit.awards(awards.as_deref());
    visit.status_lists();
    report(session, args.format, &visit.findings)?;
    Ok(
        match visit.findings.iter().any(|found| found.grade.is_bad()) {
            true => Outcome::Wrong,
            false => Outcome::Fine,
        },
    )
}

/// Ids of the awards of the site in the folder that anybody may know of, in order; `None` when its content has errors.
fn public_awards(session: &Session<'_, '_>) -> Result<Option<Vec<String>>, Refusal> {
    let sources = load(&session.root).map_err(|error| Refusal::not_loaded(&error))?;
    let today = peek::today(session, &sources);
    let catalog = check(&sources, today, &mut Report::default());
    Ok(catalog.map(|catalog| {
        let all = catalog.awards.values();
        let public = all.filter(|award| {
            award.visibility == Visibility::Public
                && catalog.name_policy(award) != NamePolicy::Hidden
        });
        public.map(|award| award.id.to_string()).collect()
    }))
}

/// So many of them at equal distances, the same every time.
fn spread(all: &[String], wanted: usize) -> Vec<String> {
    let count = wanted.min(all.len());
    (0..count)
        .map(|at| all[at * all.len() / count].clone())
        .collect()
}

fn report(
    session: &mut Session<'_, '_>,
    format: FindingFormat,
    findings: &[Finding],
) -> Result<(), Refusal> {
    for found in findings {
        match format {
            FindingFormat::Json => session.write(Stream::Out, &found.json())?,
            FindingFormat::Human => session.say(&found.human())?,
        }
    }
    match format {
        FindingFormat::Json => Ok(()),
        FindingFormat::Human => session.say(&tally(findings)),
    }
}

fn tally(findings: &[Finding]) -> Wording {
    let [good, look, failed, unknown] =
        [Grade::Good, Grade::Advice, Grade::Failed, Grade::NotChecked]
            .map(|grade| findings.iter().filter(|found| found.grade == grade).count());
    both(
        format!("よし{good}、注意{look}、だめ{failed}、不明{unknown}"),
        format!(
            "{good} ok, {}, {failed} failed, {unknown} not checked",
            counted(look, "warning")
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::spread;

    #[test]
    fn a_sample_is_spread_over_all_and_never_holds_one_twice() {
        let all: Vec<String> = (0..10).map(|number| number.to_string()).collect();
        assert_eq!(spread(&all, 5), ["0", "2", "4", "6", "8"]);
        assert_eq!(spread(&all, 3), ["0", "3", "6"]);
        assert_eq!(spread(&all[..2], 5), ["0", "1"]);
        assert_eq!(spread(&[], 5), [""; 0]);
    }
}

//! Sources to catalog: everything is read, every reference resolved, every problem reported in one run.
//!
//! Each kind of file has a reader that looks like the format. What a file refers to is found by id, and ids are known from
//! paths before anything is read, so that a fault in one file neither hides those of others nor makes new ones of them.

mod achievement;
mod achievements;
mod admin;
mod approvals;
mod award;
mod award_links;
mod award_rules;
mod awards;
mod badge_image;
mod cells;
mod certificate;
mod characters;
mod columns;
mod consent;
mod criteria;
mod csv;
mod date;
mod design;
mod evidence;
mod fields;
mod frameworks;
mod id;
mod identifier;
mod issuers;
mod keys;
mod layout;
mod ledger;
mod ledger_history;
mod markdown;
mod moved;
mod node;
mod pages;
mod parts;
mod pathways;
mod people;
mod prerequisites;
mod private;
mod programmes;
mod read;
mod settings;
mod status;
mod tables;
mod text;
mod theme;
mod unique;
mod url;
mod yaml;

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::catalog::{Catalog, Lang, Ledger, Slug};
use crate::report::{Place, Report};
use crate::source::Sources;
pub use columns::PERSONAL;
pub use ledger_history::ledger_history;
pub use moved::moved;

use award_rules::Rules;
use fields::Context;
use id::Ids;
use layout::{File, Layout};
use node::Tree;

/// Bytes of YAML or Markdown in one file, at most.
const LARGEST_TEXT: usize = 1024 * 1024;

/// Bytes of CSV in one file, at most.
const LARGEST_TABLE: usize = 10 * 1024 * 1024;

/// Reads and checks the whole repository. `None` when the report has errors. `today` finds dates in the future.
pub fn check(sources: &Sources, today: Date, report: &mut Report) -> Option<Catalog> {
    let mut cx = Context {
        report: std::mem::take(report),
        languages: vec![Lang::JA, Lang::EN],
        last_day: today,
    };
    let catalog = read(sources, &mut cx);
    *report = cx.report;
    catalog.filter(|_| !report.has_errors())
}

fn read(sources: &Sources, cx: &mut Context) -> Option<Catalog> {
    let layout = Layout::of(sources, &mut cx.report);
    let issuer_ids = Ids::new(layout.issuers.keys().cloned(), layout.blind);
    let achievement_ids = Ids::new(layout.achievements.keys().cloned(), layout.blind);
    let framework_ids = Ids::new(layout.frameworks.keys().cloned(), layout.blind);

    let site_tree = layout.site.as_ref().map(|file| yaml_tree(file, cx));
    if site_tree.is_none() && !layout.blind {
        let path = "content/site.yaml";
        cx.report.missing_file(Place::file(path), path);
    }
    let site = settings::read(site_tree.as_ref(), &layout, &achievement_ids, cx);

    let issuer_trees = yaml_trees(&layout.issuers, cx);
    let issuers = issuers::read(&issuer_trees, &site, &issuer_ids, cx);
    let framework_trees = yaml_trees(&layout.frameworks, cx);
    let frameworks = frameworks::read(&framework_trees, &framework_ids, cx);
    let achievement_trees = achievements::parse(&layout.achievements, cx);
    let references = achievement::References {
        issuers: &issuer_ids,
        achievements: &achievement_ids,
        framework_ids: &framework_ids,
        frameworks: &frameworks,
        target_groups: &site.target_groups,
        audiences: &site.audiences,
    };
    let achievements = achievements::read(&achievement_trees, &references, cx);
    let pathway_trees = yaml_trees(&layout.pathways, cx);
    let pathways = pathways::read(&pathway_trees, &issuer_ids, &achievement_ids, cx);
    let programme_trees = yaml_trees(&layout.programmes, cx);
    let pathway_ids = Ids::new(layout.pathways.keys().cloned(), layout.blind);
    let programmes = programmes::read(&programme_trees, &references, &pathway_ids, cx);

    let registers = people::parse(&layout.people, site.repository, cx);
    let mut people = people::read(&registers, &site, cx);
    people.ids.incomplete |= layout.blind;
    let evidence_trees: Vec<Tree<'_>> = layout.evidence.iter().map(|f| yaml_tree(f, cx)).collect();
    let mut evidence = evidence::read(&evidence_trees, cx);
    evidence.ids.incomplete |= layout.blind;
    let tables = awards::parse(&layout.award_tables, site.repository, cx);
    let lists: Vec<Tree<'_>> = layout
        .award_lists
        .iter()
        .map(|f| yaml_tree(f, cx))
        .collect();
    let signed = ledger::ids(&layout.ledger);
    let rules = Rules {
        signed: &signed,
        achievements: &achievements,
        issuers: &issuers,
        people: &people.all,
    };
    let ids = awards::Known {
        achievements: &achievement_ids,
        people: &people.ids,
        evidence: &evidence,
        all_loaded: !layout.blind,
    };
    let mut awards = awards::read(&tables, &lists, &ids, &rules, cx);
    award_links::check(&awards, cx);
    prerequisites::check(&awards, &achievements, &pathways, cx);
    let approval_trees: Vec<Tree<'_>> = layout.approvals.iter().map(|f| yaml_tree(f, cx)).collect();
    let approvals = approvals::read(&approval_trees, &awards, &achievements, cx);
    status::assign(&mut awards, &achievements, cx);

    let key_trees = yaml_trees(&layout.keys, cx);
    let keys = keys::read(&key_trees, &site, &issuer_ids, cx);
    let versions = achievements.values().flatten();
    let issuing = versions.map(|version| &version.it.issuer);
    keys::of_issuers(&issuers, &key_trees, &keys, issuing, cx);
    issuers::contacts_are_roles(&issuers, &private::mails(&people.all), cx);
    let pages = pages::read(&layout.pages, cx);
    let theme = theme::read(site.theme.as_ref(), &layout, sources, cx);

    let mut catalog = Catalog {
        settings: site.settings?,
        issuers: issuers
            .into_iter()
            .map(|(id, found)| (id, found.it.issuer))
            .collect(),
        awards: awards
            .all
            .into_iter()
            .map(|(id, found)| (id, found.it))
            .collect(),
        approvals,
        people: people
            .all
            .into_iter()
            .map(|(key, found)| (key, found.it))
            .collect(),
        achievements: achievements::finish(achievements),
        pathways,
        programmes,
        frameworks: frameworks.all,
        pages,
        keys,
        theme,
        ledger: Ledger::default(),
    };
    catalog.ledger = ledger::read(&layout.ledger, sources, &catalog, cx);
    if cx.report.has_errors() {
        return None;
    }
    private::add_names(&mut catalog);
    Some(catalog)
}

fn yaml_tree<'s>(file: &File<'s>, cx: &mut Context) -> Tree<'s> {
    match text::read(file, LARGEST_TEXT, &mut cx.report) {
        Some(text) => yaml::read(&file.path, text, &mut cx.report),
        None => Tree {
            file: file.path.clone(),
            root: None,
        },
    }
}

fn yaml_trees<'s>(files: &BTreeMap<Slug, File<'s>>, cx: &mut Context) -> BTreeMap<Slug, Tree<'s>> {
    files
        .iter()
        .map(|(id, file)| (id.clone(), yaml_tree(file, cx)))
        .collect()
}

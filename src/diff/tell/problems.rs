//! What stands in the way of a comparison, where the reviewer looks for it.

use super::{Entry, Line, Page, Say, Section};
use crate::report::print::{self, Language};
use crate::report::{Diagnostic, Report};

/// A page that says why nothing is compared, with every problem.
pub fn page_of_problems(report: &Report, language: Language) -> Page {
    let say = Say(language);
    let summary = print::summary(report, language);
    let entries = report.sorted().into_iter();
    Page {
        title: say.pick("バッジの変化", "What changes for badges"),
        verdict: say.pick(
            format!("❌ 内容に誤りがあるため、まだ承認できません({summary})"),
            format!("❌ the content has errors, so it cannot be approved yet ({summary})"),
        ),
        compared: Vec::new(),
        sections: vec![Section {
            title: say.pick("直すところ", "To be mended"),
            folded: false,
            entries: entries.map(|one| entry(one, &say)).collect(),
        }],
    }
}

/// The same for programs: `{"format": "shirushi-diff/1", "problems": […]}`, each as `shirushi check --format json` has it.
pub fn json_of_problems(report: &Report) -> String {
    let lines = print::json(report);
    let problems: Vec<&str> = lines.lines().collect();
    format!(
        "{{\"format\":\"shirushi-diff/1\",\"problems\":[{}]}}\n",
        problems.join(",")
    )
}

fn entry(one: &Diagnostic, say: &Say) -> Entry {
    let mut head = Line::default().theirs(say.pick(one.message.ja.clone(), one.message.en.clone()));
    if let Some(place) = &one.place {
        let line = match place.line {
            0 => String::new(),
            line => format!(":{line}"),
        };
        head = head.and(" ").code(format!("{}{line}", place.file));
    }
    let help = one.help.as_ref();
    let help = help.map(|help| say.pick(help.ja.clone(), help.en.clone()));
    Entry {
        head,
        advice: help.map(|help| Line::default().theirs(help)),
        ..Entry::default()
    }
}

//! What `check` finds wrong in a new row, said to somebody who has a list: the row is not in the tables yet.

use crate::catalog::Slug;
use crate::intake::Newcomer;
use crate::report::{Code, Diagnostic, Wording};

/// Why an award cannot be added.
pub fn award(problem: &Diagnostic) -> Wording {
    told(problem, &problem.message, problem.help.as_ref())
}

/// Why a person cannot be added.
pub fn person(problem: &Diagnostic) -> Wording {
    match problem.code {
        // a cell that is empty would be another person the next time
        Code::NameInPublicRepository => told(problem, &problem.message, Some(&agree())),
        Code::FutureDate => told(problem, &not_yet(&problem.message), problem.help.as_ref()),
        _ => award(problem),
    }
}

/// Why somebody new cannot have a badge that is for these audiences.
pub fn audience(problem: &Diagnostic, newcomer: &Newcomer, allowed: &[Slug]) -> Wording {
    let allowed: Vec<&str> = allowed.iter().map(Slug::as_str).collect();
    let allowed = allowed.join(", ");
    if newcomer.cells.iter().any(|(field, _)| *field == "audience") {
        let help = Wording {
            ja: format!("名簿の 対象区分(audience)を直してください。今は {allowed} です"),
            en: format!("correct the column 対象区分 (audience) of the list; now {allowed}"),
        };
        return told(problem, &problem.message, Some(&help));
    }
    let message = Wording {
        ja: "このバッジは受ける人の区分が決まっていますが、この人の区分が名簿にありません".to_owned(),
        en: "this badge is for certain audiences, and the list does not say which this person belongs to".to_owned(),
    };
    let help = Wording {
        ja: format!(
            "列 対象区分(audience)を加えるか、対応表に defaults: {{audience: …}} と書いてください。今は {allowed} です"
        ),
        en: format!(
            "add a column 対象区分 (audience), or `defaults: {{audience: …}}` in the mapping; now {allowed}"
        ),
    };
    told(problem, &message, Some(&help))
}

/// How somebody can be taken into a public repository.
fn agree() -> Wording {
    Wording {
        ja: "同意があれば、氏名の公開(full など)・同意日・同意範囲の列を加えてください。リポジトリーを組織の人しか見られないなら、site.yaml に repository: private と書きます".to_owned(),
        en: "if the person has agreed, add the columns name_public, consent_on and consent_scope; if only members can read the repository, write repository: private in site.yaml".to_owned(),
    }
}

/// The days of a person are those of consent.
fn not_yet(message: &Wording) -> Wording {
    Wording {
        ja: format!("同意日が先の日です。{}", message.ja),
        en: format!("the consent lies in the future: {}", message.en),
    }
}

fn told(problem: &Diagnostic, message: &Wording, help: Option<&Wording>) -> Wording {
    let code = problem.code;
    let (ja, en) = help.map_or_else(Default::default, |help| {
        (format!("({})", help.ja), format!(" ({})", help.en))
    });
    Wording {
        ja: format!("{}{ja} [{code}]", message.ja),
        en: format!("{}{en} [{code}]", message.en),
    }
}

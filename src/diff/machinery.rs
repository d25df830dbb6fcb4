//! Files beside the content: workflows, owners, settings of hosts, whatever lies in `keys/`. They publish nothing, and decide
//! who may.

use super::Pair;
use super::changes::{Changes, Risk, Subject};
use super::risk::RiskKind;

/// Notes such files that differ, but for public keys that are told already.
pub fn compare(pair: &Pair<'_>, changes: &mut Changes) {
    let told: Vec<String> = changes
        .risks
        .iter()
        .filter(|risk| is_of_key(risk.kind))
        .map(|risk| format!("keys/{}.yaml", risk.about.id))
        .collect();
    let is_told = |path: &str| {
        let named = |file: &String| path.strip_suffix(file.as_str());
        told.iter()
            .filter_map(named)
            .any(|top| top.is_empty() || top.ends_with('/'))
    };
    let all = pair.machinery.iter();
    let paths: Vec<String> = all.filter(|path| !is_told(path)).cloned().collect();
    if !paths.is_empty() {
        changes.risks.push(Risk {
            paths,
            ..Risk::new(RiskKind::Machinery, Subject::default())
        });
    }
}

fn is_of_key(kind: RiskKind) -> bool {
    matches!(
        kind,
        RiskKind::KeyRemoved | RiskKind::KeyAdded | RiskKind::KeyChanged
    )
}

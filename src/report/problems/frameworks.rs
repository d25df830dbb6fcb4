//! Frameworks, pathways and programmes.

use super::{Code, Place, Report, say, shown};

impl Report {
    /// A framework that does not exist.
    pub fn unknown_framework(&mut self, at: Place, name: &str, known: &[&str]) {
        let file = shown(name);
        let otherwise = say(
            format!(
                "content/frameworks/{file}.yaml を作ってください(名前と url だけでもかまいません)"
            ),
            format!("write content/frameworks/{file}.yaml; a name and a url are enough"),
        );
        let help = self.meant(name, known, otherwise);
        let name = shown(name);
        self.error(
            Code::UnknownFramework,
            at,
            say(
                format!("「{name}」という枠組みはありません"),
                format!("no framework is called \"{name}\""),
            ),
            help,
        );
    }

    /// An item that its framework lacks.
    pub fn unknown_item(&mut self, at: Place, code: &str, framework: &str, known: &[&str]) {
        let place = shown(framework);
        let otherwise = say(
            format!("content/frameworks/{place}.yaml の items に書き足してください"),
            format!("add it to the items of content/frameworks/{place}.yaml"),
        );
        let help = self.meant(code, known, otherwise);
        let (code, framework) = (shown(code), shown(framework));
        self.error(
            Code::UnknownItem,
            at,
            say(
                format!("枠組み「{framework}」に「{code}」という項目はありません"),
                format!("the framework \"{framework}\" has no item \"{code}\""),
            ),
            help,
        );
    }

    /// A layer that its framework lacks.
    pub fn unknown_layer(&mut self, at: Place, name: &str, known: &[&str]) {
        let otherwise = say(
            "このファイルの layers に書き足してください",
            "add it to the layers of this file",
        );
        let help = self.meant(name, known, otherwise);
        let name = shown(name);
        self.error(
            Code::UnknownLayer,
            at,
            say(
                format!("「{name}」という層はありません"),
                format!("no layer is called \"{name}\""),
            ),
            help,
        );
    }

    /// A pathway that does not exist.
    pub fn unknown_pathway(&mut self, at: Place, name: &str, known: &[&str]) {
        let file = shown(name);
        let otherwise = say(
            format!("content/pathways/{file}.yaml を作るか、この行を消してください"),
            format!("write content/pathways/{file}.yaml, or delete this line"),
        );
        let help = self.meant(name, known, otherwise);
        let name = shown(name);
        self.error(
            Code::UnknownPathway,
            at,
            say(
                format!("「{name}」という学びの道すじはありません"),
                format!("no pathway is called \"{name}\""),
            ),
            help,
        );
    }

    /// Steps that are not numbered 1, 2, 3 …
    pub fn step_gap(&mut self, at: Place, expected: usize) {
        self.error(
            Code::StepGap,
            at,
            say(
                format!("この段階の番号は {expected} のはずです"),
                format!("this step should have the number {expected}"),
            ),
            say(
                "n を上から 1, 2, 3 と続けてください",
                "number the steps 1, 2, 3 from the top",
            ),
        );
    }

    /// A step that waits for one that does not come before it.
    pub fn unknown_step(&mut self, at: Place, number: &str) {
        let number = shown(number);
        self.error(
            Code::UnknownStep,
            at,
            say(
                format!("段階 {number} はこの段階より前にありません"),
                format!("there is no step {number} before this one"),
            ),
            say(
                "after には、より小さい番号だけを書いてください",
                "write numbers of earlier steps alone into after",
            ),
        );
    }
}

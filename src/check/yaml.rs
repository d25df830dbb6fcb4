//! YAML text to a tree of values with line and column (YAML 1.2.2, without what content has no use for: anchors, aliases,
//! merges, tags, several documents). Scalars stay text, so `no` is a word and `012` is three digits.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use saphyr_parser::{Event, Marker, Parser, ScalarStyle};

use super::node::{Content, Entry, Node, Tree};
use crate::report::problems::Shape;
use crate::report::{Place, Report};

/// Values within values, at most.
const DEEPEST: usize = 64;

/// Values in one file, at most.
const MOST_VALUES: usize = 250_000;

/// Keys written twice in one file that are reported, at most; beyond that it is not meant as content.
const MOST_DUPLICATES: usize = 50;

/// Reads one file. Key twice: the first is kept. Anything else that is wrong leaves the tree without a root.
pub fn read<'t>(file: &Arc<str>, text: &'t str, report: &mut Report) -> Tree<'t> {
    let mut builder = Builder {
        file,
        report,
        open: Vec::new(),
        root: None,
        documents: 0,
        values: 0,
        duplicates: 0,
    };
    let root = builder.run(text).and(builder.root);
    Tree {
        file: file.clone(),
        root,
    }
}

struct Builder<'t, 'r> {
    file: &'r Arc<str>,
    report: &'r mut Report,
    open: Vec<Open<'t>>,
    root: Option<Node<'t>>,
    documents: usize,
    values: usize,
    duplicates: usize,
}

/// A list or mapping whose end has not been seen.
enum Open<'t> {
    List {
        start: Marker,
        items: Vec<Node<'t>>,
    },
    Mapping {
        start: Marker,
        entries: Vec<Entry<'t>>,
        keys: BTreeMap<Cow<'t, str>, Marker>,
        waiting: Option<(Cow<'t, str>, Marker)>,
    },
}

impl<'t> Builder<'t, '_> {
    /// `None` when a problem has been reported that leaves nothing to build on.
    fn run(&mut self, text: &'t str) -> Option<()> {
        let mut parser = Parser::new_from_str(text);
        loop {
            match parser.next_event()? {
                Ok((Event::StreamEnd, _)) => break,
                Ok((event, span)) => self.take(event, span.start)?,
                Err(error) => {
                    let place = self.place(*error.marker(), "");
                    self.report.yaml_syntax(place, error.info());
                    return None;
                }
            }
        }
        if self.root.is_none() {
            self.report.empty_file(Place::file(self.file));
        }
        Some(())
    }

    fn take(&mut self, event: Event<'t>, at: Marker) -> Option<()> {
        let (anchor, tag) = match &event {
            Event::Alias(_) => (true, false),
            Event::Scalar(_, _, anchor, tag) => (*anchor != 0, tag.is_some()),
            Event::SequenceStart(anchor, tag) | Event::MappingStart(anchor, tag) => {
                (*anchor != 0, tag.is_some())
            }
            _ => (false, false),
        };
        if anchor {
            self.report.yaml_alias(self.place(at, ""));
            return None;
        }
        if tag {
            self.report.yaml_tag(self.place(at, ""));
            return None;
        }
        match event {
            Event::DocumentStart(_) => {
                self.documents += 1;
                if self.documents > 1 {
                    self.report.several_documents(self.place(at, ""));
                    return None;
                }
                Some(())
            }
            Event::Scalar(text, style, ..) => self.scalar(text, style, at),
            Event::SequenceStart(..) => self.enter(
                at,
                Open::List {
                    start: at,
                    items: Vec::new(),
                },
            ),
            Event::MappingStart(..) => self.enter(
                at,
                Open::Mapping {
                    start: at,
                    entries: Vec::new(),
                    keys: BTreeMap::new(),
                    waiting: None,
                },
            ),
            Event::SequenceEnd | Event::MappingEnd => match self.open.pop()? {
                Open::List { start, items } => self.put(node(start, Content::List(items))),
                Open::Mapping { start, entries, .. } => {
                    self.put(node(start, Content::Mapping(entries)))
                }
            },
            _ => Some(()),
        }
    }

    fn enter(&mut self, at: Marker, open: Open<'t>) -> Option<()> {
        if let Some(Open::Mapping { waiting: None, .. }) = self.open.last() {
            let found = match open {
                Open::List { .. } => Shape::List,
                Open::Mapping { .. } => Shape::Mapping,
            };
            let place = self.place(at, "");
            self.report.wrong_shape(place, Shape::Text, found);
            return None;
        }
        self.count(at)?;
        if self.open.len() == DEEPEST {
            let place = self.place(at, "");
            self.report.nested_too_deep(place, DEEPEST);
            return None;
        }
        self.open.push(open);
        Some(())
    }

    fn scalar(&mut self, text: Cow<'t, str>, style: ScalarStyle, at: Marker) -> Option<()> {
        self.count(at)?;
        let plain = style == ScalarStyle::Plain;
        if let Some(Open::Mapping { keys, waiting, .. }) = self.open.last_mut()
            && waiting.is_none()
        {
            if plain && text == "<<" {
                self.report.yaml_alias(place(self.file, at, &text));
                return None;
            }
            match keys.get(&text) {
                Some(first) => {
                    let first = place(self.file, *first, "");
                    self.report
                        .duplicate_key(place(self.file, at, &text), &text, &first);
                    self.duplicates += 1;
                    if self.duplicates == MOST_DUPLICATES {
                        return None;
                    }
                }
                None => {
                    keys.insert(text.clone(), at);
                }
            }
            *waiting = Some((text, at));
            return Some(());
        }
        let nothing = plain && matches!(&*text, "" | "~" | "null");
        let content = if nothing {
            Content::Nothing
        } else {
            Content::Text(text)
        };
        self.put(node(at, content))
    }

    fn put(&mut self, value: Node<'t>) -> Option<()> {
        match self.open.last_mut() {
            None => self.root = Some(value),
            Some(Open::List { items, .. }) => items.push(value),
            Some(Open::Mapping {
                entries,
                keys,
                waiting,
                ..
            }) => {
                let (key, at) = waiting.take()?;
                // a key written twice has been reported; the first stands
                if keys.get(&key) == Some(&at) {
                    let (line, column) = position(at);
                    entries.push(Entry {
                        key,
                        line,
                        column,
                        value,
                    });
                }
            }
        }
        Some(())
    }

    fn count(&mut self, at: Marker) -> Option<()> {
        self.values += 1;
        if self.values > MOST_VALUES {
            let place = self.place(at, "");
            self.report.too_many_values(place, MOST_VALUES);
            return None;
        }
        Some(())
    }

    fn place(&self, at: Marker, cell: &str) -> Place {
        place(self.file, at, cell)
    }
}

fn place(file: &Arc<str>, at: Marker, cell: &str) -> Place {
    let (line, column) = position(at);
    Place {
        file: file.clone(),
        line,
        column,
        cell: cell.chars().take(200).collect(),
    }
}

fn node(at: Marker, content: Content<'_>) -> Node<'_> {
    let (line, column) = position(at);
    Node {
        line,
        column,
        content,
    }
}

/// Lines count from 1 there, columns from 0.
fn position(at: Marker) -> (u32, u32) {
    let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    (narrow(at.line()), narrow(at.col()).saturating_add(1))
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::*;
    use crate::check::node::Value;
    use crate::report::Code;

    fn tree(text: &str) -> (Tree<'_>, Report) {
        let mut report = Report::default();
        let tree = read(&"x.yaml".into(), text, &mut report);
        (tree, report)
    }

    fn codes(text: &str) -> Vec<Code> {
        let (_, report) = tree(text);
        report.sorted().iter().map(|d| d.code).collect()
    }

    #[test]
    fn keys_and_values_know_their_line_and_column_in_characters() {
        let (tree, report) = tree("name: {ja: 汐見野, en: Shiomino}\nhours: 2\n");
        assert_eq!(report, Report::default());
        let value = tree.value().expect("it is YAML");
        let en = value.get("name").and_then(|name| name.get("en"));
        let place = en.expect("both keys are there").place();
        assert_eq!(
            (place.line, place.column, &*place.cell),
            (1, 21, "Shiomino")
        );
        assert_eq!(value.place_of("hours").line, 2);
    }

    #[test]
    fn no_is_a_word_and_leading_zeros_stay() {
        let (tree, _) = tree("use: no\ncode: 012\nday: 2024-04-01\nnone: null\ntext: \"null\"\n");
        let value = tree.value().expect("it is YAML");
        let text = |key| value.get(key).and_then(Value::text);
        assert_eq!(text("use"), Some("no"));
        assert_eq!(text("code"), Some("012"));
        assert_eq!(text("day"), Some("2024-04-01"));
        assert_eq!(text("none"), None);
        assert_eq!(text("text"), Some("null"));
    }

    #[test]
    fn every_key_written_twice_is_reported_and_the_first_stands() {
        let (tree, report) = tree("a: 1\nb: 2\na: 3\nb: 4\n");
        let codes: Vec<Code> = report.sorted().iter().map(|d| d.code).collect();
        assert_eq!(codes, [Code::DuplicateKey, Code::DuplicateKey]);
        let value = tree.value().expect("the tree is kept");
        assert_eq!(value.get("a").and_then(Value::text), Some("1"));
    }

    #[test]
    fn anchors_aliases_merges_tags_and_second_documents_are_refused() {
        assert_eq!(codes("a: &x 1\nb: *x\n"), [Code::YamlAlias]);
        assert_eq!(codes("<<: {a: 1}\n"), [Code::YamlAlias]);
        assert_eq!(codes("a: !!str 1\n"), [Code::YamlTag]);
        assert_eq!(codes("a: 1\n---\nb: 2\n"), [Code::SeveralDocuments]);
        assert_eq!(codes("{a: 1}: 2\n"), [Code::WrongShape]);
        assert_eq!(codes("# nothing\n"), [Code::EmptyFile]);
        assert_eq!(codes("a: [1\n"), [Code::YamlSyntax]);
    }

    #[test]
    #[allow(clippy::disallowed_methods, reason = "the clock is what is tested")]
    fn bombs_end_within_a_second() {
        let bombs = [
            "{a: ".repeat(150_000),
            "{".repeat(600_000),
            "[".repeat(1_000_000),
            "- ".repeat(500_000),
            "? ".repeat(500_000),
            "[a: ".repeat(250_000),
            "[?".repeat(500_000),
            "!".repeat(1_000_000),
            "a: ".repeat(300_000),
            "[],".repeat(300_000),
            format!("[{}", "[],".repeat(300_000)),
            format!("[{}]", "a,".repeat(500_000)),
            format!("{{{}}}", "a,".repeat(500_000)),
            format!("x: &a {{k: v}}\ny: [{}]", "*a,".repeat(20_000)),
            format!("x: [{}]", "&a b,".repeat(20_000)),
            "\"".to_owned() + &"\\\n".repeat(500_000),
            "'".to_owned() + &"\n".repeat(1_000_000),
            "|\n".to_owned() + &" \n".repeat(500_000),
            "a\n".repeat(500_000),
            "#\n".repeat(500_000),
            "---\n".repeat(250_000),
            "%TAG ! a\n".repeat(100_000),
            "\t".repeat(1_000_000),
            " ".repeat(1_000_000),
            "a:\n - ".to_owned() + &"- ".repeat(400_000),
        ];
        // Each takes well under a second alone on a machine; tests share theirs.
        let limit = 5;
        for bomb in &bombs {
            let started = Instant::now();
            tree(bomb);
            let spent = started.elapsed();
            let head: String = bomb.chars().take(12).collect();
            assert!(
                spent < Duration::from_secs(limit),
                "{head:?} took {spent:?}"
            );
        }
    }
}

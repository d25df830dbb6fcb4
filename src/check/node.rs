//! Values as written, each with its line and column: what YAML and CSV have in common.

use std::borrow::Cow;
use std::sync::Arc;

use crate::report::Place;
use crate::report::problems::Shape;

/// A value and where it begins. Scalars stay text: what they mean is for the reader of each key to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node<'t> {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1; 0 means the whole line.
    pub column: u32,
    /// What stands there.
    pub content: Content<'t>,
}

/// What stands at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content<'t> {
    /// Nothing, `~` or `null`.
    Nothing,
    /// A text or number.
    Text(Cow<'t, str>),
    /// Values in order.
    List(Vec<Node<'t>>),
    /// Keys and values in order; each key once.
    Mapping(Vec<Entry<'t>>),
}

/// A key with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry<'t> {
    /// The key.
    pub key: Cow<'t, str>,
    /// Line of the key.
    pub line: u32,
    /// Column of the key.
    pub column: u32,
    /// Its value.
    pub value: Node<'t>,
}

/// A file as a tree.
#[derive(Debug)]
pub struct Tree<'t> {
    /// Its path.
    pub file: Arc<str>,
    /// What it holds; `None` when it could not be read, which has been reported.
    pub root: Option<Node<'t>>,
}

impl Tree<'_> {
    /// The whole file as a value.
    pub fn value(&self) -> Option<Value<'_>> {
        let node = self.root.as_ref()?;
        Some(Value {
            file: &self.file,
            node,
            key: "",
        })
    }

    /// The file as a place.
    pub fn place(&self) -> Place {
        Place::file(&self.file)
    }
}

/// A value on loan from its tree, with the file it stands in and the key it stands under.
#[derive(Clone, Copy, Debug)]
pub struct Value<'d> {
    file: &'d Arc<str>,
    node: &'d Node<'d>,
    key: &'d str,
}

/// A thing read, with where it was written: later checks find the place of each of its keys there.
#[derive(Clone, Debug)]
pub struct Found<'d, T> {
    /// The thing.
    pub it: T,
    /// Its keys and values as written.
    pub at: Value<'d>,
}

impl<'d> Value<'d> {
    /// A row of a table as a value.
    pub fn row(file: &'d Arc<str>, node: &'d Node<'d>) -> Value<'d> {
        Value {
            file,
            node,
            key: "",
        }
    }

    /// The key it stands under; for an item of a list, that of the list.
    pub fn key(self) -> &'d str {
        self.key
    }

    /// Its text, if it is one.
    pub fn text(self) -> Option<&'d str> {
        match &self.node.content {
            Content::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The items, if it is a list.
    pub fn items(self) -> Option<impl Iterator<Item = Value<'d>>> {
        let Content::List(items) = &self.node.content else {
            return None;
        };
        Some(items.iter().map(move |node| Value { node, ..self }))
    }

    /// The keys, if it is a mapping.
    pub fn keys(self) -> impl Iterator<Item = &'d str> {
        let entries = match &self.node.content {
            Content::Mapping(entries) => &entries[..],
            _ => &[],
        };
        entries.iter().map(|entry| &*entry.key)
    }

    /// The keys and values, if it is a mapping, each with the place of its key.
    pub fn entries(self) -> Option<impl Iterator<Item = (&'d str, Place, Value<'d>)>> {
        let Content::Mapping(entries) = &self.node.content else {
            return None;
        };
        Some(entries.iter().map(move |entry| {
            let place = self.at(entry.line, entry.column, &entry.key);
            let value = Value {
                file: self.file,
                node: &entry.value,
                key: &entry.key,
            };
            (&*entry.key, place, value)
        }))
    }

    /// The value of a key, unless nothing stands there.
    pub fn get(self, key: &str) -> Option<Value<'d>> {
        let Content::Mapping(entries) = &self.node.content else {
            return None;
        };
        let entry = entries.iter().find(|entry| entry.key == key)?;
        (entry.value.content != Content::Nothing).then_some(Value {
            file: self.file,
            node: &entry.value,
            key: &entry.key,
        })
    }

    /// Its shape.
    pub fn shape(self) -> Shape {
        match self.node.content {
            Content::Nothing => Shape::Nothing,
            Content::Text(_) => Shape::Text,
            Content::List(_) => Shape::List,
            Content::Mapping(_) => Shape::Mapping,
        }
    }

    /// Where it stands, with its text.
    pub fn place(self) -> Place {
        self.at(
            self.node.line,
            self.node.column,
            self.text().unwrap_or_default(),
        )
    }

    /// Where it stands, without its text: for values that logs may not show.
    pub fn place_unseen(self) -> Place {
        self.at(self.node.line, self.node.column, "")
    }

    /// Where the value of a key stands, or else the whole mapping.
    pub fn place_of(self, key: &str) -> Place {
        self.get(key).unwrap_or(self).place()
    }

    fn at(self, line: u32, column: u32, cell: &str) -> Place {
        const LONGEST: usize = 200;
        let first = cell.lines().next().unwrap_or_default();
        Place {
            file: self.file.clone(),
            line,
            column,
            cell: match first.len() {
                ..=LONGEST => first.to_owned(),
                _ => first.chars().take(LONGEST).collect(),
            },
        }
    }
}

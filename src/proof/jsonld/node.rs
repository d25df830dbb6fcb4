//! The walk over a document: each object becomes a node, each member statements about it.
//!
//! JSON-LD 1.1 Processing Algorithms and API section 5.1.2, its step numbers in the comments, and section 8.1.

use super::super::contexts::Contexts;
use super::super::json::MAX_DEPTH;
use super::super::rdf::{Iri, Quad, Term};
use super::context::{Arena, Compiled, ContextId, ROOT, Scope};
use super::context_urls;
use super::iri::{Expanded, Keyword};
use super::problem::{JsonLdError, Problem};
use super::term::{Container, Mapping, TermDefinition};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

/// The statements of a document whose own contexts are compiled.
pub(super) fn walk(
    document: &Value,
    contexts: &Contexts,
    compiled: &Compiled,
) -> Result<Vec<Quad>, JsonLdError> {
    let Value::Object(members) = document else {
        return Err(Problem::NotADocument.into());
    };
    let mut walker = Walker {
        contexts,
        arena: Arena::new(compiled),
        nested: BTreeMap::new(),
        quads: Vec::new(),
        labels: BTreeMap::new(),
        blanks: 0,
        path: Vec::new(),
    };
    let result = walker.members(ROOT, members, None);
    match result {
        Ok(_) if walker.quads.is_empty() => {
            Err(Problem::DataLoss("the document says nothing").into())
        }
        Ok(_) => Ok(walker.quads),
        Err(problem) => Err(JsonLdError {
            pointer: pointer(&walker.path),
            problem,
        }),
    }
}

pub(super) struct Walker<'a> {
    contexts: &'a Contexts,
    pub arena: Arena<'a>,
    /// Contexts of nested documents: the context around and the URLs to the context within.
    nested: BTreeMap<(ContextId, Vec<&'a str>), ContextId>,
    quads: Vec<Quad>,
    /// The document's own names of blank nodes.
    pub labels: BTreeMap<&'a str, u32>,
    pub blanks: u32,
    /// Where we are. It stays as it is when something is refused.
    pub path: Vec<Step<'a>>,
}

pub(super) enum Step<'a> {
    Member(&'a str),
    Item(usize),
}

/// A member of a node that is a property: its key, its definition if it has one, its IRI.
struct Property {
    definition: Option<Arc<TermDefinition>>,
    iri: Iri,
}

pub(super) struct Known {
    pub kind: Iri,
    pub first: Iri,
    pub rest: Iri,
    pub nil: Iri,
}

pub(super) static RDF: LazyLock<Known> = LazyLock::new(|| {
    let iri = |name| {
        Iri::parse(&format!(
            "http://www.w3.org/1999/02/22-rdf-syntax-ns#{name}"
        ))
        .expect("an absolute IRI")
    };
    Known {
        kind: iri("type"),
        first: iri("first"),
        rest: iri("rest"),
        nil: iri("nil"),
    }
});

pub(super) type Outcome<T> = Result<T, Problem>;

impl<'a> Walker<'a> {
    /// A node: applies the contexts that begin here, then says what the members say. Gives the node's name.
    pub fn node(
        &mut self,
        active: ContextId,
        definition: Option<&TermDefinition>,
        members: &'a Map<String, Value>,
        graph: Option<&Term>,
    ) -> Outcome<Term> {
        if self.path.len() > 2 * MAX_DEPTH {
            return Err(Problem::TooDeep);
        }
        let mut active = active;
        // 7. What a type brought ends with its node; a mere reference is not a node.
        if let Some(previous) = self.arena.get(active).previous
            && !(members.len() == 1 && self.member(active, members, Keyword::Id)?.is_some())
        {
            active = previous;
        }
        // 8.
        if let Some(scoped) = definition.and_then(|definition| definition.scoped.as_ref()) {
            active = self.scoped(active, scoped, Scope::Property)?;
        }
        // 9.
        if let Some(context) = members.get("@context") {
            self.path.push(Step::Member("@context"));
            let urls = context_urls(context).unwrap_or(Err(Problem::InlineContext))?;
            active = match self.nested.get(&(active, urls.clone())) {
                Some(&known) => known,
                None => {
                    let entered = self
                        .arena
                        .process(self.contexts, active, context, false, true)
                        .map_err(|error| error.problem)?;
                    self.nested.insert((active, urls), entered);
                    entered
                }
            };
            self.path.pop();
        }
        self.members(active, members, graph)
    }

    /// Steps 10 to 13: the members of a node whose context is in force.
    fn members(
        &mut self,
        active: ContextId,
        members: &'a Map<String, Value>,
        graph: Option<&Term>,
    ) -> Outcome<Term> {
        // 10. and 11. What the types bring, looked up in the context before any of them.
        let outer = active;
        let mut active = active;
        for (key, value) in members {
            if self.keyword(outer, key) == Some(Keyword::Type) {
                let mut types: Vec<&str> = items(value).iter().filter_map(Value::as_str).collect();
                types.sort_unstable();
                for name in types {
                    let definition = self.arena.term(self.arena.get(outer), name).cloned();
                    if let Some(scoped) = definition
                        .as_ref()
                        .and_then(|definition| definition.scoped.as_ref())
                    {
                        active = self.scoped(active, scoped, Scope::Type)?;
                    }
                }
            }
        }
        let subject = match self.member(active, members, Keyword::Id)? {
            Some((key, value)) => {
                self.path.push(Step::Member(key));
                let id = value
                    .as_str()
                    .ok_or(Problem::InvalidValue("an id is not a text"))?;
                let subject = self.id(active, id)?;
                self.path.pop();
                subject
            }
            None => self.blank(),
        };
        // 13.4.4 Types first: a wrong one is the cause of many undefined terms.
        for (key, value) in members {
            if self.keyword(outer, key) == Some(Keyword::Type) {
                self.path.push(Step::Member(key));
                self.types(outer, &subject, value, graph)?;
                self.path.pop();
            }
        }
        // 13.
        for (key, value) in members {
            self.path.push(Step::Member(key));
            let is_type = self.keyword(outer, key) == Some(Keyword::Type);
            match self.arena.expand(self.arena.get(active), key, true) {
                Expanded::Keyword(Keyword::Type) if is_type => {}
                // A type that gives the word for types another meaning.
                _ if is_type => return Err(Problem::Unsupported(key.clone())),
                Expanded::Keyword(Keyword::Context | Keyword::Id) => {}
                Expanded::Keyword(_) | Expanded::Reserved | Expanded::Blank => {
                    return Err(Problem::Unsupported(key.clone()));
                }
                Expanded::Null | Expanded::Relative => {
                    return Err(Problem::UndefinedTerm(key.clone()));
                }
                Expanded::Iri(iri) => {
                    let definition = self.arena.term(self.arena.get(active), key).cloned();
                    self.property(
                        active,
                        &Property { definition, iri },
                        &subject,
                        value,
                        graph,
                    )?;
                }
            }
            self.path.pop();
        }
        Ok(subject)
    }

    /// The types of a node, read in the context before they change it.
    fn types(
        &mut self,
        outer: ContextId,
        subject: &Term,
        value: &'a Value,
        graph: Option<&Term>,
    ) -> Outcome<()> {
        self.each(value, |walker, item| {
            let name = item
                .as_str()
                .ok_or(Problem::InvalidValue("a type is not a text"))?;
            match walker.arena.expand(walker.arena.get(outer), name, true) {
                Expanded::Iri(iri) => {
                    walker.say(subject, &RDF.kind, iri.into(), graph);
                    Ok(())
                }
                Expanded::Null | Expanded::Relative => Err(Problem::UndefinedType(name.to_owned())),
                _ => Err(Problem::Unsupported(name.to_owned())),
            }
        })
    }

    /// Steps 13.5 to 13.14: what a property says of its subject.
    fn property(
        &mut self,
        active: ContextId,
        property: &Property,
        subject: &Term,
        value: &'a Value,
        graph: Option<&Term>,
    ) -> Outcome<()> {
        let definition = property.definition.as_deref();
        if let Some(feature) = definition.and_then(|definition| definition.unsupported) {
            return Err(Problem::Unsupported(feature.to_owned()));
        }
        match definition.map_or(Container::Set, |definition| definition.container) {
            Container::Set => self.each(value, |walker, item| {
                if !item.is_null() {
                    let object = walker.value(active, definition, item, graph)?;
                    walker.say(subject, &property.iri, object, graph);
                }
                Ok(())
            }),
            Container::Graph => self.each(value, |walker, item| {
                if !item.is_null() {
                    let name = walker.blank();
                    let before = walker.quads.len();
                    walker.value(active, definition, item, Some(&name))?;
                    if walker.quads.len() == before {
                        return Err(Problem::DataLoss("it says nothing"));
                    }
                    walker.say(subject, &property.iri, name, graph);
                }
                Ok(())
            }),
            Container::List if value.is_null() => Ok(()),
            Container::List => {
                let list = self.list(active, definition, value, graph)?;
                self.say(subject, &property.iri, list, graph);
                Ok(())
            }
        }
    }

    /// The member that is a keyword in this context. Two of them contradict each other.
    pub fn member(
        &self,
        active: ContextId,
        members: &'a Map<String, Value>,
        keyword: Keyword,
    ) -> Outcome<Option<(&'a str, &'a Value)>> {
        let mut found = members
            .iter()
            .filter(|(key, _)| self.keyword(active, key) == Some(keyword));
        let first = found.next().map(|(key, value)| (key.as_str(), value));
        match found.next() {
            Some((key, _)) => Err(Problem::Unsupported(key.clone())),
            None => Ok(first),
        }
    }

    pub fn keyword(&self, active: ContextId, key: &str) -> Option<Keyword> {
        let mapping = || {
            self.arena
                .term(self.arena.get(active), key)
                .map(|definition| &definition.mapping)
        };
        Keyword::parse(key).or_else(|| match mapping() {
            Some(&Mapping::Keyword(keyword)) => Some(keyword),
            _ => None,
        })
    }

    pub fn scoped(
        &mut self,
        active: ContextId,
        scoped: &Arc<Value>,
        scope: Scope,
    ) -> Outcome<ContextId> {
        self.arena
            .scoped(self.contexts, active, scoped, scope)
            .map_err(|error| error.problem)
    }

    /// A value, or each value of an array, arrays in it included.
    fn each(
        &mut self,
        value: &'a Value,
        mut one: impl FnMut(&mut Self, &'a Value) -> Outcome<()>,
    ) -> Outcome<()> {
        fn go<'a>(
            walker: &mut Walker<'a>,
            value: &'a Value,
            one: &mut impl FnMut(&mut Walker<'a>, &'a Value) -> Outcome<()>,
        ) -> Outcome<()> {
            let Value::Array(items) = value else {
                return one(walker, value);
            };
            for (index, item) in items.iter().enumerate() {
                walker.path.push(Step::Item(index));
                go(walker, item, one)?;
                walker.path.pop();
            }
            Ok(())
        }
        go(self, value, &mut one)
    }

    pub fn blank(&mut self) -> Term {
        self.blanks += 1;
        Term::Blank(self.blanks - 1)
    }

    pub fn say(&mut self, subject: &Term, predicate: &Iri, object: Term, graph: Option<&Term>) {
        self.quads.push(Quad {
            subject: subject.clone(),
            predicate: predicate.clone(),
            object,
            graph: graph.cloned(),
        });
    }
}

pub(super) fn items(value: &Value) -> &[Value] {
    match value {
        Value::Array(items) => items,
        one => std::slice::from_ref(one),
    }
}

fn pointer(path: &[Step]) -> String {
    path.iter()
        .map(|step| match step {
            Step::Member(key) => format!("/{}", key.replace('~', "~0").replace('/', "~1")),
            Step::Item(index) => format!("/{index}"),
        })
        .collect()
}

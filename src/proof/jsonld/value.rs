//! The values of properties: literals, references, lists.
//!
//! JSON-LD 1.1 Processing Algorithms and API sections 5.3.2 and 8.2 (<https://www.w3.org/TR/json-ld11-api/#value-expansion>).

use super::super::rdf::Term;
use super::context::{ContextId, Scope};
use super::iri::{Expanded, Keyword};
use super::literal::{in_language, literal};
use super::node::{Outcome, RDF, Step, Walker, items};
use super::problem::Problem;
use super::term::{Coercion, TermDefinition};
use serde_json::{Map, Value};

impl<'a> Walker<'a> {
    /// Section 8.1.3: a list, as cells that each know the next.
    pub fn list(
        &mut self,
        active: ContextId,
        definition: Option<&TermDefinition>,
        value: &'a Value,
        graph: Option<&Term>,
    ) -> Outcome<Term> {
        let mut objects = Vec::new();
        let single = !value.is_array();
        for (index, item) in items(value).iter().enumerate() {
            if !single {
                self.path.push(Step::Item(index));
            }
            match item {
                Value::Null => {}
                Value::Array(_) => return Err(Problem::Unsupported("a list in a list".to_owned())),
                _ => objects.push(self.value(active, definition, item, graph)?),
            }
            if !single {
                self.path.pop();
            }
        }
        let mut rest: Term = RDF.nil.clone().into();
        for object in objects.into_iter().rev() {
            let cell = self.blank();
            self.say(&cell, &RDF.first, object, graph);
            self.say(&cell, &RDF.rest, rest, graph);
            rest = cell;
        }
        Ok(rest)
    }

    /// One value of a property: a text, number or boolean, or a node.
    pub fn value(
        &mut self,
        active: ContextId,
        definition: Option<&TermDefinition>,
        value: &'a Value,
        graph: Option<&Term>,
    ) -> Outcome<Term> {
        let coercion = definition.map_or(&Coercion::None, |definition| &definition.coercion);
        match (value, coercion) {
            (Value::Object(members), _) => match self.member(active, members, Keyword::Value)? {
                Some(_) => self.value_object(active, definition, members),
                None => self.node(active, definition, members, graph),
            },
            // Section 5.3.2.
            (Value::String(text), Coercion::Id | Coercion::Vocab) => {
                let within = match definition.and_then(|definition| definition.scoped.as_ref()) {
                    Some(scoped) => self.scoped(active, scoped, Scope::Property)?,
                    None => active,
                };
                if *coercion == Coercion::Id {
                    return self.id(within, text);
                }
                match self.arena.expand(self.arena.get(within), text, true) {
                    Expanded::Iri(iri) => Ok(iri.into()),
                    _ => Err(Problem::UndefinedTerm(text.clone())),
                }
            }
            (_, Coercion::Datatype(datatype)) => literal(value, Some(datatype)),
            _ => literal(value, None),
        }
    }

    /// An object with `@value`: a literal spelled out.
    fn value_object(
        &mut self,
        active: ContextId,
        definition: Option<&TermDefinition>,
        members: &'a Map<String, Value>,
    ) -> Outcome<Term> {
        if definition.is_some_and(|definition| definition.scoped.is_some()) {
            return Err(Problem::Unsupported("@value".to_owned()));
        }
        let mut parts: [Option<&Value>; 3] = [None; 3];
        for (key, value) in members {
            let part = match self.keyword(active, key) {
                Some(Keyword::Value) => 0,
                Some(Keyword::Type) => 1,
                Some(Keyword::Language) => 2,
                _ => return Err(Problem::Unsupported(key.clone())),
            };
            if parts[part].replace(value).is_some() {
                return Err(Problem::Unsupported(key.clone()));
            }
        }
        match (parts[0], parts[1], parts[2]) {
            (Some(Value::String(text)), None, Some(Value::String(tag))) => in_language(text, tag),
            (Some(value), Some(Value::String(name)), None) => {
                match self.arena.expand(self.arena.get(active), name, true) {
                    Expanded::Iri(datatype) => literal(value, Some(&datatype)),
                    Expanded::Null | Expanded::Relative => {
                        Err(Problem::UndefinedType(name.clone()))
                    }
                    _ => Err(Problem::Unsupported(name.clone())),
                }
            }
            (Some(value), None, None) => literal(value, None),
            _ => Err(Problem::InvalidValue(
                "an object with `@value` does not make a value",
            )),
        }
    }

    /// An id: an absolute IRI, or the document's own name of a blank node.
    pub fn id(&mut self, active: ContextId, id: &'a str) -> Outcome<Term> {
        match self.arena.expand(self.arena.get(active), id, false) {
            Expanded::Iri(iri) => Ok(iri.into()),
            Expanded::Blank => {
                let next = self.blanks;
                let blank = *self.labels.entry(id).or_insert(next);
                self.blanks += u32::from(blank == next);
                Ok(Term::Blank(blank))
            }
            _ => Err(Problem::RelativeIri(id.to_owned())),
        }
    }
}

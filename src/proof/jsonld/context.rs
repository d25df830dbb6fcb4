//! Contexts to term definitions: what each word of a document means at each place.
//!
//! JSON-LD 1.1 Processing Algorithms and API sections 4.1, 4.2 and 5.2 (<https://www.w3.org/TR/json-ld11-api/>). Contexts
//! are layers: one that a type or a property brings holds its own few terms and points to the one it changes. A list of
//! contexts is compiled once, together with what each type and property changes in it, and shared by all documents.

use super::super::contexts::Contexts;
use super::super::rdf::Iri;
use super::problem::{JsonLdError, Problem};
use super::term::{Definer, TermDefinition};
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::Arc;

/// How deep contexts may refer to each other by URL.
const MAX_REFERENCES: usize = 8;

/// The number of a context within an [`Arena`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct ContextId(usize);

/// The context that a document starts with.
pub(super) const ROOT: ContextId = ContextId(0);

/// An active context (section 4.1), as a layer.
#[derive(Debug, Clone, Default)]
pub(super) struct Context {
    /// The context that this one adds to; none when it starts anew.
    pub parent: Option<ContextId>,
    /// The terms defined or redefined here.
    pub terms: BTreeMap<String, Arc<TermDefinition>>,
    /// What is put before a word that is not defined.
    pub vocab: Option<Iri>,
    /// The context to go back to in the next node: this one came with a type.
    pub previous: Option<ContextId>,
}

/// How a context enters at a place in a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Scope {
    /// With a type: for this node only.
    Type,
    /// With a property: for all that is below, even against protection.
    Property,
}

/// A list of contexts, compiled: its first layer and the layers that types and properties put upon that.
#[derive(Debug, Default)]
pub struct Compiled {
    contexts: Vec<Context>,
    derived: BTreeMap<(ContextId, Scope, ScopedKey), ContextId>,
}

/// Which scoped context: the place in memory of its JSON, which its term definition keeps alive.
type ScopedKey = usize;

impl Compiled {
    /// Compiles these contexts, one after the other.
    ///
    /// # Errors
    /// An URL that is not known, or contexts that contradict each other.
    pub(in super::super) fn new(
        contexts: &Contexts,
        urls: &[&str],
    ) -> Result<Compiled, JsonLdError> {
        let empty = Compiled {
            contexts: vec![Context::default()],
            derived: BTreeMap::new(),
        };
        let mut arena = Arena {
            compiled: &empty,
            contexts: Vec::new(),
            derived: BTreeMap::new(),
        };
        let local = Value::Array(urls.iter().map(|&url| url.into()).collect());
        arena.process(contexts, ROOT, &local, false, true)?;
        let root = arena.contexts.pop().expect("processing adds a context");
        let mut compiled = Compiled {
            contexts: vec![Context {
                parent: None,
                ..root
            }],
            derived: BTreeMap::new(),
        };
        compiled.derive_all(contexts);
        Ok(compiled)
    }

    /// Prepares what each type and property changes in the first layer. What fails here fails again where it is used.
    fn derive_all(&mut self, contexts: &Contexts) {
        let mut arena = Arena {
            compiled: self,
            contexts: Vec::new(),
            derived: BTreeMap::new(),
        };
        let terms: Vec<_> = self.contexts[ROOT.0].terms.values().cloned().collect();
        for scoped in terms.iter().filter_map(|term| term.scoped.as_ref()) {
            let _ = arena.scoped(contexts, ROOT, scoped, Scope::Property);
            let Ok(typed) = arena.scoped(contexts, ROOT, scoped, Scope::Type) else {
                continue;
            };
            let terms: Vec<_> = arena.get(typed).terms.values().cloned().collect();
            for scoped in terms.iter().filter_map(|term| term.scoped.as_ref()) {
                let _ = arena.scoped(contexts, typed, scoped, Scope::Property);
            }
        }
        let Arena {
            contexts, derived, ..
        } = arena;
        self.contexts.extend(contexts);
        self.derived = derived;
    }
}

/// The contexts in force in one document: the compiled ones, and those that it alone needs.
pub(super) struct Arena<'a> {
    compiled: &'a Compiled,
    contexts: Vec<Context>,
    derived: BTreeMap<(ContextId, Scope, ScopedKey), ContextId>,
}

impl<'a> Arena<'a> {
    pub fn new(compiled: &'a Compiled) -> Arena<'a> {
        Arena {
            compiled,
            contexts: Vec::new(),
            derived: BTreeMap::new(),
        }
    }

    pub fn get(&self, id: ContextId) -> &Context {
        let shared = self.compiled.contexts.len();
        if id.0 < shared {
            &self.compiled.contexts[id.0]
        } else {
            &self.contexts[id.0 - shared]
        }
    }

    fn push(&mut self, context: Context) -> ContextId {
        self.contexts.push(context);
        ContextId(self.compiled.contexts.len() + self.contexts.len() - 1)
    }

    /// The definition of a term in a context, from the topmost layer that has one.
    pub fn term<'b>(&'b self, context: &'b Context, term: &str) -> Option<&'b Arc<TermDefinition>> {
        let own = context.terms.get(term);
        own.or_else(|| self.term(self.get(context.parent?), term))
    }

    /// The context after the one that a type or property brings.
    pub fn scoped(
        &mut self,
        contexts: &Contexts,
        active: ContextId,
        local: &Arc<Value>,
        scope: Scope,
    ) -> Result<ContextId, JsonLdError> {
        let key = (active, scope, Arc::as_ptr(local).addr());
        if let Some(&found) = self
            .compiled
            .derived
            .get(&key)
            .or_else(|| self.derived.get(&key))
        {
            return Ok(found);
        }
        let id = self.process(
            contexts,
            active,
            local,
            scope == Scope::Property,
            scope == Scope::Property,
        )?;
        self.derived.insert(key, id);
        Ok(id)
    }

    /// Section 4.1.2, context processing: the context after `local` in `active`.
    pub fn process(
        &mut self,
        contexts: &Contexts,
        active: ContextId,
        local: &Value,
        override_protected: bool,
        propagate: bool,
    ) -> Result<ContextId, JsonLdError> {
        // 1. and 2.
        let propagate = match local.get("@propagate") {
            None => propagate,
            Some(&Value::Bool(propagate)) => propagate,
            Some(_) => {
                return Err(
                    Problem::InvalidContext("`@propagate` is not true or false".into()).into(),
                );
            }
        };
        let Context {
            vocab, previous, ..
        } = self.get(active);
        let mut result = Context {
            parent: Some(active),
            terms: BTreeMap::new(),
            vocab: vocab.clone(),
            previous: *previous,
        };
        // 3.
        if !propagate && result.previous.is_none() {
            result.previous = Some(active);
        }
        self.apply(
            contexts,
            &mut result,
            local,
            override_protected,
            propagate,
            0,
        )?;
        Ok(self.push(result))
    }

    /// Steps 4 and 5: puts one context, or each of several, into `result`.
    fn apply(
        &mut self,
        contexts: &Contexts,
        result: &mut Context,
        local: &Value,
        override_protected: bool,
        propagate: bool,
        references: usize,
    ) -> Result<(), JsonLdError> {
        match local {
            Value::Array(items) => {
                for item in items {
                    self.apply(
                        contexts,
                        result,
                        item,
                        override_protected,
                        propagate,
                        references,
                    )?;
                }
                Ok(())
            }
            // 5.1 Begin anew.
            Value::Null => {
                if !override_protected && self.any_protected(result) {
                    return Err(Problem::InvalidContext(
                        "null would forget protected terms".into(),
                    )
                    .into());
                }
                let before = std::mem::take(result);
                if !propagate {
                    result.previous = Some(self.push(before));
                }
                Ok(())
            }
            // 5.2 Another context, by its URL.
            Value::String(url) => {
                let document = contexts
                    .document(url)
                    .ok_or_else(|| Problem::UnknownContext(url.clone()))?;
                if references == MAX_REFERENCES {
                    return Err(Problem::InvalidContext(
                        "contexts refer to each other without end".into(),
                    )
                    .into());
                }
                let local = document
                    .get("@context")
                    .ok_or_else(|| Problem::InvalidContext(format!("`{url}` has no `@context`")))?;
                self.apply(contexts, result, local, false, true, references + 1)
            }
            Value::Object(local) => Definer::new(self, result, local, override_protected).run(),
            _ => {
                Err(Problem::InvalidContext("a context is an object, a URL or null".into()).into())
            }
        }
    }

    fn any_protected(&self, context: &Context) -> bool {
        let mut hidden: Vec<&Context> = Vec::new();
        let mut layer = Some(context);
        while let Some(context) = layer {
            let visible =
                |term: &String| !hidden.iter().any(|above| above.terms.contains_key(term));
            if context
                .terms
                .iter()
                .any(|(term, definition)| definition.protected && visible(term))
            {
                return true;
            }
            hidden.push(context);
            layer = context.parent.map(|parent| self.get(parent));
        }
        false
    }
}

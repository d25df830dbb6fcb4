//! What the files of an award or an earner are made from, as one number: while it is the same, they are the same.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::bundles::Enclosed;
use crate::catalog::{Award, AwardId, Catalog};
use crate::render::{Earner, Pages, Publication};
use crate::sign::Signing;
use crate::site::{Sink, Unit};

/// Numbers for units; none for a sink that remembers nothing.
pub struct Units {
    /// A hash of what all of them are made from.
    shared: Option<u64>,
    /// One of what archives enclose: a withdrawal changes it, and nothing else of other awards.
    enclosed: u64,
}

impl Units {
    /// None: everything is made.
    pub fn none() -> Units {
        Units {
            shared: None,
            enclosed: 0,
        }
    }

    /// Those of one run.
    pub fn new<E>(
        signing: &Signing<'_>,
        publication: Publication,
        enclosed: Option<&Enclosed>,
        sink: &dyn Sink<E>,
    ) -> Units {
        let shared = sink.memory().map(|memory| {
            let mut hasher = DefaultHasher::new();
            memory.identity().hash(&mut hasher);
            publication.is_preview().hash(&mut hasher);
            // A preview stands elsewhere than its sources say.
            signing.addresses.base_url().hash(&mut hasher);
            for public in signing.keyring.publics() {
                public.hash(&mut hasher);
            }
            searched(signing.catalog, &mut hasher);
            hasher.finish()
        });
        let enclosed = enclosed.map(|it| (&it.documents, &it.page));
        Units {
            shared,
            enclosed: hash(enclosed),
        }
    }

    /// The unit of an award.
    pub fn award(&self, signing: &Signing<'_>, pages: &Pages<'_>, award: &Award) -> Option<Unit> {
        let mut hasher = DefaultHasher::new();
        self.shared?.hash(&mut hasher);
        made_from(signing, award, &mut hasher);
        let holder = pages.earners().contains_key(&award.person);
        let others = [
            pages.replaced_by(award),
            pages.renewed_by(award),
            other(signing.catalog, award.replaces.as_ref()),
            other(signing.catalog, award.renews.as_ref()),
        ];
        (holder, others).hash(&mut hasher);
        if signing.catalog.settings.bundle {
            self.enclosed.hash(&mut hasher);
        }
        let id = hash(("award", &award.id));
        let key = hasher.finish();
        Some(Unit { id, key })
    }

    /// The unit of an earner.
    pub fn earner(
        &self,
        signing: &Signing<'_>,
        pages: &Pages<'_>,
        earner: &Earner<'_>,
    ) -> Option<Unit> {
        let mut hasher = DefaultHasher::new();
        (self.shared?, self.enclosed).hash(&mut hasher);
        for award in &earner.awards {
            made_from(signing, award, &mut hasher);
            (pages.replaced_by(award), pages.renewed_by(award)).hash(&mut hasher);
        }
        let id = hash(("earner", &earner.person.handle));
        let key = hasher.finish();
        Some(Unit { id, key })
    }
}

/// An award, who holds it, and what was signed of it.
fn made_from(signing: &Signing<'_>, award: &Award, hasher: &mut DefaultHasher) {
    award.hash(hasher);
    signing.catalog.holder_of(award).hash(hasher);
    let sealed = signing.ledger.credentials.get(&award.id);
    sealed.map(|sealed| sealed.text()).hash(hasher);
}

/// The values that no file may hold: a new one has to be searched in all of them.
fn searched(catalog: &Catalog, hasher: &mut DefaultHasher) {
    for person in catalog.people.values() {
        person.private.hash(hasher);
    }
}

fn other<'c>(catalog: &'c Catalog, id: Option<&AwardId>) -> Option<&'c Award> {
    id.and_then(|id| catalog.awards.get(id))
}

fn hash(value: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

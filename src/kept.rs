//! Values that are made when they are first asked for. Any thread may ask; the memory of them stays small.

use std::borrow::Borrow;
use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

/// How many are kept: enough for awards that come badge by badge, and a few tens of megabytes of the largest.
const MOST: usize = 512;

/// Values by what they were made of.
pub struct Kept<K, V>(RwLock<BTreeMap<K, Arc<V>>>);

impl<K, V> Default for Kept<K, V> {
    fn default() -> Kept<K, V> {
        Kept(RwLock::default())
    }
}

impl<K: Ord, V> Kept<K, V> {
    /// The value for a key, made now unless it is known. What could not be made is not kept.
    ///
    /// # Errors
    /// What `make` says.
    pub fn get<Q, E>(&self, key: &Q, make: impl FnOnce() -> Result<V, E>) -> Result<Arc<V>, E>
    where
        K: Borrow<Q>,
        Q: Ord + ToOwned<Owned = K> + ?Sized,
    {
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = known.get(key) {
            return Ok(Arc::clone(found));
        }
        drop(known);
        // Two threads may make the same one; none waits for the other.
        let made = Arc::new(make()?);
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MOST {
            known.clear();
        }
        known.insert(key.to_owned(), Arc::clone(&made));
        Ok(made)
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use super::*;

    fn square(kept: &Kept<usize, usize>, of: usize, asked: &mut usize) -> usize {
        let Ok(found) = kept.get(&of, || {
            *asked += 1;
            Ok::<_, Infallible>(of * of)
        });
        *found
    }

    #[test]
    fn what_is_known_is_not_made_again() {
        let (kept, mut made) = (Kept::default(), 0);
        for of in [3, 4, 3, 4, 3] {
            assert_eq!(square(&kept, of, &mut made), of * of);
        }
        assert_eq!(made, 2);
    }

    #[test]
    fn it_does_not_grow() {
        let (kept, mut made) = (Kept::default(), 0);
        for of in 0..3 * MOST {
            square(&kept, of, &mut made);
        }
        assert!(kept.0.read().expect("no thread panicked").len() <= MOST);
    }

    #[test]
    fn what_went_wrong_is_tried_again() {
        let kept: Kept<u8, u8> = Kept::default();
        assert_eq!(kept.get(&1, || Err("no")), Err("no"));
        assert_eq!(kept.get(&1, || Ok::<_, &str>(2)).as_deref(), Ok(&2));
    }
}

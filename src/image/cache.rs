//! Pictures that were drawn before, found by what they were drawn from.
//!
//! Nothing in a site depends on it: a picture that is not there, or that was damaged, is drawn.

use sha2::{Digest as _, Sha256};

use super::font::Fonts;
use super::raster::{RasterError, rasterise};

/// What draws: with another tool, another library or another font the same recipe gives another picture.
const DRAWN_BY: [&[u8]; 4] = [
    env!("CARGO_PKG_VERSION").as_bytes(),
    include_bytes!("../../Cargo.lock"),
    include_bytes!("raster.rs"),
    include_bytes!("encode.rs"),
];

/// Bytes of the check sum before a picture.
const SUM: usize = 32;

/// Where pictures are kept between runs, by names of 64 hexadecimal digits.
pub trait Shelf: Sync {
    /// What was kept under a name.
    fn find(&self, name: &str) -> Option<Vec<u8>>;

    /// Keeps bytes, if that can be done: no site depends on it.
    fn keep(&self, name: &str, bytes: &[u8]);
}

/// Draws what a shelf does not hold.
#[derive(Clone)]
pub struct Cache<'a> {
    shelf: Option<&'a dyn Shelf>,
    /// Hash of what draws.
    by: [u8; SUM],
}

impl<'a> Cache<'a> {
    /// Draws each picture once for all runs that share the shelf.
    pub fn new(shelf: &'a dyn Shelf) -> Cache<'a> {
        Cache {
            shelf: Some(shelf),
            by: hash(&DRAWN_BY),
        }
    }

    /// Draws everything.
    pub fn none() -> Cache<'a> {
        Cache {
            shelf: None,
            by: [0; SUM],
        }
    }

    /// What [`rasterise`] makes of an SVG. All text in it is outlines, as in all SVG of ours.
    ///
    /// # Errors
    /// As [`rasterise`] says.
    pub fn rasterise(&self, svg: &str, width: u32, fonts: &Fonts) -> Result<Vec<u8>, RasterError> {
        self.picture(&[svg.as_bytes(), &width.to_le_bytes()], || {
            rasterise(svg, width, fonts)
        })
    }

    fn picture<E>(
        &self,
        recipe: &[&[u8]],
        draw: impl FnOnce() -> Result<Vec<u8>, E>,
    ) -> Result<Vec<u8>, E> {
        let Some(shelf) = self.shelf else {
            return draw();
        };
        let parts = [&[self.by.as_slice()], recipe].concat();
        let name = hash(&parts).map(|byte| format!("{byte:02x}")).concat();
        if let Some(bytes) = shelf.find(&name).and_then(unsealed) {
            return Ok(bytes);
        }
        let bytes = draw()?;
        shelf.keep(&name, &[&hash(&[&bytes]), bytes.as_slice()].concat());
        Ok(bytes)
    }
}

/// A picture without the check sum it was kept with, if it is still the same.
fn unsealed(mut kept: Vec<u8>) -> Option<Vec<u8>> {
    let (sum, bytes) = kept.split_at_checked(SUM)?;
    if hash(&[bytes]) != sum {
        return None;
    }
    kept.drain(..SUM);
    Some(kept)
}

/// SHA-256 of parts, each with its length, so that no two lists of parts are one text.
fn hash(parts: &[&[u8]]) -> [u8; SUM] {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    hasher.finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;
    use std::convert::Infallible;
    use std::sync::Mutex;

    #[derive(Default)]
    struct Board(Mutex<BTreeMap<String, Vec<u8>>>);

    impl Shelf for Board {
        fn find(&self, name: &str) -> Option<Vec<u8>> {
            self.0.lock().expect("no panic").get(name).cloned()
        }

        fn keep(&self, name: &str, bytes: &[u8]) {
            let mut held = self.0.lock().expect("no panic");
            held.insert(name.to_owned(), bytes.to_owned());
        }
    }

    fn asked(board: &Board, recipe: &[&[u8]], text: &str) -> String {
        let drawn = Cache::new(board).picture(recipe, || Ok(text.as_bytes().to_vec()));
        let Ok::<_, Infallible>(bytes) = drawn;
        String::from_utf8(bytes).expect("text")
    }

    #[test]
    fn a_picture_is_drawn_once_and_again_when_it_was_damaged_or_deleted() {
        let board = Board::default();
        assert_eq!(asked(&board, &[b"recipe"], "first"), "first");
        assert_eq!(asked(&board, &[b"recipe"], "second"), "first");
        for damaged in [
            "",
            "half",
            "long enough to have a sum, and not the right one",
        ] {
            for bytes in board.0.lock().expect("no panic").values_mut() {
                *bytes = damaged.as_bytes().to_vec();
            }
            assert_eq!(asked(&board, &[b"recipe"], damaged), damaged);
        }
        board.0.lock().expect("no panic").clear();
        assert_eq!(asked(&board, &[b"recipe"], "third"), "third");
    }

    #[test]
    fn another_recipe_is_another_picture() {
        let board = Board::default();
        let recipes: [&[&[u8]]; 4] = [&[b"ab", b"c"], &[b"a", b"bc"], &[b"abc"], &[b"abc", b""]];
        for recipe in recipes {
            let name = format!("{recipe:?}");
            assert_eq!(asked(&board, recipe, &name), name);
        }
    }

    #[test]
    fn nothing_is_kept_of_what_cannot_be_drawn() {
        let board = Board::default();
        let refused = Cache::new(&board).rasterise("<svg", 96, &Fonts::bundled());
        assert!(matches!(refused, Err(RasterError::NotSvg(_))));
        assert!(board.0.lock().expect("no panic").is_empty());
    }
}

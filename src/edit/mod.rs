//! Changes to the tables of the content, cell by cell: what is not changed keeps its bytes, so that git shows what was done
//! and nothing else.

mod draft;
mod table;

pub use draft::Draft;
pub use table::{Table, Unreadable};

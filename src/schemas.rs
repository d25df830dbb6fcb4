//! The JSON Schemas of the content, inside the program: for editors that complete and check, and for the forms of `/admin/`.

use std::path::Path;

use include_dir::{Dir, include_dir};

/// One schema a kind of file, JSON Schema 2020-12.
static SCHEMAS: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/schemas");

/// Every schema by its file name.
pub fn all() -> impl Iterator<Item = (&'static Path, &'static str)> {
    SCHEMAS.files().map(|file| {
        let text = file.contents_utf8().expect("schemas are text");
        (file.path(), text)
    })
}

/// The text of one.
pub fn text(name: &str) -> Option<&'static str> {
    SCHEMAS.get_file(name)?.contents_utf8()
}

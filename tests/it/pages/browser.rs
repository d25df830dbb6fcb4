//! The site with its pictures, for a browser: `PAGES_OUT=folder` keeps it, and `tests/browser/check.mjs` looks at it.

use std::path::Path;

use shirushi::catalog::{AchievementVersion, BadgeImage, Catalog};
use shirushi::image::{self, Design, Fonts};
use shirushi::plan::Addresses;

use super::sample;
use super::*;

#[test]
fn the_site_is_complete_enough_for_a_browser() {
    let catalog = sample::catalog();
    let kept = std::env::var_os("PAGES_OUT");
    let temporary = tempfile::tempdir().expect("a temporary folder");
    let root = kept.as_deref().map_or(temporary.path(), Path::new);
    let write = |path: &str, bytes: &[u8]| {
        let file = root.join(path);
        std::fs::create_dir_all(file.parent().expect("below the root")).expect("a folder");
        std::fs::write(file, bytes).expect("a file");
    };
    for (path, text) in site_of(&catalog, PUBLISHED) {
        write(&path, text.as_bytes());
    }
    for path in machine_files(&catalog) {
        write(&path, b"{}\n");
    }
    let (addresses, fonts) = (Addresses::new(&catalog.settings), Fonts::bundled());
    for version in catalog
        .achievements
        .values()
        .flat_map(|achievement| &achievement.versions)
    {
        let spot = |name| addresses.version_file(&version.achievement, version.version, name);
        let svg = picture(&catalog, version, &fonts);
        let png = image::rasterise(&svg, 256, &fonts).expect("a drawn badge has pixels");
        write(spot("badge.svg").path.as_str(), svg.as_bytes());
        write(spot("badge.png").path.as_str(), &png);
    }
    assert!(root.join("en/a/yxw31s73/index.html").is_file());
}

/// The badge as it is drawn; for an author's own picture, one without words.
fn picture(catalog: &Catalog, version: &AchievementVersion, fonts: &Fonts) -> String {
    let (label, step, level) = match &version.image {
        BadgeImage::Drawn(label) => (
            label.words(shirushi::catalog::Lang::JA).0,
            label.step,
            label.level,
        ),
        BadgeImage::Svg(_) | BadgeImage::Png(_) => ("印", None, None),
    };
    let design = Design {
        kind: version.kind,
        level,
        step,
        accent: catalog.issuers[&version.issuer].accent,
        style: catalog.issuers[&version.issuer].style,
        label,
        subtitle: None,
        english: false,
    };
    image::draw(&design, fonts).expect("short labels fit")
}

//! What `check` knows of the size of a site, held against what `build` writes.

use std::collections::BTreeMap;
use std::path::PathBuf;

use jiff::civil::date;
use shirushi::catalog::Catalog;
use shirushi::check::check;
use shirushi::forecast::{Forecast, Measure, Output};
use shirushi::image::Cache;
use shirushi::load::load;
use shirushi::report::Report;
use shirushi::write::MANIFEST;

use super::harness::World;

const SITE: &str = "site/content/site.yaml";
const OUTPUTS: &str = "  outputs: [baked-png, baked-svg, embed, certificate]\n";

fn catalog(world: &World) -> Catalog {
    let sources = load(&world.path("site")).expect("readable");
    let catalog = check(&sources, date(2026, 11, 1), &mut Report::default());
    catalog.expect("no errors")
}

fn forecast(catalog: &Catalog) -> Forecast {
    Forecast::of(catalog, &Cache::none(), &Measure::default()).expect("the theme can be used")
}

/// What a build writes, without its list.
fn built(world: &mut World) -> BTreeMap<PathBuf, Vec<u8>> {
    let ran = world.run_site(&["build"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let mut files = world.snapshot("site/public");
    files.retain(|path, _| path.as_os_str() != MANIFEST);
    files
}

#[test]
fn files_are_exact_and_bytes_about_right_whatever_is_switched_on() {
    let mut world = World::with_sample();
    // A badge of two versions by different names, and a holder who took back consent.
    world.edit(
        "site/content/achievements/dx-02-literacy/v1/badge.yaml",
        "name: {ja: ",
        "name: {ja: 旧・",
    );
    let ran = world.run_site(&["redact", "p72mtm95"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    for outputs in [
        OUTPUTS,
        "  outputs: []\n",
        "  outputs: [bundle, pdf, baked-png]\n  admin: {form: true, editor: true, repository: https://github.com/mihon/badges}\n",
    ] {
        world.edit(SITE, OUTPUTS, outputs);
        let catalog = catalog(&world);
        let told = forecast(&catalog);
        let built = built(&mut world);
        let files: usize = told.files.values().sum();
        assert_eq!(files, built.len(), "{outputs}{:?}", told.files);
        let of_awards = built.iter().filter(|(path, _)| {
            let path = path.to_string_lossy();
            let path = path.strip_prefix("en/").unwrap_or(&path);
            path.starts_with("a/") || path.starts_with("embed/")
        });
        let bytes: u64 = of_awards.map(|(_, bytes)| bytes.len() as u64).sum();
        let said: u64 = told.sizes.values().sum();
        assert!(
            (bytes / 4 * 3..bytes / 4 * 5).contains(&said),
            "{outputs}{said} of {bytes}"
        );
        world.edit(SITE, outputs, OUTPUTS);
    }
}

#[test]
fn what_leaving_an_output_out_saves_is_what_goes() {
    let world = World::with_sample();
    let before = forecast(&catalog(&world)).files;
    world.edit(SITE, OUTPUTS, "  outputs: [baked-png, embed]\n");
    let mut without = forecast(&catalog(&world)).files;
    for output in [Output::BakedSvg, Output::Certificate] {
        assert_eq!(without.get(&output), None);
        without.extend(
            before
                .get_key_value(&output)
                .map(|(output, files)| (*output, *files)),
        );
    }
    assert_eq!(without, before);
}

#[test]
fn a_small_site_hears_nothing_of_hosts() {
    let mut world = World::with_sample();
    for format in ["human", "json"] {
        let ran = world.run_site(&["check", "--format", format]);
        assert_eq!(ran.code, 0, "{ran:?}");
        assert!(
            !format!("{}{}", ran.out, ran.err).contains("Cloudflare"),
            "{ran:?}"
        );
    }
}

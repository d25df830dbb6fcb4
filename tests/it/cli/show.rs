//! `shirushi background` and `shirushi qr`: pictures that a holder shows around.

use std::fs;
use std::io::Cursor;

use super::harness::World;

/// What all codes of a PNG say, and its width and height.
fn read(png: &[u8]) -> (Vec<String>, (u32, u32)) {
    let mut decoder = png::Decoder::new(Cursor::new(png));
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().expect("a PNG");
    let mut pixels = vec![0; reader.output_buffer_size().expect("small")];
    let info = reader.next_frame(&mut pixels).expect("pixels");
    let (side, channels) = (info.width as usize, info.color_type.samples());
    let grey = |x: usize, y: usize| pixels[(y * side + x) * channels];
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(side, info.height as usize, grey);
    let found = image.detect_grids();
    let texts = found.iter().filter_map(|code| Some(code.decode().ok()?.1));
    (texts.collect(), (info.width, info.height))
}

#[test]
fn a_background_of_an_award_leads_to_its_page_and_one_of_a_person_to_theirs() {
    let mut world = World::with_sample();
    for (what, leads_to) in [
        ("p72mtm95", "https://badges.shiomino.example/a/p72mtm95/"),
        ("k7m2qx", "https://badges.shiomino.example/h/k7m2qx/"),
    ] {
        let ran = world.run_site(&["background", what]);
        assert_eq!(ran.code, 0, "{ran:?}");
        assert_eq!(ran.out, format!("background.png: {leads_to}\n"));
        let png = fs::read(world.path("site/background.png")).expect("written");
        assert_eq!(read(&png), (vec![leads_to.to_owned()], (1920, 1080)));
        assert!(png.len() < 5_000_000, "{}", png.len());
    }
}

#[test]
fn a_name_is_shown_only_where_the_page_shows_it() {
    let mut world = World::with_sample();
    let mut drawn = |id: &str, more: &[&str]| {
        let args = [&["background", id, "-o", "b.svg"], more].concat();
        let ran = world.run_site(&args);
        assert_eq!(ran.code, 0, "{ran:?}");
        world.read("site/b.svg")
    };
    // the first holder shows the whole name, the other nothing
    assert_ne!(drawn("p72mtm95", &[]), drawn("p72mtm95", &["--no-name"]));
    assert_ne!(
        drawn("p72mtm95", &[]),
        drawn("p72mtm95", &["--names", "en"])
    );
    assert_eq!(drawn(HIDDEN, &[]), drawn(HIDDEN, &["--no-name"]));
}

const HIDDEN: &str = "r9jhxzn25991kfqatc4b5hybne";

#[test]
fn awards_are_shown_together_only_where_a_page_does() {
    let mut world = World::with_sample();
    let ran = world.run_site(&["background", "p72mtm95", "zdh45m68"]);
    assert_eq!(ran.code, 2, "{ran:?}");
    assert!(
        ran.err.contains("no page shows these awards together"),
        "{}",
        ran.err
    );
    let ran = world.run_site(&["background", "nobody"]);
    assert!(
        ran.code == 2 && ran.err.contains("nobody who has a page"),
        "{ran:?}"
    );
    let ran = world.run_site(&["background", WITHDRAWN]);
    assert!(ran.code == 2 && ran.err.contains("withdrawn"), "{ran:?}");
    let ran = world.run_site(&["background", "p72mtm95", "-o", "b.jpg"]);
    assert!(ran.code == 2 && ran.err.contains(".png"), "{ran:?}");
}

const WITHDRAWN: &str = "9x01tzkm";

#[test]
fn a_code_for_print_says_its_size() {
    let mut world = World::with_sample();
    let ran = world.run_site(&["qr", "p72mtm95"]);
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (
            0,
            "qr.svg (16.4 mm a side): https://badges.shiomino.example/a/p72mtm95/\n"
        )
    );
    assert!(world.read("site/qr.svg").contains("width=\"16.4mm\""));
    let ran = world.run_site(&["qr", "https://a.example/x", "-o", "x.png"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let png = fs::read(world.path("site/x.png")).expect("written");
    assert_eq!(read(&png).0, ["https://a.example/x"]);
    let ran = world.run_site(&["qr", "http://a.example/x", "-o", "y.png"]);
    assert!(
        ran.code == 2 && ran.err.contains("is no https address"),
        "{ran:?}"
    );
    assert!(!world.path("site/y.png").exists());
}

#[test]
fn a_check_says_how_large_the_codes_of_awards_are() {
    let mut world = World::with_sample();
    for (lang, said) in [
        (
            "en",
            "QR code of an award: address of 43 bytes, version 4, 16.4 mm a side in print; with a base_url 1 byte shorter, 14.8 mm\n",
        ),
        (
            "ja",
            "授与のQRコード: アドレス43バイト、型番4、印刷で 16.4 mm 四方。base_url があと1バイト短ければ 14.8 mm\n",
        ),
    ] {
        let ran = world.run_site(&["check", "--lang", lang]);
        assert_eq!((ran.code, ran.err.as_str()), (0, said));
    }
    let ran = world.run_site(&["check", "--quiet"]);
    assert_eq!(ran.err, "");
    let ran = world.run_site(&["check", "--format", "json"]);
    let last = ran.out.lines().last().expect("an object");
    assert_eq!(
        last,
        "{\"qr\":{\"bytes\":43,\"version\":4,\"millimetres\":16.4}}"
    );
}

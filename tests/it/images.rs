//! Badges and cards that are drawn: how they look is fixed by hash, and the same on every run.
//!
//! `UPDATE=1 cargo test --test it images` writes the hashes anew. Look at the pictures before you commit.

use std::fmt::Write;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use sha2::{Digest, Sha256};
use shirushi::image::{
    Card, Design, DrawError, Fonts, Kind, Pattern, Rgb, Ring, Shapes, Style, adopt_svg, card, draw,
    rasterise,
};

static FONTS: LazyLock<Fonts> = LazyLock::new(Fonts::bundled);

const CITY: Rgb = Rgb(0x1e, 0x50, 0xa2);
const UNIVERSITY: Rgb = Rgb(0x6a, 0x4c, 0x9c);
const CLUB: Rgb = Rgb(0x00, 0x75, 0x5e);

/// The twelve badges of the sample organisation, with levels so that every ring is seen.
fn designs() -> [(&'static str, Design<'static>); 12] {
    let design = |kind, level, step, accent, label, subtitle| Design {
        kind,
        level,
        step,
        accent,
        style: Style::default(),
        label,
        subtitle: Some(subtitle),
        english: false,
    };
    [
        (
            "dx-01-welcome",
            design(
                Kind::Participation,
                None,
                Some(1),
                CITY,
                "ようこそ",
                "WELCOME",
            ),
        ),
        (
            "dx-02-literacy",
            design(
                Kind::Assessed,
                None,
                Some(2),
                CITY,
                "デジタルの|基礎",
                "LITERACY",
            ),
        ),
        (
            "dx-03-foundation",
            design(
                Kind::Knowledge,
                None,
                Some(3),
                CITY,
                "変革の|考え方",
                "MINDSET",
            ),
        ),
        (
            "dx-04-practice",
            design(
                Kind::Applied,
                None,
                Some(4),
                CITY,
                "業務改善の|実践",
                "PRACTICE",
            ),
        ),
        (
            "dx-05-leader",
            design(
                Kind::Applied,
                Some(3),
                Some(5),
                CITY,
                "DX推進|リーダー",
                "DX LEAD",
            ),
        ),
        (
            "infosec-annual",
            design(
                Kind::Assessed,
                None,
                None,
                CITY,
                "情報|セキュリティ",
                "SECURITY",
            ),
        ),
        (
            "easy-japanese",
            design(
                Kind::Assessed,
                Some(2),
                None,
                CITY,
                "やさしい|日本語",
                "EASY JAPANESE",
            ),
        ),
        (
            "bosai-coordinator",
            design(
                Kind::Assessed,
                Some(1),
                None,
                CITY,
                "地域防災|初級",
                "BOSAI BASIC",
            ),
        ),
        (
            "univ-admin-law",
            design(
                Kind::Assessed,
                Some(4),
                None,
                UNIVERSITY,
                "行政法|入門",
                "ADMIN LAW",
            ),
        ),
        (
            "univ-policy-data",
            design(
                Kind::Assessed,
                Some(5),
                None,
                UNIVERSITY,
                "政策立案|EBPM基礎",
                "EBPM BASIC",
            ),
        ),
        (
            "univ-cocreation",
            design(
                Kind::Applied,
                Some(5),
                None,
                UNIVERSITY,
                "人材共創|プログラム",
                "CO-CREATION",
            ),
        ),
        (
            "od-contributor",
            design(
                Kind::Applied,
                None,
                None,
                CLUB,
                "オープン|データ",
                "OPEN DATA",
            ),
        ),
    ]
}

/// A plain design to vary.
fn plain(label: &str) -> Design<'_> {
    Design {
        kind: Kind::Assessed,
        level: None,
        step: None,
        accent: CITY,
        style: Style::default(),
        label,
        subtitle: None,
        english: false,
    }
}

/// Red, green, blue and opacity of every pixel.
fn pixels(png: &[u8]) -> Vec<[u8; 4]> {
    let mut decoder = png::Decoder::new(std::io::Cursor::new(png));
    decoder.set_transformations(
        png::Transformations::normalize_to_color8() | png::Transformations::ALPHA,
    );
    let mut reader = decoder.read_info().expect("a PNG");
    let mut data = vec![0; reader.output_buffer_size().expect("small")];
    reader.next_frame(&mut data).expect("pixels");
    data.chunks_exact(4)
        .map(|pixel| [pixel[0], pixel[1], pixel[2], pixel[3]])
        .collect()
}

#[test]
fn the_sample_badges_look_as_they_did() {
    let mut lines = String::new();
    let mut hash = |name: &str, bytes: &[u8]| {
        let digest: String = Sha256::digest(bytes)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        writeln!(lines, "{digest} {name}").expect("a string takes any text");
    };
    for (name, design) in designs() {
        let svg = draw(&design, &FONTS).expect(name);
        let png = rasterise(&svg, 512, &FONTS).expect(name);
        assert!(png.len() < 60_000, "{name} has {} bytes", png.len());
        assert!(svg.len() < 40_000, "{name}.svg has {} bytes", svg.len());
        hash(&format!("{name}.svg"), svg.as_bytes());
        hash(&format!("{name}.png"), &png);
    }
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/images.sha256");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(file, &lines).expect("the file can be written");
    }
    assert_eq!(
        lines,
        std::fs::read_to_string(file).unwrap_or_default(),
        "see the head of this file"
    );
}

#[test]
fn every_run_and_every_thread_draws_the_same_bytes() {
    let draw_all = || {
        let fonts = Fonts::bundled();
        designs()[8..11]
            .iter()
            .map(|(name, design)| {
                let svg = draw(design, &fonts).expect(name);
                (rasterise(&svg, 128, &fonts).expect(name), svg)
            })
            .collect::<Vec<_>>()
    };
    let here = draw_all();
    let threads: Vec<_> = (0..3).map(|_| std::thread::spawn(draw_all)).collect();
    for thread in threads {
        assert_eq!(thread.join().expect("no panic"), here);
    }
}

#[test]
fn a_badge_stands_for_itself() {
    for (name, design) in designs() {
        let svg = draw(&design, &FONTS).expect(name);
        let document = roxmltree::Document::parse(&svg).expect(name);
        for node in document.descendants().filter(roxmltree::Node::is_element) {
            let tag = node.tag_name().name();
            assert!(
                ["svg", "clipPath", "g", "path"].contains(&tag),
                "{name}: {tag}"
            );
            assert!(
                node.attributes()
                    .all(|attribute| attribute.name() != "href"),
                "{name}"
            );
        }
        assert!(
            adopt_svg(svg.as_bytes(), &FONTS).is_ok(),
            "{name} is held to what authors are held to"
        );
    }
}

#[test]
fn attendance_never_looks_like_competence() {
    for style in styles() {
        apart(style);
    }
}

/// Every set of shapes with every pattern; the ring tells the level alone.
fn styles() -> impl Iterator<Item = Style> {
    let patterns = [Pattern::Cloth, Pattern::Lines, Pattern::None];
    let sets = [Shapes::Crest, Shapes::Plain].into_iter();
    sets.flat_map(move |shapes| {
        patterns.map(|pattern| Style {
            shapes,
            pattern,
            ring: Ring::Band,
        })
    })
}

/// The four kinds differ in outline and in what they are filled with.
fn apart(style: Style) {
    let shape = |kind| {
        let svg = draw(
            &Design {
                kind,
                style,
                subtitle: None,
                ..plain("同じ")
            },
            &FONTS,
        )
        .expect("a badge");
        pixels(&rasterise(&svg, 96, &FONTS).expect("pixels"))
    };
    let shapes = Kind::ALL.map(shape);
    for (at, one) in shapes.iter().enumerate() {
        for other in &shapes[at + 1..] {
            let apart = one
                .iter()
                .zip(other)
                .filter(|(a, b)| a[3].abs_diff(b[3]) > 128)
                .count();
            assert!(apart > 120, "silhouettes differ in {apart} of 9216 pixels");
        }
    }
    let light = |pixels: &[[u8; 4]]| {
        let [r, g, b, _] = pixels[20 * 96 + 30];
        (u32::from(r) + u32::from(g) + u32::from(b)) / 3
    };
    assert!(light(&shapes[0]) > 230, "who was there gets paper");
    assert!(
        shapes[1..].iter().all(|shape| light(shape) < 120),
        "who knows, can or did gets colour"
    );
}

#[test]
fn a_level_and_a_step_are_seen() {
    for ring in [Ring::Beads, Ring::Band] {
        told(ring);
    }
}

/// Every level and every step makes another badge.
fn told(ring: Ring) {
    let style = Style {
        ring,
        ..Style::default()
    };
    let drawn = |level, step| {
        draw(
            &Design {
                level,
                step,
                style,
                ..plain("段階")
            },
            &FONTS,
        )
        .expect("a badge")
    };
    for step in [None, Some(1), Some(7), Some(42), Some(99)] {
        assert_eq!(
            drawn(None, step),
            drawn(Some(1), step),
            "no level is the first"
        );
    }
    let levels: Vec<String> = (1..=5).map(|level| drawn(Some(level), None)).collect();
    assert!(
        levels
            .iter()
            .enumerate()
            .all(|(at, one)| !levels[at + 1..].contains(one))
    );
    assert_eq!(drawn(Some(6), None), levels[4]);
    assert_ne!(drawn(None, Some(1)), drawn(None, Some(2)));
}

#[test]
fn no_text_is_lost_and_nothing_leaves_the_canvas_in_any_style() {
    let long = Design {
        level: Some(5),
        step: Some(42),
        subtitle: Some("CO-CREATION"),
        ..plain("業務改善|プロジェクト|修了")
    };
    for kind in Kind::ALL {
        for style in styles() {
            let svg = draw(
                &Design {
                    kind,
                    style,
                    ..long
                },
                &FONTS,
            )
            .expect("a badge");
            let pixels = pixels(&rasterise(&svg, 128, &FONTS).expect("pixels"));
            let edge = |at: usize| [0, 127].contains(&(at / 128)) || [0, 127].contains(&(at % 128));
            let inked = pixels.iter().enumerate().filter(|(at, _)| edge(*at));
            assert!(
                inked.into_iter().all(|(_, pixel)| pixel[3] == 0),
                "{kind:?} {style:?}"
            );
            let crest = draw(&Design { kind, ..long }, &FONTS).expect("a badge");
            let texts = |svg: &str| svg.matches("transform=\"matrix(").count();
            assert_eq!(texts(&svg), texts(&crest), "{kind:?} {style:?}");
        }
    }
}

#[test]
fn a_label_that_cannot_be_drawn_is_named() {
    let fault = |label: &str| draw(&plain(label), &FONTS).expect_err(label);
    assert_eq!(fault("𠮷野"), DrawError::MissingGlyph { character: '𠮷' });
    assert_eq!(fault("𠮷野").to_string(), "the font has no `𠮷` (U+20BB7)");
    assert_eq!(fault(" "), DrawError::NoLabel);
    assert_eq!(fault("一|二|三|四"), DrawError::TooManyLines { lines: 4 });
    assert_eq!(
        fault("短い|とてもとても長くて入らない行"),
        DrawError::DoesNotFit {
            line: "とてもとても長くて入らない行".to_owned()
        }
    );
    assert!(matches!(
        fault("SUPERCALIFRAGILISTICEXPIALIDOCIOUS"),
        DrawError::DoesNotFit { .. }
    ));
    let start = Instant::now();
    assert!(matches!(
        fault(&"長".repeat(1 << 20)),
        DrawError::DoesNotFit { .. }
    ));
    assert!(matches!(
        fault(&"長|".repeat(1 << 20)),
        DrawError::DoesNotFit { .. }
    ));
    assert!(start.elapsed() < Duration::from_secs(2));
    let subtitle = |subtitle| {
        draw(
            &Design {
                subtitle: Some(subtitle),
                ..plain("題")
            },
            &FONTS,
        )
    };
    assert!(matches!(
        subtitle("A SUBTITLE THAT IS MUCH TOO LONG FOR ANY BADGE"),
        Err(DrawError::DoesNotFit { .. })
    ));
    assert_eq!(
        subtitle("🎉"),
        Err(DrawError::MissingGlyph { character: '🎉' })
    );
    assert_eq!(
        draw(
            &Design {
                step: Some(100),
                ..plain("題")
            },
            &FONTS
        ),
        Err(DrawError::StepTooLarge)
    );
}

#[test]
fn hard_characters_are_drawn() {
    for label in [
        "髙﨑",
        "々〆ヶ",
        "①Ⅲ㈱",
        "ヴァイオリン",
        "か\u{3099}ん",
        "Ångström",
        "〜―",
        "鷗外",
        "神",
        "辻󠄀",
    ] {
        let drawn = draw(&plain(label), &FONTS);
        assert_eq!(drawn.map(|_| ()), Ok(()), "{label}");
    }
}

#[test]
fn markup_in_a_label_is_only_text() {
    let svg = draw(&plain("<b>&'\""), &FONTS).expect("all glyphs are there");
    assert!(roxmltree::Document::parse(&svg).is_ok());
    assert!(!svg.contains("<b>"));
}

#[test]
fn a_card_shows_badge_name_and_issuer() {
    let (_, design) = designs()[4];
    let badge = draw(&design, &FONTS).expect("a badge");
    let sample = Card {
        badges: &[&badge],
        name: "しおみのDXパスポート ステップ5 DX推進リーダー",
        subtitle: Some("Shiomino DX Passport, Step 5: DX Lead"),
        issuer: "汐見野市 総務部 人材育成課",
        accent: CITY,
        pattern: Pattern::Cloth,
    };
    let svg = card(&sample, &FONTS).expect("a card");
    let png = rasterise(&svg, 1200, &FONTS).expect("pixels");
    assert!(png.len() < 300_000, "{} bytes", png.len());
    assert_eq!(pixels(&png).len(), 1200 * 630);
    assert!(
        pixels(&png).iter().all(|pixel| pixel[3] == 255),
        "a card has no holes"
    );
    assert_eq!(
        svg,
        card(&sample, &FONTS).expect("a card"),
        "twice the same bytes"
    );

    let missing = Card {
        issuer: "𠮷野町",
        ..sample
    };
    assert_eq!(
        card(&missing, &FONTS),
        Err(DrawError::MissingGlyph { character: '𠮷' })
    );
    let long = "とても長い名前の研修".repeat(12);
    assert!(matches!(
        card(
            &Card {
                name: &long,
                ..sample
            },
            &FONTS
        ),
        Err(DrawError::DoesNotFit { .. })
    ));
    assert!(
        card(
            &Card {
                badges: &[&badge, &badge, &badge],
                subtitle: None,
                name: "防火",
                ..sample
            },
            &FONTS
        )
        .is_ok()
    );
}

#[test]
fn pixels_are_bounded() {
    let svg = draw(&plain("題"), &FONTS).expect("a badge");
    assert!(rasterise(&svg, 0, &FONTS).is_err());
    assert!(rasterise(&svg, 5_000, &FONTS).is_err());
    assert!(rasterise("<svg", 96, &FONTS).is_err());
    assert_eq!(
        pixels(&rasterise(&svg, 96, &FONTS).expect("pixels")).len(),
        96 * 96
    );
}

//! Every text of a drawn badge stands out from what lies behind and around it, measured in its pixels.

use std::io::Cursor;

use shirushi::image::{Design, Fonts, Kind, Pattern, Rgb, Ring, Shapes, Style, draw, rasterise};

/// WCAG 2.2, success criterion 1.4.3.
const LEAST: f64 = 4.5;

/// Width of the badges, in pixels.
const WIDTH: u32 = 256;

/// The colours of a picture, row by row.
fn pixels(svg: &str, fonts: &Fonts) -> Vec<[u8; 4]> {
    let png = rasterise(svg, WIDTH, fonts).expect("a badge");
    let mut decoder = png::Decoder::new(Cursor::new(png));
    decoder.set_transformations(
        png::Transformations::normalize_to_color8() | png::Transformations::ALPHA,
    );
    let mut reader = decoder.read_info().expect("a PNG");
    let mut data = vec![0; reader.output_buffer_size().expect("small")];
    reader.next_frame(&mut data).expect("pixels");
    data.chunks_exact(4)
        .map(|at| [at[0], at[1], at[2], at[3]])
        .collect()
}

/// The texts of a badge alone, and the badge without them: texts are the shapes that are moved into place.
fn taken_apart(svg: &str) -> (String, String) {
    let (head, shapes) = svg.split_once('>').expect("a root");
    let (mut texts, mut rest) = (format!("{head}>"), format!("{head}>"));
    for part in shapes.split_inclusive("/>") {
        match part.starts_with("<path fill=") && part.contains(" transform=\"matrix(") {
            true => texts.push_str(part),
            false => rest.push_str(part),
        }
    }
    (texts + "</svg>", rest)
}

/// The least contrast between a text and a pixel that lies behind it or two pixels beside it, and how many pixels of text
/// were looked at.
fn measured(svg: &str, fonts: &Fonts) -> (f64, usize) {
    let (texts, bare) = taken_apart(svg);
    let (texts, bare) = (pixels(&texts, fonts), pixels(&bare, fonts));
    let width = WIDTH as usize;
    let (mut least, mut seen) = (f64::INFINITY, 0);
    for (at, [r, g, b, opacity]) in texts.into_iter().enumerate() {
        // edges of letters are half text and half ground
        if opacity < 255 {
            continue;
        }
        seen += 1;
        for near in [at, at - 2, at + 2, at - 2 * width, at + 2 * width] {
            let [red, green, blue, opacity] = bare[near];
            assert_eq!(opacity, 255, "a text ends within the badge");
            least = least.min(Rgb(r, g, b).contrast(Rgb(red, green, blue)));
        }
    }
    (least, seen)
}

/// A number below `below`, the same on every run.
fn drawn(state: &mut u32, below: usize) -> usize {
    *state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
    (*state >> 16) as usize % below
}

#[test]
fn texts_of_sixty_badges_of_any_colour_and_style_reach_the_contrast_that_wcag_asks() {
    let fonts = Fonts::bundled();
    let mut state = 0x5eed;
    for round in 0..60 {
        let mut pick = |below| drawn(&mut state, below);
        let mut channel = || u8::try_from(pick(256)).expect("below 256");
        let accent = Rgb(channel(), channel(), channel());
        let style = Style {
            shapes: [Shapes::Crest, Shapes::Plain][round % 2],
            ring: [Ring::Beads, Ring::Band][round / 2 % 2],
            pattern: [Pattern::Cloth, Pattern::Lines, Pattern::None][pick(3)],
        };
        let kinds = [
            Kind::Participation,
            Kind::Knowledge,
            Kind::Assessed,
            Kind::Applied,
        ];
        let labels = [
            "データ|活用基礎",
            "DX推進|リーダー|(初級)",
            "情報セキュリティ|実践",
        ];
        let design = Design {
            kind: kinds[round / 4 % 4],
            level: Some(u8::try_from(1 + pick(5)).expect("a level")),
            step: Some(u8::try_from(1 + pick(20)).expect("a step")),
            accent,
            style,
            label: labels[pick(3)],
            subtitle: Some("Data literacy"),
            english: false,
        };
        let svg = draw(&design, &fonts).expect("it fits");
        let (least, seen) = measured(&svg, &fonts);
        assert!(seen > 800, "{round}: only {seen} pixels of text");
        assert!(least >= LEAST, "{least:.2} in {design:?}");
    }
}

#[test]
fn a_text_on_a_ground_too_light_is_noticed() {
    let fonts = Fonts::bundled();
    let design = Design {
        kind: Kind::Knowledge,
        level: Some(1),
        step: Some(3),
        accent: Rgb(0, 90, 160),
        style: Style::default(),
        label: "データ活用",
        subtitle: None,
        english: false,
    };
    let svg = draw(&design, &fonts).expect("it fits");
    assert!(measured(&svg, &fonts).0 >= LEAST);
    // a light patch behind the label
    let spoilt = svg.replacen(
        "<path fill=\"#ffffff\" transform",
        "<path fill=\"#dddddd\" d=\"M100 200H400V300H100Z\"/><path fill=\"#ffffff\" transform",
        1,
    );
    assert_ne!(spoilt, svg);
    assert!(measured(&spoilt, &fonts).0 < LEAST);
}

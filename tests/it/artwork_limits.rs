//! Hostile artwork is refused in bounded time, whatever it multiplies.
#![expect(
    clippy::print_stderr,
    reason = "tests print how long the largest pictures take"
)]

use std::time::Instant;

use proptest::prelude::*;
use shirushi::bake::xml::XmlError;
use shirushi::image::{ArtworkError, MAX_SVG, adopt_png, adopt_svg, rasterise};

use crate::artwork::{FONTS, HEAD, LIMIT, adopt, plain_png, refused, svg};

#[test]
fn markup_beyond_the_limits_is_refused() {
    let attributes: String = (0..20_000).map(|n| format!(" a{n}=''")).collect();
    for (name, text) in [
        ("20,000 attributes", format!("{HEAD}{attributes}/>")),
        (
            "deep groups",
            svg(&("<g>".repeat(20_000) + &"</g>".repeat(15_000))),
        ),
        ("many elements", svg(&"<g/>".repeat(6_000))),
        (
            "namespaces",
            svg(&(0..70)
                .map(|n| format!("<g xmlns:n{n}='u:{n}'/>"))
                .collect::<String>()),
        ),
    ] {
        assert!(
            matches!(
                refused(name, &text),
                ArtworkError::Markup(XmlError::TooMany { .. })
            ),
            "{name}"
        );
    }
    let attributes: String = (0..80_000).map(|n| format!(" a{n}=''")).collect();
    assert_eq!(
        refused("80,000 attributes", &format!("{HEAD}{attributes}/>")),
        ArtworkError::TooLarge { limit: MAX_SVG }
    );
}

/// `count` levels, each using the one before ten times.
fn uses(count: usize) -> String {
    let level = |n: usize| {
        format!(
            "<g id='u{}'>{}</g>",
            n + 1,
            format!("<use href='#u{n}'/>").repeat(10)
        )
    };
    "<rect id='u0' width='9' height='9'/>".to_owned() + &(0..count).map(level).collect::<String>()
}

#[test]
fn references_that_multiply_are_refused() {
    let zigzag: String = (0..1_500)
        .map(|n| format!("{},{} ", n * 37 % 100, n * 61 % 100))
        .collect();
    let patterns: String = (0..40)
        .map(|n| {
            format!(
                "<pattern id='p{}' width='9' height='9' patternUnits='userSpaceOnUse'>{}</pattern>",
                n + 1,
                format!("<path d='M0 0h9v9z' fill='url(#p{n})'/>").repeat(4)
            )
        })
        .collect();
    for (name, inner) in [
        ("10^7 uses", uses(7)),
        ("uses of a long path", format!("<polyline id='a' points='{zigzag}'/>{}", "<use href='#a'/>".repeat(4_000))),
        ("uses of a long text", format!("<text id='a'>{}</text>{}", "あ".repeat(500), "<use href='#a'/>".repeat(100))),
        ("a use of itself", "<g id='a'><use href='#a'/></g>".to_owned()),
        ("a mask of itself", "<mask id='a'><rect width='9' height='9' mask='url(#a)'/></mask><rect width='9' height='9' mask='url(#a)'/>".to_owned()),
        ("patterns in patterns", patterns + "<rect width='99' height='99' fill='url(#p40)'/>"),
        ("a chain of uses", (0..3_000).map(|n| format!("<use id='c{}' href='#c{n}'/>", n + 1)).collect()),
        ("two of one id", format!("<g id='a'/><g id='a'>{}</g>{}", "<rect/>".repeat(500), "<rect mask='url(#a)'/>".repeat(500))),
        ("masks by a style sheet", format!("<style>rect{{mask:url(#m)}}</style><mask id='m'>{}</mask>{}", "<circle r='9'/>".repeat(500), "<rect width='9' height='9'/>".repeat(500))),
        ("a long style sheet", format!("<style>{}</style>{}", "g g g g{x:y}".repeat(2_000), "<g/>".repeat(4_000))),
    ] {
        let fault = refused(name, &svg(&inner));
        assert!(matches!(fault, ArtworkError::TooComplex { .. }), "{name}: {fault}");
    }
}

#[test]
fn drawing_that_takes_too_long_is_refused() {
    let full = "width='100' height='100'";
    let zigzag: String = (0..30_000)
        .map(|n| format!("{},{} ", n * 37 % 100, n % 2 * 100))
        .collect();
    let layers = |open: &str, count: usize| {
        open.repeat(count) + &format!("<rect {full}/>") + &"</g>".repeat(count)
    };
    for (name, inner) in [
        (
            "many large rectangles",
            format!("<rect {full}/>").repeat(4_000),
        ),
        (
            "many large gradients",
            format!(
                "<linearGradient id='a'><stop/><stop offset='1' stop-color='red'/></linearGradient>{}",
                format!("<rect {full} fill='url(#a)'/>").repeat(1_000)
            ),
        ),
        (
            "many layers",
            format!("<g opacity='.5'><rect {full}/><rect {full}/></g>").repeat(500),
        ),
        (
            "deep layers beyond the canvas",
            layers("<g opacity='.9'>", 60)
                .replace(full, "x='-9999' y='-9999' width='99999' height='99999'"),
        ),
        (
            "filters over and over",
            format!(
                "<filter id='f'>{}</filter>{}",
                "<feGaussianBlur stdDeviation='9'/>".repeat(20),
                format!("<rect {full} filter='url(#f)'/>").repeat(50)
            ),
        ),
        (
            "a huge filter region",
            format!(
                "<filter id='f' x='-1e6' y='-1e6' width='1e7' height='1e7' filterUnits='userSpaceOnUse'>{}</filter><rect {full} filter='url(#f)'/>",
                "<feGaussianBlur stdDeviation='9999'/><feComponentTransfer/>".repeat(10)
            ),
        ),
        ("a zigzag", format!("<polyline points='{zigzag}'/>")),
        (
            "a million dashes",
            "<path d='M0 0H100' stroke='red' stroke-dasharray='.0001'/>".to_owned(),
        ),
        (
            "a huge pattern",
            format!(
                "<pattern id='p' width='1e6' height='1e6' patternUnits='userSpaceOnUse'><rect {full}/></pattern><rect {full} fill='url(#p)'/>"
            ),
        ),
        (
            "a pattern made huge",
            format!(
                "<g transform='scale(1e5)'><pattern id='p' width='9' height='9' patternUnits='userSpaceOnUse'><rect {full}/></pattern><rect {full} fill='url(#p)'/></g>"
            ),
        ),
    ] {
        let fault = refused(name, &svg(&inner));
        assert!(
            matches!(
                fault,
                ArtworkError::TooComplex { .. } | ArtworkError::Number
            ),
            "{name}: {fault}"
        );
    }
}

#[test]
fn what_is_just_within_the_bounds_is_drawn_in_time() {
    let full = "width='100' height='100'";
    let zigzag: String = (0..5_000)
        .map(|n| format!("{},{} ", n * 37 % 100, n % 2 * 100))
        .collect();
    for (name, inner) in [
        ("large rectangles", format!("<rect {full}/>").repeat(280)),
        (
            "layers",
            format!("<g opacity='.5'><rect {full}/><rect {full}/></g>").repeat(60),
        ),
        (
            "filters",
            format!(
                "<filter id='f'><feGaussianBlur stdDeviation='9'/></filter>{}",
                format!("<rect {full} filter='url(#f)'/>").repeat(20)
            ),
        ),
        (
            "a zigzag",
            format!("<polyline points='{zigzag}' stroke='red' stroke-width='.1'/>"),
        ),
        (
            "dashes",
            "<path d='M0 0H100' stroke='red' stroke-dasharray='.02'/>".to_owned(),
        ),
        (
            "a large filter region",
            format!(
                "<filter id='f' x='-9999' y='-9999' width='20000' height='20000' filterUnits='userSpaceOnUse'><feGaussianBlur stdDeviation='99'/></filter><rect {full} filter='url(#f)'/>"
            ),
        ),
        (
            "small dots",
            "<circle r='1' cx='50' cy='50'/>".repeat(4_900),
        ),
        (
            "a pattern",
            format!(
                "<pattern id='p' width='.1' height='.1' patternUnits='userSpaceOnUse'><rect {full}/></pattern><rect {full} fill='url(#p)'/>"
            ),
        ),
        (
            "text",
            format!("<text y='50' font-size='3'>{}</text>", "あ髙鬱".repeat(600)),
        ),
    ] {
        let start = Instant::now();
        match adopt(&inner) {
            Ok(adopted) => drop(rasterise(&adopted, 512, &FONTS).expect(name)),
            Err(fault) => assert!(
                matches!(fault, ArtworkError::TooComplex { .. }),
                "{name}: {fault}"
            ),
        }
        let time = start.elapsed();
        eprintln!("{name}: {time:?}");
        assert!(time < LIMIT, "{name} took {time:?}");
    }
}

#[test]
fn a_hostile_png_is_refused_in_time() {
    let sound = plain_png(64, 64);
    let mut empty = Vec::new();
    let mut encoder = png::Encoder::new(&mut empty, 9, 9);
    encoder.set_color(png::ColorType::Rgba);
    encoder
        .write_header()
        .expect("a header")
        .write_image_data(&[0; 9 * 9 * 4])
        .expect("pixels");
    type Case = (&'static str, Vec<u8>, fn(&ArtworkError) -> bool);
    let cases: [Case; 7] = [
        ("20,000 a side", plain_png(20_000, 20_000), |fault| {
            *fault == ArtworkError::Size
        }),
        ("4,097 a side", plain_png(4_097, 1), |fault| {
            *fault == ArtworkError::Size
        }),
        ("cut", sound[..60].to_vec(), |fault| {
            matches!(fault, ArtworkError::NotPng(_))
        }),
        ("text", b"hello".to_vec(), |fault| {
            matches!(fault, ArtworkError::NotPng(_))
        }),
        ("nothing", Vec::new(), |fault| {
            matches!(fault, ArtworkError::NotPng(_))
        }),
        ("transparent", empty, |fault| *fault == ArtworkError::Empty),
        ("9 MiB", vec![0; 9 << 20], |fault| {
            matches!(fault, ArtworkError::TooLarge { .. })
        }),
    ];
    for (name, bytes, expected) in cases {
        let start = Instant::now();
        let fault = adopt_png(&bytes).expect_err(name);
        assert!(expected(&fault), "{name}: {fault}");
        assert!(start.elapsed() < LIMIT, "{name}");
    }
    let largest = plain_png(4_096, 4_096);
    let start = Instant::now();
    adopt_png(&largest).expect("the largest picture");
    eprintln!("4096 x 4096: {:?}", start.elapsed());
}

/// A number as a careless or hostile author writes it.
fn number() -> impl Strategy<Value = String> {
    let strange = vec![
        "-0",
        "50%",
        "-1%",
        "1e38",
        "-1e38",
        "3.4e38",
        "1e39",
        "1e-38",
        "1e-45",
        "99999",
        "0.0001",
        "NaN",
        "inf",
        "",
        "2em",
        "1e9mm",
        "16777217",
        "2147483648",
        "-2147483649",
    ];
    let ordinary = vec![
        "0", "1", "7.5", "-3", "10", "25", "60", "100", ".3", "-20", "400",
    ];
    prop_oneof![1 => prop::sample::select(strange), 12 => prop::sample::select(ordinary)]
        .prop_map(str::to_owned)
}

/// Markup with strange numbers everywhere.
fn strange() -> impl Strategy<Value = String> {
    let numbers = prop::collection::vec(number(), 8);
    let shape = (0..22_usize, numbers).prop_map(|(kind, n)| {
        let [a, b, c, d, e, f, g, h] = n.try_into().expect("eight");
        match kind {
            0 => format!("<rect x='{a}' y='{b}' width='{c}' height='{d}' rx='{e}' ry='{f}' transform='rotate({g})'/>"),
            1 => format!("<circle cx='{a}' cy='{b}' r='{c}' stroke='red' stroke-width='{d}' stroke-dasharray='{e},{f}' stroke-dashoffset='{g}'/>"),
            2 => format!("<path d='M{a} {b}L{c} {d}A{e} {f} {g} 0 1 {h} {a}Q{b} {c} {d} {e}Z' stroke='red' stroke-miterlimit='{f}'/>"),
            3 => format!("<g transform='matrix({a} {b} {c} {d} {e} {f})'><rect width='{g}' height='{h}'/></g>"),
            4 => format!("<g transform='scale({a}) skewX({b})' opacity='{c}'><circle r='{d}'/></g>"),
            5 => format!("<linearGradient id='l' x1='{a}' y1='{b}' x2='{c}' y2='{d}' gradientTransform='scale({e})'><stop offset='{f}'/><stop offset='{g}' stop-opacity='{h}'/></linearGradient><rect width='50' height='50' fill='url(#l)'/>"),
            6 => format!("<radialGradient id='r' cx='{a}' cy='{b}' r='{c}' fx='{d}' fy='{e}' fr='{f}' gradientUnits='userSpaceOnUse'><stop/><stop offset='{g}' stop-color='red'/></radialGradient><circle r='50' fill='url(#r)'/>"),
            7 => format!("<pattern id='p' x='{a}' y='{b}' width='{c}' height='{d}' viewBox='{e} {f} {g} {h}'><circle r='5'/></pattern><rect width='50' height='50' fill='url(#p)'/>"),
            8 => format!("<pattern id='q' width='{a}' height='{b}' patternUnits='userSpaceOnUse' patternTransform='rotate({c}) scale({d})'><circle r='5'/></pattern><rect width='{e}' height='{f}' fill='url(#q)'/>"),
            9 => format!("<filter id='f' x='{a}' y='{b}' width='{c}' height='{d}'><feGaussianBlur stdDeviation='{e} {f}'/><feOffset dx='{g}' dy='{h}'/></filter><rect width='50' height='50' filter='url(#f)'/>"),
            10 => format!("<filter id='s' filterUnits='userSpaceOnUse' x='{a}' y='{b}' width='{c}' height='{d}'><feDropShadow dx='{e}' dy='{f}' stdDeviation='{g}'/></filter><circle r='{h}' filter='url(#s)'/>"),
            11 => format!("<filter id='m'><feColorMatrix type='hueRotate' values='{a}'/><feComposite operator='arithmetic' k1='{b}' k2='{c}' in2='SourceAlpha'/><feComponentTransfer><feFuncR type='gamma' amplitude='{d}' exponent='{e}' offset='{f}'/></feComponentTransfer></filter><rect width='50' height='50' filter='url(#m)'/>"),
            12 => format!("<clipPath id='c' transform='scale({a})'><rect x='{b}' width='{c}' height='{d}'/></clipPath><rect width='{e}' height='{f}' clip-path='url(#c)'/>"),
            13 => format!("<mask id='k' x='{a}' y='{b}' width='{c}' height='{d}'><rect width='{e}' height='{f}' fill='#fff'/></mask><rect width='{g}' height='{h}' mask='url(#k)'/>"),
            14 => format!("<text x='{a}' y='{b}' font-size='{c}' letter-spacing='{d}' word-spacing='{e}' rotate='{f}' textLength='{g}' dx='{h}'>あ a</text>"),
            15 => format!("<svg x='{a}' y='{b}' width='{c}' height='{d}' viewBox='{e} {f} {g} {h}'><circle r='9'/></svg>"),
            16 => format!("<symbol id='y' viewBox='{a} {b} {c} {d}'><circle r='9'/></symbol><use href='#y' x='{e}' y='{f}' width='{g}' height='{h}'/>"),
            17 => format!("<polygon points='{a},{b} {c},{d} {e},{f} {g}' stroke='red' stroke-linejoin='round' stroke-width='{h}'/>"),
            18 => format!("<ellipse cx='{a}' cy='{b}' rx='{c}' ry='{d}' style='mix-blend-mode:hue;opacity:{e};stroke:red;stroke-width:{f}'/>"),
            19 => format!("<path id='t' d='M{a} {b}C{c} {d} {e} {f} {g} {h}'/><text font-size='9'><textPath href='#t' startOffset='{a}'>あa</textPath></text>"),
            20 => format!("<line x1='{a}' y1='{b}' x2='{c}' y2='{d}' stroke='blue' stroke-linecap='square' stroke-width='{e}' transform='translate({f} {g})'/>"),
            _ => format!("<g style='filter:blur({a}px) drop-shadow({b}px {c}px {d}px red) brightness({e})'><rect width='{f}' height='{g}'/></g>"),
        }
    });
    (prop::collection::vec(shape, 1..4), prop::collection::vec(number(), 6)).prop_map(|(shapes, n)| {
        format!(
            "<svg xmlns='http://www.w3.org/2000/svg' width='{}' height='{}' viewBox='{} {} {} {}'>{}</svg>",
            n[0], n[1], n[2], n[3], n[4], n[5], shapes.concat()
        )
    })
}

proptest! {
    #[test]
    fn strange_numbers_do_no_harm(picture in strange()) {
        let start = Instant::now();
        if let Ok(adopted) = adopt_svg(picture.as_bytes(), &FONTS) {
            let _ = rasterise(&adopted, 512, &FONTS);
        }
        prop_assert!(start.elapsed() < LIMIT, "{:?}", start.elapsed());
    }

    #[test]
    fn whatever_is_taken_holds_nothing_that_acts(parts in prop::collection::vec(prop::sample::select(vec![
        "<g>", "</g>", "<script>", "<rect width='9' height='9' ", "onload='x' ", "fill='url(#a)' ", "/>", ">",
        "<use href='#a'/>", "<image href='", "javascript:x", "data:image/png;base64,", "'", "<style>", "</style>",
        "*{fill:red}", "id='a' ", "<text>", "</text>", "あ", "<path d='M0 0L9 9 0 9z'/>", "<!--", "-->", "<![CDATA[", "]]>",
    ]), 0..12)) {
        if let Ok(adopted) = adopt(&parts.concat()) {
            let document = roxmltree::Document::parse(&adopted).expect("well-formed");
            for node in document.descendants().filter(roxmltree::Node::is_element) {
                prop_assert!(node.tag_name().name() != "script");
                for attribute in node.attributes() {
                    prop_assert!(!attribute.name().starts_with("on"));
                    prop_assert!(!attribute.value().contains("javascript"));
                }
            }
        }
    }
}

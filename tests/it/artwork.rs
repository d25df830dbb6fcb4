//! An author's picture is taken or refused, in bounded time, and nothing of it runs or refers outside.
#![expect(clippy::print_stderr, reason = "tests say what they skip")]

use std::path::PathBuf;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use shirushi::bake::xml::XmlError;
use shirushi::image::{ArtworkError, Fonts, MAX_SVG, adopt_png, adopt_svg, rasterise};

pub(crate) static FONTS: LazyLock<Fonts> = LazyLock::new(Fonts::bundled);

/// How long anything may take: well under two seconds alone, but tests share their machine.
pub(crate) const LIMIT: Duration = Duration::from_secs(20);

pub(crate) const HEAD: &str = r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 100 100""#;

/// An SVG of 100 by 100 around some markup.
pub(crate) fn svg(inner: &str) -> String {
    format!("{HEAD}>{inner}</svg>")
}

pub(crate) fn adopt(inner: &str) -> Result<String, ArtworkError> {
    adopt_svg(svg(inner).as_bytes(), &FONTS)
}

/// A picture is refused with this fault, in less than two seconds.
#[track_caller]
pub(crate) fn refused(name: &str, svg: &str) -> ArtworkError {
    let start = Instant::now();
    let fault = adopt_svg(svg.as_bytes(), &FONTS).err();
    let time = start.elapsed();
    assert!(time < LIMIT, "{name} took {time:?}");
    fault.unwrap_or_else(|| panic!("{name} was taken"))
}

/// A PNG of one colour.
pub(crate) fn plain_png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::One);
    let mut writer = encoder.write_header().expect("a header");
    let row = width.div_ceil(8) as usize;
    writer
        .write_image_data(&vec![0x55; row * height as usize])
        .expect("pixels");
    writer.finish().expect("an end");
    bytes
}

fn data_uri(png: &[u8]) -> String {
    format!("data:image/png;base64,{}", BASE64_STANDARD.encode(png))
}

/// Colour and opacity of a pixel of a PNG.
fn pixel(png: &[u8], x: usize, y: usize) -> [u8; 4] {
    let mut decoder = png::Decoder::new(std::io::Cursor::new(png));
    decoder.set_transformations(
        png::Transformations::normalize_to_color8() | png::Transformations::ALPHA,
    );
    let mut reader = decoder.read_info().expect("a PNG");
    let mut data = vec![0; reader.output_buffer_size().expect("small")];
    let frame = reader.next_frame(&mut data).expect("pixels");
    let at = (y * frame.width as usize + x) * 4;
    data[at..at + 4].try_into().expect("four channels")
}

#[test]
fn what_drawing_programs_write_is_taken() {
    let inkscape = r##"<?xml version="1.0" encoding="UTF-8" standalone="no"?><!-- Created with Inkscape -->
<svg width="210mm" height="297mm" viewBox="0 0 210 297" id="svg5" inkscape:version="1.2" sodipodi:docname="a.svg"
  xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"
  xmlns="http://www.w3.org/2000/svg" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <sodipodi:namedview id="n" pagecolor="#fff" inkscape:zoom="1"/><metadata><rdf:RDF><script/></rdf:RDF></metadata>
  <title>バッジ</title><defs id="defs2"><linearGradient id="レイヤー"><stop offset="0" stop-color="red"/><stop offset="1"/></linearGradient></defs>
  <g inkscape:label="レイヤー 1" inkscape:groupmode="layer" id="layer1"><rect style="fill:url(#レイヤー);stroke-width:.26" width="100" height="80" x="3" y="9"/>
  <text x="10" y="20" style="font-family:Helvetica;font-size:12px">髙橋
  <tspan>修了</tspan></text></g></svg>"##;
    let illustrator = r##"<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg version="1.1" id="_x30_1" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" x="0px" y="0px"
 viewBox="0 0 500 500" style="enable-background:new 0 0 500 500;" xml:space="preserve">
<style type="text/css">/* 1 */ .st0{fill:#1E50A2;stroke:#000;} .st1{clip-path:url(#SVGID_2_);} .st2{opacity:.5;filter:url(#shadow)}</style>
<defs><rect id="SVGID_1_" width="400" height="300"/><filter id="shadow"><feGaussianBlur stdDeviation="4"/><feOffset dx="2"/></filter></defs>
<clipPath id="SVGID_2_"><use xlink:href="#SVGID_1_" style="overflow:visible;"/></clipPath>
<g class="st1"><circle class="st0" cx="250" cy="250" r="200"/></g><path class="st2" d="M1 1h30v30z"/></svg>"##;
    for (name, picture) in [("Inkscape", inkscape), ("Illustrator", illustrator)] {
        let adopted = adopt_svg(picture.as_bytes(), &FONTS).expect(name);
        assert!(
            !adopted.contains("<text")
                && !adopted.contains("style")
                && !adopted.contains("metadata"),
            "{adopted}"
        );
        assert_eq!(
            adopt_svg(adopted.as_bytes(), &FONTS).map(|_| ()),
            Ok(()),
            "what was adopted can be adopted"
        );
        assert_eq!(
            adopted,
            adopt_svg(picture.as_bytes(), &FONTS).expect(name),
            "twice the same bytes"
        );
        assert!(rasterise(&adopted, 512, &FONTS).expect(name).len() < 60_000);
    }
}

#[test]
fn a_picture_of_any_shape_is_centred_on_a_square() {
    let wide = "<svg xmlns='http://www.w3.org/2000/svg' width='20' height='10'><rect width='99' height='99' fill='#f00'/></svg>";
    let adopted = adopt_svg(wide.as_bytes(), &FONTS).expect("a picture");
    let png = rasterise(&adopted, 512, &FONTS).expect("pixels");
    assert_eq!(pixel(&png, 256, 100), [0, 0, 0, 0]);
    assert_eq!(pixel(&png, 256, 140), [255, 0, 0, 255]);
    assert_eq!(pixel(&png, 0, 370), [255, 0, 0, 255]);
    assert_eq!(
        pixel(&png, 256, 400),
        [0, 0, 0, 0],
        "what hangs out of the picture is cut"
    );
}

#[test]
fn scripts_and_handlers_are_refused() {
    for inner in [
        "<script>alert(1)</script>",
        "<g><script href='x'/></g>",
        "<h:script xmlns:h='http://www.w3.org/1999/xhtml'>alert(1)</h:script>",
        "<SCRIPT/>",
        "<rect width='1' height='1' onload='alert(1)'/>",
        "<rect width='1' height='1' OnClick='alert(1)'/>",
        "<a href='javascript:alert(1)'><rect width='1' height='1'/></a>",
        "<a xlink:href=' JavaScript:alert(1)'><rect width='1' height='1'/></a>",
    ] {
        assert_eq!(adopt(inner), Err(ArtworkError::Script), "{inner}");
    }
    let root = format!("{HEAD} onload='alert(1)'><rect width='9' height='9'/></svg>");
    assert_eq!(
        adopt_svg(root.as_bytes(), &FONTS),
        Err(ArtworkError::Script)
    );
}

#[test]
fn elements_that_act_or_embed_are_refused() {
    for (inner, name) in [
        (
            "<foreignObject><body xmlns='http://www.w3.org/1999/xhtml'/></foreignObject>",
            "foreignObject",
        ),
        (
            "<a><set attributeName='href' to='javascript:alert(1)'/></a>",
            "set",
        ),
        (
            "<rect><animate attributeName='x' from='0' to='9'/></rect>",
            "animate",
        ),
        ("<animateMotion/>", "animateMotion"),
        ("<iframe src='x'/>", "iframe"),
        ("<feImage href='x'/>", "feImage"),
        (
            "<filter id='f'><feTurbulence numOctaves='99'/></filter>",
            "feTurbulence",
        ),
        ("<marker/>", "marker"),
        ("<handler/>", "handler"),
    ] {
        assert_eq!(
            adopt(inner),
            Err(ArtworkError::Element {
                name: name.to_owned()
            }),
            "{inner}"
        );
    }
}

#[test]
fn references_outside_are_refused() {
    for (inner, to) in [
        (
            "<image href='/etc/passwd' width='9' height='9'/>",
            "/etc/passwd",
        ),
        (
            "<image xlink:href='file:///etc/passwd' width='9' height='9'/>",
            "file:///etc/passwd",
        ),
        (
            "<image href='../../keys/secret.png' width='9' height='9'/>",
            "../../keys/secret.png",
        ),
        (
            "<image href='https://evil.example/a.png'/>",
            "https://evil.example/a.png",
        ),
        (
            "<image href='//evil.example/a.png'/>",
            "//evil.example/a.png",
        ),
        ("<use href='other.svg#a'/>", "other.svg#a"),
        (
            "<use href='data:image/svg+xml,x#a'/>",
            "data:image/svg+xml,x#a",
        ),
        (
            "<a href='https://evil.example/'><rect width='1' height='1'/></a>",
            "https://evil.example/",
        ),
        (
            "<rect width='9' height='9' fill='url(https://evil.example/#a)'/>",
            "https://evil.example/#a",
        ),
        (
            "<rect width='9' height='9' style='fill: URL( \"evil.svg#a\" )'/>",
            "evil.svg#a",
        ),
        ("<style>rect{fill:url(evil.svg#a)}</style>", "evil.svg#a"),
        (
            "<g xml:base='https://evil.example/'/>",
            "https://evil.example/",
        ),
    ] {
        assert_eq!(
            adopt(inner),
            Err(ArtworkError::Reference { to: to.to_owned() }),
            "{inner}"
        );
    }
    let instruction = format!("<?xml-stylesheet href='https://evil.example/'?>{}", svg(""));
    assert!(matches!(
        refused("instruction", &instruction),
        ArtworkError::Reference { .. }
    ));
    for rule in [
        "@import url(https://evil.example/a.css);",
        "@font-face{font-family:a;src:url(a.woff)}",
        "@media all{}",
    ] {
        assert_eq!(
            adopt(&format!("<style>{rule}</style>")),
            Err(ArtworkError::StyleRule),
            "{rule}"
        );
    }
}

#[test]
fn what_is_not_an_svg_is_refused() {
    for bytes in [
        b"".as_slice(),
        b"<html/>",
        b"<svg/>",
        b"%PDF-1.7",
        b"\xff\xfe<\0s\0",
        b"<svg xmlns='http://www.w3.org/2000/svg'>",
    ] {
        let fault = adopt_svg(bytes, &FONTS).expect_err("not a picture");
        assert!(
            matches!(
                fault,
                ArtworkError::NotUtf8 | ArtworkError::NotSvg(_) | ArtworkError::Markup(_)
            ),
            "{fault}"
        );
    }
    assert_eq!(
        adopt_svg(&[0x1f, 0x8b, 8, 0], &FONTS),
        Err(ArtworkError::Compressed)
    );
    assert_eq!(
        adopt_svg(&vec![b' '; MAX_SVG + 1], &FONTS),
        Err(ArtworkError::TooLarge { limit: MAX_SVG })
    );
    for size in [
        "width='0' height='0'",
        "width='-1' height='9'",
        "width='1e39' height='1e39'",
    ] {
        let text = format!(
            "<svg xmlns='http://www.w3.org/2000/svg' {size}><rect width='9' height='9'/></svg>"
        );
        refused(size, &text);
    }
}

#[test]
fn an_empty_picture_is_refused() {
    for inner in [
        "",
        "<g/>",
        "<rect width='9' height='9' fill='none'/>",
        "<defs><rect id='a' width='9' height='9'/></defs>",
    ] {
        assert_eq!(adopt(inner), Err(ArtworkError::Empty), "{inner}");
    }
}

#[test]
fn a_text_the_font_cannot_show_is_refused() {
    assert_eq!(
        adopt("<text y='20'>𠮷野</text>"),
        Err(ArtworkError::MissingGlyph { character: '𠮷' })
    );
    assert!(
        adopt("<text y='20'>髙﨑</text>")
            .expect("both are there")
            .contains("<path")
    );
}

#[test]
fn entities_are_refused() {
    let bomb = (0..20)
        .map(|n| format!("<!ENTITY a{} '&a{n};&a{n};'>", n + 1))
        .collect::<String>();
    for (name, subset) in [
        ("entity bomb", format!("<!ENTITY a0 'x'>{bomb}")),
        (
            "external entity",
            "<!ENTITY a20 SYSTEM 'file:///etc/passwd'>".to_owned(),
        ),
        (
            "parameter entity",
            "<!ENTITY % p SYSTEM 'https://evil.example/a.dtd'>%p;".to_owned(),
        ),
    ] {
        let text = format!("<!DOCTYPE svg [{subset}]>{}", svg("<text>&a20;</text>"));
        assert_eq!(
            refused(name, &text),
            ArtworkError::Markup(XmlError::DocumentType),
            "{name}"
        );
    }
}

#[test]
fn pictures_inside_a_picture_are_small_pngs_written_anew() {
    let image = |uri: &str| format!("<image width='100' height='100' href='{uri}'/>");
    let mut small = plain_png(8, 8);
    let text = [
        b"\0\0\0\x0ctEXtComment\0secr".as_slice(),
        &crc32fast::hash(b"tEXtComment\0secr").to_be_bytes(),
    ]
    .concat();
    small.splice(33..33, text);
    let adopted = adopt(&image(&data_uri(&small))).expect("a small picture");
    let kept = adopted
        .split("base64,")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .expect("the picture");
    let kept = BASE64_STANDARD.decode(kept.trim()).expect("base64");
    assert!(
        !kept.windows(4).any(|window| window == b"secr"),
        "texts stay behind"
    );

    for (name, uri) in [
        ("20,000 a side", data_uri(&plain_png(20_000, 20_000))),
        ("2,049 a side", data_uri(&plain_png(2_049, 2))),
        ("JPEG", "data:image/jpeg;base64,/9j/4AAQ".to_owned()),
        (
            "JPEG called PNG",
            "data:image/png;base64,/9j/4AAQ".to_owned(),
        ),
        ("SVG", "data:image/svg+xml;base64,PHN2Zy8+".to_owned()),
        ("cut", data_uri(&small[..60])),
        ("nothing", "data:image/png;base64,".to_owned()),
    ] {
        assert_eq!(
            refused(name, &svg(&image(&uri))),
            ArtworkError::EmbeddedImage,
            "{name}"
        );
    }
    let large = data_uri(&plain_png(2_000, 2_000));
    let fault = refused(
        "the same large picture again and again",
        &svg(&image(&large).repeat(20)),
    );
    assert!(matches!(fault, ArtworkError::TooComplex { .. }), "{fault}");
}

#[test]
fn a_png_is_fitted_and_loses_all_but_its_pixels() {
    for (width, height) in [(4_000, 2_000), (100, 50), (512, 256), (2, 1)] {
        let mut rgba = vec![0; width * height * 4];
        rgba.chunks_exact_mut(4)
            .for_each(|pixel| pixel.copy_from_slice(&[200, 100, 0, 255]));
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, width as u32, height as u32);
        encoder.set_color(png::ColorType::Rgba);
        encoder
            .add_text_chunk("Comment".to_owned(), "secret".to_owned())
            .expect("a text");
        let mut writer = encoder.write_header().expect("a header");
        writer.write_image_data(&rgba).expect("pixels");
        writer.finish().expect("an end");

        let start = Instant::now();
        let adopted = adopt_png(&bytes).expect("a picture");
        assert!(start.elapsed() < LIMIT, "{width}: {:?}", start.elapsed());
        assert_eq!(pixel(&adopted.png, 256, 256), [200, 100, 0, 255], "{width}");
        assert_eq!(pixel(&adopted.png, 5, 140), [200, 100, 0, 255], "{width}");
        assert_eq!(pixel(&adopted.png, 256, 100), [0, 0, 0, 0], "{width}");
        assert!(!adopted.png.windows(6).any(|window| window == b"secret"));
        let drawn = rasterise(&adopted.svg, 512, &FONTS).expect("pixels");
        assert_eq!(pixel(&drawn, 256, 256), [200, 100, 0, 255], "{width}");
        assert_eq!(
            adopted,
            adopt_png(&bytes).expect("a picture"),
            "twice the same bytes"
        );
    }
}

#[test]
fn the_png_suite_is_adopted_or_refused_without_harm() {
    let folder =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data/corpora/png-suite/tests");
    let mut files = Vec::new();
    for folder in ["pngsuite", "pngsuite-extra", "bugfixes"].map(|name| folder.join(name)) {
        let Ok(entries) = std::fs::read_dir(folder) else {
            return eprintln!("skipped: no png-suite");
        };
        files.extend(entries.map(|entry| entry.expect("an entry").path()));
    }
    files.sort();
    // Names of corrupt files start with x; of the sound ones a fifth is enough here.
    let corrupt = |file: &PathBuf| {
        file.file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with('x'))
    };
    let (corrupt, sound): (Vec<_>, Vec<_>) = files.into_iter().partition(corrupt);
    for file in corrupt {
        // Whatever is wrong with it, there is an answer.
        let _ = adopt_png(&std::fs::read(&file).expect("a file"));
    }
    let adopted = sound
        .iter()
        .step_by(5)
        .filter(|file| adopt_png(&std::fs::read(file).expect("a file")).is_ok());
    assert!(adopted.count() > 25);
}

#[test]
fn other_formats_under_the_name_of_png_are_refused() {
    for (name, head) in [
        ("JPEG", &b"\xff\xd8\xff\xe0\x00\x10JFIF\x00"[..]),
        ("GIF", b"GIF89a\x01\x00\x01\x00"),
        ("WebP", b"RIFF\x24\x00\x00\x00WEBPVP8 "),
        ("SVG", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("nothing", b""),
    ] {
        let fault = adopt_png(head).err();
        assert!(
            matches!(fault, Some(ArtworkError::NotPng(_))),
            "{name}: {fault:?}"
        );
    }
}

/// A picture of four by four in red, as its author's program writes it.
fn red(set: impl FnOnce(&mut png::Encoder<'_, &mut Vec<u8>>), frames: &[&[u8]]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 4, 4);
    set(&mut encoder);
    let mut writer = encoder.write_header().expect("a header");
    for frame in frames {
        writer.write_image_data(frame).expect("pixels");
    }
    writer.finish().expect("an end");
    bytes
}

#[test]
fn of_an_animation_the_first_picture_is_taken_and_sixteen_bits_become_eight() {
    let (first, second) = ([255, 0, 0].repeat(16), [0, 0, 255].repeat(16));
    let animated = red(
        |encoder| {
            encoder.set_color(png::ColorType::Rgb);
            encoder.set_animated(2, 0).expect("two pictures");
        },
        &[&first, &second],
    );
    let deep = red(
        |encoder| {
            encoder.set_color(png::ColorType::Rgb);
            encoder.set_depth(png::BitDepth::Sixteen);
        },
        &[&[255, 255, 0, 0, 0, 0].repeat(16)],
    );
    for (name, bytes) in [("animated", animated), ("of sixteen bits", deep)] {
        let adopted = adopt_png(&bytes).expect(name).png;
        assert_eq!(pixel(&adopted, 256, 256), [255, 0, 0, 255], "{name}");
        let has = |chunk: &[u8]| adopted.windows(4).any(|window| window == chunk);
        assert!(!has(b"acTL") && !has(b"fdAT"), "{name}");
    }
}

#[test]
fn colours_are_read_in_whatever_way_they_were_stored() {
    let palette = red(
        |encoder| {
            encoder.set_color(png::ColorType::Indexed);
            encoder.set_palette(vec![255, 0, 0, 0, 0, 255]);
            encoder.set_trns(vec![255, 0]);
        },
        &[&[0; 16]],
    );
    let clear_grey = red(
        |encoder| {
            encoder.set_color(png::ColorType::Grayscale);
            encoder.set_trns(vec![0, 255]);
        },
        &[&[[0; 8], [255; 8]].concat()],
    );
    let adopted = adopt_png(&palette).expect("a palette").png;
    assert_eq!(pixel(&adopted, 256, 256), [255, 0, 0, 255]);
    let adopted = adopt_png(&clear_grey).expect("clear where it is white").png;
    assert_eq!(pixel(&adopted, 256, 10), [0, 0, 0, 255]);
    assert_eq!(pixel(&adopted, 256, 500)[3], 0);
}

#[test]
fn a_png_that_comes_in_passes_is_taken_and_one_that_was_damaged_is_not() {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 1, 1);
    encoder.set_color(png::ColorType::Rgb);
    let mut writer = encoder.write_header().expect("a header");
    writer.write_image_data(&[255, 0, 0]).expect("a pixel");
    writer.finish().expect("an end");
    // of one pixel there is one pass, so the header alone says whether there are several
    let (interlaced, checksum) = (28, 29..33);
    bytes[interlaced] = 1;
    let fault = adopt_png(&bytes).err();
    assert!(matches!(fault, Some(ArtworkError::NotPng(_))), "{fault:?}");
    let sum = crc32fast::hash(&bytes[12..29]);
    bytes[checksum].copy_from_slice(&sum.to_be_bytes());
    let adopted = adopt_png(&bytes).expect("in passes").png;
    assert_eq!(pixel(&adopted, 256, 256), [255, 0, 0, 255]);
}

#[test]
fn small_and_large_pictures_fill_the_square() {
    let view = |side: u32| {
        let inner = "<rect width='{}' height='{}'/>".replace("{}", &side.to_string());
        format!("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {side} {side}'>{inner}</svg>")
    };
    for side in [1, 8, 20_000] {
        let adopted = adopt_svg(view(side).as_bytes(), &FONTS).expect("a picture");
        let png = rasterise(&adopted, 512, &FONTS).expect("pixels");
        for (x, y) in [(0, 0), (511, 511), (256, 256)] {
            assert_eq!(pixel(&png, x, y), [0, 0, 0, 255], "{side}");
        }
    }
    for side in [1, 8] {
        assert!(adopt_png(&plain_png(side, side)).is_ok(), "{side}");
    }
}

#[test]
fn an_animated_svg_is_refused() {
    let rect = |inner: &str| format!("<rect width='9' height='9'>{inner}</rect>");
    for inner in [
        "<animate attributeName='x' to='9' dur='1s'/>",
        "<animateTransform attributeName='transform' type='rotate' to='9' dur='1s'/>",
        "<set attributeName='x' to='9'/>",
    ] {
        let fault = adopt(&rect(inner)).err();
        assert!(
            matches!(fault, Some(ArtworkError::Element { .. })),
            "{inner}: {fault:?}"
        );
    }
    let style = "<style>@keyframes a{to{opacity:0}}</style><rect width='9' height='9'/>";
    assert_eq!(adopt(style), Err(ArtworkError::StyleRule));
}

#[test]
fn what_lies_far_outside_a_huge_view_is_empty_or_taken_in_time() {
    let huge = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1e30 1e30'><rect width='9' height='9'/></svg>";
    refused("huge view", huge);
    let dot = adopt_png(&plain_png(1, 1)).expect("a picture");
    assert_eq!(
        pixel(&dot.png, 0, 0),
        pixel(&dot.png, 511, 511),
        "one pixel grows to a square"
    );
}

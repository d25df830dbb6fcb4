//! A credential goes into a picture and comes out again; pictures from strangers are read within limits.
#![expect(clippy::print_stderr, reason = "tests say what they skip")]

use std::path::PathBuf;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use serde_json::Value;
use shirushi::bake::xml::XmlError;
use shirushi::bake::{BakeError, ChunkError, UnbakeError, png, svg, unbake};

/// How long anything may take: well under two seconds alone, but tests share their machine.
const LIMIT: Duration = Duration::from_secs(20);

/// A file of the shared test data, if this machine has it.
fn shared(path: &str) -> Option<Vec<u8>> {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../shared/data")
        .join(path);
    let bytes = std::fs::read(&file).ok();
    if bytes.is_none() {
        eprintln!("skipped: there is no {path} among the shared test data");
    }
    bytes
}

fn golden(name: &str) -> Option<Vec<u8>> {
    shared(&format!("golden/baked/{name}"))
}

/// A grey 8 by 8 PNG.
fn blank() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = ::png::Encoder::new(&mut bytes, 8, 8);
    encoder.set_color(::png::ColorType::Grayscale);
    let mut writer = encoder.write_header().expect("memory takes a header");
    writer.write_image_data(&[128; 64]).expect("64 pixels");
    writer.finish().expect("memory takes an end");
    bytes
}

/// A chunk with a right check sum.
fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let body = [kind.as_slice(), data].concat();
    let length = u32::try_from(data.len()).expect("short");
    [
        &length.to_be_bytes(),
        body.as_slice(),
        &crc32fast::hash(&body).to_be_bytes(),
    ]
    .concat()
}

/// The blank PNG with more chunks behind its header.
fn with(chunks: &[u8]) -> Vec<u8> {
    let blank = blank();
    [&blank[..33], chunks, &blank[33..]].concat()
}

const BLANK_SVG: &str =
    r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0"/></svg>"##;

#[test]
fn the_golden_pictures_hold_the_golden_credential() {
    let (Some(raw), Some(ascii)) = (
        golden("credential.min.json"),
        golden("credential.ascii.min.json"),
    ) else {
        return;
    };
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("JSON is UTF-8");
    let (raw, ascii) = (text(raw), text(ascii));
    for name in [
        "ob3.png",
        "ob3-after-idat.png",
        "ob2-and-ob3.png",
        "ob3.svg",
        "ob2-and-ob3.svg",
    ] {
        assert_eq!(
            unbake(&golden(name).expect(name)).as_deref(),
            Ok(raw.trim()),
            "{name}"
        );
    }
    assert_eq!(
        unbake(&golden("ob3-ascii.png").expect("golden")).as_deref(),
        Ok(ascii.trim())
    );
    let jws = unbake(&golden("ob3-verify-jws.svg").expect("golden"));
    assert_eq!(jws.as_deref(), Ok("eyJhbGciOiJSUzI1NiJ9.e30.c2ln"));
    let cdata =
        unbake(&golden("ob3-cdata-end-escaped.svg").expect("golden")).expect("a credential");
    let expected: Value =
        serde_json::from_slice(&golden("cdata-end.json").expect("golden")).expect("JSON");
    assert_eq!(
        serde_json::from_str::<Value>(&cdata).expect("JSON"),
        expected
    );
}

#[test]
fn baking_the_golden_credential_gives_the_golden_chunk() {
    let (Some(image), Some(expected), Some(json)) = (
        golden("blank.png"),
        golden("ob3-ascii.png"),
        golden("credential.min.json"),
    ) else {
        return;
    };
    let json = String::from_utf8(json).expect("UTF-8");
    assert_eq!(png(&image, &json).expect("bakes"), expected);
    // Baking again replaces, and ends before the pixels wherever the old one was.
    assert_eq!(png(&expected, &json).expect("bakes"), expected);
    assert_eq!(
        png(&golden("ob3-after-idat.png").expect("golden"), &json).expect("bakes"),
        expected
    );
    assert_eq!(
        png(&golden("neg-ob3-duplicate.png").expect("golden"), &json).expect("bakes"),
        expected
    );
}

#[test]
fn the_golden_faults_are_named() {
    if golden("blank.png").is_none() {
        return;
    }
    let fault = |name: &str| unbake(&golden(name).expect(name)).expect_err(name);
    assert_eq!(
        fault("neg-ob3-duplicate.png"),
        UnbakeError::SeveralCredentials
    );
    assert_eq!(fault("neg-compressed-itxt.png"), UnbakeError::Compressed);
    assert_eq!(
        fault("neg-bad-crc.png"),
        UnbakeError::Png(ChunkError::Checksum {
            kind: "iTXt".to_owned()
        })
    );
    assert_eq!(fault("blank.png"), UnbakeError::NoCredential);
    assert_eq!(fault("blank.svg"), UnbakeError::NoCredential);
    for name in ["ob2-url.png", "ob2-text-legacy.png", "ob2-url.svg"] {
        assert_eq!(fault(name), UnbakeError::OpenBadges2, "{name}");
    }
}

#[test]
fn pictures_of_another_issuer_are_read() {
    for name in ["simple-json", "simple-jwt", "simple-jwt_v1"] {
        for kind in ["png", "svg"] {
            let Some(bytes) = shared(&format!("samples/1edtech-validator/ob30/{name}.{kind}"))
            else {
                return;
            };
            let text = unbake(&bytes).expect(name);
            match name {
                "simple-json" => assert!(
                    serde_json::from_str::<Value>(&text)
                        .expect("JSON")
                        .is_object()
                ),
                _ => assert_eq!(
                    text.split('.').count(),
                    3,
                    "{name}.{kind} holds a compact JWS"
                ),
            }
        }
    }
}

#[test]
fn pictures_of_the_png_suite_hold_no_credential_and_do_no_harm() {
    let folder =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data/corpora/png-suite/tests");
    for folder in [
        "pngsuite",
        "pngsuite-extra",
        "bugfixes",
        "text_chunk_examples",
    ]
    .map(|name| folder.join(name))
    {
        let Ok(files) = std::fs::read_dir(folder) else {
            return eprintln!("skipped: no png-suite");
        };
        for file in files {
            let bytes = std::fs::read(file.expect("an entry").path()).expect("a file");
            assert!(unbake(&bytes).is_err());
        }
    }
}

#[test]
fn the_chunk_stands_before_the_pixels_and_all_else_is_untouched() {
    let image = with(&chunk(b"tEXt", b"Title\0x"));
    let baked = png(&image, r#"{"a":1}"#).expect("bakes");
    let chunk = chunk(b"iTXt", b"openbadgecredential\0\0\0\0\0{\"a\":1}");
    let at = baked
        .windows(chunk.len())
        .position(|window| window == chunk)
        .expect("the chunk");
    assert!(baked[at + chunk.len() + 4..].starts_with(b"IDAT"));
    assert_eq!([&baked[..at], &baked[at + chunk.len()..]].concat(), image);
}

#[test]
fn a_png_that_is_broken_is_not_baked_and_not_read() {
    let sound = blank();
    for cut in [0, 7, 8, 11, 20, 33, 40, sound.len() - 1] {
        assert!(
            matches!(png(&sound[..cut], "{}"), Err(BakeError::Png(_))),
            "cut at {cut}"
        );
        assert!(unbake(&sound[..cut]).is_err(), "cut at {cut}");
    }
    let endless = with(&[0xff, 0xff, 0xff, 0xff, b'i', b'T', b'X', b't', 0, 0, 0, 0]);
    assert_eq!(
        png(&endless, "{}"),
        Err(BakeError::Png(ChunkError::Truncated))
    );
    assert_eq!(
        unbake(&endless),
        Err(UnbakeError::Png(ChunkError::Truncated))
    );
    let no_pixels = [&sound[..33], &chunk(b"IEND", b"")].concat();
    assert_eq!(
        png(&no_pixels, "{}"),
        Err(BakeError::Png(ChunkError::NoPixels))
    );
}

#[test]
fn chunks_that_are_not_quite_a_credential_are_refused() {
    let read = |data: &[u8]| unbake(&with(&chunk(b"iTXt", data)));
    assert_eq!(
        read(b"openbadgecredential\0\0\0\0\0{}").as_deref(),
        Ok("{}")
    );
    assert_eq!(
        read(b"openbadgecredential\0\0\0en\0Abzeichen\0{}").as_deref(),
        Ok("{}")
    );
    assert_eq!(
        read(b"openbadgecredential\0\0\0\0\0  "),
        Err(UnbakeError::NotText)
    );
    assert_eq!(
        read(b"openbadgecredential\0\0\0\0\0\xff"),
        Err(UnbakeError::NotText)
    );
    assert_eq!(
        read(b"openbadgecredential\0\0\0{}"),
        Err(UnbakeError::NotText)
    );
    assert_eq!(read(b"openbadgecredential\0"), Err(UnbakeError::Compressed));
    assert_eq!(
        read(b"openbadgecredential\0\x01\0\0\0{}"),
        Err(UnbakeError::Compressed)
    );
    assert_eq!(
        read(b"openbadgecredentials\0\0\0\0\0{}"),
        Err(UnbakeError::NoCredential)
    );
    assert_eq!(
        unbake(&with(&chunk(b"tEXt", b"openbadgecredential\0{}"))),
        Err(UnbakeError::Compressed)
    );
    let long = [
        b"openbadgecredential\0\0\0\0\0".as_slice(),
        &vec![b'1'; (1 << 20) + 1],
    ]
    .concat();
    assert_eq!(read(&long), Err(UnbakeError::TooLarge));
    assert_eq!(unbake(&vec![0; (8 << 20) + 1]), Err(UnbakeError::TooLarge));
}

#[test]
fn a_credential_behind_the_end_of_a_png_is_not_part_of_it() {
    let behind = [blank(), chunk(b"iTXt", b"openbadgecredential\0\0\0\0\0{}")].concat();
    assert_eq!(unbake(&behind), Err(UnbakeError::NoCredential));
}

#[test]
fn the_element_is_the_first_child_of_the_root() {
    let baked = svg(BLANK_SVG, r#"{"a":"]]>"}"#).expect("bakes");
    assert_eq!(
        baked,
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8" xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0"><openbadges:credential><![CDATA[{"a":"]]\u003e"}]]></openbadges:credential><path d="M0 0"/></svg>"##
    );
    // Baking again replaces.
    assert_eq!(svg(&baked, r#"{"a":"]]>"}"#).expect("bakes"), baked);
}

#[test]
fn an_svg_of_any_spelling_is_baked() {
    for image in [
        "<svg xmlns='http://www.w3.org/2000/svg'/>",
        "<svg\nxmlns='http://www.w3.org/2000/svg' id='>'\n/>",
        "<?xml version='1.0'?><!-- <svg> --><s:svg xmlns:s='http://www.w3.org/2000/svg'><s:g/></s:svg><!-- -->",
        "<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'svg11.dtd'><svg xmlns='http://www.w3.org/2000/svg'>x</svg>",
        "<svg xmlns='http://www.w3.org/2000/svg' xmlns:o='https://purl.imsglobal.org/ob/v3p0'><o:credential>1<o:credential/></o:credential><o:credential verify='x'/></svg>",
    ] {
        let baked = svg(image, r#"{"名":"﨑"}"#).expect(image);
        assert_eq!(
            unbake(baked.as_bytes()).as_deref(),
            Ok(r#"{"\u540d":"\ufa11"}"#),
            "{image}"
        );
    }
}

#[test]
fn an_svg_that_is_not_one_is_refused() {
    for (image, error) in [
        ("<html/>", BakeError::NotSvg),
        ("<svg/>", BakeError::NotSvg),
        (
            "<svg xmlns='http://www.w3.org/2000/svg' xmlns:openbadges='http://openbadges.org'/>",
            BakeError::PrefixTaken,
        ),
        (
            "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg xmlns='http://www.w3.org/2000/svg'/>",
            BakeError::Svg(XmlError::DocumentType),
        ),
    ] {
        assert_eq!(svg(image, "{}"), Err(error), "{image}");
    }
    for image in [
        "",
        "no",
        "<svg xmlns='http://www.w3.org/2000/svg'>",
        "<svg xmlns='http://www.w3.org/2000/svg' '",
    ] {
        assert!(
            matches!(
                svg(image, "{}"),
                Err(BakeError::Svg(XmlError::Malformed(_)))
            ),
            "{image}"
        );
    }
}

#[test]
fn an_svg_with_two_credentials_or_markup_is_not_read() {
    let read = |inner: &str| {
        unbake(format!("<svg xmlns='http://www.w3.org/2000/svg' xmlns:o='https://purl.imsglobal.org/ob/v3p0'>{inner}</svg>").as_bytes())
    };
    assert_eq!(read("<o:credential>{}</o:credential>").as_deref(), Ok("{}"));
    assert_eq!(
        read("<g><o:credential>{}</o:credential><o:credential/></g>"),
        Err(UnbakeError::SeveralCredentials)
    );
    assert_eq!(
        read("<o:credential verify='a.b.c'>{}</o:credential>"),
        Err(UnbakeError::SeveralCredentials)
    );
    assert_eq!(
        read("<o:credential><b>{}</b></o:credential>"),
        Err(UnbakeError::NotText)
    );
    assert_eq!(read("<o:credential/>"), Err(UnbakeError::NotText));
    assert_eq!(
        unbake(b"%PDF-1.7"),
        Err(UnbakeError::Svg(XmlError::Malformed(
            "unknown token at 1:1".to_owned()
        )))
    );
    assert_eq!(unbake(b"\xff"), Err(UnbakeError::NotAPicture));
    assert_eq!(unbake(b"<html/>"), Err(UnbakeError::NotAPicture));
}

#[test]
fn hostile_xml_is_refused_in_time() {
    let head = "<svg xmlns='http://www.w3.org/2000/svg'";
    let attributes: String = (0..400_000).map(|n| format!(" a{n}=''")).collect();
    let nested = "<g>".repeat(400_000);
    let namespaces: String = (0..2_000)
        .map(|n| format!("<g xmlns:n{n}='u:{n}'>"))
        .collect();
    let declared: String = (0..100_000).map(|_| "<g xmlns:a='u:a'/>").collect();
    let siblings = "<g/>".repeat(1_000_000);
    for (name, text) in [
        ("400,000 attributes", format!("{head}{attributes}/>")),
        ("deep", format!("{head}>{nested}")),
        ("nested namespaces", format!("{head}>{namespaces}")),
        ("declared namespaces", format!("{head}>{declared}</svg>")),
        ("elements", format!("{head}>{siblings}</svg>")),
        (
            "entity bomb",
            format!(
                "<!DOCTYPE svg [<!ENTITY a '{}'>]>{head}>&a;</svg>",
                "&b;".repeat(1000)
            ),
        ),
        (
            "external entity",
            format!("<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>{head}>&a;</svg>"),
        ),
        (
            "parameter entity",
            format!("<!DOCTYPE svg [<!ENTITY % a SYSTEM 'http://x/'>%a;]>{head}/>"),
        ),
    ] {
        let start = Instant::now();
        let fault = unbake(text.as_bytes()).expect_err(name);
        assert!(
            matches!(
                fault,
                UnbakeError::Svg(XmlError::TooMany { .. } | XmlError::DocumentType)
            ),
            "{name}: {fault}"
        );
        assert!(start.elapsed() < LIMIT, "{name} took {:?}", start.elapsed());
    }
}

/// Finds JSON as some wallets do: from the first brace behind the keyword to the one that closes it,
/// strings not regarded, bytes taken for Latin-1.
fn naive_wallet(image: &[u8]) -> String {
    let latin: String = image.iter().map(|&byte| char::from(byte)).collect();
    let from = latin.find("openbadgecredential").expect("the keyword");
    let start = from + latin[from..].find('{').expect("a brace");
    let mut depth = 0;
    for (at, c) in latin[start..].char_indices() {
        depth += i32::from(c == '{') - i32::from(c == '}');
        if depth == 0 {
            return latin[start..=start + at].to_owned();
        }
    }
    panic!("no end")
}

fn json() -> impl Strategy<Value = Value> {
    let text = prop_oneof![
        any::<String>(),
        "[{}\\]>\"\\\\名𠮷 -~]{0,12}",
        Just("]]>".to_owned())
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        text.clone().prop_map(Value::from),
    ];
    let value = leaf.prop_recursive(4, 32, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map("[{}名a-z\\]>]{0,6}", inner, 0..6)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    });
    prop::collection::btree_map(text, value, 0..6)
        .prop_map(|map| Value::Object(map.into_iter().collect()))
}

proptest! {
    #[test]
    fn whatever_the_credential_says_it_comes_out_the_same(value in json(), pretty: bool) {
        let text = if pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) };
        let text = text.expect("JSON");
        let from_png = png(&blank(), &text).expect("bakes");
        let from_svg = svg(BLANK_SVG, &text).expect("bakes");
        for image in [from_png.as_slice(), from_svg.as_bytes()] {
            let read = unbake(image).expect("a credential");
            prop_assert!(read.is_ascii());
            prop_assert_eq!(serde_json::from_str::<Value>(&read).expect("JSON"), value.clone());
        }
        prop_assert_eq!(serde_json::from_str::<Value>(&naive_wallet(&from_png)).expect("JSON"), value);
    }

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..200), at in 8_usize..80) {
        let _ = unbake(&bytes);
        let mut image = png(&blank(), "{\"a\":1}").expect("bakes");
        let end = (at + bytes.len()).min(image.len());
        image.splice(at..end, bytes.iter().copied());
        let _ = unbake(&image);
        let _ = png(&image, "{}");
        let text = format!("<svg xmlns='http://www.w3.org/2000/svg' {}", String::from_utf8_lossy(&bytes));
        let _ = unbake(text.as_bytes());
        let _ = svg(&text, "{}");
    }
}

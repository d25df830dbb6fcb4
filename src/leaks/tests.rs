//! Values planted in outputs of every kind are found; what only looks like them is not.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;

use super::*;
use crate::catalog::{
    Contact, DateStyle, Issuer, IssuerKind, Lang, Localized, Person, PrivateValue, Repository, Rgb,
    Settings,
};

fn slug(text: &str) -> Slug {
    Slug::new(text).expect("a safe id")
}

fn ja(text: &str) -> Localized {
    Localized::new(BTreeMap::from([(Lang::JA, text.to_owned())])).expect("not empty")
}

fn person(key: &str, name: &str, policy: NamePolicy, private: &[(&str, &str)]) -> Person {
    Person {
        key: slug(key),
        handle: slug(key),
        name: name.to_owned(),
        kana: None,
        name_en: None,
        name_policy: policy,
        audience: None,
        consent: None,
        private: private
            .iter()
            .map(|(column, value)| PrivateValue {
                column: (*column).to_owned(),
                value: (*value).to_owned(),
            })
            .collect(),
    }
}

fn catalog(people: impl IntoIterator<Item = Person>) -> Catalog {
    let issuer = Issuer {
        id: slug("city"),
        address: slug("city"),
        did: "did:web:badges.example:i:city".to_owned(),
        kind: IssuerKind::Municipality,
        name: ja("汐見野市 総務部 人材育成課"),
        parent: None,
        description: None,
        url: "https://city.example/".to_owned(),
        contact: Contact::Email("role@city.example".to_owned()),
        identifiers: Vec::new(),
        accent: Rgb(0, 0, 0),
        style: Default::default(),
        names: NamePolicy::Full,
        suspension: false,
        claim_codes: false,
        linkedin_organization_id: None,
        head: None,
    };
    Catalog {
        settings: Settings {
            base_url: "https://badges.example".to_owned(),
            title: ja("バッジ"),
            languages: vec![Lang::JA],
            timezone_name: "UTC".to_owned(),
            timezone: TimeZone::UTC,
            fiscal_year_start: 4,
            as_of: None,
            date_style: DateStyle::Western,
            index: false,
            suppress_below: 5,
            repository: Repository::Private,
            baked_png: false,
            baked_svg: false,
            bundle: false,
            embed: false,
            certificates: Default::default(),
            admin: Default::default(),
            target_groups: Vec::new(),
            audiences: Vec::new(),
            kpi: Vec::new(),
        },
        issuers: BTreeMap::from([(issuer.id.clone(), issuer)]),
        achievements: BTreeMap::new(),
        awards: BTreeMap::new(),
        approvals: Vec::new(),
        people: people
            .into_iter()
            .map(|person| (person.key.clone(), person))
            .collect(),
        pathways: BTreeMap::new(),
        programmes: BTreeMap::new(),
        frameworks: BTreeMap::new(),
        pages: BTreeMap::new(),
        keys: BTreeMap::new(),
        ledger: Default::default(),
        theme: BTreeMap::new(),
    }
}

fn scanner(private: &[(&str, &str)]) -> Scanner {
    Scanner::new(&catalog([person(
        "p01",
        "誰か",
        NamePolicy::Hidden,
        private,
    )]))
}

fn finds(column: &str, value: &str, path: &str, text: &str) -> bool {
    let hits = scanner(&[(column, value)]).scan(path, text.as_bytes(), &[]);
    let expected = Hit {
        person: slug("p01"),
        column: column.to_owned(),
    };
    match hits.as_slice() {
        [] => false,
        [hit] => *hit == expected,
        more => panic!("one value is one hit, not {}", more.len()),
    }
}

#[test]
fn an_address_is_found_in_every_form() {
    let email = "akari.hamanase@example.com";
    for text in [
        "<a href=\"mailto:akari.hamanase@example.com\">",
        "AKARI.HAMANASE@EXAMPLE.COM",
        "ａｋａｒｉ．ｈａｍａｎａｓｅ＠ｅｘａｍｐｌｅ．ｃｏｍ",
        "akari.hamanase&#64;example.com",
        "akari.hamanase&#x40;example&#46;com",
        "akari.hamanase%40example.com",
        r#"{"email":"akari.hamanase\u0040example.com"}"#,
        "akari.hamanase @ example.com",
        "x YWthcmkuaGFtYW5hc2VAZXhhbXBsZS5jb20= x",
        "data:;base64,eHhha2FyaS5oYW1hbmFzZUBleGFtcGxlLmNvbXh4",
        "data:;base64,eGFrYXJpLmhhbWFuYXNlQGV4YW1wbGUuY29teHg=",
        "616b6172692e68616d616e617365406578616d706c652e636f6d",
        "616B6172692E68616D616E617365406578616D706C652E636F6D",
        "sha256$f5a7f9d3a9ad2ab5e7ac21cd7f80d9d5cf73a2ae6ea5dd1f2d5a3d3d4a5b0f5d is not it",
    ] {
        let planted = !text.ends_with("is not it");
        assert_eq!(finds("email", email, "a.html", text), planted, "{text}");
    }
    let digest: String = Sha256::digest(email)
        .iter()
        .map(|b| format!("{b:02x}"))
        .collect();
    assert!(finds(
        "email",
        email,
        "a.json",
        &format!("\"sha256${digest}\"")
    ));
}

#[test]
fn an_address_is_not_found_inside_another() {
    assert!(!finds(
        "email",
        "kai@city.example",
        "a.html",
        "mailto:jinkai@city.example"
    ));
    assert!(!finds(
        "email",
        "kai@city.jp",
        "a.html",
        "kai@city.jpn.example"
    ));
}

#[test]
fn a_hidden_name_is_found_with_and_without_its_space_and_turned_round() {
    for text in [
        "<h1>渚沢 悠さん</h1>",
        "<h1>渚沢悠</h1>",
        "渚沢\u{3000}悠",
        "渚沢&nbsp;悠",
        r"\u6e1a\u6ca2 \u60a0",
        "%E6%B8%9A%E6%B2%A2%20%E6%82%A0",
        "渚沢\u{e0100}悠",
        "悠 渚沢",
    ] {
        assert!(finds("name", "渚沢 悠", "a/x/index.html", text), "{text}");
    }
    for text in ["Nagisawa YU", "YU NAGISAWA", "nagisawa-yu NAGISAWA\u{a0}Yu"] {
        assert!(
            finds("name_en", "NAGISAWA Yu", "a/x/index.html", text),
            "{text}"
        );
    }
}

#[test]
fn a_very_short_name_is_found_between_other_things_than_letters() {
    assert!(finds("name", "林 実", "a.html", "<h1>林 実 様</h1>"));
    assert!(finds("name", "林 実", "a.json", "{\"name\":\"林実\"}"));
    assert!(!finds("name", "林 実", "a.html", "森林 実習"));
}

#[test]
fn a_number_is_found_as_a_number_of_its_own() {
    for text in [
        "<td>000101</td>",
        "no=000101&x",
        "社員番号000101です",
        "2024 000101 5",
        "０００１０１",
        "000101.",
        "1. 000101",
        "\"id\":\"MDAwMTAx\"",
        "303030313031",
    ] {
        assert!(finds("employee_no", "000101", "a.html", text), "{text}");
    }
    for text in [
        "e3b0c44298fc000101149afbf4c8996fb",
        "a000101",
        "0001012",
        "0.000101",
        "000101.5",
        "000.101",
        "xxMDAwMTAxxx",
    ] {
        assert!(!finds("employee_no", "000101", "a.html", text), "{text}");
    }
}

#[test]
fn a_number_that_was_drawn_by_lot_is_nobodys_where_it_belongs() {
    let scanner = scanner(&[("employee_no", "104711"), ("phone", "104712")]);
    let text =
        br##"{"id":"https://badges.example/status.json#104711","statusListIndex":"104711"}"##;
    let drawn = ["104711".to_owned()];
    assert_eq!(scanner.scan("a/x/credential.json", text, &drawn), []);
    assert_eq!(scanner.scan("a/x/credential.json", text, &[]).len(), 1);
    let other = b"<p>104712</p>";
    assert_eq!(scanner.scan("a/x/index.html", other, &drawn).len(), 1);
}

#[test]
fn a_number_in_groups_is_found_and_not_in_a_row_of_numbers() {
    let finds = |path, text| finds("phone", "100200", path, text);
    assert!(finds("index.html", "<p>電話 100 200</p>"));
    assert!(finds("index.html", "Phone 10 02 00 or"));
    for row in [
        "<path d=\"M12 2a10 10 0 1 0 0 20 10 0 2 0 0 1\"/>",
        "<path d=\"M1 100 200\"/>",
        "<path d=\"M100 200 7\"/>",
        "<path d=\"m5-100 200-7z\"/>",
        "1,100 200",
    ] {
        assert!(!finds("index.html", row), "{row}");
    }
    assert!(!finds("badge.svg", "<path d=\"M 100 200 L 7\"/>"));
    assert!(!finds("badge.svg", "<path d=\"m-100 200z\"/>"));
    assert!(finds("badge.svg", "<text>電話 100 200 内線</text>"));
}

#[test]
fn a_number_is_not_found_in_a_colour() {
    assert!(!finds(
        "employee_no",
        "000101",
        "badge.svg",
        "fill=\"#000101\""
    ));
    assert!(!finds(
        "employee_no",
        "000101",
        "assets/style.css",
        "color:#000101;"
    ));
    assert!(finds("employee_no", "000101", "a.html", "<p>#000101</p>"));
}

#[test]
fn a_short_number_is_found_only_as_a_whole_text() {
    assert!(finds("employee_no", "1042", "a.html", "<td> 1042 </td>"));
    assert!(finds("employee_no", "1042", "a.json", "{\"n\":\"1042\"}"));
    assert!(!finds(
        "employee_no",
        "1042",
        "a.html",
        "<p>1042 awards</p>"
    ));
    assert!(!finds("employee_no", "1042", "a.json", "{\"n\":1042}"));
    assert!(!finds("employee_no", "2024", "a.html", "<td>2024</td>"));
    assert!(!finds("employee_no", "105", "a.html", "<td>105</td>"));
}

#[test]
fn a_short_or_common_word_is_found_only_as_a_whole_text() {
    assert!(finds("department", "総務", "a.html", "<td>総務</td>"));
    assert!(!finds(
        "department",
        "総務",
        "a.html",
        "<p>総務・人事向け</p>"
    ));
    assert!(finds("department", "sales", "a.html", "<td>Sales</td>"));
    assert!(!finds(
        "department",
        "sales",
        "a.html",
        "<p>sales of badges</p>"
    ));
    assert!(!finds("note", "none", "style.css", "a{display:none}"));
    assert!(!finds("note", "-", "a.html", "<td>-</td>"));
}

#[test]
fn a_value_is_found_in_the_path_of_a_file() {
    assert!(finds("employee_no", "000101", "h/000101/index.html", ""));
}

#[test]
fn a_note_is_found_by_its_beginning_however_long_it_is() {
    let note = "病気により休職。復帰の時期は未定。".repeat(40);
    assert!(finds("note", &note, "a.html", &format!("<p>{note}")));
}

#[test]
fn a_value_that_looks_escaped_is_found_both_ways() {
    assert!(finds(
        "note",
        "AT&amp;T 50%25",
        "a.txt",
        "x AT&amp;T 50%25 x"
    ));
    assert!(finds("note", r"C:\new\times", "a.txt", r"x C:\new\times x"));
    assert!(finds(
        "note",
        r"C:\new\times",
        "a.json",
        r#""C:\\new\\times""#
    ));
}

#[test]
fn the_texts_of_a_png_are_read() {
    let chunk = |kind: &[u8; 4], data: &[u8]| {
        let length = u32::try_from(data.len()).expect("short");
        [&length.to_be_bytes()[..], kind, data, &[0; 4]].concat()
    };
    let text = b"openbadgecredential\0\0\0\0\0{\"email\":\"kai\\u0040city.example\"}";
    let scanner = scanner(&[("email", "kai@city.example")]);
    for kind in [b"iTXt", b"tEXt"] {
        let png = [PNG_SIGNATURE, &chunk(b"IHDR", &[0; 13]), &chunk(kind, text)].concat();
        assert_eq!(scanner.scan("badge.png", &png, &[]).len(), 1);
    }
    let pixels = [PNG_SIGNATURE, &chunk(b"IDAT", b"kai@city.example")].concat();
    assert_eq!(scanner.scan("badge.png", &pixels, &[]), []);
    let cut_short = [PNG_SIGNATURE, &[0xff; 9]].concat();
    assert_eq!(scanner.scan("badge.png", &cut_short, &[]), []);
}

#[test]
fn what_is_public_of_somebody_else_is_not_private() {
    let namesake = person("p02", "渚沢 悠", NamePolicy::Full, &[]);
    let hidden = person(
        "p01",
        "渚沢 悠",
        NamePolicy::Hidden,
        &[
            ("name", "渚沢\u{3000}悠"),
            ("department", "人材育成課"),
            ("email", "yu@city.example"),
        ],
    );
    let scanner = Scanner::new(&catalog([hidden, namesake]));
    let text = "<h1>渚沢 悠</h1><p>汐見野市 総務部 人材育成課 yu@city.example";
    let columns: Vec<_> = scanner
        .scan("a.html", text.as_bytes(), &[])
        .into_iter()
        .map(|hit| hit.column)
        .collect();
    assert_eq!(columns, ["email"]);
}

#[test]
fn hits_are_in_order_and_each_is_named_once() {
    let people = ["p02", "p01"].map(|key| {
        person(
            key,
            "x",
            NamePolicy::Hidden,
            &[("note", "same note"), ("email", "a@b.example")],
        )
    });
    let scanner = Scanner::new(&catalog(people));
    let hits = scanner.scan("a.html", b"same note a@b.example same note", &[]);
    let named: Vec<_> = hits
        .iter()
        .map(|hit| format!("{} {}", hit.person, hit.column))
        .collect();
    assert_eq!(named, ["p01 email", "p01 note", "p02 email", "p02 note"]);
}

#[test]
fn nothing_private_nothing_found() {
    let scanner = Scanner::new(&catalog([person("p01", "x", NamePolicy::Full, &[])]));
    assert_eq!(scanner.scan("a.html", b"anything", &[]), []);
}

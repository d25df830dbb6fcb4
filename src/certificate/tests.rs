use super::*;
use crate::image::{Fonts, rasterise};

fn certificate(name: &str) -> Certificate {
    let text = str::to_owned;
    Certificate {
        lang: Lang::JA,
        number: text("番号 k8kmt1ef"),
        title: text("修了証"),
        name: format!("{name} 様"),
        says: text("あなたが次の内容を学び、修了したことを証します。"),
        badge: text("DX推進リーダー(初級)"),
        can_do: text("自分の課の仕事を図に表し、改善の案を一つ試すことができる。"),
        until: Some(text("有効期限 2029年3月31日")),
        day: text("2026年4月1日(令和8年4月1日)"),
        issuer: text("浜名瀬市 総務部 デジタル推進課"),
        head: Some(text("浜名瀬市長 磯部 満")),
        seal: Some(text("(公印省略)")),
        picture: text("バッジ「DX推進リーダー(初級)」"),
        check: text("この証は、次のページで確かめられます。"),
        address: text("https://badges.city.example/a/k8kmt1ef/"),
        attached: text("証明書データを添付しています。"),
        accent: Rgb(0, 90, 120),
        issued_on: jiff::civil::date(2026, 4, 1),
    }
}

fn picture() -> Vec<u8> {
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\"><path d=\"M0 0h8v8z\"/></svg>";
    rasterise(svg, 64, &Fonts::bundled()).expect("a picture")
}

fn holds(pdf: &[u8], text: &str) -> bool {
    pdf.windows(text.len())
        .any(|found| found == text.as_bytes())
}

#[test]
fn the_same_award_gives_the_same_bytes_on_every_thread() {
    let picture = picture();
    let make = || certificate("髙﨑 美月").pdf(&picture, "{\"id\":1}\n");
    let first = make();
    let others = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..3).map(|_| scope.spawn(make)).collect();
        threads
            .into_iter()
            .map(|thread| thread.join().expect("it does not panic"))
            .collect::<Vec<_>>()
    });
    assert!(others.iter().all(|other| *other == first));
    assert_ne!(
        first,
        certificate("髙﨑 美日").pdf(&picture, "{\"id\":1}\n")
    );
}

#[test]
fn it_says_that_it_is_archival_and_accessible() {
    let pdf = certificate("浜名瀬 灯").pdf(&picture(), "{}");
    for said in [
        "pdfaid:part>3<",
        "pdfaid:conformance>A<",
        "pdfuaid:part>1<",
        "/AFRelationship/Source",
    ] {
        assert!(
            holds(&pdf, said) || holds(&pdf, &said.replace("/Source", " /Source")),
            "{said}"
        );
    }
}

#[test]
fn a_character_that_the_font_lacks_is_named_wherever_it_stands() {
    assert_eq!(certificate("髙砂 岬﨑 ㍿").missing(), None);
    assert_eq!(certificate("𠮷野").missing(), Some(('𠮷', "𠮷野 様")));
    let mut elsewhere = certificate("浜名瀬 灯");
    elsewhere.head = Some("絵文字🎉市長".to_owned());
    assert_eq!(elsewhere.missing(), Some(('🎉', "絵文字🎉市長")));
}

#[test]
fn whatever_the_font_can_show_can_be_printed() {
    let fits = |c: &char| line::missing(&c.to_string()).is_none();
    let all: String = ('\u{1}'..=char::MAX).filter(fits).collect();
    assert!(all.chars().count() > 9_000);
    let mut certificate = certificate("浜名瀬 灯");
    certificate.until = Some(all);
    let pdf = certificate.pdf(&picture(), "{}");
    assert!(pdf.starts_with(b"%PDF-1.7"));
}

#[test]
fn what_is_long_becomes_small_and_what_is_odd_is_drawn() {
    let picture = picture();
    for name in [
        "あ".repeat(200),
        "長い名前".repeat(10_000),
        "Wolfeschlegelsteinhausenbergerdorff ".repeat(4),
        "か\u{3099}き\u{309a}".to_owned(),
        "ヴィルヘルミーナ・アレクサンドリーネ・フォン・ホーエンツォレルン".to_owned(),
        "O’Brien-Łukasiewicz José".to_owned(),
        "x".to_owned(),
    ] {
        let mut certificate = certificate(&name);
        for text in [
            &mut certificate.title,
            &mut certificate.badge,
            &mut certificate.can_do,
            &mut certificate.issuer,
            &mut certificate.picture,
        ] {
            text.clone_from(&name);
        }
        assert_eq!(certificate.missing(), None, "{name}");
        let pdf = certificate.pdf(&picture, "{}");
        assert!(pdf.starts_with(b"%PDF-1.7"), "{name}");
    }
}

#[test]
fn all_that_can_be_read_is_looked_at_for_private_values() {
    let text = certificate("浜名瀬 灯").text();
    for said in [
        "浜名瀬 灯 様",
        "修了証",
        "(公印省略)",
        "バッジ",
        "k8kmt1ef/",
    ] {
        assert!(text.contains(said), "{said}");
    }
}

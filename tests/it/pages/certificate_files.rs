//! What the certificate of an award says as a PDF, and which awards get none.

use shirushi::catalog::*;
use shirushi::certificate::Certificate;
use shirushi::plan::Addresses;
use shirushi::render::Pages;

use super::sample::{self, both, id};
use super::*;

const AWARD: &str = "yxw31s73";

fn asked() -> Catalog {
    let mut catalog = sample::catalog();
    catalog.settings.certificates.pdf = true;
    catalog
}

fn of(catalog: &Catalog, lang: Lang) -> Option<Certificate> {
    let addresses = Addresses::new(&catalog.settings);
    let pages = Pages::new(catalog, &addresses, PUBLISHED).expect("the theme compiles");
    let award = &catalog.awards[&id(AWARD)];
    pages
        .certificate_file(lang, award)
        .expect("the words are there")
}

fn text(catalog: &Catalog, lang: Lang) -> String {
    of(catalog, lang).expect("a certificate").text()
}

fn holder(catalog: &mut Catalog) -> &mut Person {
    let person = catalog.awards[&id(AWARD)].person.clone();
    catalog.people.get_mut(&person).expect("its holder")
}

#[test]
fn it_says_what_the_page_to_print_says() {
    let mut catalog = asked();
    holder(&mut catalog).name = "髙﨑 美月".to_owned();
    let issuer = catalog.issuer_of(&catalog.awards[&id(AWARD)]).id.clone();
    let issuer = catalog.issuers.get_mut(&issuer).expect("an issuer");
    issuer.head = Some(both("汐見野市長 磯部 満", "ISOBE Mitsuru, Mayor"));
    for (lang, said) in [
        (
            Lang::JA,
            [
                "第 yxw31s73 号",
                "認定証",
                "髙﨑 美月 様",
                "令和7年3月21日",
                "汐見野市長 磯部 満",
                "(公印省略)",
                "/a/yxw31s73/",
            ],
        ),
        (
            Lang::EN,
            [
                "No. yxw31s73",
                "Certificate of Achievement",
                "HAMANASE Akari",
                "2025-03-21",
                "ISOBE Mitsuru, Mayor",
                "Badge “",
                "/en/a/yxw31s73/",
            ],
        ),
    ] {
        has(&text(&catalog, lang), &said);
        let addresses = Addresses::new(&catalog.settings);
        let pages = Pages::new(&catalog, &addresses, PUBLISHED).expect("the theme compiles");
        let page = pages.certificate(lang, &catalog.awards[&id(AWARD)], SIGNED);
        let page = words_of(&page.expect("it renders"));
        // all but the alternative text of the picture and the line about the attachment, which paper has no use for
        let lines = text(&catalog, lang);
        let apart = lines.lines().filter(|line| !page.contains(&squeezed(line)));
        assert_eq!(apart.count(), 2, "{page}\n{lines}");
    }
    lacks(&text(&catalog, Lang::EN), &["様", "公印"]);
}

/// What can be read on a page, without spaces.
fn words_of(page: &str) -> String {
    let words = page.split('<').filter_map(|part| part.split_once('>'));
    squeezed(&words.map(|(_, words)| words).collect::<String>())
}

fn squeezed(text: &str) -> String {
    let text = text.replace(['\u{2068}', '\u{2069}'], "");
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn site_and_badge_choose_the_words() {
    let mut catalog = asked();
    catalog.settings.certificates.honorific = Honorific::Dono;
    catalog.settings.certificates.says_no_seal = false;
    catalog.settings.date_style = DateStyle::Wareki;
    for achievement in catalog.achievements.values_mut() {
        for version in &mut achievement.versions {
            version.certificate = Some(both("合格証書", "Diploma"));
        }
    }
    let text = text(&catalog, Lang::JA);
    has(&text, &["合格証書", "浜名瀬 灯 殿", "\n令和7年3月21日\n"]);
    lacks(&text, &["公印"]);
}

#[test]
fn what_does_not_stand_and_who_is_not_named_get_none() {
    assert!(of(&asked(), Lang::JA).is_some());
    assert!(
        of(&sample::catalog(), Lang::JA).is_none(),
        "nobody asked for it"
    );

    for policy in [NamePolicy::Initials, NamePolicy::Handle, NamePolicy::Hidden] {
        let mut unnamed = asked();
        holder(&mut unnamed).name_policy = policy;
        assert!(of(&unnamed, Lang::JA).is_none(), "{policy:?}");
    }

    let on = jiff::civil::date(2026, 1, 1);
    let mut withdrawn = asked();
    let award = withdrawn.awards.get_mut(&id(AWARD)).expect("an award");
    let reason = RevocationReason::IssuedInError;
    award.revocation = Some(Revocation { on, reason });
    assert!(of(&withdrawn, Lang::JA).is_none());

    let mut suspended = asked();
    let award = suspended.awards.get_mut(&id(AWARD)).expect("an award");
    let lifted_on = None;
    award.suspension = Some(Suspension { on, lifted_on });
    assert!(of(&suspended, Lang::JA).is_none());
}

#[test]
fn a_page_leads_to_its_certificate_if_there_is_one() {
    let mut catalog = asked();
    let page = |catalog: &Catalog, path: &str| site_of(catalog, PUBLISHED)[path].clone();
    let (ja, en) = ("a/yxw31s73/index.html", "en/a/yxw31s73/index.html");
    has(
        &page(&catalog, ja),
        &["href=\"../../a/yxw31s73/certificate.pdf\""],
    );
    has(&page(&catalog, en), &["en/a/yxw31s73/certificate.pdf\""]);
    holder(&mut catalog).name = "𠮷野 花".to_owned();
    lacks(&page(&catalog, ja), &["certificate.pdf"]);
    has(&page(&catalog, en), &["certificate.pdf"]);
    let preview = site_of(&catalog, Publication::Preview);
    lacks(&preview[en], &["certificate.pdf"]);
}

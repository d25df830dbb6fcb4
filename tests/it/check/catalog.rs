//! What becomes of what is written.

use shirushi::catalog::{
    AchievementVersion, Award, AwardId, Catalog, Lang, NamePolicy, Parent, Person, Slug, Validity,
    Visibility,
};

use super::Site;
use jiff::civil::date;

const BADGE: &str = "content/achievements/excel-basics/badge.yaml";
const PEOPLE: &str = "content/people.csv";
const PEOPLE_HEADER: &str =
    "person,handle,name,name_en,name_public,audience,consent_on,consent_scope";

fn slug(text: &str) -> Slug {
    Slug::new(text).expect("a safe id")
}

fn newest<'c>(catalog: &'c Catalog, id: &str) -> &'c AchievementVersion {
    let versions = &catalog.achievements[&slug(id)].versions;
    versions.last().expect("at least one version")
}

fn award<'c>(catalog: &'c Catalog, id: &str) -> &'c Award {
    &catalog.awards[&AwardId::new(id).expect("a safe id")]
}

/// The base with a second version of its badge, used from 1 May 2026.
fn with_two_versions() -> Site {
    let site = Site::base();
    let badge = site.0.get(BADGE).expect("the badge is there").to_vec();
    site.with("content/achievements/excel-basics/v1/badge.yaml", badge)
        .replacing(BADGE, "version: 1", "version: 2\nfrom: 2026-05-01")
}

#[test]
fn an_award_is_made_under_the_version_in_use_on_its_day_unless_its_row_says_otherwise() {
    let catalog = with_two_versions()
        .with_awards(
            ",version",
            &[
                "welcome1,welcome,q01,2026-04-01,",
                "welcome2,welcome,q02,2026-04-01,",
                "before01,excel-basics,q01,2026-04-30,",
                "fromday1,excel-basics,q02,2026-05-01,",
                "named001,excel-basics,q01,2026-06-01,2",
            ],
        )
        .catalog();
    assert_eq!(award(&catalog, "before01").version, 1);
    assert_eq!(award(&catalog, "fromday1").version, 2);
    assert_eq!(award(&catalog, "named001").version, 2);
    let both = &catalog.achievements[&slug("excel-basics")];
    assert_eq!(both.versions.len(), 2);
    assert_eq!(
        newest(&catalog, "excel-basics").from,
        Some(date(2026, 5, 1))
    );
}

#[test]
fn an_award_holds_until_the_day_before_its_anniversary() {
    let last = |validity: Validity, day| validity.last_day(day);
    let years = Validity::Years(3);
    assert_eq!(last(years, date(2025, 3, 21)), Some(date(2028, 3, 20)));
    assert_eq!(last(years, date(2025, 4, 1)), Some(date(2028, 3, 31)));
    assert_eq!(
        last(Validity::Years(1), date(2024, 2, 29)),
        Some(date(2025, 2, 27))
    );
    assert_eq!(
        last(Validity::Years(4), date(2024, 2, 29)),
        Some(date(2028, 2, 28))
    );
    assert_eq!(
        last(Validity::Months(6), date(2026, 8, 31)),
        Some(date(2027, 2, 27))
    );
    assert_eq!(last(Validity::Unlimited, date(2026, 1, 1)), None);
}

#[test]
fn the_forms_of_a_validity_mean_the_same() {
    for (written, meant) in [
        ("3y", Validity::Years(3)),
        ("{years: 3, ends: day-before}", Validity::Years(3)),
        ("{years: 3}", Validity::Years(3)),
        ("18m", Validity::Months(18)),
        ("{months: 18}", Validity::Months(18)),
        ("none", Validity::Unlimited),
        ("\u{ff13}y", Validity::Years(3)),
    ] {
        let site = Site::base().replacing(BADGE, "validity: 1y", &format!("validity: {written}"));
        let catalog = site.catalog();
        let found = newest(&catalog, "excel-basics").validity;
        assert_eq!(found, meant, "{written}");
    }
}

#[test]
fn awards_read_the_same_from_csv_and_from_yaml() {
    let from_csv = Site::base().catalog();
    let yaml = "\
- {award_id: p72mtm95, achievement: welcome, person: q01, issued_on: 2026-04-01}
- {award_id: jk47dj4c, achievement: welcome, person: q02, issued_on: 2026-04-01}
- award_id: zdh45m68
  achievement: excel-basics
  person: q01
  issued_on: 2026-06-01
";
    let from_yaml = Site::base()
        .with_awards("", &[])
        .with("content/awards/2026.yaml", yaml)
        .catalog();
    assert_eq!(from_csv.awards.len(), 3);
    for (id, one) in &from_csv.awards {
        let mut other = from_yaml.awards[id].clone();
        other.place = one.place.clone();
        assert_eq!(format!("{one:?}"), format!("{other:?}"));
    }
}

#[test]
fn the_status_index_follows_from_the_id_alone() {
    // the first eight bytes of SHA-256("shirushi status index:p72mtm95"), modulo the length of the list
    let index = |catalog: &Catalog| award(catalog, "p72mtm95").status_index;
    let first = index(&Site::base().catalog());
    let alone = Site::base().with_awards("", &["p72mtm95,welcome,q02,2026-10-01"]);
    assert_eq!(index(&alone.catalog()), first);
    let named = Site::base().with_awards(",status_index", &["p72mtm95,welcome,q01,2026-10-01,7"]);
    assert_eq!(index(&named.catalog()), 7);
    assert_eq!(first, 116_585);
}

/// The only person of a site with this row.
fn person(row: &str, warnings: &[&str]) -> Person {
    let site = Site::base()
        .with(PEOPLE, format!("{PEOPLE_HEADER}\n{row}\n"))
        .with_awards("", &[])
        .replacing(
            "content/site.yaml",
            "site:\n",
            "site:\n  repository: private\n",
        );
    let (catalog, problems) = site.check();
    let codes: Vec<&str> = problems
        .iter()
        .filter_map(|problem| problem.split(' ').next())
        .collect();
    assert_eq!(codes, warnings, "{row}");
    let people = catalog.expect("warnings alone").people;
    people.into_values().next().expect("one person")
}

#[test]
fn a_name_is_shown_as_far_as_consent_goes() {
    use NamePolicy::{Full, Handle, Hidden, Initials};
    let none: &[&str] = &[];
    for (asked, consent, shown, warnings) in [
        ("full", "2026-03-01,name+badge+page", Full, none),
        (
            "full",
            "2026-03-01,badge+page",
            Handle,
            &["consent-too-narrow"],
        ),
        ("initials", "2026-03-01,badge+page", Initials, none),
        ("handle", "2026-03-01,page+badge", Handle, none),
        ("full", "2026-03-01,name+badge", Full, none),
        ("handle", "2026-03-01,badge", Handle, none),
        ("full", "2026-03-01,badge", Handle, &["consent-too-narrow"]),
        ("full", "2026-03-01,name+page", Hidden, &["missing-consent"]),
        (
            "full",
            "2026-03-01,name+page+search",
            Hidden,
            &["missing-consent"],
        ),
        ("full", ",", Hidden, &["missing-consent"]),
        ("full", "2026-03-01,", Hidden, &["missing-consent"]),
        ("full", ",name+badge+page", Hidden, &["missing-consent"]),
        ("handle", ",none", Hidden, &["missing-consent"]),
        (
            "full",
            "2026-03-01,withdrawn:2026-04-01",
            Hidden,
            &["missing-consent"],
        ),
        ("hidden", "2026-03-01,withdrawn:2026-04-01", Hidden, none),
        ("hidden", "2026-03-01,name+badge+page", Hidden, none),
        ("hidden", ",none", Hidden, none),
        ("", "2026-03-01,name+badge+page", Hidden, none),
    ] {
        let row = format!("q01,k7m2qx,山田 太郎,YAMADA Taro,{asked},staff,{consent}");
        assert_eq!(person(&row, warnings).name_policy, shown, "{row}");
    }
}

#[test]
fn a_page_of_the_person_and_being_found_by_name_are_agreed_to_apart() {
    let agreed = |scope: &str| {
        let row = format!("q01,k7m2qx,山田 太郎,YAMADA Taro,handle,staff,2026-03-01,{scope}");
        let consent = person(&row, &[]).consent.expect("consent to badges");
        (consent.page, consent.search)
    };
    for (scope, page, search) in [
        ("badge", false, false),
        ("name+badge", false, false),
        ("badge+page", true, false),
        ("badge + page + search", true, true),
        ("badge+search", false, false),
    ] {
        assert_eq!(agreed(scope), (page, search), "{scope}");
    }
}

#[test]
fn names_are_kept_to_the_last_code_point() {
    for name in [
        "髙砂 美月",
        "岬﨑 蓮",
        "葛\u{e0100}飾",
        "\u{fa19}山",
        "か\u{3099}",
    ] {
        let row = format!("q01,k7m2qx,{name},,hidden,staff,,none");
        assert_eq!(person(&row, &[]).name, name);
    }
}

#[test]
fn what_no_output_may_hold_is_noted_for_each_person() {
    let header = "person,handle,name,kana,name_en,name_public,audience,employee_no,email,\
                  consent_on,consent_scope";
    let rows = [
        "q01,k7m2qx,山田 太郎,やまだ たろう,YAMADA Taro,full,staff,000101,taro@mihon.example,2026-03-01,name+badge+page",
        "q02,w3d9ht,佐藤 花子,,SATO Hanako,initials,citizen,,,2026-03-01,badge+page",
    ];
    let catalog = Site::base()
        .with(PEOPLE, format!("{header}\n{}\n", rows.join("\n")))
        .replacing(
            "content/site.yaml",
            "site:\n",
            "site:\n  repository: private\n",
        )
        .catalog();
    let private = |key: &str| -> Vec<(String, String)> {
        let values = &catalog.people[&slug(key)].private;
        values
            .iter()
            .map(|private| (private.column.clone(), private.value.clone()))
            .collect()
    };
    let pair = |column: &str, value: &str| (column.to_owned(), value.to_owned());
    assert_eq!(
        private("q01"),
        [
            pair("employee_no", "000101"),
            pair("email", "taro@mihon.example")
        ]
    );
    assert_eq!(
        private("q02"),
        [pair("name", "佐藤 花子"), pair("name_en", "SATO Hanako")]
    );
}

#[test]
fn an_issuer_that_keeps_no_names_makes_them_private() {
    let catalog = Site::base()
        .replacing(
            "content/issuers/city.yaml",
            "type: municipality",
            "type: municipality\nprivacy: {names: handle, legal_names: never}",
        )
        .catalog();
    assert_eq!(
        catalog.name_policy(award(&catalog, "p72mtm95")),
        NamePolicy::Handle
    );
    let columns: Vec<&str> = catalog.people[&slug("q01")]
        .private
        .iter()
        .map(|private| private.column.as_str())
        .collect();
    assert_eq!(columns, ["name", "name_en"]);
}

#[test]
fn awards_of_hidden_holders_are_unlisted() {
    let id = "7".repeat(26);
    let row = format!("{id},welcome,q02,2026-04-01");
    let catalog = Site::base()
        .with(
            PEOPLE,
            format!("{PEOPLE_HEADER}\nq02,w3d9ht,,,hidden,citizen,,none\n"),
        )
        .with_awards("", &[&row])
        .catalog();
    let award = award(&catalog, &id);
    assert_eq!(award.visibility, Visibility::Unlisted);
    assert_eq!(catalog.holder_of(award).name, "");
}

#[test]
fn an_issuer_has_its_did_from_the_site_and_its_parent_by_id_or_name() {
    let site = Site::base().replacing(
        "content/site.yaml",
        "https://badges.mihon.example",
        "https://mihon.example/badges",
    );
    let plain = site.catalog();
    let city = &plain.issuers[&slug("city")];
    assert_eq!(city.did, "did:web:mihon.example:badges:i:city");
    let named = Site::base()
        .replacing(
            "content/issuers/city.yaml",
            "type: municipality",
            "type: municipality\nparent: {ja: 見本市, en: Mihon City, url: \"https://mihon.example/\"}\n\
             did: did:web:badges.mihon.example:i:town\n\
             identifiers: [{type: corporate-number, value: \"8000020130001\"}]",
        )
        .catalog();
    let city = &named.issuers[&slug("city")];
    assert_eq!(city.address, slug("town"));
    assert_eq!(city.identifiers[0].kind, "ext:JCN");
    assert!(matches!(
        &city.parent,
        Some(Parent::Named { name, url: Some(_) }) if name.get(Lang::EN).0 == "Mihon City"
    ));
}

#[test]
fn criteria_may_stand_in_files_of_their_own() {
    let inline = "criteria: {ja: 講座に出席し、課題を提出すること。, en: Attend the course and hand in the exercise.}\n";
    let catalog = Site::base()
        .replacing(BADGE, inline, "")
        .with(
            "content/achievements/excel-basics/criteria.ja.md",
            "課題を**提出**すること。\n",
        )
        .with(
            "content/achievements/excel-basics/criteria.en.md",
            "Hand in the *exercise*.\n",
        )
        .catalog();
    let criteria = &newest(&catalog, "excel-basics").criteria;
    assert_eq!(criteria.exactly(Lang::JA), Some("課題を**提出**すること。"));
    assert_eq!(criteria.exactly(Lang::EN), Some("Hand in the *exercise*."));
}

#[test]
fn a_page_has_its_title_from_its_first_heading() {
    let catalog = Site::base().catalog();
    let page = &catalog.pages[&slug("about")];
    assert_eq!(page.title.get(Lang::JA).0, "このサイトについて");
    assert_eq!(page.body.get(Lang::JA).0, "研修の修了を証明します。");
}

#[test]
fn the_chosen_theme_is_read_and_the_others_are_left_alone() {
    let site = Site::base()
        .with("themes/ours/theme.yaml", "api: 1\nname: Ours\n")
        .with("themes/ours/style.css", "body {}")
        .with("themes/ours/fonts/a.woff2", [0xff, 0xfe])
        .with("themes/other/style.css", "p {}");
    assert!(site.catalog().theme.is_empty());
    let chosen = site
        .replacing("content/site.yaml", "site:\n", "site:\n  theme: ours\n")
        .catalog();
    let paths: Vec<&str> = chosen.theme.keys().map(String::as_str).collect();
    assert_eq!(paths, ["fonts/a.woff2", "style.css", "theme.yaml"]);
}

#[test]
fn notes_for_the_people_who_keep_the_folder_are_no_content() {
    Site::base()
        .with("content/README.md", "how we do it")
        .with("content/awards/README.ja.md", "")
        .with("content/evidence/.gitkeep", "")
        .with("keys/README.md", "")
        .catalog();
}

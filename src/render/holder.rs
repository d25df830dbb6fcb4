//! A holder's name as far as policy and consent allow, and not a character more.

use crate::catalog::{Lang, NamePolicy, Person};

/// What a page may call a holder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HolderName {
    /// The name as given, and its language if that is not the page's.
    Full(String, Option<Lang>),
    /// Initials: `H. A.`
    Initials(String),
    /// The handle.
    Handle(String),
}

/// The name of a holder in the language of the page; `None` when nothing may be said. Japanese pages show the name as
/// given, others the one in Latin letters where there is one.
pub fn holder_name(person: &Person, policy: NamePolicy, page: Lang) -> Option<HolderName> {
    let handle = || HolderName::Handle(person.handle.to_string());
    match policy {
        NamePolicy::Full => Some(full(person, page)),
        NamePolicy::Initials => Some(initials(person).map_or_else(handle, HolderName::Initials)),
        NamePolicy::Handle => Some(handle()),
        NamePolicy::Hidden => None,
    }
}

fn full(person: &Person, page: Lang) -> HolderName {
    let given = (&person.name, (page != Lang::JA).then_some(Lang::JA));
    let latin = person.name_en.as_ref().map(|name| (name, None));
    let (name, lang) = latin.filter(|_| page != Lang::JA).unwrap_or(given);
    HolderName::Full(name.clone(), lang)
}

/// First letters of the name in Latin letters, in its own order; without one there are none.
fn initials(person: &Person) -> Option<String> {
    let words = person
        .name_en
        .as_deref()?
        .split(|c: char| c.is_whitespace() || c == '-');
    let letters = words.filter_map(|word| word.chars().find(|c| c.is_alphabetic()));
    let initials: Vec<String> = letters.map(|c| format!("{}.", c.to_uppercase())).collect();
    (!initials.is_empty()).then(|| initials.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Slug;

    fn person(name: &str, name_en: Option<&str>) -> Person {
        Person {
            key: Slug::new("p01").expect("a slug"),
            handle: Slug::new("k7m2qx").expect("a slug"),
            name: name.to_owned(),
            kana: Some("はまなせ あかり".to_owned()),
            name_en: name_en.map(str::to_owned),
            name_policy: NamePolicy::Full,
            audience: None,
            consent: None,
            private: Vec::new(),
        }
    }

    #[test]
    fn each_policy_says_no_more_than_it_may() {
        let akari = person("浜名瀬 灯", Some("HAMANASE Akari"));
        let name = |policy, lang| holder_name(&akari, policy, lang);
        use HolderName::{Full, Handle, Initials};
        let table = [
            (
                NamePolicy::Full,
                Lang::JA,
                Some(Full("浜名瀬 灯".into(), None)),
            ),
            (
                NamePolicy::Full,
                Lang::EN,
                Some(Full("HAMANASE Akari".into(), None)),
            ),
            (
                NamePolicy::Initials,
                Lang::JA,
                Some(Initials("H. A.".into())),
            ),
            (
                NamePolicy::Initials,
                Lang::EN,
                Some(Initials("H. A.".into())),
            ),
            (NamePolicy::Handle, Lang::JA, Some(Handle("k7m2qx".into()))),
            (NamePolicy::Handle, Lang::EN, Some(Handle("k7m2qx".into()))),
            (NamePolicy::Hidden, Lang::JA, None),
            (NamePolicy::Hidden, Lang::EN, None),
        ];
        for (policy, lang, expected) in table {
            assert_eq!(name(policy, lang), expected, "{policy:?} {lang}");
        }
    }

    #[test]
    fn a_name_is_printed_to_the_last_code_point() {
        for name in [
            "髙砂 美月",
            "岬﨑 蓮",
            "𠮷野",
            "葛\u{e0100}城",
            "\u{fa19}田",
        ] {
            let said = holder_name(&person(name, None), NamePolicy::Full, Lang::JA);
            assert_eq!(said, Some(HolderName::Full(name.to_owned(), None)));
        }
    }

    #[test]
    fn without_latin_letters_a_full_name_is_marked_as_japanese_and_initials_become_the_handle() {
        let nameless = person("浜名瀬 灯", None);
        assert_eq!(
            holder_name(&nameless, NamePolicy::Full, Lang::EN),
            Some(HolderName::Full("浜名瀬 灯".into(), Some(Lang::JA)))
        );
        assert_eq!(
            holder_name(&nameless, NamePolicy::Initials, Lang::JA),
            Some(HolderName::Handle("k7m2qx".into()))
        );
    }

    #[test]
    fn initials_follow_the_order_and_parts_of_the_name() {
        let table = [
            ("Maribel CASALTA", "M. C."),
            ("Jean-Luc d'Arc", "J. L. D."),
            ("Élodie", "É."),
            ("  A  B ", "A. B."),
        ];
        for (name, expected) in table {
            let said = holder_name(&person("x", Some(name)), NamePolicy::Initials, Lang::JA);
            assert_eq!(said, Some(HolderName::Initials(expected.to_owned())));
        }
    }
}

//! Readers of single values: text, numbers, words, lists, texts by language.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::ops::RangeInclusive;

use super::characters;
use super::fields::{Context, Fields};
use super::id::folded;
use super::node::Value;
use crate::catalog::{Lang, Localized, Rgb};
use crate::report::problems::Shape;

/// Names longer than this do not fit where they are shown.
const LONGEST_NAME: usize = 100;

/// Things that one other thing may refer to, at most. What grows with the repository has no such limit.
const MOST_REFERRED: usize = 200;

/// The text as written. Not for what is shown: see [`line()`] and [`paragraphs`].
pub fn text_of<'d>(value: Value<'d>, cx: &mut Context) -> Option<&'d str> {
    let text = value.text();
    if text.is_none() {
        cx.report
            .wrong_shape(value.place(), Shape::Text, value.shape());
    }
    text
}

/// One line of text, without space around it.
pub fn line(value: Value<'_>, cx: &mut Context) -> Option<String> {
    let text = text_of(value, cx)?.trim();
    if let Some(c) = text.chars().find(|c| matches!(c, '\n' | '\r' | '\t')) {
        cx.report.control_character(value.place(), c);
        return None;
    }
    shown_text(text, value, cx)
}

/// Text of several lines, in Markdown or plain.
pub fn paragraphs(value: Value<'_>, cx: &mut Context) -> Option<String> {
    shown_text(text_of(value, cx)?.trim_end(), value, cx)
}

fn shown_text(text: &str, value: Value<'_>, cx: &mut Context) -> Option<String> {
    if text.trim().is_empty() {
        cx.report.empty_text(value.place(), value.key());
        return None;
    }
    characters::check(text, &value.place(), &mut cx.report).then(|| text.to_owned())
}

/// A whole number within a range, such as `1..=12`.
pub fn number<'d, T>(range: RangeInclusive<T>) -> impl Fn(Value<'d>, &mut Context) -> Option<T>
where
    T: TryFrom<i64> + PartialOrd + Display,
{
    move |value, cx| {
        let text = folded(text_of(value, cx)?);
        let digits = text.strip_prefix('-').unwrap_or(&text);
        if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
            let example = range.start().to_string();
            cx.report.malformed_number(value.place(), &text, &example);
            return None;
        }
        let number = text.parse::<i64>().ok().and_then(|n| T::try_from(n).ok());
        let within = number.filter(|number| range.contains(number));
        if within.is_none() {
            let (least, most) = (range.start().to_string(), range.end().to_string());
            cx.report
                .number_out_of_range(value.place(), &text, &least, &most);
        }
        within
    }
}

/// A number with at most one decimal, in tenths, up to 999.9.
pub fn tenths(value: Value<'_>, cx: &mut Context) -> Option<u32> {
    let text = folded(text_of(value, cx)?);
    let (whole, tenth) = text.split_once('.').unwrap_or((&text, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole) || !digits(tenth) || tenth.len() != 1 {
        cx.report.malformed_number(value.place(), &text, "1.5");
        return None;
    }
    let tenths = format!("{whole}{tenth}").parse().ok();
    let within = tenths.filter(|tenths| (1..=9_999).contains(tenths));
    if within.is_none() {
        cx.report
            .number_out_of_range(value.place(), &text, "0.1", "999.9");
    }
    within
}

/// One of a few words, each with its meaning.
pub fn word<'d, T: Copy>(
    words: &'static [(&'static str, T)],
) -> impl Fn(Value<'d>, &mut Context) -> Option<T> {
    move |value, cx| {
        let text = folded(text_of(value, cx)?);
        let found = words.iter().find(|(word, _)| *word == text);
        if found.is_none() {
            let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            cx.report.unknown_value(value.place(), &text, &known);
        }
        found.map(|(_, meaning)| *meaning)
    }
}

/// `true` or `false`.
pub fn truth(value: Value<'_>, cx: &mut Context) -> Option<bool> {
    word(&[("true", true), ("false", false)])(value, cx)
}

/// A list. Items that are wrong are reported and left out.
pub fn list<'d, T>(
    mut item: impl FnMut(Value<'d>, &mut Context) -> Option<T>,
) -> impl FnOnce(Value<'d>, &mut Context) -> Option<Vec<T>> {
    move |value, cx| {
        let Some(items) = value.items() else {
            cx.report
                .wrong_shape(value.place(), Shape::List, value.shape());
            return None;
        };
        Some(items.filter_map(|value| item(value, cx)).collect())
    }
}

/// A short list in which nothing stands twice: things that one other thing refers to.
pub fn few<'d, T: PartialEq>(
    mut item: impl FnMut(Value<'d>, &mut Context) -> Option<T>,
) -> impl FnOnce(Value<'d>, &mut Context) -> Option<Vec<T>> {
    move |value, cx| {
        if value
            .items()
            .is_some_and(|items| items.count() > MOST_REFERRED)
        {
            cx.report.too_many_values(value.place(), MOST_REFERRED);
            return None;
        }
        let mut kept = Vec::new();
        list(|value, cx: &mut Context| {
            let read = item(value, cx)?;
            if !kept.contains(&read) {
                kept.push(read);
            }
            Some(())
        })(value, cx)?;
        Some(kept)
    }
}

/// `#rrggbb`
pub fn colour(value: Value<'_>, cx: &mut Context) -> Option<Rgb> {
    let text = folded(text_of(value, cx)?);
    let colour = Rgb::parse(&text);
    if colour.is_none() {
        cx.report.malformed_colour(value.place(), &text);
    }
    colour
}

/// `{ja: …, en: …}`, one line each.
pub fn localized(value: Value<'_>, cx: &mut Context) -> Option<Localized> {
    by_language(value, cx, line)
}

/// The name of something: `{ja: …, en: …}`, one line each, not too long.
pub fn name(value: Value<'_>, cx: &mut Context) -> Option<Localized> {
    let name = by_language(value, cx, line)?;
    limit(&name, value, cx, |_| LONGEST_NAME);
    Some(name)
}

/// `{ja: …, en: …}`, several lines each.
pub fn localized_paragraphs(value: Value<'_>, cx: &mut Context) -> Option<Localized> {
    by_language(value, cx, paragraphs)
}

/// Warns of texts with more characters than `most` allows in their language.
pub fn limit(texts: &Localized, at: Value<'_>, cx: &mut Context, most: impl Fn(Lang) -> usize) {
    for (lang, text) in texts.iter() {
        let length = text.chars().count();
        if length > most(lang) {
            cx.report
                .text_too_long(at.place_of(lang.as_str()), length, most(lang));
        }
    }
}

fn by_language(
    value: Value<'_>,
    cx: &mut Context,
    read: fn(Value<'_>, &mut Context) -> Option<String>,
) -> Option<Localized> {
    if value.shape() != Shape::Mapping {
        cx.report
            .wrong_shape(value.place(), Shape::Localized, value.shape());
        return None;
    }
    let mut fields = Fields::of(value, cx)?;
    let texts = languages(&mut fields, read);
    fields.finish();
    translated(value, value.key(), cx);
    texts
}

/// The keys `ja` and `en` of a mapping that has others too: `{id: mid, ja: …, en: …}`.
pub fn inline_name(fields: &mut Fields<'_, '_>) -> Option<Localized> {
    let texts = languages(fields, line);
    translated(fields.at, "name", fields.cx);
    texts
}

/// The same for a name that is not shown to the public: no language has to be there.
pub fn inline_name_internal(fields: &mut Fields<'_, '_>) -> Option<Localized> {
    languages(fields, line)
}

fn languages(
    fields: &mut Fields<'_, '_>,
    read: fn(Value<'_>, &mut Context) -> Option<String>,
) -> Option<Localized> {
    let ja = fields.optional("ja", read);
    let en = fields.optional("en", read);
    let mut given = vec![(Lang::JA, ja), (Lang::EN, en)];
    for lang in fields.cx.languages.clone() {
        if ![Lang::JA, Lang::EN].contains(&lang) {
            given.push((lang, fields.in_language(lang, read)));
        }
    }
    let any = given.iter().any(|(lang, _)| fields.has(lang.as_str()));
    let texts: BTreeMap<Lang, String> = given
        .into_iter()
        .filter_map(|(lang, text)| Some((lang, text?)))
        .collect();
    if !any {
        let place = fields.at.place();
        fields.cx.report.missing_key(place, "ja");
    }
    Localized::new(texts)
}

/// Warns of languages of the site that are not there, unless no text is there at all, which is an error of its own.
fn translated(at: Value<'_>, what: &str, cx: &mut Context) {
    let given = |lang: &Lang| at.get(lang.as_str()).is_some();
    let languages = cx.languages.clone();
    if ![Lang::JA, Lang::EN].iter().chain(&languages).any(given) {
        return;
    }
    for lang in languages {
        if !given(&lang) {
            cx.report
                .missing_translation(at.place(), what, lang.as_str());
        }
    }
}

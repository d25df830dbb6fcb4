//! A mapping read key by key. Every problem is kept; what has been asked for is what is known, all else is reported.

use jiff::civil::Date;

use super::node::Value;
use crate::catalog::Lang;
use crate::report::Report;
use crate::report::problems::Shape;

/// What every reader needs to know and where it reports.
#[derive(Clone, Debug)]
pub struct Context {
    /// The problems so far.
    pub report: Report,
    /// The languages that texts should be given in.
    pub languages: Vec<Lang>,
    /// The last day that is not in the future.
    pub last_day: Date,
}

impl Context {
    /// The same, without a problem so far: for what is read beside it.
    pub fn afresh(&self) -> Context {
        Context {
            report: Report::default(),
            languages: self.languages.clone(),
            last_day: self.last_day,
        }
    }
}

/// A mapping whose keys are being read.
pub struct Fields<'d, 'c> {
    /// The mapping.
    pub at: Value<'d>,
    /// Where problems go.
    pub cx: &'c mut Context,
    asked: Vec<&'static str>,
    asked_in: Vec<Lang>,
}

impl<'d, 'c> Fields<'d, 'c> {
    /// `None` when the value is no mapping, which is reported.
    pub fn of(value: Value<'d>, cx: &'c mut Context) -> Option<Fields<'d, 'c>> {
        if value.shape() != Shape::Mapping {
            cx.report
                .wrong_shape(value.place(), Shape::Mapping, value.shape());
            return None;
        }
        Some(Fields {
            at: value,
            cx,
            asked: Vec::with_capacity(16),
            asked_in: Vec::new(),
        })
    }

    /// The value of a key that has to be there. `None` when it is missing or wrong; either has been reported.
    pub fn required<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(Value<'d>, &mut Context) -> Option<T>,
    ) -> Option<T> {
        let found = self.optional(key, read);
        if !self.has(key) {
            let place = self.at.place_of(key);
            self.cx.report.missing_key(place, key);
        }
        found
    }

    /// The value of a key that may be there. `None` when it is not, or when it is wrong, which has been reported.
    pub fn optional<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(Value<'d>, &mut Context) -> Option<T>,
    ) -> Option<T> {
        self.asked.push(key);
        read(self.at.get(key)?, self.cx)
    }

    /// The text of a language of the site, whose key is its tag.
    pub fn in_language<T>(
        &mut self,
        lang: Lang,
        read: impl FnOnce(Value<'d>, &mut Context) -> Option<T>,
    ) -> Option<T> {
        self.asked_in.push(lang);
        read(self.at.get(lang.as_str())?, self.cx)
    }

    /// The value of a key as it stands.
    pub fn raw(&mut self, key: &'static str) -> Option<Value<'d>> {
        self.asked.push(key);
        self.at.get(key)
    }

    /// Whether something stands under a key.
    pub fn has(&self, key: &str) -> bool {
        self.at.get(key).is_some()
    }

    /// Reports the keys that have not been asked for.
    pub fn finish(self) {
        let is_known = |key: &str| {
            let is_language = || Lang::new(key).is_some_and(|lang| self.asked_in.contains(&lang));
            self.asked.contains(&key) || is_language()
        };
        if self.at.keys().all(is_known) {
            return;
        }
        let entries = self.at.entries().into_iter().flatten();
        for (key, place, _) in entries.filter(|(key, ..)| !is_known(key)) {
            self.cx.report.unknown_key(place, key, &self.asked);
        }
    }
}

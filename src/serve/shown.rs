//! What browsers see, and what becomes of it when the content changed.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::Arc;

use super::Rebuilt;
use super::memory::Files;
use crate::site::SitePath;

/// What there is to see.
#[derive(Debug, Default)]
pub struct Shown {
    /// The last good site, or as much of the next one as is made, over it.
    pub site: Option<Arc<Files>>,
    /// Why the content as it is now makes no site.
    pub wrong: Option<String>,
    /// The last good site.
    good: Option<Arc<Files>>,
    /// How often something changed that pages are shown with: a style, a script, a picture.
    around: u64,
}

/// What stands at the path of a request.
pub enum Found<'a> {
    /// A file.
    File(&'a SitePath, &'a [u8]),
    /// A page asked for without its slash.
    Folder(SitePath),
    /// Nothing, for which some sites have a page.
    Nothing(Option<(&'a SitePath, &'a [u8])>),
}

impl Shown {
    /// What there is to see after a build; `None` when that is the same.
    pub fn after(&self, rebuilt: Rebuilt) -> Option<Shown> {
        let same = |site: Files| match &self.site {
            Some(shown) if **shown == site => Arc::clone(shown),
            _ => Arc::new(site),
        };
        let next = match rebuilt {
            // Whether what was wrong is right now is known when all is made.
            Rebuilt::Shared(_) if self.wrong.is_some() => return None,
            Rebuilt::Overtaken => return None,
            Rebuilt::Shared(site) => self.with(Some(same(site)), self.good.clone(), None),
            Rebuilt::Site(site) => {
                let site = Some(same(site));
                Shown {
                    good: site.clone(),
                    site,
                    wrong: None,
                    around: self.around,
                }
            }
            Rebuilt::Wrong(report) => self.with(self.good.clone(), self.good.clone(), Some(report)),
        };
        let held = |site: &Option<Arc<Files>>| site.as_ref().map(Arc::as_ptr);
        let all = |shown: &Shown| (held(&shown.site), held(&shown.good), shown.around);
        (all(self) != all(&next) || self.wrong != next.wrong).then_some(next)
    }

    /// Another site, with whose styles, scripts and pictures all pages are shown.
    fn with(
        &self,
        site: Option<Arc<Files>>,
        good: Option<Arc<Files>>,
        wrong: Option<String>,
    ) -> Shown {
        let both = self.site.as_ref().zip(site.as_ref());
        let changed = both.is_some_and(|(old, new)| !looks_like(old, new));
        Shown {
            site,
            wrong,
            good,
            around: self.around + u64::from(changed),
        }
    }

    /// What stands at the path of a request.
    pub fn find(&self, path: &str) -> Found<'_> {
        self.site
            .as_ref()
            .map_or(Found::Nothing(None), |site| find(site, path))
    }

    /// What a page shows, as a number: while it is the same, the page need not be loaded again.
    pub fn sight(&self, path: &str) -> u64 {
        let mut hasher = DefaultHasher::new();
        (&self.wrong, self.around, self.site.is_some()).hash(&mut hasher);
        match self.find(path) {
            Found::File(_, bytes) | Found::Nothing(Some((_, bytes))) => bytes.hash(&mut hasher),
            Found::Folder(_) | Found::Nothing(None) => {}
        }
        hasher.finish()
    }
}

/// Whether what pages are shown with is the same, as far as it was there. Files that did not change are held once.
fn looks_like(old: &Files, new: &Files) -> bool {
    let kinds = ["text/css", "text/javascript", "image/", "font/"];
    let around = |path: &SitePath| kinds.iter().any(|kind| path.media_type().starts_with(kind));
    let mut new = new.iter().filter(|(path, _)| around(path));
    new.all(|(path, bytes)| old.get(path).is_none_or(|known| known == bytes))
}

/// What a static host would find. Only site paths are looked up, so there is no way out of the site; none of them holds a
/// character that is written with `%`.
fn find<'a>(site: &'a Files, path: &str) -> Found<'a> {
    let path = path.strip_prefix('/').unwrap_or(path);
    let at = |path: &str| {
        let (path, bytes) = site.get_key_value(&SitePath::parse(path)?)?;
        Some((path, &**bytes))
    };
    let page = match path {
        "" => "index.html".to_owned(),
        _ => format!("{}/index.html", path.strip_suffix('/').unwrap_or(path)),
    };
    let whole = path.is_empty() || path.ends_with('/');
    let lost = || Found::Nothing(at("404.html"));
    match (at(path), at(&page)) {
        (Some((path, bytes)), _) => Found::File(path, bytes),
        (None, Some((path, bytes))) if whole => Found::File(path, bytes),
        (None, Some(_)) => SitePath::parse(path).map_or_else(lost, Found::Folder),
        (None, None) => lost(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(files: &[(&str, &str)]) -> Files {
        let file = |(path, text): &(&str, &str)| {
            let path = SitePath::parse(path).expect("safe");
            (path, text.as_bytes().into())
        };
        files.iter().map(file).collect()
    }

    /// What is shown at the end of changes that all show something else.
    fn last(all: [Rebuilt; 3]) -> Shown {
        all.into_iter().fold(Shown::default(), |shown, rebuilt| {
            shown.after(rebuilt).expect("something else")
        })
    }

    /// Shows one after the other, and tells each time what a page at `/` and one at `/a/` show, as small numbers.
    fn sights(all: Vec<Rebuilt>) -> Vec<(usize, usize)> {
        let (mut shown, mut seen) = (Shown::default(), Vec::new());
        let mut number = |sight: u64| {
            let known = seen.iter().position(|seen| *seen == sight);
            known.unwrap_or_else(|| {
                seen.push(sight);
                seen.len() - 1
            })
        };
        let sight = |rebuilt| {
            if let Some(next) = Shown::after(&shown, rebuilt) {
                shown = next;
            }
            (number(shown.sight("/")), number(shown.sight("/a/")))
        };
        all.into_iter().map(sight).collect()
    }

    fn whole(home: &str, award: &str, picture: &str) -> Files {
        files(&[
            ("index.html", home),
            ("a/index.html", award),
            ("badge.svg", picture),
        ])
    }

    #[test]
    fn a_page_is_loaded_again_when_something_else_is_to_be_seen_there() {
        let wrong = |text: &str| Rebuilt::Wrong(text.into());
        let site = |home, award| Rebuilt::Site(whole(home, award, "o"));
        assert_eq!(
            sights(vec![
                wrong("a"),
                wrong("a"),
                wrong("b"),
                site("x", "p"),
                site("x", "p"),
                site("y", "p"),
                wrong("b"),
                site("y", "q"),
            ]),
            [
                (0, 0),
                (0, 0),
                (1, 1),
                (2, 3),
                (2, 3),
                (4, 3),
                (5, 6),
                (4, 7)
            ]
        );
    }

    #[test]
    fn what_is_shared_is_shown_first_and_the_pages_of_awards_follow() {
        let shared = |home, picture| Rebuilt::Shared(whole(home, "p", picture));
        assert_eq!(
            sights(vec![
                Rebuilt::Site(whole("x", "p", "o")),
                shared("y", "o"),
                Rebuilt::Site(whole("y", "q", "o")),
                // A picture is on any page.
                shared("y", "oo"),
                Rebuilt::Site(whole("y", "q", "oo")),
            ]),
            [(0, 1), (2, 1), (2, 3), (4, 5), (4, 6)]
        );
    }

    #[test]
    fn a_picture_that_is_new_is_on_no_page_that_was_loaded() {
        let mut more = whole("x", "p", "o");
        more.extend(files(&[("new.svg", "o")]));
        let all = vec![
            Rebuilt::Site(whole("x", "p", "o")),
            Rebuilt::Shared(more.clone()),
            Rebuilt::Site(more),
        ];
        assert_eq!(sights(all), [(0, 1), (0, 1), (0, 1)]);
    }

    #[test]
    fn a_page_that_showed_a_picture_of_half_a_site_is_loaded_again() {
        let one = || whole("x", "p", "o");
        let all = vec![
            Rebuilt::Site(one()),
            Rebuilt::Shared(whole("x", "p", "oo")),
            Rebuilt::Wrong("a".into()),
            Rebuilt::Site(one()),
        ];
        assert_eq!(sights(all), [(0, 1), (2, 3), (4, 5), (6, 7)]);
    }

    #[test]
    fn while_something_is_wrong_nothing_less_than_a_whole_site_takes_the_report_away() {
        let all = vec![
            Rebuilt::Site(whole("x", "p", "o")),
            Rebuilt::Wrong("a".into()),
            Rebuilt::Shared(whole("y", "p", "o")),
            Rebuilt::Site(whole("y", "p", "o")),
        ];
        assert_eq!(sights(all), [(0, 1), (2, 3), (2, 3), (4, 1)]);
    }

    #[test]
    fn a_site_that_is_the_same_as_its_shared_part_is_the_last_good_one() {
        let shown = last([
            Rebuilt::Shared(whole("y", "p", "o")),
            Rebuilt::Site(whole("y", "p", "o")),
            Rebuilt::Wrong("a".into()),
        ]);
        assert!(matches!(shown.find("/"), Found::File(_, b"y")));
    }

    #[test]
    fn half_a_site_is_not_kept_when_the_rest_is_wrong() {
        let shown = last([
            Rebuilt::Site(whole("x", "p", "o")),
            Rebuilt::Shared(whole("y", "p", "o")),
            Rebuilt::Wrong("a".into()),
        ]);
        assert!(matches!(shown.find("/"), Found::File(_, b"x")));
    }
}

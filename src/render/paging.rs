//! Long lists in pages: which part a page shows, and the links from one to the others.

use tera::Value;

use super::desk::Desk;
use super::value::{list, map};
use crate::plan::Spot;

/// How many pages hold `total` things; there is always a first one.
pub fn pages(total: usize, each: usize) -> usize {
    total.div_ceil(each).max(1)
}

/// What the page with this number, from 1, shows.
pub fn part<T>(of: &[T], each: usize, number: usize) -> &[T] {
    of.chunks(each).nth(number - 1).unwrap_or_default()
}

/// Links to the first and last page and those nearby; nothing when there is one page only.
pub fn links(
    desk: &Desk<'_, '_>,
    pages: usize,
    number: usize,
    spot: impl Fn(usize) -> Spot,
) -> Value {
    if pages < 2 {
        return Value::none();
    }
    let to = |page: Option<usize>| Value::from(page.map(|page| desk.link(&spot(page))));
    let mut before = 0;
    let numbers = (1..=pages).filter(|page| is_shown(*page, number, pages));
    let numbers = numbers.map(|page| {
        let gap = page > before + 1;
        before = page;
        map([
            ("n", Value::from(page)),
            ("href", to(Some(page))),
            ("gap", Value::from(gap)),
            ("current", Value::from(page == number)),
        ])
    });
    map([
        ("numbers", list(numbers)),
        (
            "previous",
            to(number.checked_sub(1).filter(|page| *page > 0)),
        ),
        ("next", to((number < pages).then_some(number + 1))),
    ])
}

fn is_shown(page: usize, number: usize, pages: usize) -> bool {
    page == 1 || page == pages || page.abs_diff(number) <= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_cut_into_pages_that_lose_nothing() {
        let all: Vec<usize> = (0..201).collect();
        assert_eq!(
            [0, 1, 100, 101, 200, 201].map(|n| pages(n, 100)),
            [1, 1, 1, 2, 2, 3]
        );
        let parts: Vec<usize> = (1..=3).flat_map(|n| part(&all, 100, n)).copied().collect();
        assert_eq!(parts, all);
        assert_eq!(part(&all, 100, 3), [200]);
        assert!(part::<usize>(&[], 100, 1).is_empty());
    }

    #[test]
    fn links_lead_to_both_ends_and_to_neighbours() {
        let shown = |number| {
            (1..=30)
                .filter(|page| is_shown(*page, number, 30))
                .collect::<Vec<_>>()
        };
        assert_eq!(shown(1), [1, 2, 3, 30]);
        assert_eq!(shown(10), [1, 8, 9, 10, 11, 12, 30]);
        assert_eq!(shown(30), [1, 28, 29, 30]);
    }
}

//! Long tables on all cores: rows are read part by part, each part with a report of its own.

use rayon::prelude::*;

use super::fields::Context;

/// Rows of a part, and of what is read at once. Neither depends on the machine, so the same problems are kept on every one.
const PART: usize = 8192;
const AT_ONCE: usize = 16 * PART;

/// What each of the rows gives, in their order. Those that follow so many problems that no more are kept are left out.
pub fn each<T: Send, R: Send>(
    rows: Vec<T>,
    cx: &mut Context,
    read: impl Fn(T, &mut Context) -> R + Sync,
) -> Vec<R> {
    let afresh = cx.afresh();
    let read = |part: Vec<T>| {
        let mut cx = afresh.clone();
        let mut done = Vec::with_capacity(part.len());
        for row in part {
            if cx.report.is_full() {
                break;
            }
            done.push(read(row, &mut cx));
        }
        (done, cx.report)
    };
    let mut all = Vec::with_capacity(rows.len());
    let mut rows = rows.into_iter();
    // A table of nonsense shows in its first part.
    let mut at_once = PART;
    while rows.len() > 0 && !cx.report.is_full() {
        let now: Vec<T> = rows.by_ref().take(at_once).collect();
        let parts: Vec<_> = now.into_par_iter().chunks(PART).map(&read).collect();
        for (done, report) in parts {
            all.extend(done);
            cx.report.append(report);
        }
        at_once = AT_ONCE;
    }
    all
}

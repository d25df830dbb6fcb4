//! Patterns of the field, tone on tone, after those of Japanese cloth:
//! waves (青海波) for being there, linked circles (七宝) for knowledge, hemp leaf (麻の葉) for what was
//! examined, tortoise shell (亀甲) for what was done.

use super::path::Path;
use super::shape::{CENTRE, Kind};

/// Half of the side of the square that the pattern fills.
const REACH: f64 = 216.0;

/// The lines of a kind's pattern as path data, to be stroked and clipped.
pub(super) fn lines(kind: Kind) -> String {
    match kind {
        Kind::Participation => waves(54.0),
        Kind::Knowledge => linked_circles(43.4),
        Kind::Assessed => hemp_leaf(72.0),
        Kind::Applied => tortoise_shell(34.0),
    }
    .into_data()
}

/// Calls `draw` for the points of a grid around the centre; odd rows are shifted by half a step.
fn grid(step: (f64, f64), shifted: bool, mut draw: impl FnMut(f64, f64)) {
    let rows = (REACH / step.1).ceil();
    let columns = (REACH / step.0).ceil() + 1.0;
    let (mut row, mut odd) = (-rows, (rows as i64) % 2 != 0);
    while row <= rows {
        let shift = if shifted && odd { 0.5 } else { 0.0 };
        let mut column = -columns;
        while column <= columns {
            draw(
                CENTRE.0 + (column + shift) * step.0,
                CENTRE.1 + row * step.1,
            );
            column += 1.0;
        }
        row += 1.0;
        odd = !odd;
    }
}

fn waves(radius: f64) -> Path {
    let mut path = Path::default();
    grid((radius * 2.0, radius / 2.0), true, |x, y| {
        for ring in [1.0, 0.7, 0.4] {
            // Each wave hides the lower part of the ones behind it: only the crest is drawn.
            let r = radius * ring;
            let (dx, dy) = crest(radius, r);
            let drawn = std::mem::take(&mut path);
            path = drawn
                .move_to(x - dx, y - dy)
                .arc_to(r, true, x + dx, y - dy);
        }
    });
    path
}

/// Where an arc of radius `r` goes below the next row of waves of radius `radius`.
fn crest(radius: f64, r: f64) -> (f64, f64) {
    // The next row stands half a radius lower and one radius aside.
    let (a, b) = (radius, -radius / 2.0);
    let distance = a.hypot(b);
    let along = (r * r - radius * radius + distance * distance) / (2.0 * distance);
    if along.abs() >= r {
        return (r, 0.0);
    }
    let across = (r * r - along * along).sqrt();
    let (x, y) = (
        (along * a - across * b) / distance,
        (along * b + across * a) / distance,
    );
    (x, y)
}

fn linked_circles(radius: f64) -> Path {
    let mut path = Path::default();
    grid((radius, radius), false, |x, y| {
        let (column, row) = (
            ((x - CENTRE.0) / radius).round() as i64,
            ((y - CENTRE.1) / radius).round() as i64,
        );
        if (column + row) % 2 == 0 {
            path = std::mem::take(&mut path).circle(x, y, radius);
        }
    });
    path
}

fn hemp_leaf(side: f64) -> Path {
    // Triangles of this side, each with its centre joined to its corners.
    let height = side * 3_f64.sqrt() / 2.0;
    let mut path = Path::default();
    grid((side, height), true, |x, y| {
        let (right, below) = (
            (x + side, y),
            ((x - side / 2.0, y + height), (x + side / 2.0, y + height)),
        );
        let drawn = std::mem::take(&mut path);
        // The sides that belong to this corner, then the two triangles under it.
        path = drawn
            .move_to(right.0, right.1)
            .line_to(x, y)
            .line_to(below.0.0, below.0.1)
            .move_to(x, y)
            .line_to(below.1.0, below.1.1);
        for (a, b, c) in [((x, y), below.0, below.1), ((x, y), right, below.1)] {
            let middle = ((a.0 + b.0 + c.0) / 3.0, (a.1 + b.1 + c.1) / 3.0);
            let drawn = std::mem::take(&mut path);
            path = drawn
                .move_to(a.0, a.1)
                .line_to(middle.0, middle.1)
                .line_to(b.0, b.1)
                .move_to(middle.0, middle.1)
                .line_to(c.0, c.1);
        }
    });
    path
}

fn tortoise_shell(side: f64) -> Path {
    let width = side * 3_f64.sqrt();
    let mut path = Path::default();
    grid((width, side * 1.5), true, |x, y| {
        for scale in [1.0, 0.56] {
            let (w, s) = (width / 2.0 * scale, side * scale);
            let drawn = std::mem::take(&mut path);
            path = drawn
                .move_to(x, y - s)
                .line_to(x + w, y - s / 2.0)
                .line_to(x + w, y + s / 2.0)
                .line_to(x, y + s);
            path = std::mem::take(&mut path)
                .line_to(x - w, y + s / 2.0)
                .line_to(x - w, y - s / 2.0)
                .close();
        }
    });
    path
}

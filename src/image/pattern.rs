//! Patterns of the field, tone on tone, after those of Japanese cloth:
//! waves (青海波) for being there, linked circles (七宝) for knowledge, hemp leaf (麻の葉) for what was
//! examined, tortoise shell (亀甲) for what was done. The sober set has straight lines instead.

use super::path::Path;
use super::shape::Kind;
use super::style::Pattern;

/// Where a pattern is drawn: it is symmetric around the middle.
#[derive(Clone, Copy)]
pub(super) struct Area {
    pub middle: (f64, f64),
    /// Half of the width and of the height; the pattern hangs over by less than one figure.
    pub half: (f64, f64),
}

impl Area {
    /// The pattern of a kind as path data, to be stroked and clipped.
    pub fn lines(self, kind: Kind, pattern: Pattern) -> String {
        match (pattern, kind) {
            (Pattern::None, _) => Path::default(),
            (Pattern::Cloth, Kind::Participation) => waves(self, 54.0),
            (Pattern::Cloth, Kind::Knowledge) => linked_circles(self, 43.4),
            (Pattern::Cloth, Kind::Assessed) => hemp_leaf(self, 72.0),
            (Pattern::Cloth, Kind::Applied) => tortoise_shell(self, 34.0),
            (Pattern::Lines, Kind::Participation) => hatching(self, &[(0.0, 1.0)]),
            (Pattern::Lines, Kind::Knowledge) => hatching(self, &[(1.0, 0.0)]),
            (Pattern::Lines, Kind::Assessed) => hatching(self, &[(1.0, 1.0)]),
            (Pattern::Lines, Kind::Applied) => hatching(self, &[(1.0, 1.0), (1.0, -1.0)]),
        }
        .into_data()
    }

    /// The points of a grid, row by row; odd rows are shifted by half a step if asked.
    fn grid(self, step: (f64, f64), shifted: bool) -> impl Iterator<Item = (f64, f64)> {
        let count = |half: f64, step: f64| (half / step).ceil() as i32;
        let (columns, rows) = (count(self.half.0, step.0) + 1, count(self.half.1, step.1));
        (-rows..=rows).flat_map(move |row| {
            let shift = if shifted && row % 2 != 0 { 0.5 } else { 0.0 };
            (-columns..=columns).map(move |column| {
                let x = self.middle.0 + (f64::from(column) + shift) * step.0;
                (x, self.middle.1 + f64::from(row) * step.1)
            })
        })
    }
}

/// Straight lines in these directions; each runs across the whole area.
fn hatching(area: Area, directions: &[(f64, f64)]) -> Path {
    let reach = area.half.0.hypot(area.half.1);
    let count = (reach / 22.0).ceil() as i32;
    let lines = directions.iter().flat_map(|&(dx, dy)| {
        let length = dx.hypot(dy);
        (-count..=count).map(move |n| (dx / length, dy / length, f64::from(n) * 22.0))
    });
    lines.fold(Path::default(), |path, (dx, dy, aside)| {
        let (x, y) = (area.middle.0 - dy * aside, area.middle.1 + dx * aside);
        path.move_to(x - dx * reach, y - dy * reach)
            .line_to(x + dx * reach, y + dy * reach)
    })
}

fn waves(area: Area, radius: f64) -> Path {
    // Each wave hides the lower part of the ones behind it: only the crest is drawn.
    let rings = [1.0, 0.7, 0.4].map(|ring| (radius * ring, crest(radius, radius * ring)));
    area.grid((radius * 2.0, radius / 2.0), true)
        .fold(Path::default(), |path, (x, y)| {
            rings.iter().fold(path, |path, &(r, (dx, dy))| {
                path.move_to(x - dx, y - dy).arc_to(r, true, x + dx, y - dy)
            })
        })
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
    (
        (along * a - across * b) / distance,
        (along * b + across * a) / distance,
    )
}

fn linked_circles(area: Area, radius: f64) -> Path {
    let even = area.grid((radius * 2.0, radius * 2.0), false);
    let odd = even
        .collect::<Vec<_>>()
        .into_iter()
        .flat_map(|(x, y)| [(x, y), (x + radius, y + radius)]);
    odd.fold(Path::default(), |path, (x, y)| path.circle(x, y, radius))
}

fn hemp_leaf(area: Area, side: f64) -> Path {
    // Triangles of this side, each with its centre joined to its corners.
    let height = side * 3_f64.sqrt() / 2.0;
    area.grid((side, height), true)
        .fold(Path::default(), |path, (x, y)| {
            let (right, left_below, below) = (
                (x + side, y),
                (x - side / 2.0, y + height),
                (x + side / 2.0, y + height),
            );
            // The sides that belong to this corner, then the two triangles under it.
            let path = path
                .move_to(right.0, right.1)
                .line_to(x, y)
                .line_to(left_below.0, left_below.1)
                .move_to(x, y)
                .line_to(below.0, below.1);
            [((x, y), left_below, below), ((x, y), right, below)]
                .iter()
                .fold(path, |path, (a, b, c)| {
                    let middle = ((a.0 + b.0 + c.0) / 3.0, (a.1 + b.1 + c.1) / 3.0);
                    path.move_to(a.0, a.1)
                        .line_to(middle.0, middle.1)
                        .line_to(b.0, b.1)
                        .move_to(middle.0, middle.1)
                        .line_to(c.0, c.1)
                })
        })
}

fn tortoise_shell(area: Area, side: f64) -> Path {
    let width = side * 3_f64.sqrt();
    area.grid((width, side * 1.5), true)
        .fold(Path::default(), |path, (x, y)| {
            [1.0, 0.56].iter().fold(path, |path, scale| {
                let (w, s) = (width / 2.0 * scale, side * scale);
                path.move_to(x, y - s)
                    .line_to(x + w, y - s / 2.0)
                    .line_to(x + w, y + s / 2.0)
                    .line_to(x, y + s)
                    .line_to(x - w, y + s / 2.0)
                    .line_to(x - w, y - s / 2.0)
                    .close()
            })
        })
}

//! The silhouettes: in every set each kind of achievement has its own, so that attendance is never
//! taken for competence, not even in grey or at the size of a thumb nail.

use std::f64::consts::{PI, TAU};

use super::path::Path;
use super::polygon::Polygon;
use super::style::Shapes;

/// What an achievement certifies. The shapes are those of family crests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// 参加: was there. A circle of paper with a line around.
    Participation,
    /// 知識: took part in teaching to its end. A plaque with hollow corners.
    Knowledge,
    /// 評価: was examined. A flower of eight petals.
    Assessed,
    /// 実践: has done it. A hexagon, the tortoise shell.
    Applied,
}

impl Kind {
    /// All kinds, from the least to the most.
    pub const ALL: [Self; 4] = [
        Self::Participation,
        Self::Knowledge,
        Self::Assessed,
        Self::Applied,
    ];

    /// The word on the badge.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Participation => "参加",
            Self::Knowledge => "知識",
            Self::Assessed => "評価",
            Self::Applied => "実践",
        }
    }

    /// The same in English.
    #[must_use]
    pub fn english(self) -> &'static str {
        match self {
            Self::Participation => "Participation",
            Self::Knowledge => "Knowledge",
            Self::Assessed => "Assessed",
            Self::Applied => "Applied",
        }
    }
}

/// Centre of every silhouette on the canvas of 512 by 512.
pub(super) const CENTRE: (f64, f64) = (256.0, 250.0);

/// The outline of a kind, drawn this far inside its outermost line.
pub(super) fn outline(shapes: Shapes, kind: Kind, inset: f64) -> String {
    let (x, y) = CENTRE;
    if let (Shapes::Plain, Some(polygon)) = (shapes, plain(kind)) {
        return polygon.outline(CENTRE, inset);
    }
    match kind {
        Kind::Participation => Path::default().circle(x, y, 232.0 - inset).into_data(),
        Kind::Knowledge => plaque(x, y, 217.0, 58.0, inset),
        Kind::Assessed => petals(x, y, 236.0 - inset, 8),
        Kind::Applied => hexagon(
            x,
            y,
            246.0 - inset / (PI / 6.0).cos(),
            (40.0 - inset * 0.35).max(8.0),
        ),
    }
}

/// Length of the outline.
pub(super) fn perimeter(shapes: Shapes, kind: Kind, inset: f64) -> f64 {
    if let (Shapes::Plain, Some(polygon)) = (shapes, plain(kind)) {
        return polygon.perimeter(inset);
    }
    match kind {
        Kind::Participation => TAU * (232.0 - inset),
        Kind::Knowledge => {
            let (half, notch) = (217.0, 58.0);
            let turn = PI / 2.0 - 2.0 * (inset / (notch + inset)).asin();
            8.0 * (half - notch_reach(notch, inset)) + 4.0 * turn * (notch + inset)
        }
        Kind::Assessed => {
            let petal = Petal::new(236.0 - inset, 8);
            8.0 * petal.arc * 2.0 * (petal.half_chord / petal.arc).asin()
        }
        Kind::Applied => {
            let (radius, corner) = (
                246.0 - inset / (PI / 6.0).cos(),
                (40.0 - inset * 0.35).max(8.0),
            );
            6.0 * radius - corner * (12.0 * (PI / 6.0).tan() - TAU)
        }
    }
}

/// The sober set: the more corners, the more was shown. Who was there has the circle in both sets.
fn plain(kind: Kind) -> Option<Polygon<'static>> {
    let (corners, radius): (&[(f64, f64)], f64) = match kind {
        Kind::Participation => return None,
        Kind::Knowledge => (
            &[
                (-210.0, -210.0),
                (210.0, -210.0),
                (210.0, 210.0),
                (-210.0, 210.0),
            ],
            52.0,
        ),
        Kind::Assessed => (
            &[
                (-212.0, -214.0),
                (212.0, -214.0),
                (212.0, 118.0),
                (0.0, 254.0),
                (-212.0, 118.0),
            ],
            46.0,
        ),
        Kind::Applied => (
            &[
                (-150.0, -214.0),
                (150.0, -214.0),
                (256.0, 0.0),
                (150.0, 214.0),
                (-150.0, 214.0),
                (-256.0, 0.0),
            ],
            46.0,
        ),
    };
    Some(Polygon { corners, radius })
}

/// A square whose corners are cut out by quarter circles around them.
fn plaque(x: f64, y: f64, half: f64, notch: f64, inset: f64) -> String {
    let (radius, reach) = (notch + inset, half - notch_reach(notch, inset));
    let half = half - inset;
    let (l, r, t, b) = (x - half, x + half, y - half, y + half);
    Path::default()
        .move_to(x - reach, t)
        .line_to(x + reach, t)
        .arc_to(radius, false, r, y - reach)
        .line_to(r, y + reach)
        .arc_to(radius, false, x + reach, b)
        .line_to(x - reach, b)
        .arc_to(radius, false, l, y + reach)
        .line_to(l, y - reach)
        .arc_to(radius, false, x - reach, t)
        .close()
        .into_data()
}

/// How far from the outermost corner a side ends when drawn inside.
fn notch_reach(notch: f64, inset: f64) -> f64 {
    ((notch + inset).powi(2) - inset * inset).sqrt()
}

/// Petals around a circle; `radius` reaches to their tips.
fn petals(x: f64, y: f64, radius: f64, count: u32) -> String {
    let petal = Petal::new(radius, count);
    let at = |n: u32| {
        let angle = (f64::from(n) - 0.5) * TAU / f64::from(count) - PI / 2.0;
        (
            x + petal.valley * angle.cos(),
            y + petal.valley * angle.sin(),
        )
    };
    let (sx, sy) = at(0);
    (1..=count)
        .fold(Path::default().move_to(sx, sy), |path, n| {
            let (px, py) = at(n);
            path.arc_to(petal.arc, true, px, py)
        })
        .close()
        .into_data()
}

/// One petal: the arc through valley, tip and valley.
struct Petal {
    /// Distance of the valleys from the centre.
    valley: f64,
    half_chord: f64,
    /// Radius of the arc.
    arc: f64,
}

impl Petal {
    fn new(radius: f64, count: u32) -> Self {
        let valley = radius * 0.93;
        let half = PI / f64::from(count);
        let (half_chord, rise) = (valley * half.sin(), radius - valley * half.cos());
        Self {
            valley,
            half_chord,
            arc: (half_chord * half_chord + rise * rise) / (2.0 * rise),
        }
    }
}

/// A hexagon that stands on a corner; corners rounded by circles.
fn hexagon(x: f64, y: f64, radius: f64, corner: f64) -> String {
    let at = |n: f64| {
        let angle = n * PI / 3.0 - PI / 2.0;
        (x + radius * angle.cos(), y + radius * angle.sin())
    };
    let cut = corner * (PI / 6.0).tan() / radius;
    let toward = |from: (f64, f64), to: (f64, f64)| {
        (
            from.0 + (to.0 - from.0) * cut,
            from.1 + (to.1 - from.1) * cut,
        )
    };
    let mut path = Path::default();
    for n in 0..6 {
        let n = f64::from(n);
        let (before, here, after) = (at(n - 1.0), at(n), at(n + 1.0));
        let (a, b) = (toward(here, before), toward(here, after));
        path = if n == 0.0 {
            path.move_to(a.0, a.1)
        } else {
            path.line_to(a.0, a.1)
        };
        path = path.arc_to(corner, true, b.0, b.1);
    }
    path.close().into_data()
}

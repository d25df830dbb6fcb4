//! Convex polygons with rounded corners, drawn inside themselves at an even distance.

use super::path::Path;

/// A point, or a direction.
type Point = (f64, f64);

/// Corners clockwise, and the radius that rounds the outermost outline.
pub(super) struct Polygon<'a> {
    pub corners: &'a [Point],
    pub radius: f64,
}

/// A corner as it is drawn: where its arc begins and ends, its radius and how far it turns.
struct Bend {
    from: Point,
    to: Point,
    radius: f64,
    turn: f64,
}

impl Polygon<'_> {
    /// The outline around a centre, this far inside.
    pub fn outline(&self, centre: Point, inset: f64) -> String {
        let at = |(x, y): Point| (centre.0 + x, centre.1 + y);
        let bends = self.bends(inset).enumerate();
        bends
            .fold(Path::default(), |path, (n, bend)| {
                let (from, to) = (at(bend.from), at(bend.to));
                let path = match n {
                    0 => path.move_to(from.0, from.1),
                    _ => path.line_to(from.0, from.1),
                };
                path.arc_to(bend.radius, true, to.0, to.1)
            })
            .close()
            .into_data()
    }

    /// Length of that outline.
    pub fn perimeter(&self, inset: f64) -> f64 {
        let bends: Vec<Bend> = self.bends(inset).collect();
        let next = bends.iter().cycle().skip(1);
        let sides = bends.iter().zip(next).map(|(a, b)| {
            let side = (b.from.0 - a.to.0, b.from.1 - a.to.1);
            side.0.hypot(side.1) + a.radius * a.turn
        });
        sides.sum()
    }

    fn bends(&self, inset: f64) -> impl Iterator<Item = Bend> {
        // Outlines at an even distance have arcs around the same points.
        let radius = (self.radius - inset).max(10.0);
        let count = self.corners.len();
        (0..count).map(move |n| {
            let corner = |n: usize| self.corners[n % count];
            let (before, here, after) = (corner(n + count - 1), corner(n), corner(n + 1));
            let (u, v) = (direction(before, here), direction(here, after));
            let cosine = u.0 * v.0 + u.1 * v.1;
            // Clockwise, with y downwards, inside is to the right of each side.
            let shift = inset / (1.0 + cosine);
            let point = (here.0 - (u.1 + v.1) * shift, here.1 + (u.0 + v.0) * shift);
            let turn = cosine.acos();
            let cut = radius * (turn / 2.0).tan();
            Bend {
                from: (point.0 - u.0 * cut, point.1 - u.1 * cut),
                to: (point.0 + v.0 * cut, point.1 + v.1 * cut),
                radius,
                turn,
            }
        })
    }
}

fn direction(from: Point, to: Point) -> Point {
    let (x, y) = (to.0 - from.0, to.1 - from.1);
    let length = x.hypot(y);
    (x / length, y / length)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SQUARE: Polygon<'_> = Polygon {
        corners: &[(-50.0, -50.0), (50.0, -50.0), (50.0, 50.0), (-50.0, 50.0)],
        radius: 20.0,
    };

    #[test]
    fn a_square_loses_its_corners_and_keeps_its_distance() {
        let data = SQUARE.outline((50.0, 50.0), 0.0);
        assert_eq!(
            data,
            "M0 20A20 20 0 0 1 20 0L80 0A20 20 0 0 1 100 20L100 80A20 20 0 0 1 80 100L20 100A20 20 0 0 1 0 80Z"
        );
        let inside = SQUARE.outline((50.0, 50.0), 5.0);
        assert!(
            inside.starts_with("M5 20A15 15 0 0 1 20 5L80 5"),
            "{inside}"
        );
    }

    #[test]
    fn the_length_is_that_of_sides_and_arcs() {
        let expected = 4.0 * 60.0 + std::f64::consts::TAU * 20.0;
        assert!((SQUARE.perimeter(0.0) - expected).abs() < 1e-9);
        let expected = 4.0 * 60.0 + std::f64::consts::TAU * 15.0;
        assert!((SQUARE.perimeter(5.0) - expected).abs() < 1e-9);
    }
}

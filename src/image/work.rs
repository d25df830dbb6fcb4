//! Estimates what it takes to draw a tree at 512 pixels, and refuses what takes too much.
//!
//! Work is counted in milliseconds of one ordinary core, measured once and rounded up: a pass over the
//! whole canvas is one. The figures follow how `resvg` paints: layers for isolated groups, a pixmap for
//! a pattern, several for a filter.

use resvg::tiny_skia::{PathSegment, Rect, Transform};
use resvg::usvg::filter::Kind;
use resvg::usvg::{Group, ImageKind, Node, Paint, Path, Pattern, Stroke, Tree};

use super::artwork::ArtworkError;

/// Pixels a side of the badge.
const SIDE: f32 = 512.0;
const MAX_WORK: f64 = 500.0;
/// Layers that are open at the same time, in canvases of one megabyte.
const MAX_LAYERS: f64 = 100.0;
/// Pixels a side of a pattern's tile.
const MAX_TILE: f32 = 1024.0;
const MAX_DASHES: f64 = 10_000.0;

/// Refuses a tree that takes too long or too much memory to draw.
pub(super) fn bounded(tree: &Tree) -> Result<(), ArtworkError> {
    let scale = SIDE / tree.size().width().max(tree.size().height());
    let place = Place {
        transform: Transform::from_scale(scale, scale),
        open: 0.0,
    };
    Work { spent: 0.0 }.group(tree.root(), place)
}

/// Where a node is drawn.
#[derive(Clone, Copy)]
struct Place {
    /// From the node's own units to pixels.
    transform: Transform,
    /// Canvases that the layers around it hold.
    open: f64,
}

impl Place {
    /// Inside a group with this transform.
    fn inside(self, transform: Transform) -> Self {
        Self {
            transform: self.transform.pre_concat(transform),
            ..self
        }
    }

    /// How far drawing reaches, in canvases a side: `resvg` cuts layers at five.
    fn reach(self) -> f32 {
        if self.open > 0.0 { 5.0 } else { 1.0 }
    }

    /// How much of a canvas a box covers.
    fn covered(self, bounds: Rect) -> f64 {
        let most = self.reach();
        let Some(bounds) = bounds.transform(self.transform) else {
            return f64::from(most * most);
        };
        let (low, high) = (-SIDE * (most - 1.0) / 2.0, SIDE * (most + 1.0) / 2.0);
        let extent = |from: f32, to: f32| {
            f64::from((to.clamp(low, high) - from.clamp(low, high)).max(0.0) / SIDE)
        };
        extent(bounds.left(), bounds.right()) * extent(bounds.top(), bounds.bottom())
    }
}

struct Work {
    spent: f64,
}

impl Work {
    fn spend(&mut self, milliseconds: f64) -> Result<(), ArtworkError> {
        self.spent += milliseconds;
        // What is not a number is too much, too.
        if self.spent <= MAX_WORK {
            Ok(())
        } else {
            Err(ArtworkError::TooComplex { what: "drawing" })
        }
    }

    fn group(&mut self, group: &Group, outer: Place) -> Result<(), ArtworkError> {
        let mut place = outer.inside(group.transform());
        if group.should_isolate() {
            place.open += 0.01;
            self.layer(group, &mut place)?;
        }
        if place.open > MAX_LAYERS {
            return Err(ArtworkError::TooComplex { what: "layers" });
        }
        group
            .children()
            .iter()
            .try_for_each(|node| self.node(node, place))
    }

    /// The layer of an isolated group, with what is done to it.
    fn layer(&mut self, group: &Group, place: &mut Place) -> Result<(), ArtworkError> {
        let layer = place.covered(group.layer_bounding_box().to_rect());
        place.open += layer;
        self.spend(layer * 2.0)?;
        for primitive in group
            .filters()
            .iter()
            .flat_map(|filter| filter.primitives())
        {
            place.open += layer;
            self.spend(
                layer
                    * if matches!(
                        primitive.kind(),
                        Kind::GaussianBlur(_) | Kind::DropShadow(_)
                    ) {
                        50.0
                    } else {
                        20.0
                    },
            )?;
        }
        let mut clip = group.clip_path();
        while let Some(path) = clip {
            place.open += layer;
            self.spend(layer * 4.0)?;
            self.group(path.root(), place.inside(path.transform()))?;
            clip = path.clip_path();
        }
        let mut mask = group.mask();
        while let Some(inner) = mask {
            place.open += layer * 2.0;
            self.spend(layer * 5.0)?;
            self.group(inner.root(), *place)?;
            mask = inner.mask();
        }
        Ok(())
    }

    fn node(&mut self, node: &Node, place: Place) -> Result<(), ArtworkError> {
        match node {
            Node::Group(group) => self.group(group, place),
            Node::Path(path) => self.path(path, place),
            Node::Text(text) => self.group(text.flattened(), place),
            Node::Image(image) => {
                let ImageKind::PNG(_) = image.kind() else {
                    return Err(ArtworkError::EmbeddedImage);
                };
                let pixels = f64::from(image.size().width()) * f64::from(image.size().height());
                self.spend(
                    place.covered(image.bounding_box()) * 6.0
                        + pixels / f64::from(SIDE * SIDE) * 6.0,
                )
            }
        }
    }

    fn path(&mut self, path: &Path, place: Place) -> Result<(), ArtworkError> {
        let edges = Edges::of(path, place);
        if let Some(fill) = path.fill() {
            self.spend(edges.work())?;
            self.paint(fill.paint(), path.bounding_box(), place)?;
        }
        if let Some(stroke) = path.stroke() {
            self.spend(edges.stroked(stroke, place)?.work())?;
            self.paint(stroke.paint(), path.stroke_bounding_box(), place)?;
        }
        Ok(())
    }

    fn paint(&mut self, paint: &Paint, bounds: Rect, place: Place) -> Result<(), ArtworkError> {
        let area = place.covered(bounds);
        match paint {
            Paint::Color(_) => self.spend(area),
            Paint::LinearGradient(_) | Paint::RadialGradient(_) => self.spend(area * 3.0),
            Paint::Pattern(pattern) => {
                self.spend(area * 4.0)?;
                self.pattern(pattern, place)
            }
        }
    }

    fn pattern(&mut self, pattern: &Pattern, place: Place) -> Result<(), ArtworkError> {
        let (sx, sy) = place.inside(pattern.transform()).transform.get_scale();
        let (width, height) = (pattern.rect().width() * sx, pattern.rect().height() * sy);
        if (width * height).is_nan() || width.max(height) > MAX_TILE {
            return Err(ArtworkError::TooComplex { what: "pattern" });
        }
        let tile = f64::from(width * height / (SIDE * SIDE));
        self.spend(tile)?;
        self.group(
            pattern.root(),
            Place {
                transform: Transform::from_scale(sx, sy),
                open: place.open + tile,
            },
        )
    }
}

/// The edges of a path as scan lines meet them.
struct Edges {
    count: f64,
    /// Edges that a line across the canvas meets on average.
    active: f64,
    /// In the path's own units.
    length: f64,
}

impl Edges {
    fn of(path: &Path, place: Place) -> Self {
        let mut edges = Self {
            count: 0.0,
            active: 0.0,
            length: 0.0,
        };
        let (mut at, mut start) = ((0.0, 0.0), (0.0, 0.0));
        let ts = place.transform;
        let height = |(x, y): (f32, f32)| {
            let y = ts.ky * x + ts.sy * y + ts.ty;
            if y.is_finite() {
                y.clamp(0.0, SIDE * place.reach())
            } else {
                0.0
            }
        };
        for segment in path.data().segments() {
            let points: &[(f32, f32)] = match segment {
                PathSegment::MoveTo(p) => {
                    (at, start) = ((p.x, p.y), (p.x, p.y));
                    continue;
                }
                PathSegment::LineTo(p) => &[(p.x, p.y)],
                PathSegment::QuadTo(a, p) => &[(a.x, a.y), (p.x, p.y)],
                PathSegment::CubicTo(a, b, p) => &[(a.x, a.y), (b.x, b.y), (p.x, p.y)],
                PathSegment::Close => &[start],
            };
            for &to in points {
                edges.count += 1.0;
                edges.active += f64::from((height(to) - height(at)).abs() / SIDE);
                edges.length += f64::from((to.0 - at.0).hypot(to.1 - at.1));
                at = to;
            }
        }
        edges
    }

    /// The edges of the stroke: one on either side, and the ends of every piece.
    fn stroked(&self, stroke: &Stroke, place: Place) -> Result<Self, ArtworkError> {
        let dashes = match stroke.dasharray() {
            None => 0.0,
            Some(dashes) => {
                self.length / f64::from(dashes.iter().sum::<f32>()).max(1e-6) * dashes.len() as f64
            }
        };
        if dashes.is_nan() || dashes > MAX_DASHES {
            return Err(ArtworkError::TooComplex { what: "dashes" });
        }
        let (sx, sy) = place.transform.get_scale();
        let width = (stroke.width().get() * sx.max(sy)).min(SIDE * place.reach());
        let count = 2.0 * (self.count + dashes);
        Ok(Self {
            count,
            active: 2.0 * self.active + count * f64::from(width / SIDE),
            length: self.length,
        })
    }

    /// Every edge is met on each of its lines, and edges are kept in order by swapping neighbours.
    fn work(&self) -> f64 {
        0.01 + self.count * 0.002 + self.active * 0.03 + self.active * self.active / 200_000.0
    }
}

//! Estimates what it takes to draw a tree at 512 pixels, and refuses what takes too much.
//!
//! Work is counted in milliseconds of one ordinary core, measured once and rounded up: a pass over the
//! whole canvas is one. The figures follow how `resvg` paints: layers for isolated groups, a pixmap for
//! a pattern, several for a filter.

use resvg::tiny_skia::{PathSegment, Rect, Transform};
use resvg::usvg::filter::Kind;
use resvg::usvg::{Group, ImageKind, Node, Paint, Path, Pattern, Stroke, Tree};

use super::artwork::ArtworkError;
use super::reason::Excess;

/// Pixels a side of the badge.
const SIDE: f32 = 512.0;
const MAX_WORK: f64 = 500.0;
/// Layers that are open at the same time, in canvases of one megabyte.
const MAX_LAYERS: f64 = 100.0;
/// Pixels a side of a pattern's tile.
const MAX_TILE: f32 = 1024.0;
const MAX_DASHES: f64 = 10_000.0;
/// Pixels: what lies farther away, or is blurred wider, is a mistake, and `resvg` computes in `i32`.
const FAR: f32 = 100_000.0;
const MAX_BLUR: f32 = 2_048.0;

/// Refuses a tree that takes too long or too much memory to draw, or has absurd numbers in it.
pub(super) fn bounded(tree: &Tree) -> Result<(), ArtworkError> {
    let (width, height) = (tree.size().width(), tree.size().height());
    let scale = SIDE / width.max(height);
    if !(0.001..FAR).contains(&scale) || width.min(height) * scale < 1.0 {
        return Err(ArtworkError::Size);
    }
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
    fn inside(self, transform: Transform) -> Result<Self, ArtworkError> {
        let transform = self.transform.pre_concat(transform);
        let Transform {
            sx,
            kx,
            ky,
            sy,
            tx,
            ty,
        } = transform;
        if [sx, kx, ky, sy, tx, ty]
            .iter()
            .all(|number| number.abs() <= FAR)
        {
            Ok(Self { transform, ..self })
        } else {
            Err(ArtworkError::Number)
        }
    }

    /// A length in pixels, if it is at most this.
    fn pixels(self, length: f32, most: f32) -> Result<f32, ArtworkError> {
        let (sx, sy) = self.transform.get_scale();
        let pixels = length * sx.max(sy);
        if pixels.abs() <= most {
            Ok(pixels)
        } else {
            Err(ArtworkError::Number)
        }
    }

    /// How far drawing reaches, in canvases a side: `resvg` cuts layers at five.
    fn reach(self) -> f32 {
        if self.open > 0.0 { 5.0 } else { 1.0 }
    }

    /// How much of a canvas a box covers.
    fn covered(self, bounds: Rect) -> Result<f64, ArtworkError> {
        let bounds = bounds
            .transform(self.transform)
            .ok_or(ArtworkError::Number)?;
        let (left, top, right, bottom) =
            (bounds.left(), bounds.top(), bounds.right(), bounds.bottom());
        if [left, top, right, bottom]
            .iter()
            .any(|number| number.abs() > FAR)
        {
            return Err(ArtworkError::Number);
        }
        let most = self.reach();
        let (low, high) = (-SIDE * (most - 1.0) / 2.0, SIDE * (most + 1.0) / 2.0);
        let extent = |from: f32, to: f32| {
            f64::from((to.clamp(low, high) - from.clamp(low, high)).max(0.0) / SIDE)
        };
        Ok(extent(left, right) * extent(top, bottom))
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
            Err(ArtworkError::TooComplex {
                what: Excess::Drawing,
            })
        }
    }

    fn group(&mut self, group: &Group, outer: Place) -> Result<(), ArtworkError> {
        let mut place = outer.inside(group.transform())?;
        if group.should_isolate() {
            place.open += 0.01;
            self.layer(group, &mut place)?;
        }
        if place.open > MAX_LAYERS {
            return Err(ArtworkError::TooComplex {
                what: Excess::Layers,
            });
        }
        group
            .children()
            .iter()
            .try_for_each(|node| self.node(node, place))
    }

    /// The layer of an isolated group, with what is done to it.
    fn layer(&mut self, group: &Group, place: &mut Place) -> Result<(), ArtworkError> {
        let layer = place.covered(group.layer_bounding_box().to_rect())?;
        place.open += layer;
        self.spend(layer * 2.0)?;
        for filter in group.filters() {
            place.covered(filter.rect().to_rect())?;
            for primitive in filter.primitives() {
                place.open += layer;
                self.spend(layer * primitive_work(primitive.kind(), *place)?)?;
            }
        }
        let mut clip = group.clip_path();
        while let Some(path) = clip {
            place.open += layer;
            self.spend(layer * 4.0)?;
            self.group(path.root(), place.inside(path.transform())?)?;
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
                    place.covered(image.bounding_box())? * 6.0
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
        let area = place.covered(bounds)?;
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
        let (sx, sy) = place.inside(pattern.transform())?.transform.get_scale();
        let (width, height) = (pattern.rect().width() * sx, pattern.rect().height() * sy);
        if (width * height).is_nan() || width.max(height) > MAX_TILE {
            return Err(ArtworkError::TooComplex {
                what: Excess::Pattern,
            });
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

/// Work of a filter primitive over one canvas.
fn primitive_work(kind: &Kind, place: Place) -> Result<f64, ArtworkError> {
    let blur = |x: f32, y: f32| place.pixels(x.max(y), MAX_BLUR).map(|_| 50.0);
    match kind {
        Kind::GaussianBlur(blurred) => blur(blurred.std_dev_x().get(), blurred.std_dev_y().get()),
        Kind::DropShadow(shadow) => {
            place.pixels(shadow.dx().abs().max(shadow.dy().abs()), FAR)?;
            blur(shadow.std_dev_x().get(), shadow.std_dev_y().get())
        }
        Kind::Offset(offset) => place
            .pixels(offset.dx().abs().max(offset.dy().abs()), FAR)
            .map(|_| 20.0),
        _ => Ok(20.0),
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
            return Err(ArtworkError::TooComplex {
                what: Excess::Dashes,
            });
        }
        let width = place
            .pixels(stroke.width().get(), FAR)?
            .min(SIDE * place.reach());
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

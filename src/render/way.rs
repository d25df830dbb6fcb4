//! The drawing of a pathway, as numbers and lines of text for the templates: once wide, once tall for narrow screens.

use tera::Value;

use super::graph::{Graph, Link, lay_out};
use super::value::{list, map};
use crate::image::title_lines;

/// A station of the drawing.
pub struct Station {
    /// What stands in it: the number of a step; nothing in the last, where all ways end.
    pub number: Option<u8>,
    /// Its short name.
    pub name: String,
    /// The language of the name, when it is not the page's.
    pub lang: Option<String>,
    /// Whether it only welcomes, which is said under the name.
    pub welcome: bool,
    /// Which stations come before it, by their place in the list.
    pub before: Vec<usize>,
}

/// Size of the letters, and from one line to the next.
const LETTER: f64 = 15.0;
const LEADING: f64 = 20.0;
/// Radius of a station, and the length of an arrowhead before it.
const RADIUS: f64 = 20.0;
const HEAD: f64 = 9.0;

/// Both drawings: `wide` and `tall`. Either is nothing where it could not be read; the list of steps says it all.
pub fn drawings(stations: &[Station]) -> Value {
    let before: Vec<Vec<usize>> = stations.iter().map(|one| one.before.clone()).collect();
    let graph = lay_out(&before);
    let wide = (graph.layers <= 8 && graph.lanes <= 4).then(|| wide(stations, &graph));
    let tall = (graph.lanes <= 5).then(|| tall(stations, &graph));
    // What is too long for one row stands in the other form on every screen.
    map([
        ("only_tall", Value::from(wide.is_none())),
        ("wide", Value::from(wide)),
        ("tall", Value::from(tall)),
    ])
}

/// From left to right, names under the stations.
fn wide(stations: &[Station], graph: &Graph) -> Value {
    let pitch = (984.0 / graph.layers as f64).min(200.0);
    let texts: Vec<Vec<String>> = stations
        .iter()
        .map(|one| title_lines(&one.name, (pitch - 14.0) / LETTER, 4))
        .collect();
    let lines = |(at, one): (usize, &Station)| texts[at].len() + usize::from(one.welcome);
    let most = stations.iter().enumerate().map(lines).max().unwrap_or(0) as f64;
    let row = 2.0 * RADIUS + 14.0 + LEADING * most + 22.0;
    let in_layer = |layer: usize| {
        let taken = graph
            .places
            .iter()
            .filter(|place| place.0 == layer)
            .map(|place| place.1);
        let left = graph
            .links
            .iter()
            .filter(|link| link.layer == layer)
            .map(|link| link.from);
        taken.chain(left).max().map_or(1, |last| last + 1)
    };
    let x = |layer: usize| pitch * (layer as f64 + 0.5);
    let y = |layer: usize, lane: usize| {
        let offset = (graph.lanes - in_layer(layer)) as f64 / 2.0;
        4.0 + RADIUS + row * (lane as f64 + offset)
    };
    let mut pen = Pen::default();
    for link in &graph.links {
        let (from, to) = (y(link.layer, link.from), y(link.layer + 1, link.to));
        let start = x(link.layer) + if link.leaves_step { RADIUS + 3.0 } else { 0.0 };
        let end = x(link.layer + 1) - if link.meets_step { RADIUS + HEAD } else { 0.0 };
        let middle = (start + end) / 2.0;
        pen.line(&format!(
            "M{} {}C{} {} {} {} {} {}",
            n(start),
            n(from),
            n(middle),
            n(from),
            n(middle),
            n(to),
            n(end),
            n(to)
        ));
        if link.meets_step {
            pen.head(&format!(
                "M{} {}v-12l{} 6l-{} 6z",
                n(end - 2.0),
                n(to + 6.0),
                n(HEAD),
                n(HEAD)
            ));
        }
    }
    let stations = stations.iter().zip(&graph.places).zip(texts);
    let nodes = stations.map(|((one, &(layer, lane)), text)| {
        let (x, y) = (x(layer), y(layer, lane));
        node(one, (x, y), (x, y + RADIUS + 22.0), text)
    });
    pen.drawing(
        (pitch * graph.layers as f64, row * graph.lanes as f64 - 8.0),
        list(nodes),
    )
}

/// From top to bottom, names beside the stations: a layer has a row for each of its stations.
fn tall(stations: &[Station], graph: &Graph) -> Value {
    let x = |lane: usize| 2.0 + RADIUS + lane as f64 * 46.0;
    let left = x(graph.lanes.max(1) - 1) + RADIUS + 14.0;
    let texts: Vec<Vec<String>> = stations
        .iter()
        .map(|one| title_lines(&one.name, (296.0 - left) / LETTER, 4))
        .collect();
    let mut order: Vec<usize> = (0..stations.len()).collect();
    order.sort_by_key(|&at| graph.places[at]);
    // The middle of every station, and where each layer begins and ends.
    let mut middles = vec![0.0; stations.len()];
    let mut spans = vec![(f64::MAX, 0.0_f64); graph.layers];
    let mut top = 2.0;
    for at in order {
        let lines = (texts[at].len() + usize::from(stations[at].welcome)) as f64;
        let height = (2.0 * RADIUS).max(LEADING * lines);
        middles[at] = top + height / 2.0;
        let span = &mut spans[graph.places[at].0];
        *span = (
            span.0.min(middles[at] - RADIUS),
            span.1.max(middles[at] + RADIUS),
        );
        top += height + 30.0;
    }
    let standing = |layer: usize, lane: usize| {
        let at = graph
            .places
            .iter()
            .position(|place| *place == (layer, lane));
        at.map_or(0.0, |at| middles[at])
    };
    let mut pen = Pen::default();
    for link in &graph.links {
        let Link {
            layer, from, to, ..
        } = *link;
        let start = match link.leaves_step {
            true => standing(layer, from) + RADIUS + 3.0,
            false => spans[layer].0,
        };
        let (leave, reach) = (spans[layer].1 + 2.0, spans[layer + 1].0);
        let end = match link.meets_step {
            true => standing(layer + 1, to) - RADIUS - HEAD,
            false => reach,
        };
        let (bend, reach) = ((leave + reach) / 2.0, reach.min(end));
        pen.line(&format!(
            "M{} {}V{}C{} {} {} {} {} {}V{}",
            n(x(from)),
            n(start),
            n(leave.max(start)),
            n(x(from)),
            n(bend),
            n(x(to)),
            n(bend),
            n(x(to)),
            n(reach),
            n(end)
        ));
        if link.meets_step {
            pen.head(&format!(
                "M{} {}h12l-6 {}l-6 -{}z",
                n(x(to) - 6.0),
                n(end - 2.0),
                n(HEAD),
                n(HEAD)
            ));
        }
    }
    let places = stations.iter().zip(&graph.places).zip(texts).zip(&middles);
    let nodes = places.map(|(((one, &(_, lane)), text), &y)| {
        let lines = (text.len() + usize::from(one.welcome)) as f64;
        let first = y + 5.5 - LEADING * (lines - 1.0) / 2.0;
        node(one, (x(lane), y), (left, first), text)
    });
    pen.drawing((300.0, top - 26.0), list(nodes))
}

/// A station: its circle, its number, its lines.
fn node(one: &Station, (x, y): (f64, f64), (left, first): (f64, f64), text: Vec<String>) -> Value {
    let below = |at: usize| n(first + LEADING * at as f64);
    let mark = one.welcome.then(|| below(text.len()));
    let lines = text.iter().enumerate().map(|(at, line)| {
        map([
            ("text", Value::from(line.as_str())),
            ("y", Value::from(below(at))),
        ])
    });
    map([
        ("number", Value::from(one.number)),
        ("x", Value::from(n(x))),
        ("y", Value::from(n(y))),
        ("base", Value::from(n(y + 6.5))),
        ("left", Value::from(n(left))),
        ("lines", list(lines)),
        ("lang", Value::from(one.lang.as_deref())),
        ("mark", Value::from(mark)),
    ])
}

/// The lines and arrowheads drawn so far, as path data.
#[derive(Default)]
struct Pen {
    lines: String,
    heads: String,
}

impl Pen {
    fn line(&mut self, data: &str) {
        self.lines.push_str(data);
    }

    fn head(&mut self, data: &str) {
        self.heads.push_str(data);
    }

    fn drawing(self, (width, height): (f64, f64), nodes: Value) -> Value {
        map([
            ("width", Value::from(n(width.ceil()))),
            ("height", Value::from(n(height.ceil()))),
            ("lines", Value::from(self.lines)),
            ("heads", Value::from(self.heads)),
            ("nodes", nodes),
        ])
    }
}

/// A number as SVG has it: one decimal, if any.
fn n(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

//! The allow-list over the markup of an SVG, and a bound on what its references expand to.
//!
//! Names that are not on the list are refused, not dropped: an author should know what is missing.
//! Elements of other namespaces and metadata are skipped; the reader never draws them.

use std::collections::HashMap;

use roxmltree::{Document, Node, NodeId};

use super::artwork::ArtworkError;
use super::font::Fonts;
use super::reason::Excess;

const SVG: &str = "http://www.w3.org/2000/svg";

/// Elements that are drawn or describe how.
const ALLOWED: &[&str] = &[
    "a",
    "circle",
    "clipPath",
    "defs",
    "ellipse",
    "feBlend",
    "feColorMatrix",
    "feComponentTransfer",
    "feComposite",
    "feDropShadow",
    "feFlood",
    "feFuncA",
    "feFuncB",
    "feFuncG",
    "feFuncR",
    "feGaussianBlur",
    "feMerge",
    "feMergeNode",
    "feOffset",
    "filter",
    "g",
    "image",
    "line",
    "linearGradient",
    "mask",
    "path",
    "pattern",
    "polygon",
    "polyline",
    "radialGradient",
    "rect",
    "stop",
    "style",
    "svg",
    "switch",
    "symbol",
    "text",
    "textPath",
    "tspan",
    "use",
];
/// Elements that say something to programs or people and draw nothing.
const SILENT: &[&str] = &["desc", "metadata", "title"];

/// What a drawing may weigh with all references expanded: elements, 64 bytes of attributes, or an
/// eighth of a character, each counts one.
const MAX_WEIGHT: u64 = 20_000;
/// How deep references and elements may be nested together.
const MAX_DEPTH: usize = 128;
/// Style sheets cost their length for every element.
const MAX_STYLE_WORK: usize = 16 << 20;

/// Refuses what is not on the list, points outside or runs.
pub(super) fn allowed(document: &Document<'_>, fonts: &Fonts) -> Result<(), ArtworkError> {
    let root = document.root_element();
    if !root.has_tag_name((SVG, "svg")) {
        return Err(ArtworkError::NotSvg("its root is not `svg`".to_owned()));
    }
    let mut instructions = document.descendants().filter_map(|node| node.pi());
    match instructions.find(|pi| pi.target == "xml-stylesheet") {
        Some(pi) => Err(outside(pi.value.unwrap_or_default())),
        None => element(root, fonts),
    }
}

/// Refuses what expands beyond bounds. For a document that is [`allowed`].
pub(super) fn bounded(document: &Document<'_>) -> Result<(), ArtworkError> {
    let sheets = document
        .descendants()
        .filter(|node| node.has_tag_name("style"));
    let sheets: Vec<String> = sheets.map(text_of).collect();
    let length: usize = sheets.iter().map(String::len).sum();
    let mut ids: HashMap<&str, Vec<Node<'_, '_>>> = HashMap::new();
    let mut elements = 0;
    for node in document.descendants().filter(Node::is_element) {
        elements += 1;
        if let Some(id) = node.attribute("id") {
            ids.entry(id).or_default().push(node);
        }
    }
    if length * elements > MAX_STYLE_WORK {
        return Err(ArtworkError::TooComplex {
            what: Excess::StyleRules,
        });
    }
    let styles = sheets
        .iter()
        .map(|sheet| style_sheet(sheet))
        .collect::<Result<Vec<_>, _>>()?
        .concat();
    let mut scale = Scale {
        ids,
        styles,
        known: HashMap::new(),
    };
    match scale.weigh(document.root_element(), 0)? {
        weight if weight > MAX_WEIGHT => Err(ArtworkError::TooComplex {
            what: Excess::Parts,
        }),
        _ => Ok(()),
    }
}

/// A selector of a style sheet and the ids that its declarations refer to.
type Rule = (String, Vec<String>);

fn element(node: Node<'_, '_>, fonts: &Fonts) -> Result<(), ArtworkError> {
    let name = node.tag_name().name();
    if name.eq_ignore_ascii_case("script") {
        return Err(ArtworkError::Script);
    }
    if !is_svg(node) || SILENT.contains(&name) {
        return Ok(());
    }
    if !ALLOWED.contains(&name) {
        return Err(ArtworkError::Element {
            name: shortened(name),
        });
    }
    for attribute in node.attributes() {
        let (key, value) = (attribute.name(), attribute.value());
        if key
            .get(..2)
            .is_some_and(|start| start.eq_ignore_ascii_case("on"))
        {
            return Err(ArtworkError::Script);
        }
        match key {
            "href" => href(name, value.trim())?,
            "base" => return Err(outside(value)),
            "id" | "class" => {}
            // What programs note for themselves; the reader does not look at it.
            _ if key.starts_with("data-") || !matches!(attribute.namespace(), None | Some(SVG)) => {
            }
            _ if is_absurd(value) => return Err(ArtworkError::Number),
            _ => drop(urls(value)?),
        }
    }
    if name == "style" {
        style_sheet(&text_of(node))?;
    } else if name == "text"
        && let Some(character) =
            fonts.missing(&text_of(node).split_whitespace().collect::<String>())
    {
        return Err(ArtworkError::MissingGlyph { character });
    }
    node.children()
        .filter(Node::is_element)
        .try_for_each(|child| element(child, fonts))
}

/// The reader takes elements without a namespace for SVG, and so do we.
fn is_svg(node: Node<'_, '_>) -> bool {
    matches!(node.tag_name().namespace(), None | Some(SVG))
}

fn href(element: &str, value: &str) -> Result<(), ArtworkError> {
    let starts = |prefix: &str| {
        value
            .get(..prefix.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(prefix))
    };
    if value.starts_with('#') {
        Ok(())
    } else if starts("javascript:") {
        Err(ArtworkError::Script)
    } else if element == "image" && starts("data:image/png;base64,") {
        Ok(())
    } else if element == "image" && starts("data:") {
        Err(ArtworkError::EmbeddedImage)
    } else {
        Err(outside(value))
    }
}

/// The ids that `url(#…)` in a value refer to; an error if one points outside.
fn urls(value: &str) -> Result<Vec<String>, ArtworkError> {
    let mut found = Vec::new();
    let lower = value.to_ascii_lowercase();
    for (at, _) in lower.match_indices("url(") {
        let rest = &value[at + 4..];
        let target = rest[..rest.find(')').unwrap_or(rest.len())]
            .trim()
            .trim_matches(['"', '\''])
            .trim();
        match target.strip_prefix('#') {
            Some(id) => found.push(id.to_owned()),
            None => return Err(outside(target)),
        }
    }
    Ok(found)
}

/// The rules of a style sheet; an error if one points outside.
fn style_sheet(text: &str) -> Result<Vec<Rule>, ArtworkError> {
    let mut css = String::new();
    let mut rest = text;
    while let Some((before, comment)) = rest.split_once("/*") {
        css.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    css.push_str(rest);
    if css.contains('@') {
        return Err(ArtworkError::StyleRule);
    }
    if is_absurd(&css) {
        return Err(ArtworkError::Number);
    }
    css.split('}')
        .map(|rule| {
            let (selector, declarations) = rule.split_once('{').unwrap_or((rule, ""));
            Ok((selector.trim().to_owned(), urls(declarations)?))
        })
        .collect()
}

/// Whether a number of ten million or more stands in a value: the reader overflows on some of them.
fn is_absurd(value: &str) -> bool {
    let mut rest = value;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit() || c == '#') {
        let token = &rest[at..];
        // A colour or the name of an element.
        if let Some(name) = token.strip_prefix('#') {
            rest = name.trim_start_matches(|c: char| c.is_ascii_alphanumeric());
            continue;
        }
        let (number, after) = token.split_at(number_length(token));
        if number.parse().is_ok_and(|number: f64| number >= 1e7) {
            return true;
        }
        rest = after;
    }
    false
}

/// The length of the number that a text starts with: digits, fraction, exponent.
fn number_length(text: &str) -> usize {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let mut length = digits(text);
    if let Some(fraction) = text[length..].strip_prefix('.') {
        length += 1 + digits(fraction);
    }
    if let Some(power) = text[length..].strip_prefix(['e', 'E']) {
        let sign = usize::from(power.starts_with(['+', '-']));
        let power = digits(&power[sign..]);
        length += if power > 0 { 1 + sign + power } else { 0 };
    }
    length
}

fn text_of(node: Node<'_, '_>) -> String {
    node.descendants()
        .filter(Node::is_text)
        .filter_map(|text| text.text())
        .collect()
}

fn outside(to: &str) -> ArtworkError {
    ArtworkError::Reference { to: shortened(to) }
}

fn shortened(text: &str) -> String {
    text.chars()
        .take(60)
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}

/// Weighs elements with everything they refer to.
struct Scale<'a> {
    /// Elements by id. If several share one, readers differ in which they take: all count.
    ids: HashMap<&'a str, Vec<Node<'a, 'a>>>,
    styles: Vec<Rule>,
    /// Weights found so far; zero while an element is being weighed.
    known: HashMap<NodeId, u64>,
}

impl<'a> Scale<'a> {
    fn weigh(&mut self, node: Node<'a, 'a>, depth: usize) -> Result<u64, ArtworkError> {
        match self.known.get(&node.id()) {
            Some(0) => {
                return Err(ArtworkError::TooComplex {
                    what: Excess::Circle,
                });
            }
            Some(&weight) => return Ok(weight),
            None => {}
        }
        if depth > MAX_DEPTH {
            return Err(ArtworkError::TooComplex {
                what: Excess::References,
            });
        }
        self.known.insert(node.id(), 0);
        // An embedded picture is bounded by its pixels.
        let values = node
            .attributes()
            .filter(|attribute| attribute.name() != "href");
        let bytes: usize = values.map(|attribute| attribute.value().len()).sum();
        let text: usize = node
            .children()
            .filter_map(|child| child.text())
            .map(|text| text.chars().count())
            .sum();
        let text =
            if is_svg(node) && matches!(node.tag_name().name(), "text" | "tspan" | "textPath") {
                text
            } else {
                0
            };
        let mut weight = 1 + (bytes / 64 + text * 8) as u64;
        for child in node.children().filter(Node::is_element) {
            weight = weight.saturating_add(self.weigh(child, depth + 1)?);
        }
        for target in self.targets(node) {
            weight = weight.saturating_add(self.weigh(target, depth + 1)?);
        }
        self.known.insert(node.id(), weight);
        Ok(weight)
    }

    /// The elements that an element refers to, by itself or through a style sheet.
    fn targets(&self, node: Node<'a, 'a>) -> Vec<Node<'a, 'a>> {
        let values = node
            .attributes()
            .map(|attribute| (attribute.name(), attribute.value()));
        let own = values.flat_map(
            |(name, value)| match (name, value.trim().strip_prefix('#')) {
                ("href", Some(id)) => vec![id.to_owned()],
                _ => urls(value).unwrap_or_default(),
            },
        );
        let styled = self
            .styles
            .iter()
            .filter(|(selector, urls)| !urls.is_empty() && may_match(selector, node));
        let ids = own.chain(styled.flat_map(|(_, urls)| urls.clone()));
        ids.filter_map(|id| self.ids.get(id.as_str()))
            .flatten()
            .copied()
            .collect()
    }
}

/// Whether a selector could match an element. Says yes too often, never too seldom.
fn may_match(selector: &str, node: Node<'_, '_>) -> bool {
    let plain = !selector.contains(['.', '#']);
    let classes = node
        .attribute("class")
        .unwrap_or_default()
        .split_ascii_whitespace();
    plain
        || classes
            .into_iter()
            .any(|class| selector.contains(&format!(".{class}")))
        || node
            .attribute("id")
            .is_some_and(|id| selector.contains(&format!("#{id}")))
        || selector.contains(['[', ':', '*'])
}

//! A credential in an SVG: the first child of its root
//! ([OB 3.0 section 5.3.2](https://www.imsglobal.org/spec/ob/v3p0/#svg)).

use std::ops::Range;

use roxmltree::{Document, Node};

use super::text::Portable;
use super::xml::{self, Limits};
use super::{BakeError, UnbakeError};

const SVG: &str = "http://www.w3.org/2000/svg";
const OB3: &str = "https://purl.imsglobal.org/ob/v3p0";
const OB2: [&str; 2] = ["http://openbadges.org", "https://w3id.org/openbadges"];

const LIMITS: Limits = Limits {
    elements: 100_000,
    depth: 256,
    attributes: 256,
    namespaces: 256,
};

/// An SVG without a credential, for as many as want to be in it.
#[derive(Clone, Debug)]
pub struct Svg {
    /// Up to the first child of the root.
    before: String,
    after: String,
}

impl Svg {
    /// Reads a picture; a credential that is in it is left out.
    ///
    /// # Errors
    /// It is no sound SVG, or means something else by our prefix.
    pub fn of(svg: &str) -> Result<Svg, BakeError> {
        let document = xml::read(svg, &LIMITS).map_err(BakeError::Svg)?;
        let root = document.root_element();
        if !root.has_tag_name((SVG, "svg")) {
            return Err(BakeError::NotSvg);
        }
        let namespace = match root.lookup_namespace_uri(Some("openbadges")) {
            None => format!(" xmlns:openbadges=\"{OB3}\""),
            Some(OB3) => String::new(),
            Some(_) => return Err(BakeError::PrefixTaken),
        };
        let tag = start_tag(svg, &root);
        let name = svg[tag.clone()]
            .trim_end_matches('>')
            .trim_end_matches('/')
            .trim_end();
        let before = [&svg[..tag.start], name, &namespace, ">"].concat();
        let mut after = String::with_capacity(svg.len());
        if root.range() == tag {
            let name = name[1..].split_ascii_whitespace().next().unwrap_or("svg");
            after.push_str(&format!("</{name}>"));
        }
        let mut from = tag.end;
        for old in credentials(&document).map(|node| node.range()) {
            // One inside another went with it.
            if old.start >= from {
                after.push_str(&svg[from..old.start]);
                from = old.end;
            }
        }
        after.push_str(&svg[from..]);
        Ok(Svg { before, after })
    }

    /// The picture with a credential as the first child of its root.
    pub fn bake(&self, credential: &Portable) -> String {
        let text = credential.as_str().replace("]]>", "]]\\u003e");
        let element = format!("<openbadges:credential><![CDATA[{text}]]></openbadges:credential>");
        [self.before.as_str(), &element, &self.after].concat()
    }
}

/// Puts a credential into an SVG; one that is already there is replaced.
pub fn svg(svg: &str, credential_json: &str) -> Result<String, BakeError> {
    let credential = Portable::of(credential_json)?;
    Ok(Svg::of(svg)?.bake(&credential))
}

/// The text of the one credential in an SVG.
pub(super) fn read(svg: &str) -> Result<String, UnbakeError> {
    let document = xml::read(svg, &LIMITS).map_err(UnbakeError::Svg)?;
    if !document.root_element().has_tag_name((SVG, "svg")) {
        return Err(UnbakeError::NotAPicture);
    }
    let mut found = credentials(&document);
    let Some(node) = found.next() else {
        let old = |node: Node<'_, '_>| OB2.iter().any(|ns| node.has_tag_name((*ns, "assertion")));
        return Err(match document.descendants().any(old) {
            true => UnbakeError::OpenBadges2,
            false => UnbakeError::NoCredential,
        });
    };
    if found.next().is_some() {
        return Err(UnbakeError::SeveralCredentials);
    }
    if node.children().any(|child| child.is_element()) {
        return Err(UnbakeError::NotText);
    }
    let text: String = node
        .children()
        .filter(Node::is_text)
        .filter_map(|child| child.text())
        .collect();
    match node.attribute("verify") {
        None => Ok(text),
        Some(jws) if text.trim().is_empty() => Ok(jws.to_owned()),
        Some(_) => Err(UnbakeError::SeveralCredentials),
    }
}

fn credentials<'a>(document: &'a Document<'_>) -> impl Iterator<Item = Node<'a, 'a>> {
    document
        .descendants()
        .filter(|node| node.has_tag_name((OB3, "credential")))
}

/// Where the start tag of an element stands, from `<` to `>`.
fn start_tag(text: &str, node: &Node<'_, '_>) -> Range<usize> {
    let start = node.range().start;
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate().skip(start) {
        match (quote, byte) {
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            (None, b'>') => return start..at + 1,
            _ => {}
        }
    }
    start..node.range().end
}

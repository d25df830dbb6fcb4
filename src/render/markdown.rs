//! Markdown (CommonMark with tables) to HTML, written element by element: what is not named here cannot appear.
//! Raw HTML is shown as the text it is. A link with a scheme that could run something is shown as its text, and a picture
//! of another site as a link, because pages ask nothing of third parties.

use std::ops::Range;

use pulldown_cmark::{
    CodeBlockKind, CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd,
};

use super::link::{Here, Target, target};
use super::value::escape;

/// Something in a text that is not rendered as its author wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Where it stands, in bytes of the text.
    pub at: Range<usize>,
    /// What it is.
    pub what: RefusedKind,
}

/// What is not rendered as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefusedKind {
    /// Raw HTML; shown as text.
    Html,
    /// A link or picture whose address is neither https, http, mailto, `/…` nor `#…`; its text is shown.
    Address,
    /// A picture of another site; shown as a link.
    OutsideImage,
}

/// HTML of a text for a page; its highest headings become level `top` (2 to 6), and no level is skipped.
pub fn render(text: &str, here: &Here, top: usize) -> String {
    write(text, here, top).html
}

/// What of a text is not rendered as written.
pub fn refused(text: &str) -> Vec<Refused> {
    let anywhere = crate::site::SitePath::parse("index.html").expect("a safe path");
    write(text, &Here::at(crate::catalog::Lang::JA, &anywhere), 2).refused
}

fn write<'t>(text: &'t str, here: &'t Here, top: usize) -> Writer<'t> {
    let mut writer = Writer::new(here, top);
    let mut events = Parser::new_ext(text, Options::ENABLE_TABLES)
        .into_offset_iter()
        .peekable();
    while let Some((event, at)) = events.next() {
        match event {
            Event::SoftBreak => {
                let next = events.peek().map(|(event, _)| event);
                writer.soft_break(next);
            }
            event => writer.event(event, at),
        }
    }
    writer
}

struct Writer<'t> {
    html: String,
    refused: Vec<Refused>,
    here: &'t Here,
    top: usize,
    /// Levels, as written, of the headings that the present place is under.
    outline: Vec<HeadingLevel>,
    /// Open links: where their content begins, and their address if they are rendered as links.
    links: Vec<(usize, Option<String>)>,
    /// Open pictures: address and words so far.
    images: Vec<(CowStr<'t>, String)>,
    /// Where the content of the open heading or table cell begins.
    content: usize,
    in_table_head: bool,
}

impl<'t> Writer<'t> {
    fn new(here: &'t Here, top: usize) -> Writer<'t> {
        Writer {
            html: String::new(),
            refused: Vec::new(),
            here,
            top,
            outline: Vec::new(),
            links: Vec::new(),
            images: Vec::new(),
            content: 0,
            in_table_head: false,
        }
    }

    fn event(&mut self, event: Event<'t>, at: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, at),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text(&text),
            Event::Code(text) if self.images.is_empty() => {
                self.put("<code>");
                self.text(&text);
                self.put("</code>");
            }
            Event::Code(text) => self.text(&text),
            Event::Html(text) | Event::InlineHtml(text) => {
                self.refused.push(Refused {
                    at,
                    what: RefusedKind::Html,
                });
                self.text(&text);
            }
            Event::HardBreak => self.put("<br>"),
            Event::Rule => self.put("<hr>\n"),
            // Not switched on; shown as text if it ever were.
            Event::InlineMath(text) | Event::DisplayMath(text) | Event::FootnoteReference(text) => {
                self.text(&text)
            }
            Event::SoftBreak | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'t>, at: Range<usize>) {
        match tag {
            Tag::Paragraph | Tag::HtmlBlock => self.put("<p>"),
            Tag::Heading { .. } => self.content = self.html.len(),
            Tag::BlockQuote(_) => self.put("<blockquote>\n"),
            Tag::CodeBlock(CodeBlockKind::Indented | CodeBlockKind::Fenced(_)) => {
                self.put("<pre><code>")
            }
            Tag::List(Some(1)) => self.put("<ol>\n"),
            Tag::List(Some(first)) => self.put(&format!("<ol start=\"{first}\">\n")),
            Tag::List(None) => self.put("<ul>\n"),
            Tag::Item => self.put("<li>"),
            Tag::Emphasis => self.put("<em>"),
            Tag::Strong => self.put("<strong>"),
            Tag::Table(_) => self.put("<table>\n"),
            Tag::TableHead => {
                self.in_table_head = true;
                self.put("<thead>\n<tr>");
            }
            Tag::TableRow => self.put("<tr>"),
            Tag::TableCell => self.content = self.html.len(),
            Tag::Link {
                link_type,
                dest_url,
                ..
            } => self.start_link(link_type, &dest_url, at),
            Tag::Image { dest_url, .. } => {
                self.note_image(&dest_url, at);
                self.images.push((dest_url, String::new()));
            }
            // Not switched on.
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::HtmlBlock => self.put("</p>\n"),
            TagEnd::Heading(level) => self.end_heading(level),
            TagEnd::BlockQuote(_) => self.put("</blockquote>\n"),
            TagEnd::CodeBlock => self.put("</code></pre>\n"),
            TagEnd::List(true) => self.put("</ol>\n"),
            TagEnd::List(false) => self.put("</ul>\n"),
            TagEnd::Item => self.put("</li>\n"),
            TagEnd::Emphasis => self.put("</em>"),
            TagEnd::Strong => self.put("</strong>"),
            TagEnd::Table => self.put("</tbody>\n</table>\n"),
            TagEnd::TableHead => {
                self.in_table_head = false;
                self.put("</tr>\n</thead>\n<tbody>\n");
            }
            TagEnd::TableRow => self.put("</tr>\n"),
            TagEnd::TableCell => self.end_cell(),
            TagEnd::Link => self.end_link(),
            TagEnd::Image => self.end_image(),
            _ => {}
        }
    }

    fn put(&mut self, html: &str) {
        if self.images.is_empty() {
            self.html.push_str(html);
        }
    }

    fn text(&mut self, text: &str) {
        match self.images.last_mut() {
            Some((_, words)) => words.push_str(text),
            None => self.html.push_str(&escape(text)),
        }
    }

    /// A line's end within a paragraph: a space, but nothing between two characters of a script without spaces.
    fn soft_break(&mut self, next: Option<&Event<'_>>) {
        let after = match next {
            Some(Event::Text(text)) => text.chars().next(),
            _ => None,
        };
        let before = self.html.chars().next_back();
        if !(before.is_some_and(is_unspaced) && after.is_some_and(is_unspaced)) {
            self.text("\n");
        }
    }

    fn start_link(&mut self, link_type: LinkType, address: &str, at: Range<usize>) {
        let mail = (link_type == LinkType::Email).then(|| format!("mailto:{address}"));
        let address = mail.as_deref().unwrap_or(address);
        let (href, outside) = match target(address) {
            Some(Target::Outside(url)) => (Some(url.to_owned()), true),
            Some(Target::Mail(url) | Target::Fragment(url)) => (Some(url.to_owned()), false),
            Some(Target::FromRoot(rest)) => (Some(self.here.link_from_root(rest)), false),
            None => (None, false),
        };
        match &href {
            Some(href) => {
                let rel = if outside {
                    " rel=\"noopener noreferrer\""
                } else {
                    ""
                };
                let tag = format!("<a href=\"{}\"{rel}>", escape(href));
                self.put(&tag);
            }
            None => self.refused.push(Refused {
                at,
                what: RefusedKind::Address,
            }),
        }
        self.links.push((self.html.len(), href));
    }

    fn end_link(&mut self) {
        let Some((start, Some(href))) = self.links.pop() else {
            return;
        };
        // A link without words could not be read out.
        if self.images.is_empty()
            && self
                .html
                .get(start..)
                .is_some_and(|words| words.trim().is_empty())
        {
            self.text(&href);
        }
        self.put("</a>");
    }

    fn note_image(&mut self, address: &str, at: Range<usize>) {
        let what = match target(address) {
            Some(Target::FromRoot(_)) => return,
            Some(Target::Outside(_)) => RefusedKind::OutsideImage,
            _ => RefusedKind::Address,
        };
        self.refused.push(Refused { at, what });
    }

    fn end_image(&mut self) {
        let Some((address, words)) = self.images.pop() else {
            return;
        };
        match target(&address) {
            Some(Target::FromRoot(rest)) => {
                let (src, alt) = (escape(&self.here.link_from_root(rest)), escape(&words));
                let tag = format!("<img src=\"{src}\" alt=\"{alt}\" loading=\"lazy\">");
                self.put(&tag);
            }
            Some(Target::Outside(url)) if self.links.is_empty() => {
                let words = if words.trim().is_empty() { url } else { &words };
                let (href, words) = (escape(url), escape(words));
                let tag = format!("<a href=\"{href}\" rel=\"noopener noreferrer\">{words}</a>");
                self.put(&tag);
            }
            _ => self.text(&words),
        }
    }

    /// Headings are written when they end, so that an empty one leaves nothing.
    fn end_heading(&mut self, level: HeadingLevel) {
        let content = self.html.split_off(self.content.min(self.html.len()));
        if content.trim().is_empty() {
            return;
        }
        while self.outline.last().is_some_and(|above| *above >= level) {
            self.outline.pop();
        }
        self.outline.push(level);
        let level = (self.top + self.outline.len() - 1).min(6);
        self.put(&format!("<h{level}>{content}</h{level}>\n"));
    }

    fn end_cell(&mut self) {
        let content = self.html.split_off(self.content.min(self.html.len()));
        let cell = if self.in_table_head && !content.trim().is_empty() {
            format!("<th scope=\"col\">{content}</th>")
        } else {
            format!("<td>{content}</td>")
        };
        self.put(&cell);
    }
}

/// Kana, Han and their punctuation.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
#[path = "markdown_tests.rs"]
mod tests;

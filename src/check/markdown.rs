//! Markdown that is shown on pages and stands in credentials: no HTML, and links that are safe to follow.

use pulldown_cmark::{Event, Options, Parser, Tag};

use super::url::{Fault, fault};
use crate::report::{Place, Report};

/// Where a text is read, which decides what its links may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// On a page of the site alone: links within the site and to mail are fine.
    Page,
    /// In a credential, which is read anywhere.
    Credential,
}

/// Problems of one kind in one text that are reported, at most.
const MOST: usize = 20;

/// Reports HTML and links that are not fine. `place` finds the place of a byte of the text.
pub fn check(text: &str, audience: Audience, report: &mut Report, place: impl Fn(usize) -> Place) {
    let events = || Parser::new_ext(text, Options::empty()).into_offset_iter();
    let html = events().filter_map(|(event, range)| match event {
        Event::Html(html) | Event::InlineHtml(html) => Some((html, range.start)),
        _ => None,
    });
    for (html, at) in html.filter(|(html, _)| !html.trim().is_empty()).take(MOST) {
        report.raw_html(place(at), html.trim());
    }
    let (schemes, allowed): (&[&str], &str) = match audience {
        Audience::Page => (&["https", "http", "mailto"], "https://, http://, mailto:"),
        Audience::Credential => (&["https", "http"], "https://, http://"),
    };
    let wrong = |url: &str| match fault(url, schemes)? {
        Fault::Relative if audience == Audience::Page && !url.starts_with("//") => None,
        // how an address is escaped is for the renderer to settle
        Fault::Malformed => None,
        other => Some(other),
    };
    let links = events().filter_map(|(event, range)| match event {
        Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
            Some((wrong(&dest_url)?, dest_url, range.start))
        }
        _ => None,
    });
    for (fault, url, at) in links.take(MOST) {
        match fault {
            Fault::Relative => report.relative_url(place(at), &url),
            _ => report.unsafe_url_scheme(place(at), &url, allowed),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Code;

    fn codes(text: &str, audience: Audience) -> Vec<Code> {
        let mut report = Report::default();
        check(text, audience, &mut report, |_| Place::file("x"));
        report.sorted().iter().map(|d| d.code).collect()
    }

    #[test]
    fn links_are_held_to_where_they_are_read() {
        use Audience::{Credential, Page};
        let relative = "[はじめに](/about/) [上](#top)";
        assert_eq!(codes(relative, Page), []);
        assert_eq!(codes("[a](/about/)", Credential), [Code::RelativeUrl]);
        assert_eq!(codes("<mailto:a@b.example>", Page), []);
        assert_eq!(codes("[a](//evil.example)", Page), [Code::RelativeUrl]);
        for text in [
            "[a](javascript:alert(1))",
            "[a](JAVASCRIPT:alert(1))",
            "![a](data:text/html;base64,xx)",
            "<javascript:alert(1)>",
            "[a]\n\n[a]: vbscript:x",
            "[a](java&#115;cript:alert(1))",
        ] {
            assert_eq!(codes(text, Page), [Code::UnsafeUrlScheme], "{text}");
        }
    }

    #[test]
    fn html_is_reported_as_not_shown() {
        let found = codes("a <b>c</b>\n\n<script>alert(1)</script>\n", Audience::Page);
        assert_eq!(found[0], Code::RawHtml);
        assert_eq!(codes("1 < 2 and `<b>`", Audience::Page), []);
    }
}

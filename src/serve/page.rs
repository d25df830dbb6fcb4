//! What a page gets on its way to the browser: a script that loads it again after a change, and, while the content is
//! wrong, the report over it. Both are files of our origin, because the policy of our pages admits nothing inline.

/// Path below which the preview's own files stand, followed by the token of the run.
pub const PREFIX: &str = "/__reload/";

/// A page of the site with what the preview adds. `seen` stands for what it shows.
pub fn with_preview(html: &[u8], token: &str, seen: u64, wrong: Option<&str>) -> Vec<u8> {
    let at = end_of_body(html);
    let mut page = html[..at].to_vec();
    page.extend(additions(token, seen, wrong).as_bytes());
    page.extend(&html[at..]);
    page
}

/// The page that stands in for a site that was never good, or is not built yet.
pub fn without_site(token: &str, seen: u64, wrong: Option<&str>) -> String {
    let additions = additions(token, seen, wrong);
    let waiting = match wrong {
        Some(_) => "",
        None => "<p>サイトを作っています。<span lang=\"en\">The site is being built.</span></p>",
    };
    format!(
        "<!doctype html>\n<html lang=\"ja\">\n<head><meta charset=\"utf-8\"><title>Shirushi</title></head>\n\
         <body>{waiting}{additions}</body>\n</html>\n"
    )
}

fn additions(token: &str, seen: u64, wrong: Option<&str>) -> String {
    let script =
        format!("<script src=\"{PREFIX}{token}/reload.js\" data-seen=\"{seen}\" defer></script>");
    match wrong {
        None => script,
        Some(report) => format!(
            "<link rel=\"stylesheet\" href=\"{PREFIX}{token}/overlay.css\">\
             <details id=\"shirushi-wrong\" role=\"alert\" open>\
             <summary><span lang=\"ja\">内容に誤りがあります。直して保存すると、この画面は新しくなります。</span> \
             <span lang=\"en\">The content is wrong; save a correction and this page will change.</span></summary>\
             <pre>{}</pre></details>{script}",
            escaped(report)
        ),
    }
}

/// Where the last `</body` begins; without one, the end.
fn end_of_body(html: &[u8]) -> usize {
    const END: &[u8] = b"</body";
    html.windows(END.len())
        .rposition(|found| found.eq_ignore_ascii_case(END))
        .unwrap_or(html.len())
}

fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            '\n' | '\t' => html.push(c),
            c if c.is_control() => html.push('\u{fffd}'),
            c => html.push(c),
        }
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(html: &str, wrong: Option<&str>) -> String {
        String::from_utf8(with_preview(html.as_bytes(), "t0", 3, wrong)).expect("UTF-8")
    }

    #[test]
    fn the_script_stands_at_the_end_of_the_body() {
        assert_eq!(
            page("<body></body><p></BODY></html>", None),
            "<body></body><p><script src=\"/__reload/t0/reload.js\" data-seen=\"3\" defer></script></BODY></html>"
        );
    }

    #[test]
    fn a_page_without_an_end_of_body_gets_it_at_its_end() {
        assert!(page("<p>", None).starts_with("<p><script"));
        assert!(page("", None).starts_with("<script"));
    }

    #[test]
    fn the_report_is_text_and_never_markup() {
        let page = page(
            "<body></body>",
            Some("</pre><script>alert('1')</script>&\u{1b}[31m\n"),
        );
        assert!(page.contains(
            "&lt;/pre&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;\u{fffd}[31m\n"
        ));
        assert_eq!(page.matches("<script").count(), 1);
    }

    #[test]
    fn nothing_is_inline() {
        for page in [
            page("", Some("wrong")),
            without_site("t0", 1, Some("wrong")),
        ] {
            assert!(!page.contains("style="), "{page}");
            assert!(!page.contains("<style"), "{page}");
            assert!(
                page.contains("</script>") && page.contains("defer></script>"),
                "{page}"
            );
        }
    }
}

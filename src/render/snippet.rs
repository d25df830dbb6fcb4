//! What a holder copies to show the badge elsewhere: HTML and Markdown for pages, a signature for mails. All of it is static,
//! leads to the page of the award, and names neither a person nor a state that time could change.

use tera::Value;

use super::desk::Desk;
use super::frame;
use super::theme::ThemeError;
use super::value::{escape, map};
use crate::catalog::Award;

/// The texts, unescaped: they are shown as source.
pub fn snippets(desk: &Desk<'_, '_>, award: &Award) -> Result<Value, ThemeError> {
    let (catalog, addresses, lang) = (desk.book.catalog, desk.book.addresses, desk.here.lang);
    let version = catalog.version_of(award);
    let (badge, _) = version.name.get(lang);
    let (issuer, _) = catalog.issuer_of(award).name.get(lang);
    let alt = frame::say(desk, "badge_alt", &[("name", &Value::from(badge))])?;
    let alt = alt.as_str().unwrap_or_default();
    let page = addresses.award(lang, &award.id).url;
    // mail programs and old pages show no SVG
    let image = addresses
        .version_file(&version.achievement, version.version, "badge.png")
        .url;
    let (badge_html, issuer_html) = (escape(badge), escape(issuer));
    let shown = |side: u32| {
        format!("<img src=\"{image}\" alt=\"{alt}\" width=\"{side}\" height=\"{side}\">")
    };
    let html = format!("<a href=\"{page}\">{}</a>", shown(160));
    let markdown = format!("[![{}]({image})]({page})", markdown(badge));
    let frame = catalog.settings.embed.then(|| {
        let embed = addresses.embed(lang, &award.id).url;
        format!(
            "<iframe src=\"{embed}\" title=\"{alt}\" width=\"320\" height=\"180\" loading=\"lazy\"></iframe>"
        )
    });
    let mail = format!(
        "<table role=\"presentation\" cellpadding=\"4\"><tr><td><a href=\"{page}\">{}</a></td>\
         <td><a href=\"{page}\">{badge_html}</a><br>{issuer_html}</td></tr></table>",
        shown(64)
    );
    Ok(map([
        ("html", Value::from(html)),
        ("markdown", Value::from(markdown)),
        ("frame", Value::from(frame)),
        ("mail", Value::from(mail)),
        (
            "mail_text",
            Value::from(format!("{badge} | {issuer}\n{page}")),
        ),
    ]))
}

/// A text that Markdown shows as it is.
fn markdown(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        if "\\`*_[]<>&!~|".contains(c) {
            plain.push('\\');
        }
        plain.push(c);
    }
    plain
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::{Event, Parser};

    use super::*;

    #[test]
    fn no_name_breaks_out_of_markdown() {
        for name in [
            "DX](https://evil.example)",
            "*a* _b_ `c` <b>&amp;\\",
            "![x",
            "汐見野 100%",
        ] {
            let name_in_source = markdown(name);
            let source =
                format!("[![{name_in_source}](https://a.example/i.png)](https://a.example/)");
            let mut shown = String::new();
            let mut marks = 0;
            for event in Parser::new(&source) {
                match event {
                    Event::Text(text) => shown.push_str(&text),
                    _ => marks += 1,
                }
            }
            assert_eq!(shown, name);
            assert_eq!(marks, 6, "a paragraph, a link and a picture in {source}");
        }
    }
}

//! Golden pieces of Markdown, and hostile ones.
#![allow(clippy::disallowed_methods, reason = "a test of speed reads the clock")]

use super::*;
use crate::catalog::Lang;
use crate::site::SitePath;

fn html(text: &str) -> String {
    let path = SitePath::parse("b/x/index.html").expect("a site path");
    render(text, &Here::at(Lang::JA, &path), 3)
}

#[test]
fn paragraphs_lists_and_tables_become_their_elements() {
    assert_eq!(
        html("次のどちらか。\n1. 合格した。\n2. **80点**以上。\n"),
        "<p>次のどちらか。</p>\n<ol>\n<li>合格した。</li>\n<li><strong>80点</strong>以上。</li>\n</ol>\n"
    );
    assert_eq!(
        html("| a | |\n|:-:|--|\n| 1 | 2 |"),
        "<table>\n<thead>\n<tr><th scope=\"col\">a</th><td></td></tr>\n</thead>\n<tbody>\n<tr><td>1</td><td>2</td></tr>\n</tbody>\n</table>\n"
    );
    assert_eq!(
        html("3. c\n4. d"),
        "<ol start=\"3\">\n<li>c</li>\n<li>d</li>\n</ol>\n"
    );
    assert_eq!(
        html("`a<b`\n\n    code\n"),
        "<p><code>a&lt;b</code></p>\n<pre><code>code\n</code></pre>\n"
    );
}

#[test]
fn headings_begin_at_the_level_of_the_page_and_skip_none() {
    assert_eq!(
        html("# a\n#### b\n## c\n# d\n"),
        "<h3>a</h3>\n<h4>b</h4>\n<h4>c</h4>\n<h3>d</h3>\n"
    );
    assert_eq!(html("###### a\n"), "<h3>a</h3>\n");
    assert_eq!(html("# a\n#\n## c"), "<h3>a</h3>\n<h4>c</h4>\n");
}

#[test]
fn lines_of_japanese_join_without_a_space() {
    assert_eq!(html("次の行と\nつながる"), "<p>次の行とつながる</p>\n");
    assert_eq!(html("two\nwords"), "<p>two\nwords</p>\n");
}

#[test]
fn links_of_the_site_start_at_its_root_and_others_are_kept_apart() {
    assert_eq!(html("[x](/b/y/)"), "<p><a href=\"../../b/y/\">x</a></p>\n");
    assert_eq!(
        html("[x](https://a.example/?a=1&b=2 \"title\")"),
        "<p><a href=\"https://a.example/?a=1&amp;b=2\" rel=\"noopener noreferrer\">x</a></p>\n"
    );
    assert_eq!(
        html("<a@b.example>"),
        "<p><a href=\"mailto:a@b.example\">a@b.example</a></p>\n"
    );
    assert_eq!(
        html("![絵](/b/y/badge.svg)"),
        "<p><img src=\"../../b/y/badge.svg\" alt=\"絵\" loading=\"lazy\"></p>\n"
    );
}

#[test]
fn a_picture_of_another_site_is_a_link() {
    let link = "<a href=\"https://a.example/x.png\" rel=\"noopener noreferrer\">";
    assert_eq!(
        html("![words](https://a.example/x.png)"),
        format!("<p>{link}words</a></p>\n")
    );
    assert_eq!(
        html("![](https://a.example/x.png)"),
        format!("<p>{link}https://a.example/x.png</a></p>\n")
    );
}

#[test]
fn a_link_without_words_shows_its_address() {
    assert_eq!(
        html("[](/b/y/)"),
        "<p><a href=\"../../b/y/\">../../b/y/</a></p>\n"
    );
}

/// Each must come out without any element or address that its author smuggled in.
const HOSTILE: &[&str] = &[
    "<script>alert(1)</script>",
    "<ScRiPt src=//evil.example></sCrIpT>",
    "text <img src=x onerror=alert(1)> text",
    "<svg onload=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<div style=\"background:url(//evil.example)\">x</div>",
    "<a href=\"javascript:alert(1)\">x</a>",
    "<!-- --><script>alert(1)</script> -->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo 1 ?><script>alert(1)</script>",
    "<base href=\"//evil.example/\">",
    "<meta http-equiv=refresh content=\"0;url=//evil.example\">",
    "<link rel=stylesheet href=//evil.example>",
    "<form action=//evil.example><input></form>",
    "<style>*{display:none}</style>",
    "<math><mtext></mtext><script>alert(1)</script></math>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](<java\tscript:alert(1)>)",
    "[x](java&Tab;script:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3A;alert(1))",
    "[x](\\javascript:alert(1))",
    "[x](\u{1}javascript:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:msgbox(1))",
    "[x](file:///etc/passwd)",
    "[x](//evil.example/)",
    "[x](/\\evil.example/)",
    "[x](/&Tab;/evil.example/)",
    "[x](relative/path)",
    "<javascript:alert(1)>",
    "<data:text/html,x>",
    "[x]: javascript:alert(1)\n\n[x]",
    "![x](javascript:alert(1))",
    "![x](data:image/svg+xml,<svg/onload=alert(1)>)",
    "![x\" onerror=\"alert(1)](/b/y/badge.svg)",
    "![a](//evil.example/x.png)",
    "[a\" onmouseover=\"alert(1)](https://a.example/\"onmouseover=\"alert(1))",
    "[![x](javascript:alert(1))](javascript:alert(2))",
    "```\"><script>alert(1)</script>\n</code></pre><script>alert(1)</script>\n```",
    "`</code><script>alert(1)</script>`",
    "| <script>alert(1)</script> |\n|--|\n| <img src=x onerror=alert(1)> |",
    "# <script>alert(1)</script>",
    "> <script>alert(1)</script>",
    "- <script>alert(1)</script>",
    "1. [x](javascript:alert(1))",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\u{0}<script>alert(1)</script>",
    "{{ 7*7 }} {% raw %}<b>",
];

#[test]
fn hostile_markdown_comes_out_inert() {
    const ELEMENTS: &[&str] = &[
        "p",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "em",
        "strong",
        "a",
        "img",
        "code",
        "pre",
        "blockquote",
        "hr",
        "br",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
    ];
    for text in HOSTILE {
        let html = html(text);
        for tag in html.split('<').skip(1) {
            let (tag, _) = tag.split_once('>').unwrap_or((tag, ""));
            let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
            assert!(
                ELEMENTS.contains(&name.trim_start_matches('/')),
                "{text:?} gave <{tag}> in {html}"
            );
            let even = attributes
                .split('"')
                .step_by(2)
                .map(str::trim)
                .filter(|name| !name.is_empty());
            for name in even {
                let known = [
                    "href=", "rel=", "src=", "alt=", "loading=", "start=", "scope=",
                ];
                assert!(
                    known.contains(&name),
                    "{text:?} gave the attribute {name} in {html}"
                );
            }
            for value in ["href=\"", "src=\""]
                .iter()
                .flat_map(|name| attributes.split(name).skip(1))
            {
                let safe = value.starts_with("https://a.example/") || value.starts_with("../../");
                assert!(safe, "{text:?} gave {html}");
            }
        }
        assert!(!html.contains('\u{0}'), "{text:?}");
    }
}

#[test]
fn what_is_not_rendered_as_written_is_told_with_its_place() {
    let text = "a <b>c\n\n[x](javascript:y) ![z](https://a.example/z.png)";
    let told: Vec<_> = refused(text)
        .into_iter()
        .map(|refused| (&text[refused.at], refused.what))
        .collect();
    assert_eq!(
        told,
        [
            ("<b>", RefusedKind::Html),
            ("[x](javascript:y)", RefusedKind::Address),
            ("![z](https://a.example/z.png)", RefusedKind::OutsideImage),
        ]
    );
}

#[test]
fn long_and_deep_markdown_ends_soon() {
    let bombs = [
        "[".repeat(50_000),
        "> ".repeat(5_000),
        "![](".repeat(20_000),
        "*a_ ".repeat(20_000),
        "`".repeat(50_001),
        "<".repeat(50_000),
        "- ".repeat(5_000),
        "|".repeat(50_000),
        "[a](".repeat(20_000),
        "&#".repeat(30_000),
        format!("|a|\n|-|\n{}", "|b|\n".repeat(10_000)),
        "a\n\n".repeat(20_000),
        "# a\n".repeat(20_000),
    ];
    let began = std::time::Instant::now();
    for bomb in &bombs {
        html(bomb);
    }
    assert!(began.elapsed().as_secs() < 10, "{:?}", began.elapsed());
}

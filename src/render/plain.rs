//! Markdown to the text that is read in it: what a comparison shows, without its marks.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// The words of a text, one line a paragraph, item, heading or row of a table.
pub fn plain(text: &str) -> String {
    let mut words = String::new();
    // The number of the next item of each list that is open; none in a list of dots.
    let mut lists: Vec<Option<u64>> = Vec::new();
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                words.push_str(&text)
            }
            Event::SoftBreak => words.push(' '),
            Event::HardBreak | Event::Rule => end_line(&mut words),
            Event::Start(Tag::List(first)) => {
                end_line(&mut words);
                lists.push(first);
            }
            Event::End(TagEnd::List(_)) => {
                lists.pop();
            }
            Event::Start(Tag::Item) => {
                end_line(&mut words);
                match lists.last_mut() {
                    Some(Some(number)) => {
                        words.push_str(&format!("{number}. "));
                        *number += 1;
                    }
                    _ => words.push_str("- "),
                }
            }
            Event::End(TagEnd::TableCell) => words.push(' '),
            Event::End(
                TagEnd::Paragraph
                | TagEnd::Heading(_)
                | TagEnd::Item
                | TagEnd::TableHead
                | TagEnd::TableRow
                | TagEnd::CodeBlock
                | TagEnd::HtmlBlock,
            ) => end_line(&mut words),
            _ => {}
        }
    }
    words.trim_end().to_owned()
}

fn end_line(words: &mut String) {
    let line = words.trim_end().len();
    words.truncate(line);
    if line > 0 {
        words.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn marks_are_left_out_and_items_keep_their_numbers() {
        assert_eq!(
            plain(
                "次の**どちらか**。\n\n1. [試験](/a/)に合格\n2. `80`点\n\n## 対象\n\n- 職員\n\n| 区分 | 時間 |\n|--|--|\n| 中堅 | 20 |\n"
            ),
            "次のどちらか。\n1. 試験に合格\n2. 80点\n対象\n- 職員\n区分 時間\n中堅 20"
        );
    }
}

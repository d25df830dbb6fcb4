//! What is missing, and what to write, in words.

use super::Gap;
use super::rule::{Head, Rule};
use crate::report::Wording;

/// The name of a head.
pub fn head(head: Head) -> Wording {
    let (ja, en) = match head {
        Head::Design => ("デザイン", "Design"),
        Head::Metadata => ("記述", "Metadata"),
        Head::Assurance => ("質の保証", "Assurance"),
        Head::Growth => ("成長への効果", "Growth"),
        Head::Use => ("活用", "Use"),
    };
    wording(ja, en)
}

/// What is missing.
pub fn missing(gap: &Gap) -> Wording {
    let found = &gap.found;
    let (ja, en) = match gap.rule {
        Rule::OnWhite => (
            "白い背景で画像が見えにくい",
            "the picture hardly stands out from white",
        ),
        Rule::OnBlack => (
            "黒い背景で画像が見えにくい",
            "the picture hardly stands out from black",
        ),
        Rule::Size => ("画像が小さい", "the picture is small"),
        Rule::Fill => (
            "画像が正方形の一部にしかない",
            "the picture fills little of its square",
        ),
        Rule::Alt => ("画像の説明がない", "the picture is not described"),
        Rule::CanDo => (
            "何ができるかが分かる一文になっていない",
            "no sentence says what a holder can do",
        ),
        Rule::Criteria => ("認定の基準が短すぎる", "the criteria are too short"),
        Rule::Countable => ("認定の基準が数えられない", "the criteria cannot be counted"),
        Rule::Languages => ("ほかの言語の文章がない", "texts are in one language only"),
        Rule::Alignment => (
            "外の基準との対応がない",
            "it is aligned with nothing known elsewhere",
        ),
        Rule::Hours => (
            "学習時間も単位も書かれていない",
            "neither hours nor credits are given",
        ),
        Rule::Assessment => (
            "評価の方法が書かれていない",
            "nothing says how it is judged",
        ),
        Rule::Evidence => (
            "証拠も成績も求めていない",
            "awards need neither evidence nor a result",
        ),
        Rule::Approval => (
            "誰が認めたのかが書かれていない",
            "nothing says who approves",
        ),
        Rule::Validity => (
            "期限が切れたあとのことが書かれていない",
            "it expires, and nothing says how it is renewed",
        ),
        Rule::NextStep => (
            "前後の学びにつながっていない",
            "no step comes before or after it",
        ),
        Rule::Resources => (
            "どこで学べるかが書かれていない",
            "nothing says where to learn it",
        ),
        Rule::HowToApply => ("申し込み方が書かれていない", "nothing says how to get it"),
        Rule::UsedIn => (
            "どの仕事や場面で役立つかが書かれていない",
            "nothing says what work it is of use in",
        ),
        Rule::Audience => (
            "誰のためのバッジかが書かれていない",
            "nothing says whom it is for",
        ),
        Rule::Plan => (
            "プログラムにも目標の数字にも入っていない",
            "no programme and no target counts it",
        ),
    };
    if found.is_empty() {
        wording(ja, en)
    } else {
        wording(&format!("{ja}({found})"), &format!("{en} ({found})"))
    }
}

/// What to write.
pub fn help(rule: Rule) -> Wording {
    let (ja, en) = match rule {
        Rule::OnWhite => (
            "画像の1割以上を、白と3:1以上の差がある濃い色にします(濃い縁取りでもよい)",
            "give a tenth of it, a dark rim for instance, a contrast of 3:1 to white",
        ),
        Rule::OnBlack => (
            "画像の1割以上を、黒と3:1以上の差がある明るい色にします(白い地や縁取りでもよい)",
            "give a tenth of it, a pale ground or rim for instance, a contrast of 3:1 to black",
        ),
        Rule::Size => (
            "長い辺が512ピクセル以上のPNGか、SVGにします",
            "use a PNG of at least 512 pixels on its longer side, or an SVG",
        ),
        Rule::Fill => (
            "正方形に近い形にし、まわりの余白を切ります",
            "use a picture that is nearly square, without empty margins",
        ),
        Rule::Alt => (
            "image_alt に、画像に何が描かれているかを書きます",
            "say in image_alt what the picture shows",
        ),
        Rule::CanDo => (
            "can_do に「(何)を(どの程度)できる」と、名前とは別の一文で書きます",
            "write in can_do what a holder can do and how well, not the name once more",
        ),
        Rule::Criteria => (
            "criteria に、何を、どこまで満たせばよいかを書きます",
            "write in criteria what has to be fulfilled, and how far",
        ),
        Rule::Countable => (
            "criteria に、回数・点数・件数などの数字か、箇条書きを入れます",
            "put a number (times, points, pieces) or a list into criteria",
        ),
        Rule::Languages => (
            "挙げた項目に、日本語と英語(サイトの言語)を並べて書きます",
            "give the keys named here in Japanese and English (the languages of the site)",
        ),
        Rule::Alignment => (
            "alignment に、content/frameworks/ の項目か、試験や基準のURLを書きます",
            "name in alignment an item of content/frameworks/, or the address of an examination or standard",
        ),
        Rule::Hours => (
            "hours に学習時間、または credits に単位数を書きます",
            "give hours of learning in hours, or credits in credits",
        ),
        Rule::Assessment => (
            "assessment に、誰が、何で、どう評価するかを書きます(参加のバッジなら出席の確かめ方)",
            "say in assessment who judges, by what and how (of attendance: how it is confirmed)",
        ),
        Rule::Evidence => (
            "evidence: required として成果を付けるか、result で成績を記録します",
            "write evidence: required and show work, or record a grade with result",
        ),
        Rule::Approval => (
            "approval: required として決裁を content/approvals/ に記録するか、endorsed_by に認めた団体を書きます",
            "write approval: required and record decisions in content/approvals/, or name who endorses it in endorsed_by",
        ),
        Rule::Validity => (
            "renewal に更新の方法を書きます。期限が要らなければ validity: none とします",
            "say in renewal how it is renewed; if it need not expire, write validity: none",
        ),
        Rule::NextStep => (
            "content/pathways/ のステップに入れるか、次のバッジの requires に書きます",
            "make it a step in content/pathways/, or name it in requires of the badge after it",
        ),
        Rule::Resources => (
            "resources に、講座・教材・動画などの名前とURLを書きます",
            "name courses, documents or videos in resources, with their addresses",
        ),
        Rule::HowToApply => (
            "how_to_apply に、申し込み方とURLを書きます",
            "say in how_to_apply what to do, and where",
        ),
        Rule::UsedIn => (
            "used_in に、役立つ仕事や場面を書きます",
            "name in used_in the work it is of use in",
        ),
        Rule::Audience => (
            "target_groups か audiences に、対象となる人を書きます",
            "name in target_groups or audiences whom it is meant for",
        ),
        Rule::Plan => (
            "content/programmes/ のコースに入れるか、site.yaml の kpi に年度の目標を書きます",
            "make it part of a track in content/programmes/, or give it targets in kpi of site.yaml",
        ),
    };
    wording(ja, en)
}

pub(super) fn wording(ja: &str, en: &str) -> Wording {
    Wording {
        ja: ja.to_owned(),
        en: en.to_owned(),
    }
}

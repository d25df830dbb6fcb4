//! What the columns of a list stand for, by the names that offices give them.

use super::folded;
use super::mapping::Mapping;
use super::sheet::{Fault, Line, Sheet};

/// A column of `people.csv` or of the awards, by its name there.
pub type Field = &'static str;

/// A column that says who passed: rows of the others make no award. It is no column of the format, but of many lists.
pub const PASSED: Field = "pass";

/// Every column that can be read, and what it is called elsewhere.
const NAMES: &[(Field, &[&str])] = &[
    ("person", &["人の鍵", "受領者id"]),
    ("handle", &["ハンドル"]),
    (
        "name",
        &[
            "氏名",
            "名前",
            "お名前",
            "受講者",
            "受講者名",
            "受講者氏名",
            "修了者",
            "修了者氏名",
            "漢字氏名",
            "full name",
        ],
    ),
    (
        "kana",
        &[
            "ふりがな",
            "フリガナ",
            "よみ",
            "よみがな",
            "読み",
            "読み仮名",
            "カナ",
            "かな",
            "氏名カナ",
            "カナ氏名",
            "氏名(カナ)",
            "氏名(かな)",
        ],
    ),
    (
        "name_en",
        &[
            "ローマ字",
            "氏名(ローマ字)",
            "英字氏名",
            "英語名",
            "氏名(英字)",
            "name in english",
        ],
    ),
    ("audience", &["対象区分", "受講者区分"]),
    (
        "name_public",
        &["氏名の公開", "名前の公開", "公開名", "名前の出し方"],
    ),
    ("consent_on", &["同意日", "consent date"]),
    (
        "consent_scope",
        &["同意", "同意の範囲", "同意範囲", "consent"],
    ),
    (
        "employee_no",
        &[
            "職員番号",
            "社員番号",
            "学籍番号",
            "職員no",
            "職員no.",
            "職員コード",
            "employee number",
            "employee no.",
            "student number",
        ],
    ),
    (
        "email",
        &[
            "メール",
            "メールアドレス",
            "電子メール",
            "e-mail",
            "mail",
            "e-mail address",
        ],
    ),
    (
        "department",
        &[
            "所属",
            "所属部署",
            "部署",
            "部署名",
            "所属名",
            "課名",
            "所属課",
            "section",
        ],
    ),
    ("rank", &["職位", "役職", "職名", "補職名", "position"]),
    ("registered_name_note", &["戸籍名の覚え書き"]),
    (
        "achievement",
        &[
            "バッジ",
            "バッジ名",
            "バッジid",
            "講座",
            "講座名",
            "研修",
            "研修名",
            "コース",
            "badge",
            "course",
        ],
    ),
    (
        PASSED,
        &[
            "合否",
            "合否判定",
            "判定",
            "修了判定",
            "修了区分",
            "passed",
            "pass/fail",
        ],
    ),
    (
        "issued_on",
        &[
            "授与日",
            "修了日",
            "認定日",
            "取得日",
            "発行日",
            "受講日",
            "date",
            "issued",
            "awarded on",
            "date of award",
        ],
    ),
    (
        "valid_until",
        &["有効期限", "有効期間の末日", "期限", "expires", "valid to"],
    ),
    (
        "result",
        &[
            "成績",
            "評価",
            "結果",
            "得点",
            "点数",
            "学習時間",
            "grade",
            "score",
        ],
    ),
    (
        "evidence",
        &["根拠", "根拠資料", "根拠資料id", "エビデンス"],
    ),
];

/// Lines above the names of columns that a list may begin with, such as a title.
const MOST_TITLES: usize = 20;

/// The columns of a list.
#[derive(Clone, Debug)]
pub struct Columns {
    /// What each column stands for, by its place.
    pub fields: Vec<Option<Field>>,
    /// Headers that stand for nothing: their cells are not taken over.
    pub ignored: Vec<String>,
    /// Headers that stand for what another column stands for already.
    pub doubled: Vec<String>,
    /// How many lines stand up to the header.
    pub skipped: usize,
}

/// Finds the header: the first line that names a person and something more.
pub fn columns(sheet: &Sheet, mapping: &Mapping) -> Result<Columns, Fault> {
    let at = header(&sheet.lines, mapping).ok_or(Fault::NoHeader)?;
    let mut columns = Columns {
        fields: Vec::new(),
        ignored: Vec::new(),
        doubled: Vec::new(),
        skipped: at + 1,
    };
    for header in &sheet.lines[at].cells {
        let field = field(header, mapping);
        if field.is_some() && columns.fields.contains(&field) {
            columns.doubled.push(header.clone());
        } else if field.is_none() && !header.is_empty() {
            columns.ignored.push(header.clone());
        }
        columns.fields.push(field);
    }
    Ok(columns)
}

/// How many columns are known by the header of these lines; none without a header.
pub fn known(lines: &[Line], mapping: &Mapping) -> usize {
    header(lines, mapping).map_or(0, |at| fields(&lines[at], mapping).len())
}

/// The column of the format that bears this name.
pub fn named(name: &str) -> Option<Field> {
    NAMES
        .iter()
        .map(|(field, _)| *field)
        .find(|field| *field == name)
}

/// Every column with all that it is called, as headers are compared.
pub fn all_names() -> Vec<(Field, Vec<String>)> {
    let of = |(field, others): &(Field, &[&str])| {
        let names = std::iter::once(field).chain(others.iter());
        (*field, names.map(|name| folded(name)).collect())
    };
    NAMES.iter().map(of).collect()
}

/// Every column of the format that a list can fill.
pub fn names() -> Vec<Field> {
    NAMES.iter().map(|(field, _)| *field).collect()
}

fn header(lines: &[Line], mapping: &Mapping) -> Option<usize> {
    let is_person = |field: &Field| {
        matches!(
            *field,
            "name" | "person" | "handle" | "employee_no" | "email"
        )
    };
    lines.iter().take(MOST_TITLES).position(|line| {
        let fields = fields(line, mapping);
        fields.iter().any(is_person) && (fields.len() > 1 || line.cells.len() == 1)
    })
}

fn fields(line: &Line, mapping: &Mapping) -> Vec<Field> {
    let cells = line.cells.iter();
    cells.filter_map(|cell| field(cell, mapping)).collect()
}

fn field(header: &str, mapping: &Mapping) -> Option<Field> {
    let header = folded(header);
    if let Some(mapped) = mapping.columns.get(&header) {
        return *mapped;
    }
    let bears = |(field, others): &&(Field, &[&str])| {
        folded(field) == header || others.iter().any(|other| folded(other) == header)
    };
    NAMES.iter().find(bears).map(|(field, _)| *field)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::{mapping, read};

    fn of(text: &str, mapping_text: &str) -> Result<Columns, Fault> {
        let mapping = mapping(mapping_text).expect("a mapping");
        columns(&read(text.as_bytes(), &mapping).expect("a list"), &mapping)
    }

    #[test]
    fn headers_of_offices_are_known_in_any_width() {
        let found = of(
            "DX研修 修了者名簿\n\nＮｏ.,氏　名,フリガナ,職員番号,Ｅ－ｍａｉｌ,修了日,備考\n",
            "{}",
        )
        .expect("a header");
        let wanted = [
            None,
            Some("name"),
            Some("kana"),
            Some("employee_no"),
            Some("email"),
            Some("issued_on"),
            None,
        ];
        assert_eq!(found.fields, wanted);
        assert_eq!(found.ignored, ["Ｎｏ.", "備考"]);
        assert_eq!(found.skipped, 2);
    }

    #[test]
    fn a_mapping_says_what_a_header_stands_for() {
        let found = of(
            "社員,講座名,修了日\n",
            "columns: {社員: name, 講座名: ignore}",
        )
        .expect("a header");
        assert_eq!(found.fields, [Some("name"), None, Some("issued_on")]);
        assert!(mapping("columns: {社員: nmae}").is_err());
        assert!(mapping("colums: {}").is_err());
    }

    #[test]
    fn a_list_without_people_has_no_header_and_doubled_columns_are_told() {
        assert!(matches!(of("a,b\n1,2\n", "{}"), Err(Fault::NoHeader)));
        assert_eq!(
            of("氏名,名前,修了日\n", "{}").expect("a header").doubled,
            ["名前"]
        );
    }

    #[test]
    fn no_name_stands_for_two_columns() {
        let all: Vec<String> = NAMES
            .iter()
            .flat_map(|(field, others)| {
                [folded(field)]
                    .into_iter()
                    .chain(others.iter().map(|other| folded(other)))
            })
            .collect();
        for name in &all {
            assert_eq!(
                all.iter().filter(|other| *other == name).count(),
                1,
                "{name}"
            );
        }
    }
}

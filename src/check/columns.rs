//! Columns of personal data, which a public repository may not hold.

use crate::catalog::Repository;
use crate::report::{Place, Report};

/// Columns of `people.csv` whose values reach no output.
pub const PERSONAL: &[&str] = &[
    "employee_no",
    "email",
    "registered_name_note",
    "department",
    "rank",
];

/// What the same things are called in other tables. Nothing reads them; in public they are worse than unknown.
const OTHERWISE: &[&str] = &[
    "職員番号",
    "社員番号",
    "学籍番号",
    "メール",
    "メールアドレス",
    "mail",
    "e-mail",
    "所属",
    "部署",
    "部署名",
    "課",
    "役職",
    "職位",
    "職名",
    "生年月日",
    "birth_date",
    "birthday",
    "電話",
    "電話番号",
    "phone",
    "住所",
    "address",
    "本名",
    "戸籍名",
    "旧姓",
    "registered_name",
    "備考",
    "note",
];

/// Reports a column that nothing reads.
pub fn stranger(repository: Repository) -> impl Fn(&mut Report, Place, &str, &[&str]) {
    move |report, place, name, known| {
        let personal = PERSONAL.contains(&name) || OTHERWISE.contains(&name);
        if personal && repository == Repository::Public {
            report.personal_column(place, name);
        } else {
            report.unknown_column(place, name, known);
        }
    }
}

//! CSV: rows, columns and cells.

use super::{Code, Place, Report, say, shown};

impl Report {
    /// A quotation mark that is left open, or text after one that is closed.
    pub fn csv_syntax(&mut self, at: Place) {
        self.error(
            Code::CsvSyntax,
            at,
            say(
                "引用符(\")の対応が崩れています",
                "the quotation marks (\") of this cell do not match",
            ),
            say(
                "セル全体を引用符で囲み、中の引用符は二つ重ねてください",
                "put the whole cell in quotation marks, and double those within",
            ),
        );
    }

    /// Cells that are divided by something else than commas.
    pub fn csv_delimiter(&mut self, at: Place) {
        self.error(
            Code::CsvDelimiter,
            at,
            say(
                "列がカンマで区切られていません",
                "the columns are not divided by commas",
            ),
            say(
                "カンマ区切りで保存し直すか、「shirushi import」で変換してください",
                "save it with commas, or let \"shirushi import\" convert it",
            ),
        );
    }

    /// A row with more or fewer cells than the header.
    pub fn ragged_row(&mut self, at: Place, cells: usize, columns: usize) {
        self.error(
            Code::RaggedRow,
            at,
            say(
                format!("この行には{cells}個のセルがありますが、見出しは{columns}列です"),
                format!("this row has {cells} cells, but the header has {columns} columns"),
            ),
            say(
                "カンマの数を合わせてください。カンマを含むセルは引用符で囲みます",
                "make the number of commas equal; put a cell that holds a comma in quotation marks",
            ),
        );
    }

    /// A column that nothing reads.
    pub fn unknown_column(&mut self, at: Place, name: &str, known: &[&str]) {
        let help = self.one_of(name, known);
        let name = shown(name);
        self.error(
            Code::UnknownColumn,
            at,
            say(
                format!("「{name}」という列はありません"),
                format!("there is no column called \"{name}\""),
            ),
            help,
        );
    }

    /// A column that has to be there.
    pub fn missing_column(&mut self, at: Place, name: &str) {
        let name = shown(name);
        self.error(
            Code::MissingColumn,
            at,
            say(
                format!("「{name}」の列がありません"),
                format!("the column \"{name}\" is missing"),
            ),
            say(
                "1行目の見出しに書き足してください",
                "add it to the header, the first line",
            ),
        );
    }

    /// Two columns of one name.
    pub fn duplicate_column(&mut self, at: Place, name: &str) {
        let name = shown(name);
        self.error(
            Code::DuplicateColumn,
            at,
            say(
                format!("「{name}」の列が二つあります"),
                format!("there are two columns called \"{name}\""),
            ),
            say("一つにしてください", "keep one of them"),
        );
    }

    /// More rows than a file may hold.
    pub fn too_many_rows(&mut self, at: Place, limit: usize) {
        self.error(
            Code::TooManyRows,
            at,
            say(
                format!("行が多すぎます(一つのファイルに{limit}行まで)"),
                format!("too many rows: a file may hold {limit}"),
            ),
            say(
                "年ごとなどにファイルを分けてください",
                "split the file, for example by year",
            ),
        );
    }

    /// A cell that is longer than any text of ours.
    pub fn cell_too_long(&mut self, at: Place, limit: usize) {
        self.error(
            Code::CellTooLong,
            at,
            say(
                format!("セルが長すぎます(上限は{limit}バイト)"),
                format!("the cell is too long: the limit is {limit} bytes"),
            ),
            say(
                "閉じ忘れた引用符がないか確かめてください",
                "look for a quotation mark that is left open",
            ),
        );
    }
}

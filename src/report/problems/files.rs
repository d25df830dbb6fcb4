//! Files and folders as a whole.

use super::{Code, Place, Report, say, shown};

impl Report {
    /// A file that nothing reads.
    pub fn unknown_file(&mut self, at: Place, wanted_here: &str) {
        let help = say(
            format!(
                "ここに置けるのは {wanted_here} です。名前を直すか、ほかの場所に移してください"
            ),
            format!("what is read here: {wanted_here}; rename the file or move it elsewhere"),
        );
        self.error(
            Code::UnknownFile,
            at,
            say(
                "このファイルはどこからも読まれません",
                "nothing reads this file",
            ),
            help,
        );
    }

    /// A folder of `content/` that has no meaning.
    pub fn unknown_folder(&mut self, at: Place, name: &str, known: &[&str]) {
        let help = self.one_of(name, known);
        let name = shown(name);
        self.error(
            Code::UnknownFolder,
            at,
            say(
                format!("「{name}」というフォルダーは使われません"),
                format!("there is no folder called \"{name}\""),
            ),
            help,
        );
    }

    /// A file that has to be there.
    pub fn missing_file(&mut self, at: Place, path: &str) {
        let path = shown(path);
        self.error(
            Code::MissingFile,
            at,
            say(
                format!("「{path}」がありません"),
                format!("there is no file \"{path}\""),
            ),
            say(
                "ファイルを置くか、名前の書き間違いを直してください",
                "add the file, or correct its name",
            ),
        );
    }

    /// A file with nothing in it.
    pub fn empty_file(&mut self, at: Place) {
        self.error(
            Code::EmptyFile,
            at,
            say("ファイルが空です", "the file is empty"),
            say(
                "内容を書くか、ファイルを消してください",
                "write what belongs into it, or delete it",
            ),
        );
    }

    /// A file larger than files of its kind may be.
    pub fn file_too_large(&mut self, at: Place, size: u64, limit: u64) {
        self.error(
            Code::FileTooLarge,
            at,
            say(
                format!("ファイルが大きすぎます({size} バイト。上限は {limit} バイト)"),
                format!("the file is too large: {size} bytes, the limit is {limit}"),
            ),
            say(
                "内容を分けるか、画像を小さくしてください",
                "split it, or make the picture smaller",
            ),
        );
    }

    /// A compressed file that is not gzip, was cut short or altered.
    pub fn damaged_gzip(&mut self, at: Place) {
        self.error(
            Code::DamagedGzip,
            at,
            say(
                "この圧縮ファイルは壊れています",
                "this compressed file is damaged",
            ),
            say(
                "元のファイルから圧縮し直すか、git の履歴から戻してください",
                "compress it anew from the original, or restore it from the history of git",
            ),
        );
    }

    /// A compressed file out of which more would come than out of any list.
    pub fn gzip_bomb(&mut self, at: Place, most: u64) {
        self.error(
            Code::GzipBomb,
            at,
            say(
                format!("この圧縮ファイルは、展開すると {most} バイトを超えます。途中でやめました"),
                format!("this compressed file expands to more than {most} bytes; it was not read"),
            ),
            say(
                "誰が何を圧縮したものか確かめてください。正しい一覧なら、年度や月ごとに分けてください",
                "find out what it is and who made it; if it is a list, split it by year or month",
            ),
        );
    }

    /// A list that stands there both as it is and compressed.
    pub fn plain_and_compressed(&mut self, at: Place, other: &str) {
        let other = shown(other);
        self.error(
            Code::PlainAndCompressed,
            at,
            say(
                format!("「{other}」と同じ一覧が、圧縮した形でもあります"),
                format!("the same list stands here compressed, and as \"{other}\""),
            ),
            say(
                "新しいほうを残し、もう一方を消してください",
                "keep the newer of the two and delete the other",
            ),
        );
    }

    /// A file name that is not UTF-8, that another system could not hold, or that differs from another by case alone.
    pub fn unusable_file_name(&mut self, at: Place) {
        self.error(
            Code::UnusableFileName,
            at,
            say(
                "このファイル名は、ほかのシステムでは扱えません",
                "this file name cannot be used on every system",
            ),
            say(
                "半角の英小文字、数字、ハイフンで、ほかと大文字小文字だけが違う名前にならないように付け直してください",
                "rename it with lower-case letters, digits and hyphens; it may not differ from another by case alone",
            ),
        );
    }

    /// A symbolic link that leads out of the folder it stands in.
    pub fn link_outside(&mut self, at: Place) {
        self.error(
            Code::LinkOutside,
            at,
            say(
                "このリンクはフォルダーの外を指しています",
                "this link leads out of its folder",
            ),
            say(
                "リンクの代わりにファイルそのものを置いてください",
                "put the file itself here instead of a link",
            ),
        );
    }

    /// A pipe, socket or device.
    pub fn special_file(&mut self, at: Place) {
        self.error(
            Code::SpecialFile,
            at,
            say(
                "これは普通のファイルではありません",
                "this is not an ordinary file",
            ),
            say("取り除いてください", "remove it"),
        );
    }

    /// A path that would leave its folder.
    pub fn path_leaves_folder(&mut self, at: Place, path: &str) {
        let path = shown(path);
        self.error(
            Code::PathLeavesFolder,
            at,
            say(
                format!("「{path}」はこのフォルダーの外を指しています"),
                format!("\"{path}\" leads out of this folder"),
            ),
            say(
                "同じフォルダーに置いたファイルの名前だけを書いてください",
                "put the file into the same folder and write its name alone",
            ),
        );
    }

    /// A picture that is neither SVG nor PNG.
    pub fn unknown_picture_format(&mut self, at: Place, name: &str) {
        let name = shown(name);
        self.error(
            Code::UnknownPictureFormat,
            at,
            say(
                format!("「{name}」は使える画像の形式ではありません"),
                format!("\"{name}\" is not a picture that can be used"),
            ),
            say(
                "名前が .svg か .png で終わる画像にしてください",
                "use a picture whose name ends in .svg or .png",
            ),
        );
    }

    /// A picture that stands beside a badge and is not used by it.
    pub fn unused_picture(&mut self, at: Place, name: &str) {
        let name = shown(name);
        self.warning(
            Code::UnusedPicture,
            at,
            say("この画像は使われていません", "no badge uses this picture"),
            say(
                format!("badge.yaml に「image: {name}」と書くか、画像を消してください"),
                format!("write \"image: {name}\" into badge.yaml, or delete the picture"),
            ),
        );
    }

    /// A secret key among the content.
    pub fn secret_in_repository(&mut self, at: Place) {
        self.error(
            Code::SecretInRepository,
            at,
            say(
                "秘密鍵がリポジトリの中にあります",
                "there is a secret key inside the repository",
            ),
            say(
                "リポジトリの外に移してください。公開したことがあるなら「shirushi key new」で新しい鍵に替えてください",
                "move it out of the repository; if it was ever pushed, make a new one with \"shirushi key new\"",
            ),
        );
    }
}

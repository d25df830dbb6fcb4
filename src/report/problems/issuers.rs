//! Issuers: identity, numbers, contact.

use super::{Code, Place, Report, say, shown};

impl Report {
    /// An issuer that does not exist.
    pub fn unknown_issuer(&mut self, at: Place, name: &str, known: &[&str]) {
        let file = shown(name);
        let otherwise = say(
            format!("content/issuers/{file}.yaml を作ってください"),
            format!("write content/issuers/{file}.yaml"),
        );
        let help = self.meant(name, known, otherwise);
        let name = shown(name);
        self.error(
            Code::UnknownIssuer,
            at,
            say(
                format!("「{name}」という発行者はありません"),
                format!("no issuer is called \"{name}\""),
            ),
            help,
        );
    }

    /// A DID that does not lead to this site.
    pub fn did_mismatch(&mut self, at: Place, did: &str, expected: &str) {
        let (did, expected) = (shown(did), shown(expected));
        self.error(
            Code::DidMismatch,
            at,
            say(
                format!("「{did}」はこのサイトを指していません"),
                format!("\"{did}\" does not lead to this site"),
            ),
            say(
                format!("base_url を変えたのなら元に戻してください(発行したバッジのアドレスは変えられません)。まだ何も発行していなければ、{expected} の形にするか、did を消してください"),
                format!("if base_url was changed, put it back: badges that were issued keep their address; if nothing was issued yet, write {expected}, or leave did out"),
            ),
        );
    }

    /// An `identifierType` that OB 3.0 does not have.
    pub fn unknown_identifier_type(&mut self, at: Place, name: &str, known: &[&str]) {
        let otherwise = say(
            "法人番号は ext:JCN、全国地方公共団体コードは ext:JISX0402、ほかは ext: で始まる名前にしてください",
            "use ext:JCN for a corporate number, ext:JISX0402 for a local-government code, or a name of your own after ext:",
        );
        let help = self.meant(name, known, otherwise);
        let name = shown(name);
        self.error(
            Code::UnknownIdentifierType,
            at,
            say(
                format!("「{name}」という番号の種類はありません"),
                format!("there is no type of identifier called \"{name}\""),
            ),
            help,
        );
    }

    /// An official number that cannot be right.
    pub fn wrong_check_digit(&mut self, at: Place, number: &str, digits: usize) {
        let number = shown(number);
        self.error(
            Code::WrongCheckDigit,
            at,
            say(
                format!("「{number}」は検査用数字が合いません"),
                format!("the check digit of \"{number}\" does not match"),
            ),
            say(
                format!("{digits}桁の番号を、公表されているとおりに写してください"),
                format!("copy the {digits} digits as published"),
            ),
        );
    }

    /// An issuer that is part of itself.
    pub fn parent_cycle(&mut self, at: Place, name: &str) {
        let name = shown(name);
        self.error(
            Code::ParentCycle,
            at,
            say(
                format!("発行者「{name}」が、たどると自分自身の下に置かれています"),
                format!("the issuer \"{name}\" is part of itself"),
            ),
            say(
                "parent のどれか一つを消してください",
                "remove one of the parents",
            ),
        );
    }

    /// A colour that does not stand out from the page, its contrast, and the nearest one that does.
    pub fn pale_accent(&mut self, at: Place, colour: &str, ratio: f64, enough: &str) {
        // rounded down: 2.996 is not enough
        let ratio = (ratio * 100.0).floor() / 100.0;
        self.warning(
            Code::PaleAccent,
            at,
            say(
                format!("{colour} はページの背景の上で見分けにくい色です(コントラスト比 {ratio:.2})"),
                format!("{colour} hardly stands out from the page, at a contrast of {ratio:.2}"),
            ),
            say(
                format!("コントラスト比 3 以上の、もっと濃い色にしてください。いちばん近いのは {enough} で、それまではこの色で表示します"),
                format!("choose a darker colour, of contrast 3 at least; the nearest is {enough}, which is shown until then"),
            ),
        );
    }

    /// A contact that is a person's own address.
    pub fn personal_contact(&mut self, at: Place) {
        self.warning(
            Code::PersonalContact,
            at,
            say(
                "連絡先が個人のメールアドレスです。このサイトで公開されます",
                "the contact is the mail address of a person, and will be public",
            ),
            say(
                "係や課のメールアドレスにしてください。異動しても変わりません",
                "use the address of a role; it stays when people move on",
            ),
        );
    }

    /// An issuer that cannot sign.
    pub fn issuer_without_key(&mut self, at: Place, issuer: &str) {
        let issuer = shown(issuer);
        self.warning(
            Code::IssuerWithoutKey,
            at,
            say(
                format!(
                    "発行者「{issuer}」には署名の鍵がありません。バッジは下書きのままになります"
                ),
                format!("the issuer \"{issuer}\" has no key; its awards stay drafts"),
            ),
            say(
                format!("「shirushi key new {issuer}」で鍵を作ってください"),
                format!("make one with \"shirushi key new {issuer}\""),
            ),
        );
    }
}

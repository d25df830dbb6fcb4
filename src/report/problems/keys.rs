//! Public keys and their periods.

use super::{Code, Place, Report, line_of, say, shown};

impl Report {
    /// A key that the key file of the issuer lacks.
    pub fn unknown_key_name(&mut self, at: Place, name: &str, known: &[&str]) {
        let otherwise = say(
            "keys/ のファイルにある鍵の id を書いてください",
            "write the id of a key in the issuer's file in keys/",
        );
        let help = self.meant(name, known, otherwise);
        let name = shown(name);
        self.error(
            Code::UnknownKeyName,
            at,
            say(
                format!("「{name}」という鍵はありません"),
                format!("no key is called \"{name}\""),
            ),
            help,
        );
    }

    /// A public key that is not an Ed25519 Multikey.
    pub fn malformed_key(&mut self, at: Place) {
        self.error(
            Code::MalformedKey,
            at,
            say("公開鍵として読めません", "this is not a public key"),
            say(
                "「shirushi key new」が書いた、z6Mk で始まる48文字をそのまま使ってください",
                "use the 48 letters beginning with z6Mk as \"shirushi key new\" wrote them",
            ),
        );
    }

    /// Two keys that sign for the same days.
    pub fn key_overlap(&mut self, at: Place, id: &str, other: &str) {
        let (id, other) = (shown(id), shown(other));
        self.error(
            Code::KeyOverlap,
            at,
            say(
                format!("鍵「{id}」と「{other}」の期間が重なっています"),
                format!("the periods of the keys \"{id}\" and \"{other}\" overlap"),
            ),
            say(
                "前の鍵の until を、次の鍵の from の前日にしてください",
                "let \"until\" of the earlier key be the day before \"from\" of the later one",
            ),
        );
    }

    /// Days between two keys for which none signs.
    pub fn key_gap(&mut self, at: Place, id: &str, other: &str) {
        let (id, other) = (shown(id), shown(other));
        self.warning(
            Code::KeyGap,
            at,
            say(
                format!("鍵「{other}」の終わりと「{id}」の始まりの間に、署名できない日があります"),
                format!(
                    "there are days between the keys \"{other}\" and \"{id}\" for which none signs"
                ),
            ),
            say(
                "前の鍵の until を、次の鍵の from の前日にしてください",
                "let \"until\" of the earlier key be the day before \"from\" of the later one",
            ),
        );
    }

    /// One key under two names.
    pub fn key_shared(&mut self, at: Place, first: &Place) {
        let first = line_of(first);
        self.error(
            Code::KeyShared,
            at,
            say(
                format!("同じ公開鍵が {first} にもあります"),
                format!("the same public key stands in {first}"),
            ),
            say(
                "発行者ごと、期間ごとに別の鍵を作ってください",
                "make a key of its own for each issuer and each period",
            ),
        );
    }

    /// A key whose secret is public, on a site that is real.
    pub fn demo_key_on_real_site(&mut self, at: Place, id: &str) {
        let id = shown(id);
        self.error(
            Code::DemoKeyOnRealSite,
            at,
            say(
                format!("見本用の鍵「{id}」は、実在のサイトの署名には使えません"),
                format!("the demo key \"{id}\" cannot sign for a real site"),
            ),
            say(
                "見本用の鍵の秘密は公開されています。「shirushi key new」で鍵を作ってください",
                "its secret is known to everybody; make a key with \"shirushi key new\"",
            ),
        );
    }
}

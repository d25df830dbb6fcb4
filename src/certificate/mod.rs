//! A certificate as a PDF: one A4 page, tagged (PDF/UA-1), archival (PDF/A-3a), the signed credential attached.

mod line;
mod page;

use jiff::civil::Date;

use crate::catalog::Lang;
use crate::image::Rgb;

/// What a certificate says, every word of it, in the order in which it is read.
#[derive(Clone, Debug)]
pub struct Certificate {
    /// The language of its words.
    pub lang: Lang,
    /// The number of the award.
    pub number: String,
    /// What it is: 修了証.
    pub title: String,
    /// Who holds it, with the honorific.
    pub name: String,
    /// What its holder did to earn it.
    pub says: String,
    /// The badge.
    pub badge: String,
    /// What its holder can do.
    pub can_do: String,
    /// Until when it holds.
    pub until: Option<String>,
    /// When it was awarded, in words.
    pub day: String,
    /// Who issues it.
    pub issuer: String,
    /// Title and name of who stands for the issuer.
    pub head: Option<String>,
    /// What stands where a seal would be.
    pub seal: Option<String>,
    /// What the picture of the badge shows.
    pub picture: String,
    /// How to check it.
    pub check: String,
    /// The page of the award, in the code and in print.
    pub address: String,
    /// That the credential is attached.
    pub attached: String,
    /// The colour of the issuer.
    pub accent: Rgb,
    /// The day it was awarded: the day of the document.
    pub issued_on: Date,
}

impl Certificate {
    /// The first character that the font cannot show, if any, and the text it stands in.
    #[must_use]
    pub fn missing(&self) -> Option<(char, &str)> {
        let missing = |text| line::missing(text).map(|character| (character, text));
        self.printed().find_map(missing)
    }

    /// Everything that can be read in it, for a look at what must not be there. The file itself is compressed.
    #[must_use]
    pub fn text(&self) -> String {
        let printed = self.printed().chain([self.picture.as_str()]);
        printed.collect::<Vec<_>>().join("\n")
    }

    /// The file, with the picture of the badge (PNG) on it and the signed credential inside, to the byte. Nothing may be
    /// [`Certificate::missing`].
    #[must_use]
    pub fn pdf(&self, picture: &[u8], credential: &str) -> Vec<u8> {
        page::pdf(self, picture, credential)
    }

    fn printed(&self) -> impl Iterator<Item = &str> {
        let holder = [&self.number, &self.title, &self.name];
        let badge = [&self.says, &self.badge, &self.can_do];
        let signed = [&self.day, &self.issuer];
        let maybe = [&self.until, &self.head, &self.seal];
        let proof = [&self.check, &self.address, &self.attached];
        let always = holder.into_iter().chain(badge).chain(signed).chain(proof);
        let maybe = maybe.into_iter().flatten();
        always.chain(maybe).map(String::as_str)
    }
}

#[cfg(test)]
mod tests;

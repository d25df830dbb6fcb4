//! What the certificate of an award says as a PDF: the same words as on the page to print.

use tera::Value;

use super::is_named;
use crate::catalog::{Award, Lang, Localized};
use crate::certificate::Certificate;
use crate::render::desk::{Book, Desk};
use crate::render::holder::{HolderName, holder_name};
use crate::render::link::Here;
use crate::render::theme::ThemeError;
use crate::render::{achievement, day, frame};

/// The certificate of an award in a language of the site. `None` when the site makes none, when the award does not stand,
/// or when its holder is not to be named.
pub fn file(book: &Book<'_>, lang: Lang, award: &Award) -> Result<Option<Certificate>, ThemeError> {
    let catalog = book.catalog;
    let settings = &catalog.settings;
    let wanted = settings.certificates.pdf && !book.preview && award.stands();
    if !wanted || !is_named(catalog, award) {
        return Ok(None);
    }
    let name = holder_name(catalog.holder_of(award), catalog.name_policy(award), lang);
    let Some(HolderName::Full(name, _)) = name else {
        return Ok(None);
    };
    let here = Here::anywhere(lang, book.addresses);
    let desk = Desk::new(book, &here);
    let say = |key: &str, name: &str, value: &str| {
        let said = frame::say(&desk, key, &[(name, &Value::from(value))])?;
        Ok::<String, ThemeError>(plain(said.as_str().unwrap_or_default()))
    };
    let plainly = |key: &str| say(key, "", "");
    let here = |text: &Localized| text.get(lang).0.to_owned();
    let (version, issuer) = (catalog.version_of(award), catalog.issuer_of(award));
    let kind = achievement::kind(version.kind);
    let in_japanese = lang == Lang::JA;
    let honorific = settings.certificates.honorific.text();
    let honorific = honorific.filter(|_| in_japanese);
    let day = |date| day::words(date, lang, settings.date_style);
    let until = award
        .valid_until
        .map(|last| say("valid_until", "day", &day(last)));
    let sealed = in_japanese && settings.certificates.says_no_seal;
    let title = version.certificate.as_ref().map(here);
    Ok(Some(Certificate {
        lang,
        number: say("certificate_number", "id", award.id.as_str())?,
        title: title.map_or_else(|| plainly(&format!("certificate_{kind}")), Ok)?,
        name: [Some(name.as_str()), honorific]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" "),
        says: plainly(&format!("certificate_says_{kind}"))?,
        badge: here(&version.name),
        can_do: here(&version.can_do),
        picture: say("certificate_picture", "name", version.name.get(lang).0)?,
        until: until.transpose()?,
        day: day(award.issued_on),
        issuer: here(&issuer.name),
        head: issuer.head.as_ref().map(here),
        seal: sealed.then(|| plainly("certificate_seal")).transpose()?,
        check: plainly("certificate_check")?,
        address: book.addresses.award(lang, &award.id).url,
        attached: plainly("certificate_attached")?,
        accent: issuer.accent.on_light_page(),
        issued_on: award.issued_on,
    }))
}

/// Words as they were before they were escaped for pages.
fn plain(said: &str) -> String {
    let signs = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ];
    signs.iter().fold(said.to_owned(), |said, (escaped, sign)| {
        said.replace(escaped, sign)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::value::escape;

    #[test]
    fn escaped_words_come_back_as_they_were() {
        for text in ["R&D <初級> \"A\" 'b'", "&amp;lt; &lt;", "修了証"] {
            assert_eq!(plain(&escape(text)), text);
        }
    }
}

//! Certificates as files: a PDF in each language beside the page of each award that gets one.

use super::outlet::{Outlet, template_error};
use crate::catalog::Award;
use crate::render::Pages;
use crate::sign::{Document, Signing};

/// Draws the certificates of one award with the picture of its badge (PNG), and hands them on. One that the font cannot
/// show is told of and left out: a box in place of a letter is nobody's name.
pub fn publish<E>(
    signing: &Signing<'_>,
    award: &Award,
    document: &Document,
    picture: &[u8],
    pages: &Pages<'_>,
    outlet: &Outlet<'_, E>,
) -> Result<(), E> {
    for lang in &signing.catalog.settings.languages {
        let certificate = match pages.certificate_file(*lang, award) {
            Ok(Some(certificate)) => certificate,
            Ok(None) => return Ok(()),
            Err(error) => {
                outlet.problem(|report| template_error(report, &error));
                return Ok(());
            }
        };
        if let Some((character, text)) = certificate.missing() {
            outlet.problem(|report| {
                let award = (award.place.clone(), award.id.as_str());
                report.certificate_glyph_missing(award, lang.as_str(), text, character);
            });
            continue;
        }
        if !document.is_signed() {
            continue;
        }
        let pdf = certificate.pdf(picture, document.text());
        let spot = signing.addresses.certificate_file(*lang, &award.id);
        let readable = format!("{}\n{}", certificate.text(), document.text());
        outlet.read_as(&spot.path, &readable, &pdf)?;
    }
    Ok(())
}

//! OB 3.0 Achievement and what it is made of.

use serde::Serialize;

use super::Profile;

/// What can be achieved; `id` is the address of its own file.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Achievement {
    /// Address of the version's own file.
    pub id: String,
    /// `["Achievement"]`
    #[serde(rename = "type")]
    pub types: [&'static str; 1],
    /// Its name.
    pub name: String,
    /// What a holder can do.
    pub description: String,
    /// What has to be fulfilled.
    pub criteria: Criteria,
    /// A value of Appendix A.1.
    pub achievement_type: String,
    /// Who designed it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creator: Option<Profile>,
    /// Credits it is worth.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credits_available: Option<serde_json::Number>,
    /// Its picture.
    pub image: Image,
    /// The language its texts are in (Appendix A.2).
    pub in_language: String,
    /// What it counts towards elsewhere.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub alignment: Vec<Alignment>,
    /// The same in other languages.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<Related>,
    /// What sort of result an award records.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub result_description: Vec<ResultDescription>,
    /// Words to find it by.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tag: Vec<String>,
    /// Its version.
    pub version: String,
}

/// What has to be fulfilled: a page and its text in Markdown.
#[derive(Clone, Debug, Serialize)]
pub struct Criteria {
    /// The page that shows it.
    pub id: String,
    /// The text, in Markdown.
    pub narrative: String,
}

/// A picture.
#[derive(Clone, Debug, Serialize)]
pub struct Image {
    /// Its address.
    pub id: String,
    /// `"Image"`
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// What it shows, for those who do not see it.
    pub caption: String,
}

/// Something elsewhere that an achievement counts towards.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Alignment {
    /// `["Alignment"]`
    #[serde(rename = "type")]
    pub types: [&'static str; 1],
    /// Its name.
    pub target_name: String,
    /// Its address.
    pub target_url: String,
    /// Its code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target_code: Option<String>,
    /// The framework it belongs to, with its edition.
    pub target_framework: String,
    /// A value of Appendix A.4.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target_type: Option<&'static str>,
}

/// The same achievement in another language.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Related {
    /// Its address.
    pub id: String,
    /// `["Related"]`
    #[serde(rename = "type")]
    pub types: [&'static str; 1],
    /// Its language.
    pub in_language: String,
    /// Its version.
    pub version: String,
}

/// What sort of result an award records.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ResultDescription {
    /// Its address.
    pub id: String,
    /// `["ResultDescription"]`
    #[serde(rename = "type")]
    pub types: [&'static str; 1],
    /// Its name.
    pub name: String,
    /// A value of Appendix A.5.
    pub result_type: &'static str,
    /// Values it can take, from worst to best.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub allowed_value: Vec<String>,
    /// The highest value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value_max: Option<&'static str>,
    /// The lowest value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value_min: Option<&'static str>,
}

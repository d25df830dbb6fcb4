//! `/admin/config.yml`: the settings of Sveltia CMS, made from the JSON Schemas, so that its forms ask for what `check` wants.

use super::fields::{Forms, schema};
use super::tree::{Mapping, Value, list, map, text};
use crate::catalog::{Catalog, Forge, Repository, Service};
use crate::plan::Addresses;

/// For editors of the file; the address is never fetched by the page.
const SCHEMA: &str =
    "# yaml-language-server: $schema=https://unpkg.com/@sveltia/cms/schema/sveltia-cms.json\n";

/// The settings as YAML. Each change becomes a pull request where the host of the repository has them for the editor.
pub fn config(catalog: &Catalog, addresses: &Addresses, forge: &Forge) -> String {
    let settings = &catalog.settings;
    let lang = settings.main_language();
    let forms = Forms::new(catalog);
    let mut config = map([(
        "backend",
        Value::Mapping(backend(forge, settings.repository)),
    )]);
    if forge.service != Service::Gitea {
        config.insert(text("publish_mode"), text("editorial_workflow"));
    }
    config.extend(map([
        ("app_title", text(settings.title.get(lang).0)),
        ("site_url", text(addresses.home(lang).url)),
        ("show_preview_links", Value::Bool(false)),
        ("media_folder", text("content/achievements")),
        ("public_folder", text("/")),
        (
            "slug",
            Value::Mapping(map([
                ("encoding", text("ascii")),
                ("timezone", text("local")),
            ])),
        ),
        (
            "output",
            Value::Mapping(map([("omit_empty_optional_fields", Value::Bool(true))])),
        ),
        ("collections", list(collections(&forms).map(Value::Mapping))),
    ]));
    let yaml = serde_yaml::to_string(&config).expect("mappings with texts as keys are YAML");
    format!("{SCHEMA}{yaml}")
}

fn backend(forge: &Forge, repository: Repository) -> Mapping {
    let (name, api, usual) = match forge.service {
        Service::GitHub => ("github", "/api/v3", "https://github.com"),
        Service::GitLab => ("gitlab", "/api/v4", "https://gitlab.com"),
        Service::Gitea => ("gitea", "/api/v1", "https://gitea.com"),
    };
    let mut backend = map([
        ("name", text(name)),
        ("repo", text(forge.repository.as_str())),
        ("branch", text(forge.branch.as_str())),
        // another way to sign in would need a server of ours or of others
        ("auth_methods", list([text("token")])),
    ]);
    if forge.origin != usual {
        backend.insert(text("api_root"), text(format!("{}{api}", forge.origin)));
        backend.insert(text("base_url"), text(forge.origin.as_str()));
    }
    // whoever may read may propose
    if forge.service == Service::GitHub && repository == Repository::Public {
        backend.insert(text("open_authoring"), Value::Bool(true));
    }
    backend
}

/// Kinds of files. Nothing is deleted by the editor: addresses never change, and what others refer to stays.
fn collections<'f>(forms: &'f Forms<'_>) -> impl Iterator<Item = Mapping> + 'f {
    let one = |name: &str, plural, ja| {
        let schema = schema(&format!("{name}.schema.json"));
        let fields = forms.fields(&schema);
        collection(forms, plural, ja, fields)
    };
    let lists = |name: &str, plural, ja| {
        let schema = schema(&format!("{name}.schema.json"));
        let mut rows = forms.field("rows", &schema, true);
        rows.insert(
            text("label"),
            text(if forms.is_japanese() { ja } else { plural }),
        );
        rows.insert(text("root"), Value::Bool(true));
        let mut made = collection(forms, plural, ja, list([Value::Mapping(rows)]));
        made.insert(
            text("slug"),
            text("{{year}}-{{month}}-{{day}}-{{uuid_short}}"),
        );
        made
    };
    let named = |mut made: Mapping, id: &str, summary: &str| {
        made.insert(text("identifier_field"), text(id));
        made.insert(text("slug"), text(format!("{{{{{id}}}}}")));
        made.insert(text("summary"), text(summary));
        made
    };
    let lang = forms.main_language();
    let summary = format!("{{{{name.{lang}}}}} ({{{{slug}}}})");
    let of_pathway = format!("{{{{pathway.name.{lang}}}}} ({{{{slug}}}})");
    let mut achievements = named(one("achievement", "achievements", "バッジ"), "id", &summary);
    achievements.insert(text("path"), text("{{slug}}/badge"));
    // a picture stands beside its badge.yaml, which names it
    achievements.insert(text("media_folder"), text(""));
    achievements.insert(text("public_folder"), text(""));
    [
        achievements,
        lists("awards", "awards", "授与"),
        lists("approvals", "approvals", "決裁"),
        lists("evidence", "evidence", "証拠"),
        named(
            one("pathway", "pathways", "学びの道すじ"),
            "pathway.id",
            &of_pathway,
        ),
        named(one("issuer", "issuers", "発行者"), "id", &summary),
    ]
    .into_iter()
}

fn collection(forms: &Forms<'_>, plural: &str, ja: &str, fields: Value) -> Mapping {
    map([
        ("name", text(plural)),
        (
            "label",
            text(if forms.is_japanese() {
                ja.to_owned()
            } else {
                super::fields::in_words(plural)
            }),
        ),
        ("folder", text(format!("content/{plural}"))),
        ("extension", text("yaml")),
        ("format", text("yaml")),
        ("delete", Value::Bool(false)),
        ("fields", fields),
    ])
}

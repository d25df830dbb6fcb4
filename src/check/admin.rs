//! `admin` in `content/site.yaml`: which pages there are under `/admin/`, and where they propose changes.

use super::fields::{Context, Fields};
use super::node::Value;
use super::read::{text_of, truth, word};
use super::url::https;
use crate::catalog::{Admin, Forge, Service};

const SERVICES: &[(&str, Service)] = &[
    ("github", Service::GitHub),
    ("gitlab", Service::GitLab),
    ("gitea", Service::Gitea),
    ("forgejo", Service::Gitea),
];

/// Hosts of which it is known what runs there.
const HOSTS: &[(&str, Service)] = &[
    ("https://github.com", Service::GitHub),
    ("https://gitlab.com", Service::GitLab),
    ("https://codeberg.org", Service::Gitea),
    ("https://gitea.com", Service::Gitea),
];

/// `{form: true, editor: true, repository: …}`
pub fn admin(value: Value<'_>, cx: &mut Context) -> Option<Admin> {
    let mut fields = Fields::of(value, cx)?;
    let form = fields.optional("form", truth).unwrap_or(false);
    let editor = fields.optional("editor", truth).unwrap_or(false);
    // a change has to be proposed somewhere
    let place = if editor {
        fields.required("repository", place)
    } else {
        fields.optional("repository", place)
    };
    let branch = fields.optional("branch", branch);
    let service = fields.optional("service", word(SERVICES));
    let known = place
        .as_ref()
        .and_then(|(origin, _)| HOSTS.iter().find(|(host, _)| host == origin));
    if place.is_some() && known.is_none() && !fields.has("service") {
        let at = fields.at.place_of("repository");
        fields.cx.report.missing_key(at, "service");
    }
    let service = service.or(known.map(|(_, service)| *service));
    let forge = place
        .zip(service)
        .map(|((origin, repository), service)| Forge {
            service,
            origin,
            repository,
            branch: branch.unwrap_or_else(|| "main".to_owned()),
        });
    if let Some(forge) = forge.as_ref().filter(|forge| !is_repository(forge)) {
        let at = fields.at.place_of("repository");
        fields.cx.report.malformed_repository(at, &forge.url());
    }
    fields.finish();
    Some(Admin {
        form,
        editor,
        forge,
    })
}

/// Owner and name; at GitLab also groups before the name.
fn is_repository(forge: &Forge) -> bool {
    let mut parts = forge.repository.split('/');
    match forge.service {
        // between a repository and its pages stands a hyphen
        Service::GitLab => parts.all(|part| part != "-"),
        Service::GitHub | Service::Gitea => parts.count() == 2,
    }
}

/// The address of a repository, as a browser shows it: its origin, and its owner and name.
fn place(value: Value<'_>, cx: &mut Context) -> Option<(String, String)> {
    let url = https(value, cx)?;
    let rest = url.strip_prefix("https://").unwrap_or(&url);
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let path = path.trim_end_matches('/');
    let path = path.strip_suffix(".git").unwrap_or(path);
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-_.".contains(&b);
    let parts: Vec<&str> = path.split('/').collect();
    let is_part = |part: &&str| !matches!(*part, "" | "." | "..") && part.bytes().all(plain);
    if parts.len() < 2 || !parts.iter().all(is_part) {
        cx.report.malformed_repository(value.place(), &url);
        return None;
    }
    Some((
        format!("https://{}", host.to_ascii_lowercase()),
        path.to_owned(),
    ))
}

/// A branch as git allows it, of letters that need no quoting in an address.
fn branch(value: Value<'_>, cx: &mut Context) -> Option<String> {
    let text = text_of(value, cx)?.trim();
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-_.".contains(&b);
    let is_part = |part: &str| {
        let ends = part.starts_with('.') || part.ends_with(".lock");
        !part.is_empty() && !ends && part.bytes().all(plain)
    };
    let whole = !text.starts_with('-') && !text.ends_with('.') && !text.contains("..");
    if !whole || !text.split('/').all(is_part) {
        cx.report.malformed_branch(value.place(), text);
        return None;
    }
    Some(text.to_owned())
}

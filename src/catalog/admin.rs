//! `admin` in `content/site.yaml`: pages for people who change the content and know nothing of git. Off unless asked for.

/// What stands under `/admin/`.
#[derive(Clone, Debug, Default)]
pub struct Admin {
    /// Whether there is a page that checks lists of awards.
    pub form: bool,
    /// Whether there is an editor of the content.
    pub editor: bool,
    /// Where changes are proposed. The editor has one.
    pub forge: Option<Forge>,
}

/// The place of a repository on the web.
#[derive(Clone, Debug)]
pub struct Forge {
    /// What runs there.
    pub service: Service,
    /// Scheme and host: `https://github.com`.
    pub origin: String,
    /// Owner and name: `shiomino/badges`.
    pub repository: String,
    /// The branch that changes are meant for.
    pub branch: String,
}

/// What runs at the place of a repository.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Service {
    /// GitHub, also on a host of one's own.
    GitHub,
    /// GitLab, also on a host of one's own.
    GitLab,
    /// Gitea or Forgejo.
    Gitea,
}

impl Forge {
    /// The address of the repository.
    pub fn url(&self) -> String {
        format!("{}/{}", self.origin, self.repository)
    }
}

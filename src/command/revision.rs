//! A revision of the git repository that holds the site, read as `load` reads its folder: the same files, the same faults.

mod machinery;
mod tree;

use super::git::Git;
use super::refusal::Refusal;
use super::session::Session;
use crate::load::FOLDERS;
use crate::source::Sources;

/// The git repository around the folder of the site; the folder may stand below its top.
pub struct Repository {
    git: Git,
}

/// A commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// Its id, whole.
    pub commit: String,
}

/// What a working tree is compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Base {
    /// The commit.
    pub revision: Revision,
    /// The revision that was asked for or found, as written.
    pub name: String,
    /// Whether that revision has gone on since; then `revision` is where the two parted.
    pub parted: bool,
}

impl Repository {
    /// The repository that holds the folder of the site.
    pub fn around(session: &Session<'_, '_>) -> Result<Repository, Refusal> {
        let git = Git::new(&session.root, &session.env.vars);
        let found = git.ask(&["rev-parse", "--is-inside-work-tree"])?;
        if found.done && found.line() == "true" {
            Ok(Repository { git })
        } else if found.err.contains("dubious ownership") {
            Err(Refusal::not_our_repository(&session.root))
        } else {
            Err(Refusal::not_a_repository(&session.root))
        }
    }

    /// The commit that a name stands for: a branch, a tag, an id, `HEAD~1`.
    pub fn revision(&self, name: &str) -> Result<Revision, Refusal> {
        let found = self.find(name)?;
        found.ok_or_else(|| Refusal::no_revision(name))
    }

    /// What to compare with: where the revision `asked` for, or else the default branch, and `HEAD` parted. On the default
    /// branch itself, `HEAD`.
    pub fn base(&self, asked: Option<&str>) -> Result<Base, Refusal> {
        let head = self.find("HEAD")?;
        let (name, revision) = match asked {
            Some(name) => (name, Some(self.revision(name)?)),
            None => self.default_branch()?,
        };
        let (Some(revision), Some(head)) = (revision, head) else {
            return Err(Refusal::no_revision(name));
        };
        let parting = self.parting(&revision, &head)?;
        Ok(Base {
            name: name.to_owned(),
            parted: parting != revision,
            revision: parting,
        })
    }

    /// Every file of the site as it was.
    pub fn load(&self, revision: &Revision) -> Result<Sources, Refusal> {
        self.load_only(revision, FOLDERS)
    }

    /// The files at or below these paths, which lie in the folders that `load` reads: `content/ledger`.
    pub fn load_only(&self, revision: &Revision, paths: &[&str]) -> Result<Sources, Refusal> {
        let list = ["ls-tree", "-r", "-z", "-l", &revision.commit, "--"];
        let listing = self.git.ask(&[&list[..], paths].concat())?;
        if !listing.done {
            return Err(Refusal::git_failed(&listing.err));
        }
        let mut objects = self.git.objects()?;
        tree::read(&listing.out, &mut objects).map_err(|error| Refusal::git_failed(&error))
    }

    /// Files that run or guard the site, from the top of the repository, and differ between the revision and the folder.
    pub fn machinery(&self, since: &Revision) -> Result<Vec<String>, Refusal> {
        machinery::changed(&self.git, &since.commit)
    }

    fn find(&self, name: &str) -> Result<Option<Revision>, Refusal> {
        if name.is_empty() || name.starts_with('-') || name.contains(char::is_control) {
            return Ok(None);
        }
        let commit = format!("{name}^{{commit}}");
        let verify = [
            "rev-parse",
            "--verify",
            "--quiet",
            "--end-of-options",
            &commit,
        ];
        let found = self.git.ask(&verify)?;
        Ok(found.done.then(|| Revision {
            commit: found.line(),
        }))
    }

    fn default_branch(&self) -> Result<(&'static str, Option<Revision>), Refusal> {
        for name in [
            "origin/HEAD",
            "origin/main",
            "origin/master",
            "main",
            "master",
        ] {
            if let Some(found) = self.find(name)? {
                return Ok((name, Some(found)));
            }
        }
        Ok(("HEAD", self.find("HEAD")?))
    }

    /// The last commit that both have, or the former where a shallow clone cannot tell.
    fn parting(&self, of: &Revision, head: &Revision) -> Result<Revision, Refusal> {
        let found = self.git.ask(&["merge-base", &of.commit, &head.commit])?;
        Ok(match found.done {
            true => Revision {
                commit: found.line(),
            },
            false => of.clone(),
        })
    }
}

#[cfg(test)]
mod tests;

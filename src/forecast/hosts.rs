//! What hosts take, as they said in November 2026. Netlify names no such limits that we could find.

/// A host of static sites, with what it takes where nothing is paid.
#[derive(Clone, Copy, Debug)]
pub struct Host {
    /// Its name.
    pub name: &'static str,
    /// Files of a site.
    pub files: Option<usize>,
    /// Bytes of a site.
    pub bytes: Option<u64>,
    /// Bytes of one file.
    pub file: Option<u64>,
}

/// Files that the one takes that takes the fewest; with a paid plan 100,000.
pub const FEWEST_FILES: usize = 20_000;

/// All whose limits are known.
pub const HOSTS: &[Host] = &[
    Host {
        name: "Cloudflare Pages",
        files: Some(FEWEST_FILES),
        bytes: None,
        file: Some(25 << 20),
    },
    Host {
        name: "GitHub Pages",
        files: None,
        bytes: Some(1_000_000_000),
        file: None,
    },
    Host {
        name: "GitLab Pages",
        files: Some(200_000),
        bytes: Some(1_000_000_000),
        file: None,
    },
];

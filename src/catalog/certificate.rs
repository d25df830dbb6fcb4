//! `certificate` in `content/site.yaml`: certificates, as pages to print and as files.

/// How certificates are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Certificates {
    /// Whether each award with a public name gets a page to print beside its own.
    pub page: bool,
    /// Whether each of them that stands gets a PDF.
    pub pdf: bool,
    /// What follows the name of the holder in Japanese.
    pub honorific: Honorific,
    /// Whether Japanese ones say that the official seal is left out.
    pub says_no_seal: bool,
}

impl Default for Certificates {
    fn default() -> Certificates {
        Certificates {
            page: false,
            pdf: false,
            honorific: Honorific::Sama,
            says_no_seal: true,
        }
    }
}

/// What follows a name in Japanese.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Honorific {
    /// 様
    Sama,
    /// 殿, as some offices still write.
    Dono,
    /// Nothing.
    None,
}

impl Honorific {
    /// As it is printed.
    pub fn text(self) -> Option<&'static str> {
        match self {
            Honorific::Sama => Some("様"),
            Honorific::Dono => Some("殿"),
            Honorific::None => None,
        }
    }
}

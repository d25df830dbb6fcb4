//! Names of problems.

use std::fmt;

macro_rules! codes {
    ($($variant:ident $name:literal)*) => {
        /// A problem by its name, in kebab case. Each has a constructor in `problems`, a case folder in
        /// `tests/cases/` and a page in `docs/problems/`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs, reason = "the page of each code in docs/problems says what it means")]
        pub enum Code { $($variant),* }

        impl Code {
            /// Every code, in order of declaration.
            pub const ALL: &[Code] = &[$(Code::$variant),*];

            /// The code as printed.
            pub fn name(self) -> &'static str {
                match self { $(Code::$variant => $name),* }
            }
        }
    };
}

codes! {
    UnknownKey "unknown-key"
}

impl Code {
    /// The code of this name.
    pub fn named(name: &str) -> Option<Code> {
        Code::ALL.iter().copied().find(|code| code.name() == name)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

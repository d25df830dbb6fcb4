//! Why a part could not be written, or parts not be put together.

use std::path::PathBuf;

use super::error::WriteError;
use crate::site::Part;

/// Why a part could not be written, or parts not be put together.
#[derive(Debug)]
pub enum PartsError {
    /// The folder holds a whole site, which a part would spoil.
    WholeSite(PathBuf),
    /// The folder holds a whole site, and not the one that was to be made.
    OtherSite(PathBuf),
    /// The folder holds no part.
    NoParts(PathBuf),
    /// Parts of so many and of so many stand together.
    TwoDivisions(u32, u32),
    /// These parts are not there.
    Missing {
        /// Their numbers, ascending.
        numbers: Vec<u32>,
        /// How many parts there are.
        of: u32,
    },
    /// The list of a part is not whole: its run was not at its end, or the list was not copied whole.
    Unfinished(Part),
    /// A part was made from something else.
    OtherInputs(Part, Input),
    /// Files of parts are missing or are not what was written.
    Damaged {
        /// The numbers of these parts, ascending.
        numbers: Vec<u32>,
        /// How many files.
        files: usize,
    },
    /// A file that is of no part, nor of the site.
    Foreign(PathBuf),
    /// What can befall any site.
    Write(WriteError),
}

/// What a part has not in common with the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    /// The version of the program.
    Program,
    /// The address, or whether it is a preview.
    Address,
    /// The keys at hand.
    Keys,
    /// The files of the repository.
    Content,
}

impl From<WriteError> for PartsError {
    fn from(error: WriteError) -> PartsError {
        PartsError::Write(error)
    }
}

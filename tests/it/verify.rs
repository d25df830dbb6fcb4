//! Verdicts: what holds is called genuine, and each way to be wrong is called by its name.

mod contents;
mod form;
mod genuine;
mod issuer;
mod mutants;
mod samples;
mod signature;
mod spelling;
mod status;
mod words;
mod world;

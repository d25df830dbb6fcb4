//! Verdicts: what they hold, that others' documents have theirs, and that no mutant is taken for a badge. Each way to be
//! wrong has a vector in `tests/vectors/verify`.

mod genuine;
mod mutants;
mod samples;
mod words;
mod world;

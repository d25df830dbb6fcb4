//! What is drawn at random: ids, handles, places in lists of withdrawals.

use super::refusal::Refusal;
use super::session::Session;
use crate::proof::status_list::places_for;

/// So many letters and digits that nobody mixes up, five random bits each.
pub fn random_id(session: &mut Session<'_, '_>, length: usize) -> Result<String, Refusal> {
    const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let mut bytes = vec![0; length];
    fill(session, &mut bytes)?;
    Ok(bytes
        .iter()
        .map(|byte| char::from(LETTERS[usize::from(byte % 32)]))
        .collect())
}

/// An index of a status list that tells of so many credentials.
pub fn random_index(session: &mut Session<'_, '_>, credentials: usize) -> Result<u32, Refusal> {
    let mut bytes = [0; 4];
    fill(session, &mut bytes)?;
    Ok(u32::from_le_bytes(bytes) % places_for(credentials) as u32)
}

/// Random bytes.
pub fn fill(session: &mut Session<'_, '_>, bytes: &mut [u8]) -> Result<(), Refusal> {
    (session.env.random)(bytes).map_err(|error| Refusal::no_chance(&error))
}

//! Keys that an ssh-agent holds: it signs, and never shows the secret (draft-ietf-sshm-ssh-agent sections 3.5 and 3.6).
//!
//! Only plain Ed25519 keys make the signatures of `eddsa-rdfc-2022`; those of security keys (`sk-ssh-ed25519`) sign a message
//! of their own making. The libraries for this bring an RSA with an open advisory; what is needed of it is two messages.

use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use crate::command::refusal::Refusal;
use crate::command::session::Session;
use crate::proof::{PublicKey, Signer, SignerError};

const REQUEST_IDENTITIES: u8 = 11;
const IDENTITIES_ANSWER: u8 = 12;
const SIGN_REQUEST: u8 = 13;
const SIGN_RESPONSE: u8 = 14;
const ED25519: &[u8] = b"ssh-ed25519";

/// The most that is read of an answer, in bytes.
const LONGEST: u32 = 256 << 10;

/// A key of an agent.
pub struct AgentKey {
    public: PublicKey,
    socket: PathBuf,
}

/// The plain Ed25519 keys of the agent that `SSH_AUTH_SOCK` names.
pub fn keys(session: &Session<'_, '_>) -> Result<Vec<AgentKey>, Refusal> {
    let socket = session.env.var("SSH_AUTH_SOCK").map(PathBuf::from);
    let socket = socket.ok_or_else(Refusal::no_agent)?;
    let found = identities(&socket).map_err(|error| Refusal::agent_failed(&error))?;
    let held = |public| AgentKey {
        public,
        socket: socket.clone(),
    };
    Ok(found.into_iter().map(held).collect())
}

/// The key in a blob of SSH (RFC 8709 section 4), as `.pub` files hold it in base64.
pub fn public_of(blob: &[u8]) -> Option<PublicKey> {
    let mut rest = blob;
    let kind = string(&mut rest)?;
    let key = string(&mut rest)?;
    let bytes = <&[u8; 32]>::try_from(key).ok()?;
    (kind == ED25519 && rest.is_empty()).then(|| PublicKey::from_bytes(bytes).ok())?
}

impl Signer for AgentKey {
    fn public(&self) -> PublicKey {
        self.public
    }

    fn signature(&self, message: &[u8]) -> Result<[u8; 64], SignerError> {
        let refused = |why: &dyn std::fmt::Display| SignerError(format!("ssh-agent: {why}"));
        let mut request = vec![SIGN_REQUEST];
        put(&mut request, &blob(self.public));
        put(&mut request, message);
        request.extend(0_u32.to_be_bytes());
        let answer = ask(&self.socket, &request).map_err(|error| refused(&error))?;
        let signature = signature_in(&answer).ok_or_else(|| refused(&"it does not sign"))?;
        match self.public.verifies(message, &signature) {
            true => Ok(signature),
            false => Err(refused(&"its signature is wrong")),
        }
    }
}

fn identities(socket: &Path) -> io::Result<Vec<PublicKey>> {
    let answer = ask(socket, &[REQUEST_IDENTITIES])?;
    let strange = || io::Error::from(io::ErrorKind::InvalidData);
    let mut rest = answer
        .strip_prefix(&[IDENTITIES_ANSWER])
        .ok_or_else(strange)?;
    let count = number(&mut rest).ok_or_else(strange)?;
    let mut found = Vec::new();
    for _ in 0..count {
        found.extend(public_of(string(&mut rest).ok_or_else(strange)?));
        string(&mut rest).ok_or_else(strange)?;
    }
    Ok(found)
}

fn signature_in(answer: &[u8]) -> Option<[u8; 64]> {
    let mut rest = answer.strip_prefix(&[SIGN_RESPONSE])?;
    let mut signature = string(&mut rest)?;
    let kind = string(&mut signature)?;
    let bytes = string(&mut signature)?;
    (kind == ED25519).then(|| bytes.try_into().ok())?
}

fn blob(public: PublicKey) -> Vec<u8> {
    let mut blob = Vec::new();
    put(&mut blob, ED25519);
    put(&mut blob, &public.to_bytes());
    blob
}

/// One message there and one back, each with its length before it.
#[cfg(unix)]
fn ask(socket: &Path, request: &[u8]) -> io::Result<Vec<u8>> {
    let mut agent = std::os::unix::net::UnixStream::connect(socket)?;
    let mut message = Vec::new();
    put(&mut message, request);
    agent.write_all(&message)?;
    let mut length = [0; 4];
    agent.read_exact(&mut length)?;
    let length = u32::from_be_bytes(length);
    if length == 0 || length > LONGEST {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut answer = vec![0; length as usize];
    agent.read_exact(&mut answer)?;
    Ok(answer)
}

/// Agents of other systems listen elsewhere.
#[cfg(not(unix))]
fn ask(_socket: &Path, _request: &[u8]) -> io::Result<Vec<u8>> {
    Err(io::ErrorKind::Unsupported.into())
}

fn put(message: &mut Vec<u8>, text: &[u8]) {
    let length = u32::try_from(text.len()).expect("our messages are short");
    message.extend(length.to_be_bytes());
    message.extend(text);
}

fn number(rest: &mut &[u8]) -> Option<u32> {
    let (head, tail) = rest.split_first_chunk()?;
    *rest = tail;
    Some(u32::from_be_bytes(*head))
}

fn string<'a>(rest: &mut &'a [u8]) -> Option<&'a [u8]> {
    let length = number(rest)? as usize;
    let (head, tail) = rest.split_at_checked(length)?;
    *rest = tail;
    Some(head)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_that_end_early_or_say_something_else_are_no_signature() {
        let mut whole = vec![SIGN_RESPONSE];
        let mut inner = Vec::new();
        put(&mut inner, ED25519);
        put(&mut inner, &[7; 64]);
        put(&mut whole, &inner);
        assert_eq!(signature_in(&whole), Some([7; 64]));
        for end in 0..whole.len() {
            assert_eq!(signature_in(&whole[..end]), None, "{end}");
        }
        assert_eq!(signature_in(&[5]), None);
    }
}

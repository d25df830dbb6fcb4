//! Who signs: a secret in memory, or somebody who holds one and lends a hand.

use std::fmt;

use super::multikey::PublicKey;
use super::secret::SecretKey;

/// Makes plain Ed25519 signatures (RFC 8032 section 5.1.6): the same message, the same bytes.
pub trait Signer: Send + Sync {
    /// The public half of the key.
    fn public(&self) -> PublicKey;

    /// The signature of a message.
    ///
    /// # Errors
    /// Whoever holds the secret does not give it.
    fn signature(&self, message: &[u8]) -> Result<[u8; 64], SignerError>;
}

impl Signer for SecretKey {
    fn public(&self) -> PublicKey {
        SecretKey::public(self)
    }

    fn signature(&self, message: &[u8]) -> Result<[u8; 64], SignerError> {
        Ok(self.sign(message))
    }
}

/// Why there is no signature, in words. Says nothing of the key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignerError(pub String);

impl fmt::Display for SignerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for SignerError {}

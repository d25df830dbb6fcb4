//! What is said of keys.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use jiff::civil::Date;

/// Where the keys are.
#[derive(Debug, Args)]
pub struct Keys {
    /// Key file to sign with; may be repeated
    #[arg(long, value_name = "FILE")]
    pub key: Vec<PathBuf>,

    /// File whose first line is the pass phrase of the keys
    #[arg(long, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,

    /// Sign with the keys of the site that the ssh-agent holds
    #[arg(long)]
    pub ssh_agent: bool,
}

/// `shirushi key`
#[derive(Debug, Subcommand)]
pub enum Key {
    /// Make a signing key for an issuer; the secret stays outside the repository / 鍵を作る
    New(KeyNew),
    /// List the public keys of the site and where their secrets are / 鍵を並べる
    List,
    /// Take over the public half of a key that an ssh-agent holds / ssh-agent の鍵を登録する
    Add(KeyAdd),
    /// Let nothing count that a key signed, because somebody else may have it / 漏れた鍵の署名をすべて無効にする
    Leaked(KeyLeaked),
    /// Say whether a key file is safe and whose it is / 鍵ファイルを調べる
    Check(KeyCheck),
}

/// `shirushi key new`
#[derive(Debug, Args)]
pub struct KeyNew {
    /// Id of the issuer, as in content/issuers/
    #[arg(value_name = "ISSUER")]
    pub issuer: String,

    /// Name of the key [default: the issuer and the year]
    #[arg(long, value_name = "NAME")]
    pub id: Option<String>,

    /// First day it signs for, as 2026-04-01 [default: today]
    #[arg(long, value_name = "DATE")]
    pub from: Option<Date>,

    /// File to write the secret to [default: shirushi/keys/NAME.pem in the user's configuration folder]
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,

    /// File whose first line is the pass phrase
    #[arg(long, value_name = "FILE", conflicts_with = "no_passphrase")]
    pub passphrase_file: Option<PathBuf>,

    /// Leave the secret unencrypted, for a secret store; needs --out
    #[arg(long, requires = "out")]
    pub no_passphrase: bool,
}

/// `shirushi key add`
#[derive(Debug, Args)]
pub struct KeyAdd {
    /// Id of the issuer, as in content/issuers/
    #[arg(value_name = "ISSUER")]
    pub issuer: String,

    /// Public key of OpenSSH, of type ssh-ed25519 (`ssh-keygen -t ed25519`); not one that also logs in somewhere
    #[arg(value_name = "FILE.pub")]
    pub file: PathBuf,

    /// Name of the key [default: the issuer and the year]
    #[arg(long, value_name = "NAME")]
    pub id: Option<String>,

    /// First day it signs for, as 2026-04-01 [default: today]
    #[arg(long, value_name = "DATE")]
    pub from: Option<Date>,
}

/// `shirushi key leaked`
#[derive(Debug, Args)]
pub struct KeyLeaked {
    /// Name of the key, as `shirushi key list` shows it
    #[arg(value_name = "KEY")]
    pub key: String,
}

/// `shirushi key check`
#[derive(Debug, Args)]
pub struct KeyCheck {
    /// The key file
    #[arg(value_name = "FILE")]
    pub file: PathBuf,

    /// File whose first line is the pass phrase
    #[arg(long, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
}

//! The command line: arguments to a typed request. Flags follow the static-site generators that people know.

mod clerk;
mod diff;
mod key;
mod making;
mod sheet;
mod show;
mod slips;
mod theme;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

pub use clerk::{Award, Correct, Import, Redact, Renew, Revoke, Suspend, Unsuspend};
pub use diff::{Diff, DiffFormat, DiffRoom};
pub use key::{Key, KeyAdd, KeyCheck, KeyLeaked, KeyNew, Keys};
pub use making::{Assemble, Build, Making};
pub use sheet::{Preview, PreviewBadges};
pub use show::{Background, LayoutName, Qr};
pub use slips::Slips;
pub use theme::{Theme, ThemeDiff, ThemeEject};

use crate::report::print::Language;

/// Open Badges issued from a folder of text
///
/// Reads badge definitions and award lists, checks them, signs each award as an Open Badges 3.0 credential and writes a
/// static site. フォルダーの中の文章と表から、オープンバッジを発行し、静的なサイトを書き出します。
#[derive(Debug, Parser)]
#[command(
    name = "shirushi",
    bin_name = "shirushi",
    version,
    about = "Open Badges issued from a folder of text, without a server / 文章のフォルダーからオープンバッジを発行する",
    propagate_version = false,
    disable_help_subcommand = true,
    after_help = "Exit codes: 0 fine, 1 the content or a credential is wrong, 2 could not run.\n\
                  終了コード: 0 問題なし、1 内容またはバッジに誤り、2 実行できない。"
)]
pub struct Cli {
    /// Folder of the site, which holds content/ and keys/
    #[arg(
        short,
        long,
        global = true,
        value_name = "DIR",
        default_value = ".",
        hide_default_value = true
    )]
    pub root: PathBuf,

    /// Language of messages [default: from LC_ALL, LC_MESSAGES or LANG]
    #[arg(long, global = true, value_name = "LANG", hide_possible_values = false)]
    pub lang: Option<MessageLang>,

    /// Say nothing but problems and results
    #[arg(short, long, global = true)]
    pub quiet: bool,

    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Start a site: a small one that builds at once / サイトのひな形を作る
    Init(Init),
    /// Check, sign and write the whole site / 検査し、署名して、サイトを書き出す
    Build(Build),
    /// Make a site of parts that several machines built / 何台かで分けて作った部分から、サイトを組み立てる
    Assemble(Assemble),
    /// Report every problem of the content, writing nothing / 内容の問題をすべて報告する(何も書かない)
    Check(Check),
    /// Say what a change would publish otherwise, for whoever approves it / 何が変わるかを、承認する人に示す
    Diff(Diff),
    /// Show the site in a browser while it is edited / 編集しながらブラウザーで見る
    Serve(Serve),
    /// Take over lists of an office: CSV, TSV, Excel / 名簿(CSV、Excel)を取り込む
    Import(Import),
    /// Award a badge to people / バッジを授与する
    Award(Award),
    /// Withdraw awards / 授与を取り消す
    Revoke(Revoke),
    /// Suspend awards for a time / 授与を一時停止する
    Suspend(Suspend),
    /// End the suspension of awards / 授与の一時停止を解除する
    Unsuspend(Unsuspend),
    /// Award anew what ends / 授与を更新する
    Renew(Renew),
    /// Correct awards: a wrong letter, person or day / 授与を訂正する(字形、人、日付)
    Correct(Correct),
    /// Take awards off the site, because the holder takes back consent / 同意の撤回により公開をやめる
    Redact(Redact),
    /// Sign what waits for it, for ever; show it, ask, add it to the ledger / 署名し、記録する
    Sign(Sign),
    /// Pack awards with all that is needed to verify them for ever / 授与の控えを作る
    Bundle(Bundle),
    /// Verify badges: files, addresses, whole sites / バッジを検証する
    Verify(Verify),
    /// Write a page that verifies badges without a network, as one file / ネットワークなしで検証するページを書き出す
    VerifyPage(VerifyPage),
    /// Make, list and check signing keys / 署名の鍵を作る、並べる、調べる
    #[command(subcommand)]
    Key(Key),
    /// List awards / 授与を一覧にする
    #[command(subcommand)]
    List(List),
    /// Look at the published site as its visitors and verifiers see it / 公開したサイトを外から調べる
    Doctor(Doctor),
    /// Change how the pages look: copy built-in files, compare them / ページの見た目を変える
    #[command(subcommand)]
    Theme(Theme),
    /// Write JSON Schemas of the content, for editors / 内容の JSON Schema を書き出す
    Schema(Schema),
    /// Say what a problem means and what to do / 問題の意味と直し方を説明する
    Explain(Explain),
    /// Look at parts of the site before it is built / できあがりを先に見る
    #[command(subcommand)]
    Preview(Preview),
    /// Draw badges and a code to stand behind a person in online meetings / オンライン会議の背景を作る
    Background(Background),
    /// Write the QR code of a page, for business cards / 名刺用の QR コードを作る
    Qr(Qr),
    /// Tell holders of their awards: slips to print and hand out, a table for mail merge / 授与のお知らせを作る(配る紙、差し込み用の表)
    Slips(Slips),
}

/// `shirushi init`
#[derive(Debug, Args)]
pub struct Init {
    /// Folder to make the site in
    #[arg(value_name = "DIR", default_value = ".", hide_default_value = true)]
    pub dir: PathBuf,

    /// Kind of organisation
    #[arg(long, value_name = "KIND", default_value = "municipality")]
    pub template: TemplateName,

    /// Name of the organisation, in any language
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,

    /// Its name in English, if --name is in another language
    #[arg(long, value_name = "NAME", requires = "name")]
    pub name_en: Option<String>,

    /// Address the site will have, https [default: an address ending in .example, for trying out]
    #[arg(short = 'u', long, value_name = "URL")]
    pub base_url: Option<String>,

    /// Service that checks changes and publishes; on a site that is there, adds its files alone [default: github]
    #[arg(long, value_name = "SERVICE")]
    pub ci: Option<CiHost>,

    /// Write into a folder that is not empty; files that are there stay as they are
    #[arg(short, long)]
    pub force: bool,
}

/// `shirushi check`
#[derive(Debug, Args)]
pub struct Check {
    /// How problems are printed [default: human; on GitHub and GitLab, as they read it]
    #[arg(long, value_name = "FORMAT")]
    pub format: Option<ReportFormat>,

    /// Let warnings fail the check
    #[arg(long)]
    pub strict: bool,

    /// Day to check for, as 2026-11-01 [default: as_of of site.yaml, or today]
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<Date>,

    /// Revision since which no signed line may have changed [default: where the default branch was left, if git knows it]
    #[arg(long, value_name = "REV")]
    pub base: Option<String>,

    /// Say also what a jury of badges would miss, with points; fails nothing
    #[arg(long)]
    pub quality: bool,

    /// Print the texts and numbers that an application for an award needs, as Markdown
    #[arg(long, requires = "quality", conflicts_with = "format")]
    pub application: bool,
}

/// `shirushi serve`
#[derive(Debug, Args)]
pub struct Serve {
    /// Address to listen on
    #[arg(short, long, value_name = "ADDRESS", default_value = "127.0.0.1")]
    pub interface: std::net::IpAddr,

    /// Port to listen on; 0 takes a free one
    #[arg(short, long, value_name = "PORT", default_value_t = 1111)]
    pub port: u16,

    /// Open the site in a browser
    #[arg(short = 'O', long)]
    pub open: bool,

    /// Look for changes at intervals, for network drives
    #[arg(long)]
    pub poll: bool,
}

/// `shirushi sign`
#[derive(Debug, Args)]
pub struct Sign {
    /// Show what would be signed, and sign nothing
    #[arg(short = 'n', long)]
    pub dry_run: bool,

    /// Sign without asking
    #[arg(short, long)]
    pub yes: bool,

    /// Keys to sign with.
    #[command(flatten)]
    pub keys: Keys,
}

/// `shirushi bundle`
#[derive(Debug, Args)]
pub struct Bundle {
    /// Ids of awards
    #[arg(value_name = "AWARD", required = true)]
    pub awards: Vec<String>,

    /// Folder to write AWARD.zip to [default: the folder you are in]
    #[arg(
        short,
        long,
        value_name = "DIR",
        default_value = ".",
        hide_default_value = true
    )]
    pub output_dir: PathBuf,

    /// Keys to sign with.
    #[command(flatten)]
    pub keys: Keys,
}

/// `shirushi verify`
#[derive(Debug, Args)]
pub struct Verify {
    /// Credentials (JSON, baked PNG or SVG, bundle), https addresses, folders, CSV lists of addresses, or - for standard input
    #[arg(value_name = "FILE|DIR|URL", required = true)]
    pub what: Vec<String>,

    /// Moment to verify for: 2026-11-01 (its noon, UTC) or 2026-11-01T09:00:00Z [default: now]
    #[arg(long, value_name = "DATE", value_parser = moment)]
    pub at: Option<jiff::Timestamp>,

    /// Fetch nothing; what is not in the binary or given by --with cannot be checked
    #[arg(long)]
    pub offline: bool,

    /// Issuer documents and status lists that you vouch for: a file, a bundle, or a folder such as a built site
    #[arg(long, value_name = "FILE|DIR", alias = "site")]
    pub with: Vec<PathBuf>,

    /// Who should hold it: an address, a code, a name or an id
    #[arg(long, value_name = "EMAIL|CODE", visible_alias = "claim")]
    pub recipient: Option<String>,

    /// Known issuers, one DID or host a line, keys after it; badges of others are not confirmed
    #[arg(long, value_name = "FILE")]
    pub trust: Option<PathBuf>,

    /// How results are printed
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: ListFormat,
}

/// `shirushi verify-page`
#[derive(Debug, Args)]
pub struct VerifyPage {
    /// File to write [default: verify.html]
    #[arg(
        short,
        long,
        value_name = "FILE",
        default_value = "verify.html",
        hide_default_value = true
    )]
    pub output: PathBuf,

    /// Keys to sign with.
    #[command(flatten)]
    pub keys: Keys,
}

/// `shirushi list`
#[derive(Debug, Subcommand)]
pub enum List {
    /// List awards, all or some / 授与を一覧にする
    Awards(ListAwards),
}

/// `shirushi list awards`
#[derive(Debug, Args)]
pub struct ListAwards {
    /// Only those whose period is over
    #[arg(long)]
    pub expired: bool,

    /// Only those withdrawn
    #[arg(long)]
    pub revoked: bool,

    /// Only those suspended
    #[arg(long)]
    pub suspended: bool,

    /// Only those that expire within so many days
    #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(u32).range(0..=36_500))]
    pub expiring: Option<u32>,

    /// How the list is printed
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: ListFormat,
}

/// `shirushi doctor`
#[derive(Debug, Args)]
pub struct Doctor {
    /// Address of the site [default: base_url of the site in the folder]
    #[arg(value_name = "URL")]
    pub url: Option<String>,

    /// Award to look at, by id; may be repeated [default: some of the public ones of the site in the folder]
    #[arg(long, value_name = "AWARD")]
    pub award: Vec<String>,

    /// How many awards to look at
    #[arg(long, value_name = "NUMBER", default_value_t = 5, value_parser = clap::value_parser!(u16).range(1..=500))]
    pub sample: u16,

    /// How findings are printed
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: FindingFormat,
}

/// `shirushi schema`
#[derive(Debug, Args)]
pub struct Schema {
    /// Folder to write them to; files that are there are replaced [default: .schemas, in the folder of the site]
    #[arg(short, long, value_name = "DIR")]
    pub out: Option<PathBuf>,
}

/// `shirushi explain`
#[derive(Debug, Args)]
pub struct Explain {
    /// Name of the problem, as printed in brackets; without it, all names
    #[arg(value_name = "CODE")]
    pub code: Option<String>,
}

/// Language of messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum MessageLang {
    /// 日本語
    Ja,
    /// English
    En,
}

impl From<MessageLang> for Language {
    fn from(lang: MessageLang) -> Language {
        match lang {
            MessageLang::Ja => Language::Japanese,
            MessageLang::En => Language::English,
        }
    }
}

/// Kind of organisation a starter site is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TemplateName {
    /// A city, town or prefecture / 自治体
    Municipality,
    /// A university or school / 大学・学校
    University,
    /// A company / 企業
    Company,
    /// A community of volunteers / 市民団体・コミュニティ
    Community,
}

/// A service that checks changes and publishes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CiHost {
    /// GitHub, on GitHub Pages
    Github,
    /// GitLab, on GitLab Pages
    Gitlab,
    /// GitHub, on Netlify
    Netlify,
    /// GitHub, on Cloudflare Pages
    Cloudflare,
    /// Gitea or Forgejo, on a web server of your own
    Gitea,
}

/// How problems are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// For people
    Human,
    /// One JSON object a line
    Json,
    /// Annotations on GitHub
    Github,
    /// Code Quality of GitLab
    Gitlab,
    /// SARIF 2.1.0, for code scanning
    Sarif,
}

/// How findings are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FindingFormat {
    /// For people
    Human,
    /// One JSON object a line
    Json,
}

/// How results and lists are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// For people
    Human,
    /// For spreadsheets
    Csv,
    /// One JSON object a line
    Json,
}

/// A day, read as its noon in UTC (which lies in that day from America to East Asia), or a moment with its offset.
fn moment(text: &str) -> Result<jiff::Timestamp, String> {
    let noon = |day: Date| day.at(12, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC);
    match text.parse::<Date>() {
        Ok(day) if !text.contains(['T', 't', ' ']) => noon(day)
            .map(|zoned| zoned.timestamp())
            .map_err(|error| error.to_string()),
        _ => text
            .parse::<jiff::Timestamp>()
            .map_err(|error| error.to_string()),
    }
}

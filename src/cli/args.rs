//! The command line as it is typed.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::catalog::Catalog;
use crate::catalog::check::Severity;
use crate::catalog::provider::Row;
use crate::catalog::sdk::Generation;
use crate::catalog::text::Lang;
use crate::render;

/// Finds leaked, stale and over-powerful Alibaba Cloud credentials, and recommends the right provider.
#[derive(Debug, Parser)]
#[command(name = "aklint", version, arg_required_else_help = true, max_term_width = 100)]
#[command(after_help = "Exit status: 0 clean, 1 findings at or above --fail-on, 2 something could not be done.")]
pub(super) struct Arguments {
    /// Language of sentences; the locale's unless a config says another
    #[arg(long, global = true, value_name = "LANG")]
    pub(super) lang: Option<LangArg>,
    /// When to use colours
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(super) color: Color,
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Check files and folders
    Check(Check),
    /// Mend what is found: put the recommended provider in the place of keys, and say what is left for a person
    Fix(Fix),
    /// Ask STS whether keys are alive, and whose they are
    Verify(Verify),
    /// Turn AccessKey IDs on standard input into the part of a config that declares them as the main account's
    ///
    /// Reads ids in any text, the answer of `ListAccessKeys`, and a credential report of RAM, which has no ids but says whether
    /// the main account has keys at all.
    Fingerprint,
    /// Search every version of every file that was ever committed for secrets
    History(History),
    /// Write down today's findings, so that a check shows only newer ones
    Baseline(Baseline),
    /// Show where the program runs, as far as the repository says, and which provider that leads to
    Advise(Advise),
    /// Print the selection table of credentials providers
    Providers(Providers),
    /// Print a rule's page
    Explain(Explain),
    /// List the rules
    Rules,
    /// Print the settings that hold for a path, and where each comes from
    Config(Config),
    /// Serve an editor over the language server protocol, on standard input and output
    Lsp(Lsp),
    /// Have git run aklint before commits and pushes
    Hook(Hook),
    /// Print a script that completes commands, options and names in a shell
    Completions(Completions),
    /// Print the manual page, or that of a command
    Man(Man),
}

#[derive(Debug, Args)]
pub(super) struct Lsp {
    /// What clients say to servers that can be spoken to in several ways; here it is the only one
    #[arg(long, hide = true)]
    pub(super) stdio: bool,
}

#[derive(Debug, Args)]
#[allow(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
pub(super) struct Check {
    /// Files and folders; `-` reads standard input
    #[arg(value_name = "PATH", default_value = ".")]
    pub(super) paths: Vec<PathBuf>,
    /// What standard input is called: decides its language and config
    #[arg(long, value_name = "NAME")]
    pub(super) stdin_filename: Option<PathBuf>,
    /// Check what is staged for the next commit, not the work tree; files that are named in any case
    #[arg(long, conflicts_with_all = ["stdin_filename", "no_ignore"])]
    pub(super) staged: bool,
    /// Report only what is new since the branch left this commit
    #[arg(long, value_name = "COMMIT", conflicts_with = "staged")]
    pub(super) diff: Option<String>,
    /// Leave out findings that this file knows, see `aklint baseline`
    #[arg(long, value_name = "FILE")]
    pub(super) baseline: Option<PathBuf>,
    /// Take what matches nothing any more out of the baseline
    #[arg(long, requires = "baseline", conflicts_with = "staged")]
    pub(super) prune: bool,
    /// Ask STS about every key that is found: is it alive, and whose is it? Sends signed requests, never a secret
    #[arg(long)]
    pub(super) verify: bool,
    #[command(flatten)]
    pub(super) asking: Asking,
    /// Count the findings of each rule instead of showing them; with --format human or json
    #[arg(long)]
    pub(super) statistics: bool,
    #[command(flatten)]
    pub(super) reporting: Reporting,
    #[command(flatten)]
    pub(super) selection: Selection,
}

#[derive(Debug, Args)]
#[allow(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
pub(super) struct Fix {
    /// Files and folders
    #[arg(value_name = "PATH", default_value = ".")]
    pub(super) paths: Vec<PathBuf>,
    /// Show what would change, with secrets blanked, and write nothing
    #[arg(long)]
    pub(super) diff: bool,
    /// Use this row of the selection table, whatever the repository shows
    #[arg(long, value_name = "ROW", value_parser = row)]
    pub(super) provider: Option<Row>,
    /// Also apply fixes after which another identity signs, or in another way
    #[arg(long)]
    pub(super) r#unsafe: bool,
    /// Mend only what these rules find
    #[arg(long = "rule", value_name = "RULE", value_parser = rule_name)]
    pub(super) rules: Vec<String>,
    /// Also turn `.env` files with keys into `.env.example`, with placeholders in the place of the keys
    #[arg(long)]
    pub(super) dotenv: bool,
    /// Mend notes too; those of a rule that is named are mended in any case
    #[arg(long)]
    pub(super) notes: bool,
    /// Do not print progress
    #[arg(long)]
    pub(super) no_progress: bool,
    #[command(flatten)]
    pub(super) reading: Reading,
}

/// Whom to ask about keys, and how long.
#[derive(Debug, Args)]
pub(super) struct Asking {
    /// The server that is asked about keys: HOST[:PORT], over HTTPS; sts.aliyuncs.com unless set
    #[arg(long, value_name = "ENDPOINT")]
    pub(super) sts_endpoint: Option<String>,
    /// Seconds for each key, with all that is tried again; 10 unless set
    #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(1..=300))]
    pub(super) verify_timeout: Option<u64>,
    /// Remember answers in this file, under a salt of its own, and believe them for a day
    #[arg(long, value_name = "FILE")]
    pub(super) verify_cache: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct Verify {
    /// Ask about the key in the environment, under the names that SDKs read; what is done unless --stdin is given
    #[arg(long, conflicts_with = "stdin")]
    pub(super) from_env: bool,
    /// Ask about every key in a text of any format on standard input
    #[arg(long)]
    pub(super) stdin: bool,
    /// Output format
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(super) format: AdviseFormat,
    #[command(flatten)]
    pub(super) asking: Asking,
    /// Use this config, which may forbid it
    #[arg(long, value_name = "FILE", conflicts_with = "isolated")]
    pub(super) config: Option<PathBuf>,
    /// Use no config
    #[arg(long)]
    pub(super) isolated: bool,
}

#[derive(Debug, Args)]
pub(super) struct History {
    /// Commits as `git rev-list` names them: A, ^B, B..A; all that references and HEAD reach unless given
    #[arg(value_name = "REVISION")]
    pub(super) revisions: Vec<String>,
    /// Remember in this file what was looked at, and go on from there
    #[arg(long, value_name = "FILE")]
    pub(super) state: Option<PathBuf>,
    #[command(flatten)]
    pub(super) reporting: Reporting,
    #[command(flatten)]
    pub(super) selection: Selection,
}

/// What is written, and how a run ends.
#[derive(Debug, Args)]
pub(super) struct Reporting {
    /// Output format
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(super) format: Format,
    /// Write the report to a file, wholly or not at all
    #[arg(long, short, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// Show notes too
    #[arg(long)]
    pub(super) notes: bool,
    /// Fail from this severity on
    #[arg(long, value_name = "SEVERITY")]
    pub(super) fail_on: Option<SeverityArg>,
    /// Exit with 0 whatever was found
    #[arg(long)]
    pub(super) exit_zero: bool,
    /// Do not print progress
    #[arg(long)]
    pub(super) no_progress: bool,
}

/// What is read.
#[derive(Debug, Clone, Args)]
pub(super) struct Reading {
    /// Read what .gitignore, .ignore and .aklintignore leave out
    #[arg(long)]
    pub(super) no_ignore: bool,
    /// Leave out what matches this pattern (as in .gitignore)
    #[arg(long, value_name = "GLOB")]
    pub(super) exclude: Vec<String>,
    /// Apply excludes to paths that are named, too
    #[arg(long)]
    pub(super) force_exclude: bool,
    /// Use this config for everything
    #[arg(long, value_name = "FILE", conflicts_with = "isolated")]
    pub(super) config: Option<PathBuf>,
    /// Use no config
    #[arg(long)]
    pub(super) isolated: bool,
    /// Threads; all the machine has unless set
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    pub(super) threads: usize,
}

/// What is read, and what counts.
#[derive(Debug, Args)]
pub(super) struct Selection {
    /// Run only this rule
    #[arg(long, value_name = "RULE")]
    pub(super) only: Vec<String>,
    /// Set a rule's severity
    #[arg(long, value_name = "RULE=LEVEL", value_parser = rule_level)]
    pub(super) rule: Vec<(String, Option<Severity>)>,
    #[command(flatten)]
    pub(super) reading: Reading,
}

#[derive(Debug, Args)]
pub(super) struct Baseline {
    /// Files and folders
    #[arg(value_name = "PATH", default_value = ".")]
    pub(super) paths: Vec<PathBuf>,
    /// Where to write it; .aklint-baseline.toml in the repository's folder unless set. Reasons in it are kept
    #[arg(long, short, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// Write down notes too
    #[arg(long)]
    pub(super) notes: bool,
    /// Do not print progress
    #[arg(long)]
    pub(super) no_progress: bool,
    #[command(flatten)]
    pub(super) selection: Selection,
}

#[derive(Debug, Args)]
pub(super) struct Advise {
    /// Files and folders
    #[arg(value_name = "PATH", default_value = ".")]
    pub(super) paths: Vec<PathBuf>,
    /// Output format
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(super) format: AdviseFormat,
    #[command(flatten)]
    pub(super) selection: Selection,
}

#[derive(Debug, Args)]
pub(super) struct Config {
    /// The path for which settings are shown
    #[arg(value_name = "PATH", default_value = ".")]
    pub(super) path: PathBuf,
    #[command(flatten)]
    pub(super) selection: Selection,
}

#[derive(Debug, Args)]
pub(super) struct Providers {
    /// Show this row alone, with what it needs and code that sets it up
    #[arg(value_name = "ROW", value_parser = row)]
    pub(super) row: Option<Row>,
    /// With a row: only the code for this SDK
    #[arg(long, value_name = "SDK", requires = "row", value_parser = generation)]
    pub(super) sdk: Option<Generation>,
    /// Output format of the table
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub(super) format: TableFormat,
}

#[derive(Debug, Args)]
pub(super) struct Explain {
    /// The rule's name
    #[arg(value_name = "RULE")]
    pub(super) rule: String,
}

#[derive(Debug, Args)]
pub(super) struct Hook {
    #[command(subcommand)]
    pub(super) what: HookCommand,
}

#[derive(Debug, Subcommand)]
pub(super) enum HookCommand {
    /// Have git check what is staged before each commit. A hook that is there already still runs, first
    Install(HookInstall),
    /// Take aklint's hooks away, and put back what was there before
    Uninstall,
}

#[derive(Debug, Args)]
pub(super) struct HookInstall {
    /// Also check, before each push, every commit that the remote does not have
    #[arg(long)]
    pub(super) pre_push: bool,
    /// Write hooks into a folder that other repositories use too (a global core.hooksPath)
    #[arg(long)]
    pub(super) force: bool,
}

#[derive(Debug, Args)]
pub(super) struct Completions {
    /// The shell that reads the script
    #[arg(value_name = "SHELL")]
    pub(super) shell: clap_complete::Shell,
}

#[derive(Debug, Args)]
pub(super) struct Man {
    /// The command that the page is about
    #[arg(value_name = "COMMAND")]
    pub(super) commands: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum LangArg {
    En,
    Zh,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum SeverityArg {
    Note,
    Warning,
    Error,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people
    Human,
    /// One document, see docs/json.md
    Json,
    /// One finding a line
    Jsonl,
    /// SARIF 2.1.0
    Sarif,
    /// Workflow commands of GitHub Actions
    Github,
    /// GitLab Code Quality, see docs/formats.md
    #[value(alias = "gitlab-codequality")]
    Gitlab,
    /// GitLab secret detection, see docs/formats.md
    GitlabSecrets,
    /// JUnit XML
    Junit,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum TableFormat {
    Table,
    Json,
    Markdown,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum AdviseFormat {
    Human,
    Json,
}

impl From<LangArg> for Lang {
    fn from(lang: LangArg) -> Self {
        match lang {
            LangArg::En => Self::En,
            LangArg::Zh => Self::Zh,
        }
    }
}

impl From<SeverityArg> for Severity {
    fn from(severity: SeverityArg) -> Self {
        match severity {
            SeverityArg::Note => Self::Note,
            SeverityArg::Warning => Self::Warning,
            SeverityArg::Error => Self::Error,
        }
    }
}

impl From<Format> for render::Format {
    fn from(format: Format) -> Self {
        match format {
            Format::Human => Self::Human,
            Format::Json => Self::Json,
            Format::Jsonl => Self::Jsonl,
            Format::Sarif => Self::Sarif,
            Format::Github => Self::Github,
            Format::Gitlab => Self::Gitlab,
            Format::GitlabSecrets => Self::GitlabSecrets,
            Format::Junit => Self::Junit,
        }
    }
}

impl From<TableFormat> for render::TableFormat {
    fn from(format: TableFormat) -> Self {
        match format {
            TableFormat::Table => Self::Table,
            TableFormat::Json => Self::Json,
            TableFormat::Markdown => Self::Markdown,
        }
    }
}

fn row(text: &str) -> Result<Row, String> {
    named(text, &Row::ALL, Row::id)
}

fn generation(text: &str) -> Result<Generation, String> {
    named(text, &Generation::ALL, Generation::id)
}

fn named<T: Copy>(text: &str, all: &[T], name: impl Fn(T) -> &'static str) -> Result<T, String> {
    let names = || all.iter().map(|one| name(*one)).collect::<Vec<_>>().join(", ");
    all.iter().copied().find(|one| name(*one) == text).ok_or_else(|| format!("it is one of {}", names()))
}

fn rule_name(text: &str) -> Result<String, String> {
    let mut rules = Catalog::builtin().checks.keys();
    if rules.any(|rule| rule == text) {
        Ok(text.to_owned())
    } else {
        Err("there is no such rule; see aklint rules".to_owned())
    }
}

fn rule_level(text: &str) -> Result<(String, Option<Severity>), String> {
    let (rule, level) = text.split_once('=').ok_or("write it as RULE=LEVEL, as in missing-refresh=error")?;
    let level = match level {
        "off" => None,
        "note" => Some(Severity::Note),
        "warning" => Some(Severity::Warning),
        "error" => Some(Severity::Error),
        _ => return Err("the level is one of off, note, warning, error".to_owned()),
    };
    Ok((rule.to_owned(), level))
}

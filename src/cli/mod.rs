//! The command line: one short function per subcommand. The only place that writes files, and the only one that knows a terminal.

mod args;
mod baseline;
mod check;
mod diff;
mod fingerprint;
mod fix;
mod history;
mod hook;
mod progress;
mod shell;
mod show;
mod verify;

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use clap::Parser as _;

use crate::catalog::Catalog;
use crate::catalog::text::{Lang, Text};
use crate::finding::Problem;
use crate::input::read::{Content, read_stream};
use crate::lsp;
use crate::render::{self, Style};
use args::{Arguments, Command};

/// How a run ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    /// Nothing at or above the severity that fails a run.
    Clean,
    /// Something.
    Findings,
    /// The job could not be done, or not wholly.
    Trouble,
}

/// Why a command could not do its job, in words.
struct Failure(Text);

impl From<Text> for Failure {
    fn from(text: Text) -> Self {
        Self(text)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self(Text::same(error.to_string()))
    }
}

/// Runs the program with these arguments: 0 for clean, 1 for findings, 2 when the job could not be done.
#[must_use]
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version are answers, not errors; clap knows which stream each belongs to.
            let is_told = error.print().is_ok_and(|()| !error.use_stderr());
            return ExitCode::from(if is_told { 0 } else { 2 });
        }
    };
    let lang = arguments.lang.map_or_else(locale, Lang::from);
    let result = match &arguments.command {
        Command::Check(check) => check::check(&arguments, check),
        Command::Fix(asked) => fix::fix(&arguments, asked),
        Command::Fingerprint => fingerprint::fingerprint(&arguments),
        Command::Verify(asked) => verify::verify(&arguments, asked),
        Command::History(asked) => history::history(&arguments, asked),
        Command::Baseline(options) => baseline::baseline(&arguments, options),
        Command::Advise(advise) => check::advise(&arguments, advise),
        Command::Config(config) => check::config(&arguments, config),
        Command::Providers(providers) => show::providers(&arguments, providers),
        Command::Explain(explain) => show::explain(&arguments, explain),
        Command::Rules => show::rules(&arguments),
        Command::Lsp(_) => lsp(),
        Command::Hook(hook) => hook::hook(hook, lang),
        Command::Completions(completions) => shell::completions(completions),
        Command::Man(man) => shell::man(man),
    };
    match result {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Ok(Outcome::Trouble) => ExitCode::from(2),
        Err(Failure(text)) => {
            complain(text.get(lang));
            ExitCode::from(2)
        }
    }
}

/// `aklint lsp`.
fn lsp() -> Result<Outcome, Failure> {
    let served = lsp::serve_stdio(lsp::Surroundings { locale: locale(), now: check::now });
    let is_orderly = served.map_err(|_| {
        Failure(Text {
            en: "the connection to the editor broke, or what came was no message of the protocol".to_owned(),
            zh: "与编辑器的连接已中断，或收到的内容不符合协议".to_owned(),
        })
    })?;
    // 1 for a client that leaves without a word, as the protocol has it.
    Ok(if is_orderly { Outcome::Clean } else { Outcome::Findings })
}

/// Says on standard error what is wrong. It may quote names and lines of files, which must not act on a terminal.
fn complain(text: &str) {
    let lines: Vec<String> = text.lines().map(render::clean).collect();
    let _ = writeln!(io::stderr(), "aklint: {}", lines.join("\n"));
}

/// What is wrong, behind the name of the file that it is wrong with.
fn with_place(problem: &Problem) -> Text {
    let path = render::clean(&problem.path);
    Text { en: format!("{path}: {}", problem.text.en), zh: format!("{path}: {}", problem.text.zh) }
}

/// The language of the machine.
fn locale() -> Lang {
    sys_locale::get_locale().map_or(Lang::En, |locale| Lang::of_locale(&locale))
}

/// All that is written to standard input, decoded as that of a file.
fn from_stdin() -> Result<String, Failure> {
    let read =
        read_stream(io::stdin().lock(), 0, "<stdin>", &|_| true).map_err(|problem| Failure(with_place(&problem)))?;
    match read.content {
        Content::Text(decoded) => Ok(decoded.text),
        Content::Dull | Content::Binary => Err(Failure(Catalog::builtin().word("stdin.no-text").clone())),
    }
}

/// How an answer looks that is no report: in this language, with the colours and columns that there are.
fn plain_style(arguments: &Arguments, lang: Lang) -> Style {
    Style { lang, color: takes_color(arguments.color), width: width(), ..Style::default() }
}

/// Does `write` on standard output. A reader that has seen enough (`| head`) is no failure.
fn to_stdout(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match write(&mut out).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other.map_err(Failure::from),
    }
}

/// Whether standard output takes colours.
fn takes_color(choice: args::Color) -> bool {
    match choice {
        args::Color::Always => true,
        args::Color::Never => false,
        args::Color::Auto => {
            let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
            let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
            let forced = is_set("FORCE_COLOR") || is_set("CLICOLOR_FORCE");
            !is_set("NO_COLOR") && (forced || (io::stdout().is_terminal() && !is_dumb))
        }
    }
}

/// The columns of the terminal; 80 where there is none.
fn width() -> usize {
    let asked = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let seen = || io::stdout().is_terminal().then(textwrap::termwidth);
    asked.or_else(seen).unwrap_or(80).clamp(40, 160)
}

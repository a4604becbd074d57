//! Commands that describe the program to the machine that it is installed on: `completions`, `man`.

use clap::builder::PossibleValuesParser;
use clap::{Command, CommandFactory as _};

use crate::catalog::Catalog;
use crate::catalog::provider::Row;
use crate::catalog::sdk::Generation;
use crate::catalog::text::Text;
use crate::render;

use super::args::{self, Arguments};
use super::{Failure, Outcome, to_stdout};

/// `aklint completions`.
pub(super) fn completions(completions: &args::Completions) -> Result<Outcome, Failure> {
    let mut command = with_names(Arguments::command());
    let name = command.get_name().to_owned();
    let mut script = Vec::new();
    // What makes the script takes no refusal, and a pipe may refuse.
    clap_complete::generate(completions.shell, &mut command, name, &mut script);
    to_stdout(|out| out.write_all(&script))?;
    Ok(Outcome::Clean)
}

/// `aklint man`.
pub(super) fn man(man: &args::Man) -> Result<Outcome, Failure> {
    let mut command = Arguments::command().disable_help_subcommand(true);
    command.build();
    for name in &man.commands {
        let Some(found) = command.find_subcommand(name).cloned() else {
            let shown = render::clean(name);
            return Err(Failure(Text {
                en: format!("there is no command {shown}; `aklint help` lists them"),
                zh: format!("没有名为 {shown} 的命令；用 `aklint help` 查看全部命令"),
            }));
        };
        command = found;
    }
    // A page of no day: without the blank, readers would take what comes next for its day.
    let page = clap_mangen::Man::new(command).date(" ").source(concat!("aklint ", env!("CARGO_PKG_VERSION")));
    to_stdout(|out| page.render(out))?;
    Ok(Outcome::Clean)
}

/// Tells a shell the names that some arguments take. What is typed is held against them elsewhere, in better words.
fn with_names(command: Command) -> Command {
    let rules = || Catalog::builtin().checks.keys().map(String::as_str).collect();
    command.mut_subcommands(|command| {
        command.mut_args(|arg| {
            let names: Vec<&'static str> = match arg.get_id().as_str() {
                "rule" if arg.is_positional() => rules(),
                "only" => rules(),
                "row" => Row::ALL.into_iter().map(Row::id).collect(),
                "sdk" => Generation::ALL.into_iter().map(Generation::id).collect(),
                _ => return arg,
            };
            arg.value_parser(PossibleValuesParser::new(names))
        })
    })
}

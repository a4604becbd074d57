//! Commands that print what is known: `providers`, `explain`, `rules`.

use crate::catalog::Catalog;
use crate::catalog::text::{Lang, Text};
use crate::render::{self, Style, TableFormat};
use crate::settings::error::nearest;

use super::args::{self, Arguments};
use super::{Failure, Outcome, locale, plain_style, to_stdout};

/// `aklint providers`.
pub(super) fn providers(arguments: &Arguments, providers: &args::Providers) -> Result<Outcome, Failure> {
    if let Some(row) = providers.row {
        to_stdout(|out| render::row(Catalog::builtin(), row, providers.sdk, &style(arguments), out))?;
        return Ok(Outcome::Clean);
    }
    let format = TableFormat::from(providers.format);
    to_stdout(|out| render::providers(Catalog::builtin(), format, &style(arguments), out))?;
    Ok(Outcome::Clean)
}

/// `aklint explain`.
pub(super) fn explain(arguments: &Arguments, explain: &args::Explain) -> Result<Outcome, Failure> {
    let catalog = Catalog::builtin();
    let Some(check) = catalog.checks.get(&explain.rule) else {
        let known = catalog.checks.keys().map(String::as_str);
        let shown = render::clean(&explain.rule);
        let (en, zh) = match nearest(&explain.rule, known) {
            Some(meant) => (format!("; did you mean {meant}?"), format!("，是否想写 {meant}？")),
            None => ("; `aklint rules` lists them".to_owned(), "；用 `aklint rules` 查看全部规则".to_owned()),
        };
        return Err(Failure(Text {
            en: format!("there is no rule {shown}{en}"),
            zh: format!("没有名为 {shown} 的规则{zh}"),
        }));
    };
    to_stdout(|out| render::explain(catalog, check, &style(arguments), out))?;
    Ok(Outcome::Clean)
}

/// `aklint rules`.
pub(super) fn rules(arguments: &Arguments) -> Result<Outcome, Failure> {
    to_stdout(|out| render::rules(Catalog::builtin(), &style(arguments), out))?;
    Ok(Outcome::Clean)
}

fn style(arguments: &Arguments) -> Style {
    plain_style(arguments, arguments.lang.map_or_else(locale, Lang::from))
}

//! Writes a report, the selection table and the rules' pages in every output format.
//!
//! One file a format, each with its own serializable structs. Everything here is already masked: findings carry masks
//! and fingerprints, excerpts are blanked.

mod advice;
mod github;
mod gitlab;
mod gitlab_secrets;
mod human;
mod json;
mod junit;
mod mended;
mod page;
mod row;
mod sarif;
mod screen;
mod settings;
mod snippet;
mod statistics;
mod summary;
mod survey;
mod table;
#[cfg(test)]
mod tests;
mod verified;

use std::io::{self, Write};
use std::time::Duration;

use crate::catalog::Catalog;
use crate::catalog::provider::Row;
use crate::catalog::sdk::Generation;
use crate::catalog::text::{Lang, Text};
use crate::finding::{Finding, Label, Position, Recommendation, Report};
use crate::source::paths;

pub use mended::{Extent, difference, mended};
pub use page::{explain, rules};
pub use row::row;
pub use screen::clean;
pub use settings::settings;
pub use statistics::{statistics, statistics_json};
pub use survey::{survey, survey_json};
pub use table::{TableFormat, providers};
pub use verified::{verified, verified_json};

/// How a report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For people at a terminal.
    Human,
    /// One document: see `docs/json.md`.
    Json,
    /// One finding a line, then a line with the rest.
    Jsonl,
    /// SARIF 2.1.0, for code scanning services.
    Sarif,
    /// Workflow commands of GitHub Actions, shown at the lines of a pull request.
    Github,
    /// Code Quality of GitLab, shown at the lines of a merge request.
    Gitlab,
    /// GitLab's report of exposed secrets.
    GitlabSecrets,
    /// JUnit's XML, which every CI system shows.
    Junit,
}

/// How things are shown to people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// The language of sentences, in every format.
    pub lang: Lang,
    /// Whether the terminal takes colours.
    pub color: bool,
    /// Columns of the terminal.
    pub width: usize,
    /// Shows notes as well. Machine-readable formats always have them.
    pub verbose_notes: bool,
    /// How long the run took. Machine-readable output is the same in every run, but for the one format that asks for times.
    pub elapsed: Option<Duration>,
    /// When the run began, in seconds since 1970; for that format alone.
    pub started: Option<i64>,
}

impl Default for Style {
    fn default() -> Self {
        Self { lang: Lang::En, color: false, width: 80, verbose_notes: false, elapsed: None, started: None }
    }
}

/// Writes `report`. Fails only when `out` does.
pub fn report(
    report: &Report,
    format: Format,
    style: &Style,
    catalog: &Catalog,
    out: &mut dyn Write,
) -> io::Result<()> {
    let words = Words { catalog, lang: style.lang };
    // A terminal would otherwise be written to a line, and a file a JSON token, at a time.
    let mut out = io::BufWriter::new(out);
    match format {
        Format::Human => human::write(report, style, words, &mut out),
        Format::Json => json::write(report, words, &mut out),
        Format::Jsonl => json::write_lines(report, words, &mut out),
        Format::Sarif => sarif::write(report, words, &mut out),
        Format::Github => github::write(report, style, words, &mut out),
        Format::Gitlab => gitlab::write(report, words, &mut out),
        Format::GitlabSecrets => gitlab_secrets::write(report, style, words, &mut out),
        Format::Junit => junit::write(report, style, words, &mut out),
    }?;
    out.flush()
}

/// What there is to say of a finding without its places, a sentence or fact a line, safe to show: the message first.
#[must_use]
pub fn sentences(catalog: &Catalog, lang: Lang, finding: &Finding) -> Vec<String> {
    let words = Words { catalog, lang };
    std::iter::once(words.say(&finding.message)).chain(words.what_to_do(finding)).collect()
}

/// The recommended row on one line, or the rows to choose from.
#[must_use]
pub fn advice_line(catalog: &Catalog, lang: Lang, advice: &Recommendation) -> String {
    Words { catalog, lang }.advice_line(advice)
}

/// What Markdown calls the language of an SDK's code.
#[must_use]
pub fn fence(generation: Generation) -> &'static str {
    match generation {
        Generation::OssV2 | Generation::Oss2 | Generation::Credentials => "python",
        Generation::Opendal | Generation::OssRustV2 | Generation::Reqsign => "rust",
    }
}

/// The catalogue's phrases in the asked language.
#[derive(Clone, Copy)]
struct Words<'c> {
    catalog: &'c Catalog,
    lang: Lang,
}

impl<'c> Words<'c> {
    /// The phrase `report.<key>`.
    fn get(self, key: &str) -> &'c str {
        self.catalog.word(&format!("report.{key}")).get(self.lang)
    }

    /// The phrase with its names filled in.
    fn fill(self, key: &str, values: &[(&str, &str)]) -> String {
        self.catalog.phrase(&format!("report.{key}"), values).get(self.lang).to_owned()
    }

    /// A phrase with a number, in the singular where the language has one.
    fn count(self, key: &str, n: usize) -> String {
        let one = format!("{key}-one");
        let key = if n == 1 && self.catalog.words.contains_key(&format!("report.{one}")) { &one } else { key };
        self.fill(key, &[("n", &n.to_string())])
    }

    /// The language as a BCP 47 tag.
    fn tag(self) -> &'static str {
        match self.lang {
            Lang::En => "en",
            Lang::Zh => "zh-CN",
        }
    }

    /// The recommended row on one line, or the rows to choose from, for formats that have no room for more.
    fn advice_line(self, advice: &Recommendation) -> String {
        let name = |row: Row| self.catalog.row(row).name.get(self.lang);
        let (key, text) = if let Some(row) = advice.row {
            let brief = self.catalog.row(row).brief.get(self.lang);
            ("recommended", self.fill("row-with-brief", &[("row", name(row)), ("brief", brief)]))
        } else {
            let rows: Vec<&str> = advice.otherwise.iter().map(|row| name(*row)).collect();
            ("choose", rows.join(" · "))
        };
        self.fill("key-and-text", &[("key", self.get(key)), ("text", &text)])
    }

    /// What there is to say about a finding, a fact a line, for formats that have no room for more.
    fn lines(self, report: &Report, finding: &Finding) -> Vec<String> {
        let mut lines = vec![self.say(&finding.message)];
        for label in &finding.related {
            lines.push(format!("{} {}", self.place(report, label), self.say(&label.text)));
        }
        lines.extend(self.what_to_do(finding));
        let page = format!("aklint explain {}", finding.rule);
        lines.push(self.fill("key-and-text", &[("key", self.get("see")), ("text", &page)]));
        lines
    }

    /// The part of that which says what to do.
    fn what_to_do(self, finding: &Finding) -> Vec<String> {
        let keys = std::iter::once("first").chain(std::iter::repeat("also"));
        let help = keys
            .zip(&finding.help)
            .map(|(key, help)| self.fill("key-and-text", &[("key", self.get(key)), ("text", &self.say(help))]));
        let advice = finding.advice.as_ref().map(|advice| self.advice_line(advice));
        self.verified_line(finding).into_iter().chain(help).chain(advice).collect()
    }

    /// [`Words::verified`] on a line of its own.
    fn verified_line(self, finding: &Finding) -> Option<String> {
        let text = self.verified(finding)?;
        Some(self.fill("key-and-text", &[("key", self.get("verified")), ("text", &text)]))
    }

    /// What came of trying the key that a finding is about.
    fn verified(self, finding: &Finding) -> Option<String> {
        finding.secret.as_ref()?.verification.as_ref().map(|verification| self.verification(verification))
    }

    /// A text of a finding, safe to show on one line.
    fn say(self, text: &Text) -> String {
        screen::clean(text.get(self.lang))
    }

    /// Where a label stands, for people: `path:line:column`, or the cell of a notebook.
    fn place(self, report: &Report, label: &Label) -> String {
        let path = screen::clean(&label.path);
        match report.start(label) {
            Some(Position { cell: Some((cell, line)), .. }) => {
                let cell = self.fill("cell", &[("cell", &cell.to_string()), ("line", &line.to_string())]);
                format!("{path}, {cell}")
            }
            Some(Position { line, column, cell: None }) => format!("{path}:{line}:{column}"),
            None => path,
        }
    }
}

impl Report {
    fn start(&self, label: &Label) -> Option<Position> {
        self.excerpts.get(&label.path).map(|excerpt| excerpt.position(label.span.start))
    }

    /// `path` as services know it, which see the repository and not where a scan was started.
    fn in_repository(&self, path: &str) -> String {
        paths::below(&self.origin.repository, &self.origin.folder, path)
    }

    fn end(&self, label: &Label) -> Option<Position> {
        self.excerpts.get(&label.path).map(|excerpt| excerpt.position(label.span.end))
    }
}

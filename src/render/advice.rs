//! What to do about a finding, below its lines: one fact a row, and nothing twice.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use super::screen::{Paint, clean, pad, width, wrap};
use super::{Style, Words};
use crate::catalog::provider::Row;
use crate::finding::{Finding, Recommendation, Report};

/// Longer snippets are pointed to.
const SHORT: usize = 14;

const KEYS: [&str; 14] = [
    "verified",
    "first",
    "also",
    "recommended",
    "choose",
    "because",
    "decides",
    "needs",
    "requires",
    "instead-of",
    "otherwise",
    "code",
    "elsewhere",
    "see",
];

/// Writes the advice of one finding after the other and remembers what was said.
pub(super) struct Advisor<'r> {
    report: &'r Report,
    style: &'r Style,
    words: Words<'r>,
    paint: Paint,
    key_width: usize,
    said: Option<(Vec<Fact>, Vec<String>)>,
    codes: BTreeMap<String, String>,
    rules: BTreeSet<&'static str>,
}

#[derive(Clone, PartialEq, Eq)]
struct Fact {
    key: &'static str,
    /// Stands out at the start of the text.
    lead: String,
    text: String,
}

impl Fact {
    fn new(key: &'static str, text: String) -> Self {
        Self { key, lead: String::new(), text }
    }
}

impl<'r> Advisor<'r> {
    pub(super) fn new(report: &'r Report, style: &'r Style, words: Words<'r>) -> Self {
        let key_width = KEYS.iter().map(|key| width(words.get(key))).max().unwrap_or(0);
        let paint = Paint { color: style.color };
        Self { report, style, words, paint, key_width, said: None, codes: BTreeMap::new(), rules: BTreeSet::new() }
    }

    /// Forgets what advice came last, so that the first finding of a file has all of its own.
    pub(super) fn new_file(&mut self) {
        self.said = None;
    }

    /// Writes the advice of a finding; `elsewhere` are the places of others that are about the same secret.
    pub(super) fn write(&mut self, finding: &'r Finding, elsewhere: &[String], out: &mut dyn Write) -> io::Result<()> {
        let help: Vec<String> = finding.help.iter().map(|help| self.words.say(help)).collect();
        let facts = finding.advice.as_ref().map(|advice| self.facts(advice)).unwrap_or_default();
        let (same_facts, same_help) = match &self.said {
            Some((said, said_help)) => (*said == facts, *said_help == help),
            None => (false, false),
        };

        if let Some(text) = self.words.verified(finding) {
            self.fact(&Fact::new("verified", text), out)?;
        }
        // The most urgent line is never left out.
        let shown = if same_help { help.len().min(1) } else { help.len() };
        for (at, text) in help[..shown].iter().enumerate() {
            self.fact(&Fact::new(if at == 0 { "first" } else { "also" }, text.clone()), out)?;
        }
        if let Some(advice) = &finding.advice {
            if same_facts {
                self.fact(&self.short(advice), out)?;
            } else {
                for (at, fact) in facts.iter().enumerate() {
                    // A key stands once for all its rows.
                    let repeated = at > 0 && facts[at - 1].key == fact.key;
                    let key = if repeated { "" } else { self.words.get(fact.key) };
                    self.row_of(key, fact, out)?;
                }
                self.code(advice, finding, out)?;
            }
        }
        for (at, place) in elsewhere.iter().enumerate() {
            let key = if at == 0 { self.words.get("elsewhere") } else { "" };
            self.row_of(key, &Fact::new("elsewhere", place.clone()), out)?;
        }
        if self.rules.insert(finding.rule) {
            let lead = format!("aklint explain {}", finding.rule);
            self.fact(&Fact { key: "see", text: lead.clone(), lead }, out)?;
        }
        self.said = Some((facts, help));
        Ok(())
    }

    /// Advice that belongs to no finding, with all of its code.
    pub(super) fn write_alone(&self, advice: &Recommendation, out: &mut dyn Write) -> io::Result<()> {
        let facts = self.facts(advice);
        for (at, fact) in facts.iter().enumerate() {
            let repeated = at > 0 && facts[at - 1].key == fact.key;
            self.row_of(if repeated { "" } else { self.words.get(fact.key) }, fact, out)?;
        }
        let code = advice.snippet.as_ref().map(|snippet| snippet.code.trim_matches('\n')).unwrap_or_default();
        if !code.is_empty() {
            writeln!(out)?;
        }
        code.lines().try_for_each(|line| writeln!(out, "{}", format!("    {}", self.paint.code(line)).trim_end()))
    }

    fn facts(&self, advice: &Recommendation) -> Vec<Fact> {
        let words = self.words;
        let mut facts = Vec::new();
        let reason = words.say(&advice.reason);
        if let Some(row) = advice.row {
            let lead = self.row(row);
            let brief = words.say(&words.catalog.row(row).brief);
            let text = words.fill("row-with-brief", &[("row", &lead), ("brief", &brief)]);
            facts.push(Fact { key: "recommended", lead, text });
        } else {
            let rows: Vec<String> = advice.otherwise.iter().map(|row| self.row(*row)).collect();
            facts.push(Fact::new("choose", rows.join(" · ")));
        }
        for because in &advice.because {
            let lead = words.place(self.report, because);
            // A column says nothing about a line of YAML.
            let lead = match (lead.rsplit_once(':'), self.report.start(because)) {
                (Some((place, _)), Some(position)) if position.cell.is_none() => place.to_owned(),
                _ => lead,
            };
            let text = format!("{lead} {}", words.say(&because.text));
            facts.push(Fact { key: "because", lead, text });
        }
        if !reason.is_empty() {
            facts.push(Fact::new(if advice.row.is_some() { "because" } else { "decides" }, reason));
        }
        for need in &advice.needs {
            facts.push(Fact::new("needs", words.say(need)));
        }
        if !advice.requires.is_empty() {
            let requires: Vec<String> = advice.requires.iter().map(|package| clean(package)).collect();
            facts.push(Fact::new("requires", requires.join(" ")));
        }
        if let Some(row) = advice.replaces {
            facts.push(Fact::new("instead-of", self.row(row)));
        }
        if advice.row.is_some() && !advice.otherwise.is_empty() {
            let rows: Vec<String> = advice.otherwise.iter().map(|row| self.row(*row)).collect();
            facts.push(Fact::new("otherwise", rows.join(" · ")));
        }
        facts
    }

    fn short(&self, advice: &Recommendation) -> Fact {
        match advice.row {
            Some(row) => {
                let lead = self.row(row);
                let text = self.words.fill("as-above", &[("row", &lead)]);
                Fact { key: "recommended", lead, text }
            }
            None => Fact::new("choose", self.words.get("all-as-above").to_owned()),
        }
    }

    fn code(&mut self, advice: &Recommendation, finding: &Finding, out: &mut dyn Write) -> io::Result<()> {
        let Some(snippet) = &advice.snippet else { return Ok(()) };
        let code = snippet.code.trim_matches('\n');
        let lines: Vec<&str> = code.lines().collect();
        if let Some(place) = self.codes.get(code) {
            let text = self.words.fill("code-as-at", &[("place", place)]);
            return self.fact(&Fact::new("code", text), out);
        }
        if lines.len() > SHORT {
            let row = advice.row.map_or("", Row::id);
            let values = [("n", &*lines.len().to_string()), ("row", row), ("sdk", snippet.generation.id())];
            return self.fact(&Fact::new("code", self.words.fill("code-long", &values)), out);
        }
        self.codes.insert(code.to_owned(), self.words.place(self.report, &finding.primary));
        for (at, line) in lines.iter().enumerate() {
            let key = if at == 0 { self.words.get("code") } else { "" };
            // Code is not wrapped: it is there to be copied.
            let line = format!("  {}  {}", self.key(key), self.paint.code(&clean(&line.replace('\t', "    "))));
            writeln!(out, "{}", line.trim_end())?;
        }
        Ok(())
    }

    fn row(&self, row: Row) -> String {
        self.words.say(&self.words.catalog.row(row).name)
    }

    fn key(&self, key: &str) -> String {
        let padded = pad(key, self.key_width);
        padded.replacen(key, &self.paint.bold(key), usize::from(!key.is_empty()))
    }

    fn fact(&self, fact: &Fact, out: &mut dyn Write) -> io::Result<()> {
        self.row_of(self.words.get(fact.key), fact, out)
    }

    fn row_of(&self, key: &str, fact: &Fact, out: &mut dyn Write) -> io::Result<()> {
        let room = self.style.width.saturating_sub(self.key_width + 4);
        for (at, line) in wrap(&fact.text, room).iter().enumerate() {
            let key = if at == 0 { key } else { "" };
            let line = match line.strip_prefix(&fact.lead) {
                Some(rest) if at == 0 => format!("{}{rest}", self.paint.code(&fact.lead)),
                _ => line.clone(),
            };
            writeln!(out, "  {}  {line}", self.key(key))?;
        }
        Ok(())
    }
}

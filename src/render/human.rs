//! Findings for people at a terminal: a sentence, the lines it is about, and what to do.

use std::collections::HashMap;
use std::fmt;
use std::io::{self, Write};

use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents, SourceCode,
    SourceSpan, SpanContents, ThemeStyles,
};

use super::advice::Advisor;
use super::screen::{Paint, clean, wrap};
use super::snippet::{Block, blocks};
use super::summary::Summary;
use super::{Style, Words};
use crate::catalog::check::Severity;
use crate::finding::{Extent, Finding, Problem, Report};
use crate::mask::Fingerprint;

pub(super) fn write(report: &Report, style: &Style, words: Words<'_>, out: &mut dyn Write) -> io::Result<()> {
    let paint = Paint { color: style.color };
    let mut advisor = Advisor::new(report, style, words);
    let mut groups = groups(report);
    for file in &report.files {
        advisor.new_file();
        for finding in &file.findings {
            if finding.severity == Severity::Note && !style.verbose_notes {
                continue;
            }
            // The first finding about a secret speaks for all that say the same of it.
            let elsewhere = match group_of(finding) {
                Some(group) => match groups.remove(&group) {
                    Some(places) => places,
                    None => continue,
                },
                None => Vec::new(),
            };
            header(finding, style, words, paint, out)?;
            let labels = std::iter::once(&finding.primary).chain(&finding.related);
            for block in blocks(report, labels, style.width, words) {
                match block {
                    Ok(block) => out.write_all(drawn(&block, finding.severity, style).as_bytes())?,
                    Err(place) => writeln!(out, "   {place}")?,
                }
            }
            advisor.write(finding, elsewhere.get(1..).unwrap_or_default(), out)?;
            writeln!(out)?;
        }
    }
    for problem in &report.problems {
        write_problem(report, problem, style, words, paint, out)?;
    }
    if !report.problems.is_empty() {
        writeln!(out)?;
    }
    write_summary(&Summary::of(report, style, words), style, paint, out)
}

/// What findings share that are about the same secret: the rule, how bad it is, and the secret's fingerprint.
type Group = (&'static str, Severity, Fingerprint);

fn group_of(finding: &Finding) -> Option<Group> {
    let secret = finding.secret.as_ref()?;
    Some((finding.rule, finding.severity, secret.fingerprint))
}

/// The places of the findings that are about the same secret, in order.
fn groups(report: &Report) -> HashMap<Group, Vec<String>> {
    let mut groups: HashMap<Group, Vec<String>> = HashMap::new();
    for finding in report.findings() {
        let Some(group) = group_of(finding) else { continue };
        let Some(excerpt) = report.excerpts.get(&finding.primary.path) else { continue };
        let position = excerpt.position(finding.primary.span.start);
        let place = format!("{}:{}:{}", clean(&finding.primary.path), position.line, position.column);
        groups.entry(group).or_default().push(place);
    }
    groups
}

/// `error[rule] sentence`, the sentence hanging where it wraps.
fn header(finding: &Finding, style: &Style, words: Words<'_>, paint: Paint, out: &mut dyn Write) -> io::Result<()> {
    let severity = words.get(&format!("severity-{}", finding.severity));
    let title = format!("{severity}[{}]", finding.rule);
    let sentence = format!("{title} {}", words.say(&finding.message));
    for (at, line) in wrap(&sentence, style.width).iter().enumerate() {
        match line.strip_prefix(&title) {
            Some(rest) if at == 0 => {
                writeln!(out, "{}{}", paint.severity(finding.severity, &title), paint.bold(rest))?;
            }
            _ => writeln!(out, "{}", paint.bold(line))?,
        }
    }
    Ok(())
}

fn write_problem(
    report: &Report,
    problem: &Problem,
    style: &Style,
    words: Words<'_>,
    paint: Paint,
    out: &mut dyn Write,
) -> io::Result<()> {
    let (severity, word) = match problem.extent {
        Extent::Unseen => (Severity::Error, words.get("unseen")),
        Extent::Partial => (Severity::Warning, words.get("partial")),
        Extent::Skipped => (Severity::Note, words.get("skipped")),
    };
    let place = match (problem.span, report.excerpts.get(&problem.path)) {
        (Some(span), Some(excerpt)) => {
            let position = excerpt.position(span.start);
            format!("{}:{}:{}", clean(&problem.path), position.line, position.column)
        }
        _ => clean(&problem.path),
    };
    let sentence = format!("{word}: {place}: {}", words.say(&problem.text));
    for (at, line) in wrap(&sentence, style.width.saturating_sub(2)).iter().enumerate() {
        match line.strip_prefix(word) {
            Some(rest) if at == 0 => writeln!(out, "{}{rest}", paint.severity(severity, word))?,
            _ => writeln!(out, "  {line}")?,
        }
    }
    Ok(())
}

fn write_summary(summary: &Summary, style: &Style, paint: Paint, out: &mut dyn Write) -> io::Result<()> {
    let line = format!("{}{} · {}", summary.verdict, summary.aside, summary.extent);
    for (at, line) in wrap(&line, style.width).iter().enumerate() {
        match line.strip_prefix(&summary.verdict) {
            Some(rest) if at == 0 => {
                let verdict = match summary.worst {
                    Some(severity) => paint.severity(severity, &summary.verdict),
                    None => paint.good(&summary.verdict),
                };
                writeln!(out, "{verdict}{}", paint.dim(rest))?;
            }
            _ => writeln!(out, "{}", paint.dim(line))?,
        }
    }
    Ok(())
}

/// The block as miette draws it, without the line in which miette would put a sentence: ours stands above the first block.
fn drawn(block: &Block, severity: Severity, style: &Style) -> String {
    let mut theme = if style.color { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
    if style.color {
        let mut marks: Vec<(usize, bool)> = block.marks.iter().map(|mark| (mark.range.start, mark.primary)).collect();
        marks.sort_by_key(|(start, _)| *start);
        let ansi = ThemeStyles::ansi();
        let main = match severity {
            Severity::Error => ansi.error,
            Severity::Warning => ansi.warning,
            Severity::Note => ansi.advice,
        };
        theme.styles.highlights =
            marks.iter().map(|(_, primary)| if *primary { main.bold() } else { ansi.help }).collect();
    }
    let handler = GraphicalReportHandler::new_themed(theme)
        .with_width(style.width)
        .with_context_lines(block.text.lines().count() + 1)
        .without_primary_span_start()
        .without_syntax_highlighting();
    let mut drawing = String::new();
    handler.render_report(&mut drawing, &Shown(block)).expect("writing to a String cannot fail");
    drawing.split_once('\n').map(|(_, snippet)| snippet.to_owned()).unwrap_or_default()
}

#[derive(Debug)]
struct Shown<'b>(&'b Block);

impl fmt::Display for Shown<'_> {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

impl std::error::Error for Shown<'_> {}

impl Diagnostic for Shown<'_> {
    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(self)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.0.marks.iter().map(|mark| {
            let text = (!mark.text.is_empty()).then(|| mark.text.clone());
            LabeledSpan::new(text, mark.range.start, mark.range.len())
        })))
    }
}

impl SourceCode for Shown<'_> {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let inner = <str as SourceCode>::read_span(&self.0.text, span, before, after)?;
        Ok(Box::new(MietteSpanContents::new_named(
            self.0.title.clone(),
            inner.data(),
            *inner.span(),
            inner.line() + self.0.first - 1,
            inner.column(),
            inner.line_count(),
        )))
    }
}

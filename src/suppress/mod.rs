//! Comments that silence findings: `# aklint: ignore[rule] reason`; files that list what was known before.
//!
//! Such a comment names its rules. What it silences is kept and counted; what it does not silence is reported.

pub mod baseline;
pub mod known;
pub mod parse;

use std::collections::HashMap;

use crate::finding::{Finding, Quieted, QuietedBy};
use crate::settings::error::nearest;
use crate::source::{Lines, Span};

pub use parse::parse;

/// The rule that reports comments that silence nothing. Whether a comment silences *that* shows only after they are
/// known, so it is never counted as unused itself.
pub const UNUSED: &str = "unused-suppression";

/// A comment that silences findings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suppression {
    /// The comment from `aklint:` to the end of its reason.
    pub span: Span,
    /// The rules that it names. Empty when it names none: then it silences nothing.
    pub rules: Vec<NamedRule>,
    /// Why.
    pub reason: Option<String>,
    /// What it covers.
    pub covers: Covers,
}

/// A rule's name as it stands in a comment. It is what somebody wrote: look it up before showing it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedRule {
    /// The name.
    pub name: String,
    /// Where it stands.
    pub span: Span,
}

/// What a suppression covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Covers {
    /// What begins or ends on one of these lines; zero-based, both included.
    Lines(usize, usize),
    /// The whole file.
    File,
}

/// Findings, sorted out.
#[derive(Debug, Clone, Default)]
pub struct Applied {
    /// What nobody silenced.
    pub shown: Vec<Finding>,
    /// What somebody did.
    pub quieted: Vec<Quieted>,
    /// What silenced nothing.
    pub unused: Vec<UnusedPart>,
}

/// A part of a suppression that silenced nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnusedPart {
    /// The suppression.
    pub suppression: Suppression,
    /// Which of its rules; 0 when it has none.
    pub rule: usize,
    /// Why it silenced nothing.
    pub kind: UnusedKind,
}

/// Why a suppression silenced nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UnusedKind {
    /// There is no such finding.
    Unused,
    /// There is no such rule.
    UnknownRule {
        /// The rule that was probably meant.
        nearest: Option<String>,
    },
    /// It names no rule.
    NoRule,
}

/// Sorts a file's findings out. `lines` are those of the file that the suppressions were read from; findings whose
/// primary label lies in another file are never passed here.
#[must_use]
pub fn apply(findings: Vec<Finding>, suppressions: &[Suppression], lines: &Lines, known_rules: &[&str]) -> Applied {
    let mut used: Vec<Vec<bool>> = suppressions.iter().map(|one| vec![false; one.rules.len()]).collect();
    let covering = Covering::of(suppressions);
    // What silences one finding of a rule on a line silences all of them there.
    let mut in_file = HashMap::new();
    let mut on_lines = HashMap::new();
    let mut applied = Applied::default();
    for finding in findings {
        let mut first_of = |places: &mut dyn Iterator<Item = usize>| {
            let mut first: Option<usize> = None;
            for at in places {
                for (_, used) in
                    suppressions[at].rules.iter().zip(&mut used[at]).filter(|(rule, _)| rule.name == finding.rule)
                {
                    *used = true;
                    first = Some(first.map_or(at, |first| first.min(at)));
                }
            }
            first
        };
        let label = finding.primary.span;
        let [begins, ends] = [label.start, label.end.saturating_sub(1).max(label.start)].map(|at| lines.line(at));
        let of_file = *in_file.entry(finding.rule).or_insert_with(|| first_of(&mut covering.file.iter().copied()));
        let of_lines = *on_lines
            .entry((finding.rule, begins, ends))
            .or_insert_with(|| first_of(&mut covering.of_line(begins).chain(covering.of_line(ends))));
        match of_file.into_iter().chain(of_lines).min() {
            Some(at) => {
                let reason = suppressions[at].reason.clone();
                applied.quieted.push(Quieted { finding, reason, by: QuietedBy::Comment });
            }
            None => applied.shown.push(finding),
        }
    }
    for (suppression, used) in suppressions.iter().zip(used) {
        applied.unused.extend(suppression.unused_parts(&used, known_rules));
    }
    applied
}

/// Suppressions by what they cover, as places in the list.
struct Covering {
    file: Vec<usize>,
    /// The first and the last line, and the furthest last line up to here; by the first line.
    lines: Vec<(usize, usize, usize, usize)>,
}

impl Covering {
    fn of(suppressions: &[Suppression]) -> Self {
        let mut covering = Self { file: Vec::new(), lines: Vec::new() };
        for (at, suppression) in suppressions.iter().enumerate() {
            match suppression.covers {
                Covers::File => covering.file.push(at),
                Covers::Lines(first, last) => covering.lines.push((first, last, 0, at)),
            }
        }
        covering.lines.sort_unstable();
        let mut furthest = 0;
        for (_, last, up_to_here, _) in &mut covering.lines {
            furthest = furthest.max(*last);
            *up_to_here = furthest;
        }
        covering
    }

    fn of_line(&self, line: usize) -> impl Iterator<Item = usize> {
        let from = self.lines.partition_point(|(_, _, furthest, _)| *furthest < line);
        let begun = self.lines[from..].iter().take_while(move |(first, ..)| *first <= line);
        begun.filter(move |(_, last, ..)| line <= *last).map(|(.., at)| *at)
    }
}

impl Suppression {
    fn unused_parts(&self, used: &[bool], known_rules: &[&str]) -> Vec<UnusedPart> {
        let part = |rule, kind| UnusedPart { suppression: self.clone(), rule, kind };
        if self.rules.is_empty() {
            return vec![part(0, UnusedKind::NoRule)];
        }
        let why = |name: &str, used: bool| match () {
            () if used || name == UNUSED => None,
            () if known_rules.contains(&name) => Some(UnusedKind::Unused),
            () => {
                let nearest = nearest(name, known_rules.iter().copied()).map(str::to_owned);
                Some(UnusedKind::UnknownRule { nearest })
            }
        };
        let parts = self.rules.iter().zip(used).enumerate();
        parts.filter_map(|(at, (rule, used))| Some(part(at, why(&rule.name, *used)?))).collect()
    }
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;

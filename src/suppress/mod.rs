//! Comments that silence findings: `# aklint: ignore[rule] reason`.
//!
//! Such a comment names its rules. What it silences is kept and counted; what it does not silence is reported.

pub mod parse;

use crate::finding::{Finding, Label, Quieted};
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
    let mut applied = Applied::default();
    for finding in findings {
        let mut reason = None;
        for (suppression, used) in suppressions.iter().zip(&mut used) {
            if !suppression.covers(&finding.primary, lines) {
                continue;
            }
            for (rule, used) in suppression.rules.iter().zip(used) {
                if rule.name == finding.rule {
                    *used = true;
                    reason.get_or_insert_with(|| suppression.reason.clone());
                }
            }
        }
        match reason {
            Some(reason) => applied.quieted.push(Quieted { finding, reason }),
            None => applied.shown.push(finding),
        }
    }
    for (suppression, used) in suppressions.iter().zip(used) {
        applied.unused.extend(suppression.unused_parts(&used, known_rules));
    }
    applied
}

impl Suppression {
    fn covers(&self, label: &Label, lines: &Lines) -> bool {
        let Covers::Lines(first, last) = self.covers else { return true };
        let begins = lines.line(label.span.start);
        let ends = lines.line(label.span.end.saturating_sub(1).max(label.span.start));
        [begins, ends].iter().any(|line| (first..=last).contains(line))
    }

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

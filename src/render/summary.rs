//! The last line of a report: how much was found, how much was left out, how much was looked at.

use std::time::Duration;

use super::{Style, Words};
use crate::catalog::check::Severity;
use crate::finding::{Extent, QuietedBy, Report};

/// What a run came to.
pub(super) struct Summary {
    /// What was found, in words; or that nothing was.
    pub(super) verdict: String,
    /// What is not shown, in words with brackets; may be empty.
    pub(super) aside: String,
    /// Files, bytes, seconds.
    pub(super) extent: String,
    /// The worst thing found; `None` when nothing is shown.
    pub(super) worst: Option<Severity>,
}

impl Summary {
    pub(super) fn of(report: &Report, style: &Style, words: Words<'_>) -> Self {
        let [errors, warnings, notes] =
            [Severity::Error, Severity::Warning, Severity::Note].map(|severity| report.count(severity));
        let shown_notes = if style.verbose_notes { notes } else { 0 };
        let separator = words.get("separator");

        let verdict = if errors + warnings + shown_notes > 0 {
            let mut parts = vec![words.count("errors", errors), words.count("warnings", warnings)];
            if shown_notes > 0 {
                parts.push(words.count("notes", shown_notes));
            }
            parts.join(separator)
        } else if report.problems.iter().any(|problem| problem.extent != Extent::Skipped) {
            words.get("clean-as-seen").to_owned()
        } else {
            words.get("clean").to_owned()
        };

        let mut left_out = Vec::new();
        if notes > shown_notes {
            left_out.push(words.count("notes-hidden", notes));
        }
        for (key, by) in [("quieted", QuietedBy::Comment), ("baselined", QuietedBy::Baseline)] {
            let quieted = report.quieted(by);
            if quieted > 0 {
                left_out.push(words.fill(key, &[("n", &quieted.to_string())]));
            }
        }
        let aside = match left_out.as_slice() {
            [] => String::new(),
            parts => words.fill("aside", &[("list", &parts.join(separator))]),
        };

        let mut extent = format!("{} · {}", words.count("files", report.stats.files), bytes(report.stats.bytes));
        if let Some(elapsed) = style.elapsed {
            extent = format!("{extent} · {}", seconds(elapsed));
        }
        let worst = [(Severity::Error, errors), (Severity::Warning, warnings), (Severity::Note, shown_notes)]
            .into_iter()
            .find(|(_, n)| *n > 0)
            .map(|(severity, _)| severity);
        Self { verdict, aside, extent, worst }
    }
}

fn bytes(n: u64) -> String {
    let tenths = |unit: u64| format!("{}.{}", n / unit, n % unit * 10 / unit);
    match n {
        0..1_000 => format!("{n} B"),
        1_000..1_000_000 => format!("{} kB", tenths(1_000)),
        1_000_000..1_000_000_000 => format!("{} MB", tenths(1_000_000)),
        _ => format!("{} GB", tenths(1_000_000_000)),
    }
}

fn seconds(elapsed: Duration) -> String {
    let seconds = elapsed.as_secs_f64();
    if seconds < 10.0 { format!("{seconds:.2} s") } else { format!("{seconds:.0} s") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_have_three_or_so_digits() {
        assert_eq!(
            [0, 999, 1_000, 1_260_000, 5_900_000_000].map(bytes),
            ["0 B", "999 B", "1.0 kB", "1.2 MB", "5.9 GB"]
        );
        assert_eq!(seconds(Duration::from_millis(123)), "0.12 s");
        assert_eq!(seconds(Duration::from_millis(12_600)), "13 s");
    }
}

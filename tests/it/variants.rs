//! Programs put together by chance, from a fixed seed: where a literal stands × how it is imported × how it is passed × into
//! what × how that is written. Each is a positive (the key reaches an SDK: one exposure, in its file and line) or one of its
//! nearest negatives (nothing at warning or above). Names are neutral, so only the flow can tell.

use std::fmt::Write as _;
use std::sync::Arc;

use aklint::catalog::check::Severity;
use aklint::finding::{Finding, Report};
use aklint::settings::Settings;
use aklint::source::SourceFile;

use crate::door::{self, Chance};

mod python;
mod rust;

/// Variants for each language.
const COUNT: usize = 2600;
/// Variants for each report: they stand in folders of their own.
const BATCH: usize = 20;

/// One choice for each dimension; 0 is the simplest. The first is the [`End`].
type Choices = Vec<usize>;

/// Whether the key arrives, or why not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    Arrives,
    Placeholder,
    Environment,
    /// The literal has another name than what is passed.
    OtherName,
    OtherCloud,
    /// The wrapper that leads to the SDK is never called.
    NoCaller,
    /// The name holds something else by the time it is passed.
    Rebound,
    /// Not an SDK's class, but the program's own.
    OwnClass,
}

/// As many positives as all negatives together.
const ENDS: [End; 14] = [
    End::Arrives,
    End::Placeholder,
    End::Environment,
    End::OtherName,
    End::OtherCloud,
    End::NoCaller,
    End::Rebound,
    End::OwnClass,
    End::Arrives,
    End::Arrives,
    End::Arrives,
    End::Arrives,
    End::Arrives,
    End::Arrives,
];

/// What a generator makes.
pub(crate) struct Program {
    pub(crate) files: Vec<(String, String)>,
    /// Rule and text that marks the line, if anything is to be found.
    pub(crate) expected: Option<(&'static str, String)>,
}

/// A language's generator: how many choices each dimension has (beside the end), and the program of choices. `None` where
/// choices exclude each other.
struct Generator {
    name: &'static str,
    sizes: &'static [usize],
    build: fn(&mut Keys, End, &[usize]) -> Option<Program>,
}

/// Synthetic keys of the project's series.
pub(crate) struct Keys(Chance);

impl Keys {
    pub(crate) fn text(&mut self, start: &str, length: usize) -> String {
        const LETTERS: &[u8] = b"ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
        let mut text = start.to_owned();
        // Letters and digits in turn: no word that marks placeholders comes about by chance.
        for place in 0..length {
            let digit = char::from(b'2' + u8::try_from(self.0.below(8)).expect("it is below 8"));
            let letter = char::from(LETTERS[self.0.below(LETTERS.len())]);
            text.push(if place % 3 == 2 { digit } else { letter });
        }
        text
    }

    pub(crate) fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.0.below(from.len())]
    }
}

fn is_exposure(finding: &Finding) -> bool {
    matches!(finding.rule, "hardcoded-access-key" | "hardcoded-sts-token" | "access-key-in-file")
}

/// What a variant's folder should have been told, and was.
fn difference(folder: &str, program: &Program, report: &Report) -> Option<String> {
    let lines = |path: &str, offset: u32| {
        let text = &program.files.iter().find(|file| format!("{folder}/{}", file.0) == path).expect("it is of here").1;
        text[..offset as usize].lines().count().max(1) + usize::from(text[..offset as usize].ends_with('\n'))
    };
    let below = format!("{folder}/");
    let files = report.files.iter().filter(|file| file.path.starts_with(&below));
    let findings: Vec<&Finding> = files.flat_map(|file| &file.findings).collect();
    // A temporary key in a static provider is warned of as well: that is another rule's matter.
    let counts = |finding: &&&Finding| match program.expected {
        Some(_) => is_exposure(finding) && finding.severity != Severity::Note,
        None => finding.severity != Severity::Note,
    };
    let place = |finding: &&Finding| {
        let line = lines(&finding.primary.path, finding.primary.span.start);
        let file = finding.primary.path.trim_start_matches(&below);
        format!("{file}:{line} {} {:?}", finding.rule, finding.severity)
    };
    let found: Vec<String> = findings.iter().filter(counts).map(place).collect();
    let expected: Vec<String> = program
        .expected
        .iter()
        .map(|(rule, mark)| {
            let (name, text) = program.files.iter().find(|file| file.1.contains(mark)).expect("the mark is in a file");
            let line = text.lines().position(|line| line.contains(mark)).expect("the mark is in a line") + 1;
            format!("{name}:{line} {rule} Error")
        })
        .collect();
    (expected != found).then(|| format!("expected {expected:?}\n   found {found:?}"))
}

fn report(programs: &[(String, Program)], settings: &Arc<Settings>) -> Report {
    let files: Vec<SourceFile> = programs
        .iter()
        .flat_map(|(folder, program)| program.files.iter().map(move |(name, text)| (format!("{folder}/{name}"), text)))
        .map(|(path, text)| SourceFile::new(path, text.clone()))
        .collect();
    door::report(&files, settings)
}

impl Generator {
    fn build(&self, number: usize, choices: &[usize]) -> Option<Program> {
        let seed = 0x9E37_79B9_7F4A_7C15_u64.wrapping_mul(number as u64 + 1);
        (self.build)(&mut Keys(Chance(seed)), ENDS[choices[0]], &choices[1..])
    }

    fn wrong(&self, number: usize, choices: &[usize], settings: &Arc<Settings>) -> Option<(String, Program)> {
        let alone = [("alone".to_owned(), self.build(number, choices)?)];
        let difference = difference("alone", &alone[0].1, &report(&alone, settings))?;
        let [(_, program)] = alone;
        Some((difference, program))
    }

    /// The failure, with every dimension that does not matter at its simplest.
    fn shrunk(&self, number: usize, mut choices: Choices, settings: &Arc<Settings>) -> String {
        let Some(mut wrong) = self.wrong(number, &choices, settings) else {
            return format!("{} {number} {choices:?}: fails only in company", self.name);
        };
        // Backwards: what is written how goes before what it means.
        for dimension in (1..choices.len()).rev() {
            let old = std::mem::replace(&mut choices[dimension], 0);
            match self.wrong(number, &choices, settings) {
                Some(simpler) => wrong = simpler,
                None => choices[dimension] = old,
            }
        }
        let mut shown = format!("{} {number} {:?} {:?}\n{}\n", self.name, ENDS[choices[0]], &choices[1..], wrong.0);
        for (name, text) in wrong.1.files {
            write!(shown, "--- {name}\n{text}").expect("strings take all");
        }
        shown
    }

    fn hold(&self) {
        let settings = door::settings(&[]);
        let mut chance = Chance(0x1CEB_00DA_2026_1123);
        let mut failures = Vec::new();
        let mut number = 0;
        while number < COUNT {
            let mut variants = Vec::new();
            while variants.len() < BATCH {
                let mut choices = vec![chance.below(ENDS.len())];
                choices.extend(self.sizes.iter().map(|size| chance.below(*size)));
                if let Some(program) = self.build(number, &choices) {
                    variants.push((choices, (format!("v{number:04}"), program)));
                    number += 1;
                }
            }
            let (choices, programs): (Vec<Choices>, Vec<_>) = variants.into_iter().unzip();
            let report = report(&programs, &settings);
            for (place, (folder, program)) in programs.iter().enumerate() {
                if difference(folder, program, &report).is_some() {
                    failures.push((number - BATCH + place, choices[place].clone()));
                }
            }
        }
        let count = failures.len();
        let mut shown: Vec<String> =
            failures.into_iter().take(20).map(|(number, choices)| self.shrunk(number, choices, &settings)).collect();
        shown.sort();
        assert!(count == 0, "{count} of {COUNT} variants fail. Some of them:\n\n{}", shown.join("\n\n"));
    }
}

#[test]
fn python_variants() {
    Generator { name: "python", sizes: python::SIZES, build: python::build }.hold();
}

#[test]
fn rust_variants() {
    Generator { name: "rust", sizes: rust::SIZES, build: rust::build }.hold();
}

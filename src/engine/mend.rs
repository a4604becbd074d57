//! Fixes, applied round by round to texts in memory until nothing is left that a machine can mend.
//!
//! A fix is made for what is found in the texts as they are; what one round leaves open, or uncovers, is for the next. So
//! fixes never meet each other half-way: of two that touch the same bytes one waits, and finds the other's work done.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use super::{Kits, Linked};
use crate::catalog::Catalog;
use crate::catalog::check::Severity;
use crate::catalog::provider::Row;
use crate::facts::{Callers, FileFacts};
use crate::finding::{Finding, Report, Stats};
use crate::fix::{self, Edit, Fix, Obstacle, Safety, Scene};
use crate::input::{Library, NoFiles, Source};
use crate::mask::{Fingerprint, Masked, blank};
use crate::source::{Language, SourceFile, Span, has_word};
use crate::syntax::data::{self, Format};

/// Rounds at most: each mends all that lies apart, so more of them are a sign of fixes that undo each other.
const MOST_ROUNDS: usize = 30;
/// How often a finding may come back before it is left to a person.
const MOST_TRIES: usize = 2;

/// Which fixes are wanted.
#[derive(Debug, Clone, Default)]
pub struct Wish {
    /// The row of the selection table to use, whatever the repository says.
    pub row: Option<Row>,
    /// Whether fixes that change who signs, or how, are applied as well.
    pub takes_unsafe: bool,
    /// Only findings of these rules; of all when there is none.
    pub rules: Vec<String>,
    /// Whether what is only a hint is mended without being asked for by its rule's name.
    pub includes_notes: bool,
    /// Whether files of one person's variables become examples of themselves.
    pub moves_dotenv: bool,
}

/// What became of files.
#[derive(Debug, Default)]
pub struct Mended {
    /// The files that are another now, by path.
    pub files: Vec<Changed>,
    /// What was mended, in the order of files and places in which it was found.
    pub fixed: Vec<Fixed>,
    /// What was not, and why.
    pub left: Vec<Left>,
    /// What is found now.
    pub after: Report,
}

/// A file with another text.
#[derive(Debug)]
pub struct Changed {
    /// Its path, as it is shown.
    pub path: Arc<str>,
    /// Its absolute path.
    pub disk: PathBuf,
    /// What it held.
    pub before: Arc<str>,
    /// What it is to hold.
    pub after: Arc<str>,
    /// What it held, with every secret blanked.
    pub shown_before: Arc<str>,
    /// What it is to hold, with every secret blanked.
    pub shown_after: Arc<str>,
    /// Its new path, where it is given another name.
    pub moved_to: Option<String>,
}

/// A finding that was mended.
#[derive(Debug)]
pub struct Fixed {
    /// The finding, with places in the text as it was when the fix was made.
    pub finding: Finding,
    /// The line that it began in, from 1, and the column.
    pub place: (usize, usize),
    /// The row that the code uses now.
    pub row: Option<Row>,
    /// Packages that the new code needs.
    pub requires: BTreeSet<String>,
    /// Environment variables that it reads.
    pub variables: BTreeSet<String>,
}

/// A finding that was not mended.
#[derive(Debug)]
pub struct Left {
    /// The finding.
    pub finding: Finding,
    /// Why.
    pub why: Why,
}

/// Why a finding is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// There is a fix, which has to be asked for.
    NeedsUnsafe,
    /// There is none.
    Obstacle(Obstacle),
}

/// Mends what is found in files, in memory.
#[must_use]
pub fn mend(sources: Vec<Source>, library: &dyn Library, wish: &Wish) -> Mended {
    let kits = Kits::remembering();
    let originals: BTreeMap<Arc<str>, Source> =
        sources.into_iter().map(|source| (Arc::clone(&source.file.path), source)).collect();
    let mut overlay = Overlay::new(library);
    let mut known: BTreeSet<Arc<str>> = originals.keys().cloned().collect();
    let mut mended = Mended::default();
    let mut tries: HashMap<Fingerprint, usize> = HashMap::new();
    let mut first: Option<Linked> = None;
    let mut last: Option<Linked> = None;
    let mut moved: BTreeSet<Arc<str>> = BTreeSet::new();
    for round in 0..=MOST_ROUNDS {
        let looked = known
            .iter()
            .filter_map(|path| overlay.changed.get(path).or_else(|| originals.get(path)))
            .cloned()
            .collect::<Vec<_>>()
            .into_par_iter()
            .map(|source| kits.look(source))
            .collect();
        let linked = Linked::of(looked, &[], &overlay, &kits);
        let report = linked.report(Vec::new(), Stats::default());
        let (taken, left) = Taken::of(&linked, &report, &overlay, wish, &tries);
        if taken.texts.is_empty() || round == MOST_ROUNDS {
            mended.left = left;
            mended.after = report;
            last = Some(linked);
            break;
        }
        for fixed in &taken.fixed {
            *tries.entry(fixed.finding.fingerprint).or_default() += 1;
        }
        mended.fixed.extend(taken.fixed);
        moved.extend(taken.moved);
        for (path, text) in taken.texts {
            let Some(source) = overlay.open(&path) else { continue };
            let file = SourceFile { text: Arc::from(text), ..source.file };
            known.insert(Arc::clone(&path));
            overlay.changed.insert(path, Source { file, ..source });
        }
        first.get_or_insert(linked);
    }
    let shown = |linked: Option<&Linked>, source: &Source| {
        let known = linked.and_then(|linked| linked.blanked(&source.file.path));
        known.unwrap_or_else(|| {
            // A file that says nothing any more has its text only for those who ask for it.
            let alone = Linked::of(vec![kits.ask(source.clone()).0], &[], &NoFiles, &kits);
            alone.blanked(&source.file.path).unwrap_or_else(|| Arc::from(""))
        })
    };
    let secrets = first.as_ref().map(Linked::secrets).unwrap_or_default();
    for (path, source) in overlay.changed {
        let original = originals.get(&path).cloned().or_else(|| library.open(&path));
        let Some(original) = original.filter(|original| original.file.text != source.file.text) else { continue };
        let (shown_before, shown_after) = (shown(first.as_ref(), &original), shown(last.as_ref(), &source));
        // What is known to be a secret stays one where nothing leads to it any more.
        let shown_after = without(&shown_after, &source.file.text, &secrets);
        let (before, after) = (original.file.text, source.file.text);
        let moved_to = moved.contains(&path).then(|| example_of(&path));
        let disk = original.disk;
        mended.files.push(Changed { path, disk, before, after, shown_before, shown_after, moved_to });
    }
    mended
}

/// A blanked text in which these secrets are blanked as well, wherever the `text` behind it has them.
fn without(shown: &str, text: &str, secrets: &[Masked]) -> Arc<str> {
    /// What is shorter is a word of everybody's.
    const SHORTEST: usize = 6;
    let values = secrets.iter().map(Masked::reveal).filter(|value| value.len() >= SHORTEST);
    let places = values.flat_map(|value| text.match_indices(value));
    let spans: Vec<Span> = places.map(|(at, value)| Span::new(at, at + value.len())).collect();
    Arc::from(blank(shown, &spans))
}

impl Linked {
    /// What mends a finding of these files, or why nothing does.
    pub fn fix(&self, finding: &Finding, row: Option<Row>, library: &dyn Library) -> Result<Fix, Obstacle> {
        self.make(finding, row, library)
            .and_then(|fix| if fix.leaves_example { Err(Obstacle::Dotenv) } else { Ok(fix) })
    }

    /// The same, also where a file becomes an example of itself.
    fn make(&self, finding: &Finding, row: Option<Row>, library: &dyn Library) -> Result<Fix, Obstacle> {
        let files: Vec<&FileFacts> = self.facts_of_all().collect();
        let kit = self.kit_of(&finding.primary.path);
        let mentioning = |path: &str, word: &str| {
            let is_rust = Language::of(path, "") == Language::Rust;
            let found =
                library.mentioning(&library.root(path), is_rust, word).into_iter().map(|source| source.file.path);
            // What nobody has saved yet counts as it is here.
            let is_of_language =
                |file: &&&FileFacts| (file.language == Language::Rust) == is_rust && file.language != Language::Text;
            let here = files.iter().filter(is_of_language).filter(|file| has_word(&file.text, word));
            found.chain(here.map(|file| Arc::clone(&file.path))).filter(|other| **other != *path).collect()
        };
        let catalog = kit.map_or(Catalog::builtin(), |kit| &kit.catalog);
        let judge = kit.map_or(&super::BUILTIN.judge, |kit| &kit.judge);
        fix::fix(&Scene { catalog, judge, files: files.clone(), mentioning: &mentioning, row }, finding)
    }
}

/// What one round does.
#[derive(Default)]
struct Taken {
    texts: BTreeMap<Arc<str>, String>,
    fixed: Vec<Fixed>,
    /// Files that become examples of themselves.
    moved: BTreeSet<Arc<str>>,
}

impl Taken {
    fn of(
        linked: &Linked,
        report: &Report,
        library: &dyn Library,
        wish: &Wish,
        tries: &HashMap<Fingerprint, usize>,
    ) -> (Self, Vec<Left>) {
        let is_wanted = |finding: &&Finding| {
            let is_named = wish.rules.iter().any(|rule| rule == finding.rule);
            let is_more_than_a_hint = wish.includes_notes || finding.severity > Severity::Note;
            is_named || (wish.rules.is_empty() && is_more_than_a_hint)
        };
        let findings: Vec<&Finding> = report.findings().filter(is_wanted).collect();
        let fixes: Vec<Result<Fix, Obstacle>> =
            findings.par_iter().map(|finding| linked.make(finding, wish.row, library)).collect();
        let mut taken = Self::default();
        let mut edits: BTreeMap<Arc<str>, Vec<Edit>> = BTreeMap::new();
        let mut left = Vec::new();
        for (finding, fix) in findings.into_iter().zip(fixes) {
            let fix = match fix {
                Ok(fix) if fix.safety == Safety::Unsafe && !wish.takes_unsafe => Err(Why::NeedsUnsafe),
                Ok(fix) if fix.leaves_example && !wish.moves_dotenv => Err(Why::Obstacle(Obstacle::Dotenv)),
                Ok(fix) if fix.leaves_example && library.exists(&example_of(&finding.primary.path)) => {
                    Err(Why::Obstacle(Obstacle::ExampleExists))
                }
                Ok(_) if tries.get(&finding.fingerprint).is_some_and(|tries| *tries >= MOST_TRIES) => {
                    Err(Why::Obstacle(Obstacle::Shape))
                }
                Ok(fix) => Ok(fix),
                Err(obstacle) => Err(Why::Obstacle(obstacle)),
            };
            let fix = match fix {
                Ok(fix) => fix,
                Err(why) => {
                    left.push(Left { finding: finding.clone(), why });
                    continue;
                }
            };
            match taken.add(linked, library, &mut edits, &fix) {
                Added::Whole => {
                    if fix.leaves_example {
                        taken.moved.insert(Arc::clone(&finding.primary.path));
                    }
                    taken.fixed.push(fixed(report, finding, fix));
                }
                Added::Later => {}
                Added::Breaks => left.push(Left { finding: finding.clone(), why: Why::Obstacle(Obstacle::Shape) }),
            }
        }
        (taken, left)
    }

    /// Adds a fix to the round, unless it meets another one or would leave a file that is not valid.
    fn add(
        &mut self,
        linked: &Linked,
        library: &dyn Library,
        edits: &mut BTreeMap<Arc<str>, Vec<Edit>>,
        fix: &Fix,
    ) -> Added {
        let mut together: BTreeMap<Arc<str>, Vec<Edit>> = BTreeMap::new();
        for (path, edit) in &fix.edits {
            let list = together.entry(Arc::clone(path)).or_insert_with(|| edits.get(path).cloned().unwrap_or_default());
            let is_known = list.contains(edit);
            let meets = |other: &Edit| {
                other.span.overlaps(edit.span)
                    || other.span == edit.span
                    || other.span.start == edit.span.start
                    || other.span.end == edit.span.start && edit.span.start == edit.span.end
                    || edit.span.end == other.span.start && other.span.start == other.span.end
            };
            if !is_known && edits.get(path).is_some_and(|known| known.iter().any(meets)) {
                return Added::Later;
            }
            if !is_known {
                list.push(edit.clone());
            }
        }
        let mut texts = Vec::new();
        for (path, list) in &mut together {
            list.sort();
            let text = match linked.facts(path).filter(|facts| !facts.text.is_empty()) {
                Some(facts) => Arc::clone(&facts.text),
                None => match library.open(path) {
                    Some(source) => source.file.text,
                    None => return Added::Breaks,
                },
            };
            let new = fix::apply(&text, list.iter());
            if is_broken(path, &text, &new) {
                return Added::Breaks;
            }
            texts.push((Arc::clone(path), new));
        }
        edits.extend(together);
        self.texts.extend(texts);
        Added::Whole
    }
}

/// What the example of a file is called.
fn example_of(path: &str) -> String {
    format!("{path}.example")
}

/// What became of a fix in a round.
enum Added {
    Whole,
    Later,
    Breaks,
}

/// Whether code is not valid, or a configuration file is none any more.
fn is_broken(path: &Arc<str>, old: &str, new: &str) -> bool {
    let file = SourceFile::new(Arc::clone(path), new);
    let is_unread = |format| data::parse(format, new).is_none() && data::parse(format, old).is_some();
    match file.language {
        Language::Text => Format::of(path).is_some_and(is_unread),
        Language::Python | Language::Rust | Language::Notebook => !fix::is_code(&file),
    }
}

fn fixed(report: &Report, finding: &Finding, fix: Fix) -> Fixed {
    let place = report.excerpts.get(&finding.primary.path).map(|excerpt| excerpt.position(finding.primary.span.start));
    Fixed {
        finding: finding.clone(),
        place: place.map_or((1, 1), |place| (place.line, place.column)),
        row: fix.row,
        requires: fix.requires,
        variables: fix.variables,
    }
}

/// Files as they lie there, but for those that were changed.
struct Overlay<'l> {
    library: &'l dyn Library,
    changed: BTreeMap<Arc<str>, Source>,
    /// What the files below, which do not change, said of a word: fixes ask for the same names round by round.
    mentioned: Mutex<HashMap<(String, bool, String), Vec<Source>>>,
}

impl<'l> Overlay<'l> {
    fn new(library: &'l dyn Library) -> Self {
        Self { library, changed: BTreeMap::new(), mentioned: Mutex::default() }
    }

    /// Puts what was changed in the place of what lies there, as far as it is still `wanted`.
    fn over(&self, found: Vec<Source>, wanted: impl Fn(&Source) -> bool) -> Vec<Source> {
        let current = |source: Source| self.changed.get(&source.file.path).cloned().unwrap_or(source);
        let mut found: Vec<Source> = found.into_iter().map(current).filter(|source| wanted(source)).collect();
        let known: BTreeSet<Arc<str>> = found.iter().map(|source| Arc::clone(&source.file.path)).collect();
        let new = self.changed.values().filter(|source| !known.contains(&source.file.path) && wanted(source));
        found.extend(new.cloned());
        found
    }
}

impl Library for Overlay<'_> {
    fn exists(&self, path: &str) -> bool {
        self.changed.contains_key(path) || self.library.exists(path)
    }

    fn open(&self, path: &str) -> Option<Source> {
        self.changed.get(path).cloned().or_else(|| self.library.open(path))
    }

    fn root(&self, path: &str) -> String {
        self.library.root(path)
    }

    fn search(&self, folder: &str, is_rust: bool, callers: &Callers) -> Vec<Source> {
        let is_code = |source: &Source| is_of(source, folder, is_rust);
        let may_call = |source: &Source| is_code(source) && callers.may_call(source.file.text.as_bytes());
        self.over(self.library.search(folder, is_rust, callers), may_call)
    }

    fn mentioning(&self, folder: &str, is_rust: bool, word: &str) -> Vec<Source> {
        let mentions = |source: &Source| is_of(source, folder, is_rust) && has_word(&source.file.text, word);
        let key = (folder.to_owned(), is_rust, word.to_owned());
        let known = || self.mentioned.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = known().get(&key).cloned();
        let below = kept.unwrap_or_else(|| {
            let found = self.library.mentioning(folder, is_rust, word);
            known().insert(key, found.clone());
            found
        });
        self.over(below, mentions)
    }
}

fn is_of(source: &Source, folder: &str, is_rust: bool) -> bool {
    let is_below = folder.is_empty() || source.file.path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
    let language = source.file.language;
    is_below && (language == Language::Rust) == is_rust && language != Language::Text
}

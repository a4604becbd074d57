//! The spine: collect → join → link → judge → suppress → report. Command line, hooks, editor and tests enter here.
//!
//! Nothing here reads a disk or can fail; what is needed beside the files that are given is asked of a [`Library`]. The
//! same files give the same report in whatever order they come.

mod join;
mod kits;
mod linked;
mod links;
pub mod live;
pub mod mend;
pub mod past;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::{Arc, LazyLock};
use std::thread;

use crate::advice::{self, Question};
use crate::catalog::Catalog;
use crate::catalog::judge::Judge;
use crate::catalog::sdk::{Generation, SdkLanguage};
use crate::facts::interest::Interest;
use crate::facts::{self, Evidence, FileFacts, Kit};
use crate::finding::{Problem, Recommendation, Report, Stats};
use crate::input::{Library, NoFiles, Source};
use crate::link::Project;
use crate::program::Piece;
use crate::settings::Settings;
use crate::source::SourceFile;

use kits::BUILTIN;

pub use kits::Kits;
pub use linked::{Keys, Linked, Provider};

static INTEREST: LazyLock<Interest> = LazyLock::new(|| Interest::new(Catalog::builtin()));

/// The byte filter for the embedded catalogue.
#[must_use]
pub fn interest() -> &'static Interest {
    &INTEREST
}

/// Makes the byte filter on a thread of its own, while the caller looks for files.
pub fn prepare() {
    // Without another thread it is made when a file first asks for it.
    let _ = thread::Builder::new().spawn(interest);
}

/// Whether a file with these bytes can have anything to say.
#[must_use]
pub fn is_of_interest(settings: &Settings, bytes: &[u8]) -> bool {
    interest().is_interesting(bytes) || has_own_words(settings, bytes)
}

/// Whether a file holds a word of a package that only the user's config knows.
fn has_own_words(settings: &Settings, bytes: &[u8]) -> bool {
    let mut words = settings.sdks.iter().flat_map(|sdk| &sdk.words);
    words.any(|word| !word.is_empty() && memchr::memmem::find(bytes, word.as_bytes()).is_some())
}

/// A file that was looked at.
#[derive(Debug)]
pub struct Looked {
    facts: FileFacts,
    settings: Arc<Settings>,
    /// Where config patterns see it.
    disk: PathBuf,
    kit: Arc<Kit>,
    /// What other files must be put beside, if there are any.
    piece: Option<Piece>,
    part: Part,
}

/// What a file is looked at for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// For itself.
    Asked,
    /// For what it says of where the program runs: no finding is about it alone.
    Witness,
    /// For the sake of values that pass through it: of what it says itself nothing is reported.
    Guest,
}

impl Looked {
    /// What the file says.
    #[must_use]
    pub fn facts(&self) -> &FileFacts {
        &self.facts
    }

    /// The path under which it is reported.
    #[must_use]
    pub fn path(&self) -> Arc<str> {
        Arc::clone(&self.facts.path)
    }

    /// Whether it has to do with credentials: what is said of it may depend on where the program runs.
    #[must_use]
    pub fn has_credentials(&self) -> bool {
        !self.facts.sites.is_empty() || !self.facts.named.is_empty()
    }

    fn is_asked(&self) -> bool {
        self.part == Part::Asked
    }
}

/// Collects one file's facts.
#[must_use]
pub fn look(file: &SourceFile, disk: PathBuf, settings: Arc<Settings>, kit: Arc<Kit>) -> Looked {
    let facts::Collected { facts, piece } = facts::collect(file, &kit);
    Looked { facts, settings, disk, kit, piece, part: Part::Asked }
}

/// Collects the facts of a file that is looked at only for what it says of where the program runs.
#[must_use]
pub fn look_for_evidence(file: &SourceFile, disk: PathBuf, settings: Arc<Settings>, kit: Arc<Kit>) -> Looked {
    Looked { piece: None, part: Part::Witness, ..look(file, disk, settings, kit) }
}

/// Whether a file of this name may say where a program runs.
#[must_use]
pub fn may_be_evidence(path: &str) -> bool {
    BUILTIN.may_be_evidence(path)
}

/// Joins, links and judges files, and puts everything that there is to say in order.
#[must_use]
pub fn report(looked: Vec<Looked>, library: &dyn Library, kits: &Kits, problems: Vec<Problem>, stats: Stats) -> Report {
    Linked::of(looked, &[], library, kits).report(problems, stats)
}

/// Tells keys from placeholders, by the embedded catalogue.
#[must_use]
pub fn judge() -> &'static Judge {
    &BUILTIN.judge
}

/// The keys that stand in a text of any kind.
#[must_use]
pub fn keys_in(text: &str, settings: Arc<Settings>) -> Keys {
    let kits = Kits::default();
    let file = SourceFile::new("-".to_owned(), text.to_owned());
    let looked = kits.look(Source { file, disk: PathBuf::from("-"), settings });
    Linked::of(vec![looked], &[], &NoFiles, &kits).keys()
}

/// Where a project runs, and the row of the table that leads to.
#[derive(Debug)]
pub struct Survey {
    /// Every piece of evidence, sorted by file and place.
    pub evidence: Vec<Evidence>,
    /// What it leads to.
    pub recommendation: Recommendation,
    /// A report without findings that has the files in which the evidence lies.
    pub report: Report,
}

/// Reads the evidence out of files and answers which provider it leads to, for the SDKs that they use.
#[must_use]
pub fn survey(files: &[Looked]) -> Survey {
    let project = Project::of(files.iter().map(|file| &file.facts));
    let mut used: BTreeMap<Generation, usize> = BTreeMap::new();
    for generation in files.iter().flat_map(|file| &file.facts.generations) {
        *used.entry(*generation).or_default() += 1;
    }
    let mut used: Vec<(Generation, usize)> = used.into_iter().collect();
    used.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let used: Vec<Generation> = used.into_iter().map(|(generation, _)| generation).collect();
    let count = |language| files.iter().filter(|file| file.facts.sdk_language() == Some(language)).count();
    let language =
        if count(SdkLanguage::Rust) > count(SdkLanguage::Python) { SdkLanguage::Rust } else { SdkLanguage::Python };
    let question = Question {
        path: "",
        language: Some(language),
        used: &used,
        generation: None,
        replaces: None,
        temporary: false,
        assumes_role: None,
        already: None,
    };
    let recommendation = advice::recommend(&BUILTIN.catalog, &project, &question);
    let paths: BTreeSet<&Arc<str>> = project.evidence().iter().map(|evidence| &evidence.path).collect();
    let report = Report { excerpts: linked::excerpts(files, &[], &paths), ..Report::default() };
    Survey { evidence: project.evidence().to_vec(), recommendation, report }
}

//! Files that leave something open are put beside those that close it, and their values are followed once more.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use rayon::prelude::*;
use smol_str::SmolStr;

use super::links::Links;
use super::{Kits, Looked, Part};
use crate::facts::{self, Ask, Callers, Ground, Kit, Places, Seek};
use crate::input::{Library, Source};
use crate::program::{Piece, Program, candidates, data_candidates, sdk_language};
use crate::source::Language;
use crate::source::paths::{folders, join as in_folder};
use crate::syntax::Bound;

/// How often what was found may lead to further files: a chain of imports or callers is followed so far.
const MOST_ROUNDS: usize = 6;
/// Files that are brought in at most, beside those that a scan was given and that are of interest by themselves.
const MOST_GUESTS: usize = 1_000;
/// Bytes of text that are followed together at most.
const LARGEST: usize = 256 << 20;

/// Files that were joined with what they lead to.
pub(super) struct Joined {
    /// They, in the order of their paths.
    pub(super) files: Vec<Looked>,
    /// By file, those that its values come from.
    pub(super) sources: BTreeMap<Arc<str>, BTreeSet<String>>,
    /// Functions whose callers decide what reaches a call.
    pub(super) seeks: BTreeSet<Seek>,
}

/// Joins files that leave something open with those that close it. The rest is given back as it is.
pub(super) fn join(mut looked: Vec<Looked>, library: &dyn Library, kits: &Kits) -> Joined {
    let mut join = Join {
        library,
        links: Links::new(library),
        kits,
        program: None,
        members: Vec::new(),
        followed: 0,
        size: 0,
        searched: BTreeSet::new(),
        sources: RefCell::default(),
    };
    let mut alone = Vec::new();
    let mut pieces = Vec::new();
    looked.sort_by(|a, b| a.facts.path.cmp(&b.facts.path));
    let mut asked: BTreeSet<String> = BTreeSet::new();
    for mut file in looked {
        let answers = join.answers(&file);
        let is_open = file.piece.is_some() && (!answers.is_empty() || !file.facts.open.seeks.is_empty());
        match file.piece.take().filter(|_| is_open) {
            Some(piece) => {
                asked.extend(answers);
                pieces.push((file, piece));
            }
            None => alone.push(file),
        }
    }
    if pieces.is_empty() {
        return Joined { files: alone, sources: join.sources.into_inner(), seeks: join.searched };
    }
    // A file that has nothing to ask is joined only when somebody calls what it hands on.
    let seeks: BTreeSet<Seek> = pieces.iter().flat_map(|(file, _)| file.facts.open.seeks.iter().cloned()).collect();
    let callers = join.callers(&seeks);
    let sought: Vec<&Arc<str>> = callers.iter().map(|source| &source.file.path).collect();
    let is_alone = |file: &Looked| join.answers(file).is_empty() && !is_called(file, &sought);
    let (alone_after_all, pieces): (Vec<_>, Vec<_>) = pieces.into_iter().partition(|(file, _)| is_alone(file));
    alone.extend(alone_after_all.into_iter().map(|(file, _)| file));
    let mut by_path: BTreeMap<Arc<str>, Looked> =
        alone.into_iter().map(|file| (Arc::clone(&file.facts.path), file)).collect();
    join.admit(pieces);
    let opened: Vec<Source> = asked.iter().filter_map(|path| join.open(path)).collect();
    join.welcome(callers.into_iter().chain(opened).collect(), &mut by_path);
    for _ in 0..MOST_ROUNDS {
        join.follow();
        let more = join.more();
        if !join.welcome(more, &mut by_path) {
            break;
        }
    }
    by_path.extend(join.members.into_iter().map(|file| (Arc::clone(&file.facts.path), file)));
    Joined { files: by_path.into_values().collect(), sources: join.sources.into_inner(), seeks: join.searched }
}

/// Whether one of these files may call what the file hands on.
fn is_called(file: &Looked, callers: &[&Arc<str>]) -> bool {
    !file.facts.open.seeks.is_empty() && callers.iter().any(|path| **path != file.facts.path)
}

struct Join<'j> {
    library: &'j dyn Library,
    links: Links<'j>,
    kits: &'j Kits,
    program: Option<Program>,
    /// The files of the program, in its order.
    members: Vec<Looked>,
    /// How many of them have been followed before.
    followed: usize,
    size: usize,
    searched: BTreeSet<Seek>,
    sources: RefCell<BTreeMap<Arc<str>, BTreeSet<String>>>,
}

impl Join<'_> {
    /// The files that a file asks for and that there are.
    fn answers(&self, file: &Looked) -> Vec<String> {
        let mut answers = Vec::new();
        for ask in &file.facts.open.asks {
            let Some(found) = self.answer(file.facts.language, ask).filter(|found| **found != *ask.path) else {
                continue;
            };
            self.sources.borrow_mut().entry(Arc::clone(&ask.path)).or_default().insert(found.clone());
            answers.push(found);
        }
        answers
    }

    fn answer(&self, language: Language, Ask { path, source }: &Ask) -> Option<String> {
        match source {
            facts::Source::Module(import) => candidates(sdk_language(language)?, path, import)
                .map(|place| place.path)
                .find(|place| self.library.exists(place))
                .or_else(|| self.links.of(path, import).map(|(_, place)| place)),
            facts::Source::Data(name) => data_candidates(path, name).find(|place| self.library.exists(place)),
        }
    }

    fn is_member(&self, path: &str) -> bool {
        self.program.as_ref().is_some_and(|program| program.member(path).is_some())
    }

    fn open(&self, path: &str) -> Option<Source> {
        if self.is_member(path) { None } else { self.library.open(path) }
    }

    /// The files that may call what is sought, of those that a scan was given.
    fn callers(&mut self, seeks: &BTreeSet<Seek>) -> Vec<Source> {
        let mut by_folder: BTreeMap<(String, bool), Vec<&Seek>> = BTreeMap::new();
        for seek in seeks.iter().filter(|seek| !self.searched.contains(*seek)) {
            let is_rust = seek.path.ends_with(".rs");
            by_folder.entry((project_of(&seek.path, is_rust, self.library), is_rust)).or_default().push(seek);
        }
        let mut found = BTreeMap::new();
        for ((folder, is_rust), seeks) in by_folder {
            let callers = Callers::of(seeks.iter().copied());
            for source in self.library.search(&folder, is_rust, &callers) {
                found.insert(Arc::clone(&source.file.path), source);
            }
        }
        self.searched.extend(seeks.iter().cloned());
        found.into_values().filter(|source| !self.is_member(&source.file.path)).collect()
    }

    /// Files that the members ask for now, and callers of what values now pass through.
    fn more(&mut self) -> Vec<Source> {
        let asked: BTreeSet<String> = self.members.iter().flat_map(|file| self.answers(file)).collect();
        let mut found: Vec<Source> = asked.iter().filter_map(|path| self.open(path)).collect();
        let seeks = self.members.iter().flat_map(|file| file.facts.open.seeks.iter().cloned()).collect();
        for caller in self.callers(&seeks) {
            if !found.iter().any(|source| source.file.path == caller.file.path) {
                found.push(caller);
            }
        }
        found
    }

    /// Takes files in that nobody asked to be scanned, or that were scanned and seemed to need no other. Whether there are any.
    fn welcome(&mut self, sources: Vec<Source>, by_path: &mut BTreeMap<Arc<str>, Looked>) -> bool {
        let kits = self.kits;
        let new: Vec<(Looked, Option<Piece>)> = sources.into_par_iter().map(|source| kits.ask(source)).collect();
        let mut pieces = Vec::new();
        for (mut file, piece) in new {
            let Some(piece) = piece else { continue };
            match by_path.remove(&file.facts.path) {
                Some(scanned) => file.part = scanned.part,
                None if self.members.iter().filter(|member| member.part == Part::Guest).count() >= MOST_GUESTS => {
                    continue;
                }
                None => {}
            }
            pieces.push((file, piece));
        }
        self.admit(pieces)
    }

    /// Adds files to the program. Whether there are any.
    fn admit(&mut self, mut pieces: Vec<(Looked, Piece)>) -> bool {
        pieces.sort_by(|a, b| a.0.facts.path.cmp(&b.0.facts.path));
        pieces.dedup_by(|a, b| a.0.facts.path == b.0.facts.path);
        let mut added = Vec::new();
        for (file, piece) in pieces {
            if self.is_member(&piece.path) || self.size + piece.text.len() > LARGEST {
                continue;
            }
            self.size += piece.text.len();
            self.members.push(file);
            match &self.program {
                Some(_) => added.push(piece),
                None => self.program = Some(Program::of(piece)),
            }
        }
        let is_more = !added.is_empty();
        if let Some(program) = &mut self.program {
            program.add(added);
        }
        is_more
    }

    /// Says what imports mean whose names do not say it.
    fn link(&mut self) {
        let Some(program) = &mut self.program else { return };
        let asks = self.members.iter().flat_map(|file| &file.facts.open.asks);
        let asked = asks.filter_map(|ask| match &ask.source {
            facts::Source::Module(import) => Some((program.member(&ask.path)?, Arc::clone(&ask.path), import.clone())),
            facts::Source::Data(_) => None,
        });
        // Crates of a workspace have names of their own.
        let crates = program.members().iter().zip(program.tree.parts()).enumerate().flat_map(|(at, (member, part))| {
            let is_rust = member.language == Language::Rust;
            let bindings = program.tree.bindings_of(part).iter().filter(move |_| is_rust);
            let names: BTreeSet<SmolStr> = bindings
                .filter_map(|binding| match &binding.value {
                    Bound::Import(path) => path.split('.').next().map(SmolStr::new),
                    _ => None,
                })
                .filter(|name| !matches!(name.as_str(), "crate" | "self" | "super" | "std"))
                .collect();
            names.into_iter().map(move |name| (at, Arc::clone(&member.path), name))
        });
        let imports: Vec<(usize, Arc<str>, SmolStr)> = asked.chain(crates).collect();
        for (from, path, import) in imports {
            if program.module(from, &import).is_none()
                && let Some((name, place)) = self.links.of(&path, &import)
                && let Some(to) = program.member(&place)
            {
                program.link(from, name, to);
            }
        }
    }

    /// Follows the values of all members through the program.
    fn follow(&mut self) {
        self.look_around();
        self.link();
        let Some(program) = &self.program else { return };
        let places = Arc::new(Places::of(program));
        let mut kits: Vec<Arc<Kit>> = Vec::new();
        for file in &self.members {
            if !kits.iter().any(|kit| Arc::ptr_eq(kit, &file.kit)) {
                kits.push(Arc::clone(&file.kit));
            }
        }
        let grounds: Vec<(&Arc<Kit>, Ground<'_>)> =
            kits.par_iter().map(|kit| (kit, Ground::of(program, kit))).collect();
        let followed = self.followed;
        self.members.par_iter_mut().enumerate().for_each(|(at, file)| {
            file.facts.places = Arc::clone(&places);
            // What leaves nothing open does not change when files are added.
            if at < followed && file.facts.open.is_closed() {
                return;
            }
            if let Some((kit, ground)) = grounds.iter().find(|(kit, _)| Arc::ptr_eq(kit, &file.kit)) {
                file.facts.follow(ground, at, kit);
            }
        });
        self.followed = self.members.len();
    }

    /// Finds out which imports of the members mean a file that is no member, though a member has a place that they may mean.
    fn look_around(&mut self) {
        let Some(program) = &mut self.program else { return };
        let mut found: Vec<String> = Vec::new();
        for (member, part) in program.members().iter().zip(program.tree.parts()) {
            let Some(language) = sdk_language(member.language) else { continue };
            let imports = program.tree.bindings_of(part).iter().filter_map(|binding| match &binding.value {
                Bound::Import(path) => Some(path),
                _ => None,
            });
            let stars = program.tree.stars.iter().filter(|star| part.span.contains(program.tree[star.scope].span));
            for import in imports.chain(stars.map(|star| &star.path)).collect::<BTreeSet<_>>() {
                let places: Vec<String> = candidates(language, &member.path, import).map(|place| place.path).collect();
                let Some(first) = places.iter().position(|place| program.is_known(place)) else { continue };
                found.extend(places.into_iter().take(first).find(|place| self.library.exists(place)));
            }
        }
        for path in found {
            program.exists(path.into());
        }
    }
}

/// The folder of the project that a file belongs to: callers of its functions are looked for there.
fn project_of(path: &str, is_rust: bool, library: &dyn Library) -> String {
    let markers = ["pyproject.toml", "setup.py", "setup.cfg", "manage.py", "requirements.txt", "Pipfile"];
    let has = |folder: &&str, marker: &str| library.exists(&in_folder(folder, marker));
    let found = if is_rust {
        // The root of a workspace is the outermost package.
        folders(path).filter(|folder| has(folder, "Cargo.toml")).last()
    } else {
        markers.iter().find_map(|marker| folders(path).find(|folder| has(folder, marker)))
    };
    found.map_or_else(|| library.root(path), str::to_owned)
}

/// Calls in other files by the file that holds what they are given: places in `files`, of the file and of its site.
pub(super) fn uses(files: &[Looked]) -> HashMap<Arc<str>, Vec<(usize, usize)>> {
    let mut uses: HashMap<Arc<str>, BTreeSet<(usize, usize)>> = HashMap::new();
    for (at, file) in files.iter().enumerate() {
        for (site_at, site) in file.facts.sites.iter().enumerate() {
            for traced in site.args.iter().flat_map(|arg| &arg.values).filter(|traced| traced.literal().is_some()) {
                let (path, _) = file.facts.places.locate(traced.span);
                if *path != file.facts.path {
                    uses.entry(Arc::clone(path)).or_default().insert((at, site_at));
                }
            }
        }
    }
    uses.into_iter().map(|(path, sites)| (path, sites.into_iter().collect())).collect()
}

//! What is there, without judgement: credential sites, functions that give credentials, keys, evidence.
//!
//! Facts are small and own what they say: the syntax tree is gone when they are judged. What the text alone says counts
//! bytes of the file; what values were followed for counts bytes of the program that they were followed through, which
//! [`Places`] turns back.

mod built_in;
pub mod evidence;
pub mod interest;
pub mod keys;
mod lifetime;
pub mod logs;
mod manifest;
mod named;
mod open;
mod pairs;
mod places;
mod refresh;
mod sessions;
pub mod signed;
mod sites;
mod stakes;
pub mod variables;

use std::sync::{Arc, OnceLock};

use smol_str::SmolStr;

use crate::catalog::Catalog;
use crate::catalog::judge::Judge;
use crate::catalog::sdk::{Generation, Kind, ProviderKind, Refresh, Role, SdkLanguage};
use crate::flow::{Flow, Traced, World};
use crate::program::{Piece, Program, sdk_language};
use crate::source::{Language, SourceFile, Span};
use crate::syntax::{self, Cell, ExprId, ExprKind, Trouble, data};

pub use built_in::{BuiltIn, BuiltInKind};
pub use evidence::Evidence;
pub use keys::KeyGroup;
pub use lifetime::Lifetime;
pub use open::{Ask, Callers, Open, Seek, Source};
pub use places::Places;
pub use refresh::{Stale, StaleKind};
pub use sessions::SessionLength;
use stakes::Stakes;
pub use variables::{ServiceAccount, SetVariable, Variables};

/// Everything that one file says.
#[derive(Debug, Clone)]
pub struct FileFacts {
    /// The file.
    pub path: Arc<str>,
    /// How it was understood.
    pub language: Language,
    /// Its text.
    pub text: Arc<str>,
    /// Where the spans of sites, stale credentials and named literals lie.
    pub places: Arc<Places>,
    /// What of other files must be known to follow its values to their ends.
    pub open: Open,
    /// Calls that hold or obtain credentials, in source order.
    pub sites: Vec<CredentialSite>,
    /// Temporary credentials that are fetched once and kept.
    pub stale: Vec<Stale>,
    /// How long sessions are asked to last.
    pub sessions: Vec<SessionLength>,
    /// What is put into the binary.
    pub built_in: Vec<BuiltIn>,
    /// Secrets that are written where people read them.
    pub logged: Vec<logs::Logged>,
    /// Literals under a name that says credential.
    pub named: Vec<NamedLiteral>,
    /// Literals that are put into environment variables with such a name.
    pub env_writes: Vec<NamedLiteral>,
    /// Key-shaped text, wherever it stands.
    pub keys: Vec<KeyGroup>,
    /// Signed URLs and headers.
    pub signed: Vec<signed::Signed>,
    /// Whether a client's credentials are replaced while it lives (`bucket.auth = …` in a function or loop).
    pub replaces_credentials: bool,
    /// Where the program runs, as far as the file's text says.
    pub evidence: Vec<Evidence>,
    /// The first place in which its code assumes a role.
    pub assumed: Option<Evidence>,
    /// Credential variables that it sets for the programs that it starts.
    pub variables: Variables,
    /// Which SDK families the file uses, most used first.
    pub generations: Vec<Generation>,
    /// Comments; empty for plain text.
    pub comments: Vec<Span>,
    /// Docstrings and doc comments.
    pub docs: Vec<Span>,
    /// String literals of code.
    pub literals: Vec<Span>,
    /// The code cells of a notebook.
    pub cells: Vec<Cell>,
    /// What could not be understood.
    pub troubles: Vec<Trouble>,
}

/// A call that holds or obtains credentials, with everything that reaches it.
#[derive(Debug, Clone)]
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct CredentialSite {
    /// The catalogue's path of what is called.
    pub path: SmolStr,
    /// How people write it: `oss2.Auth`, `Oss::access_key_id`.
    pub api: String,
    /// The SDK family, for snippets.
    pub generation: Option<Generation>,
    /// What it holds or obtains, as far as its arguments tell.
    pub provider: ProviderKind,
    /// When it asks again.
    pub refresh: Refresh,
    /// Whether it is nothing but the key that the environment holds.
    pub from_environment: bool,
    /// Arguments that it drops without a word.
    pub drops: Vec<Role>,
    /// Parameters that it has.
    pub takes: Vec<Role>,
    /// Whether other clouds are served by it as well.
    pub shared: bool,
    /// The literal value of the argument that decides its type.
    pub type_name: Option<SmolStr>,
    /// Where it is called.
    pub span: Span,
    /// What reaches it.
    pub args: Vec<SiteArg>,
    /// Whether it is given arguments that cannot be seen (`**kwargs` from elsewhere).
    pub open: bool,
    /// How long what it makes is kept.
    pub lifetime: Lifetime,
    /// Whether it is never executed in the shipped program.
    pub dead: bool,
}

/// An argument of a [`CredentialSite`].
#[derive(Debug, Clone)]
pub struct SiteArg {
    /// What it is.
    pub role: Role,
    /// The parameter.
    pub name: SmolStr,
    /// The argument as it stands at the call.
    pub span: Span,
    /// What it may be; at least one.
    pub values: Vec<Traced>,
}

/// A literal under a name.
#[derive(Debug, Clone)]
pub struct NamedLiteral {
    /// The name.
    pub name: SmolStr,
    /// Where it stands.
    pub name_span: Span,
    /// What the name says it is.
    pub role: Role,
    /// Whether the name says so only among Alibaba Cloud code.
    pub weak: bool,
    /// The literal.
    pub value: Traced,
}

impl FileFacts {
    /// The language whose SDKs the file uses; `None` for plain text.
    #[must_use]
    pub fn sdk_language(&self) -> Option<SdkLanguage> {
        sdk_language(self.language)
    }

    /// Where a place of the file's own text lies in that of the program.
    #[must_use]
    pub fn in_program(&self, span: Span) -> Span {
        self.places.from_file(&self.path, span)
    }

    /// Whether there can be nothing to say about the file, nor about others for its sake: so with most that pass the filter.
    fn is_silent(&self) -> bool {
        self.sites.is_empty()
            && self.stale.is_empty()
            && self.sessions.is_empty()
            && self.built_in.is_empty()
            && self.logged.is_empty()
            && self.named.is_empty()
            && self.env_writes.is_empty()
            && self.keys.is_empty()
            && self.signed.is_empty()
            && self.evidence.is_empty()
            && self.variables.is_empty()
            && self.open.is_closed()
    }

    /// What of it matters to other files of the project, without its text.
    #[must_use]
    pub fn of_project(&self) -> Self {
        let text = Arc::from("");
        let is_chain = |site: &&CredentialSite| site.provider == ProviderKind::DefaultChain;
        let chain = |site: &CredentialSite| CredentialSite { args: Vec::new(), ..site.clone() };
        Self {
            places: Arc::new(Places::of_file(&self.path, &text)),
            text,
            evidence: self.evidence.clone(),
            assumed: self.assumed.clone(),
            variables: self.variables.clone(),
            sites: self.sites.iter().filter(is_chain).map(chain).collect(),
            ..Self::new(&self.path, self.language)
        }
    }

    /// Lets go of the text of a silent file.
    fn light(mut self) -> Self {
        if self.is_silent() && self.troubles.is_empty() && !self.text.contains(interest::COMMENT) {
            self.text = Arc::from("");
            self.places = Arc::new(Places::of_file(&self.path, &self.text));
            (self.comments, self.docs, self.literals, self.cells) = Default::default();
        }
        self
    }
}

impl CredentialSite {
    /// The arguments with this role.
    pub fn args(&self, role: Role) -> impl Iterator<Item = &SiteArg> {
        self.args.iter().filter(move |arg| arg.role == role)
    }

    /// The arguments that are parts of a key.
    pub fn key_args(&self) -> impl Iterator<Item = &SiteArg> {
        self.args.iter().filter(|arg| Role::KEY.contains(&arg.role))
    }

    /// What the arguments with this role may be.
    pub fn values(&self, role: Role) -> impl Iterator<Item = &Traced> {
        self.args(role).flat_map(|arg| &arg.values)
    }
}

/// What facts are collected with: the catalogue, compiled.
#[derive(Debug)]
pub struct Kit {
    /// The data.
    pub catalog: Catalog,
    /// Tells keys from placeholders.
    pub judge: Judge,
    finder: evidence::Finder,
    code: interest::CodeWords,
    likenesses: open::Likenesses,
    /// By language, once a file asks.
    stakes: [OnceLock<Stakes>; 2],
}

impl Kit {
    /// Compiles a catalogue, with values that a config declares to be no secrets.
    #[must_use]
    pub fn new(catalog: Catalog, placeholders: &[String]) -> Self {
        let judge = Judge::new(&catalog.keys, &catalog.placeholders, &catalog.names, placeholders);
        let finder = evidence::Finder::new(&catalog);
        let code = interest::CodeWords::new(&catalog);
        let likenesses = open::Likenesses::of(&catalog);
        Self { catalog, judge, finder, code, likenesses, stakes: Default::default() }
    }

    /// Whether the values of a file with this text can lead anywhere.
    fn has_stakes(&self, language: Language, text: &str) -> bool {
        let Some(of) = sdk_language(language) else { return false };
        // In a notebook's JSON, words may be glued to what stands for the end of the line before.
        if language == Language::Notebook {
            return true;
        }
        let stakes = self.stakes[of as usize].get_or_init(|| Stakes::of(&self.catalog, &self.likenesses, of));
        stakes.are_in(text)
    }

    /// Whether a file of this name may say where a program runs.
    #[must_use]
    pub fn may_be_evidence(&self, path: &str) -> bool {
        self.finder.may_be_in(path)
    }
}

/// A program with what is put together once for all of its files.
pub struct Ground<'a> {
    world: World<'a>,
    lifetimes: OnceLock<lifetime::Index>,
}

impl<'a> Ground<'a> {
    /// Finds the ways through a program.
    #[must_use]
    pub fn of(program: &'a Program, kit: &'a Kit) -> Self {
        Self { world: World::new(program, &kit.catalog, &kit.judge), lifetimes: OnceLock::new() }
    }
}

/// What one file says by itself.
#[derive(Debug, Clone)]
pub struct Collected {
    /// Its facts.
    pub facts: FileFacts,
    /// What other files must be put beside, where its values come from or go to other files.
    pub piece: Option<Piece>,
}

/// Collects the facts of one file. Pure: the same text gives the same facts.
#[must_use]
pub fn collect(file: &SourceFile, kit: &Kit) -> Collected {
    let facts = of_text(file, kit);
    if !has_values(file, &facts, kit) {
        return Collected { facts: facts.light(), piece: None };
    }
    let Some(piece) = piece(file) else { return Collected { facts: facts.light(), piece: None } };
    let (facts, piece) = with_piece(facts, piece, kit);
    let is_open = !facts.open.is_closed();
    Collected { facts: facts.light(), piece: is_open.then_some(piece) }
}

/// Whether a file is parsed and its values followed: of others the text says all there is.
#[must_use]
pub fn is_followed(file: &SourceFile, kit: &Kit) -> bool {
    has_values(file, &of_text(file, kit), kit)
}

/// Whether a file whose text says this has values that can matter.
fn has_values(file: &SourceFile, facts: &FileFacts, kit: &Kit) -> bool {
    if sdk_language(file.language).is_none() {
        return false;
    }
    if !facts.keys.is_empty() || !facts.signed.is_empty() {
        return true;
    }
    let builds_in = || file.language == Language::Rust && built_in::may_be_in(&file.text);
    if kit.code.are_in(&file.text) {
        builds_in() || kit.has_stakes(file.language, &file.text)
    } else {
        builds_in() && kit.code.names_are_in(&file.text)
    }
}

/// The facts of a file that values of another one lead into, whether its bytes are of interest or not.
#[must_use]
pub fn collect_asked(file: &SourceFile, kit: &Kit) -> Collected {
    let facts = of_text(file, kit);
    match piece(file) {
        Some(piece) if piece.root.is_some() => Collected { facts, piece: Some(piece) },
        Some(piece) => {
            let (facts, piece) = with_piece(facts, piece, kit);
            Collected { facts, piece: Some(piece) }
        }
        None => Collected { facts, piece: None },
    }
}

/// A file's share of a program; `None` for what is neither code nor data.
fn piece(file: &SourceFile) -> Option<Piece> {
    let (tree, root) = match syntax::parse(file) {
        Some(tree) => (tree, None),
        None => {
            let (tree, root) = data::parse(data::Format::of(&file.path)?, &file.text)?;
            (tree, Some(root))
        }
    };
    Some(Piece { path: Arc::clone(&file.path), language: file.language, text: Arc::clone(&file.text), tree, root })
}

fn with_piece(mut facts: FileFacts, mut piece: Piece, kit: &Kit) -> (FileFacts, Piece) {
    let tree = &mut piece.tree;
    facts.literals = literals(tree);
    facts.comments = std::mem::take(&mut tree.comments);
    facts.docs = std::mem::take(&mut tree.docs);
    facts.cells = std::mem::take(&mut tree.cells);
    facts.troubles = std::mem::take(&mut tree.troubles);
    let program = Program::of(piece);
    facts.follow(&Ground::of(&program, kit), 0, kit);
    (facts, program.into_piece())
}

/// What the text of a file says.
fn of_text(file: &SourceFile, kit: &Kit) -> FileFacts {
    let evidence::Said { evidence, variables } = kit.finder.find(file, &kit.judge);
    FileFacts {
        text: Arc::clone(&file.text),
        places: Arc::new(Places::of_file(&file.path, &file.text)),
        keys: keys::scan(&file.text, &kit.judge),
        signed: signed::scan(&file.text, &kit.judge),
        evidence,
        variables,
        ..FileFacts::new(&file.path, file.language)
    }
}

impl FileFacts {
    /// A file that says nothing.
    fn new(path: &Arc<str>, language: Language) -> Self {
        let text: Arc<str> = Arc::from("");
        Self {
            path: Arc::clone(path),
            language,
            places: Arc::new(Places::of_file(path, &text)),
            text,
            open: Open::default(),
            sites: Vec::new(),
            stale: Vec::new(),
            sessions: Vec::new(),
            built_in: Vec::new(),
            logged: Vec::new(),
            named: Vec::new(),
            env_writes: Vec::new(),
            keys: Vec::new(),
            signed: Vec::new(),
            replaces_credentials: false,
            evidence: Vec::new(),
            assumed: None,
            variables: Variables::default(),
            generations: Vec::new(),
            comments: Vec::new(),
            docs: Vec::new(),
            literals: Vec::new(),
            cells: Vec::new(),
            troubles: Vec::new(),
        }
    }
}

impl FileFacts {
    /// Follows the file's values through a program in which it is the member at this place.
    pub fn follow(&mut self, ground: &Ground<'_>, member: usize, kit: &Kit) {
        let Some(flow) = Flow::new(&ground.world, member) else { return };
        let life = lifetime::Lives::new(&flow, ground);
        let collected = sites::collect(&flow, &life);
        self.stale = refresh::collect(&flow, &life);
        self.sessions = sessions::collect(&flow, &life);
        self.built_in = built_in::collect(&flow, &life, &kit.judge);
        (self.named, self.env_writes) = named::collect(&flow, &kit.judge);
        self.logged = logs::collect(&flow, &kit.judge, &collected.sites);
        self.assumed = evidence::in_code(&flow, &collected.sites, &self.places);
        self.sites = collected.sites;
        self.generations = collected.generations;
        self.replaces_credentials = collected.replaces_credentials;
        self.open = Open::of(&flow, &self.sites, &kit.likenesses);
        if flow.gave_up() {
            let span = Span::new(0, self.text.len());
            self.troubles.push(Trouble { span, kind: syntax::TroubleKind::TooSlow });
        }
    }
}

/// The paths of everything in a file that the catalogue knows, sorted: what is called, decorates, is derived from or indexed.
#[must_use]
pub fn recognised(file: &SourceFile, catalog: &Catalog, judge: &Judge) -> Vec<String> {
    let Some(piece) = piece(file) else { return Vec::new() };
    let program = Program::of(piece);
    let world = World::new(&program, catalog, judge);
    let Some(flow) = Flow::new(&world, 0) else { return Vec::new() };
    let (tree, language) = (&program.tree, flow.language);
    let decorators = tree.functions.iter().flat_map(|function| &function.decorators);
    let decorators: Vec<ExprId> =
        decorators.chain(tree.classes.iter().flat_map(|class| &class.decorators)).copied().collect();
    let mut paths: Vec<String> = Vec::new();
    for expr in tree.expr_ids() {
        let known = match &tree[expr].kind {
            ExprKind::Call(call) => flow.known_callee(call),
            ExprKind::Name(_) | ExprKind::Attribute { .. } if decorators.contains(&expr) => flow.known_callable(expr),
            ExprKind::Name(_) | ExprKind::Attribute { .. } => flow
                .path_of(expr)
                .and_then(|path| catalog.callable(language, &path))
                // A function that is only mentioned does nothing.
                .filter(|known| matches!(known.callable.kind, Kind::Class | Kind::Mapping | Kind::Decorator)),
            _ => None,
        };
        paths.extend(known.map(|known| known.callable.path.clone()));
    }
    paths.sort_unstable();
    paths.dedup();
    paths
}

fn literals(tree: &syntax::Tree) -> Vec<Span> {
    let is_text = |expr: &&syntax::Expr| matches!(expr.kind, syntax::ExprKind::Text(_));
    let mut spans: Vec<Span> = tree.exprs.iter().filter(is_text).map(|expr| expr.span).collect();
    spans.sort_unstable();
    spans.dedup();
    spans
}

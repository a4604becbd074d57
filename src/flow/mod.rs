//! What may an expression hold, within one program?
//!
//! The question is asked backwards, from the call that uses a value: names lead to the assignments that reach them,
//! parameters to the arguments of their callers, fields to what is stored in them. Nothing is computed that nobody
//! asks for. Every answer is a bounded list of alternatives; what cannot be told is [`Value::Unknown`], never a guess.

mod budget;
mod calls;
mod data;
mod fields;
mod imports;
mod index;
mod names;
mod targets;
mod texts;
mod trace;

pub(crate) use calls::RoleArg;
pub(crate) use trace::PARTIAL;

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;

use hashbrown::{HashMap, HashSet};
use rayon::prelude::*;
use smol_str::SmolStr;

use crate::catalog::judge::Judge;
use crate::catalog::sdk::{Role, SdkLanguage};
use crate::catalog::{Catalog, Known};
use crate::mask::Masked;
use crate::program::{self, Program};
use crate::source::Span;
use crate::syntax::parts::Part;
use crate::syntax::{ClassId, ExprId, FunctionId, Store, Tree};
use budget::{Budget, Work};

/// What an expression may hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A text that stands in the source.
    Literal(Masked),
    /// An environment variable.
    Env(Masked),
    /// Something from outside of the program: a file, standard input, a secret store.
    File,
    /// An argument that callers outside of the program give.
    Parameter(FunctionId, usize),
    /// What is, or comes out of, a name of a module that is not looked into, by its dotted path.
    Imported(SmolStr),
    /// Temporary credentials, or (`part`) one of their fields.
    Issued {
        /// The path of what issued them.
        issuer: SmolStr,
        /// Which field.
        part: Option<Role>,
        /// Where it was called.
        at: ExprId,
    },
    /// An object of a catalogued type.
    Instance {
        /// The type's path.
        of: SmolStr,
        /// The expression that made it.
        made: ExprId,
    },
    /// An object of a class of this file; `made` is `None` for `self`.
    Local {
        /// The class.
        class: ClassId,
        /// The expression that made it.
        made: Option<ExprId>,
    },
    /// A list, tuple, dictionary: looked into when it is indexed.
    Collection(ExprId),
    /// A function of this file.
    Function(FunctionId),
    /// A class of this file.
    Class(ClassId),
    /// An integer.
    Number(i64),
    /// A truth value.
    Bool(bool),
    /// `None`.
    Nothing,
    /// Cannot be told.
    Unknown,
}

/// A value with where it stands and how it came from there to the expression that was asked about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Traced {
    /// What it is.
    pub value: Value,
    /// Where it stands: the literal, the call that reads it.
    pub span: Span,
    /// Further literals that are parts of it.
    pub parts: Vec<Span>,
    /// The way from there, in order.
    pub trail: Vec<Step>,
}

/// A station on a value's way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Where.
    pub span: Span,
    /// What happens there.
    pub kind: StepKind,
}

/// What happens to a value on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StepKind {
    /// It is given this name.
    Name(SmolStr),
    /// It is what is used when the environment variable of this name is not set.
    EnvDefault(Masked),
    /// It is the default of this parameter or field.
    Default(SmolStr),
    /// It is passed as an argument to this function of the program.
    Argument(FunctionId),
    /// It is returned by a function of this file.
    Returned,
    /// It is decoded or put together from parts.
    Decoded,
}

impl Traced {
    fn new(value: Value, span: Span) -> Self {
        Self { value, span, parts: Vec::new(), trail: Vec::new() }
    }

    fn then(mut self, span: Span, kind: StepKind) -> Self {
        // A long way is cut in the middle of nowhere rather than remembered: people read the first steps.
        if self.trail.len() < LONGEST_TRAIL && self.trail.last().is_none_or(|last| last.span != span) {
            self.trail.push(Step { span, kind });
        }
        self
    }

    /// Whether nothing is known of it but, perhaps, the module that it comes out of.
    fn is_untold(&self) -> bool {
        matches!(self.value, Value::Unknown | Value::Imported(_))
    }

    /// The literal, if it is one.
    #[must_use]
    pub fn literal(&self) -> Option<&Masked> {
        match &self.value {
            Value::Literal(text) => Some(text),
            _ => None,
        }
    }
}

/// Alternatives that are kept of a value.
const MOST_ALTERNATIVES: usize = 12;
/// Steps that are kept of a way.
const LONGEST_TRAIL: usize = 8;
/// Entries that are kept of a map.
const MOST_ENTRIES: usize = 512;
/// The longest dotted path that is followed; none in the catalogue is near it.
const LONGEST_PATH: usize = 512;
/// How far a value is followed.
const DEEPEST: usize = 48;
/// How many names and attributes are gone through for one dotted path.
const LONGEST_WAY: usize = 300;
/// The longest text that is put together: no credential is longer.
const LONGEST_TEXT: usize = 16 * 1024;

/// The member that imports something, and its dotted path.
pub type Import = (usize, SmolStr);

/// An entry of a map: its key, and the expression that is its value.
type Entry = (SmolStr, ExprId);

/// A program and the ways through it: made once, then only read, by a [`Flow`] for each of its files.
pub struct World<'a> {
    program: &'a Program,
    catalog: &'a Catalog,
    judge: &'a Judge,
    index: index::Index,
    /// What finding the ways took, by member.
    spent: Vec<usize>,
}

impl<'a> World<'a> {
    /// Finds the ways through `program`.
    #[must_use]
    pub fn new(program: &'a Program, catalog: &'a Catalog, judge: &'a Judge) -> Self {
        let spent = vec![0; program.members().len()];
        let mut world = Self { program, catalog, judge, index: index::Index::of(&program.tree, catalog), spent };
        (world.index.made, world.index.derived) = index::made(&mut world);
        world.index.callers = index::callers(&mut world);
        if program.members().len() > 1 {
            world.index.elsewhere = index::elsewhere(&mut world);
        }
        world
    }

    /// The ways through each of its files of code.
    pub fn flows(&'a self) -> impl Iterator<Item = Flow<'a>> {
        (0..self.program.members().len()).filter_map(|member| Flow::new(self, member))
    }

    /// What `find` finds in each file of code, in their order, at the cost of that file.
    fn each<T: Send>(&mut self, find: impl Fn(&Flow<'_>) -> T + Sync) -> Vec<T> {
        let look = |member| {
            let flow = Flow::new(self, member)?;
            let found = find(&flow);
            Some((member, found, flow.budget.spent()))
        };
        let count = self.program.members().len();
        let found: Vec<(usize, T, usize)> = match count {
            // Most programs are one file, which is followed among many others.
            1 => look(0).into_iter().collect(),
            _ => (0..count).into_par_iter().filter_map(look).collect(),
        };
        let take = |(member, found, spent)| {
            self.spent[member] = spent;
            found
        };
        found.into_iter().map(take).collect()
    }
}

/// Answers what the expressions of one file of a program may hold.
pub struct Flow<'a> {
    /// The program.
    pub program: &'a Program,
    /// The program's tree.
    pub tree: &'a Tree,
    /// The program's text.
    pub text: &'a str,
    /// What is known about libraries.
    pub catalog: &'a Catalog,
    /// Tells what fields are named after.
    pub judge: &'a Judge,
    /// The language whose libraries count.
    pub language: SdkLanguage,
    /// The file's share of the tree.
    pub part: &'a Part,
    member: usize,
    index: &'a index::Index,
    memo: RefCell<HashMap<ExprId, Rc<[Traced]>>>,
    active: RefCell<HashSet<ExprId>>,
    /// The entries of maps; none for one whose entries are being listed.
    listed: RefCell<HashMap<ExprId, Rc<[Entry]>>>,
    /// What maps took over as a whole, that cannot be looked into.
    taken: RefCell<HashMap<ExprId, Rc<[Traced]>>>,
    /// Lists of passed-on arguments that are being opened.
    opened: RefCell<HashSet<ExprId>>,
    /// What names hold after `name += expr`, by that expression.
    grown: RefCell<HashMap<ExprId, Rc<[Traced]>>>,
    paths: RefCell<HashMap<ExprId, Option<SmolStr>>>,
    /// What the catalogue knows of what is called: every collector asks of every call.
    callees: RefCell<HashMap<ExprId, Option<Known<'a>>>>,
    /// What imported paths lead to, by file and path.
    imports: RefCell<HashMap<Import, Rc<[usize]>>>,
    /// Files that were opened by name and are not part of the program, by the member that opens them.
    files: RefCell<BTreeSet<(usize, SmolStr)>>,
    /// Imports that are asked for: something that matters comes by them out of a module outside of the program.
    asked: RefCell<BTreeSet<Import>>,
    /// Whether what members hand on is being asked for.
    is_asking: Cell<bool>,
    budget: Budget,
    /// How many names and attributes are being gone through for a dotted path.
    way: Cell<usize>,
    /// How many modules are being gone through for an import.
    hops: Cell<usize>,
    /// The assignments that reach a name where it stands, as places in [`Tree::bindings`].
    orders: RefCell<HashMap<ExprId, Rc<[usize]>>>,
}

impl<'a> Flow<'a> {
    /// Prepares to answer for the file at this place in [`Program::members`]; `None` when it is no code.
    #[must_use]
    pub fn new(world: &'a World<'a>, member: usize) -> Option<Self> {
        let language = program::sdk_language(world.program.members()[member].language)?;
        Some(Self {
            program: world.program,
            tree: &world.program.tree,
            text: &world.program.text,
            catalog: world.catalog,
            judge: world.judge,
            language,
            part: &world.program.tree.parts()[member],
            member,
            index: &world.index,
            memo: RefCell::default(),
            active: RefCell::default(),
            listed: RefCell::default(),
            taken: RefCell::default(),
            opened: RefCell::default(),
            grown: RefCell::default(),
            paths: RefCell::default(),
            callees: RefCell::default(),
            imports: RefCell::default(),
            files: RefCell::default(),
            asked: RefCell::default(),
            is_asking: Cell::new(false),
            budget: Budget::after(world.spent[member]),
            way: Cell::new(0),
            hops: Cell::new(0),
            orders: RefCell::default(),
        })
    }

    /// Calls in other files that set up objects of this one.
    pub(crate) fn setters_elsewhere(&self) -> impl Iterator<Item = ExprId> + use<'_, 'a> {
        self.index.elsewhere.setters.get(&self.member).into_iter().flatten().copied()
    }

    /// Assignments in other files to fields of objects of this one.
    pub(crate) fn field_stores_elsewhere(&self) -> impl Iterator<Item = &'a Store> + use<'_, 'a> {
        self.index.elsewhere.field_stores.get(&self.member).into_iter().flatten().map(|at| &self.tree.stores[*at])
    }

    /// Imports by which something that matters comes out of a module that is not part of the program.
    #[must_use]
    pub fn asked_modules(&self) -> BTreeSet<Import> {
        self.asked.borrow().clone()
    }

    /// Asks for the module that an imported value comes out of: it is not part of the program, and matters.
    pub(crate) fn ask_for(&self, value: &Traced) {
        if let Value::Imported(path) = &value.value {
            self.asked.borrow_mut().insert((self.tree.part_at(value.span.start), path.clone()));
        }
    }

    /// The names of files that values come from and that are not part of the program, by the member that opens them.
    #[must_use]
    pub fn opened_files(&self) -> BTreeSet<(usize, SmolStr)> {
        self.files.borrow().clone()
    }

    /// Whether the file is so entangled that not everything was followed to its end.
    pub(crate) fn gave_up(&self) -> bool {
        self.budget.is_spent()
    }

    /// What `expr` may hold: at least one alternative.
    #[must_use]
    pub fn trace(&self, expr: ExprId) -> Rc<[Traced]> {
        if let Some(known) = self.memo.borrow().get(&expr) {
            return Rc::clone(known);
        }
        let span = self.tree[expr].span;
        let unknown = || Rc::from([Traced::new(Value::Unknown, span)]);
        if !self.budget.pays(Work::Expr, 1)
            || self.active.borrow().len() >= DEEPEST
            || !self.active.borrow_mut().insert(expr)
        {
            return unknown();
        }
        let mut found = self.evaluate(expr);
        self.active.borrow_mut().remove(&expr);
        dedup(&mut found);
        let found: Rc<[Traced]> = if found.is_empty() { unknown() } else { found.into() };
        self.memo.borrow_mut().insert(expr, Rc::clone(&found));
        found
    }
}

/// Whether there are as many alternatives as are kept, whatever else is found.
fn is_full(found: &mut Vec<Traced>) -> bool {
    if found.len() <= 4 * MOST_ALTERNATIVES {
        return false;
    }
    dedup(found);
    found.len() >= MOST_ALTERNATIVES
}

/// Drops alternatives that say the same of the same place, keeping the shortest way, and those that are too many.
fn dedup(found: &mut Vec<Traced>) {
    let mut kept: Vec<Traced> = Vec::with_capacity(found.len().min(MOST_ALTERNATIVES));
    for traced in found.drain(..) {
        match kept.iter().position(|other| other.value == traced.value && other.span == traced.span) {
            Some(other) if kept[other].trail.len() > traced.trail.len() => kept[other] = traced,
            None if kept.len() < MOST_ALTERNATIVES => kept.push(traced),
            _ => {}
        }
    }
    *found = kept;
}

impl Traced {
    /// A literal that was found by other means than following values.
    #[must_use]
    pub fn literal_at(text: Masked, span: Span) -> Self {
        Self::new(Value::Literal(text), span)
    }
}

//! What the pieces of a file turn out to be, each lowered as if it were a file of its own.
//!
//! What a piece turns out to be depends on its text and on the macros that it calls, and on nothing else. So of a text that
//! is edited only the piece around the change is read and lowered again; `join` puts the pieces together.

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

use proc_macro2::TokenStream;
use smol_str::SmolStr;
use syn::Item;

use super::cut::Part;
use super::expr::Lower;
use super::place::Places;
use super::rules::{Arms, Known};
use crate::source::Span;
use crate::syntax::kept::{self, Kept};
use crate::syntax::parts::count;
use crate::syntax::{BlockId, ClassId, ScopeId, Tree, TroubleKind};

thread_local! {
    static KEPT: RefCell<Kept<Rc<Lowered>>> = RefCell::default();
}

/// What one piece turned out to be. Its spans count from its beginning.
#[derive(Clone)]
pub(super) struct Lowered {
    pub(super) tree: Tree,
    /// Classes that stand for types which are not declared in sight, ascending: an `impl` of theirs is here.
    pub(super) foreign: Vec<ClassId>,
    /// The variables that its own scope has.
    pub(super) declared: Vec<SmolStr>,
    /// The bindings that assign to a variable which is not of this piece.
    pub(super) unsettled: Vec<usize>,
    /// The macros that it defines.
    pub(super) arms: Arms,
    /// The macros of other pieces that it asked for, and what they were.
    asked: Vec<(SmolStr, Option<Known>)>,
    /// The block that what follows is in; its own body unless something else is said of the whole file.
    pub(super) block: BlockId,
    /// Whether it is a module without anything in it.
    is_module: bool,
}

/// A part of a file that was read, with where it begins.
pub(super) enum Read {
    /// A run of items.
    Items(u32, Rc<Lowered>),
    /// A module.
    Module {
        /// Where it begins.
        start: u32,
        /// What is said of it, as if it were closed right behind that.
        head: Rc<Lowered>,
        /// Its items.
        inside: Vec<Read>,
        /// Where it ends, its brace included.
        end: u32,
    },
}

/// Reads the parts of a file in their order.
pub(super) struct Reader<'a> {
    text: &'a str,
    deepest: Span,
    /// The macros that were defined so far.
    arms: Arms,
}

/// Ends the reading of a file.
pub(super) fn tidy() {
    KEPT.with_borrow_mut(Kept::tidy);
    // Every text that was lexed is kept by the thread, for looking up spans, until it is told that none are left.
    proc_macro2::extra::invalidate_current_thread_spans();
}

impl<'a> Reader<'a> {
    /// For a file, of which it is to be said there that it is too deep.
    pub(super) fn new(text: &'a str, deepest: Span) -> Self {
        Self { text, deepest, arms: Arms::new() }
    }

    /// Reads these parts.
    pub(super) fn all(&mut self, parts: Vec<Part>) -> Vec<Read> {
        parts.into_iter().map(|part| self.part(part)).collect()
    }

    fn part(&mut self, part: Part) -> Read {
        match part {
            Part::Items(range) => self.items(range),
            Part::Module { head, inside, end } => {
                let closed = format!("{}}}", &self.text[head.clone()]);
                let module = read(&closed, self.deepest_in(&head), &self.arms);
                if module.is_module {
                    Read::Module { start: count(head.start), head: module, inside: self.all(inside), end: count(end) }
                } else {
                    // What stands before it is broken, and may change what it is.
                    self.items(head.start..end)
                }
            }
        }
    }

    fn items(&mut self, range: Range<usize>) -> Read {
        let piece = read(&self.text[range.clone()], self.deepest_in(&range), &self.arms);
        self.arms.extend(piece.arms.iter().map(|(name, known)| (name.clone(), Rc::clone(known))));
        Read::Items(count(range.start), piece)
    }

    /// Where to say that a piece is too deep: there if it lies in the piece, or else everywhere.
    fn deepest_in(&self, piece: &Range<usize>) -> Span {
        let range = self.deepest.range();
        if piece.start <= range.start && range.end <= piece.end {
            Span::new(range.start - piece.start, range.end - piece.start)
        } else {
            Span::new(0, piece.len())
        }
    }
}

/// Reads and lowers a piece, or knows it from before. `deepest` is where to say that it is too deep, `around` what macros the
/// pieces before define.
fn read(text: &str, deepest: Span, around: &Arms) -> Rc<Lowered> {
    let known = KEPT.with_borrow_mut(|kept| kept.get(text));
    if let Some(known) = known.filter(|known| known.holds_with(around)) {
        return known;
    }
    let lowered = Rc::new(lower(text, deepest, around));
    // Where it is too deep is said of the file, not of the piece.
    let is_deep = lowered.tree.troubles.iter().any(|trouble| trouble.kind == TroubleKind::TooDeep);
    if kept::is_on() && !is_deep {
        KEPT.with_borrow_mut(|kept| kept.insert(text, Rc::clone(&lowered)));
    }
    lowered
}

fn lower(text: &str, deepest: Span, around: &Arms) -> Lowered {
    let mut lower = Lower::new(text, Places::new(text, 0), deepest, around);
    match text.parse::<TokenStream>() {
        Ok(tokens) => match syn::parse2(tokens.clone()) {
            Ok(file) => return sound(&file, lower),
            Err(error) => {
                lower.b.trouble(lower.span(error.span()), TroubleKind::Syntax);
                lower.loose_items(tokens);
            }
        },
        Err(error) => lower.repaired_items(0, &error),
    }
    Lowered::from(lower)
}

fn sound(file: &syn::File, mut lower: Lower<'_>) -> Lowered {
    let block = lower.file(file);
    let is_empty = |module: &syn::ItemMod| module.content.as_ref().is_some_and(|(_, items)| items.is_empty());
    let is_module = file.attrs.is_empty() && matches!(&file.items[..], [Item::Mod(module)] if is_empty(module));
    Lowered { block, is_module, ..Lowered::from(lower) }
}

impl Lowered {
    /// Whether the macros around it that it asked for are still what they were.
    fn holds_with(&self, around: &Arms) -> bool {
        self.asked.iter().all(|(name, then)| match (then, around.get(name)) {
            (Some(then), Some(now)) => Rc::ptr_eq(then, now),
            (then, now) => then.is_none() && now.is_none(),
        })
    }
}

impl From<Lower<'_>> for Lowered {
    fn from(lower: Lower<'_>) -> Self {
        let top = ScopeId(0);
        Self {
            tree: lower.b.tree,
            foreign: lower.foreign,
            declared: lower.declared.into_iter().filter(|(scope, _)| *scope == top).map(|(_, name)| name).collect(),
            unsettled: lower.unsettled,
            arms: lower.arms,
            asked: lower.asked.into_iter().collect(),
            block: BlockId(0),
            is_module: false,
        }
    }
}

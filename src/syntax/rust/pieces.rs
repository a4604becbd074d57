//! What the pieces of a file turn out to be, each lowered as if it were a file of its own.
//!
//! What a piece turns out to be depends on its text and on the macros that it calls, and on nothing else. So of a text that
//! is edited only the piece around the change is read and lowered again; `join` puts the pieces together.

use std::cell::RefCell;
use std::rc::Rc;

use proc_macro2::TokenStream;
use smol_str::SmolStr;

use super::expr::Lower;
use super::place::Places;
use super::repair;
use super::rules::{Arms, Known};
use crate::source::Span;
use crate::syntax::kept::{self, Kept};
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
}

/// A piece as it was read.
enum Piece {
    Items(syn::File, Places),
    /// No Rust, with the place of the mistake.
    Broken(TokenStream, Places, proc_macro2::Span),
    /// Nothing that could be made to lex.
    Lost(proc_macro2::Span, Places),
}

/// Ends the reading of a file.
pub(super) fn tidy() {
    KEPT.with_borrow_mut(Kept::tidy);
    // Every text that was lexed is kept by the thread, for looking up spans, until it is told that none are left.
    proc_macro2::extra::invalidate_current_thread_spans();
}

/// Reads and lowers a piece, or knows it from before. `deepest` is where to say that it is too deep, `around` what macros the
/// pieces before define.
pub(super) fn read(text: &str, deepest: Span, around: &Arms) -> Rc<Lowered> {
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
    match Piece::of(text) {
        Piece::Items(file, places) => {
            let mut lower = Lower::new(text, places, deepest, around);
            let block = lower.file(&file);
            Lowered { block, ..Lowered::from(lower) }
        }
        Piece::Broken(tokens, places, at) => {
            let mut lower = Lower::new(text, places, deepest, around);
            lower.b.trouble(lower.span(at), TroubleKind::Syntax);
            lower.loose_items(tokens);
            Lowered::from(lower)
        }
        Piece::Lost(at, places) => {
            let mut lower = Lower::new(text, places, deepest, around);
            lower.b.trouble(lower.span(at), TroubleKind::Syntax);
            Lowered::from(lower)
        }
    }
}

impl Piece {
    fn of(text: &str) -> Self {
        match text.parse::<TokenStream>() {
            Ok(tokens) => match syn::parse2(tokens.clone()) {
                Ok(file) => Self::Items(file, Places::new(text, 0)),
                Err(error) => Self::Broken(tokens, Places::new(text, 0), error.span()),
            },
            Err(error) => match repair::lex(text, 0) {
                Some((tokens, places)) => Self::Broken(tokens, places, error.span()),
                None => Self::Lost(error.span(), Places::new(text, 0)),
            },
        }
    }
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
        }
    }
}

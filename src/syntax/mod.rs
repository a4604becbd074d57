//! One small tree for every language: names, texts, calls, joins, scopes, imports, comments.
//!
//! A front end ([`python`], [`rust`], [`notebook`]) lowers a file to a [`Tree`] and is then done: no later room knows a
//! grammar. What the tree leaves out (arithmetic, comparisons, types that carry no value) becomes [`ExprKind::Other`]
//! with its children kept, so that a call is never lost however it is wrapped.
//!
//! Parsing cannot fail. Whatever could not be understood is a [`Trouble`] in [`Tree::troubles`].

pub mod build;
pub mod data;
mod kept;
pub mod notebook;
pub mod parts;
pub mod python;
pub mod rust;

use smol_str::SmolStr;

use crate::mask::Masked;
use crate::source::{Language, SourceFile, Span};

/// Has this thread keep what the pieces of the files that it parses turn out to be: once such a file has been edited, only
/// what has changed of it is read again.
pub fn keep_pieces() {
    kept::keep();
}

/// Lowers a file to its tree; `None` for a file that is only text.
#[must_use]
pub fn parse(file: &SourceFile) -> Option<Tree> {
    match file.language {
        Language::Python => Some(python::parse(&file.text)),
        Language::Rust => Some(rust::parse(&file.text)),
        Language::Notebook => Some(notebook::parse(&file.text)),
        Language::Text => None,
    }
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident => $field:ident: $of:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
        pub struct $name(pub u32);
        impl std::ops::Index<$name> for Tree {
            type Output = $of;
            fn index(&self, id: $name) -> &$of {
                &self.$field[id.0 as usize]
            }
        }
        impl std::ops::IndexMut<$name> for Tree {
            fn index_mut(&mut self, id: $name) -> &mut $of {
                &mut self.$field[id.0 as usize]
            }
        }
    )*};
}
ids! {
    /// An expression of the tree.
    ExprId => exprs: Expr;
    /// A scope: a region with names of its own.
    ScopeId => scopes: Scope;
    /// A block: a run of statements that are executed one after another, or not at all.
    BlockId => blocks: Block;
    /// A function, method, lambda or closure.
    FunctionId => functions: Function;
    /// A class, struct, enum or trait.
    ClassId => classes: Class;
}

/// A lowered file. All spans count bytes of the file's text (also for notebooks, where they lie in the JSON on disk).
#[derive(Debug, Clone, Default)]
pub struct Tree {
    /// Every expression, children before parents.
    pub exprs: Vec<Expr>,
    /// Every scope; the first is the module's.
    pub scopes: Vec<Scope>,
    /// Every block; the first is the module's body.
    pub blocks: Vec<Block>,
    /// Every name that is given a value, in source order.
    pub bindings: Vec<Binding>,
    /// Every assignment to an attribute or an element: `a.b = c`, `a["b"] = c`.
    pub stores: Vec<Store>,
    /// Every function, method, lambda and closure.
    pub functions: Vec<Function>,
    /// Every class, struct, enum and trait. A Rust type's `impl` blocks are folded into one class of its name.
    pub classes: Vec<Class>,
    /// `from x import *` and `use x::*`.
    pub stars: Vec<Star>,
    /// Comments, without doc comments.
    pub comments: Vec<Span>,
    /// Docstrings and doc comments.
    pub docs: Vec<Span>,
    /// What could not be understood.
    pub troubles: Vec<Trouble>,
    /// The code cells of a notebook, in order; empty otherwise.
    pub cells: Vec<Cell>,
    parts: Vec<parts::Part>,
}

/// A code cell of a notebook.
#[derive(Debug, Clone)]
pub struct Cell {
    /// Its number among *all* cells of the notebook, from 1, as notebook editors count.
    pub number: u32,
    /// For each line of its source, where the line lies in the JSON text.
    pub lines: Vec<Span>,
}

/// Something in a file that could not be understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// Where it is.
    pub span: Span,
    /// What it is.
    pub kind: TroubleKind,
}

/// The kinds of [`Trouble`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TroubleKind {
    /// The text is not valid in its language here. The rest of the file may still have been understood.
    Syntax,
    /// It is nested more deeply than is followed.
    TooDeep,
    /// Parsing it, or following its values, took longer than is allowed.
    TooSlow,
    /// The file is too large to be parsed.
    TooLarge,
    /// A notebook whose JSON is not that of a notebook.
    NotANotebook,
}

/// An expression.
#[derive(Debug, Clone)]
pub struct Expr {
    /// Its bytes, quotes and parentheses included.
    pub span: Span,
    /// The scope in which its names are looked up.
    pub scope: ScopeId,
    /// The block in which it is evaluated.
    pub block: BlockId,
    /// What it is.
    pub kind: ExprKind,
}

/// The kinds of expression. Wrappers that change no value (parentheses, `await`, `&`, `*`, `?`, `as`) are not in the tree.
#[derive(Debug, Clone)]
pub enum ExprKind {
    /// A string or byte-string literal, decoded. Bytes that are no UTF-8 are kept as Latin-1.
    Text(Masked),
    /// An integer literal; `None` when it does not fit.
    Number(Option<i64>),
    /// `True`, `true` and their opposites.
    Bool(bool),
    /// `None`, `()`.
    Nothing,
    /// A single name, also `self`, `Self`, `super`, `crate`.
    Name(SmolStr),
    /// `base.name`, `base::name`. Generic arguments are dropped.
    Attribute {
        /// What stands before the dot.
        base: ExprId,
        /// What stands after it.
        name: SmolStr,
        /// Where the name stands.
        name_span: Span,
    },
    /// `base[index]`.
    Index {
        /// What is indexed.
        base: ExprId,
        /// By what.
        index: ExprId,
    },
    /// `base[start:end:step]`, each a literal or absent.
    Slice {
        /// What is sliced.
        base: ExprId,
        /// `None` where absent or not a literal.
        bounds: [Option<i64>; 3],
    },
    /// A call, struct literal or macro.
    Call(Call),
    /// Parts that are put side by side to one text: `a + b`, adjacent literals, f-strings, `"%s%s" % (a, b)`,
    /// `"{}{}".format(a, b)`, `format!`, `concat!`.
    Join(Vec<ExprId>),
    /// One of several: both arms of a conditional, the operands of `or`, the arms of a `match`.
    Choice(Vec<ExprId>),
    /// A list, tuple, set, array, `vec![]`.
    List(Vec<ExprId>),
    /// A dictionary, or a macro body of `key: value` or `key => value` pairs. `{**d}` has the spread in `Call`-less form:
    /// a pair whose two sides are the same expression.
    Map(Vec<(ExprId, ExprId)>),
    /// A lambda or closure.
    Function(FunctionId),
    /// Anything else, with its sub-expressions.
    Other(Vec<ExprId>),
}

/// A call of any form.
#[derive(Debug, Clone)]
pub struct Call {
    /// What is called: a name, a path, or an attribute of another expression.
    pub callee: ExprId,
    /// The arguments, in order.
    pub args: Vec<Arg>,
    /// How it is written.
    pub form: CallForm,
}

/// The ways to write a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CallForm {
    /// `f(x)`.
    Call,
    /// `S { field: x, ..base }`: fields are named arguments, the base a [`Spread::Map`].
    Struct,
    /// `m!(x)`: the arguments are what could be read as expressions out of the body.
    Macro,
}

/// The name under which a call has the one type that it is given between angle brackets.
pub const TYPE_ARGUMENT: SmolStr = SmolStr::new_static("::<>");

/// One argument of a call.
#[derive(Debug, Clone)]
pub struct Arg {
    /// The keyword or field name; [`TYPE_ARGUMENT`] for the type in `f::<T>(…)`.
    pub name: Option<SmolStr>,
    /// The value.
    pub value: ExprId,
    /// Whether it stands for several arguments.
    pub spread: Spread,
}

/// Whether an argument stands for several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spread {
    /// An ordinary argument.
    One,
    /// `*args`.
    List,
    /// `**kwargs`, `..base`.
    Map,
}

/// A region with names of its own.
#[derive(Debug, Clone)]
pub struct Scope {
    /// What opened it.
    pub kind: ScopeKind,
    /// The scope around it; `None` for the module.
    pub parent: Option<ScopeId>,
    /// Its bytes.
    pub span: Span,
}

/// What opens a scope.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScopeKind {
    /// The file, or a Rust `mod { }`.
    Module,
    /// The body of a class, or the `impl` blocks of a Rust type. Its names are *not* visible in the functions inside.
    Class(ClassId),
    /// A function's parameters and body.
    Function(FunctionId),
    /// A comprehension, or a Rust block, which has names of its own.
    Inner,
}

/// A run of statements.
#[derive(Debug, Clone)]
pub struct Block {
    /// The block around it; `None` for the module's body.
    pub parent: Option<BlockId>,
    /// What it is.
    pub kind: BlockKind,
    /// Its bytes.
    pub span: Span,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// The body of a module, class, function, lambda or plain `{ }`.
    Body,
    /// Executed or not: an arm of `if`, `match`, `try`, `except`.
    Branch,
    /// Executed any number of times.
    Loop,
    /// Never executed in the shipped program: `if False:`, `#[cfg(test)]`, `if TYPE_CHECKING:`.
    Dead,
    /// Executed only when the file is the program: `if __name__ == "__main__":`.
    Main,
}

/// A name is given a value.
#[derive(Debug, Clone)]
pub struct Binding {
    /// The name.
    pub name: SmolStr,
    /// Where it stands.
    pub name_span: Span,
    /// The scope that the name belongs to (the module's for Python's `global`).
    pub scope: ScopeId,
    /// The block in which it happens.
    pub block: BlockId,
    /// From which byte on the name holds the value: the end of the statement.
    pub from: u32,
    /// The declared type.
    pub annotation: Option<ExprId>,
    /// What it is given.
    pub value: Bound,
}

/// What a name is given.
#[derive(Debug, Clone)]
pub enum Bound {
    /// `name = expr`.
    Expr(ExprId),
    /// A part of a value: `a, b = expr`, `for a in expr`, `let Some(Config { a, .. }) = expr`.
    Part {
        /// The whole.
        of: ExprId,
        /// How to get from the whole to the part.
        path: Vec<PartStep>,
    },
    /// `name += expr`.
    Joined(ExprId),
    /// The parameter of a function, by its index in [`Function::params`].
    Parameter(FunctionId, usize),
    /// An import: the dotted path of what the name stands for. Leading dots of a relative import and Rust's `crate`,
    /// `self`, `super` are kept as first segment.
    Import(SmolStr),
    /// `def name`, `fn name`.
    Function(FunctionId),
    /// `class name`, `struct name`, `enum name`, `trait name`.
    Class(ClassId),
    /// Something that is not followed.
    Unknown,
}

/// A step from a whole to a part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PartStep {
    /// The element at this place.
    At(usize),
    /// Any element: a loop over the whole.
    Each,
    /// The field or key of this name.
    Key(SmolStr),
}

/// `base.key = value` or `base[key] = value`.
#[derive(Debug, Clone)]
pub struct Store {
    /// What is changed.
    pub base: ExprId,
    /// Which part of it.
    pub key: StoreKey,
    /// What it is given.
    pub value: ExprId,
    /// The whole target.
    pub span: Span,
    /// The scope of the statement.
    pub scope: ScopeId,
    /// The block of the statement.
    pub block: BlockId,
    /// From which byte on it holds.
    pub from: u32,
}

/// Which part of a value is assigned to.
#[derive(Debug, Clone)]
pub enum StoreKey {
    /// `.name`.
    Attribute(SmolStr),
    /// `[expr]`.
    Index(ExprId),
}

/// A function, method, lambda or closure.
#[derive(Debug, Clone)]
pub struct Function {
    /// Its name; empty for a lambda or closure.
    pub name: SmolStr,
    /// Where the name stands; the start of a lambda.
    pub name_span: Span,
    /// All of it, decorators excluded.
    pub span: Span,
    /// The scope of its parameters and body.
    pub scope: ScopeId,
    /// The scope in which it stands.
    pub outer: ScopeId,
    /// The class it is a method of.
    pub class: Option<ClassId>,
    /// Its parameters, `self` included.
    pub params: Vec<Param>,
    /// The values it can return or yield: `return` expressions, a lambda's body, a Rust tail expression.
    pub returns: Vec<ExprId>,
    /// The declared type of what it returns.
    pub return_type: Option<ExprId>,
    /// Decorators and attributes, as expressions (`#[arg(default_value = "x")]` is a call with a named argument).
    pub decorators: Vec<ExprId>,
    /// Whether it is `async`.
    pub is_async: bool,
}

/// A parameter.
#[derive(Debug, Clone)]
pub struct Param {
    /// Its name.
    pub name: SmolStr,
    /// Where the name stands.
    pub span: Span,
    /// Its default.
    pub default: Option<ExprId>,
    /// Its declared type.
    pub annotation: Option<ExprId>,
    /// How arguments reach it.
    pub kind: ParamKind,
}

/// How arguments reach a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParamKind {
    /// By place or by name.
    Plain,
    /// By name only.
    KeywordOnly,
    /// `*args`.
    Rest,
    /// `**kwargs`.
    KeywordRest,
}

/// A class, struct, enum or trait.
#[derive(Debug, Clone)]
pub struct Class {
    /// Its name.
    pub name: SmolStr,
    /// Where the name stands.
    pub name_span: Span,
    /// All of it. For Rust the declaration, or the first `impl` where the type is declared elsewhere.
    pub span: Span,
    /// The scope of its body: class attributes, fields (as bindings; with a default's value or `Unknown`), methods.
    pub scope: ScopeId,
    /// Base classes; for Rust the traits it implements and derives.
    pub bases: Vec<ExprId>,
    /// Decorators and attributes.
    pub decorators: Vec<ExprId>,
}

/// A glob import.
#[derive(Debug, Clone)]
pub struct Star {
    /// The dotted path whose names are imported.
    pub path: SmolStr,
    /// The scope that gets them.
    pub scope: ScopeId,
}

impl Tree {
    /// The first binding whose name stands at `span`, as a place in [`Tree::bindings`].
    #[must_use]
    pub fn binding_at(&self, span: Span) -> Option<usize> {
        let first = self.bindings.partition_point(|binding| binding.name_span.start < span.start);
        let here = self.bindings[first..].iter().take_while(|binding| binding.name_span.start == span.start);
        here.zip(first..).find(|(binding, _)| binding.name_span == span).map(|(_, at)| at)
    }

    /// The enclosing function of a scope, if any.
    #[must_use]
    pub fn function_of(&self, mut scope: ScopeId) -> Option<FunctionId> {
        loop {
            match self[scope].kind {
                ScopeKind::Function(function) => return Some(function),
                ScopeKind::Module | ScopeKind::Class(_) => return None,
                ScopeKind::Inner => scope = self[scope].parent?,
            }
        }
    }

    /// The ids of all expressions, children before parents.
    pub fn expr_ids(&self) -> impl Iterator<Item = ExprId> + use<> {
        (0..u32::try_from(self.exprs.len()).unwrap_or(u32::MAX)).map(ExprId)
    }

    /// The block and the blocks around it, innermost first.
    pub fn blocks_around(&self, block: BlockId) -> impl Iterator<Item = BlockId> + '_ {
        std::iter::successors(Some(block), |block| self[*block].parent)
    }

    /// The scope and the scopes around it, innermost first.
    pub fn scopes_around(&self, scope: ScopeId) -> impl Iterator<Item = ScopeId> + '_ {
        std::iter::successors(Some(scope), |scope| self[*scope].parent)
    }

    /// The literal text of an expression, if it is one.
    #[must_use]
    pub fn text(&self, expr: ExprId) -> Option<&Masked> {
        match &self[expr].kind {
            ExprKind::Text(text) => Some(text),
            _ => None,
        }
    }
}

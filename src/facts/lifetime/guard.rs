//! Is something made only while there is none yet, and is it made anew when it ends?

use smol_str::SmolStr;

use super::Lives;
use super::index::speaks;
use super::place::has;
use crate::source::Span;
use crate::syntax::{BlockId, BlockKind, Bound, ExprId, ExprKind, FunctionId, Store, StoreKey};

/// What the condition before a value is made says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Guard {
    /// Nothing: it is made each time.
    None,
    /// It is made when there is none yet.
    Memo,
    /// It is made when there is none yet, or when what is there ends.
    Expiry,
}

/// A place in which something is remembered.
pub(super) struct Memory<'n> {
    /// The names and fields that it goes by.
    pub(super) names: &'n [SmolStr],
    pub(super) block: BlockId,
    /// Where the target stands.
    pub(super) span: Span,
    pub(super) function: FunctionId,
}

impl Lives<'_, '_> {
    /// What is asked before something is remembered.
    pub(super) fn guard(&self, memory: &Memory<'_>) -> Guard {
        let tree = self.flow.tree;
        let function = &tree[memory.function];
        let around = tree
            .blocks_around(memory.block)
            .filter(|block| tree[*block].kind == BlockKind::Branch && function.span.contains(tree[*block].span))
            .map(|block| self.told_by(self.head(block), memory.names))
            .find(|guard| *guard != Guard::None);
        if let Some(guard) = around {
            return guard;
        }
        // `if _client is not None: return _client` above it says the same.
        let mut early = function.returns.iter().filter(|returned| tree[**returned].span.end <= memory.span.start);
        let is_inside = |block: &BlockId| function.span.contains(tree[*block].span);
        early
            .find_map(|returned| {
                let mut around = tree.blocks_around(tree[*returned].block).take_while(is_inside);
                let head = self.head(around.find(|block| tree[*block].kind == BlockKind::Branch)?);
                let is_about = mentions_one(self.flow.text.get(tree[*returned].span.range())?, memory.names)
                    || mentions_one(self.text_of(head), memory.names);
                is_about.then(|| if self.speaks_of_expiry(head) { Guard::Expiry } else { Guard::Memo })
            })
            .unwrap_or(Guard::None)
    }

    /// What stands before a block: `if x is None:`.
    fn head(&self, block: BlockId) -> Span {
        let before = self.flow.text.get(..self.flow.tree[block].span.start as usize).unwrap_or_default().trim_end();
        let mut start = before.len();
        // A condition may be written over several lines.
        for _ in 0..4 {
            start = before[..start].rfind('\n').unwrap_or(0);
            let line = before[start..].trim_start();
            if ["if ", "elif ", "else", "except", "try", "while", "match", "}"]
                .iter()
                .any(|word| line.starts_with(word))
            {
                break;
            }
        }
        Span::new(before.len() - before[start..].trim_start().len(), before.len())
    }

    fn text_of(&self, span: Span) -> &str {
        self.flow.text.get(span.range()).unwrap_or_default()
    }

    fn told_by(&self, span: Span, names: &[SmolStr]) -> Guard {
        let head = self.text_of(span);
        let lower = head.to_ascii_lowercase();
        let is_missing =
            ["is none", "== none", " not in ", "if not ", "hasattr(", ".is_none()", "!", "let none", "or not "]
                .iter()
                .any(|word| lower.contains(word))
                && words_of(head).any(|word| names.iter().any(|name| name == word));
        let is_missed = ["except keyerror", "except attributeerror", "except lookuperror", "except nameerror"]
            .iter()
            .any(|word| lower.starts_with(word));
        match is_missing || is_missed {
            false => Guard::None,
            true if self.speaks_of_expiry(span) => Guard::Expiry,
            true => Guard::Memo,
        }
    }

    fn speaks_of_expiry(&self, head: Span) -> bool {
        let text = self.text_of(head);
        let blind: Vec<Span> = self.blind_looks(head).collect();
        words_of(text).any(|word| {
            let at = head.start as usize + (word.as_ptr() as usize - text.as_ptr() as usize);
            let word_span = Span::new(at, at + word.len());
            (speaks(self.words, word) || word == "time") && !blind.iter().any(|look| look.contains(word_span))
        })
    }

    /// Whether what is remembered in a name or field is dropped or replaced elsewhere, or by code that knows when it ends.
    pub(super) fn is_looked_after(&self, memory: &Memory<'_>, kept_in: &KeptIn<'_>) -> bool {
        let tree = self.flow.tree;
        let reach = self.reach(memory.function);
        if reach.iter().any(|function| self.checks_expiry(tree[*function].span)) {
            return true;
        }
        let places: Vec<Span> = match kept_in {
            KeptIn::Name(binding) => {
                let all = tree.bindings_of(tree.part_around(binding.name_span));
                let same = all.iter().filter(|other| other.scope == binding.scope && other.name == binding.name);
                same.map(|other| other.name_span).collect()
            }
            KeptIn::Field(store) => self.stores_like(store),
        };
        places
            .into_iter()
            .filter(|span| *span != memory.span)
            .filter_map(|span| Some((span, self.function_at(span)?)))
            .any(|(span, function)| {
                if function == memory.function {
                    // Another way through the same function, or the loop around it.
                    return self.is_in_waiting_loop(span, function);
                }
                if matches!(kept_in, KeptIn::Name(binding) if tree.function_of(binding.scope) == Some(function)) {
                    // Where a closure's variable begins.
                    return false;
                }
                let name = tree[function].name.to_ascii_lowercase();
                !reach.contains(&function)
                    && !self.is_once(function)
                    && !self.is_startup(function)
                    && !has(&self.words.closing_names, &name)
            })
    }

    fn is_in_waiting_loop(&self, span: Span, function: FunctionId) -> bool {
        let tree = self.flow.tree;
        let own = tree[function].span;
        let part = tree.part_around(span);
        part.blocks
            .clone()
            .map(BlockId)
            .filter(|block| tree[*block].kind == BlockKind::Loop)
            .map(|block| tree[block].span)
            .any(|around| own.contains(around) && around.contains(span) && self.index().waits_in(around))
    }

    /// Where the field that a store sets is set.
    fn stores_like(&self, store: &Store) -> Vec<Span> {
        let tree = self.flow.tree;
        let StoreKey::Attribute(name) = &store.key else { return Vec::new() };
        let class = |store: &Store| tree.function_of(store.scope).and_then(|function| tree[function].class);
        let is_self = |store: &Store| self.is_self(store.base);
        let all = tree.stores_of(tree.part_around(store.span));
        all.iter()
            .filter(|other| matches!(&other.key, StoreKey::Attribute(field) if field == name))
            .filter(|other| !is_self(store) || !is_self(other) || class(store) == class(other))
            .map(|other| other.span)
            .collect()
    }

    pub(super) fn is_self(&self, base: ExprId) -> bool {
        matches!(&self.flow.tree[base].kind, ExprKind::Name(name) if name == "self")
    }
}

/// What keeps a value.
pub(super) enum KeptIn<'t> {
    Name(&'t crate::syntax::Binding),
    Field(&'t Store),
}

impl KeptIn<'_> {
    /// Whether nothing is kept: `x = None`.
    pub(super) fn is_nothing(&self, lives: &Lives<'_, '_>) -> bool {
        let value = match self {
            Self::Name(binding) => match binding.value {
                Bound::Expr(value) => value,
                _ => return false,
            },
            Self::Field(store) => store.value,
        };
        matches!(lives.flow.tree[value].kind, ExprKind::Nothing)
    }
}

fn mentions_one(text: &str, names: &[SmolStr]) -> bool {
    words_of(text).any(|word| names.iter().any(|name| name == word))
}

fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty())
}

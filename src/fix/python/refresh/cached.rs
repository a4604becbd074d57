//! What remembers an answer for ever lets go of it: the decorator, the global, the field.

use super::super::names::{self, Sweep};
use super::moved::value_of;
use super::{Case, shifted, with_imports};
use crate::fix::{Edit, Obstacle};
use crate::source::{Span, has_word, words};
use crate::syntax::{ExprId, ExprKind, Function, FunctionId, StoreKey};

/// The cache whose result is read like a field, and what is read so and asks each time.
const CACHED_PROPERTY: (&str, &str) = ("cached_property", "property");

impl Case<'_, '_> {
    /// The edits that take what remembers away.
    pub(super) fn cached(&self) -> Result<Vec<Edit>, Obstacle> {
        let tree = &self.page.tree;
        let decorated = tree.functions.iter().find_map(|function| {
            let decorator = function.decorators.iter().find(|decorator| self.span(**decorator) == self.kept)?;
            Some((function, *decorator))
        });
        match decorated {
            Some((function, decorator)) => self.decorated(function, decorator),
            None => self.remembered(),
        }
    }

    fn decorated(&self, function: &Function, decorator: ExprId) -> Result<Vec<Edit>, Obstacle> {
        let tree = &self.page.tree;
        // `get.cache_clear()`, `del self.current`: somebody looks after it.
        let is_handled = tree.expr_ids().any(|expr| match &tree[expr].kind {
            ExprKind::Attribute { base, name, .. } => {
                let (ExprKind::Name(of) | ExprKind::Attribute { name: of, .. }) = &tree[*base].kind else {
                    return false;
                };
                *of == function.name && name.starts_with("cache")
            }
            _ => false,
        });
        let is_property = self.stale.cache.as_deref() == Some(CACHED_PROPERTY.0);
        let is_reset = is_property
            && (tree
                .stores
                .iter()
                .any(|store| matches!(&store.key, StoreKey::Attribute(name) if *name == function.name))
                || words(self.page.text, &function.name).any(|word| {
                    let line = &self.page.text[self.page.line_start(word.start as usize)..word.start as usize];
                    line.trim_start().starts_with("del ")
                }));
        if is_handled || is_reset {
            return Err(Obstacle::Shape);
        }
        let line = self.lines.at(self.kept.start).ok_or(Obstacle::Shape)?;
        if line.code != (Span { start: self.kept.start - 1, end: self.kept.end }) {
            return Err(Obstacle::Shape);
        }
        let mut sweep = Sweep::new(self.scene, self.page, self.lines, vec![line.whole]);
        let edit = if is_property {
            Edit { span: self.kept, text: CACHED_PROPERTY.1.to_owned() }
        } else {
            Edit { span: line.whole, text: String::new() }
        };
        // A cache of its own that the decorator was given.
        for (name, home) in names::free(self.page, self.span(decorator)) {
            let Some(home) = home else { continue };
            let [binding] = names::bindings(self.page, &name, home)[..] else { continue };
            let Some(number) = self.lines.number_at(binding.name_span.start) else { continue };
            let is_alone = self
                .lines
                .get(number)
                .is_some_and(|line| line.code == Span { start: binding.name_span.start, end: binding.from });
            if is_alone && value_of(binding).is_some() && !sweep.is_used(&name, home) {
                sweep.line(number);
            }
        }
        Ok(with_imports(vec![edit], sweep))
    }

    /// `if _cred is None: _cred = fetch()` in a function: fetched each time, under a local name or where it is used.
    fn remembered(&self) -> Result<Vec<Edit>, Obstacle> {
        let tree = &self.page.tree;
        let memo = self.page.at(self.kept);
        let is_field = memo.contains('.');
        let number = self.lines.number_at(self.kept.start).ok_or(Obstacle::Shape)?;
        let line = self.lines.get(number).ok_or(Obstacle::Shape)?;
        let (value, from) = self.given(is_field).ok_or(Obstacle::Shape)?;
        let value = self.span(value);
        let header = self.lines.header_of(number).ok_or(Obstacle::Shape)?;
        let condition = self.lines.get(header).ok_or(Obstacle::Shape)?;
        let asks = [format!("if {memo} is None:"), format!("if not {memo}:"), format!("if {memo} == None:")];
        let block = self.lines.block(header);
        let has_else = self
            .lines
            .get(block.end)
            .is_some_and(|next| next.indent == condition.indent && self.page.at(next.code).starts_with("el"));
        let is_memo = line.code == Span { start: self.kept.start, end: from }
            && value.end == from
            && block.len() == 1
            && asks.iter().any(|ask| ask == self.page.at(condition.code))
            && !has_else
            && !has_word(self.page.at(line.code), "await");
        let function = self.function_around(condition.code).filter(|_| is_memo).ok_or(Obstacle::Shape)?;
        let whole = Span { start: condition.whole.start, end: line.whole.end };
        let uses = self.uses_of(memo, is_field, function, whole)?;
        let blanks = &self.page.text[condition.whole.start as usize..condition.code.start as usize];
        let mut edits = Vec::new();
        let only = match uses.inside[..] {
            [only] if self.is_whole_statement(only) => Some(only),
            _ => None,
        };
        if let Some(only) = only {
            let text = shifted(self.page.at(value), line.indent, blanks).ok_or(Obstacle::Shape)?;
            edits.push(Edit { span: only, text });
            edits.push(names::tidy(self.page, Edit { span: whole, text: String::new() }));
        } else {
            let name = memo.rsplit('.').next().unwrap_or(memo).trim_start_matches('_');
            let scope = tree[function].scope;
            let wished = [name.to_owned(), format!("current_{name}")];
            let is_free = |name: &&String| !name.is_empty() && names::home(self.page, name, scope).is_none();
            let name = wished.iter().find(is_free).ok_or(Obstacle::NameTaken)?;
            let text = shifted(self.page.at(value), line.indent, blanks).ok_or(Obstacle::Shape)?;
            edits.push(Edit { span: whole, text: format!("{blanks}{name} = {text}\n") });
            edits.extend(uses.inside.iter().map(|span| Edit { span: *span, text: name.clone() }));
        }
        let mut sweep = Sweep::new(self.scene, self.page, self.lines, Vec::new());
        uses.lines.iter().for_each(|line| sweep.line(*line));
        edits.extend(sweep.finish());
        Ok(edits)
    }

    /// What is remembered, and where that statement ends.
    fn given(&self, is_field: bool) -> Option<(ExprId, u32)> {
        let tree = &self.page.tree;
        if is_field {
            let store = tree.stores.iter().find(|store| store.span == self.kept)?;
            return Some((store.value, store.from));
        }
        let binding = self.page.binding(self.kept)?;
        Some((value_of(binding)?, binding.from))
    }

    fn function_around(&self, span: Span) -> Option<FunctionId> {
        let functions = self.page.tree.functions.iter().zip(0..).filter(|(function, _)| function.span.contains(span));
        functions.min_by_key(|(function, _)| function.span.end - function.span.start).map(|(_, at)| FunctionId(at))
    }

    /// Whether a place is all that a statement gives or assigns.
    fn is_whole_statement(&self, span: Span) -> bool {
        let Some(line) = self.lines.at(span.start) else { return false };
        let before = self.page.at(Span { start: line.code.start, end: span.start });
        let is_target = |text: &str| text.chars().all(|char| char.is_alphanumeric() || char == '_');
        line.code.end == span.end && (before == "return " || before.strip_suffix(" = ").is_some_and(is_target))
    }
}

/// The mentions of what remembers.
struct Uses {
    /// Where the function reads it.
    inside: Vec<Span>,
    /// Statements that only make room for it.
    lines: Vec<usize>,
}

impl Case<'_, '_> {
    fn uses_of(&self, memo: &str, is_field: bool, function: FunctionId, gone: Span) -> Result<Uses, Obstacle> {
        let tree = &self.page.tree;
        let mut uses = Uses { inside: Vec::new(), lines: Vec::new() };
        let name = memo.rsplit('.').next().unwrap_or(memo);
        let inside = tree[function].span;
        let around = if is_field {
            let class = tree[function].class.ok_or(Obstacle::Shape)?;
            let others = (self.scene.mentioning)(&self.page.file.path, &tree[class].name);
            let is_elsewhere =
                (self.scene.mentioning)(&self.page.file.path, name).iter().any(|path| others.contains(path));
            if is_elsewhere {
                return Err(Obstacle::Shape);
            }
            tree[class].span
        } else {
            if !(self.scene.mentioning)(&self.page.file.path, name).is_empty() {
                return Err(Obstacle::Shape);
            }
            Span::new(0, self.page.text.len())
        };
        let is_comment = |word: Span| tree.comments.iter().chain(&tree.docs).any(|text| text.contains(word));
        for word in words(self.page.text, name).filter(|word| !gone.contains(*word) && !is_comment(*word)) {
            let number = self.lines.number_at(word.start).ok_or(Obstacle::Shape)?;
            let line = self.lines.get(number).ok_or(Obstacle::Shape)?;
            let text = self.page.at(line.code);
            let makes_room = text == format!("{memo} = None")
                || text == format!("global {name}")
                || (text.starts_with(&format!("{memo}:")) && text.ends_with("= None"));
            if makes_room && (!text.starts_with("global") || inside.contains(line.code)) {
                uses.lines.push(number);
                continue;
            }
            let start = word.end - u32::try_from(memo.len()).map_err(|_| Obstacle::Shape)?;
            let span = Span { start, end: word.end };
            let is_read = self.page.at(span) == memo
                && inside.contains(span)
                && tree.expr_ids().any(|expr| tree[expr].span == span);
            // Another field or name that is only called the same.
            if is_field && !around.contains(word) {
                return Err(Obstacle::Shape);
            }
            if !is_read {
                return Err(Obstacle::Shape);
            }
            uses.inside.push(span);
        }
        // A line of several names (`global a, b`) is not gone through.
        if uses.inside.is_empty() { Err(Obstacle::Shape) } else { Ok(uses) }
    }
}

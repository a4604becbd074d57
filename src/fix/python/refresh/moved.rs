//! The statements between a fetch and what uses it: those that have to be done again each time.

use std::collections::BTreeSet;

use super::Case;
use crate::fix::Obstacle;
use crate::source::{Span, has_word};
use crate::syntax::{Binding, BlockKind, Bound, ExprId, ExprKind, ScopeId};

use super::super::names;

/// An assignment that a fetched value goes through.
#[derive(Debug, Clone)]
pub(super) struct Station {
    /// The logical line, which it has to itself.
    pub(super) line: usize,
    /// The names that it binds.
    pub(super) names: Vec<String>,
    /// The scope of these.
    pub(super) scope: ScopeId,
}

/// The value that a binding is made of.
pub(super) fn value_of(binding: &Binding) -> Option<ExprId> {
    match &binding.value {
        Bound::Expr(value) | Bound::Part { of: value, .. } => Some(*value),
        _ => None,
    }
}

impl Case<'_, '_> {
    /// Whether code fetches: by the call itself, or by a function of the file that makes it and nothing else is known of.
    pub(super) fn fetches(&self, span: Span) -> bool {
        if span.contains(self.fetch) {
            return true;
        }
        let tree = &self.page.tree;
        let Some(helper) = self.fetched_in().map(|helper| &tree[helper]) else { return false };
        if helper.name.is_empty() || helper.class.is_some() {
            return false;
        }
        tree.expr_ids().any(|expr| match &tree[expr].kind {
            ExprKind::Call(call) if span.contains(tree[expr].span) && !helper.span.contains(tree[expr].span) => {
                matches!(&tree[call.callee].kind, ExprKind::Name(name) if *name == helper.name)
            }
            _ => false,
        })
    }

    /// Whether an expression reads one of these names.
    fn reads(&self, value: Span, known: &BTreeSet<(String, ScopeId)>) -> bool {
        names::free(self.page, value)
            .into_iter()
            .any(|(name, home)| home.is_some_and(|home| known.contains(&(name, home))))
    }

    /// All assignments that a fetched value goes through, in order.
    pub(super) fn stations(&self) -> Vec<Station> {
        let mut known: BTreeSet<(String, ScopeId)> = BTreeSet::new();
        let mut found: Vec<Station> = Vec::new();
        for binding in &self.page.tree.bindings {
            let Some(value) = value_of(binding).map(|value| self.span(value)) else { continue };
            if !self.fetches(value) && !self.reads(value, &known) {
                continue;
            }
            known.insert((binding.name.to_string(), binding.scope));
            let Some(line) = self.lines.number_at(binding.name_span.start) else { continue };
            match found.iter_mut().find(|station| station.line == line) {
                Some(station) => station.names.push(binding.name.to_string()),
                None => {
                    found.push(Station { line, names: vec![binding.name.to_string()], scope: binding.scope });
                }
            }
        }
        found
    }

    /// Of these the ones that a piece of code needs, in order: each done once, in the body of its function, on lines of its own.
    pub(super) fn needed(&self, stations: &[Station], code: &[Span]) -> Result<Vec<Station>, Obstacle> {
        let mut wanted: BTreeSet<(String, Option<ScopeId>)> =
            code.iter().flat_map(|span| names::free(self.page, *span)).collect();
        let mut needed = Vec::new();
        for station in stations.iter().rev() {
            if !station.names.iter().any(|name| wanted.contains(&(name.clone(), Some(station.scope)))) {
                continue;
            }
            self.is_simple(station).then_some(()).ok_or(Obstacle::Shape)?;
            let line = self.lines.get(station.line).ok_or(Obstacle::Shape)?;
            wanted.extend(names::free(self.page, line.code));
            needed.push(station.clone());
        }
        needed.reverse();
        Ok(needed)
    }

    /// Whether an assignment is a statement that can be done elsewhere as it is.
    fn is_simple(&self, station: &Station) -> bool {
        let Some(line) = self.lines.get(station.line) else { return false };
        let text = self.page.at(line.code);
        let opening = text.trim_start_matches('(');
        let is_alone = station.names.iter().any(|name| opening.starts_with(name.as_str()))
            && !has_word(text, "await")
            && !text.contains(":=");
        // Inside of `with` or `try`, more belongs to a statement than itself.
        let is_in_body = match self.lines.header_of(station.line).and_then(|header| self.lines.get(header)) {
            None => true,
            Some(header) => {
                let function =
                    self.page.tree.function_of(station.scope).map(|function| self.page.tree[function].name_span);
                let is_main = || self.page.at(header.code).starts_with("if __name__");
                function.map_or_else(is_main, |name| header.code.contains(name))
            }
        };
        is_alone
            && is_in_body
            && station.names.iter().all(|name| {
                let bindings = names::bindings(self.page, name, station.scope);
                let [binding] = bindings[..] else { return false };
                let is_changed = self.page.tree.stores.iter().any(|store| {
                    matches!(&self.page.tree[store.base].kind, ExprKind::Name(base) if base == name)
                        && names::home(self.page, name, store.scope) == Some(station.scope)
                });
                binding.from == line.code.end
                    && matches!(self.page.tree[binding.block].kind, BlockKind::Body | BlockKind::Main)
                    && !is_changed
            })
    }

    /// The names that statements need and do not bind themselves.
    pub(super) fn inputs(&self, stations: &[Station]) -> BTreeSet<(String, Option<ScopeId>)> {
        let bound = |name: &str, home: Option<ScopeId>| {
            stations.iter().any(|station| home == Some(station.scope) && station.names.iter().any(|own| own == name))
        };
        let lines = stations.iter().filter_map(|station| self.lines.get(station.line));
        lines.flat_map(|line| names::free(self.page, line.code)).filter(|(name, home)| !bound(name, *home)).collect()
    }

    /// Whether a name holds the same whenever it is asked: it is bound once.
    pub(super) fn is_steady(&self, name: &str, home: Option<ScopeId>) -> bool {
        let Some(home) = home else { return true };
        let bindings = names::bindings(self.page, name, home);
        let is_import = |binding: &&Binding| matches!(binding.value, Bound::Import(_));
        bindings.len() == 1 || bindings.iter().all(is_import)
    }
}

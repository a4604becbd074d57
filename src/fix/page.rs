//! A file's code, parsed once more: what is edited is found by its place.

use super::Obstacle;
use crate::facts::FileFacts;
use crate::source::{SourceFile, Span};
use crate::syntax::{self, Binding, Call, ExprId, ExprKind, Tree, TroubleKind};

/// A file's code.
pub(super) struct Page<'f> {
    pub(super) file: &'f FileFacts,
    pub(super) text: &'f str,
    pub(super) tree: Tree,
}

impl<'f> Page<'f> {
    /// Parses a file. What is not valid is not edited: nobody could say what became of it.
    pub(super) fn of(file: &'f FileFacts) -> Result<Self, Obstacle> {
        let source = SourceFile::new(std::sync::Arc::clone(&file.path), std::sync::Arc::clone(&file.text));
        let tree = syntax::parse(&source).ok_or(Obstacle::ForPeople)?;
        if tree.troubles.iter().any(|trouble| trouble.kind != TroubleKind::TooSlow) {
            return Err(Obstacle::Syntax);
        }
        Ok(Self { file, text: &file.text, tree })
    }

    /// What stands at a place.
    pub(super) fn at(&self, span: Span) -> &'f str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// The expression at a place; of several the outermost.
    pub(super) fn expr(&self, span: Span) -> Option<ExprId> {
        self.tree.expr_ids().filter(|expr| self.tree[*expr].span == span).last()
    }

    /// The call at a place.
    pub(super) fn call(&self, span: Span) -> Option<(ExprId, &Call)> {
        let calls = self.tree.expr_ids().filter_map(|expr| match &self.tree[expr].kind {
            ExprKind::Call(call) => Some((expr, call)),
            _ => None,
        });
        calls.filter(|(expr, _)| self.tree[*expr].span == span).last()
    }

    /// The binding whose name stands at a place.
    pub(super) fn binding(&self, name: Span) -> Option<&Binding> {
        self.tree.binding_at(name).map(|at| &self.tree.bindings[at])
    }

    /// Where the line of a byte begins.
    pub(super) fn line_start(&self, offset: usize) -> usize {
        super::line_start(self.text, offset)
    }

    /// Where the line of a byte ends, behind its line break.
    pub(super) fn line_end(&self, offset: usize) -> usize {
        super::line_end(self.text, offset)
    }

    /// The lines of a piece that has them to itself, a comment behind it included.
    pub(super) fn whole_lines(&self, span: Span, comment: &str) -> Option<Span> {
        super::whole_lines(self.text, span, &[comment])
    }
}

//! Blocks, branches and matches.

use syn::{BinOp, Expr, Stmt};

use super::expr::Source;
use super::expr::{Low, Lower};
use crate::source::Span;
use crate::syntax::{BlockKind, ExprId, ExprKind, ScopeKind};

impl Lower<'_> {
    pub(super) fn looped(&mut self, body: &syn::Block) {
        let span = self.block_span(body);
        self.b_in_block(BlockKind::Loop, span, |lower| {
            lower.b_in_scope(ScopeKind::Inner, span, |lower| lower.statements(&body.stmts));
        });
    }

    /// A block in a scope of its own, and the value of its last expression.
    pub(super) fn block_value(&mut self, block: &syn::Block) -> Low {
        let span = self.block_span(block);
        let tail = self.b_in_scope(ScopeKind::Inner, span, |lower| lower.statements(&block.stmts));
        (tail.unwrap_or_else(|| self.b.expr(span, ExprKind::Nothing)), span)
    }

    pub(super) fn branches(&mut self, branch: &syn::ExprIf) -> Low {
        let start = self.span(branch.if_token.span);
        let mut span = start;
        let mut values = Vec::new();
        let mut next = branch;
        let complete = loop {
            let then = self.block_span(&next.then_branch);
            span = span.cover(then);
            let mut then_value = None;
            let mut arm = |lower: &mut Self| {
                lower.expr(&next.cond);
                then_value = lower.b_in_block(BlockKind::Branch, then, |lower| {
                    let (value, _) = lower.block_value(&next.then_branch);
                    (!diverges_block(&next.then_branch)).then_some(value)
                });
            };
            if binds(&next.cond) {
                self.b_in_scope(ScopeKind::Inner, start.cover(then), arm);
            } else {
                arm(self);
            }
            values.extend(then_value);
            match next.else_branch.as_ref().map(|(_, otherwise)| &**otherwise) {
                Some(Expr::If(otherwise)) => next = otherwise,
                Some(otherwise) => {
                    let (value, full) = self.branch(otherwise);
                    span = span.cover(full);
                    values.extend(value);
                    break true;
                }
                None => break false,
            }
        };
        let kind = if complete && !values.is_empty() { ExprKind::Choice(values) } else { ExprKind::Other(values) };
        (self.b.expr(span, kind), span)
    }

    /// An arm without a pattern, and its value unless it never gives one.
    pub(super) fn branch(&mut self, expr: &Expr) -> (Option<ExprId>, Span) {
        let at = if let Expr::Block(block) = expr { self.block_span(&block.block) } else { Span::default() };
        let (value, full) = self.b_in_block(BlockKind::Branch, at, |lower| lower.low(expr));
        ((!diverges(expr)).then_some(value), full)
    }

    pub(super) fn matching(&mut self, matching: &syn::ExprMatch) -> Low {
        let (scrutinee, _) = self.low(&matching.expr);
        let braces = self.delimited(&matching.brace_token.span);
        let span = self.span(matching.match_token.span).cover(braces);
        let mut values = Vec::new();
        for arm in &matching.arms {
            let arrow = self.span(arm.fat_arrow_token.spans[0]);
            let block = Span { start: arrow.start, end: arrow.end };
            self.b_in_scope(ScopeKind::Inner, block, |lower| {
                lower.bind(&arm.pat, &Source::Expr(scrutinee), 0, None);
                let branch = lower.b_in_block(BlockKind::Branch, block, |lower| {
                    let (value, full) = lower.low(&arm.body);
                    if !diverges(&arm.body) {
                        values.push(value);
                    }
                    (lower.b.block, full)
                });
                let full = block.cover(branch.1);
                let scope = lower.b.scope;
                lower.b.tree[branch.0].span = full;
                lower.b.tree[scope].span = full;
                let body = lower.b.block;
                lower.b.tree[body].span = full;
            });
        }
        let kind = if values.is_empty() { ExprKind::Other(vec![scrutinee]) } else { ExprKind::Choice(values) };
        (self.b.expr(span, kind), span)
    }
}

/// Whether a condition has a `let`.
pub(super) fn binds(mut condition: &Expr) -> bool {
    loop {
        match condition {
            Expr::Let(_) => return true,
            Expr::Binary(binary) if matches!(binary.op, BinOp::And(_)) => {
                if matches!(&*binary.right, Expr::Let(_)) {
                    return true;
                }
                condition = &binary.left;
            }
            _ => return false,
        }
    }
}

/// Whether an expression visibly never gives a value.
pub(super) fn diverges(expr: &Expr) -> bool {
    match expr {
        Expr::Return(_) | Expr::Break(_) | Expr::Continue(_) => true,
        Expr::Block(block) => diverges_block(&block.block),
        Expr::Macro(mac) => diverges_macro(&mac.mac),
        _ => false,
    }
}

pub(super) fn diverges_block(block: &syn::Block) -> bool {
    match block.stmts.last() {
        Some(Stmt::Expr(Expr::Block(_), _)) | None => false,
        Some(Stmt::Expr(expr, _)) => diverges(expr),
        Some(Stmt::Macro(mac)) => diverges_macro(&mac.mac),
        Some(_) => false,
    }
}

pub(super) fn diverges_macro(mac: &syn::Macro) -> bool {
    let Some(last) = mac.path.segments.last() else { return false };
    ["panic", "unreachable", "todo", "unimplemented", "bail"].iter().any(|name| last.ident == name)
}

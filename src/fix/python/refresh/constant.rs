//! A function that gives literals: the selection table's provider takes the place of what is given the function.

use super::super::imports::Wanted;
use super::super::names::{self, Sweep};
use super::super::snippet::{Template, argument};
use super::super::{Made, made};
use super::{Case, Giver};
use crate::catalog::sdk::Generation;
use crate::finding::Finding;
use crate::fix::{Edit, Fix, Obstacle, Safety, indent, variables_in};
use crate::source::Span;
use crate::syntax::{Bound, ExprKind};

impl Case<'_, '_> {
    /// The edits that put the row's provider where the function was given, or an object of the class was made.
    pub(super) fn constant(&self, finding: &Finding) -> Result<Fix, Obstacle> {
        let generations = &self.page.file.generations;
        let generation = generations.iter().find(|known| matches!(known, Generation::OssV2 | Generation::Oss2));
        let generation = *generation.ok_or(Obstacle::NoTemplate)?;
        let (row, snippet) = self.scene.template(finding, Some(generation))?;
        let calls = self.calls();
        if calls.is_empty() {
            return Err(Obstacle::Shape);
        }
        let mut template = Template::of(&snippet.code).ok_or(Obstacle::NoTemplate)?.in_words_of(self.page);
        if generation == Generation::Oss2 {
            // What signs is there; it is given another provider.
            template.expression = argument(&template.expression).ok_or(Obstacle::NoTemplate)?;
        }
        let Made { expression, wanted, code } = made(self.page, template, "oss_credentials_provider")?;
        let mut edits: Vec<Edit> = Vec::new();
        for call in &calls {
            let blanks = indent(self.page.text, call.start as usize);
            edits.push(Edit { span: *call, text: expression.replace('\n', &format!("\n{blanks}")) });
        }
        let mut sweep = Sweep::new(self.scene, self.page, self.lines, calls);
        self.sweep_giver(&mut sweep);
        let added = Wanted::edits(wanted, self.page);
        let new: Vec<String> = edits.iter().chain(&added).map(|edit| edit.text.clone()).collect();
        sweep.keep(&new);
        sweep.imports();
        edits.extend(sweep.finish());
        edits = super::super::tokens::joined(added, edits);
        let mut fix = Fix::of(self.page.file, Safety::Unsafe, edits);
        fix.row = Some(row);
        fix.requires = self.scene.packages(row, &snippet);
        fix.variables = variables_in(&code);
        Ok(fix)
    }

    /// The calls that are given the function, or make an object of the class.
    fn calls(&self) -> Vec<Span> {
        let tree = &self.page.tree;
        let Some(class) = self.class() else {
            return self.page.call(self.user).map(|_| self.user).into_iter().collect();
        };
        let name = &tree[class].name;
        let is_it = |expr: &crate::syntax::ExprId| match &tree[*expr].kind {
            ExprKind::Call(call) => matches!(&tree[call.callee].kind, ExprKind::Name(callee) if callee == name),
            _ => false,
        };
        tree.expr_ids().filter(is_it).map(|expr| tree[expr].span).collect()
    }

    /// Takes the function or class away, with the constants that it gave, if nobody else needs them.
    fn sweep_giver(&self, sweep: &mut Sweep<'_, '_>) {
        let tree = &self.page.tree;
        let (name, scope, span) = match (self.class(), self.givers().first()) {
            (Some(class), _) => {
                let outer = tree.scopes_around(tree[class].scope).nth(1);
                (&tree[class].name, outer, tree[class].span)
            }
            (None, Some(Giver::Def(function))) => {
                let function = &tree[*function];
                (&function.name, Some(function.outer), function.span)
            }
            (None, Some(Giver::Lambda(lambda))) => return self.sweep_names(sweep, tree[*lambda].span),
            _ => return,
        };
        let Some(scope) = scope else { return };
        let Some(header) = self.lines.number_at(span.start) else { return };
        let decorators = header.checked_sub(1).and_then(|before| self.lines.get(before));
        let is_decorated = decorators.is_some_and(|line| self.page.at(line.code).starts_with('@'));
        if is_decorated || sweep.is_used(name, scope) {
            return;
        }
        let block = self.lines.block(header);
        sweep.piece(header..block.end);
        self.sweep_names(sweep, span);
    }

    fn sweep_names(&self, sweep: &mut Sweep<'_, '_>, span: Span) {
        for (name, home) in names::free(self.page, span) {
            let Some(home) = home else { continue };
            let [binding] = names::bindings(self.page, &name, home)[..] else { continue };
            let is_literal = matches!(binding.value, Bound::Expr(value) if self.page.tree.text(value).is_some());
            let Some(number) = self.lines.number_at(binding.name_span.start).filter(|_| is_literal) else { continue };
            let whole = Span { start: binding.name_span.start, end: binding.from };
            if self.lines.get(number).is_some_and(|line| line.code == whole) && !sweep.is_used(&name, home) {
                sweep.line(number);
            }
        }
    }
}

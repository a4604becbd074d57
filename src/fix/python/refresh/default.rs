//! A default is evaluated once, when the function is made: what it fetched is fetched in the body.

use super::super::names::{self, Sweep};
use super::{Case, shifted, with_imports};
use crate::fix::{Edit, Obstacle, indent};
use crate::source::Span;
use crate::syntax::{ExprKind, Function, FunctionId, Param, ParamKind};

impl Case<'_, '_> {
    /// The edits that take a parameter away and fetch what it held.
    pub(super) fn default_argument(&self) -> Result<Vec<Edit>, Obstacle> {
        let tree = &self.page.tree;
        let holds = |param: &Param| param.default.is_some_and(|default| tree[default].span.contains(self.fetch));
        let mut functions = tree.functions.iter().zip(0..).map(|(function, at)| (FunctionId(at), function));
        let (id, function) =
            functions.find(|(_, function)| function.params.iter().any(holds)).ok_or(Obstacle::Shape)?;
        let at = function.params.iter().position(holds).ok_or(Obstacle::Shape)?;
        let param = &function.params[at];
        let default = tree[param.default.ok_or(Obstacle::Shape)?].span;
        let value = self.page.at(default);
        if value.contains('\n') || !self.is_steady_inside(id, default) {
            return Err(Obstacle::Shape);
        }
        if function.name.is_empty() {
            return self.lambda_with_default(function, param, value);
        }
        if self.is_passed(function, at) {
            return Err(Obstacle::Shape);
        }
        let (top, blanks) = self.top(id).ok_or(Obstacle::Shape)?;
        let header = self.parameters(function).ok_or(Obstacle::Shape)?;
        let text = format!("{blanks}{} = {value}\n", param.name);
        Ok(vec![self.parameter(function, at, header)?, Edit { span: Span { start: top, end: top }, text }])
    }

    /// Whether what a default reads means the same in the body, later.
    fn is_steady_inside(&self, function: FunctionId, default: Span) -> bool {
        let scope = self.page.tree[function].scope;
        names::free(self.page, default)
            .iter()
            .all(|(name, home)| self.is_seen_from(scope, name, *home) && self.is_steady(name, *home))
    }

    /// Whether a call gives the parameter, or may do so.
    fn is_passed(&self, function: &Function, at: usize) -> bool {
        let param = &function.params[at];
        let skipped = usize::from(function.class.is_some());
        let passes = |page: &crate::fix::page::Page<'_>| {
            page.tree.expr_ids().any(|expr| {
                let ExprKind::Call(call) = &page.tree[expr].kind else { return false };
                let is_it = matches!(
                    &page.tree[call.callee].kind,
                    ExprKind::Name(name) | ExprKind::Attribute { name, .. } if *name == function.name
                );
                is_it
                    && (call.args.len() + skipped > at
                        || call.args.iter().any(|arg| arg.name.as_ref() == Some(&param.name)))
            })
        };
        let mut elsewhere = (self.scene.mentioning)(&self.page.file.path, &function.name).into_iter();
        passes(self.page)
            || elsewhere.any(|path| {
                let file = self.scene.files.iter().find(|file| file.path == path);
                file.is_some_and(|file| crate::fix::page::Page::of(file).is_ok_and(|page| passes(&page)))
            })
    }

    /// What stands between the parentheses of a function's parameters.
    fn parameters(&self, function: &Function) -> Option<Span> {
        let open = function.name_span.end as usize + self.page.text[function.name_span.end as usize..].find('(')?;
        let mut depth = 0_usize;
        let last = function.params.iter().map(|param| self.end_of(param)).max()?;
        for (at, byte) in self.page.text.bytes().enumerate().skip(open) {
            match byte {
                b'(' => depth += 1,
                b')' => depth -= 1,
                _ => {}
            }
            if depth == 0 && at >= last as usize {
                return Some(Span::new(open + 1, at));
            }
        }
        None
    }

    fn end_of(&self, param: &Param) -> u32 {
        let parts = param.default.iter().chain(&param.annotation).map(|expr| self.page.tree[*expr].span.end);
        parts.max().unwrap_or(param.span.end)
    }

    /// The edit that takes a parameter away, with its comma.
    fn parameter(&self, function: &Function, at: usize, list: Span) -> Result<Edit, Obstacle> {
        let param = &function.params[at];
        if matches!(param.kind, ParamKind::Rest | ParamKind::KeywordRest) {
            return Err(Obstacle::Shape);
        }
        let (start, end) = (param.span.start, self.end_of(param));
        let span = match (at.checked_sub(1), function.params.get(at + 1)) {
            (_, Some(next)) if next.kind == param.kind => Span { start, end: next.span.start },
            // The last of those that are given by name takes the star before it along.
            (Some(before), _) => Span { start: self.end_of(&function.params[before]), end },
            (None, None) => list,
            (None, Some(_)) => return Err(Obstacle::Shape),
        };
        if self.page.at(span).contains('#') {
            return Err(Obstacle::Shape);
        }
        Ok(Edit { span, text: String::new() })
    }

    /// `lambda c=fetch(): f(c)` becomes a function before the statement that it stands in.
    fn lambda_with_default(&self, function: &Function, param: &Param, value: &str) -> Result<Vec<Edit>, Obstacle> {
        let [body] = function.returns[..] else { return Err(Obstacle::Shape) };
        if function.params.len() != 1 {
            return Err(Obstacle::Shape);
        }
        let start = self.span(body).start as usize;
        let (number, text) =
            (self.lines.number_at(function.span.start), &self.page.text[start..function.span.end as usize]);
        let line = number.and_then(|number| self.lines.get(number)).ok_or(Obstacle::Shape)?;
        let blanks = &self.page.text[line.whole.start as usize..line.code.start as usize];
        let inner = format!("{blanks}    ");
        let width = indent(self.page.text, start).len();
        let text = shifted(text, width, &inner).ok_or(Obstacle::Shape)?;
        let name = names::new(self.page, "get_credentials").ok_or(Obstacle::NameTaken)?;
        let code = format!("{blanks}def {name}():\n{inner}{} = {value}\n{inner}return {text}\n", param.name);
        let place = Span { start: line.whole.start, end: line.whole.start };
        let sweep = Sweep::new(self.scene, self.page, self.lines, vec![function.span]);
        Ok(with_imports(vec![self.definition(place, &code), self.in_call(function.span, &name)], sweep))
    }
}

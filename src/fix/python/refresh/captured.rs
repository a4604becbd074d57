//! What is fetched outside of the function that is asked moves inside.

use super::super::names::{self, Sweep};
use super::moved::Station;
use super::{Case, Giver, shifted, with_imports};
use crate::fix::{Edit, Obstacle, indent};
use crate::source::Span;
use crate::syntax::{Bound, Call, ExprId, ExprKind, FunctionId};

/// What a function that a lambda becomes is called.
const NAME: &str = "get_credentials";

impl Case<'_, '_> {
    /// The edits that have each function that is asked fetch for itself.
    pub(super) fn captured(&self) -> Result<Vec<Edit>, Obstacle> {
        let stations = self.stations();
        for giver in self.givers() {
            let span = match giver {
                Giver::Def(function) | Giver::Lambda(function) => self.page.tree[function].span,
                Giver::Partial(expr) => self.span(expr),
            };
            let needed = self.needed(&stations, &[span])?;
            if needed.is_empty() && !(matches!(giver, Giver::Partial(_)) && span.contains(self.fetch)) {
                continue;
            }
            self.is_movable(&needed, giver).then_some(()).ok_or(Obstacle::Shape)?;
            return match giver {
                Giver::Def(function) => self.in_def(function, &needed),
                Giver::Lambda(lambda) => self.in_lambda(lambda, &needed),
                Giver::Partial(partial) => self.in_partial(partial, &needed),
            };
        }
        Err(Obstacle::Shape)
    }

    /// Whether all that statements need means the same inside of the function, later.
    fn is_movable(&self, needed: &[Station], giver: Giver) -> bool {
        let scope = match giver {
            Giver::Def(function) | Giver::Lambda(function) => self.page.tree[function].scope,
            Giver::Partial(expr) => self.page.tree[expr].scope,
        };
        let mut inputs = self.inputs(needed);
        if let Giver::Partial(expr) = giver {
            let bound = |name: &str| needed.iter().any(|station| station.names.iter().any(|own| own == name));
            inputs.extend(names::free(self.page, self.span(expr)).into_iter().filter(|(name, _)| !bound(name)));
        }
        let is_async = match giver {
            Giver::Def(function) => self.page.tree[function].is_async,
            _ => false,
        };
        !is_async
            && inputs.iter().all(|(name, home)| self.is_seen_from(scope, name, *home) && self.is_steady(name, *home))
    }

    fn in_def(&self, function: FunctionId, needed: &[Station]) -> Result<Vec<Edit>, Obstacle> {
        let (at, blanks) = self.top(function).ok_or(Obstacle::Shape)?;
        let texts: Option<String> = needed.iter().map(|station| self.text_of(station.line, &blanks)).collect();
        let edits = vec![Edit { span: Span { start: at, end: at }, text: texts.ok_or(Obstacle::Shape)? }];
        Ok(self.without(edits, needed, self.page.tree[function].span))
    }

    /// Edits, and those that take away statements which nothing but what is gone needs.
    fn without(&self, edits: Vec<Edit>, needed: &[Station], gone: Span) -> Vec<Edit> {
        let mut sweep = Sweep::new(self.scene, self.page, self.lines, vec![gone]);
        Self::take(&mut sweep, needed);
        let mut all = edits;
        all.extend(sweep.finish());
        all
    }

    fn take(sweep: &mut Sweep<'_, '_>, needed: &[Station]) {
        for station in needed.iter().rev() {
            if !station.names.iter().any(|name| sweep.is_used(name, station.scope)) {
                sweep.line(station.line);
            }
        }
    }

    /// A lambda has no statements: it becomes a function.
    fn in_lambda(&self, lambda: FunctionId, needed: &[Station]) -> Result<Vec<Edit>, Obstacle> {
        let tree = &self.page.tree;
        let function = &tree[lambda];
        if !function.params.is_empty() {
            return Err(Obstacle::Shape);
        }
        let body = self.page.at(function.span).strip_prefix("lambda").map(str::trim_start);
        let body = body.and_then(|body| body.strip_prefix(':')).map(str::trim).ok_or(Obstacle::Shape)?;
        let width = indent(self.page.text, function.span.end as usize - body.len()).len();
        let own = self.lines.number_at(function.span.start).ok_or(Obstacle::Shape)?;
        let line = self.lines.get(own).ok_or(Obstacle::Shape)?;
        let write = |name: &str, blanks: &str, body: &str| -> Option<String> {
            let inner = format!("{blanks}    ");
            let texts: Option<String> = needed.iter().map(|station| self.text_of(station.line, &inner)).collect();
            let body = shifted(body, width, &inner)?;
            Some(format!("{blanks}def {name}():\n{}{inner}return {body}\n", texts?))
        };
        // `provide = lambda: …` is a function with a name already.
        if let Some(binding) = tree.bindings.iter().find(|binding| {
            matches!(binding.value, Bound::Expr(value) if tree[value].span == function.span)
                && binding.name_span.start == line.code.start
                && binding.from == line.code.end
        }) {
            let blanks = &self.page.text[line.whole.start as usize..line.code.start as usize];
            let text = write(&binding.name, blanks, body).ok_or(Obstacle::Shape)?;
            let edits = vec![self.definition(line.whole, &text)];
            return Ok(self.without(edits, needed, line.whole));
        }
        let name = names::new(self.page, NAME).ok_or(Obstacle::NameTaken)?;
        let call = self.in_call(function.span, &name);
        let mut sweep = Sweep::new(self.scene, self.page, self.lines, vec![function.span]);
        let last = needed.last().ok_or(Obstacle::Shape)?;
        // The function takes the place of the fetch, if all that it needs is seen there.
        let is_seen =
            names::free(self.page, function.span).iter().all(|(name, home)| self.is_seen_from(last.scope, name, *home));
        let goes = !last.names.iter().any(|name| sweep.is_used(name, last.scope));
        let earlier = &needed[..needed.len() - 1];
        let place = match self.lines.get(last.line) {
            Some(line) if is_seen && goes => {
                sweep = Sweep::new(self.scene, self.page, self.lines, vec![function.span, line.whole]);
                // Statements right before it make one place with it.
                let mut whole = line.whole;
                let mut left = Vec::new();
                for station in earlier.iter().rev() {
                    let before = self.lines.get(station.line).filter(|before| before.whole.end == whole.start);
                    let is_used = station.names.iter().any(|name| sweep.is_used(name, station.scope));
                    match before.filter(|_| !is_used) {
                        Some(before) => {
                            whole = whole.cover(before.whole);
                            sweep = Sweep::new(self.scene, self.page, self.lines, vec![function.span, whole]);
                        }
                        None => left.insert(0, station.clone()),
                    }
                }
                Self::take(&mut sweep, &left);
                (whole, line)
            }
            Some(line) if is_seen => (Span { start: line.whole.end, end: line.whole.end }, line),
            _ => {
                Self::take(&mut sweep, needed);
                (Span { start: line.whole.start, end: line.whole.start }, line)
            }
        };
        let (span, beside) = place;
        let blanks = &self.page.text[beside.whole.start as usize..beside.code.start as usize];
        let text = write(&name, blanks, body).ok_or(Obstacle::Shape)?;
        let mut edits = vec![self.definition(span, &text), call];
        edits.extend(sweep.finish());
        Ok(edits)
    }

    /// The edit that gives a call a name where it was given a function, on one line if it is all that the call is given.
    pub(super) fn in_call(&self, function: Span, name: &str) -> Edit {
        let plain = Edit { span: function, text: name.to_owned() };
        let tree = &self.page.tree;
        let only = tree.expr_ids().find_map(|expr| match &tree[expr].kind {
            ExprKind::Call(Call { callee, args, .. }) if args.len() == 1 && tree[args[0].value].span == function => {
                Some((*callee, args[0].name.clone(), tree[expr].span))
            }
            _ => None,
        });
        let Some((callee, keyword, call)) = only else { return plain };
        let span = Span { start: tree[callee].span.end + 1, end: call.end.saturating_sub(1) };
        let around = self.page.at(span).replace(self.page.at(function), "");
        if around.contains('#') || !around.contains('\n') {
            return plain;
        }
        let text = keyword.map_or_else(|| name.to_owned(), |keyword| format!("{keyword}={name}"));
        Edit { span, text }
    }

    /// `partial(give, fetched)` binds now what is to be asked for later: a function that calls `give` asks.
    fn in_partial(&self, partial: ExprId, needed: &[Station]) -> Result<Vec<Edit>, Obstacle> {
        let tree = &self.page.tree;
        let ExprKind::Call(call) = &tree[partial].kind else { return Err(Obstacle::Shape) };
        let span = tree[partial].span;
        let [function, rest @ ..] = call.args.as_slice() else { return Err(Obstacle::Shape) };
        let (first, last) = (rest.first().ok_or(Obstacle::Shape)?, rest.last().ok_or(Obstacle::Shape)?);
        let start = tree[function.value].span.end;
        let between =
            self.page.text[start as usize..tree[first.value].span.start as usize].trim_start_matches([',', ' ', '\n']);
        let args = format!(
            "{between}{}",
            self.page.at(Span { start: tree[first.value].span.start, end: tree[last.value].span.end })
        );
        let body = format!("{}({})", self.page.at(tree[function.value].span), args.trim());
        if body.contains('\n') || body.contains('#') {
            return Err(Obstacle::Shape);
        }
        let gone = vec![tree[call.callee].span];
        let number = self.lines.number_at(span.start).ok_or(Obstacle::Shape)?;
        let line = self.lines.get(number).ok_or(Obstacle::Shape)?;
        let blanks = &self.page.text[line.whole.start as usize..line.code.start as usize];
        let named = tree.bindings.iter().find(|binding| {
            matches!(binding.value, Bound::Expr(value) if tree[value].span == span)
                && binding.name_span.start == line.code.start
                && binding.from == line.code.end
        });
        let mut all_gone = gone;
        all_gone.push(span);
        let mut sweep = Sweep::new(self.scene, self.page, self.lines, all_gone);
        Self::take(&mut sweep, needed);
        let inner = format!("{blanks}    ");
        let texts: Option<String> = needed.iter().map(|station| self.text_of(station.line, &inner)).collect();
        let texts = texts.ok_or(Obstacle::Shape)?;
        let edits = match named {
            Some(binding) => {
                let text = format!("{blanks}def {}():\n{texts}{inner}return {body}\n", binding.name);
                vec![self.definition(line.whole, &text)]
            }
            None if needed.is_empty() => vec![Edit { span, text: format!("lambda: {body}") }],
            None => {
                let name = names::new(self.page, NAME).ok_or(Obstacle::NameTaken)?;
                let text = format!("{blanks}def {name}():\n{texts}{inner}return {body}\n");
                let place = Span { start: line.whole.start, end: line.whole.start };
                vec![self.definition(place, &text), self.in_call(span, &name)]
            }
        };
        Ok(with_imports(edits, sweep))
    }
}

//! Credentials that are fetched once are asked for each time: by the same client, in the place that wants them.

mod cached;
mod captured;
mod constant;
mod default;
mod frozen;
mod moved;

use super::super::aim;
use super::super::page::Page;
use super::super::{Edit, Fix, Obstacle, Safety, Scene};
use super::lines::Lines;
use super::names::Sweep;
use crate::catalog::provider::Row;
use crate::catalog::sdk::{Meaning, Role};
use crate::facts::{FileFacts, Stale, StaleKind};
use crate::finding::Finding;
use crate::source::Span;
use crate::syntax::{Bound, ClassId, ExprId, ExprKind, FunctionId, ScopeId};

/// What mends credentials that are kept where something is meant to ask again.
pub(super) fn fix(scene: &Scene<'_>, file: &FileFacts, finding: &Finding) -> Result<Fix, Obstacle> {
    let label = &finding.primary;
    let mut known = scene.files.iter().flat_map(|owner| owner.stale.iter().map(move |stale| (*owner, stale)));
    let Some((owner, stale)) =
        known.find(|(owner, stale)| owner.places.within(&label.path, stale.span) == Some(label.span))
    else {
        return snapshot(scene, finding);
    };
    let page = Page::of(file)?;
    let lines = Lines::of(page.text);
    let here = |span: Span| owner.places.within(&file.path, span).ok_or(Obstacle::Shape);
    let fetch = match &stale.issued {
        Some((_, span)) => here(*span)?,
        None => label.span,
    };
    let case = Case { scene, page: &page, lines: &lines, stale, kept: label.span, fetch, user: here(stale.user.span)? };
    let edits = match stale.kind {
        StaleKind::Captured | StaleKind::FrozenSubclass => {
            let class = case.class();
            match case.captured() {
                Err(_) if class.is_some() => case.frozen(),
                other => other,
            }
        }
        StaleKind::DefaultArgument => case.default_argument(),
        StaleKind::Cached => case.cached(),
        StaleKind::ConstantFunction => return case.constant(finding),
        StaleKind::NoExpiry => Err(Obstacle::Shape),
    }?;
    Ok(Fix::of(file, Safety::Safe, edits))
}

/// The environment that is read once, or the token that a role is assumed with, gives way to a provider that asks again.
fn snapshot(scene: &Scene<'_>, finding: &Finding) -> Result<Fix, Obstacle> {
    let row = scene.row.or_else(|| finding.advice.as_ref()?.row).ok_or(Obstacle::Undecided)?;
    let aims = aim::aims(scene, finding);
    let own = |aim: &aim::Aim<'_>| aim.file.path == finding.primary.path && aim.span == finding.primary.span;
    let aim = aims.iter().copied().find(own).or_else(|| aims.first().copied()).ok_or(Obstacle::Shape)?;
    // Rows that read the environment once themselves, and the role that is there already, ask for no other token either.
    let is_there = crate::advice::row_of(aim.site.provider) == Some(row);
    let is_issued = |aim: &aim::Aim<'_>| {
        aim.site.values(Role::SecurityToken).any(|token| matches!(token.value, crate::flow::Value::Issued { .. }))
    };
    if is_there && is_issued(&aim) {
        return Err(Obstacle::Shape);
    }
    if is_there || matches!(row, Row::StsToken | Row::RamUserKey) {
        return Err(Obstacle::FromOutside);
    }
    super::replaced(scene, finding, aim)
}

/// A credential that is kept, with all that is known about it.
struct Case<'c, 'f> {
    scene: &'c Scene<'c>,
    page: &'c Page<'f>,
    lines: &'c Lines,
    stale: &'c Stale,
    /// Where the mistake is.
    kept: Span,
    /// The call that fetches.
    fetch: Span,
    /// What uses what is kept: a call that is given a function, or the name of a class.
    user: Span,
}

/// A function that is asked for credentials.
#[derive(Debug, Clone, Copy)]
enum Giver {
    /// A function or method of the file.
    Def(FunctionId),
    /// A lambda, and the name that it is given, if it is.
    Lambda(FunctionId),
    /// `functools.partial(function, …)`.
    Partial(ExprId),
}

impl Case<'_, '_> {
    fn span(&self, expr: ExprId) -> Span {
        self.page.tree[expr].span
    }

    /// The class that uses what is kept.
    fn class(&self) -> Option<ClassId> {
        let at = self.page.tree.classes.iter().position(|class| class.name_span == self.user)?;
        u32::try_from(at).ok().map(ClassId)
    }

    /// The functions that are asked for credentials.
    fn givers(&self) -> Vec<Giver> {
        if let Some(class) = self.class() {
            return self.methods(class).into_iter().map(Giver::Def).collect();
        }
        let Some((_, call)) = self.page.call(self.user) else { return Vec::new() };
        call.args.iter().filter_map(|arg| self.giver(arg.value, 0)).collect()
    }

    fn giver(&self, expr: ExprId, depth: usize) -> Option<Giver> {
        const DEEPEST: usize = 4;
        let tree = &self.page.tree;
        match &tree[expr].kind {
            ExprKind::Function(lambda) => Some(Giver::Lambda(*lambda)),
            ExprKind::Name(name) => {
                let home = super::names::home(self.page, name, tree[expr].scope)?;
                let [binding] = super::names::bindings(self.page, name, home)[..] else { return None };
                match binding.value {
                    Bound::Function(function) => Some(Giver::Def(function)),
                    Bound::Expr(value) if depth < DEEPEST => self.giver(value, depth + 1),
                    _ => None,
                }
            }
            // `self.provide`: a method of the class around.
            ExprKind::Attribute { base, name, .. } if matches!(&tree[*base].kind, ExprKind::Name(base) if base == "self") =>
            {
                let around = tree.function_of(tree[expr].scope).and_then(|function| tree[function].class)?;
                let is_it =
                    |function: &&crate::syntax::Function| function.class == Some(around) && function.name == *name;
                let at = tree.functions.iter().position(|function| is_it(&function))?;
                u32::try_from(at).ok().map(|at| Giver::Def(FunctionId(at)))
            }
            ExprKind::Call(call) => {
                let name = match &tree[call.callee].kind {
                    ExprKind::Name(name) | ExprKind::Attribute { name, .. } => name.as_str(),
                    _ => return None,
                };
                (name == "partial" && call.args.len() > 1).then_some(Giver::Partial(expr))
            }
            _ => None,
        }
    }

    /// The methods by which a class gives credentials.
    fn methods(&self, class: ClassId) -> Vec<FunctionId> {
        let is_asked = |name: &str| {
            let callables = self.scene.catalog.sdks().iter().flat_map(|sdk| &sdk.callable);
            let bases = callables.filter(|callable| callable.meaning == Meaning::ProviderBase);
            bases.filter_map(|callable| callable.overrides.as_deref()).any(|method| method == name)
        };
        let functions = self.page.tree.functions.iter().zip(0..);
        functions
            .filter(|(function, _)| function.class == Some(class) && is_asked(&function.name))
            .map(|(_, at)| FunctionId(at))
            .collect()
    }

    /// The function in which a fetch stands, if it is in one.
    fn fetched_in(&self) -> Option<FunctionId> {
        let (expr, _) = self.page.call(self.fetch)?;
        self.page.tree.function_of(self.page.tree[expr].scope)
    }

    /// Where statements go that are to be a function's first, and with which blanks.
    fn top(&self, function: FunctionId) -> Option<(u32, String)> {
        let function = &self.page.tree[function];
        let header = self.lines.number_at(function.name_span.start)?;
        if !self.page.at(self.lines.get(header)?.code).ends_with(':') {
            return None;
        }
        let block = self.lines.block(header);
        let first = self.lines.get(block.start).filter(|_| !block.is_empty())?;
        let blanks = self.page.text[first.whole.start as usize..first.code.start as usize].to_owned();
        let is_doc = self.page.tree.docs.iter().any(|doc| first.code.contains(*doc) || doc.contains(first.code));
        Some((if is_doc { first.whole.end } else { first.whole.start }, blanks))
    }

    /// The text of a statement, with blanks of another width before it.
    fn text_of(&self, number: usize, blanks: &str) -> Option<String> {
        let line = self.lines.get(number)?;
        let text = self.page.text[line.code.start as usize..line.whole.end as usize].trim_end();
        shifted(text, line.indent, blanks).map(|text| format!("{blanks}{text}\n"))
    }

    /// The edit that puts a function where lines stood, with the blank lines around it that functions have.
    fn definition(&self, place: Span, text: &str) -> Edit {
        let (before, after) = (&self.page.text[..place.start as usize], &self.page.text[place.end as usize..]);
        let own = text.len() - text.trim_start_matches([' ', '\t']).len();
        let wanted: usize = if own == 0 { 2 } else { 1 };
        let count = |text: &mut dyn Iterator<Item = char>| {
            text.take_while(|char| matches!(char, '\n' | '\r' | ' ')).filter(|char| *char == '\n').count()
        };
        let ahead = count(&mut before.chars().rev()).saturating_sub(1);
        let behind = after.lines().take_while(|line| line.trim().is_empty()).count();
        let opens = before.trim().is_empty() || before.trim_end().ends_with(':');
        let next = after.lines().find(|line| !line.trim().is_empty());
        let ends = next.is_none_or(|line| line.len() - line.trim_start().len() < own);
        let above = if opens { 0 } else { wanted.saturating_sub(ahead) };
        let below = if ends { 0 } else { wanted.saturating_sub(behind) };
        Edit { span: place, text: format!("{}{text}{}", "\n".repeat(above), "\n".repeat(below)) }
    }

    /// Whether a function's own names include this one.
    fn binds(&self, function: FunctionId, name: &str) -> bool {
        !super::names::bindings(self.page, name, self.page.tree[function].scope).is_empty()
    }

    /// A scope and those around it.
    fn is_seen_from(&self, scope: ScopeId, name: &str, home: Option<ScopeId>) -> bool {
        super::names::home(self.page, name, scope) == home
    }
}

/// Code whose further lines follow other blanks than those of the line that it stood in.
fn shifted(text: &str, old: usize, blanks: &str) -> Option<String> {
    if !text.contains('\n') {
        return Some(text.to_owned());
    }
    if text.contains("\"\"\"") || text.contains("'''") {
        return None;
    }
    let mut lines = text.lines();
    let mut out = lines.next()?.to_owned();
    for line in lines {
        let own = line.len() - line.trim_start().len();
        out.push('\n');
        if !line.trim().is_empty() {
            out.push_str(blanks);
            out.push_str(&line[own.min(old)..]);
        }
    }
    Some(out)
}

/// Edits, and those that take away what only code that is gone needed.
fn with_imports(mut edits: Vec<Edit>, mut sweep: Sweep<'_, '_>) -> Vec<Edit> {
    let new: Vec<String> = edits.iter().map(|edit| edit.text.clone()).collect();
    sweep.keep(&new);
    sweep.imports();
    edits.extend(sweep.finish());
    edits
}

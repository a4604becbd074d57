//! A temporary key gets its token where that is at hand; a long-term key loses the one that is not its own.

use super::super::aim::Aim;
use super::super::page::Page;
use super::super::{Edit, Fix, Safety, Scene};
use super::arguments;
use super::imports::Wanted;
use super::lines::Lines;
use super::names::{self, Sweep};
use super::snippet::{Import, module_names};
use super::tuning::parameter;
use crate::catalog::sdk::{Generation, Role};
use crate::facts::CredentialSite;
use crate::finding::Finding;
use crate::flow::Value;
use crate::source::{Language, Span};
use crate::syntax::{Bound, Call, ExprId, ExprKind};

const WITHOUT_TOKEN: &str = "sts-key-without-token";
const WITH_TOKEN: &str = "ram-key-with-token";

/// How the libraries spell the id of a key, and beside it the token.
const SPELT: [(&str, &str); 3] =
    [("access_key_id", "security_token"), ("AccessKeyId", "SecurityToken"), ("accessKeyId", "securityToken")];

/// What a call is put right with that no provider of the selection table takes the place of; `None` where a finding is about
/// something else.
pub(super) fn fix(scene: &Scene<'_>, finding: &Finding, aim: Aim<'_>) -> Option<Fix> {
    if aim.file.language != Language::Python {
        return None;
    }
    let page = Page::of(aim.file).ok()?;
    let work = Work { scene, finding, page: &page, aim, call: page.call(aim.span)? };
    match finding.rule {
        WITHOUT_TOKEN => work.add(),
        WITH_TOKEN => work.drop(),
        _ => None,
    }
}

struct Work<'w, 's> {
    scene: &'w Scene<'w>,
    finding: &'w Finding,
    page: &'w Page<'s>,
    aim: Aim<'s>,
    call: (ExprId, &'w Call),
}

impl Work<'_, '_> {
    fn site(&self) -> &CredentialSite {
        self.aim.site
    }

    fn place(&self, span: Span) -> Option<Span> {
        self.aim.file.places.within(&self.page.file.path, span)
    }

    /// Gives the call the token.
    fn add(&self) -> Option<Fix> {
        let site = self.site();
        let mut edits = Vec::new();
        let dropped = site.drops.contains(&Role::SecurityToken);
        let given = site.args(Role::SecurityToken).next();
        let is_given = given.is_some_and(|arg| {
            arg.values.iter().any(|value| match &value.value {
                Value::Nothing => false,
                Value::Literal(text) => !text.reveal().is_empty(),
                _ => true,
            })
        });
        if dropped {
            edits.push(self.type_named("sts")?);
        }
        let mut fix = None;
        if !is_given {
            let token = match self.token() {
                Some(token) => token,
                None => {
                    fix = Some(self.read_from_environment()?);
                    self.variable()?
                }
            };
            match given {
                Some(arg) => edits.push(Edit { span: self.place(arg.span)?, text: token }),
                None if site.takes.contains(&Role::SecurityToken) => edits.extend(self.argument(&token)?),
                None => return self.sts_auth(&token),
            }
        } else if !dropped {
            return None;
        }
        let mut all = Fix::of(self.page.file, Safety::Unsafe, edits);
        if let Some(fix) = fix {
            all.variables.extend(self.variable()?.split('"').nth(1).map(str::to_owned));
            all.join(fix);
        }
        Some(all)
    }

    /// What reads the token from the environment.
    fn variable(&self) -> Option<String> {
        let name = super::super::variable(self.site().generation, Role::SecurityToken)?;
        Some(format!("os.environ[\"{name}\"]"))
    }

    /// The edits that read a key that stands in the code from the environment, where its token is then as well.
    fn read_from_environment(&self) -> Option<Fix> {
        let is_literal = self.site().values(Role::AccessKeyId).all(|id| id.literal().is_some());
        let is_kept = self.site().takes.contains(&Role::SecurityToken);
        (is_literal && is_kept).then(|| super::literal::fix(self.scene, self.finding, &[self.aim]).ok())?
    }

    /// The argument with the token, by place where the others are.
    fn argument(&self, token: &str) -> Option<Vec<Edit>> {
        let (expr, call) = self.call;
        if let Some(map) = self.map() {
            let name = parameter(self.scene, self.aim.file, self.site(), Role::SecurityToken)?;
            return arguments::add(self.page, map, &format!("\"{name}\": {token}"));
        }
        let language = self.aim.file.sdk_language()?;
        let known = self.scene.catalog.callable(language, &self.site().path)?;
        let params = known.callable.params_for(call.args.len() + 1);
        let at = params.iter().position(|param| param.role() == Some(Role::SecurityToken));
        let is_by_place = call.args.iter().all(|arg| arg.name.is_none()) && at == Some(call.args.len());
        let text = if is_by_place {
            token.to_owned()
        } else {
            format!("{}={token}", parameter(self.scene, self.aim.file, self.site(), Role::SecurityToken)?)
        };
        arguments::add(self.page, expr, &text)
    }

    /// The dictionary that has the id, where the call is given one.
    fn map(&self) -> Option<ExprId> {
        let tree = &self.page.tree;
        let id = self.place(self.site().args(Role::AccessKeyId).next()?.span)?;
        tree.expr_ids().find(|expr| match &tree[*expr].kind {
            ExprKind::Map(pairs) => pairs.iter().any(|(key, value)| key != value && tree[*value].span == id),
            _ => false,
        })
    }

    /// What gives the token that belongs to the id: where that is taken out of an answer, the token is as well.
    fn token(&self) -> Option<String> {
        let arg = self.site().args(Role::AccessKeyId).next()?;
        let span = self.place(arg.span)?;
        let expr = self.page.expr(span)?;
        self.beside(expr).or_else(|| {
            let ExprKind::Name(name) = &self.page.tree[expr].kind else { return None };
            let home = names::home(self.page, name, self.page.tree[expr].scope)?;
            let [binding] = names::bindings(self.page, name, home)[..] else { return None };
            let Bound::Expr(value) = binding.value else { return None };
            self.beside(value)
        })
    }

    fn beside(&self, id: ExprId) -> Option<String> {
        let (span, part) = match &self.page.tree[id].kind {
            ExprKind::Attribute { name_span, .. } => (self.page.tree[id].span, *name_span),
            ExprKind::Index { index, .. } => (self.page.tree[id].span, self.page.tree[*index].span),
            _ => return None,
        };
        let text = self.page.at(part);
        let (id, token) = SPELT.iter().find(|(id, _)| text.contains(id))?;
        let before = Span { start: span.start, end: part.start };
        let after = Span { start: part.end, end: span.end };
        Some(format!("{}{}{}", self.page.at(before), text.replace(id, token), self.page.at(after)))
    }

    /// The edit that names another type in a config that is told its type.
    fn type_named(&self, name: &str) -> Option<Edit> {
        let (_, call) = self.call;
        let is_type = |expr: ExprId| {
            self.page.tree.text(expr).is_some_and(|text| self.site().type_name.as_deref() == Some(text.reveal()))
        };
        let language = self.aim.file.sdk_language()?;
        let known = self.scene.catalog.callable(language, &self.site().path)?;
        let param = known.callable.params.iter().find(|param| param.role() == Some(Role::ProviderType))?;
        let arg = call.args.iter().find(|arg| arg.name.as_deref().is_some_and(|name| param.is_called(name)))?;
        let span = self.page.tree[arg.value].span;
        let quote = if self.page.at(span).starts_with('\'') { '\'' } else { '"' };
        is_type(arg.value).then(|| Edit { span, text: format!("{quote}{name}{quote}") })
    }

    /// `oss2.Auth(id, secret)` takes no token; `oss2.StsAuth` does, and signs in the same version.
    fn sts_auth(&self, token: &str) -> Option<Fix> {
        let (expr, call) = self.call;
        let version = match self.oss2_name()? {
            "Auth" | "make_auth" => None,
            "AuthV2" => Some("v2"),
            "AuthV4" => Some("v4"),
            _ => return None,
        };
        let [_, _, rest @ ..] = call.args.as_slice() else { return None };
        let mut edits = match rest {
            [] => arguments::add(self.page, expr, &Self::beside_others(call, token))?,
            // `make_auth(id, secret, "v4")`: the token comes before the version.
            [version] if version.name.is_none() => {
                let start = self.page.tree[version.value].span.start as usize;
                vec![Edit { span: Span::new(start, start), text: format!("{token}, ") }]
            }
            _ => arguments::add(self.page, expr, &format!("security_token={token}"))?,
        };
        if let Some(version) = version {
            let last = edits.last_mut()?;
            last.text = last.text.replacen(token, &format!("{token}, auth_version=\"{version}\""), 1);
        }
        self.renamed("StsAuth", edits)
    }

    fn beside_others(call: &Call, token: &str) -> String {
        let is_named = call.args.iter().any(|arg| arg.name.is_some());
        if is_named { format!("security_token={token}") } else { token.to_owned() }
    }

    /// The last part of the path of a class of `oss2`.
    fn oss2_name(&self) -> Option<&str> {
        let site = self.site();
        (site.generation == Some(Generation::Oss2)).then(|| site.path.rsplit('.').next())?
    }

    /// The edits with another class called: beside the one that is called now, under the name that the file has for it.
    fn renamed(&self, name: &str, mut edits: Vec<Edit>) -> Option<Fix> {
        let (_, call) = self.call;
        let callee = &self.page.tree[call.callee];
        match &callee.kind {
            ExprKind::Attribute { name_span, .. } => edits.push(Edit { span: *name_span, text: name.to_owned() }),
            ExprKind::Name(_) => {
                let path = format!("oss2.{name}");
                let known = module_names(self.page).into_iter().find(|(known, _)| *known == path);
                let own = known.as_ref().map_or(name, |(_, own)| own.as_str());
                let import = Import::read(&format!("from oss2 import {name}"))?;
                let mut wanted = Wanted::default();
                if known.is_none() {
                    wanted.import(self.page, &[import], name).ok()?;
                }
                edits.push(Edit { span: callee.span, text: own.to_owned() });
                let lines = Lines::of(self.page.text);
                let mut sweep = Sweep::new(self.scene, self.page, &lines, vec![callee.span]);
                sweep.imports();
                let (added, gone) = (wanted.edits(self.page), sweep.finish());
                edits.extend(joined(added, gone));
            }
            _ => return None,
        }
        Some(Fix::of(self.page.file, Safety::Unsafe, edits))
    }

    /// Takes the token away.
    fn drop(&self) -> Option<Fix> {
        let (expr, call) = self.call;
        let site = self.site();
        let arg = site.args(Role::SecurityToken).next()?;
        let span = self.place(arg.span)?;
        let around = self.page.tree.expr_ids().filter(|around| {
            let around = self.page.tree[*around].span;
            around.contains(span) && self.aim.span.contains(around)
        });
        let edit = around
            .filter_map(|around| arguments::drop(self.page, around, span))
            .min_by_key(|edit| edit.span.end - edit.span.start)?;
        let mut edits = vec![edit];
        if site.type_name.as_deref() == Some("sts") {
            edits.push(self.type_named("access_key")?);
        }
        if self.oss2_name() != Some("StsAuth") {
            return Some(self.swept(edits));
        }
        let by_place = |at: usize| call.args.get(at).filter(|arg| arg.name.is_none());
        let version = call.args.iter().find(|arg| arg.name.as_deref() == Some("auth_version")).or_else(|| by_place(3));
        let name = match version.map(|arg| (arg, self.page.tree.text(arg.value).map(crate::mask::Masked::reveal))) {
            None => "Auth",
            Some((arg, Some(version))) => {
                let name = match version {
                    "v1" => "Auth",
                    "v2" => "AuthV2",
                    "v4" => "AuthV4",
                    _ => return None,
                };
                let version = arguments::drop(self.page, expr, self.page.tree[arg.value].span)?;
                edits = meeting(edits, version);
                name
            }
            // `make_auth` is told the version as well.
            Some((_, None)) => "make_auth",
        };
        let mut fix = self.renamed(name, edits.clone())?;
        fix.join(self.swept(edits));
        Some(fix)
    }

    /// Edits together with those that take away what only the dropped token needed.
    fn swept(&self, mut edits: Vec<Edit>) -> Fix {
        let lines = Lines::of(self.page.text);
        let gone: Vec<Span> = edits.iter().map(|edit| edit.span).collect();
        let mut sweep = Sweep::new(self.scene, self.page, &lines, gone);
        let values = self.site().args(Role::SecurityToken).flat_map(|arg| &arg.values);
        for step in values.flat_map(|value| value.trail.iter().rev()) {
            let Some(binding) = self.place(step.span).and_then(|at| self.page.binding(at)) else { continue };
            let Some(number) = lines.number_at(binding.name_span.start) else { continue };
            let whole = Span { start: binding.name_span.start, end: binding.from };
            let is_plain =
                matches!(binding.value, Bound::Expr(value) if matches!(self.page.tree[value].kind, ExprKind::Text(_)));
            if is_plain
                && lines.get(number).is_some_and(|line| line.code == whole)
                && !sweep.is_used(&binding.name, binding.scope)
            {
                sweep.line(number);
            }
        }
        edits.extend(sweep.finish());
        Fix::of(self.page.file, Safety::Unsafe, edits)
    }
}

/// Edits that take away arguments side by side, as one.
fn meeting(edits: Vec<Edit>, other: Edit) -> Vec<Edit> {
    let mut whole = other;
    let mut apart = Vec::new();
    for edit in edits {
        if edit.text.is_empty() && (edit.span.overlaps(whole.span) || edit.span.end == whole.span.start) {
            whole.span = edit.span.cover(whole.span);
        } else {
            apart.push(edit);
        }
    }
    apart.push(whole);
    apart
}

/// New lines, and lines that go: what goes with blank lines behind it leaves those where new lines come.
pub(super) fn joined(added: Vec<Edit>, mut gone: Vec<Edit>) -> Vec<Edit> {
    for edit in added.iter().filter(|edit| edit.span.start == edit.span.end) {
        let at = edit.span.start;
        for other in
            gone.iter_mut().filter(|other| other.text.is_empty() && other.span.start < at && at < other.span.end)
        {
            other.span.end = at;
        }
    }
    gone.extend(added);
    gone
}

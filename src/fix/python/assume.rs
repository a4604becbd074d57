//! A role that was assumed once, by hand: its provider is told what the request was told, and the request goes.

use std::collections::BTreeMap;

use super::super::aim::Aim;
use super::super::page::Page;
use super::super::{Fix, Scene};
use super::lines::Lines;
use super::names::{self, Sweep};
use super::snippet::Template;
use super::spent;
use crate::catalog::sdk::{Generation, Role};
use crate::flow::Value;
use crate::source::{Span, has_word};
use crate::syntax::{Bound, Call, ExprId, ExprKind, FunctionId, ScopeId, StoreKey};

/// How requests spell what a role is assumed with, in small letters without strokes, and what the config calls it.
const TOLD: [(&str, &str); 5] = [
    ("rolearn", "role_arn"),
    ("rolesessionname", "role_session_name"),
    ("durationseconds", "role_session_expiration"),
    ("policy", "policy"),
    ("externalid", "external_id"),
];
/// How far a name is followed.
const DEEPEST: usize = 6;
/// What templates call the client of the credentials library.
const CLIENT: &str = "credential_client";

/// A call that is given what `AssumeRole` answered.
pub(super) struct Assumed<'p, 'f> {
    scene: &'p Scene<'p>,
    page: &'p Page<'f>,
    aim: Aim<'p>,
    /// The call that asked.
    fetch: Span,
    told: BTreeMap<&'static str, Given>,
    /// The client of the credentials library that gave the key, in the place of a request for a role.
    client: Option<Given>,
}

/// What a config is given.
#[derive(Debug, Clone)]
enum Given {
    /// Code that means the same everywhere in the module.
    Code(String),
    /// Code that only means something where the call stands, and a name for it.
    Passed(String, String),
}

/// Where the temporary key comes from that a call is given, as far as the new code can ask there.
pub(super) fn of<'p, 'f>(scene: &'p Scene<'p>, page: &'p Page<'f>, aim: Aim<'p>) -> Option<Assumed<'p, 'f>> {
    let mut fetch: Option<(Span, &str)> = None;
    for value in aim.site.values(Role::AccessKeyId) {
        match &value.value {
            Value::Issued { issuer, .. } => {
                let span = aim.file.places.within(&page.file.path, value.span)?;
                if *fetch.get_or_insert((span, issuer)) != (span, issuer) {
                    return None;
                }
            }
            // What a field holds before it is filled in.
            Value::Nothing => {}
            Value::Literal(text) if text.reveal().is_empty() => {}
            _ => return None,
        }
    }
    let (fetch, issuer) = fetch?;
    let mut assumed = Assumed { scene, page, aim, fetch, told: BTreeMap::new(), client: None };
    let issuer = issuer.to_ascii_lowercase().replace('_', "");
    if issuer.ends_with(".getcredential") || issuer.ends_with(".getcredentialasync") {
        // A row that was asked for by name is what is wanted.
        assumed.client = scene.row.is_none().then(|| assumed.client()).flatten();
        return assumed.client.is_some().then_some(assumed);
    }
    if !issuer.contains("assumerole") || issuer.contains("oidc") || issuer.contains("saml") {
        return None;
    }
    assumed.told = assumed.request().unwrap_or_default();
    assumed.told.extend(assumed.base_key());
    Some(assumed)
}

impl Assumed<'_, '_> {
    fn scope(&self) -> Option<ScopeId> {
        self.page.call(self.aim.span).map(|(expr, _)| self.page.tree[expr].scope)
    }

    /// Whether there is a client that can be asked again.
    pub(super) fn has_client(&self) -> bool {
        self.client.is_some()
    }

    /// The client that gave the key, by a name that it has where the call stands or by what makes it.
    fn client(&self) -> Option<Given> {
        let (_, call) = self.page.call(self.fetch)?;
        let ExprKind::Attribute { base, .. } = &self.page.tree[call.callee].kind else { return None };
        let is_provided = matches!(self.aim.site.generation, Some(Generation::OssV2 | Generation::Oss2));
        is_provided.then(|| self.given(*base, CLIENT, 0))?
    }

    /// What the request was told; `None` if it was told something that a config is not.
    fn request(&self) -> Option<BTreeMap<&'static str, Given>> {
        let tree = &self.page.tree;
        let (_, call) = self.page.call(self.fetch)?;
        let request = call.args.first()?.value;
        let mut told = BTreeMap::new();
        let mut tell = |name: &str, value: ExprId| -> Option<()> {
            let plain = name.to_ascii_lowercase().replace('_', "");
            let plain = plain.strip_prefix("set").unwrap_or(&plain);
            if let Some((_, config)) = TOLD.iter().find(|(told, _)| *told == plain) {
                if let Some(given) = self.given(value, config, 0) {
                    told.insert(*config, given);
                } else if !matches!(*config, "role_arn" | "role_session_name" | "role_session_expiration") {
                    // Rights that were taken away must not come back.
                    return None;
                }
            }
            Some(())
        };
        let (made, name) = match &tree[request].kind {
            ExprKind::Call(made) => (made, None),
            ExprKind::Name(name) => {
                let home = names::home(self.page, name, tree[request].scope)?;
                let value = self.only(name, home)?;
                let ExprKind::Call(made) = &tree[value].kind else { return None };
                (made, Some((name, home)))
            }
            _ => return None,
        };
        for arg in &made.args {
            tell(arg.name.as_deref()?, arg.value)?;
        }
        let Some((name, home)) = name else { return Some(told) };
        for expr in names::uses(self.page, name, home) {
            for other in tree.expr_ids() {
                let ExprKind::Call(Call { callee, args, .. }) = &tree[other].kind else { continue };
                let ExprKind::Attribute { base, name: method, .. } = &tree[*callee].kind else { continue };
                if *base != expr {
                    continue;
                }
                match args.as_slice() {
                    [value] => tell(method, value.value)?,
                    // `request.add_query_param("RoleArn", …)`.
                    [key, value] => tell(tree.text(key.value)?.reveal(), value.value)?,
                    _ => {}
                }
            }
            for store in tree.stores.iter().filter(|store| store.base == expr) {
                if let StoreKey::Attribute(field) = &store.key {
                    tell(field, store.value)?;
                }
            }
        }
        Some(told)
    }

    /// The value of a name that is bound once.
    fn only(&self, name: &str, home: ScopeId) -> Option<ExprId> {
        let [binding] = names::bindings(self.page, name, home)[..] else { return None };
        match binding.value {
            Bound::Expr(value) => Some(value),
            _ => None,
        }
    }

    /// How a value of the request is spelt for the config.
    fn given(&self, value: ExprId, config: &str, depth: usize) -> Option<Given> {
        let tree = &self.page.tree;
        let code = || self.page.at(tree[value].span);
        if depth > DEEPEST {
            return None;
        }
        match &tree[value].kind {
            ExprKind::Text(_) | ExprKind::Number(_) => Some(Given::Code(code().to_owned())),
            ExprKind::Name(name) => {
                let home = names::home(self.page, name, tree[value].scope)?;
                let bindings = names::bindings(self.page, name, home);
                let [binding] = bindings[..] else { return None };
                if home == ScopeId(0) {
                    return Some(Given::Code(name.to_string()));
                }
                let own = self.scope()?;
                if tree.scopes_around(own).any(|around| around == home)
                    && names::home(self.page, name, own) == Some(home)
                {
                    return Some(Given::Passed(name.to_string(), name.to_string()));
                }
                match binding.value {
                    Bound::Parameter(function, at) => self.given(self.argument(function, at)?, config, depth + 1),
                    Bound::Expr(inner) => self.given(inner, config, depth + 1),
                    _ => None,
                }
            }
            ExprKind::Attribute { base, .. } if matches!(&tree[*base].kind, ExprKind::Name(base) if base == "self") => {
                let class = |scope: ScopeId| tree.function_of(scope).and_then(|function| tree[function].class);
                let is_own = class(self.scope()?).is_some() && class(self.scope()?) == class(tree[value].scope);
                is_own.then(|| Given::Passed(config.to_owned(), code().to_owned()))
            }
            // `os.environ["ROLE_ARN"]`: of the module's own names only.
            _ => {
                let is_plain =
                    names::free(self.page, tree[value].span).iter().all(|(name, home)| self.is_module(name, *home));
                let is_read =
                    config == CLIENT || ["os.environ", "os.getenv("].iter().any(|read| code().starts_with(read));
                (is_plain && is_read && !code().contains('\n')).then(|| Given::Code(code().to_owned()))
            }
        }
    }

    fn is_module(&self, name: &str, home: Option<ScopeId>) -> bool {
        home == Some(ScopeId(0))
            && names::bindings(self.page, name, ScopeId(0))
                .iter()
                .all(|binding| matches!(binding.value, Bound::Import(_)))
    }

    /// What the only call of a function gives for a parameter.
    fn argument(&self, function: FunctionId, at: usize) -> Option<ExprId> {
        let tree = &self.page.tree;
        let function = &tree[function];
        let param = function.params.get(at)?;
        let calls: Vec<&Call> = tree
            .expr_ids()
            .filter_map(|expr| match &tree[expr].kind {
                ExprKind::Call(call) => match &tree[call.callee].kind {
                    ExprKind::Name(name) if *name == function.name => Some(call),
                    ExprKind::Attribute { name, .. } if function.class.is_some() && *name == function.name => {
                        Some(call)
                    }
                    _ => None,
                },
                _ => None,
            })
            .collect();
        let [call] = calls[..] else { return None };
        let at = at.checked_sub(usize::from(function.class.is_some()))?;
        let named = call.args.iter().find(|arg| arg.name.as_ref() == Some(&param.name));
        named.or_else(|| call.args.get(at).filter(|arg| arg.name.is_none())).map(|arg| arg.value)
    }

    /// The key that the role was assumed with, where it does not stand in the code.
    fn base_key(&self) -> BTreeMap<&'static str, Given> {
        let mut given = BTreeMap::new();
        let Some((_, call)) = self.page.call(self.fetch) else { return given };
        let ExprKind::Attribute { base, .. } = &self.page.tree[call.callee].kind else { return given };
        let Some(key) = self.key_of(*base, 0) else { return given };
        given.insert("access_key_id", key.0);
        given.insert("access_key_secret", key.1);
        given
    }

    fn key_of(&self, expr: ExprId, depth: usize) -> Option<(Given, Given)> {
        let tree = &self.page.tree;
        if depth > DEEPEST {
            return None;
        }
        match &tree[expr].kind {
            ExprKind::Name(name) => {
                let home = names::home(self.page, name, tree[expr].scope)?;
                self.key_of(self.only(name, home)?, depth + 1)
            }
            ExprKind::Attribute { base, name, .. } if matches!(&tree[*base].kind, ExprKind::Name(base) if base == "self") =>
            {
                let mut stores =
                    tree.stores.iter().filter(|store| matches!(&store.key, StoreKey::Attribute(key) if key == name));
                let store = stores.next()?;
                if stores.next().is_some() { None } else { self.key_of(store.value, depth + 1) }
            }
            ExprKind::Call(call) => {
                let here = |span: Span| self.aim.file.places.within(&self.page.file.path, span);
                let mut sites =
                    self.scene.files.iter().flat_map(|file| file.sites.iter().map(move |site| (*file, site)));
                let own = sites
                    .find(|(file, site)| file.path == self.page.file.path && here(site.span) == Some(tree[expr].span));
                let part = |role: Role| -> Option<Given> {
                    let (file, site) = own?;
                    let arg = site.args(role).next()?;
                    if let [value] = arg.values.as_slice() {
                        match &value.value {
                            Value::Env(name) => return Some(Given::Code(format!("os.environ[\"{}\"]", name.reveal()))),
                            // A key that stands in the code goes out of it.
                            Value::Literal(_) => return None,
                            _ => {}
                        }
                    }
                    let span = file.places.within(&self.page.file.path, arg.span)?;
                    let name = if role == Role::AccessKeyId { "access_key_id" } else { "access_key_secret" };
                    self.given(self.page.expr(span)?, name, 0).filter(|given| matches!(given, Given::Passed(..)))
                };
                match (part(Role::AccessKeyId), part(Role::AccessKeySecret)) {
                    (Some(id), Some(secret)) => Some((id, secret)),
                    _ => call.args.iter().find_map(|arg| self.key_of(arg.value, depth + 1)),
                }
            }
            _ => None,
        }
    }

    /// Has the template say what the request said.
    pub(super) fn fit(&self, template: &mut Template) {
        if let Some(client) = &self.client {
            let is_made = |statement: &String| statement.starts_with("credential_client = ");
            let Some(at) = template.setup.iter().position(is_made) else { return };
            match client {
                Given::Code(code) => template.setup[at] = format!("{CLIENT} = {code}"),
                Given::Passed(_, code) => {
                    template.setup.remove(at);
                    template.parameters.push((CLIENT.to_owned(), code.clone()));
                }
            }
            return;
        }
        let has_function = self.aim.site.generation != Some(Generation::Credentials);
        for (config, given) in &self.told {
            let code = match given {
                Given::Code(code) => code.clone(),
                Given::Passed(_, code) if !has_function => code.clone(),
                Given::Passed(name, code) => {
                    let known = template.parameters.iter().any(|(known, _)| known == name);
                    if !known && (has_word(&template.code(), name) && name != config) {
                        continue;
                    }
                    if !known {
                        template.parameters.push((name.clone(), code.clone()));
                    }
                    name.clone()
                }
            };
            tell(template, config, &code);
        }
    }

    /// Takes away what nobody needs without the call.
    pub(super) fn sweep(&self, fix: &mut Fix) {
        let lines = Lines::of(self.page.text);
        let new: Vec<String> = fix.edits.iter().map(|(_, edit)| edit.text.clone()).collect();
        let mut sweep = Sweep::new(self.scene, self.page, &lines, vec![self.aim.span]);
        sweep.keep(&new);
        let given = self.told.values().chain(&self.client).map(|given| match given {
            Given::Code(code) | Given::Passed(_, code) => code.clone(),
        });
        sweep.repeat(&given.collect::<Vec<_>>());
        spent::sweep(self.scene, self.page, &lines, &mut sweep, self.fetch);
        sweep.imports();
        let path = std::sync::Arc::clone(&self.page.file.path);
        let added = std::mem::take(&mut fix.edits).into_iter();
        let (own, others): (Vec<_>, Vec<_>) = added.partition(|(at, _)| *at == path);
        fix.edits = others;
        let own = own.into_iter().map(|(_, edit)| edit).collect();
        fix.edits.extend(super::tokens::joined(own, sweep.finish()).into_iter().map(|edit| (path.clone(), edit)));
    }
}

/// Puts an argument into the config that a template makes, in the place of the one that is there.
fn tell(template: &mut Template, config: &str, code: &str) {
    const LAST: &str = "role_session_expiration=";
    for text in template.setup.iter_mut().chain([&mut template.expression]) {
        if !text.contains(LAST) {
            continue;
        }
        let own = format!("{config}=");
        let is_there = text.lines().any(|line| line.trim_start().starts_with(&own));
        let mut lines: Vec<String> = Vec::new();
        for line in text.lines() {
            let blanks = &line[..line.len() - line.trim_start().len()];
            if line.trim_start().starts_with(&own) {
                lines.push(format!("{blanks}{own}{code},"));
                continue;
            }
            lines.push(line.to_owned());
            if !is_there && line.trim_start().starts_with(LAST) {
                lines.push(format!("{blanks}{own}{code},"));
            }
        }
        *text = lines.join("\n");
    }
}

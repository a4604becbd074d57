//! Small things: how long a session lasts, what a role is called, what a template left open, when an answer ends.

use super::super::Obstacle;
use super::super::aim::{self, Aim};
use super::code::Code;
use super::draft::{Draft, Plan};
use super::stand_in::{StandIn, literal_around};
use crate::catalog::check::FixKind;
use crate::catalog::sdk::Role;
use crate::facts::FileFacts;
use crate::finding::Finding;
use crate::flow::Value;
use crate::source::Span;
use crate::syntax::{CallForm, ExprId, ExprKind, Spread};

/// The length of a session that is usual.
const USUAL: i64 = 3600;
/// The variable that names an instance's role.
const ROLE_NAME: &str = "ALIBABA_CLOUD_ECS_METADATA";
/// The variables of what a role is assumed with.
const VARIABLES: [(Role, &str); 5] = [
    (Role::RoleArn, "ALIBABA_CLOUD_ROLE_ARN"),
    (Role::RoleName, ROLE_NAME),
    (Role::RoleSessionName, "ALIBABA_CLOUD_ROLE_SESSION_NAME"),
    (Role::OidcProviderArn, "ALIBABA_CLOUD_OIDC_PROVIDER_ARN"),
    (Role::OidcTokenFile, "ALIBABA_CLOUD_OIDC_TOKEN_FILE"),
];

/// What mends a finding about a role's configuration.
pub(super) fn fix(draft: &mut Draft<'_>, file: &FileFacts, finding: &Finding, kind: FixKind) -> Result<(), Obstacle> {
    let mut plan = match kind {
        FixKind::Duration => duration(draft, finding)?,
        FixKind::RoleName => role_name(draft, finding)?,
        FixKind::Placeholder => placeholder(draft, finding)?,
        FixKind::Refresh => expiry(draft, file, finding)?,
        _ => return Err(Obstacle::ForPeople),
    };
    plan.is_other = kind != FixKind::Refresh;
    draft.add(plan);
    Ok(())
}

/// A number of seconds that is refused, or serves no purpose, gives way to one that does not.
fn duration(draft: &mut Draft<'_>, finding: &Finding) -> Result<Plan, Obstacle> {
    let label = &finding.primary;
    let files = draft.scene.files.iter();
    let (seconds, limits) = files
        .flat_map(|file| file.sessions.iter().map(move |session| (file, session)))
        .find_map(|(file, session)| {
            let is_it = |span: Span| file.places.within(&label.path, span) == Some(label.span);
            let found = session.seconds.iter().find(|(_, value)| is_it(value.span));
            found.map(|(seconds, _)| (*seconds, session.limits))
        })
        .ok_or(Obstacle::Shape)?;
    let code = draft.code(&label.path)?;
    let text = code.at(label.span);
    let digits = text.trim_start_matches(|char: char| char.is_ascii_digit() || char == '_');
    let is_suffix = digits.is_empty() || digits.starts_with(['u', 'i']) && !digits.contains(['*', ' ']);
    let is_product = text.chars().all(|char| char.is_ascii_digit() || "_*() ".contains(char));
    if !is_suffix && !is_product {
        return Err(Obstacle::Shape);
    }
    let new = if seconds > limits.most { limits.most } else { USUAL.clamp(limits.least, limits.most) };
    let suffix = if is_product { "" } else { digits };
    let mut plan = Plan::default();
    plan.put(&label.path, label.span, format!("{new}{suffix}"));
    Ok(plan)
}

/// The instance's role gets its name from the environment.
fn role_name(draft: &mut Draft<'_>, finding: &Finding) -> Result<Plan, Obstacle> {
    let path = &finding.primary.path;
    let aim = site_at(draft, finding).ok_or(Obstacle::Shape)?;
    let code = draft.code(path)?;
    let expr = code.page.expr(aim.span).ok_or(Obstacle::Shape)?;
    let read = code.tried(expr, ROLE_NAME);
    let mut plan = Plan::default();
    plan.variables.insert(ROLE_NAME.to_owned());
    if let Some(arg) = aim.site.args(Role::RoleName).next() {
        let (at, span) = aim.file.places.locate(arg.span);
        let code = draft.code(&std::sync::Arc::clone(at))?;
        let empty = code.page.expr(span).ok_or(Obstacle::Shape)?;
        let is_owned = code.at(code.span(empty)).starts_with("String::") || code.method_of(empty).is_some();
        if !is_owned {
            return Err(Obstacle::Shape);
        }
        plan.put(at, code.span(empty), code.tried(empty, ROLE_NAME));
        return Ok(plan);
    }
    if aim.site.path.ends_with("EcsRamRoleCredentialProvider.new") {
        let end = aim.span.end;
        plan.put(path, Span { start: end, end }, format!(".with_role_name({read})"));
        return Ok(plan);
    }
    let options = code.call(expr).and_then(|call| call.args.first()).ok_or(Obstacle::Shape)?.value;
    let made = value_of(&code, options).ok_or(Obstacle::Shape)?;
    let read = code.tried(made, ROLE_NAME);
    let call = code.call(made).ok_or(Obstacle::Shape)?;
    let span = code.span(made);
    if call.form == CallForm::Struct {
        let has_rest = call.args.iter().any(|arg| arg.spread == Spread::Map);
        let open = code.at(span).find('{').ok_or(Obstacle::Shape)? + span.start as usize + 1;
        let inside = &code.page.text[open..];
        let blanks = &inside[..inside.len() - inside.trim_start().len()];
        if !has_rest {
            return Err(Obstacle::Shape);
        }
        plan.put(path, Span::new(open, open), format!("{blanks}ram_role: {read},"));
        return Ok(plan);
    }
    let of = code.path(call);
    let of = of.strip_suffix("::default").filter(|of| of.ends_with("EcsRoleCredentialsProviderOptions"));
    let of = of.ok_or(Obstacle::Shape)?;
    plan.put(path, span, format!("{of} {{ ram_role: {read}, ..Default::default() }}"));
    Ok(plan)
}

/// What an expression is, or what the name that it is was given.
fn value_of(code: &Code<'_>, expr: ExprId) -> Option<ExprId> {
    let ExprKind::Name(name) = code.kind(expr) else { return Some(expr) };
    let tree = &code.page.tree;
    let scopes: Vec<_> = tree.scopes_around(tree[expr].scope).collect();
    let mut bound = tree.bindings.iter().filter(|binding| binding.name == *name && scopes.contains(&binding.scope));
    let one = bound.next()?;
    match one.value {
        crate::syntax::Bound::Expr(value) if bound.next().is_none() => Some(value),
        _ => None,
    }
}

fn site_at<'s>(draft: &Draft<'s>, finding: &Finding) -> Option<Aim<'s>> {
    let file = draft.scene.files.iter().copied().find(|file| file.path == finding.primary.path)?;
    let sites = file.sites.iter().map(|site| (site, file.places.locate(site.span).1));
    let mut found = sites.filter(|(_, span)| *span == finding.primary.span);
    found.next().map(|(site, span)| Aim { file, site, span })
}

/// What a template left to be filled in is read from the environment.
fn placeholder(draft: &mut Draft<'_>, finding: &Finding) -> Result<Plan, Obstacle> {
    let label = &finding.primary;
    let scene = draft.scene;
    let mut role = None;
    for file in &scene.files {
        for site in &file.sites {
            for arg in &site.args {
                let is_it = |span: Span| file.places.within(&label.path, span) == Some(label.span);
                if let Some(value) = arg.values.iter().find(|value| is_it(value.span)) {
                    role = role.or(Some((arg.role, matches!(value.value, Value::Env(_)))));
                }
            }
        }
    }
    let (role, is_name) = role.ok_or(Obstacle::Shape)?;
    let (_, variable) = VARIABLES.iter().find(|(known, _)| *known == role).ok_or(Obstacle::ForPeople)?;
    let code = draft.code(&label.path)?;
    if is_name {
        let text = code
            .page
            .tree
            .exprs
            .iter()
            .find(|expr| matches!(expr.kind, ExprKind::Text(_)) && label.span.contains(expr.span));
        let mut plan = Plan::default();
        plan.put(&label.path, text.ok_or(Obstacle::Shape)?.span, format!("\"{variable}\""));
        plan.variables.insert((*variable).to_owned());
        return Ok(plan);
    }
    let literal = literal_around(&code, label.span).ok_or(Obstacle::Shape)?;
    let aim = aim::aims(scene, finding).into_iter().next();
    let stand_in = StandIn { code: &code, path: &label.path, name: variable, environment: None, aim: None, scene };
    let _ = aim;
    stand_in.of(literal).ok_or(Obstacle::Shape)
}

/// Answers of STS that say when they end, as a text that `chrono` reads: the crate, and the field.
const ENDS: [(&str, &str); 1] = [("rs_ali_sts.", "expiration")];

/// A fetched key says when it ends, as the answer that it comes from does.
fn expiry(draft: &mut Draft<'_>, file: &FileFacts, finding: &Finding) -> Result<Plan, Obstacle> {
    let path = &finding.primary.path;
    let code = draft.code(path)?;
    let at = finding.primary.span.start;
    let literals = code.page.tree.expr_ids().filter(|expr| code.span(*expr).start == at);
    let made = literals.filter(|expr| code.call(*expr).is_some_and(|call| call.form == CallForm::Struct)).last();
    let made = made.ok_or(Obstacle::Shape)?;
    let call = code.call(made).ok_or(Obstacle::Shape)?;
    let field = |name: &str| call.args.iter().find(|arg| arg.name.as_deref() == Some(name)).map(|arg| arg.value);
    let (Some(id), Some(expires)) = (field("access_key_id"), field("expires")) else { return Err(Obstacle::Shape) };
    let ExprKind::Attribute { base, name, .. } = code.kind(id) else { return Err(Obstacle::Shape) };
    let issued = file.sites.iter().flat_map(|site| &site.args).find_map(|arg| {
        let is_it = file.places.within(path, arg.span) == Some(code.span(id));
        arg.values.iter().filter(|_| is_it).find_map(|value| match &value.value {
            Value::Issued { issuer, .. } => Some(issuer.clone()),
            _ => None,
        })
    });
    let issuer = issued.ok_or(Obstacle::Shape)?;
    let (_, end) = ENDS.iter().find(|(of, _)| issuer.starts_with(of)).ok_or(Obstacle::Shape)?;
    let is_plain = name == "access_key_id" && code.at(code.span(expires)) == "None";
    if !is_plain || !code.hands_on_errors(code.page.tree[made].scope) {
        return Err(Obstacle::Shape);
    }
    let answer = code.at(code.span(*base));
    let mut plan = Plan::default();
    let text = format!("Some(chrono::DateTime::parse_from_rfc3339(&{answer}.{end})?.into())");
    plan.put(path, code.span(expires), text);
    plan.requires.insert("chrono".to_owned());
    Ok(plan)
}

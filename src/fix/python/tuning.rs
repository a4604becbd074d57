//! Small things: how long a session lasts, what a role is called, what a template left open.

use super::super::page::Page;
use super::super::{Edit, Fix, Obstacle, Safety, Scene, variables_in};
use super::imports::Wanted;
use super::lines::Lines;
use super::names::{self, Sweep};
use super::snippet::Import;
use super::{arguments, is_default, literal};
use crate::catalog::check::FixKind;
use crate::catalog::sdk::Role;
use crate::facts::{CredentialSite, FileFacts, SessionLength, SiteArg};
use crate::finding::{Finding, Label};
use crate::flow::{StepKind, Traced, Value};
use crate::source::Span;
use crate::syntax::{Bound, ExprId, ExprKind};

/// What every server of sessions grants, and what the libraries ask for by themselves.
const USUAL: i64 = 3600;

/// What mends a finding about a role's configuration.
pub(super) fn fix(scene: &Scene<'_>, file: &FileFacts, finding: &Finding, kind: FixKind) -> Result<Fix, Obstacle> {
    match kind {
        FixKind::Duration => duration(scene, file, finding),
        FixKind::RoleName => role_name(scene, file, finding),
        FixKind::Placeholder => placeholder(scene, file, finding),
        FixKind::Provider | FixKind::Refresh | FixKind::File | FixKind::RunTime => Err(Obstacle::Shape),
    }
}

/// Whether a place in the program that a file belongs to is that of a label.
fn stands(file: &FileFacts, span: Span, label: &Label) -> bool {
    file.places.within(&label.path, span) == Some(label.span)
}

/// The smallest expression around a place.
pub(super) fn innermost(page: &Page<'_>, span: Span) -> Option<ExprId> {
    let around = page.tree.expr_ids().filter(|expr| page.tree[*expr].span.contains(span));
    around.min_by_key(|expr| page.tree[*expr].span.end - page.tree[*expr].span.start)
}

/// Code in the place of some other, with the imports that it needs.
pub(super) fn written(page: &Page<'_>, mut edits: Vec<Edit>) -> Result<Fix, Obstacle> {
    let code: String = edits.iter().map(|edit| format!("{}\n", edit.text)).collect();
    if code.contains("os.environ") {
        let mut wanted = Wanted::default();
        let os = Import::read("import os").ok_or(Obstacle::NoTemplate)?;
        wanted.import(page, &[os], &code)?;
        edits.extend(wanted.edits(page));
    }
    let mut fix = Fix::of(page.file, Safety::Unsafe, edits);
    fix.variables = variables_in(&code);
    Ok(fix)
}

/// Puts a length that is granted in the place of the number.
fn duration(scene: &Scene<'_>, file: &FileFacts, finding: &Finding) -> Result<Fix, Obstacle> {
    let page = Page::of(file)?;
    let mut found: Vec<(&FileFacts, &SessionLength, i64, &Traced)> = Vec::new();
    for other in &scene.files {
        for session in &other.sessions {
            let here = session.seconds.iter().filter(|(_, value)| stands(other, value.span, &finding.primary));
            found.extend(here.map(|(seconds, value)| (*other, session, *seconds, value)));
        }
    }
    let (_, _, seconds, value) = *found.first().ok_or(Obstacle::Shape)?;
    let least = found.iter().map(|(_, session, ..)| session.limits.least).max().unwrap_or_default();
    let most = found.iter().map(|(_, session, ..)| session.limits.most).min().unwrap_or_default();
    let new = if seconds > most { most } else { USUAL.min(most) };
    if new < least || new == seconds {
        return Err(Obstacle::Shape);
    }
    let name = value.trail.iter().find_map(|step| match &step.kind {
        StepKind::Name(name) => Some((name, page.file.places.locate(step.span))),
        _ => None,
    });
    let constant =
        name.filter(|(_, (path, _))| **path == finding.primary.path).and_then(|(_, (_, at))| page.binding(at));
    if let Some(binding) = constant
        && matches!(&binding.value, Bound::Expr(value) if page.tree[*value].span.contains(finding.primary.span))
    {
        let uses = names::uses(&page, &binding.name, binding.scope);
        let in_session = |span: Span| {
            found.iter().any(|(other, session, ..)| {
                other.places.within(&finding.primary.path, session.span).is_some_and(|around| around.contains(span))
            })
        };
        let is_shared = !uses.iter().all(|expr| in_session(page.tree[*expr].span))
            || (binding.scope == crate::syntax::ScopeId(0)
                && !(scene.mentioning)(&finding.primary.path, &binding.name).is_empty());
        // A constant that says how long it is, or serves another purpose, stays what it is.
        let is_meant = found.iter().all(|(_, session, ..)| shares_word(&binding.name, &session.parameter));
        if is_shared || !is_meant {
            return at_use(scene, &page, binding, &uses, &in_session, new);
        }
    }
    let expr = innermost(&page, finding.primary.span).ok_or(Obstacle::Shape)?;
    let span = page.tree[expr].span;
    let text = match &page.tree[expr].kind {
        ExprKind::Text(_) => page.at(span).replace(page.at(inside(&page, span)), &new.to_string()),
        _ if span == finding.primary.span => in_style(page.at(span), new),
        _ => return Err(Obstacle::Shape),
    };
    written(&page, vec![Edit { span, text }])
}

/// Puts the number where a constant was given, and takes the constant away if nobody else needs it.
fn at_use(
    scene: &Scene<'_>,
    page: &Page<'_>,
    binding: &crate::syntax::Binding,
    uses: &[ExprId],
    in_session: &dyn Fn(Span) -> bool,
    new: i64,
) -> Result<Fix, Obstacle> {
    let spans = uses.iter().map(|expr| page.tree[*expr].span).filter(|span| in_session(*span));
    let mut edits: Vec<Edit> = spans.map(|span| Edit { span, text: new.to_string() }).collect();
    if edits.is_empty() {
        return Err(Obstacle::Shape);
    }
    let lines = Lines::of(page.text);
    let mut sweep = Sweep::new(scene, page, &lines, edits.iter().map(|edit| edit.span).collect());
    if !sweep.is_used(&binding.name, binding.scope)
        && let Some(number) = lines.number_at(binding.name_span.start)
        && lines.get(number).is_some_and(|line| line.code == Span { start: binding.name_span.start, end: binding.from })
    {
        sweep.line(number);
        edits.extend(sweep.finish());
    }
    written(page, edits)
}

/// Whether a name has a word of a parameter's: `SESSION_SECONDS`, `DurationSeconds`.
fn shares_word(name: &str, parameter: &str) -> bool {
    const SHORTEST: usize = 4;
    let words = |text: &str| -> Vec<String> {
        let mut words = vec![String::new()];
        let mut is_lower = false;
        for char in text.chars() {
            if char == '_' || (char.is_uppercase() && is_lower) {
                words.push(String::new());
            }
            is_lower = char.is_lowercase();
            if char != '_' {
                words.last_mut().expect("it has one from the start").extend(char.to_lowercase());
            }
        }
        words.into_iter().filter(|word| word.len() >= SHORTEST).collect()
    };
    let of_parameter = words(parameter);
    words(name).iter().any(|word| of_parameter.contains(word))
}

/// What stands between the quotes of a literal.
fn inside(page: &Page<'_>, literal: Span) -> Span {
    let text = page.at(literal);
    let trimmed = text.trim_start_matches(|char: char| char.is_ascii_alphabetic()).trim_start_matches(['"', '\'']);
    let start = literal.start as usize + text.len() - trimmed.len();
    Span::new(start, start + trimmed.trim_end_matches(['"', '\'']).len())
}

/// A number of seconds in the way in which another one is written.
fn in_style(old: &str, seconds: i64) -> String {
    let hours = seconds / 3600;
    match () {
        () if old.contains('*') && hours * 3600 == seconds && hours == 1 => "60 * 60".to_owned(),
        () if old.contains('*') && hours * 3600 == seconds => format!("{hours} * 60 * 60"),
        () if old.contains('_') && seconds >= 1000 => format!("{}_{:03}", seconds / 1000, seconds % 1000),
        () => seconds.to_string(),
    }
}

/// Gives the role of the instance its name.
fn role_name(scene: &Scene<'_>, file: &FileFacts, finding: &Finding) -> Result<Fix, Obstacle> {
    let sites = file.sites.iter().filter(|site| stands(file, site.span, &finding.primary));
    let site = sites.into_iter().find(|site| site.takes.contains(&Role::RoleName)).ok_or(Obstacle::Shape)?;
    let page = Page::of(file)?;
    let name = reference(Role::RoleName).ok_or(Obstacle::NoTemplate)?;
    let mut edits = Vec::new();
    for arg in site.args(Role::RoleName) {
        let (path, span) = file.places.locate(arg.span);
        if *path != file.path {
            return Err(Obstacle::Shape);
        }
        edits.push(Edit { span, text: name.to_owned() });
    }
    if edits.is_empty() {
        let parameter = parameter(scene, file, site, Role::RoleName).ok_or(Obstacle::Shape)?;
        let (expr, _) = page.call(finding.primary.span).ok_or(Obstacle::Shape)?;
        edits = arguments::add(&page, expr, &format!("{parameter}={name}")).ok_or(Obstacle::Shape)?;
    }
    written(&page, edits)
}

/// What the parameter of a call is called that takes a thing.
pub(super) fn parameter(scene: &Scene<'_>, file: &FileFacts, site: &CredentialSite, role: Role) -> Option<String> {
    let known = scene.catalog.callable(file.sdk_language()?, &site.path)?;
    let param = known.callable.params.iter().find(|param| param.role() == Some(role))?;
    Some(param.name().to_owned())
}

/// Where a part of a role's configuration is read from.
fn reference(role: Role) -> Option<&'static str> {
    Some(match role {
        Role::RoleArn => "os.environ[\"ALIBABA_CLOUD_ROLE_ARN\"]",
        Role::RoleName => "os.environ[\"ALIBABA_CLOUD_ECS_METADATA\"]",
        Role::OidcProviderArn => "os.environ[\"ALIBABA_CLOUD_OIDC_PROVIDER_ARN\"]",
        Role::OidcTokenFile => "os.environ[\"ALIBABA_CLOUD_OIDC_TOKEN_FILE\"]",
        // The name is for whoever reads the logs: it need not differ from place to place.
        Role::RoleSessionName => "\"my-app\"",
        _ => return None,
    })
}

/// The variable that the libraries themselves read a part of a role's configuration from.
fn variable(role: Role) -> Option<&'static str> {
    match role {
        Role::RoleSessionName => Some("ALIBABA_CLOUD_ROLE_SESSION_NAME"),
        role => reference(role)?.split('"').nth(1),
    }
}

/// An argument that a placeholder reaches.
struct Reached<'s> {
    site: &'s CredentialSite,
    file: &'s FileFacts,
    arg: &'s SiteArg,
    value: &'s Traced,
}

/// Fills in what a template left open.
fn placeholder(scene: &Scene<'_>, file: &FileFacts, finding: &Finding) -> Result<Fix, Obstacle> {
    let mut reached: Vec<Reached<'_>> = Vec::new();
    for other in &scene.files {
        for (site, arg) in other.sites.iter().flat_map(|site| site.args.iter().map(move |arg| (site, arg))) {
            let is_config = reference(arg.role).is_some() || arg.role == Role::Policy;
            for value in arg.values.iter().filter(|value| is_config && stands(other, value.span, &finding.primary)) {
                reached.push(Reached { site, file: other, arg, value });
            }
        }
    }
    let first = reached.first().ok_or(Obstacle::Shape)?;
    let role = first.arg.role;
    if reached.iter().any(|one| one.arg.role != role) {
        return Err(Obstacle::Shape);
    }
    let page = Page::of(file)?;
    if role == Role::Policy {
        return without_policy(scene, &page, &reached);
    }
    let expr = innermost(&page, finding.primary.span).ok_or(Obstacle::Shape)?;
    match &first.value.value {
        Value::Env(name) => {
            let variable = variable(role).ok_or(Obstacle::Shape)?;
            let is_name = |found: &ExprId| {
                finding.primary.span.contains(page.tree[*found].span)
                    && page.tree.text(*found).is_some_and(|text| text.reveal() == name.reveal())
            };
            let literal = page.tree.expr_ids().find(is_name).ok_or(Obstacle::Shape)?;
            let mut fix =
                written(&page, vec![Edit { span: inside(&page, page.tree[literal].span), text: variable.to_owned() }])?;
            fix.variables.insert(variable.to_owned());
            Ok(fix)
        }
        Value::Literal(_) if matches!(page.tree[expr].kind, ExprKind::Text(_)) => {
            let span = page.tree[expr].span;
            if let Some((span, name)) = literal::fallback(&page, expr) {
                return written(&page, vec![Edit { span, text: format!("os.environ[{name}]") }]);
            }
            let text = reference(role).ok_or(Obstacle::Shape)?;
            let is_single = page.at(span).contains('\'') && !page.at(span).contains('"');
            let text = if is_single { text.replace('"', "'") } else { text.to_owned() };
            let text = match text.strip_prefix("os.environ[").and_then(|rest| rest.strip_suffix(']')) {
                Some(name) if is_default(&page, span) => format!("os.environ.get({name})"),
                _ => text,
            };
            written(&page, vec![Edit { span, text }])
        }
        _ => Err(Obstacle::Shape),
    }
}

/// A session policy only takes rights away: without one the role's own count.
fn without_policy(scene: &Scene<'_>, page: &Page<'_>, reached: &[Reached<'_>]) -> Result<Fix, Obstacle> {
    let (mut edits, mut constants) = (Vec::new(), Vec::new());
    for one in reached {
        let place = |span: Span| one.file.places.within(&page.file.path, span);
        let (call, arg) = (place(one.site.span).ok_or(Obstacle::Shape)?, place(one.arg.span).ok_or(Obstacle::Shape)?);
        let around = page
            .tree
            .expr_ids()
            .filter(|expr| page.tree[*expr].span.contains(arg) && call.contains(page.tree[*expr].span));
        let edit = around
            .filter_map(|expr| arguments::drop(page, expr, arg))
            .min_by_key(|edit| edit.span.end - edit.span.start);
        edits.push(edit.ok_or(Obstacle::Shape)?);
        for step in &one.value.trail {
            let binding = place(step.span).and_then(|at| page.binding(at));
            constants.extend(binding.filter(|_| matches!(step.kind, StepKind::Name(_))));
        }
    }
    let lines = Lines::of(page.text);
    let mut sweep = Sweep::new(scene, page, &lines, edits.iter().map(|edit| edit.span).collect());
    for binding in constants {
        let number = lines.number_at(binding.name_span.start).filter(|number| {
            lines
                .get(*number)
                .is_some_and(|line| line.code == Span { start: binding.name_span.start, end: binding.from })
        });
        if let Some(number) = number.filter(|_| !sweep.is_used(&binding.name, binding.scope)) {
            sweep.line(number);
        }
    }
    edits.extend(sweep.finish());
    written(page, edits)
}

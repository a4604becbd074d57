//! The selection table's provider in the place of a static one: the official SDK and reqsign.

use std::sync::Arc;

use super::super::aim::Aim;
use super::super::{Obstacle, indent, safety_of, variables_in};
use super::code::Code;
use super::draft::{Draft, Plan};
use super::template::Template;
use crate::catalog::provider::Row;
use crate::catalog::sdk::{Generation, Role};
use crate::finding::AdviceSnippet;
use crate::flow::StepKind;
use crate::source::{Span, words};
use crate::syntax::{Bound, ExprId};

/// What a static provider's `new` is called, by SDK.
const STATIC: [(Generation, &str); 2] =
    [(Generation::OssRustV2, "StaticCredentialsProvider"), (Generation::Reqsign, "StaticCredentialProvider")];

/// Puts the row's provider in the place of a static one.
pub(super) fn replaced(
    draft: &mut Draft<'_>,
    aim: Aim<'_>,
    row: Row,
    snippet: &AdviceSnippet,
) -> Result<Plan, Obstacle> {
    let (_, kind) = STATIC.iter().find(|(of, _)| *of == snippet.generation).ok_or(Obstacle::NoTemplate)?;
    let path = &aim.file.path;
    let code = draft.code(path)?;
    let expr = code.page.expr(aim.span).ok_or(Obstacle::Shape)?;
    let made = maker(&code, expr).ok_or(Obstacle::Shape)?;
    let is_static = aim.site.path.ends_with(&format!("{kind}.new"));
    if !is_static && !is_broken(&aim) {
        return Err(Obstacle::NoTemplate);
    }
    let mut plan =
        Plan { row: Some(row), is_other: safety_of(aim.site, row) != super::super::Safety::Safe, ..Plan::default() };
    if !is_static {
        return unbroken(&code, aim, made, plan);
    }
    let template = Template::of(&snippet.code).ok_or(Obstacle::NoTemplate)?;
    let scope = code.page.tree[expr].scope;
    let expression = template.expression(&|name| code.tried(expr, name)).ok_or(Obstacle::NoTemplate)?;
    let (prefix, old) = prefix(&code, made);
    let expression = laid_out(&expression, indent(code.page.text, aim.span.start as usize));
    let provider = template.provider_name();
    let expression = if prefix.is_empty() || template.defines().next().is_some() {
        expression
    } else {
        // By a path of their own, names need no import.
        template.names_beside(&provider).iter().fold(expression, |text, name| with_prefix(&text, name, &prefix))
    };
    plan.put(path, aim.span, expression.clone());
    let home = home(&code, &old);
    for import in template.imports_for(&expression) {
        plan.uses.push((Arc::clone(path), scope, template.at_home(&import, home.as_deref())));
    }
    if let Some(definitions) = template.definitions(&code)? {
        for import in template.imports_for(&definitions) {
            plan.uses.push((Arc::clone(path), scope, template.at_home(&import, home.as_deref())));
        }
        let end = super::template::definitions_place(&code, scope);
        plan.put(path, Span::new(end, end), definitions);
    }
    let place = Retyped { code: &code, expr, old: &old, prefix: &prefix, home: home.as_deref() };
    place.retype(&template, path, &mut plan)?;
    plan.variables = variables_in(&expression);
    plan.variables.extend(env_pair(row, snippet.generation));
    plan.requires = draft.scene.packages(row, snippet);
    for value in aim.site.args.iter().flat_map(|arg| &arg.values) {
        let names = value.trail.iter().rev().filter(|step| matches!(step.kind, StepKind::Name(_)));
        plan.carriers.extend(names.map(|step| {
            let (path, span) = aim.file.places.locate(step.span);
            (Arc::clone(path), span)
        }));
    }
    Ok(plan)
}

fn env_pair(row: Row, generation: Generation) -> Vec<String> {
    let roles: &[Role] = match row {
        Row::RamUserKey | Row::RamRoleArn => &[Role::AccessKeyId, Role::AccessKeySecret],
        Row::StsToken => &[Role::AccessKeyId, Role::AccessKeySecret, Role::SecurityToken],
        _ => &[],
    };
    roles.iter().filter_map(|role| Some(super::super::variable(Some(generation), *role)?.to_string())).collect()
}

/// The call at the beginning of a chain.
fn maker(code: &Code<'_>, mut expr: ExprId) -> Option<ExprId> {
    loop {
        let call = code.call(expr)?;
        match code.method(call) {
            Some((base, ..)) => expr = base,
            None => return Some(expr),
        }
    }
}

fn is_broken(aim: &Aim<'_>) -> bool {
    aim.site.path.ends_with("EcsRoleCredentialsProvider.new")
}

/// `EcsRoleCredentialsProvider::new(&options)`, which panics: the fetcher with the same options.
fn unbroken(code: &Code<'_>, aim: Aim<'_>, made: ExprId, mut plan: Plan) -> Result<Plan, Obstacle> {
    const FETCHER: &str = "new_ecs_role_credentials_fetcher_provider";
    let call = code.call(made).ok_or(Obstacle::Shape)?;
    let [options] = call.args.as_slice() else { return Err(Obstacle::Shape) };
    let given = code.at(code.operand(options.value));
    let (prefix, old) = prefix(code, made);
    let path = &aim.file.path;
    plan.put(path, aim.span, format!("{prefix}{FETCHER}({given}, None, None)"));
    if prefix.is_empty() {
        let scope = code.page.tree[made].scope;
        plan.uses.push((Arc::clone(path), scope, format!("alibabacloud_oss_sdk_rust_v2::credential::{FETCHER}")));
    }
    if has_other_mention(code, &old, aim.span) {
        return Err(Obstacle::Shape);
    }
    // What panics signs nothing: nobody's identity changes.
    plan.is_other = false;
    Ok(plan)
}

/// What stands before the type in `a::b::Type::new`, and the type's name as it is written.
fn prefix(code: &Code<'_>, made: ExprId) -> (String, String) {
    let Some(call) = code.call(made) else { return Default::default() };
    let path = code.path(call);
    let of = path.rsplit_once("::").map_or("", |(of, _)| of);
    match of.rsplit_once("::") {
        Some((before, name)) => (format!("{before}::"), name.to_owned()),
        None => (String::new(), of.to_owned()),
    }
}

fn with_prefix(text: &str, name: &str, prefix: &str) -> String {
    let mut out = String::new();
    let mut at = 0;
    for word in words(text, name) {
        out.push_str(&text[at..word.start as usize]);
        out.push_str(prefix);
        out.push_str(name);
        at = word.end as usize;
    }
    out.push_str(&text[at..]);
    out
}

/// An expression on lines of its own, indented as its place is.
fn laid_out(expression: &str, indent: &str) -> String {
    expression.replace('\n', &format!("\n{indent}"))
}

/// Whether a type is mentioned anywhere but where it is imported or made.
fn has_other_mention(code: &Code<'_>, name: &str, own: Span) -> bool {
    mentions(code, name).any(|word| !own.contains(word))
}

/// Where a type is named as a type.
fn mentions<'c>(code: &'c Code<'_>, name: &'c str) -> impl Iterator<Item = Span> + 'c {
    let tree = &code.page.tree;
    words(code.page.text, name).filter(move |word| {
        let is_made = code.page.text[word.end as usize..].trim_start().starts_with("::");
        let is_comment = tree.comments.iter().chain(&tree.docs).any(|comment| comment.contains(*word));
        let is_bound = tree.bindings.iter().any(|binding| binding.name_span == *word);
        let is_path = code.page.text[word.end as usize..].trim_start().starts_with(" as ");
        let is_import = code.statement(*word).is_some_and(|statement| {
            let text = code.at(statement);
            text.starts_with("use ") || text.starts_with("pub use ")
        });
        !(is_made || is_comment || is_bound || is_path || is_import || in_use_group(code, *word))
    })
}

fn in_use_group(code: &Code<'_>, word: Span) -> bool {
    let line = code.page.line_start(word.start as usize);
    let before = &code.page.text[line..word.start as usize];
    before.trim_start().starts_with("use ") || before.trim_start().starts_with("pub use ")
}

/// The module that a type is imported from, as it is written.
fn home(code: &Code<'_>, name: &str) -> Option<String> {
    let imports = code.page.tree.bindings.iter().filter(|binding| binding.name == name);
    imports.into_iter().find_map(|binding| match &binding.value {
        Bound::Import(path) => Some(path.rsplit_once('.')?.0.replace('.', "::")),
        _ => None,
    })
}

/// A call whose type is another now.
struct Retyped<'a, 'f> {
    code: &'a Code<'f>,
    expr: ExprId,
    old: &'a str,
    prefix: &'a str,
    home: Option<&'a str>,
}

impl Retyped<'_, '_> {
    /// Names the new type where the old one is what the function around gives back.
    fn retype(&self, template: &Template, path: &Arc<str>, plan: &mut Plan) -> Result<(), Obstacle> {
        let Self { code, expr, old, prefix, home } = *self;
        let tree = &code.page.tree;
        let scope = tree[expr].scope;
        let function = tree.function_of(scope).map(|function| &tree[function]);
        let own = tree[expr].span;
        for word in mentions(code, old).filter(|word| !own.contains(*word)) {
            let Some(function) = function else { return Err(Obstacle::Shape) };
            if !function.span.contains(word) {
                if is_of_other_function(code, function.span, word) {
                    continue;
                }
                return Err(Obstacle::Shape);
            }
            let is_given_back = function.returns.iter().any(|value| tree[*value].span.contains(own));
            let starts = function.return_type.map(|of| tree[of].span.start);
            let is_returned = starts.is_some_and(|start| start <= word.start) && !in_body(code, function.span, word);
            let has_path = code.page.text[..word.start as usize].trim_end().ends_with("::");
            let kind = template.provider_type();
            let bound = kind.strip_prefix("impl ");
            if !(is_given_back && is_returned) || has_path && bound.is_some() {
                return Err(Obstacle::Shape);
            }
            let name = bound.unwrap_or(&kind);
            if has_path || !prefix.is_empty() {
                let before = if has_path { "" } else { prefix };
                plan.put(path, word, kind.replace(name, &format!("{before}{name}")));
                continue;
            }
            plan.uses.push((Arc::clone(path), scope, template.at_home(&template.module(name), home)));
            plan.put(path, word, kind);
        }
        Ok(())
    }
}

/// Whether a word of a function stands in its body: inside of more brackets than its name.
fn in_body(code: &Code<'_>, function: Span, word: Span) -> bool {
    let group = code.group(word.start as usize);
    group.is_some_and(|(open, _)| open > function.start as usize && code.page.text[open..].starts_with('{'))
}

/// Whether a mention belongs to a function that has nothing to do with this one.
fn is_of_other_function(code: &Code<'_>, own: Span, word: Span) -> bool {
    let tree = &code.page.tree;
    let of_other = |span: Span| span.contains(word) && !span.contains(own) && !own.contains(span);
    !own.contains(word) && tree.functions.iter().any(|function| !function.name.is_empty() && of_other(function.span))
}

//! Python: the selection table's code in the place of a call, the environment in the place of a literal.

mod arguments;
mod assume;
mod dead;
mod imports;
mod lines;
mod literal;
mod names;
mod refresh;
mod snippet;
mod spent;
mod tokens;
mod tuning;

use super::aim::{self, Aim};
use super::page::Page;
use super::{Edit, Fix, Obstacle, Safety, Scene, indent, safety_of, variables_in};
use crate::advice;
use crate::catalog::check::FixKind;
use crate::catalog::provider::Row;
use crate::catalog::sdk::{Generation, Role};
use crate::facts::{CredentialSite, FileFacts, SiteArg};
use crate::finding::Finding;
use crate::flow::{StepKind, Traced};
use crate::mask::Masked;
use crate::source::{Language, Span, has_word};
use crate::syntax::{Call, ExprKind, Spread};
use imports::Wanted;
use snippet::{Template, argument};

/// Whether a text that parses is code: every block has something in it.
pub(super) fn is_whole(text: &str) -> bool {
    !lines::Lines::of(text).has_empty_block(text)
}

/// What mends a finding in a Python file.
pub(super) fn fix(scene: &Scene<'_>, file: &FileFacts, finding: &Finding, kind: FixKind) -> Result<Fix, Obstacle> {
    let mut fix = match kind {
        FixKind::Provider => provider(scene, finding),
        FixKind::Refresh => refresh::fix(scene, file, finding),
        FixKind::Duration | FixKind::RoleName | FixKind::Placeholder => tuning::fix(scene, file, finding, kind),
        FixKind::File | FixKind::RunTime => Err(Obstacle::ForPeople),
    }?;
    // New lines end as those of the file do.
    for (path, edit) in &mut fix.edits {
        let ends_with_both = scene.file(path).is_some_and(|file| file.text.contains("\r\n"));
        if ends_with_both && edit.text.contains('\n') {
            edit.text = edit.text.replace("\r\n", "\n").replace('\n', "\r\n");
        }
    }
    Ok(fix)
}

/// Puts the row's provider in the place of every call that the finding is about. What has no such provider gets its key from
/// the environment.
fn provider(scene: &Scene<'_>, finding: &Finding) -> Result<Fix, Obstacle> {
    let aims = aim::aims(scene, finding);
    let may_read_environment = scene.stays(&aims);
    let (mut done, mut left, mut obstacle): (Option<Fix>, Vec<Aim<'_>>, _) = (None, Vec::new(), Obstacle::Shape);
    for aim in aims {
        match replaced(scene, finding, aim).or_else(|other| tokens::fix(scene, finding, aim).ok_or(other)) {
            Ok(fix) => match &mut done {
                Some(done) => done.join(fix),
                None => done = Some(fix),
            },
            Err(Obstacle::Undecided) => return Err(Obstacle::Undecided),
            Err(other) => {
                obstacle = other;
                left.push(aim);
            }
        }
    }
    match done {
        Some(done) if left.is_empty() => Ok(done),
        // The one key is still needed by the other call: both read it from the environment.
        _ if may_read_environment => literal::fix(scene, finding, &left).map_err(|_| obstacle),
        _ => Err(obstacle),
    }
}

/// What makes a row's provider, as an expression, and what has to stand before it.
struct Made {
    /// The expression.
    expression: String,
    /// Imports and definitions.
    wanted: Wanted,
    /// All code, for what it needs to run.
    code: String,
}

/// The edits that put the row's provider in the place of one call.
fn replaced(scene: &Scene<'_>, finding: &Finding, aim: Aim<'_>) -> Result<Fix, Obstacle> {
    let Aim { file, site, span } = aim;
    match file.language {
        Language::Python => {}
        Language::Notebook => return Err(Obstacle::Notebook),
        Language::Rust | Language::Text => return Err(Obstacle::Shape),
    }
    let page = Page::of(file)?;
    let assumed = assume::of(scene, &page, aim);
    // The client that gave the key is asked again, whatever it is set up with.
    let has_client = assumed.as_ref().is_some_and(assume::Assumed::has_client);
    let (row, snippet) = if has_client {
        scene.template_of(Row::RamRoleArn, site.generation)?
    } else {
        scene.template(finding, site.generation)?
    };
    let is_there = advice::row_of(site.provider) == Some(row);
    let keeps = matches!(row, Row::RamRoleArn | Row::EcsRamRole | Row::OidcRoleArn | Row::Custom)
        || site.generation == Some(Generation::Credentials);
    if is_there && keeps {
        // The provider is right; only its key is misplaced.
        return Err(Obstacle::NoTemplate);
    }
    let (_, call) = page.call(span).ok_or(Obstacle::Shape)?;
    let name = site.path.rsplit('.').next().unwrap_or_default();
    if !makes_it(&page, call, name) {
        return Err(Obstacle::Shape);
    }
    // What is set on the object afterwards would still be set.
    let is_inside = |arg: &SiteArg| file.places.within(&file.path, arg.span).is_some_and(|arg| span.contains(arg));
    if !call.args.iter().any(|arg| arg.spread != Spread::One) && !site.key_args().all(is_inside) {
        return Err(Obstacle::Shape);
    }
    if is_there && falls_back(site) {
        // The variables are there already; only what stands in for them goes.
        return Err(Obstacle::NoTemplate);
    }
    let mut template = Template::of(&snippet.code).ok_or(Obstacle::NoTemplate)?.in_words_of(&page);
    if let Some(assumed) = assumed.as_ref().filter(|_| row == Row::RamRoleArn) {
        assumed.fit(&mut template);
    }
    let (function, template) =
        fitted(&page, call, name, snippet.generation, template, site).ok_or(Obstacle::NoTemplate)?;
    if has_several_keys(aim) {
        return Err(Obstacle::SeveralKeys);
    }
    let Made { expression, wanted, code } = made(&page, template, function)?;
    let expression = expression.replace('\n', &format!("\n{}", indent(page.text, span.start as usize)));
    let mut edits = wanted.edits(&page);
    edits.push(Edit { span, text: expression });
    let safety = if has_client {
        Safety::Safe
    } else if scene.has_one_key() {
        safety_of(site, row)
    } else {
        Safety::Unsafe
    };
    let mut fix = Fix::of(file, safety, edits);
    if has_client {
        if let Some(assumed) = assumed {
            assumed.sweep(&mut fix);
        }
        return Ok(fix);
    }
    fix.row = Some(row);
    fix.requires = scene.packages(row, &snippet);
    fix.variables = variables_in(&code);
    match assumed {
        Some(assumed) => assumed.sweep(&mut fix),
        None => dead::after_call(scene, &page, site, span, &mut fix),
    }
    literal::left_behind(scene, aim, &mut fix);
    // A key that stayed in pieces would be found by nobody any more.
    if aim::is_left(scene, aim, &fix) { Err(Obstacle::Shape) } else { Ok(fix) }
}

/// Whether a call makes the object itself: not a subclass that sets itself up, nor something that will make it.
fn makes_it(page: &Page<'_>, call: &Call, name: &str) -> bool {
    let is_constructor = match &page.tree[call.callee].kind {
        ExprKind::Attribute { name, .. } => name == "__init__",
        _ => false,
    };
    let is_handed_on = call.args.iter().any(|arg| page.at(page.tree[arg.value].span).rsplit('.').next() == Some(name));
    !is_constructor && !is_handed_on
}

/// Whether every literal of a call's key stands in for an environment variable that is not set.
fn falls_back(site: &CredentialSite) -> bool {
    let stands_in = |value: &Traced| value.trail.iter().any(|step| matches!(step.kind, StepKind::EnvDefault(_)));
    let mut literals = site.key_args().flat_map(|arg| &arg.values);
    let has_any = site.values(Role::AccessKeySecret).any(stands_in);
    has_any && literals.all(|value| value.literal().is_none() || stands_in(value))
}

/// Whether a call is given one key after the other: each stands for somebody else.
fn has_several_keys(aim: Aim<'_>) -> bool {
    let mut secrets: Vec<_> =
        aim.site.values(Role::AccessKeySecret).filter_map(|value| value.literal()).map(Masked::fingerprint).collect();
    secrets.sort();
    secrets.dedup();
    secrets.len() > 1
}

/// The template with the expression that takes the place of this very call, and what a function that makes it is called.
fn fitted(
    page: &Page<'_>,
    call: &Call,
    name: &str,
    generation: Generation,
    mut template: Template,
    site: &CredentialSite,
) -> Option<(&'static str, Template)> {
    let signs = |version: &str| match version {
        "v1" => Some("ProviderAuth("),
        "v2" => Some("ProviderAuthV2("),
        "v4" => Some("ProviderAuthV4("),
        _ => None,
    };
    let version = call.args.iter().find(|arg| arg.name.as_deref() == Some("auth_version"));
    let positional = |at: usize| call.args.get(at).filter(|arg| arg.name.is_none());
    let version_at = |at: usize| match version.or_else(|| positional(at)) {
        None => Some("v1"),
        Some(arg) => page.tree.text(arg.value).map(Masked::reveal),
    };
    let signed = |template: &mut Template, version: &str| {
        template.expression = template.expression.replace("ProviderAuthV4(", signs(version)?);
        Some("oss_auth")
    };
    let function = match (generation, name) {
        (Generation::OssV2, "StaticCredentialsProvider" | "EnvironmentVariableCredentialsProvider") => {
            "oss_credentials_provider"
        }
        (Generation::Oss2, "StaticCredentialsProvider" | "EnvironmentVariableCredentialsProvider") => {
            template.expression = argument(&template.expression)?;
            "oss_credentials_provider"
        }
        (Generation::Oss2, "Auth") => signed(&mut template, "v1")?,
        (Generation::Oss2, "AuthV2") => signed(&mut template, "v2")?,
        (Generation::Oss2, "AuthV4") => signed(&mut template, "v4")?,
        (Generation::Oss2, "make_auth") => signed(&mut template, version_at(2)?)?,
        (Generation::Oss2, "StsAuth") => signed(&mut template, version_at(3)?)?,
        (Generation::Credentials, "Config") if site.path.starts_with("alibabacloud_credentials.") => {
            let inner = argument(&template.expression)?;
            template.expression = config(page, call, &argument(&inner)?, site)?;
            ""
        }
        // The products' own config takes a client that asks.
        (Generation::Credentials, "Config") => {
            template.expression = config(page, call, &format!("credential={},", template.expression), site)?;
            ""
        }
        _ => return None,
    };
    Some((function, template))
}

/// A config with these arguments, and of its own those that are not about the credential.
fn config(page: &Page<'_>, call: &Call, new: &str, site: &CredentialSite) -> Option<String> {
    let callee = page.at(page.tree[call.callee].span);
    let is_about_key = |name: &str| site.args.iter().any(|arg| arg.name == name);
    let mut lines: Vec<String> = new.lines().map(|line| format!("    {line}")).collect();
    for arg in &call.args {
        let name = arg.name.as_deref()?;
        if !is_about_key(name) {
            lines.push(format!("    {name}={},", page.at(page.tree[arg.value].span)));
        }
    }
    Some(format!("{callee}(\n{}\n)", lines.join("\n")))
}

/// What a template comes to in a file: an expression, and a function that makes it where it does not stand by itself.
fn made(page: &Page<'_>, mut template: Template, function: &str) -> Result<Made, Obstacle> {
    let mut wanted = Wanted::default();
    let code = template.code();
    wanted.import(page, &template.imports, &code)?;
    if template.is_alone() {
        return Ok(Made { expression: template.expression, wanted, code });
    }
    let mut classes = template.definitions.join("\n");
    if !classes.is_empty() {
        if page.text.contains(&format!("{classes}\n")) {
            classes.clear();
        } else if template.classes().any(|name| has_word(page.text, name)) {
            return Err(Obstacle::NameTaken);
        }
    }
    let classes = if classes.is_empty() { classes } else { format!("\n\n{classes}\n") };
    if template.setup.is_empty() {
        for (parameter, argument) in &template.parameters {
            template.expression = snippet::respelt(&template.expression, parameter, argument);
        }
        wanted.define(classes);
        return Ok(Made { expression: template.expression, wanted, code });
    }
    let body = body(&template);
    let parameters: Vec<&str> = template.parameters.iter().map(|(name, _)| name.as_str()).collect();
    let arguments: Vec<&str> = template.parameters.iter().map(|(_, code)| code.as_str()).collect();
    let head = |name: &str| format!("def {name}({}):\n{body}", parameters.join(", "));
    let name = free_name(page, function, head).ok_or(Obstacle::NameTaken)?;
    let written = head(&name);
    let is_there = page.text.contains(&written);
    wanted.define(if is_there { classes } else { format!("{classes}\n\n{written}") });
    Ok(Made { expression: format!("{name}({})", arguments.join(", ")), wanted, code })
}

/// The body of a function that makes what a template makes.
fn body(template: &Template) -> String {
    let mut text = String::new();
    let is_function = |statement: &String| statement.starts_with("def ");
    for line in template.setup.iter().flat_map(|statement| statement.lines()) {
        if line.starts_with("def ") {
            text.push('\n');
        }
        text.push_str(format!("    {line}").trim_end());
        text.push('\n');
    }
    if template.setup.last().is_some_and(is_function) {
        text.push('\n');
    }
    text.extend(["    return ", &*template.expression.replace('\n', "\n    "), "\n"]);
    text
}

/// A name for a function: one that is there as it would be written, else the first that nobody uses.
fn free_name(page: &Page<'_>, function: &str, written: impl Fn(&str) -> String) -> Option<String> {
    if function.is_empty() {
        return None;
    }
    let names = std::iter::once(function.to_owned()).chain((2..10).map(|number| format!("{function}_{number}")));
    let mut names = names.filter(|name| !has_word(page.text, name) || page.text.contains(&written(name)));
    names.next()
}

/// Whether an expression is the default of a parameter or of a field: evaluated when the module is loaded, and perhaps never
/// needed.
fn is_default(page: &Page<'_>, span: Span) -> bool {
    let in_defaults = page
        .tree
        .functions
        .iter()
        .flat_map(|function| &function.params)
        .any(|param| param.default.is_some_and(|default| page.tree[default].span.contains(span)));
    let in_call = page.tree.expr_ids().any(|expr| match &page.tree[expr].kind {
        ExprKind::Call(call) => call
            .args
            .iter()
            .any(|arg| arg.name.as_deref() == Some("default") && page.tree[arg.value].span.contains(span)),
        _ => false,
    });
    in_defaults || in_call
}

/// Whether a fix changes nothing but where a key comes from.
const SAME_KEY: Safety = Safety::Safe;

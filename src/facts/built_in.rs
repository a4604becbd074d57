//! What is put into the binary when it is built: environment variables, files, and what a build script passes on.

use smol_str::SmolStr;

use super::lifetime::Lives;
use crate::catalog::judge::Judge;
use crate::catalog::sdk::{Meaning, SdkLanguage};
use crate::flow::Flow;
use crate::mask::Masked;
use crate::source::Span;
use crate::syntax::{Bound, Call, CallForm, ExprId, ExprKind};

/// How a build script tells the compiler of an environment variable.
const DIRECTIVES: [&str; 2] = ["cargo:rustc-env=", "cargo::rustc-env="];
/// Words without which a file can hold nothing of it.
const WORDS: [&str; 4] = ["env!", "dotenv!", "include_", "rustc-env="];

/// Something that is put into the binary.
#[derive(Debug, Clone)]
pub struct BuiltIn {
    /// What it is.
    pub kind: BuiltInKind,
    /// The variable's name, or the file's path. People do put keys where names belong.
    pub name: Masked,
    /// How people write what does it: `env!`.
    pub api: SmolStr,
    /// Where it is done.
    pub span: Span,
    /// The name that holds it, if it is given one where it stands.
    pub held_by: Option<SmolStr>,
    /// Whether it is never part of the shipped program.
    pub dead: bool,
}

/// What is put into the binary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BuiltInKind {
    /// The value that an environment variable has at that time.
    Variable,
    /// The contents of a file.
    File,
    /// A variable that a build script gives the compiler.
    Directive,
}

/// Whether a text can have something built in.
pub(super) fn may_be_in(text: &str) -> bool {
    WORDS.iter().any(|word| text.contains(word))
}

/// Collects what is built in, in source order.
pub(super) fn collect(flow: &Flow<'_>, lives: &Lives<'_, '_>, judge: &Judge) -> Vec<BuiltIn> {
    if flow.language != SdkLanguage::Rust || !may_be_in(flow.text) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for expr in flow.tree.exprs_of(flow.part) {
        match &flow.tree[expr].kind {
            ExprKind::Call(call) if call.form == CallForm::Macro => {
                found.extend(of_macro(flow, lives, judge, expr, call));
                found.extend(of_printed(flow, lives, expr, call));
            }
            ExprKind::Join(parts) => {
                found.extend(directive(flow, parts).map(|name| passed_on(flow, lives, expr, name)));
            }
            _ => {}
        }
    }
    found.sort_by_key(|built_in| built_in.span);
    found
}

/// `env!("OSS_ACCESS_KEY_SECRET")`, `include_str!("ak.txt")`.
fn of_macro(flow: &Flow<'_>, lives: &Lives<'_, '_>, judge: &Judge, expr: ExprId, call: &Call) -> Option<BuiltIn> {
    let known = flow.known_callee(call).filter(|known| known.callable.built_in)?;
    let is_file = known.callable.meaning == Meaning::ReadsFile;
    let span = flow.tree[expr].span;
    // `concat!(env!("CARGO_MANIFEST_DIR"), "/ak.txt")`: the file's name stands last.
    let name = if is_file {
        let texts = flow.tree.exprs_within(span).filter_map(|within| match &within.kind {
            ExprKind::Text(text) => Some((within.span, text)),
            _ => None,
        });
        texts.max_by_key(|(at, _)| at.start).map(|(_, text)| text.clone())?
    } else {
        flow.tree.text(call.args.first()?.value)?.clone()
    };
    let (ExprKind::Name(macro_name) | ExprKind::Attribute { name: macro_name, .. }) = &flow.tree[call.callee].kind
    else {
        return None;
    };
    Some(BuiltIn {
        kind: if is_file { BuiltInKind::File } else { BuiltInKind::Variable },
        name,
        api: SmolStr::new(format!("{macro_name}!")),
        span,
        held_by: held_by(flow, judge, span),
        dead: lives.is_dead(expr),
    })
}

/// The telling name of what holds a value that is made at `span`.
fn held_by(flow: &Flow<'_>, judge: &Judge, span: Span) -> Option<SmolStr> {
    let telling = flow.tree.bindings_of(flow.part).iter().filter(|binding| judge.role_of_name(&binding.name).is_some());
    telling
        .filter_map(|binding| match binding.value {
            Bound::Expr(value) => Some((binding, value)),
            _ => None,
        })
        .find(|(_, value)| flow.trace(*value).iter().any(|traced| traced.span == span))
        .map(|(binding, _)| binding.name.clone())
}

/// `println!("cargo:rustc-env=OSS_ACCESS_KEY_SECRET={secret}")`.
fn of_printed(flow: &Flow<'_>, lives: &Lives<'_, '_>, expr: ExprId, call: &Call) -> Option<BuiltIn> {
    let mut args = call.args.iter().map(|arg| arg.value);
    let format = args.find(|arg| flow.tree.text(*arg).is_some())?;
    let text = flow.tree.text(format)?.reveal();
    let rest = DIRECTIVES.iter().find_map(|directive| text.strip_prefix(directive))?;
    let name = rest.split_once('=')?.0;
    // The name itself may be what is filled in: `cargo:rustc-env={}={}`, `cargo:rustc-env={name}={value}`.
    let name = match name.strip_prefix('{') {
        None => Masked::new(name),
        Some(_) => flow.trace(args.next()?).iter().find_map(|traced| traced.literal().cloned())?,
    };
    Some(passed_on(flow, lives, expr, name))
}

/// The variable of a text that is put together and begins as a directive does.
fn directive(flow: &Flow<'_>, parts: &[ExprId]) -> Option<Masked> {
    let (first, rest) = parts.split_first()?;
    let first = flow.tree.text(*first)?.reveal();
    let named = DIRECTIVES.iter().find_map(|directive| first.strip_prefix(directive))?;
    if let Some((name, _)) = named.split_once('=') {
        return Some(Masked::new(name));
    }
    let next = flow.trace(*rest.first()?);
    let text = next.iter().find_map(|traced| traced.literal().cloned());
    text.filter(|_| named.is_empty())
}

fn passed_on(flow: &Flow<'_>, lives: &Lives<'_, '_>, expr: ExprId, name: Masked) -> BuiltIn {
    BuiltIn {
        kind: BuiltInKind::Directive,
        name,
        api: SmolStr::new_static("cargo:rustc-env"),
        span: flow.tree[expr].span,
        held_by: None,
        dead: lives.is_dead(expr),
    }
}

//! Where secrets are written for people to read: prints, logs, texts of errors, files.

mod objects;
mod places;
mod shown;

use std::collections::BTreeSet;

use super::CredentialSite;
use crate::catalog::judge::Judge;
use crate::catalog::sdk::{Meaning, Role, SdkLanguage, Writes};
use crate::flow::{Flow, Value};
use crate::source::Span;
use crate::syntax::{Call, CallForm, Expr, ExprId, ExprKind};
use shown::{Leak, Walk};

/// A secret that is written where people read it.
#[derive(Debug, Clone)]
pub struct Logged {
    /// The expression in the call that shows it.
    pub span: Span,
    /// What writes it, as people call it.
    pub api: String,
    /// Where it is written.
    pub writes: Writes,
    /// Which part of a key it is; `None` for an object whose text holds all of them.
    pub role: Option<Role>,
    /// What else the call shows.
    pub also: Vec<Span>,
    /// Where the value comes from.
    pub source: Span,
    /// The sites, by their index, that say that it is a secret: it is if one of them is ours. When there is none, it is known
    /// by itself.
    pub sites: BTreeSet<usize>,
    /// Whether it is written for another program to read: as `export …=` or as JSON with a key's fields.
    pub handed_on: bool,
}

/// Collects what shows secrets, in source order.
pub(super) fn collect(flow: &Flow<'_>, judge: &Judge, sites: &[CredentialSite]) -> Vec<Logged> {
    let mut walk = None;
    let mut found: Vec<Logged> = Vec::new();
    for expr in flow.tree.exprs_of(flow.part) {
        let ExprKind::Call(call) = &flow.tree[expr].kind else { continue };
        let Some(sink) = sink(flow, judge, call) else { continue };
        sink.args.iter().for_each(|arg| ask(flow, judge, *arg));
        // Most files have no call that writes, or no site: what secrets are is found out when somebody asks.
        let walk = walk.get_or_insert_with(|| Walk::new(flow, judge, sites));
        let span = flow.tree[expr].span;
        let mut leaks: Vec<Leak> = sink.args.iter().flat_map(|arg| walk.shows(*arg, span)).collect();
        // One call is one mistake, and the secret is the worst of it.
        leaks.sort_by_key(|leak| leak.role != Some(Role::AccessKeySecret));
        let mut leaks = leaks.into_iter();
        let Some(worst) = leaks.next() else { continue };
        if is_instruction(flow, judge, span) {
            continue;
        }
        let mut also: Vec<Span> = leaks.map(|leak| leak.at).filter(|at| !at.overlaps(worst.at)).collect();
        also.sort_unstable();
        also.dedup();
        found.push(Logged {
            span: worst.at,
            api: sink.api,
            writes: sink.writes,
            role: worst.role,
            also,
            source: worst.source,
            sites: worst.sites,
            handed_on: sink.writes == Writes::Output && is_handed_on(flow, judge, span),
        });
    }
    found.sort_by_key(|logged| logged.span);
    // A call that writes may stand in another one: `Err(anyhow!("{secret}"))`.
    found.dedup_by_key(|logged| logged.span);
    found
}

/// Asks for the modules that secrets which are shown come out of.
fn ask(flow: &Flow<'_>, judge: &Judge, expr: ExprId) {
    let is_secret = |name: &str| judge.role_of_name(name).is_some_and(|named| shown::is_secret(named.role));
    let asked = match &flow.tree[expr].kind {
        ExprKind::Join(parts) | ExprKind::Choice(parts) | ExprKind::List(parts) => {
            return parts.iter().for_each(|part| ask(flow, judge, *part));
        }
        ExprKind::Attribute { name, .. } => is_secret(name),
        // Of whole objects those are looked into that a program shows which is looked at anyway.
        ExprKind::Name(_) => flow.language == SdkLanguage::Rust && flow.tree.parts().len() > 1,
        _ => false,
    };
    if asked {
        flow.trace(expr).iter().for_each(|value| flow.ask_for(value));
    }
}

/// A call that writes, with what it writes.
struct Sink {
    api: String,
    writes: Writes,
    args: Vec<ExprId>,
}

fn sink(flow: &Flow<'_>, judge: &Judge, call: &Call) -> Option<Sink> {
    let all = || call.args.iter().map(|arg| arg.value).collect::<Vec<_>>();
    if let Some(known) = flow.known_callee(call) {
        let callable = known.callable;
        if callable.meaning == Meaning::Logs {
            let args = if callable.params.is_empty() {
                all()
            } else {
                let mut args: Vec<ExprId> = flow
                    .role_args(callable, call)
                    .iter()
                    .filter(|arg| arg.role == Role::Value)
                    .map(|arg| arg.value)
                    .collect();
                // `log.info("made", secret=secret)`: what a logger is given by name is written with the rest.
                if callable.writes == Writes::Log {
                    let is_own = |name: &str| callable.params.iter().any(|param| param.is_called(name));
                    let named = call.args.iter().filter(|arg| arg.name.as_deref().is_some_and(|name| !is_own(name)));
                    args.extend(named.map(|arg| arg.value));
                }
                args
            };
            return Some(Sink { api: shown_name(flow, call), writes: callable.writes, args });
        }
    }
    if call.form != CallForm::Call {
        return None;
    }
    let name = match &flow.tree[call.callee].kind {
        ExprKind::Name(name) | ExprKind::Attribute { name, .. } => name.as_str(),
        _ => return None,
    };
    // `class OssError(Exception)`, `raise ValueError(…)`: what an error is made with is its text.
    if flow.language == crate::catalog::sdk::SdkLanguage::Python && judge.is_error_name(name) {
        return Some(Sink { api: shown_name(flow, call), writes: Writes::Error, args: all() });
    }
    let receiver = flow.receiver(call)?;
    let is_file = || flow.trace(receiver).iter().any(|traced| traced.value == Value::File);
    let writes = matches!(name, "write" | "writelines") && is_file();
    writes.then(|| Sink { api: shown_name(flow, call), writes: Writes::File, args: all() })
}

/// The callee as it is written, as far as it is a name.
fn shown_name(flow: &Flow<'_>, call: &Call) -> String {
    let written = flow.text.get(flow.tree[call.callee].span.range()).unwrap_or_default();
    let is_name = |char: char| char.is_alphanumeric() || matches!(char, '_' | '.' | ':');
    let short = if written.len() <= 40 && written.chars().all(is_name) {
        written
    } else {
        match &flow.tree[call.callee].kind {
            ExprKind::Attribute { name, .. } => name.as_str(),
            _ => "",
        }
    };
    let bang = if call.form == CallForm::Macro { "!" } else { "" };
    format!("{short}{bang}")
}

/// Whether what is printed goes to the system that runs the program: `cargo:rustc-env=…`, `::add-mask::…`.
fn is_instruction(flow: &Flow<'_>, judge: &Judge, call: Span) -> bool {
    flow.tree
        .exprs_within(call)
        .any(|expr| matches!(&expr.kind, ExprKind::Text(text) if judge.is_instruction(text.reveal())))
}

/// Whether what is printed is meant for another program: shell code that sets variables, or JSON with a key's fields. It is
/// what credential processes and login commands are for.
fn is_handed_on(flow: &Flow<'_>, judge: &Judge, call: Span) -> bool {
    let means = |name: &str, role: Role| judge.role_of_name(name).is_some_and(|named| named.role == role);
    let sets_variable = |text: &str| {
        ["export ", "setx ", "set ", "$env:"].iter().any(|word| {
            text.match_indices(word).any(|(at, _)| {
                let rest = &text[at + word.len()..];
                let name: &str =
                    rest.split(|char: char| !char.is_alphanumeric() && char != '_').next().unwrap_or_default();
                means(name, Role::AccessKeySecret) || means(name, Role::SecurityToken)
            })
        })
    };
    flow.tree.exprs_within(call).any(|expr: &Expr| match &expr.kind {
        ExprKind::Text(text) => sets_variable(text.reveal()),
        ExprKind::Map(pairs) => {
            let has = |role| {
                pairs.iter().any(|(key, _)| flow.tree.text(*key).is_some_and(|key| means(key.reveal(), role)))
            };
            // A map that is printed as it is, is for people; one that is made to JSON is for programs.
            let is_json = flow.tree.exprs_within(call).any(|outer| {
                outer.span.contains(expr.span)
                    && matches!(&outer.kind, ExprKind::Call(made) if outer.span != call
                        && (flow.known_callee(made).is_some_and(|known| known.callable.meaning == Meaning::PassesThrough)
                            || made.form == CallForm::Macro))
            });
            is_json && has(Role::AccessKeyId) && has(Role::AccessKeySecret)
        }
        _ => false,
    })
}

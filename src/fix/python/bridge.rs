//! Credentials that a client of the credentials library gave once: the client itself takes their place, and is asked at each
//! request.

use super::super::aim::Aim;
use super::super::page::Page;
use super::super::{Edit, Fix, Safety, Scene, indent};
use super::snippet::Template;
use super::{Made, dead, fitted, is_key, made};
use crate::catalog::provider::Row;
use crate::finding::AdviceSnippet;
use crate::flow::Value;
use crate::syntax::{ExprId, ExprKind};

/// What the library's packages are called; its clients give all of a credential in one answer.
const LIBRARY: &str = "alibabacloud_credentials.";
const ASK: [&str; 2] = ["get_credential", "get_credential_async"];
/// What the selection table's code calls the client.
const CLIENT: &str = "credential_client";

/// The edits for one call; `None` where what it is given does not come from one such client.
pub(super) fn bridged(scene: &Scene<'_>, aim: Aim<'_>) -> Option<Fix> {
    let Aim { file, site, span } = aim;
    let mut asked =
        site.args.iter().filter(|arg| is_key(arg.role)).flat_map(|arg| &arg.values).map(|value| match &value.value {
            Value::Issued { issuer, .. } if issuer.starts_with(LIBRARY) => file.places.within(&file.path, value.span),
            _ => None,
        });
    let first = asked.next()??;
    if !asked.all(|span| span == Some(first)) {
        return None;
    }
    let page = Page::of(file).ok()?;
    let (_, ask) = page.call(first)?;
    let ExprKind::Attribute { base, name, .. } = &page.tree[ask.callee].kind else { return None };
    if !ASK.contains(&name.as_str()) {
        return None;
    }
    let client = page.at(page.tree[*base].span);
    let (call_at, call) = page.call(span)?;
    // A client that is made in another function is not known here.
    let scope = |expr: ExprId| page.tree.function_of(page.tree[expr].scope);
    if scope(*base) != scope(call_at) && scope(*base).is_some() {
        return None;
    }
    let generation = site.generation?;
    let code =
        &scene.catalog.row(Row::RamRoleArn).snippet.iter().find(|snippet| snippet.generation == generation)?.code;
    let snippet = AdviceSnippet { generation, code: code.clone() };
    let mut template = Template::of(&snippet.code)?.in_words_of(&page);
    template.setup.retain(|statement| !statement.starts_with(&format!("{CLIENT} = ")));
    template.parameters.push((CLIENT.to_owned(), client.to_owned()));
    let class = site.path.rsplit('.').next()?;
    let (function, template) = fitted(&page, call, class, generation, template, site)?;
    let Made { expression, wanted, .. } = made(&page, template, function).ok()?;
    let expression = expression.replace('\n', &format!("\n{}", indent(page.text, span.start as usize)));
    let mut edits = wanted.edits(&page);
    edits.push(Edit { span, text: expression });
    let mut fix = Fix::of(file, Safety::Safe, edits);
    dead::after_call(scene, &page, site, span, &mut fix);
    Some(fix)
}

//! Kubernetes: a variable of a container comes from a Secret that stands in no file of the repository.

use super::super::{Edit, Obstacle};
use super::names::{Names, is_variable};
use super::sheet::{Sheet, Step};
use super::{Target, Written};
use crate::facts::FileFacts;
use crate::syntax::ExprKind;
use crate::syntax::data::Format;

pub(super) fn written(file: &FileFacts, names: &Names<'_>, live: &[Target]) -> Result<Written, Obstacle> {
    let sheet = Sheet::of(file)?;
    let mut written = Written::default();
    for target in live {
        let way = sheet.way(target.span).ok_or(Obstacle::Shape)?;
        let object = object(&sheet, &way).ok_or(Obstacle::NoReference)?;
        match sheet.said(object.container, "kind") {
            Some("Secret") => return Err(Obstacle::Private),
            Some("ConfigMap") | None => return Err(Obstacle::NoReference),
            Some(_) => {}
        }
        let variable = variable(&sheet, &way, target).ok_or(Obstacle::NoReference)?;
        if !is_variable(&variable) || names.is_rivalled(target, &variable) {
            return Err(Obstacle::Shape);
        }
        let owner = sheet.entry(object.container, "metadata").and_then(|(_, map)| sheet.said(map, "name"));
        let secret = format!("{}-credentials", owner.unwrap_or("alibaba-cloud"));
        written.edits.push(edit(&sheet, way.last().ok_or(Obstacle::Shape)?, &secret, &variable));
        written.variables.insert(format!("{variable} (Secret {secret})"));
    }
    Ok(written)
}

/// The object that a value belongs to: the innermost map around it that has a kind.
fn object<'w>(sheet: &Sheet<'_>, way: &'w [Step]) -> Option<&'w Step> {
    way.iter().rev().find(|step| sheet.entry(step.container, "kind").is_some())
}

/// The variable of a container, whose whole value this is.
fn variable(sheet: &Sheet<'_>, way: &[Step], target: &Target) -> Option<String> {
    let [.., list, item, value] = way else { return None };
    let is_key =
        |step: &Step, name: &str| step.key.and_then(|key| sheet.tree.text(key)).is_some_and(|key| key.reveal() == name);
    let is_variable = is_key(list, "env")
        && matches!(sheet.tree[item.container].kind, ExprKind::List(_))
        && is_key(value, "value")
        && sheet.is_whole(target.span);
    is_variable.then(|| sheet.said(value.container, "name").map(str::to_owned)).flatten()
}

fn edit(sheet: &Sheet<'_>, step: &Step, secret: &str, variable: &str) -> Edit {
    let key = step.key.map_or(sheet.tree[step.value].span, |key| sheet.tree[key].span);
    let span = key.cover(sheet.tree[step.value].span);
    let text = if sheet.format == Format::Json {
        format!("\"valueFrom\": {{\"secretKeyRef\": {{\"name\": \"{secret}\", \"key\": \"{variable}\"}}}}")
    } else if sheet.is_flow(step.container) {
        format!("valueFrom: {{secretKeyRef: {{name: {secret}, key: {variable}}}}}")
    } else {
        let start = super::line_start(sheet.text, span.start as usize);
        let indent = " ".repeat(sheet.text[start..span.start as usize].chars().count());
        format!("valueFrom:\n{indent}  secretKeyRef:\n{indent}    name: {secret}\n{indent}    key: {variable}")
    };
    Edit { span, text }
}

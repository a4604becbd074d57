//! Rust: keys taken out of a chain that finds others by itself, other providers in the place of a static one, the
//! environment in the place of a literal.

mod code;
mod dead;
mod draft;
mod literal;
mod opendal;
mod provider;
mod run_time;
mod stand_in;
mod template;
mod tuning;
mod uses;

use super::aim::{self, Aim};
use super::{Fix, Obstacle, Scene};
use crate::advice;
use crate::catalog::check::FixKind;
use crate::catalog::provider::Row;
use crate::catalog::sdk::Generation;
use crate::facts::FileFacts;
use crate::finding::Finding;
use crate::source::{Language, Span};
use draft::{Draft, Plan};

/// The rule about keys whose token does not reach the server.
const WITHOUT_TOKEN: &str = "sts-key-without-token";

/// What mends a finding in a Rust file.
pub(super) fn fix(scene: &Scene<'_>, file: &FileFacts, finding: &Finding, kind: FixKind) -> Result<Fix, Obstacle> {
    let mut draft = Draft::new(scene);
    match kind {
        FixKind::Provider => return provider(draft, finding),
        FixKind::RunTime => run_time::fix(&mut draft, finding, &aim::aims(scene, finding))?,
        FixKind::Refresh | FixKind::Duration | FixKind::RoleName | FixKind::Placeholder => {
            tuning::fix(&mut draft, file, finding, kind)?;
        }
        FixKind::File => return super::data::fix(scene, file, finding),
    }
    whole(draft, finding)
}

/// Puts the row's provider in the place of every call that the finding is about. What has no such provider gets its key from
/// the environment.
fn provider(mut draft: Draft<'_>, finding: &Finding) -> Result<Fix, Obstacle> {
    let scene = draft.scene;
    let aims = aims(scene, finding);
    let (mut left, mut obstacle): (Vec<Aim<'_>>, _) = (Vec::new(), Obstacle::Shape);
    for aim in &aims {
        match replaced(&mut draft, finding, *aim) {
            Ok(plan) => draft.add(plan),
            Err(Obstacle::Undecided) => return Err(Obstacle::Undecided),
            Err(other) => {
                obstacle = other;
                left.push(*aim);
            }
        }
    }
    let may_read_environment = scene.stays(&aims);
    if !draft.is_empty() {
        // The one key may still be needed by another call: that reads it from the environment.
        let is_done = left.is_empty() || may_read_environment && literal::fix(&mut draft, finding, &left).is_ok();
        match complete(draft, finding, &aims) {
            Ok(fix) if is_done => return Ok(fix),
            Err(other) if is_done => obstacle = other,
            _ => {}
        }
    }
    if !may_read_environment {
        return Err(obstacle);
    }
    let mut draft = Draft::new(scene);
    if finding.rule == WITHOUT_TOKEN {
        for aim in &aims {
            let plan = literal::token_of_environment(&mut draft, *aim).map_err(|_| obstacle)?;
            draft.add(plan);
        }
    }
    literal::fix(&mut draft, finding, &aims).map_err(|_| obstacle)?;
    whole(draft, finding).map_err(|_| obstacle)
}

/// The calls that a finding is about; where it is about a name, those that it shows.
fn aims<'s>(scene: &'s Scene<'s>, finding: &Finding) -> Vec<Aim<'s>> {
    let found = aim::aims(scene, finding);
    if !found.is_empty() {
        return found;
    }
    let is_shown =
        |path: &str, span: Span| finding.related.iter().any(|label| *label.path == *path && label.span == span);
    let sites = scene.files.iter().flat_map(|file| file.sites.iter().map(move |site| (*file, site)));
    let shown = sites.filter_map(|(file, site)| {
        let (path, span) = file.places.locate(site.span);
        (*path == file.path && is_shown(path, span)).then_some(Aim { file, site, span })
    });
    shown.collect()
}

/// A fix after which nothing is left of the keys that calls were given: what nothing leads to any more nobody would find.
fn complete(draft: Draft<'_>, finding: &Finding, aims: &[Aim<'_>]) -> Result<Fix, Obstacle> {
    let scene = draft.scene;
    let fix = whole(draft, finding)?;
    // Where the call stays, what others give it is a finding of its own.
    let stays = |aim: &Aim<'_>| {
        let edits = fix.edits.iter().filter(|(path, _)| *path == aim.file.path);
        !edits.into_iter().any(|(_, edit)| edit.span.overlaps(aim.span))
    };
    let is_left = |aim: &Aim<'_>| finding.rule != WITHOUT_TOKEN && !stays(aim) && aim::is_left(scene, *aim, &fix);
    if aims.iter().any(is_left) { Err(Obstacle::Shape) } else { Ok(fix) }
}

/// A fix after which a finding's secret is gone.
fn whole(draft: Draft<'_>, finding: &Finding) -> Result<Fix, Obstacle> {
    let scene = draft.scene;
    let fix = draft.finish()?;
    let label = &finding.primary;
    let covers = |span: Span| span.contains(label.span) || span.overlaps(label.span);
    let is_gone = fix.edits.iter().any(|(path, edit)| *path == label.path && covers(edit.span));
    let is_literal =
        scene.file(&label.path).is_some_and(|file| file.literals.iter().any(|text| text.contains(label.span)));
    if is_literal && !is_gone {
        return Err(Obstacle::Shape);
    }
    Ok(fix)
}

/// What puts the row's provider in the place of one call.
fn replaced(draft: &mut Draft<'_>, finding: &Finding, aim: Aim<'_>) -> Result<Plan, Obstacle> {
    if finding.rule == WITHOUT_TOKEN
        && let Ok(plan) = literal::token_beside(draft, aim)
    {
        return Ok(plan);
    }
    let (row, snippet) = draft.scene.template(finding, aim.site.generation)?;
    if aim.file.language != Language::Rust {
        return Err(Obstacle::Shape);
    }
    let is_there = advice::row_of(aim.site.provider) == Some(row);
    match snippet.generation {
        Generation::Opendal if is_there && row != Row::RamRoleArn && row != Row::RamUserKey && row != Row::StsToken => {
            Err(Obstacle::NoTemplate)
        }
        Generation::Opendal => opendal::keyless(draft, aim, row),
        _ => provider::replaced(draft, aim, row, &snippet),
    }
}

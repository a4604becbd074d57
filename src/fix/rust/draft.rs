//! A fix in the making: edits of several files, what they import, and what becomes of what nobody needs any more.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::Arc;

use super::super::{Edit, Fix, Obstacle, Safety, Scene};
use super::code::Code;
use super::dead::Sweep;
use super::uses::Uses;
use crate::catalog::provider::Row;
use crate::source::{Language, Span};
use crate::syntax::ScopeId;

/// What is done about one call, or one literal.
#[derive(Default)]
pub(super) struct Plan {
    /// By file.
    pub(super) edits: Vec<(Arc<str>, Edit)>,
    /// Paths to import, by file and a scope of the module that needs them.
    pub(super) uses: Vec<(Arc<str>, ScopeId, String)>,
    /// Names that carried what is gone.
    pub(super) carriers: Vec<(Arc<str>, Span)>,
    pub(super) requires: BTreeSet<String>,
    pub(super) variables: BTreeSet<String>,
    pub(super) row: Option<Row>,
    /// Whether another identity signs afterwards.
    pub(super) is_other: bool,
}

impl Plan {
    pub(super) fn put(&mut self, path: &Arc<str>, span: Span, text: impl Into<String>) {
        self.edits.push((Arc::clone(path), Edit { span, text: text.into() }));
    }
}

/// Plans that are carried out together.
pub(super) struct Draft<'s> {
    pub(super) scene: &'s Scene<'s>,
    codes: BTreeMap<Arc<str>, Result<Rc<Code<'s>>, Obstacle>>,
    plan: Plan,
}

impl<'s> Draft<'s> {
    pub(super) fn new(scene: &'s Scene<'s>) -> Self {
        Self { scene, codes: BTreeMap::new(), plan: Plan::default() }
    }

    /// The code of a Rust file.
    pub(super) fn code(&mut self, path: &Arc<str>) -> Result<Rc<Code<'s>>, Obstacle> {
        if let Some(known) = self.codes.get(path) {
            return known.clone();
        }
        let file = self.scene.file(path).ok_or(Obstacle::Shape);
        let code = file.and_then(|file| match file.language {
            Language::Rust => Code::of(file).map(Rc::new),
            _ => Err(Obstacle::NoReference),
        });
        self.codes.insert(Arc::clone(path), code.clone());
        code
    }

    pub(super) fn add(&mut self, plan: Plan) {
        self.plan.edits.extend(plan.edits);
        self.plan.uses.extend(plan.uses);
        self.plan.carriers.extend(plan.carriers);
        self.plan.requires.extend(plan.requires);
        self.plan.variables.extend(plan.variables);
        self.plan.row = self.plan.row.or(plan.row);
        self.plan.is_other |= plan.is_other;
    }

    pub(super) fn is_empty(&self) -> bool {
        self.plan.edits.is_empty()
    }

    /// Whether what stands at a place is gone afterwards.
    pub(super) fn covers(&self, path: &str, span: Span) -> bool {
        self.plan.edits.iter().any(|(known, edit)| **known == *path && edit.span.contains(span))
    }

    /// Takes away what nobody needs any more, and gives the fix.
    pub(super) fn finish(mut self) -> Result<Fix, Obstacle> {
        self.settle();
        let carriers = std::mem::take(&mut self.plan.carriers);
        let mut uses: BTreeMap<Arc<str>, Uses> = BTreeMap::new();
        for (path, scope, name) in std::mem::take(&mut self.plan.uses) {
            let code = self.code(&path)?;
            uses.entry(path).or_default().want(&code, scope, &name)?;
        }
        let edits = std::mem::take(&mut self.plan.edits);
        let (swept, dropped) = Sweep::of(&mut self, &edits, &carriers);
        self.plan.edits = edits;
        self.plan.edits.extend(swept);
        for (path, name) in dropped {
            uses.entry(path).or_default().drop(name);
        }
        for (path, uses) in uses {
            let code = self.code(&path)?;
            self.plan.edits.extend(uses.edits(&code).into_iter().map(|edit| (Arc::clone(&path), edit)));
        }
        self.settle();
        self.tidy();
        let safety = if self.plan.is_other { Safety::Unsafe } else { Safety::Safe };
        Ok(Fix {
            edits: self.plan.edits,
            safety,
            row: self.plan.row,
            requires: self.plan.requires,
            variables: self.plan.variables,
            leaves_example: false,
        })
    }

    /// Drops edits inside of what is taken away, and puts those side by side together.
    fn settle(&mut self) {
        let mut edits = std::mem::take(&mut self.plan.edits);
        edits.sort_by(|(a, one), (b, other)| {
            (a, one.span.start, std::cmp::Reverse(one.span.end)).cmp(&(
                b,
                other.span.start,
                std::cmp::Reverse(other.span.end),
            ))
        });
        edits.dedup();
        let mut kept: Vec<(Arc<str>, Edit)> = Vec::new();
        for (path, edit) in edits {
            match kept.last_mut() {
                // What is put at the beginning of what goes stays.
                Some((known, last))
                    if *known == path
                        && last.span.contains(edit.span)
                        && last.span != edit.span
                        && edit.span.start > last.span.start => {}
                Some((known, last))
                    if *known == path
                        && last.span.end >= edit.span.start
                        && last.text.is_empty()
                        && edit.text.is_empty() =>
                {
                    last.span.end = last.span.end.max(edit.span.end);
                }
                Some((known, last)) if *known == path && last.text.is_empty() && last.span.start == edit.span.start => {
                    last.text = edit.text;
                }
                // At one place, imports come first.
                Some((known, last)) if *known == path && last.span == edit.span => {
                    let is_import = edit.text.trim_start().starts_with("use ");
                    let (first, then) = if is_import { (&edit.text, &last.text) } else { (&last.text, &edit.text) };
                    last.text = format!("{first}{then}");
                }
                _ => kept.push((path, edit)),
            }
        }
        self.plan.edits = kept;
    }

    /// Leaves no blank line too many where lines are gone.
    fn tidy(&mut self) {
        let mut edits = std::mem::take(&mut self.plan.edits);
        for (path, edit) in &mut edits {
            let Ok(code) = self.code(path) else { continue };
            let text = code.page.text;
            let (before, after) = (&text[..edit.span.start as usize], &text[edit.span.end as usize..]);
            let is_lines = edit.text.is_empty() && (before.is_empty() || before.ends_with('\n'));
            if !is_lines || !text[..edit.span.end as usize].ends_with('\n') {
                continue;
            }
            let opens = before.trim_end_matches([' ', '\t', '\r', '\n']).ends_with('{') && !before.ends_with("\n\n");
            if before.is_empty() || before.ends_with("\n\n") || before.ends_with("\n\r\n") || opens {
                let blank = after.len() - after.trim_start_matches(['\n', '\r']).len();
                edit.span.end += u32::try_from(blank).unwrap_or(0);
            } else if after.trim_start_matches([' ', '\t']).starts_with('}') && before.ends_with("\n\n") {
                edit.span.start -= 1;
            }
        }
        self.plan.edits = edits;
    }
}

//! Comments, docstrings, documentation: a placeholder in the place of a key, since nobody reads the value.

use super::super::silence::marks;
use super::super::{Edit, Obstacle, Scene};
use super::{Target, line_start};
use crate::facts::FileFacts;
use crate::source::{Language, Span};
use crate::syntax::ExprKind;
use crate::syntax::data::{self, Format};

/// The placeholder for a part of a key.
pub(super) fn placeholder(scene: &Scene<'_>, target: &Target) -> Result<Edit, Obstacle> {
    // What is encoded may hold more than the key.
    if target.encoded {
        return Err(Obstacle::Shape);
    }
    Ok(Edit { span: target.span, text: scene.catalog.references.placeholders.of(target.role).to_owned() })
}

/// Whether a place of a file is a comment, or a docstring.
pub(super) fn is_unread(file: &FileFacts, span: Span) -> bool {
    if file.language != Language::Text {
        return file.comments.iter().chain(&file.docs).any(|comment| comment.contains(span));
    }
    let Some((opening, closing)) = marks(file.language, &file.path) else { return false };
    let text = &*file.text;
    let before = &text[..span.start as usize];
    if !closing.is_empty() {
        let close = closing.trim();
        return before.rfind(opening).is_some_and(|at| !before[at..].contains(close));
    }
    let line = &before[line_start(text, span.start as usize)..];
    let bare = line.trim_start().to_ascii_lowercase();
    if bare.starts_with(opening) || [";", "//", "::"].iter().any(|mark| bare.starts_with(mark)) {
        return true;
    }
    // Behind a value: a comment only where the format's own parser sees no value.
    line.contains(&format!(" {opening}")) && is_no_value(file, span)
}

fn is_no_value(file: &FileFacts, span: Span) -> bool {
    let Some((tree, _)) = Format::of(&file.path).and_then(|format| data::parse(format, &file.text)) else {
        return false;
    };
    let is_scalar = |kind: &ExprKind| matches!(kind, ExprKind::Text(_) | ExprKind::Number(_));
    !tree.expr_ids().any(|expr| is_scalar(&tree[expr].kind) && tree[expr].span.overlaps(span))
}

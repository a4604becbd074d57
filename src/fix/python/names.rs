//! Which scope a name belongs to, who uses it, and what becomes of it when they are gone.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::super::page::Page;
use super::super::{Edit, Scene, indent};
use super::imports;
use super::lines::Lines;
use crate::source::{Span, has_word, words};
use crate::syntax::{Binding, Bound, ExprId, ExprKind, ScopeId, ScopeKind};

/// The scope that a name in `scope` belongs to; `None` for one that the file does not bind.
pub(super) fn home(page: &Page<'_>, name: &str, scope: ScopeId) -> Option<ScopeId> {
    let binds = |home: ScopeId| page.tree.bindings.iter().any(|binding| binding.name == name && binding.scope == home);
    page.tree
        .scopes_around(scope)
        // The names of a class are not seen by the functions in it.
        .filter(|around| *around == scope || !matches!(page.tree[*around].kind, ScopeKind::Class(_)))
        .find(|around| binds(*around))
}

/// The places where a name of a scope is read.
pub(super) fn uses(page: &Page<'_>, name: &str, of: ScopeId) -> Vec<ExprId> {
    let is_it = |expr: &ExprId| {
        let expr = &page.tree[*expr];
        matches!(&expr.kind, ExprKind::Name(found) if found == name) && home(page, name, expr.scope) == Some(of)
    };
    page.tree.expr_ids().filter(is_it).collect()
}

/// The names that stand in a piece of code and are bound outside of it, each with the scope that binds it.
pub(super) fn free(page: &Page<'_>, span: Span) -> BTreeSet<(String, Option<ScopeId>)> {
    let inside = page.tree.expr_ids().filter(|expr| span.contains(page.tree[*expr].span));
    inside
        .filter_map(|expr| match &page.tree[expr].kind {
            ExprKind::Name(name) => Some((name.to_string(), home(page, name, page.tree[expr].scope))),
            _ => None,
        })
        .filter(|(_, home)| home.is_none_or(|home| home == ScopeId(0) || !span.contains(page.tree[home].span)))
        .collect()
}

/// The bindings of a name in its scope.
pub(super) fn bindings<'p>(page: &'p Page<'_>, name: &str, of: ScopeId) -> Vec<&'p Binding> {
    page.tree.bindings.iter().filter(|binding| binding.name == name && binding.scope == of).collect()
}

/// Whether no comment of the file is meant by a word: comments may speak of what they like.
fn is_code(page: &Page<'_>, word: Span) -> bool {
    !page.tree.comments.iter().any(|comment| comment.contains(word))
}

/// What others call the module that a file is.
fn module_of(path: &str) -> &str {
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
    match file.strip_suffix(".py").unwrap_or(file) {
        "__init__" => folder.rsplit('/').next().unwrap_or(folder),
        module => module,
    }
}

/// The files that may use names of a module: those that mention it, or a module that hands on all that it has.
fn users(scene: &Scene<'_>, path: &str) -> BTreeSet<Arc<str>> {
    let mut found = BTreeSet::new();
    let mut queue: Vec<Arc<str>> = vec![Arc::from(path)];
    while let Some(path) = queue.pop() {
        for user in (scene.mentioning)(&path, module_of(&path)) {
            let hands_on =
                user.ends_with("__init__.py") || scene.file(&user).is_none_or(|file| file.text.contains("import *"));
            if found.insert(Arc::clone(&user)) && hands_on {
                queue.push(user);
            }
        }
    }
    found
}

/// A name that the file has no use for yet, out of these.
pub(super) fn new(page: &Page<'_>, wished: &str) -> Option<String> {
    let numbered = (2..10).map(|number| format!("{wished}_{number}"));
    std::iter::once(wished.to_owned()).chain(numbered).find(|name| !has_word(page.text, name))
}

/// What is taken out of a file, and what nobody needs afterwards.
pub(super) struct Sweep<'p, 'f> {
    scene: &'p Scene<'p>,
    page: &'p Page<'f>,
    lines: &'p Lines,
    /// What goes.
    gone: Vec<Span>,
    edits: Vec<Edit>,
    /// Code that comes: what it imports stays.
    new: String,
    /// Code of the file that the new code repeats.
    repeated: String,
}

impl<'p, 'f> Sweep<'p, 'f> {
    /// Begins with what goes anyway.
    pub(super) fn new(scene: &'p Scene<'p>, page: &'p Page<'f>, lines: &'p Lines, gone: Vec<Span>) -> Self {
        Self { scene, page, lines, gone, edits: Vec::new(), new: String::new(), repeated: String::new() }
    }

    /// What new code imports stays.
    pub(super) fn keep(&mut self, new: &[String]) {
        self.new = new.join("\n");
    }

    /// Names in code that is written once more stay.
    pub(super) fn repeat(&mut self, code: &[String]) {
        self.repeated = code.join("\n");
    }

    /// What goes.
    pub(super) fn gone(&self) -> Vec<Span> {
        self.gone.clone()
    }

    /// Takes back all but so many of the places that go.
    pub(super) fn undo(&mut self, left: usize) {
        let back = self.gone.split_off(left);
        self.edits.retain(|edit| !back.contains(&edit.span));
    }

    pub(super) fn is_gone(&self, span: Span) -> bool {
        self.gone.iter().any(|gone| gone.contains(span))
    }

    /// Whether code that stays, here or in another file, needs a name.
    pub(super) fn is_used(&self, name: &str, of: ScopeId) -> bool {
        let path = &self.page.file.path;
        // The same word in a file that knows nothing of this module means something else.
        let in_other_file = || {
            let users = users(self.scene, path);
            (self.scene.mentioning)(path, name).iter().any(|other| users.contains(other))
        };
        let in_other_file = || of == ScopeId(0) && in_other_file();
        self.is_used_here(name, of) || in_other_file()
    }

    /// Whether code of this file that stays needs a name.
    pub(super) fn is_used_here(&self, name: &str, of: ScopeId) -> bool {
        let named = |text: &str| {
            // `global x` and `del x` are no expressions.
            let statements = ["global ", "nonlocal ", "del "];
            statements.iter().any(|statement| text.trim_start().starts_with(statement))
        };
        let in_statement = words(self.page.text, name).any(|word| {
            !self.is_gone(word)
                && named(&self.page.text[self.page.line_start(word.start as usize)..word.start as usize])
        });
        let quoted = |word: Span| {
            let text = self.page.text;
            let (before, after) = (&text[..word.start as usize], &text[word.end as usize..]);
            before.ends_with(['"', '\'']) && after.starts_with(['"', '\''])
        };
        let is_exported =
            of == ScopeId(0) && has_word(self.page.text, "__all__") && words(self.page.text, name).any(quoted);
        in_statement
            || is_exported
            || has_word(&self.repeated, name)
            || uses(self.page, name, of).iter().any(|expr| !self.is_gone(self.page.tree[*expr].span))
    }

    /// Takes the lines of a statement away.
    pub(super) fn line(&mut self, number: usize) {
        let Some(line) = self.lines.get(number) else { return };
        self.gone.push(line.whole);
        let is_only = self.lines.header_of(number).is_some()
            && self.lines.siblings(number).all(|other| {
                self.lines.get(other).is_none_or(|other| self.gone.iter().any(|gone| gone.contains(other.code)))
            });
        let text =
            if is_only { format!("{}pass\n", indent(self.page.text, line.code.start as usize)) } else { String::new() };
        // Of a block that goes line by line, only the last leaves a mark.
        self.edits.push(Edit { span: line.whole, text });
    }

    /// Takes away the lines of a definition.
    pub(super) fn piece(&mut self, numbers: std::ops::Range<usize>) {
        let ends = (self.lines.get(numbers.start), self.lines.get(numbers.end.saturating_sub(1)));
        let (Some(first), Some(last)) = ends else { return };
        let span = Span { start: first.whole.start, end: last.whole.end };
        self.gone.push(span);
        self.edits.push(Edit { span, text: String::new() });
    }

    /// Takes away imports that only what is gone used.
    pub(super) fn imports(&mut self) {
        let mut names: BTreeSet<String> = BTreeSet::new();
        for gone in &self.gone {
            let is_part = |char: char| char.is_alphanumeric() || char == '_';
            names.extend(self.page.at(*gone).split(|char: char| !is_part(char)).map(str::to_owned));
        }
        let bound = self.page.tree.bindings.iter().filter(|binding| matches!(binding.value, Bound::Import(_)));
        let dead: BTreeSet<String> = bound
            .filter(|binding| {
                names.contains(binding.name.as_str())
                    && !has_word(&self.new, &binding.name)
                    && !self.is_used_here(&binding.name, binding.scope)
            })
            .map(|binding| binding.name.to_string())
            .collect();
        // A word that means something else does not keep an import.
        let mut gone = self.gone.clone();
        gone.extend(dead.iter().flat_map(|name| words(self.page.text, name)).filter(|word| !self.binds(*word)));
        let known = self.edits.clone();
        for edit in imports::unused(self.page, &dead, &gone) {
            if !known.iter().any(|known| known.span.overlaps(edit.span)) {
                self.gone.push(edit.span);
                self.edits.push(edit);
            }
        }
    }

    fn binds(&self, word: Span) -> bool {
        !is_code(self.page, word)
            || self
                .page
                .tree
                .bindings
                .iter()
                .any(|binding| matches!(binding.value, Bound::Import(_)) && binding.name_span == word)
    }

    /// The edits, without a blank line too many where lines are gone.
    pub(super) fn finish(mut self) -> Vec<Edit> {
        self.edits.sort();
        self.edits.dedup();
        let mut merged: Vec<Edit> = Vec::new();
        for edit in self.edits {
            match merged.last_mut() {
                // A line of a definition that goes as a whole.
                Some(last) if last.span.contains(edit.span) => {}
                Some(last) if edit.span.contains(last.span) => *last = edit,
                Some(last) if last.span.end == edit.span.start => {
                    last.span.end = edit.span.end;
                    last.text.push_str(&edit.text);
                }
                _ => merged.push(edit),
            }
        }
        for edit in &mut merged {
            *edit = tidy(self.page, edit.clone());
        }
        merged
    }
}

/// An edit that takes whole lines away, with the blank lines behind them where blank lines stand before them too.
pub(super) fn tidy(page: &Page<'_>, mut edit: Edit) -> Edit {
    let (before, after) = (&page.text[..edit.span.start as usize], &page.text[edit.span.end as usize..]);
    let is_line = before.is_empty() || before.ends_with('\n');
    if !edit.text.is_empty() || !is_line {
        return edit;
    }
    let blank = |text: &mut dyn Iterator<Item = char>| {
        text.take_while(|char| matches!(char, '\n' | '\r')).filter(|char| *char == '\n').count()
    };
    let behind = blank(&mut after.chars());
    // Of the line breaks before it one ends the line before.
    let ahead = blank(&mut before.chars().rev()).saturating_sub(1);
    let opens = ahead == 0 && (before.is_empty() || before.trim_end().ends_with(':'));
    let surplus = if opens { behind } else { ahead.min(behind) };
    let width: usize = after.split_inclusive('\n').take(surplus).map(str::len).sum();
    edit.span.end += u32::try_from(width).unwrap_or(0);
    if after.is_empty() {
        // Nothing follows that blank lines would keep apart.
        let kept = before.trim_end_matches(['\n', '\r']).len();
        let line_break = if before[kept..].starts_with('\r') { 2 } else { 1 };
        edit.span.start = u32::try_from(before.len().min(kept + line_break)).unwrap_or(edit.span.start);
    }
    edit
}

//! Where new `use` items go, and which old ones nobody needs any more.

use std::collections::{BTreeMap, BTreeSet};

use super::super::{Edit, Obstacle};
use super::code::Code;
use crate::source::{Span, words};
use crate::syntax::{Bound, ScopeId};

/// The longest line of a `use` item with several names.
const WIDTH: usize = 100;

/// What modules of a file are to import, and what not any more.
#[derive(Default)]
pub(super) struct Uses {
    /// By module: paths as they are written, `std::rc::Rc`.
    wanted: BTreeSet<(ScopeId, String)>,
    gone: Vec<Span>,
}

/// A `use` item.
struct Item {
    scope: ScopeId,
    /// With its attributes and semicolon.
    span: Span,
    /// From `use` on.
    text: String,
}

impl Uses {
    /// Asks for a name in a module, unless it has it.
    pub(super) fn want(&mut self, code: &Code<'_>, scope: ScopeId, path: &str) -> Result<(), Obstacle> {
        let module = code.module(scope);
        let name = path.rsplit("::").next().unwrap_or(path);
        let dotted = path.replace("::", ".");
        let tree = &code.page.tree;
        let around: BTreeSet<ScopeId> = tree.scopes_around(scope).take_while(|scope| *scope != module).collect();
        let mut known = tree
            .bindings
            .iter()
            .filter(|binding| binding.name == name && (binding.scope == module || around.contains(&binding.scope)))
            .peekable();
        if known.peek().is_some() {
            let is_it = known.all(|binding| matches!(&binding.value, Bound::Import(path) if *path == dotted));
            return if is_it { Ok(()) } else { Err(Obstacle::NameTaken) };
        }
        let parent = dotted.rsplit_once('.').map_or("", |(parent, _)| parent);
        if !tree.stars.iter().any(|star| star.path == parent && star.scope == module) {
            self.wanted.insert((module, path.to_owned()));
        }
        Ok(())
    }

    /// Takes away the import whose name stands at a place.
    pub(super) fn drop(&mut self, name: Span) {
        self.gone.push(name);
    }

    /// The edits that bring all of it about.
    pub(super) fn edits(&self, code: &Code<'_>) -> Vec<Edit> {
        let items = items(code);
        let mut new: BTreeMap<usize, String> = BTreeMap::new();
        for (at, item) in items.iter().enumerate() {
            let gone: Vec<Span> = self.gone.iter().copied().filter(|name| item.span.contains(*name)).collect();
            if !gone.is_empty() {
                let text = without(code, item, &gone);
                new.insert(at, text.unwrap_or_default());
            }
        }
        let mut inserted: Vec<Edit> = Vec::new();
        // What comes from one new module is one item.
        let mut grouped: BTreeMap<(ScopeId, &str), Vec<String>> = BTreeMap::new();
        for (module, path) in &self.wanted {
            let own: Vec<usize> = (0..items.len()).filter(|at| items[*at].scope == *module).collect();
            let current = |at: usize, new: &BTreeMap<usize, String>| new.get(&at).unwrap_or(&items[at].text).clone();
            let joined = own.iter().find_map(|at| Some((*at, with(&current(*at, &new), path)?)));
            if let Some((at, text)) = joined {
                new.insert(at, text);
                continue;
            }
            let Some((parent, name)) = path.rsplit_once("::") else { continue };
            grouped.entry((*module, parent)).or_default().push(name.to_owned());
        }
        for ((module, parent), names) in grouped {
            let own: Vec<usize> = (0..items.len()).filter(|at| items[*at].scope == module).collect();
            let text = written(&format!("use {parent}::"), &names, ";", false);
            // Where the only name of an item of the same crate goes, the new one takes its place.
            let same = own
                .iter()
                .copied()
                .find(|at| new.get(at).is_some_and(String::is_empty) && root(&items[*at].text) == root(&text));
            if let Some(at) = same {
                new.insert(at, text);
                continue;
            }
            inserted.push(place(code, &items, &own, module, &text));
        }
        let mut edits: Vec<Edit> = new.into_iter().map(|(at, text)| replaced(code, &items[at], text)).collect();
        edits.extend(together(inserted));
        edits
    }
}

/// Insertions at one place, put together.
fn together(mut edits: Vec<Edit>) -> Vec<Edit> {
    edits.sort();
    let mut merged: Vec<Edit> = Vec::new();
    for edit in edits {
        match merged.last_mut() {
            Some(last) if last.span == edit.span => last.text.push_str(&edit.text),
            _ => merged.push(edit),
        }
    }
    merged
}

fn replaced(code: &Code<'_>, item: &Item, text: String) -> Edit {
    if text.is_empty() {
        return Edit { span: gone_lines(code, item.span), text };
    }
    let start = item.span.end as usize - item.text.len();
    Edit { span: Span::new(start, item.span.end as usize), text }
}

/// The lines of an item that goes; with a group's last one goes the blank line behind it.
fn gone_lines(code: &Code<'_>, span: Span) -> Span {
    let lines = code.statement_lines(span);
    let (before, after) = (&code.page.text[..lines.start as usize], &code.page.text[lines.end as usize..]);
    let is_first =
        before.is_empty() || before.ends_with("\n\n") || before.trim_end_matches([' ', '\t']).ends_with("{\n");
    let blank = usize::from(is_first && after.starts_with('\n'));
    Span::new(lines.start as usize, lines.end as usize + blank)
}

/// The `use` items of a file, in its order.
fn items(code: &Code<'_>) -> Vec<Item> {
    let mut found: Vec<Item> = Vec::new();
    let tree = &code.page.tree;
    let names = tree.bindings.iter().filter(|binding| matches!(binding.value, Bound::Import(_)));
    let stars = tree.stars.iter().map(|star| (star.scope, None));
    let named = names.map(|binding| (binding.scope, Some(binding.name_span)));
    for (scope, name) in named.chain(stars) {
        let Some(span) = name.and_then(|name| around(code, name)) else { continue };
        let text = code.at(span);
        let Some(at) = words(text, "use").next() else { continue };
        // What is exported has users that nobody sees, but may be stood beside.
        found.push(Item { scope, span, text: text[at.start as usize..].to_owned() });
    }
    found.sort_by_key(|item| item.span);
    found.dedup_by_key(|item| item.span);
    found
}

/// The `use` item around a name in it: out of its braces, to its ends.
fn around(code: &Code<'_>, name: Span) -> Option<Span> {
    let mut inside = name;
    loop {
        let statement = code.statement(inside).filter(|span| {
            let text = code.at(*span);
            words(text, "use").next().is_some_and(|word| {
                text[..word.start as usize].trim().is_empty()
                    || text[..word.start as usize].trim_end().ends_with([')', ']'])
                    || text[..word.start as usize].trim_end().ends_with("pub")
            })
        });
        if let Some(statement) = statement {
            return Some(statement);
        }
        let (open, close) = code.group(inside.start as usize)?;
        if open == 0 {
            return None;
        }
        inside = Span::new(open - 1, close + 1);
        // The path before the braces.
        let text = &code.page.text[..open];
        let path =
            text.len() - text.trim_end_matches(|char: char| char.is_alphanumeric() || "_:{".contains(char)).len();
        inside = Span::new(inside.start as usize + 1 - path.min(open), inside.end as usize);
    }
}

fn root(item: &str) -> &str {
    item.strip_prefix("use ").unwrap_or(item).split("::").next().unwrap_or_default()
}

/// An item's text without some of its names; `None` when nothing is left.
fn without(code: &Code<'_>, item: &Item, gone: &[Span]) -> Option<String> {
    let base = item.span.end as usize - item.text.len();
    let mut text = item.text.clone();
    let mut names: Vec<Span> = gone.to_vec();
    names.sort_by_key(|name| std::cmp::Reverse(name.start));
    for name in names {
        let at = (name.start as usize).checked_sub(base)?;
        let is_alone = !text[..at.min(text.len())].contains('{');
        if is_alone {
            return None;
        }
        text = without_name(&text, at)?;
    }
    debug_assert!(code.page.text.len() >= base);
    Some(text)
}

/// A `use` item without the name at a place in it, in its braces.
fn without_name(text: &str, at: usize) -> Option<String> {
    let open = unbalanced(text, at)?;
    let close = closing(text, open)?;
    let inside = &text[open + 1..close];
    let own = at.checked_sub(open + 1)?;
    let (mut list, mut start) = (Vec::new(), 0);
    let mut depth = 0_usize;
    for (place, char) in inside.char_indices().chain([(inside.len(), ',')]) {
        match char {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => {
                let entry = inside[start..place].trim();
                if !entry.is_empty() && !(start..=place).contains(&own) {
                    list.push(entry.to_owned());
                }
                start = place + 1;
            }
            _ => {}
        }
    }
    Some(written(&text[..open], &list, &text[close + 1..], inside.contains('\n')))
}

fn unbalanced(text: &str, at: usize) -> Option<usize> {
    let mut depth = 0_usize;
    text[..at].char_indices().rev().find_map(|(place, char)| match char {
        '}' => {
            depth += 1;
            None
        }
        '{' if depth == 0 => Some(place),
        '{' => {
            depth -= 1;
            None
        }
        _ => None,
    })
}

fn closing(text: &str, open: usize) -> Option<usize> {
    let mut depth = 0_usize;
    text[open..].char_indices().find_map(|(place, char)| {
        match char {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        (depth == 0).then_some(open + place)
    })
}

/// A `use` item with a list of names, as rustfmt writes it.
fn written(before: &str, list: &[String], after: &str, may_break: bool) -> String {
    if let [one] = list
        && one != "self"
    {
        return format!("{before}{one}{after}");
    }
    let line = format!("{before}{{{}}}{after}", list.join(", "));
    if !may_break && line.len() <= WIDTH || line.len() <= WIDTH && !before.contains('{') {
        return line;
    }
    let mut lines = String::new();
    let mut current = String::from("   ");
    for entry in list {
        if current.len() + entry.len() + 2 > WIDTH {
            lines.push_str(&current);
            lines.push('\n');
            current = String::from("   ");
        }
        current.push(' ');
        current.push_str(entry);
        current.push(',');
    }
    lines.push_str(&current);
    format!("{before}{{\n{lines}\n}}{after}")
}

/// An item's text with one path more, where it imports from the same module.
fn with(item: &str, path: &str) -> Option<String> {
    let (parent, name) = path.rsplit_once("::")?;
    let rest = item.strip_prefix("use ")?.strip_prefix(parent)?.strip_prefix("::")?;
    let before = format!("use {parent}::");
    let Some(inside) = rest.strip_prefix('{') else {
        let one = rest.strip_suffix(';')?;
        if one.contains(['{', '*']) || one.contains("::") {
            return None;
        }
        return Some(written(&before, &sorted(vec![one.to_owned()], name), ";", false));
    };
    let close = closing(rest, 0)?;
    let inside = &inside[..close - 1];
    if inside.contains(['{', '*', '/']) {
        return None;
    }
    let list: Vec<String> =
        inside.split(',').map(|entry| entry.trim().to_owned()).filter(|entry| !entry.is_empty()).collect();
    Some(written(&before, &sorted(list, name), ";", inside.contains('\n')))
}

/// A list with one more entry, in its order if it has one: of letters, or with what begins small first as it once was.
fn sorted(mut list: Vec<String>, name: &str) -> Vec<String> {
    let new = |entry: &str| (entry != "self", false, entry.to_owned());
    let old = |entry: &str| (entry != "self", entry.starts_with(char::is_uppercase), entry.to_owned());
    let is_new = list.is_sorted_by_key(|entry| new(entry));
    let is_old = list.is_sorted_by_key(|entry| old(entry));
    let order = |entry: &str| if is_new { new(entry) } else { old(entry) };
    let place = list.iter().position(|entry| order(entry) > order(name)).filter(|_| is_new || is_old);
    list.insert(place.unwrap_or(list.len()), name.to_owned());
    list
}

/// Where a new item goes: among those of its crate, else behind the last, else at the top of its module.
fn place(code: &Code<'_>, items: &[Item], own: &[usize], module: ScopeId, text: &str) -> Edit {
    let text_of = |at: &usize| items[*at].text.as_str();
    let is_std = root(text) == "std";
    let kin: Vec<usize> = own.iter().copied().filter(|at| root(text_of(at)) == root(text)).collect();
    let insert = |at: usize, line: String| Edit { span: Span::new(at, at), text: line };
    let start = |at: usize| code.page.line_start(items[at].span.start as usize);
    let end = |at: usize| code.page.line_end(items[at].span.end as usize);
    let indent = own.first().map_or("", |at| code.indent(items[*at].span.start)).to_owned();
    let line = format!("{indent}{text}\n");
    if let Some(last) = kin.last() {
        let after = kin.iter().find(|at| text_of(at) > text);
        return insert(after.map_or_else(|| end(*last), |at| start(*at)), line);
    }
    if let (Some(first), Some(last)) = (own.first(), own.last()) {
        if is_std {
            let is_same_group = own.iter().any(|at| ["crate", "self", "super"].contains(&root(text_of(at))));
            let gap = if is_same_group && own.len() == 1 { "" } else { "\n" };
            return insert(start(*first), format!("{line}{gap}"));
        }
        let others: Vec<usize> = own
            .iter()
            .copied()
            .filter(|at| !["std", "core", "alloc", "crate", "self", "super"].contains(&root(text_of(at))))
            .collect();
        return match (others.iter().find(|at| text_of(at) > text), others.last()) {
            (Some(after), _) => insert(start(*after), line),
            (None, Some(last)) => insert(end(*last), line),
            (None, None) if root(text_of(last)) == "std" => insert(end(*last), format!("\n{line}")),
            (None, None) => insert(start(*first), format!("{line}\n")),
        };
    }
    let scope = code.page.tree[module].span;
    let top = if module == ScopeId(0) { head_end(code.page.text) } else { inside(code, scope) };
    insert(top, format!("{line}\n"))
}

/// Behind the opening brace of an inline module.
fn inside(code: &Code<'_>, scope: Span) -> usize {
    let open = code.page.text[scope.range()].find('{').map_or(scope.start as usize, |at| scope.start as usize + at);
    code.page.line_end(open)
}

/// Behind what is said about a whole file.
fn head_end(text: &str) -> usize {
    let mut end = 0;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        at += line.len();
        let trimmed = line.trim();
        if trimmed.starts_with("//!") || trimmed.starts_with("#![") || trimmed.starts_with("#!/") {
            end = at;
        } else if !trimmed.is_empty() {
            break;
        } else if end > 0 {
            end = at;
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::{sorted, with, without_name};

    #[test]
    fn names_join_the_item_of_their_module() {
        assert_eq!(with("use a::b::C;", "a::b::B").as_deref(), Some("use a::b::{B, C};"));
        assert_eq!(with("use a::b::{A, C};", "a::b::f").as_deref(), Some("use a::b::{A, C, f};"));
        assert_eq!(with("use a::b::{self, C};", "a::b::B").as_deref(), Some("use a::b::{self, B, C};"));
        for other in ["use a::b::*;", "use a::b::c::D;", "use a::{b::C};", "use a::bb::C;"] {
            assert_eq!(with(other, "a::b::B"), None, "{other}");
        }
        // As it was sorted before the edition of 2024.
        let old = vec!["self".to_owned(), "small".to_owned(), "Large".to_owned()];
        assert_eq!(sorted(old, "middle"), ["self", "middle", "small", "Large"]);
    }

    #[test]
    fn names_leave_their_braces() {
        let item = "use a::{B, c::{D, E}, F};";
        let at = |name: &str| item.find(name).expect("it is there");
        assert_eq!(without_name(item, at("B")).as_deref(), Some("use a::{c::{D, E}, F};"));
        assert_eq!(without_name(item, at("D")).as_deref(), Some("use a::{B, c::E, F};"));
        assert_eq!(without_name("use a::{B, C};", 8).as_deref(), Some("use a::C;"));
    }
}

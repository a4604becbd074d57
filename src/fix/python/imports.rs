//! Where new imports go, and which old ones nobody needs any more.

use std::collections::BTreeSet;

use super::super::page::Page;
use super::super::{Edit, Obstacle};
use super::snippet::{Import, module_names};
use crate::source::{Span, words};
use crate::syntax::Bound;

/// What a module must have beside its own code.
#[derive(Default)]
pub(super) struct Wanted {
    imports: Vec<Import>,
    /// Classes and functions, each with the blank lines before it.
    definitions: Vec<String>,
}

impl Wanted {
    /// Asks for those of these imports that the code needs and the file does not have.
    pub(super) fn import(&mut self, page: &Page<'_>, imports: &[Import], code: &str) -> Result<(), Obstacle> {
        let known = module_names(page);
        for import in imports {
            let is_needed = crate::source::has_word(code, &import.name);
            let has = |(path, name): &(String, String)| *path == import.path && *name == import.name;
            // `import os.path` binds `os` too.
            let is_there = known.iter().any(has)
                || known.iter().any(|(path, name)| path == name && *name == import.name && import.path == *name);
            if !is_needed || is_there || self.imports.iter().any(|known| known.line == import.line) {
                continue;
            }
            if is_taken(page, import) {
                return Err(Obstacle::NameTaken);
            }
            self.imports.push(import.clone());
        }
        Ok(())
    }

    /// Asks for code below the imports.
    pub(super) fn define(&mut self, code: String) {
        self.definitions.push(code);
    }

    /// The edits that bring it in.
    pub(super) fn edits(self, page: &Page<'_>) -> Vec<Edit> {
        let head = Head::of(page);
        let mut at: Vec<(usize, String)> = Vec::new();
        let mut new_group = String::new();
        for import in &self.imports {
            match head.place(page, import) {
                Some(place) => add(&mut at, place, &format!("{}\n", import.line)),
                None => {
                    new_group.push_str(&import.line);
                    new_group.push('\n');
                }
            }
        }
        if !new_group.is_empty() {
            let after = page.text[head.begin..].trim_start_matches('\r');
            if !after.is_empty() && !after.starts_with('\n') {
                new_group.push('\n');
            }
            let before = &page.text[..head.begin];
            if head.lines.is_empty() && !before.is_empty() && !before.ends_with("\n\n") {
                new_group.insert(0, '\n');
            }
            add(&mut at, head.begin, &new_group);
        }
        let mut definitions = self.definitions.concat();
        if !definitions.is_empty() {
            // Two blank lines on both sides, as everybody has them; those that are there count.
            let after = &page.text[head.end..];
            let blank = after.len() - after.trim_start_matches(['\n', '\r']).len();
            let is_end = after.trim().is_empty();
            definitions.push_str(&"\n".repeat(if is_end { 0 } else { 2usize.saturating_sub(blank) }));
            add(&mut at, head.end, &definitions);
        }
        at.into_iter().map(|(at, text)| Edit { span: Span::new(at, at), text }).collect()
    }
}

fn add(at: &mut Vec<(usize, String)>, place: usize, text: &str) {
    match at.iter_mut().find(|(known, _)| *known == place) {
        Some((_, known)) => known.push_str(text),
        None => at.push((place, text.to_owned())),
    }
}

/// Whether the name that an import would bind means something else in a file.
fn is_taken(page: &Page<'_>, import: &Import) -> bool {
    let is_it = |bound: &Bound| matches!(bound, Bound::Import(path) if *path == import.path || import.path.starts_with(&format!("{path}.")));
    let bindings = page.tree.bindings.iter().filter(|binding| binding.name == import.name);
    bindings.into_iter().any(|binding| !is_it(&binding.value))
}

/// The imports at the beginning of a module.
struct Head {
    /// The statements that stand on lines of their own: span, text.
    lines: Vec<(Span, String)>,
    /// Where the first may stand.
    begin: usize,
    /// Behind the last.
    end: usize,
}

impl Head {
    fn of(page: &Page<'_>) -> Self {
        let text = page.text;
        let mut lines: Vec<(Span, String)> = Vec::new();
        let (mut at, mut open): (usize, Option<usize>) = (0, None);
        let mut first_code = None;
        let docs: Vec<Span> = page.tree.docs.clone();
        let mut begin = 0;
        for line in text.split_inclusive('\n') {
            let start = at;
            at += line.len();
            let in_doc = docs.iter().any(|doc| (doc.start as usize) <= start && start < doc.end as usize);
            if let Some(opened) = open {
                if line.contains(')') || (!line.trim_end().ends_with('\\') && !text[opened..at].contains('(')) {
                    lines.push((Span::new(opened, at), text[opened..at].to_owned()));
                    open = None;
                }
                continue;
            }
            let is_import = line.starts_with("import ") || line.starts_with("from ");
            if is_import && !in_doc {
                let is_whole = if line.contains('(') { line.contains(')') } else { !line.trim_end().ends_with('\\') };
                if is_whole {
                    lines.push((Span::new(start, at), line.to_owned()));
                } else {
                    open = Some(start);
                }
            } else if in_doc {
                begin = at.max(
                    docs.iter()
                        .map(|doc| page.line_end(doc.end as usize))
                        .filter(|end| *end > start)
                        .min()
                        .unwrap_or(at),
                );
            } else if line.trim().is_empty() || line.starts_with('#') {
                if lines.is_empty() && first_code.is_none() && line.starts_with('#') {
                    begin = at;
                }
            } else if line.starts_with(|char: char| char.is_alphabetic() || char == '_' || char == '@') {
                first_code = first_code.or(Some(start));
                // `try: import …` and `if TYPE_CHECKING:` may stand among the imports.
                if !line.starts_with("try")
                    && !line.starts_with("if ")
                    && !line.starts_with("except")
                    && !line.starts_with("else")
                {
                    break;
                }
            }
        }
        let is_future = |line: &str| line.starts_with("from __future__");
        let ordinary = lines.iter().find(|(_, line)| !is_future(line)).map(|(span, _)| span.start as usize);
        let after_future = lines.iter().rev().find(|(_, line)| is_future(line)).map(|(span, _)| span.end as usize);
        let begin = ordinary
            .or(after_future)
            .unwrap_or_else(|| first_code.map_or(begin, |code| code.min(text.len()).max(begin)));
        let end = lines.last().map_or(begin, |(span, _)| span.end as usize);
        Self { lines, begin, end }
    }

    /// Where an import belongs among those that are there: in the group of its kind, in order if that is in order. `None` if
    /// there is no such group.
    fn place(&self, page: &Page<'_>, import: &Import) -> Option<usize> {
        let is_std = is_standard(&import.line);
        let mut groups: Vec<Vec<&(Span, String)>> = Vec::new();
        for line in self.lines.iter().filter(|(_, text)| !text.starts_with("from __future__")) {
            match groups.last_mut() {
                Some(group) if group.last().is_some_and(|last| last.0.end == line.0.start) => group.push(line),
                _ => groups.push(vec![line]),
            }
        }
        let fits = |group: &&Vec<&(Span, String)>| {
            group.iter().any(|(_, line)| is_standard(line) == is_std && !line.starts_with("from ."))
        };
        let group = if is_std { groups.iter().find(fits) } else { groups.iter().rev().find(fits) }?;
        let order =
            |line: &str| (line.starts_with("from "), line.split_whitespace().nth(1).unwrap_or_default().to_lowercase());
        let orders: Vec<_> = group.iter().map(|(_, line)| order(line)).collect();
        let is_sorted = orders.is_sorted();
        let last = group.iter().rfind(|(_, line)| is_standard(line) == is_std).map(|(span, _)| span.end as usize);
        if !is_sorted {
            return last;
        }
        let own = order(&import.line);
        let after = group.iter().find(|(_, line)| order(line) > own).map(|(span, _)| span.start as usize);
        let place = after.or(last)?;
        debug_assert!(page.text.is_char_boundary(place));
        Some(place)
    }
}

/// Whether an import is of a module that comes with Python and that programs like these use.
fn is_standard(import: &str) -> bool {
    let module = import.split([' ', '.', '\n', ',']).nth(1).unwrap_or_default();
    STANDARD.contains(&module)
}

/// Modules that come with Python, as far as programs that move files about use them.
const STANDARD: [&str; 44] = [
    "abc",
    "argparse",
    "asyncio",
    "base64",
    "collections",
    "concurrent",
    "configparser",
    "contextlib",
    "copy",
    "csv",
    "dataclasses",
    "datetime",
    "enum",
    "functools",
    "getpass",
    "glob",
    "hashlib",
    "hmac",
    "http",
    "io",
    "itertools",
    "json",
    "logging",
    "math",
    "os",
    "pathlib",
    "queue",
    "random",
    "re",
    "shutil",
    "signal",
    "socket",
    "string",
    "subprocess",
    "sys",
    "tempfile",
    "threading",
    "time",
    "traceback",
    "typing",
    "unittest",
    "urllib",
    "uuid",
    "zipfile",
];

/// The edits that take away what was imported for code that goes: names whose every other mention lies in `gone`.
pub(super) fn unused(page: &Page<'_>, names: &BTreeSet<String>, gone: &[Span]) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (line, text) in &Head::of(page).lines {
        let bound: Vec<&crate::syntax::Binding> = page
            .tree
            .bindings
            .iter()
            .filter(|binding| line.contains(binding.name_span) && matches!(binding.value, Bound::Import(_)))
            .collect();
        let is_dead = |name: &str| {
            names.contains(name)
                && words(page.text, name).all(|span| line.contains(span) || gone.iter().any(|gone| gone.contains(span)))
        };
        let dead: Vec<_> = bound.iter().filter(|binding| is_dead(&binding.name)).collect();
        if dead.is_empty() || text.contains('*') {
            continue;
        }
        if dead.len() == bound.len() {
            edits.push(Edit { span: *line, text: String::new() });
            continue;
        }
        let dead: Vec<Span> = dead.iter().map(|binding| binding.name_span).collect();
        edits.extend(without(page, *line, &dead));
    }
    edits
}

/// The edit that takes names out of a list of imports, each with its comma; what stands between the others stays as it is.
fn without(page: &Page<'_>, line: Span, names: &[Span]) -> Option<Edit> {
    let text = &page.text[line.range()];
    let mut start = line.start as usize + text.find(" import ")? + " import ".len();
    let mut end = line.start as usize + text.trim_end().len();
    if page.text[start..end].contains('#') {
        return None;
    }
    if page.text[start..end].starts_with('(') {
        start += 1;
        end = start + page.text[start..end].find(')')?;
    }
    let list = &page.text[start..end];
    let mut kept: Vec<&str> = Vec::new();
    let mut at = start;
    for item in list.split(',') {
        let span = Span::new(at, at + item.len());
        if !names.iter().any(|name| span.contains(*name)) {
            kept.push(item);
        }
        at += item.len() + 1;
    }
    let blanks = &list[..list.len() - list.trim_start().len()];
    let tail = &list[list.trim_end().len()..];
    let first = kept.first_mut()?;
    *first = first.trim_start();
    let text = format!("{blanks}{}{tail}", kept.join(",").trim_end());
    Some(Edit { span: Span::new(start, end), text })
}

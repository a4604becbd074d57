//! The selection table's code, taken apart and spelt as the file at hand spells things.
//!
//! Its shape is the same for all rows of an SDK: imports, perhaps a class, and a function that sets a provider up and then
//! a client. What cannot be taken apart so is no template.

use super::super::page::Page;
use crate::source::{Span, has_word, words};
use crate::syntax::{Bound, ScopeId};

/// A snippet, taken apart.
pub(super) struct Template {
    pub(super) imports: Vec<Import>,
    /// Classes that it needs, as lines.
    pub(super) definitions: Vec<String>,
    /// Statements before the provider is made, without those that concern the client.
    pub(super) setup: Vec<String>,
    /// What makes the provider.
    pub(super) expression: String,
    /// What a function that makes it is given: names, and the code that is passed for them.
    pub(super) parameters: Vec<(String, String)>,
}

/// A line that imports one thing.
#[derive(Debug, Clone)]
pub(super) struct Import {
    /// The line.
    pub(super) line: String,
    /// The dotted path of what it binds.
    pub(super) path: String,
    /// The name that it binds.
    pub(super) name: String,
}

impl Import {
    /// Reads `import a.b`, `import a as b`, `from a import b`, `from a import b as c`.
    pub(super) fn read(line: &str) -> Option<Self> {
        let (from, what) = match line.strip_prefix("from ") {
            Some(rest) => {
                let (module, what) = rest.split_once(" import ")?;
                (Some(module), what)
            }
            None => (None, line.strip_prefix("import ")?),
        };
        if what.contains([',', '(', '*']) {
            return None;
        }
        let (what, name) = what.split_once(" as ").unwrap_or((what, what));
        let path = from.map_or_else(|| what.to_owned(), |module| format!("{module}.{what}"));
        // Without another name, `import a.b` binds `a`.
        let name = if from.is_none() { name.split('.').next().unwrap_or(name) } else { name };
        Some(Self { line: line.to_owned(), path, name: name.to_owned() })
    }
}

impl Template {
    pub(super) fn of(code: &str) -> Option<Self> {
        let lines: Vec<&str> = code.trim_matches('\n').lines().collect();
        let is_import = |line: &&str| line.starts_with("import ") || line.starts_with("from ");
        let imports: Vec<Import> =
            lines.iter().copied().filter(|line| is_import(line)).map(Import::read).collect::<Option<_>>()?;
        let last = lines.iter().rposition(|line| line.starts_with("def "))?;
        let after_imports = lines.iter().rposition(is_import)? + 1;
        let definitions: Vec<&str> = lines.get(after_imports..last)?.to_vec();
        let definitions = definitions.join("\n").trim_matches('\n').lines().map(str::to_owned).collect();
        let mut setup = Vec::new();
        for statement in statements(&lines[last + 1..]) {
            let starts = ["provider = ", "auth = ", "return ", "config.credentials_provider = "];
            let made = starts.iter().find_map(|start| statement.strip_prefix(start));
            if let Some(expression) = made {
                let expression = expression.to_owned();
                return Some(Self { imports, definitions, setup, expression, parameters: Vec::new() });
            }
            if !statement.starts_with("config") {
                setup.push(statement);
            }
        }
        None
    }

    /// Spells the template as a file does that has some of these things under names of its own.
    pub(super) fn in_words_of(mut self, page: &Page<'_>) -> Self {
        for import in self.imports.clone() {
            let Some((path, name)) = known_as(page, &import.path) else { continue };
            let rest = &import.path[path.len()..];
            // What is imported out of a module is imported once more, unless that very module has a name here.
            let is_near = rest.rfind('.').is_none_or(|at| at == 0);
            if is_near && (!rest.is_empty() || name != import.name) {
                self.respell(&import.name, &format!("{name}{rest}"));
            }
        }
        // `from alibabacloud_oss_v2 import credentials`: a part of the package under a name of its own.
        for import in self.imports.clone() {
            if known_as(page, &import.path).is_some() {
                continue;
            }
            for (path, name) in module_names(page) {
                if let Some(rest) = path.strip_prefix(&import.path).filter(|rest| rest.starts_with('.')) {
                    self.respell(&format!("{}{rest}", import.name), &name);
                }
            }
        }
        self
    }

    fn respell(&mut self, old: &str, new: &str) {
        let code = self.definitions.iter_mut().chain(&mut self.setup).chain([&mut self.expression]);
        for text in code {
            *text = respelt(text, old, new);
        }
    }

    /// Whether the expression stands by itself, without anything that is set up before it.
    pub(super) fn is_alone(&self) -> bool {
        let is_defined = |line: &str| {
            let name = line.split(['=', '(', ':']).next().unwrap_or_default().trim();
            let name = name.rsplit(' ').next().unwrap_or_default();
            !name.is_empty() && has_word(&self.expression, name)
        };
        !self.setup.iter().any(|statement| is_defined(statement))
            && !self.classes().any(|name| has_word(&self.expression, name))
    }

    /// The classes that it defines.
    pub(super) fn classes(&self) -> impl Iterator<Item = &str> {
        self.definitions.iter().filter_map(|line| line.strip_prefix("class ")?.split(['(', ':']).next())
    }

    /// All of its code that is used, the imports aside.
    pub(super) fn code(&self) -> String {
        if self.is_alone() {
            return self.expression.clone();
        }
        let lines = self.definitions.iter().chain(&self.setup).chain([&self.expression]);
        lines.map(|line| format!("{line}\n")).collect()
    }
}

/// The longest beginning of a dotted path that a file has a name for, and the name.
fn known_as<'p>(page: &Page<'_>, path: &'p str) -> Option<(&'p str, String)> {
    let names = module_names(page);
    let known = names.iter().filter(|(known, _)| {
        path.strip_prefix(known.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    });
    let (known, name) = known.max_by_key(|(known, _)| known.len())?;
    Some((&path[..known.len()], name.clone()))
}

/// What a module imports, by dotted path and name.
pub(super) fn module_names(page: &Page<'_>) -> Vec<(String, String)> {
    let of_module = page.tree.bindings.iter().filter(|binding| binding.scope == ScopeId(0));
    of_module
        .filter_map(|binding| match &binding.value {
            Bound::Import(path) => Some((path.to_string(), binding.name.to_string())),
            _ => None,
        })
        .collect()
}

/// A text in which every `old`, as a whole word, is `new`.
pub(super) fn respelt(text: &str, old: &str, new: &str) -> String {
    let spans: Vec<Span> = words(text, old).filter(|span| !text[..span.start as usize].ends_with('.')).collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for span in spans {
        out.push_str(&text[at..span.start as usize]);
        out.push_str(new);
        at = span.end as usize;
    }
    out.push_str(&text[at..]);
    out
}

/// The statements of a function's body, without its indent.
fn statements(body: &[&str]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for line in body {
        let line = line.strip_prefix("    ").unwrap_or(line);
        let begins = !line.starts_with([' ', ')', ']', '}']) && !line.is_empty();
        match found.last_mut() {
            Some(last) if !begins => {
                last.push('\n');
                last.push_str(line);
            }
            _ => found.push(line.to_owned()),
        }
    }
    found
}

/// The only argument of a call.
pub(super) fn argument(call: &str) -> Option<String> {
    let inside = call.trim_end().strip_suffix(')')?;
    let inside = &inside[inside.find('(')? + 1..];
    let lines: Vec<&str> = inside.trim_matches('\n').lines().collect();
    let indent = lines.first()?.len() - lines.first()?.trim_start().len();
    let lines = lines.iter().map(|line| line.get(indent..).unwrap_or_else(|| line.trim_start()));
    Some(lines.collect::<Vec<_>>().join("\n").trim().to_owned())
}

//! The selection table's Rust code, taken apart: imports, definitions, what sets a provider up, what makes it.

use super::super::Obstacle;
use super::code::Code;
use crate::source::{has_word, words};
use crate::syntax::ScopeId;

/// A snippet, taken apart.
pub(super) struct Template {
    /// Full paths.
    imports: Vec<String>,
    /// Types with what they implement.
    definitions: String,
    /// `let` statements before the provider: name and value.
    setup: Vec<(String, String)>,
    provider: String,
}

impl Template {
    pub(super) fn of(code: &str) -> Option<Self> {
        let lines: Vec<&str> = code.trim_matches('\n').lines().collect();
        let function = lines.iter().rposition(|line| line.starts_with("pub fn "))?;
        let mut imports = Vec::new();
        let mut after_imports = 0;
        let mut at = 0;
        while at < function {
            if lines[at].starts_with("use ") {
                let end = (at..function).find(|end| lines[*end].ends_with(';'))?;
                imports.extend(paths(&lines[at..=end].join(" ")));
                at = end;
                after_imports = end + 1;
            }
            at += 1;
        }
        let definitions = lines[after_imports..function].join("\n").trim_matches('\n').to_owned();
        let body = lines[function..].iter().position(|line| line.ends_with('{')).map(|at| function + at + 1)?;
        let text: String =
            lines[body..].iter().flat_map(|line| [line.strip_prefix("    ").unwrap_or(line), "\n"]).collect();
        let mut setup = Vec::new();
        let mut provider = None;
        for (name, value) in lets(&text) {
            if name == "provider" {
                provider = Some(value);
                break;
            }
            setup.push((name, value));
        }
        let provider = provider.or_else(|| given(&text, "with_credentials_provider(Rc::new("))?;
        let setup = setup.into_iter().filter(|(name, _)| has_word(&provider, name)).collect();
        Some(Self { imports, definitions, setup, provider })
    }

    /// What makes the provider, as one expression; `read` gives a variable's value.
    pub(super) fn expression(&self, read: &dyn Fn(&str) -> String) -> Option<String> {
        let mut text = self.provider.clone();
        for (name, value) in self.setup.iter().rev() {
            let is_line = !text.contains('\n');
            text = with_value(&text, name, value)?;
            if is_line && text.contains('\n') {
                text = spread(&text).unwrap_or(text);
            }
        }
        Some(with_reads(&text, read))
    }

    /// The types that it defines.
    pub(super) fn defines(&self) -> impl Iterator<Item = &str> {
        let lines = self.definitions.lines();
        lines.filter_map(|line| line.strip_prefix("struct ")?.split([' ', '{', ';']).next())
    }

    /// What has to be defined in a file; `None` when it is there or there is nothing.
    pub(super) fn definitions(&self, code: &Code<'_>) -> Result<Option<String>, Obstacle> {
        if self.definitions.is_empty() || code.page.text.contains(&self.definitions) {
            return Ok(None);
        }
        if self.defines().any(|name| has_word(code.page.text, name)) {
            return Err(Obstacle::NameTaken);
        }
        Ok(Some(format!("\n{}\n", self.definitions)))
    }

    /// The paths of what a piece of its code mentions.
    pub(super) fn imports_for(&self, code: &str) -> Vec<String> {
        let is_used = |path: &&String| {
            let name = path.rsplit("::").next().unwrap_or_default();
            words(code, name).any(|word| {
                let before = code[..word.start as usize].trim_end();
                !before.ends_with("::") && !before.ends_with('.')
            })
        };
        self.imports.iter().filter(is_used).cloned().collect()
    }

    /// The first name of what makes the provider.
    pub(super) fn provider_name(&self) -> String {
        let is_part = |char: char| char.is_alphanumeric() || char == '_';
        self.provider.chars().take_while(|char| is_part(*char)).collect()
    }

    /// The provider's name and those that come from the same module.
    pub(super) fn names_beside(&self, name: &str) -> Vec<String> {
        let module = self.module(name);
        let parent = module.rsplit_once("::").map_or("", |(parent, _)| parent);
        let beside = self.imports.iter().filter(|path| path.rsplit_once("::").is_some_and(|(of, _)| of == parent));
        beside.filter_map(|path| Some(path.rsplit_once("::")?.1.to_owned())).collect()
    }

    /// The path of a name that is imported, or would be from beside the provider.
    pub(super) fn module(&self, name: &str) -> String {
        let end = format!("::{name}");
        let known = self.imports.iter().find(|path| path.ends_with(&end)).cloned();
        known.unwrap_or_else(|| {
            let provider = format!("::{}", self.provider_name());
            let beside = self.imports.iter().find(|path| path.ends_with(&provider));
            let parent = beside.and_then(|path| path.rsplit_once("::")).map_or("", |(parent, _)| parent);
            format!("{parent}::{name}")
        })
    }

    /// A path of something beside the provider, as it is in the module that the file has such things from.
    pub(super) fn at_home(&self, path: &str, home: Option<&str>) -> String {
        let provider = self.module(&self.provider_name());
        let own = provider.rsplit_once("::").map_or("", |(parent, _)| parent);
        match (home, path.rsplit_once("::")) {
            (Some(home), Some((parent, name))) if parent == own => format!("{home}::{name}"),
            _ => path.to_owned(),
        }
    }

    /// The type of the provider: a function that makes one says only what it can do.
    pub(super) fn provider_type(&self) -> String {
        let name = self.provider_name();
        if name.starts_with(char::is_lowercase) { "impl CredentialsProvider".to_owned() } else { name }
    }
}

/// Where definitions go in the module of a place: below its imports.
pub(super) fn definitions_place(code: &Code<'_>, scope: ScopeId) -> usize {
    let module = code.module(scope);
    let imports = code
        .page
        .tree
        .bindings
        .iter()
        .filter(|binding| binding.scope == module && matches!(binding.value, crate::syntax::Bound::Import(_)));
    let last = imports.map(|binding| binding.name_span.end as usize).max();
    let end = last.and_then(|at| Some(at + code.page.text[at..].find(';')? + 1));
    end.map_or(code.page.text.len(), |at| code.page.line_end(at))
}

/// The paths that a `use` item imports, of one level of braces.
fn paths(item: &str) -> Vec<String> {
    let item = item.trim().trim_start_matches("use ").trim_end_matches(';');
    match item.split_once("::{") {
        Some((parent, list)) => {
            let names = list.trim_end_matches('}').split(',').map(str::trim).filter(|name| !name.is_empty());
            names.map(|name| format!("{parent}::{name}")).collect()
        }
        None => vec![item.to_owned()],
    }
}

/// The `let` statements of a body: name and value.
fn lets(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find("let ").map(|start| at + start) {
        let Some(equals) = text[start..].find('=').map(|equals| start + equals) else { break };
        let Some(end) = end_of(text, equals) else { break };
        let name = text[start + "let ".len()..equals].trim().to_owned();
        found.push((name, text[equals + 1..end].trim().to_owned()));
        at = end;
    }
    found
}

/// Where the statement that a place is in ends: its semicolon.
fn end_of(text: &str, start: usize) -> Option<usize> {
    let mut depth = 0_i32;
    text[start..].char_indices().find_map(|(at, char)| {
        match char {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            _ => {}
        }
        (depth == 0 && char == ';').then_some(start + at)
    })
}

/// What a call that begins so is given.
fn given(text: &str, call: &str) -> Option<String> {
    let start = text.find(call)? + call.len();
    let mut depth = 0_i32;
    let end = text[start..].char_indices().find_map(|(at, char)| {
        match char {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        (depth < 0).then_some(start + at)
    })?;
    Some(text[start..end].trim().trim_end_matches(',').to_owned())
}

/// A call with each argument on lines of its own.
fn spread(call: &str) -> Option<String> {
    let open = call.find('(')?;
    let inside = call.get(open + 1..call.len() - 1)?;
    let (mut args, mut start, mut depth) = (Vec::new(), 0, 0_i32);
    for (at, char) in inside.char_indices().chain([(inside.len(), ',')]) {
        match char {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => {
                args.push(inside[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    let lines: String = args
        .iter()
        .filter(|arg| !arg.is_empty())
        .map(|arg| format!("    {},\n", arg.replace('\n', "\n    ")))
        .collect();
    Some(format!("{}(\n{lines})", &call[..open]))
}

/// A text with a value in the place of the name that stands for it.
fn with_value(text: &str, name: &str, value: &str) -> Option<String> {
    let word = words(text, name).next()?;
    let (before, after) = (&text[..word.start as usize], &text[word.end as usize..]);
    let is_field = before.trim_end().ends_with('{') && after.trim_start().starts_with('}');
    let field = if is_field { format!("{name}: ") } else { String::new() };
    Some(format!("{before}{field}{value}{after}"))
}

/// A text in which variables are read by an expression that fits its new place.
fn with_reads(text: &str, read: &dyn Fn(&str) -> String) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("env::var(\"") {
        let begin = at + "env::var(\"".len();
        let Some(end) = rest[begin..].find("\")?") else { break };
        let before = rest[..at].trim_end_matches("std::");
        out.push_str(before);
        out.push_str(&read(&rest[begin..begin + end]));
        rest = &rest[begin + end + "\")?".len()..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::Template;
    use crate::catalog::Catalog;
    use crate::catalog::provider::Row;
    use crate::catalog::sdk::Generation;

    #[test]
    fn every_snippet_of_a_provider_is_one_expression() {
        let read = |name: &str| format!("READ_{name}");
        let mut seen = 0;
        for row in Row::ALL {
            let snippets = &Catalog::builtin().row(row).snippet;
            let ours = [Generation::OssRustV2, Generation::Reqsign];
            for snippet in snippets.iter().filter(|snippet| ours.contains(&snippet.generation)) {
                let template = Template::of(&snippet.code).expect("it can be taken apart");
                let expression = template.expression(&read).expect("its names have values");
                assert!(!expression.contains('?') && !expression.contains(';'), "{expression}");
                assert!(!template.imports_for(&expression).is_empty(), "{expression}");
                seen += 1;
            }
        }
        assert!(seen > 7);
    }
}

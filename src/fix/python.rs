//! Python: an expression of the snippet in the place of a call, with its imports and what it needs before it.

use super::{Edit, has_word, indent};
use crate::catalog::sdk::Generation;
use crate::facts::CredentialSite;
use crate::finding::AdviceSnippet;
use crate::source::Span;

/// A snippet, taken apart.
struct Parts<'c> {
    imports: Vec<&'c str>,
    /// Classes that it needs.
    definitions: Vec<&'c str>,
    /// Statements before the provider is made, without those that concern the client.
    setup: Vec<String>,
    /// What makes the provider.
    expression: String,
}

/// The edits for a call at `span`.
pub(super) fn replace(text: &str, site: &CredentialSite, span: Span, snippet: &AdviceSnippet) -> Option<Vec<Edit>> {
    let parts = Parts::of(&snippet.code)?;
    let call = text.get(span.range())?;
    let callee = call[..call.find('(')?].trim_end();
    let name = site.path.rsplit('.').next()?;
    let (function, expression) = match (snippet.generation, name) {
        (Generation::OssV2, "StaticCredentialsProvider") => ("oss_credentials_provider", parts.expression.clone()),
        (Generation::Oss2, "StaticCredentialsProvider") => ("oss_credentials_provider", argument(&parts.expression)?),
        (Generation::Oss2, "Auth" | "StsAuth") if !call.contains("auth_version") => {
            ("oss_auth", parts.expression.replace("ProviderAuthV4(", "ProviderAuth("))
        }
        (Generation::Oss2, "AuthV2") => ("oss_auth", parts.expression.replace("ProviderAuthV4(", "ProviderAuthV2(")),
        (Generation::Oss2, "AuthV4") => ("oss_auth", parts.expression.clone()),
        (Generation::Credentials, "Config") => {
            let inner = argument(&parts.expression)?;
            ("", format!("{callee}{}", &inner[inner.find('(')?..]))
        }
        _ => return None,
    };
    let needed = parts.needed(&expression);
    let (mut first, mut top) = (String::new(), String::new());
    for import in needed.imports {
        if !text.lines().any(|line| line.trim_end() == import) {
            if is_taken(text, import) {
                return None;
            }
            let place = if import == "import os" { &mut first } else { &mut top };
            place.extend([import, "\n"]);
        }
    }
    let (begin, place) = imports(text)?;
    if !first.is_empty() && !is_of_standard_library(&text[begin..]) {
        first.push('\n');
    }
    let new = if needed.is_alone {
        expression.replace('\n', &format!("\n{}", indent(text, span.start as usize)))
    } else {
        if function.is_empty() || has_word(text, function) {
            return None;
        }
        for definition in &parts.definitions {
            let name = definition.strip_prefix("class ").and_then(|rest| rest.split(['(', ':']).next());
            if name.is_some_and(|name| has_word(text, name)) {
                return None;
            }
        }
        top.push_str("\n\n");
        for line in &parts.definitions {
            top.push_str(line);
            top.push('\n');
        }
        top.extend(["def ", function, "():\n"]);
        for line in parts.setup.iter().flat_map(|statement| statement.lines()) {
            if line.starts_with("def ") {
                top.push('\n');
            }
            top.push_str(format!("    {line}").trim_end());
            top.push('\n');
        }
        if parts.setup.last().is_some_and(|statement| statement.starts_with("def ")) {
            top.push('\n');
        }
        top.extend(["    return ", &*expression.replace('\n', "\n    "), "\n"]);
        format!("{function}()")
    };
    let mut edits = vec![Edit { span, text: new }];
    for (at, text) in [(begin, first), (place, top)].into_iter().filter(|(_, text)| !text.is_empty()) {
        edits.push(Edit { span: Span::new(at, at), text });
    }
    Some(edits)
}

/// What an expression needs.
struct Needed<'c> {
    imports: Vec<&'c str>,
    /// Whether that is nothing that is set up before it.
    is_alone: bool,
}

impl<'c> Parts<'c> {
    fn of(code: &'c str) -> Option<Self> {
        let lines: Vec<&str> = code.trim_matches('\n').lines().collect();
        let is_import = |line: &&str| line.starts_with("import ") || line.starts_with("from ");
        let imports: Vec<&str> = lines.iter().copied().filter(|line| is_import(line)).collect();
        if imports.iter().any(|import| import.ends_with('(')) {
            return None;
        }
        let last = lines.iter().rposition(|line| line.starts_with("def "))?;
        let after_imports = lines.iter().rposition(is_import)? + 1;
        let mut definitions: Vec<&str> = lines.get(after_imports..last)?.to_vec();
        while definitions.first().is_some_and(|line| line.is_empty()) {
            definitions.remove(0);
        }
        let mut setup = Vec::new();
        for statement in statements(&lines[last + 1..]) {
            let made = ["provider = ", "auth = ", "return "].iter().find_map(|start| statement.strip_prefix(start));
            if let Some(expression) = made {
                return Some(Self { imports, definitions, setup, expression: expression.to_owned() });
            }
            if !statement.starts_with("config") {
                setup.push(statement);
            }
        }
        None
    }

    fn needed(&self, expression: &str) -> Needed<'c> {
        let is_defined = |line: &str| {
            let name = line.split(['=', '(', ':']).next().unwrap_or_default().trim();
            let name = name.rsplit(' ').next().unwrap_or_default();
            !name.is_empty() && has_word(expression, name)
        };
        let is_alone = !self.setup.iter().any(|statement| is_defined(statement))
            && !self.definitions.iter().any(|line| line.starts_with("class ") && is_defined(line));
        let all: String = if is_alone {
            expression.to_owned()
        } else {
            let definitions = self.definitions.iter().map(|line| format!("{line}\n")).collect::<String>();
            format!("{expression}\n{}\n{definitions}", self.setup.join("\n"))
        };
        let imports = self.imports.iter().copied();
        let imports = imports.filter(|import| bound_by(import).is_some_and(|name| has_word(&all, name))).collect();
        Needed { imports, is_alone }
    }
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
fn argument(call: &str) -> Option<String> {
    let inside = call.trim_end().strip_suffix(')')?;
    let inside = &inside[inside.find('(')? + 1..];
    let lines: Vec<&str> = inside.trim_matches('\n').lines().collect();
    let indent = lines.first()?.len() - lines.first()?.trim_start().len();
    let lines = lines.iter().map(|line| line.get(indent..).unwrap_or_else(|| line.trim_start()));
    Some(lines.collect::<Vec<_>>().join("\n").trim().to_owned())
}

/// The name that an import binds.
fn bound_by(import: &str) -> Option<&str> {
    import.rsplit([' ', '.']).next()
}

/// Whether the name that an import would bind means something else in a text.
fn is_taken(text: &str, import: &str) -> bool {
    let Some(name) = bound_by(import) else { return true };
    let is_import = |line: &&str| line.trim_start().starts_with("import ") || line.trim_start().starts_with("from ");
    let binds = |line: &str| bound_by(line.trim_end()) == Some(name);
    text.lines().any(|line| if is_import(&line) { binds(line) } else { has_word(line, name) })
}

/// Where the imports at the beginning of a module begin and end, those of the future aside.
fn imports(text: &str) -> Option<(usize, usize)> {
    let (mut begin, mut end) = (None, None);
    let mut at = 0;
    let mut is_open = false;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let begins = line.starts_with("import ") || line.starts_with("from ");
        if begins || is_open {
            if begins && !line.starts_with("from __future__") {
                begin = begin.or(Some(start));
            }
            is_open = if begins { line.contains('(') && !line.contains(')') } else { !line.contains(')') };
            is_open |= line.trim_end().ends_with('\\');
            if !is_open && line.ends_with('\n') {
                end = Some(at);
            }
        } else if line.starts_with(|char: char| char.is_alphabetic() || char == '_' || char == '@') && end.is_some() {
            break;
        }
    }
    Some((begin?, end?))
}

/// Whether an import is of a module that comes with Python and that programs like these use.
fn is_of_standard_library(import: &str) -> bool {
    let module = import.split([' ', '.', '\n', ',']).nth(1).unwrap_or_default();
    let known =
        ["argparse", "asyncio", "base64", "datetime", "functools", "io", "json", "logging", "os", "pathlib", "re"];
    known.contains(&module)
        || ["subprocess", "sys", "tempfile", "threading", "time", "typing", "uuid"].contains(&module)
}

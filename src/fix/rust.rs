//! Rust: keys taken out of a chain that finds others by itself, and the environment's provider in the place of a static one.

use super::{Edit, has_word};
use crate::catalog::provider::Row;
use crate::catalog::sdk::{Generation, Role};
use crate::facts::{CredentialSite, FileFacts};
use crate::finding::AdviceSnippet;
use crate::source::Span;

/// The edits for a call at `span`.
pub(super) fn replace(
    file: &FileFacts,
    site: &CredentialSite,
    span: Span,
    row: Row,
    snippet: &AdviceSnippet,
) -> Option<Vec<Edit>> {
    let text = &*file.text;
    match snippet.generation {
        // Only rows whose code says nothing of credentials: the chain of defaults finds them.
        Generation::Opendal if !snippet.code.contains("role_arn") => without_keys(file, site),
        Generation::OssRustV2 if row == Row::RamUserKey && site.path.ends_with("StaticCredentialsProvider.new") => {
            let name = "EnvironmentVariableCredentialsProvider";
            let mut edits = vec![Edit { span, text: name.to_owned() }];
            if !has_word(text, name) {
                let import = snippet.code.lines().find(|line| line.starts_with("use ") && line.contains(name))?;
                let last = text.rfind("\nuse ").map(|at| at + 1).or_else(|| text.starts_with("use ").then_some(0))?;
                let end = last + text[last..].find(";\n")? + 2;
                edits.push(Edit { span: Span::new(end, end), text: format!("{import}\n") });
            }
            Some(edits)
        }
        _ => None,
    }
}

/// Takes `.access_key_id(…)` and the like out of a chain of calls.
fn without_keys(file: &FileFacts, site: &CredentialSite) -> Option<Vec<Edit>> {
    let text = &*file.text;
    let keys = [Role::AccessKeyId, Role::AccessKeySecret, Role::SecurityToken];
    let mut edits: Vec<Edit> = Vec::new();
    for arg in site.args.iter().filter(|arg| keys.contains(&arg.role)) {
        let (path, span) = file.places.locate(arg.span);
        if **path != *file.path {
            return None;
        }
        let before = text.get(..span.start as usize)?.trim_end();
        let before = before.trim_end_matches(['&', ' ', '\n']).strip_suffix('(')?;
        let name = before.len() - before.trim_end_matches(|char: char| char.is_alphanumeric() || char == '_').len();
        let dot = before[..before.len() - name].trim_end().strip_suffix('.')?;
        let start = dot.trim_end().len();
        let rest = text.get(span.end as usize..)?;
        let after = rest.trim_start_matches(|char: char| char.is_whitespace() || char == ',');
        let end = text.len() - after.strip_prefix(')')?.len();
        edits.push(Edit { span: Span::new(start, end), text: String::new() });
    }
    edits.dedup();
    (!edits.is_empty()).then_some(edits)
}

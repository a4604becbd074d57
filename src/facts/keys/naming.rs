//! What a value is called: the variable, option, key, tag or column in front of it.

use std::ops::Range;

use smol_str::SmolStr;

use crate::catalog::judge::{Judge, NamedRole};
use crate::source::Span;

/// What a value is called.
#[derive(Debug, Clone)]
pub(super) struct Name {
    pub(super) text: SmolStr,
    pub(super) span: Span,
    /// The credential that the name stands for; `None` for a name that says nothing about it.
    pub(super) role: Option<NamedRole>,
}

impl Name {
    /// The name at `range`, without the dashes and dots in front of options and methods.
    fn new(text: &str, range: Range<usize>, role: Option<NamedRole>) -> Self {
        let bare = text[range.clone()].trim_start_matches(['-', '.', '$']);
        Self { text: bare.into(), span: Span::new(range.end - bare.len(), range.end), role }
    }
}

/// A name is at most so far away from its value.
const REACH: usize = 200;
/// Between a name and its value stand a type, a conversion, a default's function, no more.
const TOKENS: usize = 6;
/// Words in a written-out name: `Access Key Secret`.
const USUAL_WORDS: usize = 3;

/// Finds the name of the value that begins at `value`, not looking back past `floor`.
pub(super) fn name_before(text: &str, value: usize, floor: usize, judge: &Judge) -> Option<Name> {
    let from = text.floor_char_boundary(floor.max(value.saturating_sub(REACH)).min(value));
    let tokens = tokens_back(text, from, value);
    let mut right = value;
    let mut fallback = None;
    let mut inner: Option<&str> = None;
    for (index, token) in tokens.iter().enumerate() {
        let gap = &text[token.end..right];
        if !may_span(gap, inner) {
            break;
        }
        if let Some(name) = credential_name(text, &tokens[index..], judge) {
            return Some(name);
        }
        let word = &text[token.clone()];
        let is_assigned = gap.contains(['=', ':', '>', '：']) || (index == 0 && word.starts_with('-'));
        // `-k` says nothing.
        let says_something = !is_wrapper(word) && word.trim_start_matches('-').len() > 1;
        if fallback.is_none() && is_assigned && says_something {
            fallback = Some(Name::new(text, token.clone(), None));
        }
        let is_the_name = gap.trim_start_matches(['"', '\'', ' ']).starts_with(['=', ':']) && !gap.starts_with("::");
        if is_the_name && !is_wrapper(word) {
            break;
        }
        inner = Some(word);
        right = token.start;
    }
    fallback
}

/// The words before `value`, nearest first.
fn tokens_back(text: &str, from: usize, value: usize) -> Vec<Range<usize>> {
    let mut tokens: Vec<Range<usize>> = Vec::new();
    let mut end = None;
    for (at, c) in text[from..value].char_indices().rev() {
        let at = from + at;
        if c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '$') {
            end.get_or_insert(at + c.len_utf8());
        } else if let Some(end) = end.take() {
            let token = at + c.len_utf8()..end;
            if !text[token.clone()].contains(char::is_alphanumeric) {
                continue;
            }
            tokens.push(token);
            if tokens.len() == TOKENS {
                return tokens;
            }
        }
    }
    tokens.extend(end.map(|end| from..end).filter(|token| text[token.clone()].contains(char::is_alphanumeric)));
    tokens
}

/// The name that the nearest word has alone or with the words before it that are set apart by one space.
///
/// `AccessKey Secret` says more than `Secret`, `tool --access-key-id` no more than the option. More than that belongs to a
/// name only when it says whose key it is.
fn credential_name(text: &str, tokens: &[Range<usize>], judge: &Judge) -> Option<Name> {
    let joined = tokens.windows(2).take_while(|pair| &text[pair[1].end..pair[0].start] == " ").take(4).count();
    let phrases = || (0..=joined).map(|more| tokens[more].start..tokens[0].end);
    let named =
        || phrases().take(USUAL_WORDS).filter_map(|span| Some((span.clone(), judge.role_of_name(&text[span])?)));
    let (span, role) = named().find(|(_, role)| !role.weak).or_else(|| named().next())?;
    let whose = phrases().find(|longer| longer.len() > span.len() && judge.is_main_account_name(&text[longer.clone()]));
    Some(Name::new(text, whose.unwrap_or(span), Some(role)))
}

/// Whether a value, or the word `inner` on the way to it, can belong to a name with `gap` in between.
fn may_span(gap: &str, inner: Option<&str>) -> bool {
    let trimmed = gap.trim();
    if trimmed.contains('}') || trimmed.contains(';') && !gap.contains('&') {
        return false;
    }
    let lines = gap.matches('\n').count();
    let (head, _) = gap.split_once('\n').unwrap_or((gap, ""));
    let stands_for_value = inner.is_some_and(is_value_word);
    let declares = inner.is_some_and(|inner| inner.eq_ignore_ascii_case("type")) && head.contains('{');
    if lines > 2 || (lines > 0 && !stands_for_value && !declares && !head.contains(['=', ':', '(', '>', '['])) {
        return false;
    }
    // `("name", "value")` and `"name": …, "value": …` go on after a comma, `(something, "value")` does not.
    if let Some((before, after)) = trimmed.split_once(',') {
        let quoted = before.trim_end().ends_with(['"', '\'', '`']);
        let goes_on = after.trim_start().is_empty() || after.trim_start().starts_with(['"', '\'', '`', '&']);
        if after.contains(',') || !(stands_for_value || (quoted && goes_on && inner.is_none_or(is_wrapper))) {
            return false;
        }
    }
    if let Some((_, after)) = trimmed.rsplit_once(')') {
        let goes_on = after.trim_start().starts_with(['=', '|', '?', ':', '>'])
            || inner.is_some_and(|inner| after.is_empty() && (inner.starts_with('.') || inner == "or"));
        if !goes_on {
            return false;
        }
    }
    // Two words with only a space between them are prose, unless the second is a type or a conversion.
    inner.is_none_or(|inner| !trimmed.is_empty() || is_wrapper(inner) || stands_for_value)
}

fn is_value_word(word: &str) -> bool {
    let word = word.rsplit('.').next().unwrap_or(word).trim_start_matches('-');
    ["value", "val", "default", "defaultvalue", "default_value", "stringvalue"]
        .iter()
        .any(|known| word.eq_ignore_ascii_case(known))
}

/// Words that stand between a name and its value without being its name.
fn is_wrapper(word: &str) -> bool {
    let word = word.rsplit('.').next().unwrap_or(word).trim_start_matches('-');
    is_value_word(word)
        || [
            "string",
            "str",
            "static",
            "some",
            "from",
            "into",
            "new",
            "option",
            "optional",
            "final",
            "secretstr",
            "field",
            "b",
            "r",
            "rb",
            "br",
            "f",
            "u",
            "or",
            "unwrap_or",
            "unwrap_or_else",
            "get",
            "getenv",
            "env",
            "var",
            "b64decode",
            "name",
            "key",
            "quot",
            "text",
            "varchar",
            "bytes",
            "encode",
            "must",
            "require",
            "const",
            "let",
            "http",
            "https",
            "type",
            "is",
            "s",
            "n",
        ]
        .iter()
        .any(|known| word.eq_ignore_ascii_case(known))
}

/// A name that says that the key is the main account's: of a section, object or profile that the value stands in, or a
/// short comment above it.
pub(super) fn main_account_heading(text: &str, at: usize, judge: &Judge) -> Option<Span> {
    const LINES: usize = 4;
    const LONGEST: usize = 160;
    let line_start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let mut end = line_start;
    for _ in 0..LINES {
        let above = text[..end].strip_suffix('\n')?;
        let floor = above.floor_char_boundary(above.len().saturating_sub(LONGEST));
        let start = match above[floor..].rfind('\n') {
            Some(newline) => floor + newline + 1,
            None if floor == 0 => 0,
            None => return None,
        };
        let line = &above[start..];
        if line.trim().is_empty() {
            return None;
        }
        if let Some(heading) = heading(line).filter(|heading| judge.is_main_account_name(heading)) {
            let offset = start + (heading.as_ptr() as usize - line.as_ptr() as usize);
            return Some(Span::new(offset, offset + heading.len()));
        }
        end = start;
    }
    None
}

/// The one name on a line that has nothing else: `[name]`, `name:`, `"name": {`, `name = {`, `# name`.
fn heading(line: &str) -> Option<&str> {
    let is_frame = |c: char| !c.is_alphanumeric() && !matches!(c, '_' | '-' | '.');
    let comment = line.trim_start().starts_with(['#', ';']) || line.trim_start().starts_with("//");
    let inner = line.trim_matches(is_frame).trim_start_matches("- ");
    if comment {
        // A longer one explains; the documentation's warning about main accounts is copied everywhere.
        return (inner.chars().count() <= 24).then_some(inner);
    }
    let named = inner.split_once(':').or_else(|| inner.split_once('=')).filter(|(key, _)| {
        let key = key.trim_matches(is_frame);
        ["name", "profile", "account", "alias"].iter().any(|known| key.eq_ignore_ascii_case(known))
    });
    let inner = named.map_or(inner, |(_, value)| value.trim_matches(is_frame));
    (!inner.is_empty() && !inner.contains(is_frame)).then_some(inner)
}

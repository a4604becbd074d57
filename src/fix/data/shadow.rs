//! A key that comes before a role is taken out of the environment of the program that gets both.

use super::super::{Edit, Obstacle, Scene};
use super::{dockerfile, entries, line_end, line_start, sheet::Sheet, terraform};
use crate::facts::{FileFacts, SetVariable};
use crate::source::{Span, words};
use crate::syntax::data::Format;

/// The edits that take out a variable and the others of the same key.
pub(super) fn edits(scene: &Scene<'_>, file: &FileFacts, variable: &SetVariable) -> Result<Vec<Edit>, Obstacle> {
    let names = scene.catalog.references.variables.of_key(&variable.name);
    if names.is_empty() {
        return Err(Obstacle::Shape);
    }
    match Format::of(&file.path) {
        Some(Format::Yaml | Format::Json) => match Sheet::of(file) {
            Ok(sheet) => parsed(&sheet, variable.span, &names),
            Err(_) => in_template(&file.text, variable.span, &names),
        },
        Some(_) => in_lines(&file.text, &names),
        None if terraform_block(&file.text, variable.span).is_some() => in_blocks(&file.text, variable.span, &names),
        None => {
            let name = file.path.rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
            match name.rsplit_once('.').map(|(_, extension)| extension) {
                Some("tf" | "tofu" | "hcl") => in_map(&file.text, variable.span, &names),
                Some("tpl" | "template") => in_template(&file.text, variable.span, &names),
                Some("sh" | "bash" | "zsh" | "service" | "conf" | "env") => in_lines(&file.text, &names),
                _ => in_image(&file.text, &names),
            }
        }
    }
}

/// Entries of a map, or of a list of names with values, in YAML or JSON.
fn parsed(sheet: &Sheet<'_>, place: Span, names: &[String]) -> Result<Vec<Edit>, Obstacle> {
    let own = sheet.way_to_name(place).ok_or(Obstacle::Shape)?;
    let last = own.last().ok_or(Obstacle::Shape)?;
    // `- name: NAME` is an entry of the list, and so is `- NAME=value`; `NAME: value` is one of a map.
    let is_named = last.key.is_some_and(|key| !sheet.tree[key].span.contains(place));
    let depth = if is_named { own.len() - 1 } else { own.len() };
    let container = own.get(depth.wrapping_sub(1)).ok_or(Obstacle::Shape)?.container;
    let mut ways = Vec::new();
    for span in names.iter().flat_map(|name| words(sheet.text, name)) {
        let Some(mut way) = sheet.way_to_name(span) else { continue };
        way.truncate(depth);
        let Some(step) = way.last().copied().filter(|step| way.len() == depth && step.container == container) else {
            continue;
        };
        // Only what is set there, not what is mentioned in another variable's value.
        let is_set = match step.key {
            Some(key) => sheet.tree[key].span.contains(span),
            None if is_named => sheet.said(step.value, "name").is_some_and(|name| names.iter().any(|one| one == name)),
            None => sheet.text[sheet.tree[step.value].span.range()]
                .trim_start_matches(['"', '\''])
                .starts_with(&sheet.text[span.range()]),
        };
        if is_set {
            ways.push(way);
        }
    }
    entries::without_ways(sheet, ways)
}

/// `NAME=value`, `export NAME=value`, `Environment=NAME=value`: lines of their own.
fn in_lines(text: &str, names: &[String]) -> Result<Vec<Edit>, Obstacle> {
    let mut edits: Vec<Edit> = Vec::new();
    for (_, span) in set_by_lines(text, names) {
        let line = Span::new(line_start(text, span.start as usize), line_end(text, span.end as usize));
        let before = text[line.start as usize..span.start as usize].trim().trim_end_matches(['"', '\'']).trim();
        let is_alone = ["", "export", "Environment=", "set", "declare -x", "typeset -x"].contains(&before);
        // A second assignment on the line is not this one's.
        if !is_alone || text[span.end as usize..line.end as usize].matches('=').count() > 1 {
            return Err(Obstacle::Shape);
        }
        edits.push(Edit { span: line, text: String::new() });
    }
    edits.dedup();
    if edits.is_empty() { Err(Obstacle::Shape) } else { Ok(edits) }
}

/// Where lines that are no comments set these variables.
fn set_by_lines<'n>(text: &str, names: &'n [String]) -> Vec<(&'n String, Span)> {
    let mut found: Vec<(&String, Span)> = names
        .iter()
        .flat_map(|name| words(text, name).map(move |span| (name, span)))
        .filter(|(_, span)| {
            let line = text[line_start(text, span.start as usize)..span.start as usize].trim_start();
            !line.starts_with(['#', ';']) && text[span.end as usize..].starts_with('=')
        })
        .collect();
    found.sort_by_key(|(_, span)| *span);
    found
}

/// Instructions of a Dockerfile.
fn in_image(text: &str, names: &[String]) -> Result<Vec<Edit>, Obstacle> {
    let mut edits: Vec<Edit> = Vec::new();
    for span in names.iter().flat_map(|name| words(text, name)) {
        let Some(instruction) = dockerfile::instruction(text, span.start as usize) else { continue };
        let is_gone = |name: &str, _: Span| names.iter().any(|one| one == name);
        let sets = instruction.keyword == "ENV" && instruction.pairs.iter().any(|(name, pair)| is_gone(name, *pair));
        if sets {
            edits.extend(dockerfile::without(text, &instruction, &is_gone));
        }
    }
    edits.sort();
    edits.dedup();
    if edits.is_empty() { Err(Obstacle::Shape) } else { Ok(edits) }
}

/// The innermost block of Terraform around a place that holds one variable: `key = "NAME"` with its `value`.
fn terraform_block(text: &str, place: Span) -> Option<Span> {
    let before = text[line_start(text, place.start as usize)..place.start as usize].trim();
    let key = before.strip_suffix('"')?.trim_end().strip_suffix('=')?.trim();
    if !matches!(key, "key" | "name") {
        return None;
    }
    terraform::blocks_around(text, place.start as usize)?.last()?;
    let open = text[..place.start as usize].rfind('{')?;
    let close = place.end as usize + text[place.end as usize..].find('}')?;
    let is_flat = !text[open + 1..close].contains('{');
    let span = super::whole_lines(text, Span::new(open, close + 1), &super::COMMENTS);
    // The name of the block stands before its brace.
    let start = line_start(text, open);
    let is_named = text[start..open].trim().bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    let lines = span.unwrap_or(Span::new(start, line_end(text, close)));
    let rest = text[close + 1..lines.end as usize].trim();
    (is_flat && is_named && rest.is_empty()).then_some(Span { start: u32::try_from(start).ok()?, end: lines.end })
}

/// Blocks of Terraform that hold a variable each, beside the one at a place.
fn in_blocks(text: &str, place: Span, names: &[String]) -> Result<Vec<Edit>, Obstacle> {
    let around = |span: Span| terraform::blocks_around(text, span.start as usize).map(|blocks| blocks.len());
    let depth = around(place);
    let own = terraform_block(text, place).ok_or(Obstacle::Shape)?;
    let mut blocks: Vec<Span> = names
        .iter()
        .flat_map(|name| words(text, name))
        .filter(|span| around(*span) == depth)
        .filter_map(|span| terraform_block(text, span))
        .collect();
    blocks.sort_unstable();
    blocks.dedup();
    // Only those that follow each other: another container's are another's.
    let at = blocks.iter().position(|block| *block == own).ok_or(Obstacle::Shape)?;
    let level = |one: &Span, other: &Span| {
        let between = &text[one.end as usize..other.start as usize];
        let mut open = 0_i32;
        between.bytes().all(|byte| {
            open += i32::from(byte == b'{') - i32::from(byte == b'}');
            open >= 0
        })
    };
    let first = (0..at).rev().take_while(|before| level(&blocks[*before], &blocks[before + 1])).last().unwrap_or(at);
    let last = (at + 1..blocks.len()).take_while(|next| level(&blocks[next - 1], &blocks[*next])).last().unwrap_or(at);
    Ok(blocks[first..=last].iter().map(|span| Edit { span: *span, text: String::new() }).collect())
}

/// Lines `NAME = value` of a map of Terraform.
fn in_map(text: &str, place: Span, names: &[String]) -> Result<Vec<Edit>, Obstacle> {
    let open = text[..place.start as usize].rfind('{').ok_or(Obstacle::Shape)?;
    let close = text[open..].find('}').map_or(text.len(), |at| open + at);
    let mut edits = Vec::new();
    let inside = |span: &Span| open < span.start as usize && (span.end as usize) < close;
    for span in names.iter().flat_map(|name| words(text, name)).filter(inside) {
        let line = Span::new(line_start(text, span.start as usize), line_end(text, span.end as usize));
        let before = text[line.start as usize..span.start as usize].trim();
        let after = text[span.end as usize..line.end as usize].trim_start_matches('"').trim_start();
        if matches!(before, "" | "\"") && after.starts_with(['=', ':']) && !after.contains(['{', '(', '[']) {
            edits.push(Edit { span: line, text: String::new() });
        } else if span == place {
            return Err(Obstacle::Shape);
        }
    }
    edits.sort();
    if edits.is_empty() { Err(Obstacle::Shape) } else { Ok(edits) }
}

/// A manifest that is a template: items by their lines, with the condition that is for them alone.
fn in_template(text: &str, place: Span, names: &[String]) -> Result<Vec<Edit>, Obstacle> {
    let mut items: Vec<Span> = Vec::new();
    for name in names {
        let mut spans = words(text, name).filter(|span| {
            let line = &text[line_start(text, span.start as usize)..span.start as usize];
            line.trim_end_matches(['"', '\'']).trim_end().ends_with("name:")
        });
        if let Some(span) = spans.next() {
            // Which program the second one is for cannot be told here.
            if spans.next().is_some() {
                return Err(Obstacle::Shape);
            }
            items.push(item(text, span).ok_or(Obstacle::Shape)?);
        }
    }
    items.sort_unstable();
    if !items.iter().any(|item| item.contains(place)) || items.windows(2).any(|two| two[0].end != two[1].start) {
        return Err(Obstacle::Shape);
    }
    let (first, last) = (items.first().ok_or(Obstacle::Shape)?, items.last().ok_or(Obstacle::Shape)?);
    let indent = indent(&text[first.range()]);
    let mut all = first.cover(*last);
    let is_mark = |line: &str, words: &[&str]| {
        let inside = line.trim().strip_prefix("{{").map(|rest| rest.trim_start_matches('-').trim_start());
        inside.is_some_and(|rest| words.iter().any(|word| rest.starts_with(word)))
    };
    let above = |span: Span| {
        let start = line_start(text, (span.start as usize).saturating_sub(1));
        (start, &text[start..span.start as usize])
    };
    let below = |span: Span| &text[span.end as usize..line_end(text, span.end as usize)];
    let (start, line) = above(all);
    if is_mark(line, &["if", "with"]) && is_mark(below(all), &["end"]) {
        all = Span::new(start, line_end(text, all.end as usize));
    }
    // A list that has nothing left goes with its key.
    let (start, line) = above(all);
    let next = below(all);
    let goes_on = (next.trim_start().starts_with('-') && self::indent(next) >= indent)
        || is_mark(next, &["if", "with", "range", "include", "toYaml"]);
    if line.trim_end().ends_with(':') && self::indent(line) <= indent && !goes_on {
        all = Span::new(start, all.end as usize);
    }
    Ok(vec![Edit { span: all, text: String::new() }])
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// The lines of the list's item around a place.
fn item(text: &str, place: Span) -> Option<Span> {
    let mut start = line_start(text, place.start as usize);
    let inner = indent(&text[start..]);
    while !text[start..].trim_start_matches(' ').starts_with("- ") {
        start = line_start(text, start.checked_sub(1)?);
        if text[start..].trim_start().starts_with("{{") || indent(&text[start..]) > inner {
            return None;
        }
    }
    let own = indent(&text[start..]);
    let mut end = line_end(text, start);
    while end < text.len() {
        let line = &text[end..line_end(text, end)];
        if !line.trim().is_empty()
            && (indent(line) <= own || line.trim_start().starts_with("{{"))
            && !line.starts_with('#')
        {
            break;
        }
        end += line.len();
    }
    Some(Span::new(start, end))
}

//! Which id, secret and token belong together.

use std::collections::{HashMap, HashSet};

use super::candidates::Candidate;
use super::naming;
use super::{KeyGroup, KeyMatch};
use crate::catalog::check::Confidence;
use crate::catalog::judge::Judge;
use crate::catalog::sdk::Role;
use crate::source::Span;

/// Parts of one key are at most so many lines apart.
const LINES: usize = 6;
/// And so many bytes.
const BYTES: usize = 4000;
/// On one line, where lines tell nothing, a value that is not named as a secret must be this near.
const BYTES_UNNAMED: usize = 200;
/// And with a name that says nothing, so many lines.
const LINES_FOREIGN: usize = 2;
/// Nobody writes down more keys than this around one.
const NEIGHBOURS: usize = 12;

/// What the name of a candidate says about it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Naming {
    Strong,
    Weak,
    None,
    Foreign,
}

/// Puts the candidates together. `found` is in order.
pub(super) fn group(text: &str, judge: &Judge, found: Vec<Candidate>) -> Vec<KeyGroup> {
    let lines = lines_of(text, &found);
    let of = |role: Role| (0..found.len()).filter(|at| found[*at].role == role).collect::<Vec<_>>();
    let (ids, secrets, tokens) = (of(Role::AccessKeyId), of(Role::AccessKeySecret), of(Role::SecurityToken));
    let context = Context { text, found: &found, lines: &lines };

    let secret_of = assign(&ids, &secrets, |id, secret| context.cost_of_secret(id, secret));
    let token_of = assign(&ids, &tokens, |id, token| context.cost_of_token(id, token));

    let mut groups: Vec<([Option<usize>; 3], Confidence)> = Vec::new();
    for id in &ids {
        let (secret, token) = (secret_of.get(id).copied(), token_of.get(id).copied());
        let confidence = match secret.map(|secret| naming(&found[secret])) {
            Some(Naming::Strong | Naming::Weak | Naming::None) => Confidence::High,
            Some(Naming::Foreign) | None => Confidence::Medium,
        };
        groups.push(([Some(*id), secret, token], confidence));
    }
    let paired: HashSet<usize> = secret_of.values().copied().collect();
    for secret in secrets {
        if paired.contains(&secret) || found[secret].temporary {
            continue;
        }
        let confidence = match naming(&found[secret]) {
            Naming::Strong => Confidence::High,
            Naming::Weak if is_among_ours(text, &found[secret], judge) => Confidence::Medium,
            _ => continue,
        };
        if !is_beside_other_cloud(text, found[secret].span, judge) {
            groups.push(([None, Some(secret), None], confidence));
        }
    }

    let mut found: Vec<Option<Candidate>> = found.into_iter().map(Some).collect();
    let mut take = |at: Option<usize>| at.and_then(|at| found[at].take()).map(key_match);
    groups
        .into_iter()
        .map(|([id, secret, token], confidence)| {
            let mut group =
                KeyGroup { id: take(id), secret: take(secret), token: take(token), confidence, main_account: None };
            group.main_account = main_account(text, judge, &group);
            group
        })
        .collect()
}

/// Whether a name that says little (`secret`, `secret_key`) stands below a heading of ours: the mapping, section or class
/// around it, or the words right before it. What else the file speaks of proves nothing: frameworks have secrets, too.
fn is_among_ours(text: &str, secret: &Candidate, judge: &Judge) -> bool {
    const WORDS_BEFORE: usize = 24;
    let name = secret.name.as_ref().map_or(secret.span.start, |name| name.span.start) as usize;
    let line_start = text[..name].rfind('\n').map_or(0, |at| at + 1);
    let near = (name.saturating_sub(WORDS_BEFORE).max(line_start)..=name).find(|at| text.is_char_boundary(*at));
    judge.has_vendor_word(&text[near.unwrap_or(name)..name])
        || headings(text, line_start).any(|heading| judge.has_vendor_word(heading))
}

/// The lines that the line at `start` stands below, nearest first: each indented less than the one before, up to a `[section]`.
fn headings(text: &str, start: usize) -> impl Iterator<Item = &str> {
    const REACH: usize = 60;
    let indent = |line: &str| line.len() - line.trim_start().len();
    let mut own = indent(text[start..].lines().next().unwrap_or_default());
    let mut is_over = false;
    let above = text[..start].lines().rev().take(REACH).filter(|line| !line.trim().is_empty());
    above.filter(move |line| {
        let is_section = line.trim_start().starts_with('[') && line.trim_end().ends_with(']');
        let is_heading = !is_over && (indent(line) < own || is_section);
        if is_heading {
            own = indent(line);
            is_over = is_section;
        }
        is_heading
    })
}

struct Context<'c> {
    text: &'c str,
    found: &'c [Candidate],
    lines: &'c [usize],
}

impl Context<'_> {
    fn cost_of_secret(&self, id: usize, secret: usize) -> Option<i64> {
        let (one, other) = (&self.found[id], &self.found[secret]);
        let (lines, bytes) = self.distance(id, secret)?;
        let naming = naming(other);
        let nearer = match naming {
            Naming::Strong | Naming::Weak => true,
            Naming::None => lines > 0 || bytes <= BYTES_UNNAMED,
            Naming::Foreign => lines <= LINES_FOREIGN && (lines > 0 || bytes <= BYTES_UNNAMED),
        };
        // Only issued keys have secrets of the longer kind.
        if !nearer || (other.temporary && !one.temporary) {
            return None;
        }
        let by_name = match naming {
            Naming::Strong => -400,
            Naming::Weak => -250,
            Naming::None => 0,
            Naming::Foreign => 150,
        };
        let by_kind = if one.temporary == other.temporary { 0 } else { 150 };
        let by_form = if one.encoded == other.encoded { 0 } else { 100 };
        let by_order = if secret < id { 30 } else { 0 };
        let by_object = if self.is_in_another_object(id, secret) { 150 } else { 0 };
        let by_kinship = i64::try_from(kinship(one, other)).unwrap_or(0) * -15;
        let by_distance = i64::try_from(lines * 40 + bytes / 8).unwrap_or(i64::MAX / 2);
        Some(by_distance + by_name + by_kind + by_form + by_order + by_object + by_kinship)
    }

    fn cost_of_token(&self, id: usize, token: usize) -> Option<i64> {
        let (lines, bytes) = self.distance(id, token)?;
        let by_kind = if self.found[id].temporary { 0 } else { 1000 };
        let by_distance = i64::try_from(lines * 40 + bytes / 8).unwrap_or(i64::MAX / 2);
        Some(by_distance + by_kind + if token < id { 30 } else { 0 })
    }

    /// Whether an object, table or block ends between two candidates.
    fn is_in_another_object(&self, one: usize, other: usize) -> bool {
        const LOOKED_AT: usize = 400;
        let from = self.found[one.min(other)].span.end as usize;
        let to = (self.found[one.max(other)].span.start as usize).min(from + LOOKED_AT);
        self.text
            .as_bytes()
            .get(from..to)
            .is_some_and(|gap| gap.contains(&b'}') || gap.windows(2).any(|two| two == b"\n["))
    }

    /// Lines and bytes between two candidates, when they are near enough to belong together.
    fn distance(&self, one: usize, other: usize) -> Option<(usize, usize)> {
        let (first, last) = (one.min(other), one.max(other));
        let lines = self.lines[last] - self.lines[first];
        // Tokens are long; what stands between two parts does not set them apart.
        let inside: usize = self.found[first + 1..last].iter().take(4).map(|one| one.span.range().len()).sum();
        let bytes = self.found[last].at.saturating_sub(self.found[first].span.end as usize).saturating_sub(inside);
        (lines <= LINES && bytes <= BYTES).then_some((lines, bytes))
    }
}

/// Gives each left one at most one right one, the cheapest pairs first. Both lists are in order.
fn assign(left: &[usize], right: &[usize], cost: impl Fn(usize, usize) -> Option<i64>) -> HashMap<usize, usize> {
    let mut edges = Vec::new();
    for one in left {
        let middle = right.partition_point(|other| other < one);
        let near = &right[middle.saturating_sub(NEIGHBOURS)..(middle + NEIGHBOURS).min(right.len())];
        edges.extend(near.iter().filter_map(|other| Some((cost(*one, *other)?, *one, *other))));
    }
    edges.sort_unstable();
    let mut used = HashSet::new();
    let mut pairs = HashMap::new();
    for (_, one, other) in edges {
        if !pairs.contains_key(&one) && used.insert(other) {
            pairs.insert(one, other);
        }
    }
    pairs
}

/// The line of each candidate, counted in one pass.
fn lines_of(text: &str, found: &[Candidate]) -> Vec<usize> {
    let (mut line, mut counted) = (0, 0);
    found
        .iter()
        .map(|one| {
            let start = (one.span.start as usize).max(counted);
            line += text[counted..start].matches('\n').count();
            counted = start;
            line
        })
        .collect()
}

fn naming(secret: &Candidate) -> Naming {
    match &secret.name {
        None => Naming::None,
        Some(name) => match name.role {
            Some(role) if role.role == Role::AccessKeySecret && !role.weak => Naming::Strong,
            // `access_key` is the id in some libraries and the secret in others.
            Some(role) if role.weak && role.role != Role::SecurityToken => Naming::Weak,
            _ => Naming::Foreign,
        },
    }
}

/// How many characters two names share at their beginnings or ends: `dev_ak` and `dev_sk`.
fn kinship(one: &Candidate, other: &Candidate) -> usize {
    let (Some(one), Some(other)) = (&one.name, &other.name) else { return 0 };
    let (one, other) = (one.text.as_bytes(), other.text.as_bytes());
    let same = |pairs: &mut dyn Iterator<Item = (&u8, &u8)>| pairs.take_while(|(a, b)| a == b).take(16).count();
    same(&mut one.iter().zip(other)).max(same(&mut one.iter().rev().zip(other.iter().rev())))
}

/// Whether another cloud's id stands within a few lines.
fn is_beside_other_cloud(text: &str, span: Span, judge: &Judge) -> bool {
    const REACH: usize = 300;
    let start = text.floor_char_boundary((span.start as usize).saturating_sub(REACH));
    let end = text.floor_char_boundary((span.end as usize + REACH).min(text.len()));
    text[start..end]
        .split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.')))
        .any(|word| judge.is_other_cloud(word))
}

fn key_match(one: Candidate) -> KeyMatch {
    KeyMatch {
        role: one.role,
        temporary: one.temporary,
        span: one.span,
        value: one.value,
        encoded: one.encoded,
        name: one.name.map(|name| (name.text, name.span)),
    }
}

fn main_account(text: &str, judge: &Judge, group: &KeyGroup) -> Option<Span> {
    let mut named = group.members().filter_map(|member| member.name.as_ref());
    let by_name = named.find(|(name, _)| judge.is_main_account_name(name)).map(|(_, span)| *span);
    by_name.or_else(|| naming::main_account_heading(text, group.span().start as usize, judge))
}

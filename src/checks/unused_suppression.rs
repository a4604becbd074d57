//! `unused-suppression`: an ignore comment that silences nothing.

use std::sync::Arc;

use crate::catalog::Catalog;
use crate::catalog::check::Confidence;
use crate::catalog::text::Text;
use crate::facts::FileFacts;
use crate::finding::{Finding, Label};
use crate::mask::Fingerprint;
use crate::source::Language;
use crate::suppress::{UnusedKind, UnusedPart};

/// The rule's name.
pub const RULE: &str = "unused-suppression";

/// Turns comments that silence nothing into findings. `is_on` tells whether a rule runs at all: a comment for one that
/// does not may be needed elsewhere.
#[must_use]
pub fn check(catalog: &Catalog, file: &FileFacts, unused: &[UnusedPart], is_on: impl Fn(&str) -> bool) -> Vec<Finding> {
    // In prose an ignore comment is as likely an example of one.
    if file.language == Language::Text && file.path.ends_with(".md") {
        return Vec::new();
    }
    let check = catalog.check(RULE);
    let wanted = unused.iter().filter(|part| match part.kind {
        UnusedKind::Unused => is_on(&part.suppression.rules[part.rule].name),
        UnusedKind::UnknownRule { .. } | UnusedKind::NoRule => true,
    });
    let mut findings: Vec<Finding> = wanted
        .map(|part| {
            let named = part.suppression.rules.get(part.rule);
            let rule = Text::same(named.map(|rule| shown(&rule.name)).unwrap_or_default());
            let (key, nearest) = match &part.kind {
                UnusedKind::Unused => ("unused", None),
                UnusedKind::UnknownRule { nearest: Some(nearest) } => ("unknown_rule", Some(nearest.as_str())),
                UnusedKind::UnknownRule { nearest: None } => ("unknown_rule_only", None),
                UnusedKind::NoRule => ("no_rule", None),
            };
            let nearest = Text::same(nearest.unwrap_or_default());
            let message = check.message[key].fill(&[("rule", &rule), ("nearest", &nearest)]);
            let span = named.map_or(part.suppression.span, |rule| rule.span);
            Finding {
                rule: RULE,
                severity: check.severity,
                confidence: Confidence::High,
                fingerprint: Fingerprint::of(&[RULE, &file.path, key, &rule.en]),
                content: Fingerprint::of(&[RULE, key, &rule.en]),
                committed: None,
                message,
                primary: Label { path: Arc::clone(&file.path), span, text: check.label["here"].clone() },
                related: Vec::new(),
                secret: None,
                advice: None,
                help: Vec::new(),
            }
        })
        .collect();
    super::number(&mut findings);
    findings
}

/// What somebody wrote where a rule's name belongs, cut to what can be one.
fn shown(name: &str) -> String {
    let is_name = name.len() <= 60 && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    if is_name { name.to_owned() } else { "****".to_owned() }
}

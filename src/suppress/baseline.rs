//! A file that lists the findings of one day, so that only newer ones are shown and fail a run.
//!
//! An entry names no place: it is known again by what it is about, so it survives moved lines and renamed files. Equal
//! findings are equal entries, one each, since branches that add and remove them can then be merged line by line.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use super::known::{Trace, recognize};
use crate::catalog::text::Text;
use crate::finding::{Finding, Quieted, QuietedBy, Report};
use crate::mask::Fingerprint;
use crate::settings::error::{ConfigError, nearest, veil};
use crate::settings::options::without_values;
use crate::source::Lines;

const VERSION: i64 = 1;
const KEYS: [&str; 2] = ["version", "finding"];
const ENTRY_KEYS: [&str; 4] = ["rule", "path", "fingerprint", "reason"];
const HEAD: &str = "\
# What aklint knew of when this was written: `aklint check --baseline` shows only what is new.
# There is no key in here. Say in `reason` why a finding may stay; docs/baseline.md has the rest.
";

/// A baseline as it is written.
#[derive(Debug, Clone, Default)]
pub struct Baseline {
    text: String,
    entries: Vec<Entry>,
}

/// A finding that is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its rule.
    pub rule: String,
    /// Its file, as seen from the baseline's folder.
    pub path: String,
    /// [`Finding::content`].
    pub fingerprint: Fingerprint,
    /// Why it may stay; empty until somebody says so.
    pub reason: String,
    place: Place,
}

/// Where an entry stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Place {
    /// From 1.
    line: usize,
    /// The first of its keys.
    start: usize,
    /// Its path, with quotes.
    path: Range<usize>,
}

/// What a run can tell of an entry that matches nothing where it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sight {
    /// Its file was looked at, or is no more: what is equal to it elsewhere may be the same, moved.
    pub may_have_moved: bool,
    /// Its rule ran over where it would be, so there is nothing of it any more.
    pub is_judged: bool,
}

/// What a run knows of the files that a baseline names.
pub trait View {
    /// What the baseline calls a file of the report.
    fn name(&self, path: &str) -> String;

    /// What can be told of an entry.
    fn sight(&self, entry: &Entry) -> Sight;
}

/// What became of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// It is where it was, or nobody looked.
    Stays,
    /// It is in this file now.
    Moved(String),
    /// It matches nothing.
    Stale,
}

impl Baseline {
    /// Reads a baseline. `path` is only for errors.
    pub fn parse(text: &str, path: &str, known_rules: &[&str]) -> Result<Self, ConfigError> {
        let reader = Reader { path, text, lines: Lines::of(text), known_rules };
        Ok(Self { text: text.to_owned(), entries: reader.read()? })
    }

    /// The entries, as they stand in the file.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Quiets what is known, and says of each entry what became of it.
    #[must_use]
    pub fn apply(&self, report: &mut Report, view: &dyn View) -> Vec<Fate> {
        let (recognized, fates) = self.recognize(report, view);
        let mut recognized = recognized.into_iter();
        for file in &mut report.files {
            let known: Vec<Option<usize>> = recognized.by_ref().take(file.findings.len()).collect();
            for (finding, known) in std::mem::take(&mut file.findings).into_iter().zip(known) {
                let Some(at) = known else {
                    file.findings.push(finding);
                    continue;
                };
                // A reason is what somebody wrote, perhaps about the very key.
                let reason = Some(veil(self.entries[at].reason.trim())).filter(|reason| !reason.is_empty());
                file.quieted.push(Quieted { finding, reason, by: QuietedBy::Baseline });
            }
        }
        fates
    }

    /// The text of a baseline of what is found now: everything that is `wanted` or was known before, with the reasons that
    /// were given. What this run cannot judge stays.
    #[must_use]
    pub fn renewed(&self, report: &Report, view: &dyn View, wanted: impl Fn(&Finding) -> bool) -> (String, usize) {
        let (recognized, fates) = self.recognize(report, view);
        let mut is_used = vec![false; self.entries.len()];
        for at in recognized.iter().flatten() {
            is_used[*at] = true;
        }
        let mut entries: Vec<Entry> = self
            .entries
            .iter()
            .zip(is_used.iter().zip(fates))
            .filter(|(_, (is_used, fate))| !**is_used && *fate == Fate::Stays)
            .map(|(entry, _)| entry.clone())
            .collect();
        let mut recognized = recognized.into_iter();
        for file in &report.files {
            let path = view.name(&file.path);
            for (finding, known) in file.findings.iter().zip(recognized.by_ref()) {
                let reason = known.map(|at| self.entries[at].reason.clone());
                if reason.is_some() || wanted(finding) {
                    entries.push(Entry {
                        rule: finding.rule.to_owned(),
                        path: path.clone(),
                        fingerprint: finding.content,
                        reason: reason.unwrap_or_default(),
                        place: Place::default(),
                    });
                }
            }
        }
        let count = entries.len();
        (write(entries), count)
    }

    /// The text without what is stale, and with the paths to which findings have moved. All else stays as it is, byte for
    /// byte.
    #[must_use]
    pub fn pruned(&self, fates: &[Fate]) -> String {
        let Some(blocks) = self.blocks() else {
            // Entries in one line (`finding = [{ … }]`) are of somebody's own making; they are put into order.
            let left = self.entries.iter().zip(fates).filter_map(|(entry, fate)| match fate {
                Fate::Stays => Some(entry.clone()),
                Fate::Moved(path) => Some(Entry { path: path.clone(), ..entry.clone() }),
                Fate::Stale => None,
            });
            return write(left.collect());
        };
        let mut text = self.text.clone();
        for ((entry, fate), block) in self.entries.iter().zip(fates).zip(blocks).rev() {
            match fate {
                Fate::Stays => {}
                Fate::Moved(path) => text.replace_range(entry.place.path.clone(), &quote(path)),
                Fate::Stale => text.replace_range(block, ""),
            }
        }
        if fates.last() == Some(&Fate::Stale) {
            text.truncate(text.trim_end().len());
            text.push('\n');
        }
        text
    }

    /// For each finding of the report the entry that it is, and for each entry what became of it.
    fn recognize(&self, report: &Report, view: &dyn View) -> (Vec<Option<usize>>, Vec<Fate>) {
        let names: Vec<String> = report.files.iter().map(|file| view.name(&file.path)).collect();
        let found: Vec<(&Finding, &str)> = report
            .files
            .iter()
            .zip(&names)
            .flat_map(|(file, name)| file.findings.iter().map(|finding| (finding, &**name)))
            .collect();
        // A note that nobody wrote down must not use up the entry of an error about the same key.
        let mut order: Vec<usize> = (0..found.len()).collect();
        order.sort_by_key(|at| Reverse(found[*at].0.severity));
        let known: Vec<Trace<'_>> =
            self.entries.iter().map(|entry| Trace { path: &entry.path, content: entry.fingerprint }).collect();
        // What a comment silences is in no need of its entry. But it is there, so an equal finding elsewhere is a copy.
        let silenced = report.files.iter().zip(&names).flat_map(|(file, name)| {
            file.quieted.iter().map(|quieted| Trace { path: name, content: quieted.finding.content })
        });
        let shown = order.iter().map(|at| Trace { path: found[*at].1, content: found[*at].0.content });
        let traces: Vec<Trace<'_>> = shown.chain(silenced).collect();
        let sights: Vec<Sight> = self.entries.iter().map(|entry| view.sight(entry)).collect();
        let mut has_left: BTreeMap<&str, bool> = BTreeMap::new();
        for (entry, sight) in self.entries.iter().zip(&sights) {
            *has_left.entry(&entry.path).or_default() |= sight.may_have_moved;
        }
        let mut recognized = vec![None; found.len()];
        let mut fates: Vec<Fate> =
            sights.iter().map(|sight| if sight.is_judged { Fate::Stale } else { Fate::Stays }).collect();
        let matched = recognize(&known, &traces, |path| has_left.get(path).is_some_and(|left| *left));
        for (at, entry) in order.into_iter().zip(matched).filter_map(|(at, entry)| Some((at, entry?))) {
            recognized[at] = Some(entry);
            let path = found[at].1;
            fates[entry] = if self.entries[entry].path == path { Fate::Stays } else { Fate::Moved(path.to_owned()) };
        }
        (recognized, fates)
    }

    /// The lines of each entry, with the comments above it; `None` if an entry is no table of its own.
    fn blocks(&self) -> Option<Vec<Range<usize>>> {
        let line_starts: Vec<usize> =
            std::iter::once(0).chain(self.text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let line = |at: usize| self.text[line_starts[at]..].lines().next().unwrap_or_default().trim_start();
        let mut starts: Vec<usize> = Vec::new();
        let mut least = 0;
        for entry in &self.entries {
            let own = line_starts.partition_point(|start| *start <= entry.place.start);
            let header = (least..own).rev().find(|at| line(*at).starts_with("[["))?;
            let first = (least..header).rev().take_while(|at| line(*at).starts_with('#')).last().unwrap_or(header);
            starts.push(line_starts[first]);
            least = own;
        }
        let ends = starts.iter().skip(1).copied().chain([self.text.len()]).collect::<Vec<_>>();
        Some(starts.into_iter().zip(ends).map(|(start, end)| start..end).collect())
    }
}

impl Entry {
    /// The line it stands on, from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        self.place.line
    }
}

/// Writes entries as a file, sorted: the same findings give the same text.
fn write(mut entries: Vec<Entry>) -> String {
    entries.sort_by(|a, b| {
        let key = |entry: &Entry| (entry.path.clone(), entry.rule.clone(), entry.fingerprint, entry.reason.clone());
        key(a).cmp(&key(b))
    });
    let mut text = format!("{HEAD}\nversion = {VERSION}\n");
    for Entry { rule, path, fingerprint, reason, .. } in &entries {
        let (rule, path, reason) = (quote(rule), quote(path), quote(reason));
        let _ = write!(
            text,
            "\n[[finding]]\nrule = {rule}\npath = {path}\nfingerprint = \"{fingerprint}\"\nreason = {reason}\n"
        );
    }
    text
}

/// A text as TOML has it.
fn quote(text: &str) -> String {
    let mut quoted = String::from("\"");
    for char in text.chars() {
        match char {
            '"' | '\\' => quoted.extend(['\\', char]),
            '\n' => quoted.push_str("\\n"),
            char if char.is_control() => {
                let _ = write!(quoted, "\\u{:04x}", u32::from(char));
            }
            char => quoted.push(char),
        }
    }
    quoted.push('"');
    quoted
}

struct Reader<'t> {
    path: &'t str,
    text: &'t str,
    lines: Lines,
    known_rules: &'t [&'t str],
}

type Key<'t> = Spanned<DeString<'t>>;
type Value<'t> = Spanned<DeValue<'t>>;

impl Reader<'_> {
    fn read(&self) -> Result<Vec<Entry>, ConfigError> {
        let table = DeTable::parse(self.text).map_err(|error| {
            let message = without_values(error.message());
            self.fail(
                error.span().unwrap_or(0..0),
                format!("The baseline cannot be read: {message}. Mend it, or write it anew with `aklint baseline`."),
                format!("无法读取基线：{message}。请修正，或用 `aklint baseline` 重新生成。"),
            )
        })?;
        let table = table.into_inner();
        // First the version: of a later one nothing else is known.
        self.version(table.get("version"))?;
        let mut entries = Vec::new();
        for (key, value) in in_order(&table) {
            match key.get_ref().as_ref() {
                "version" => {}
                "finding" => {
                    let list = value.get_ref().as_array();
                    let list =
                        list.ok_or_else(|| self.wants(value, "a list of tables: [[finding]]", "[[finding]] 表"))?;
                    entries = list.iter().map(|value| self.entry(value)).collect::<Result<_, _>>()?;
                }
                _ => return Err(self.unknown_key(key, &KEYS)),
            }
        }
        Ok(entries)
    }

    fn version(&self, value: Option<&Value<'_>>) -> Result<(), ConfigError> {
        let Some(value) = value else {
            let message = Text {
                en: format!("This is no baseline: it has no `version = {VERSION}`. `aklint baseline` writes one."),
                zh: format!("这不是基线文件：缺少 `version = {VERSION}`。请用 `aklint baseline` 生成。"),
            };
            return Err(ConfigError::whole(self.path, message));
        };
        let number = value.get_ref().as_integer().and_then(|n| i64::from_str_radix(n.as_str(), n.radix()).ok());
        match number {
            Some(VERSION) => Ok(()),
            Some(later) if later > VERSION => Err(self.fail(
                value.span(),
                format!("This baseline is of version {later}, which a later aklint writes; this one reads {VERSION}."),
                format!("该基线的版本为 {later}，由更新的 aklint 生成；当前程序只支持版本 {VERSION}。"),
            )),
            _ => Err(self.wants(value, &format!("the number {VERSION}"), &format!("数字 {VERSION}"))),
        }
    }

    fn entry(&self, value: &Value<'_>) -> Result<Entry, ConfigError> {
        let table = value.get_ref().as_table().ok_or_else(|| self.wants(value, "a table", "表（table）"))?;
        let (mut rule, mut path, mut fingerprint, mut reason) = (None, None, None, None);
        let mut place = Place { start: value.span().start, ..Place::default() };
        let keys = in_order(table);
        if let Some((key, _)) = keys.first() {
            place.start = key.span().start;
        }
        place.line = self.lines.line(u32::try_from(place.start).unwrap_or(u32::MAX)) + 1;
        for (key, value) in keys {
            let name = key.get_ref().as_ref();
            if !ENTRY_KEYS.contains(&name) {
                return Err(self.unknown_key(key, &ENTRY_KEYS));
            }
            let text = value.get_ref().as_str().ok_or_else(|| self.wants(value, "a string", "字符串"))?;
            match name {
                "rule" => rule = Some(self.rule(value, text)?),
                "path" => {
                    path = Some(text.to_owned());
                    place.path = value.span();
                }
                "fingerprint" => fingerprint = Some(self.fingerprint(value, text)?),
                _ => reason = Some(text.to_owned()),
            }
        }
        let missing = |name: &str| {
            self.fail(
                place.start..place.start,
                format!("This finding has no `{name}`."),
                format!("该条目缺少 `{name}`。"),
            )
        };
        Ok(Entry {
            rule: rule.ok_or_else(|| missing("rule"))?,
            path: path.ok_or_else(|| missing("path"))?,
            fingerprint: fingerprint.ok_or_else(|| missing("fingerprint"))?,
            reason: reason.unwrap_or_default(),
            place,
        })
    }

    fn rule(&self, value: &Value<'_>, text: &str) -> Result<String, ConfigError> {
        if self.known_rules.contains(&text) {
            return Ok(text.to_owned());
        }
        let name = veil(text);
        let error =
            self.fail(value.span(), format!("There is no rule `{name}`."), format!("没有名为 `{name}` 的规则。"));
        Err(error.suggesting(nearest(&name, self.known_rules.iter().copied())))
    }

    fn fingerprint(&self, value: &Value<'_>, text: &str) -> Result<Fingerprint, ConfigError> {
        Fingerprint::read(text).ok_or_else(|| {
            self.fail(
                value.span(),
                "A fingerprint has 12 hexadecimal digits, as `aklint baseline` writes it; never put a key here.",
                "指纹由 12 位十六进制数字组成，由 `aklint baseline` 生成；不要填写密钥。",
            )
        })
    }

    fn fail(&self, span: Range<usize>, en: impl Into<String>, zh: impl Into<String>) -> ConfigError {
        ConfigError::within(self.path, self.text, &span, Text { en: en.into(), zh: zh.into() })
    }

    fn wants(&self, value: &Value<'_>, en: &str, zh: &str) -> ConfigError {
        self.fail(value.span(), format!("This must be {en}."), format!("此处应为{zh}。"))
    }

    fn unknown_key(&self, key: &Key<'_>, known: &[&str]) -> ConfigError {
        let shown = veil(key.get_ref());
        self.fail(key.span(), format!("A baseline has no `{shown}`."), format!("基线文件没有名为 `{shown}` 的项。"))
            .suggesting(nearest(&shown, known.iter().copied()))
    }
}

/// The first error in the file comes first.
fn in_order<'v, 't>(table: &'v DeTable<'t>) -> Vec<(&'v Key<'t>, &'v Value<'t>)> {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    entries
}

#[cfg(test)]
#[path = "baseline_tests.rs"]
mod tests;

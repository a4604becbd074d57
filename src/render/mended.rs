//! What fixes did, what is left, and what only a person can do; or the difference that they would make.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use similar::TextDiff;

use super::screen::{Paint, clean, pad, width, wrap};
use super::{Style, Words};
use crate::catalog::Catalog;
use crate::catalog::check::Severity;
use crate::catalog::provider::Row;
use crate::engine::mend::{Changed, Fixed, Left, Mended, Why};
use crate::finding::{Finding, Secret};

/// Lines shown around each change.
const CONTEXT: usize = 3;

/// Writes the difference as unified diffs, with every secret blanked: they are to be read, not to be applied.
pub fn difference(mended: &Mended, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let paint = Paint { color: style.color };
    for Changed { path, shown_before, shown_after, moved_to, .. } in &mended.files {
        let diff = TextDiff::from_lines(&**shown_before, &**shown_after);
        let (path, new) = (clean(path), clean(moved_to.as_deref().unwrap_or(path)));
        let text =
            diff.unified_diff().context_radius(CONTEXT).header(&format!("a/{path}"), &format!("b/{new}")).to_string();
        for line in text.lines() {
            let shown = clean(&line.replace('\t', "    "));
            let shown = match line.as_bytes().first() {
                _ if line.starts_with("---") || line.starts_with("+++") => paint.bold(&shown),
                Some(b'-') => paint.removed(&shown),
                Some(b'+') => paint.good(&shown),
                Some(b'@') => paint.code(&shown),
                _ => shown,
            };
            writeln!(out, "{shown}")?;
        }
    }
    Ok(())
}

/// How far the fixes got.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// They were written.
    Written,
    /// They are only shown.
    Shown,
}

/// Writes what was mended, what was not and why, and what is left to do for a person.
pub fn mended(
    mended: &Mended,
    extent: Extent,
    style: &Style,
    catalog: &Catalog,
    out: &mut dyn Write,
) -> io::Result<()> {
    let words = Words { catalog, lang: style.lang };
    let writer = Writer { style, words, paint: Paint { color: style.color }, catalog };
    writer.fixed(&mended.fixed, extent, out)?;
    let left: Vec<&Left> = mended.left.iter().filter(|left| writer.is_shown(&left.finding)).collect();
    writer.left(mended, &left, out)?;
    writer.to_do(mended, out)?;
    writer.end(mended, &left, extent, out)
}

struct Writer<'w> {
    style: &'w Style,
    words: Words<'w>,
    paint: Paint,
    catalog: &'w Catalog,
}

impl<'w> Writer<'w> {
    fn word(&self, key: &str) -> &'w str {
        self.catalog.word(key).get(self.style.lang)
    }

    fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.catalog.phrase(key, values).get(self.style.lang).to_owned()
    }

    fn is_shown(&self, finding: &Finding) -> bool {
        self.style.verbose_notes || finding.severity > Severity::Note
    }

    fn fixed(&self, fixed: &[Fixed], extent: Extent, out: &mut dyn Write) -> io::Result<()> {
        let mut by_file: BTreeMap<&str, Vec<&Fixed>> = BTreeMap::new();
        for one in fixed {
            by_file.entry(&one.finding.primary.path).or_default().push(one);
        }
        let key = if extent == Extent::Written { "fixed.fixed" } else { "fixed.would" };
        for (path, fixed) in by_file {
            writeln!(out, "{} {}", self.paint.good(self.word(key)), self.paint.bold(&clean(path)))?;
            let rules = fixed.iter().map(|one| one.finding.rule.len()).max().unwrap_or_default();
            for one in fixed {
                let place = format!("{}:{}", one.place.0, one.place.1);
                let row = one.row.map_or(String::new(), |row| self.words.say(&self.catalog.row(row).name));
                let line = format!("  {} {} {row}", pad(&place, 8), pad(one.finding.rule, rules));
                writeln!(out, "{}", line.trim_end())?;
            }
        }
        Ok(())
    }

    fn left(&self, mended: &Mended, left: &[&Left], out: &mut dyn Write) -> io::Result<()> {
        let mut by_file: BTreeMap<&str, Vec<&Left>> = BTreeMap::new();
        for one in left {
            by_file.entry(&one.finding.primary.path).or_default().push(one);
        }
        for (path, left) in by_file {
            let word = self.word("fixed.left");
            writeln!(out, "{} {}", self.paint.code(word), self.paint.bold(&clean(path)))?;
            for Left { finding, why } in left {
                let excerpt = mended.after.excerpts.get(&finding.primary.path);
                let place = excerpt.map(|excerpt| excerpt.position(finding.primary.span.start)).unwrap_or_default();
                let place = format!("{}:{}", place.line, place.column);
                writeln!(out, "  {} {}", pad(&place, 8), finding.rule)?;
                let key = match why {
                    Why::NeedsUnsafe => "unfixed.needs_unsafe",
                    Why::Obstacle(obstacle) => obstacle.key(),
                };
                self.text(11, self.word(key), out)?;
            }
        }
        Ok(())
    }

    /// What only a person can do, the most urgent first.
    fn to_do(&self, mended: &Mended, out: &mut dyn Write) -> io::Result<()> {
        let mut to_do: Vec<(String, Vec<String>)> = Vec::new();
        let all = || mended.fixed.iter().map(|one| &one.finding).chain(mended.left.iter().map(|one| &one.finding));
        self.keys(all(), &mut to_do);
        let variables: BTreeSet<&String> = mended.fixed.iter().flat_map(|one| &one.variables).collect();
        if !variables.is_empty() {
            let list = variables.iter().map(|name| (*name).clone()).collect();
            to_do.push((self.word("do.variables").to_owned(), list));
        }
        let packages: BTreeSet<&String> = mended.fixed.iter().flat_map(|one| &one.requires).collect();
        if !packages.is_empty() {
            let list = packages.iter().map(|name| (*name).clone()).collect();
            to_do.push((self.word("do.packages").to_owned(), list));
        }
        let rows: BTreeSet<Row> = mended.fixed.iter().filter_map(|one| one.row).collect();
        for row in rows {
            let row = self.catalog.row(row);
            let name = self.words.say(&row.name);
            let title = self.fill("do.row", &[("row", &name)]);
            to_do.push((title, row.needs.iter().map(|need| self.words.say(need)).collect()));
        }
        if all().any(|finding| finding.secret.is_some()) {
            to_do.push((self.word("do.history").to_owned(), Vec::new()));
        }
        if to_do.is_empty() {
            return Ok(());
        }
        writeln!(out, "\n{}", self.paint.bold(self.word("do.title")))?;
        for (number, (title, list)) in (1..).zip(to_do) {
            let lines = wrap(&clean(&title), self.style.width.saturating_sub(5));
            for (at, line) in lines.iter().enumerate() {
                let mark = if at == 0 { format!("{number:>3}  ") } else { "     ".to_owned() };
                writeln!(out, "{mark}{line}")?;
            }
            for item in list {
                self.text(7, &item, out)?;
            }
        }
        Ok(())
    }

    /// The keys that were found, each with how it is taken out of service.
    fn keys<'f>(&self, findings: impl Iterator<Item = &'f Finding>, to_do: &mut Vec<(String, Vec<String>)>) {
        let mut seen: BTreeSet<String> = BTreeSet::new();
        for finding in findings {
            let Some(Secret { access_key_id, fingerprint, .. }) = &finding.secret else { continue };
            if !seen.insert(fingerprint.to_string()) || finding.rule == "presigned-url" {
                continue;
            }
            let short = fingerprint.short();
            let key = match access_key_id {
                Some(id) => format!("{id} ({short})"),
                None => format!("({short})"),
            };
            let is_temporary = access_key_id.as_deref().is_some_and(|id| id.starts_with("STS."))
                || finding.rule == "hardcoded-sts-token";
            let is_main = finding.rule == "main-account-key";
            let (title, commands): (&str, &[&str]) = match (is_temporary, is_main) {
                (true, _) => ("do.rotate_sts", &[]),
                (_, true) => ("do.rotate_main", &[]),
                _ => (
                    "do.rotate",
                    &[
                        "aliyun ram UpdateAccessKey --UserName USER --UserAccessKeyId ID --Status Inactive",
                        "aliyun ram CreateAccessKey --UserName USER",
                        "aliyun ram DeleteAccessKey --UserName USER --UserAccessKeyId ID",
                    ],
                ),
            };
            let title = self.fill(title, &[("key", &key)]);
            to_do.push((title, commands.iter().map(|command| (*command).to_owned()).collect()));
        }
    }

    fn end(&self, mended: &Mended, left: &[&Left], extent: Extent, out: &mut dyn Write) -> io::Result<()> {
        let (fixed, left) = (mended.fixed.len().to_string(), left.len().to_string());
        let key = match (mended.fixed.is_empty(), extent) {
            (true, _) if mended.left.is_empty() => "fixed.nothing",
            (_, Extent::Written) => "fixed.end",
            (_, Extent::Shown) => "fixed.end_shown",
        };
        let sentence = self.fill(key, &[("fixed", &fixed), ("left", &left)]);
        let blank = if mended.fixed.is_empty() && mended.left.is_empty() { "" } else { "\n" };
        writeln!(out, "{blank}{}", self.paint.bold(&sentence))?;
        let unsafe_ones = mended.left.iter().filter(|left| left.why == Why::NeedsUnsafe).count();
        let notes = if self.style.verbose_notes { 0 } else { mended.after.count(Severity::Note) };
        for (key, count) in [("fixed.unsafe", unsafe_ones), ("fixed.notes", notes)] {
            if count > 0 {
                let hint = self.fill(key, &[("n", &count.to_string())]);
                wrap(&hint, self.style.width).iter().try_for_each(|line| writeln!(out, "{line}"))?;
            }
        }
        Ok(())
    }

    fn text(&self, indent: usize, text: &str, out: &mut dyn Write) -> io::Result<()> {
        // Commands stay on one line: who copies them wants them whole.
        let lines = if text.starts_with("aliyun ") || width(text) + indent <= self.style.width {
            vec![clean(text)]
        } else {
            wrap(&clean(text), self.style.width.saturating_sub(indent))
        };
        lines.iter().try_for_each(|line| writeln!(out, "{}{line}", " ".repeat(indent)))
    }
}

//! Fixes: every case of a rule that can be fixed has a twin beside it, `<case>.fixed.<ext>` or, for a folder, `<case>.fixed`
//! with the files that change; what cannot be mended is listed in `testdata/unfixed.txt`, with the reason.
//!
//! `AKLINT_FIXED=overwrite cargo test fixes` writes both. Read what it wrote: a twin is what a good engineer would accept.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use aklint::catalog::Catalog;
use aklint::engine::mend::{Mended, Why, Wish};
use aklint::fix;
use aklint::settings::Settings;
use aklint::source::SourceFile;

use crate::{checks, door};

const UNFIXED: &str = "unfixed.txt";

fn wish() -> Wish {
    Wish { takes_unsafe: true, includes_notes: true, ..Wish::default() }
}

/// Every case of every rule that has fixes, with the settings that have only that rule on.
fn cases() -> Vec<(PathBuf, Arc<Settings>)> {
    let mut found = Vec::new();
    for folder in door::entries(&door::testdata("checks")) {
        let rule = folder.file_name().expect("it has a name").to_string_lossy().into_owned();
        if Catalog::builtin().check(&rule).fix.is_none() {
            continue;
        }
        let settings = door::settings(&[&rule]);
        let cases = door::entries(&folder).into_iter().filter(|case| !checks::is_beside_a_case(case));
        found.extend(cases.map(|case| (case, Arc::clone(&settings))));
    }
    found
}

/// Where the twin of a case's file lies.
fn twin(case: &Path, shown: &str) -> PathBuf {
    let base = case.parent().expect("a case lies in a folder");
    if case.is_dir() {
        let name = case.file_name().expect("it has a name").to_string_lossy();
        let inside = Path::new(shown).strip_prefix(&*name).expect("a file of the case");
        return base.join(format!("{name}.fixed")).join(inside);
    }
    match shown.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() => base.join(format!("{stem}.fixed.{extension}")),
        _ => base.join(format!("{shown}.fixed.txt")),
    }
}

fn unfixed(case: &Path, mended: &Mended) -> Vec<String> {
    let rule = case.parent().and_then(Path::file_name).expect("a case lies in a folder").to_string_lossy();
    let line = |left: &aklint::engine::mend::Left| {
        let excerpt = &mended.after.excerpts[&left.finding.primary.path];
        let line = excerpt.position(left.finding.primary.span.start).line;
        let why = match left.why {
            Why::NeedsUnsafe => "needs_unsafe",
            Why::Obstacle(obstacle) => obstacle.key().trim_start_matches("unfixed."),
        };
        format!("{rule}/{}:{line} {why}", left.finding.primary.path)
    };
    mended.left.iter().map(line).collect()
}

#[test]
fn every_case_has_its_twin_and_what_has_none_says_why() {
    let overwrite = std::env::var("AKLINT_FIXED").is_ok_and(|value| value == "overwrite");
    let (mut wrong, mut left) = (Vec::new(), Vec::new());
    let mut twins: BTreeSet<PathBuf> = BTreeSet::new();
    for (case, settings) in cases() {
        let mended = door::mend(&door::sources(&case), &settings, &wish());
        left.extend(unfixed(&case, &mended));
        for file in &mended.files {
            let twin = twin(&case, &file.path);
            if overwrite {
                fs::create_dir_all(twin.parent().expect("it lies in a folder")).expect("it can be made");
                fs::write(&twin, &*file.after).expect("it can be written");
            }
            let expected = fs::read_to_string(&twin).unwrap_or_default();
            if *expected != *file.after {
                wrong.push(format!("{} is not\n{}", twin.display(), file.after));
            }
            twins.insert(twin);
        }
    }
    for folder in door::entries(&door::testdata("checks")) {
        let beside = door::entries(&folder).into_iter().filter(|entry| entry.to_string_lossy().contains(".fixed"));
        for stray in beside.flat_map(|entry| door::files(&entry)).filter(|file| !twins.contains(file)) {
            if overwrite {
                fs::remove_file(&stray).expect("it can be removed");
            } else {
                wrong.push(format!("{}: nothing becomes this", stray.display()));
            }
        }
    }
    let list = door::testdata(UNFIXED);
    let text = left.iter().map(|line| format!("{line}\n")).collect::<String>();
    if overwrite {
        fs::write(&list, &text).expect("it can be written");
    }
    if fs::read_to_string(&list).unwrap_or_default() != text {
        wrong.push(format!("{} is not\n{text}", list.display()));
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Everything that is scanned whole in other tests, fixed with all rules on.
fn projects() -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> =
        ["forms", "repositories"].iter().flat_map(|name| door::entries(&door::testdata(name))).collect();
    found.push(door::testdata("demo"));
    found
}

#[test]
fn what_is_fixed_is_code_and_stays_as_it_is() {
    let settings = door::settings(&[]);
    let mut wrong = Vec::new();
    for project in projects() {
        let files = door::sources(&project);
        let mended = door::mend(&files, &settings, &wish());
        let mut texts: BTreeMap<Arc<str>, SourceFile> =
            files.into_iter().map(|file| (Arc::clone(&file.path), file)).collect();
        for file in &mended.files {
            let new = SourceFile::new(Arc::clone(&file.path), Arc::clone(&file.after));
            if !fix::is_code(&new) {
                wrong.push(format!("{}: {} is no code:\n{}", project.display(), file.path, file.after));
            }
            texts.insert(Arc::clone(&file.path), new);
        }
        let files: Vec<SourceFile> = texts.into_values().collect();
        let again = door::mend(&files, &settings, &wish());
        wrong.extend(
            again
                .files
                .iter()
                .map(|file| format!("{}: {} changes once more:\n{}", project.display(), file.path, file.after)),
        );
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Without being asked, nobody gets another identity.
#[test]
fn safe_fixes_keep_who_signs() {
    let settings = door::settings(&[]);
    for project in projects() {
        let files = door::sources(&project);
        let mended = door::mend(&files, &settings, &Wish::default());
        for fixed in &mended.fixed {
            // What cannot work at all signs nothing yet: its row stays.
            let is_new = fixed.finding.rule == "unusable-provider";
            let keeps = is_new || fixed.row.is_none_or(|row| matches!(row.id(), "ram-user-key" | "sts-token"));
            assert!(keeps, "{}: {} becomes {:?}", project.display(), fixed.finding.rule, fixed.row);
        }
    }
}

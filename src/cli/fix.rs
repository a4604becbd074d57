//! `aklint fix`: fixes are made in memory, and written at the end, each file wholly or not at all.

use std::fs;
use std::io::{self, Write};
use std::mem;

use super::args::{self, Arguments};
use super::check::{self, Looking};
use super::{Failure, Outcome, complain, plain_style, to_stdout, with_place};
use crate::catalog::Catalog;
use crate::engine::Kits;
use crate::engine::mend::{self, Changed, Mended, Wish};
use crate::input::Disk;
use crate::render::{self, Style};
use crate::settings::Settings;

/// `aklint fix`.
pub(super) fn fix(arguments: &Arguments, asked: &args::Fix) -> Result<Outcome, Failure> {
    let flags = check::reading_flags(arguments, &asked.reading);
    let resolver = check::resolver(&asked.reading, flags, arguments)?;
    let settings = check::root_settings(&resolver, &asked.paths, arguments)?;
    let pool = check::pool(&asked.reading)?;
    let mut found = check::read(&Looking {
        paths: &asked.paths,
        stdin_filename: None,
        reading: &asked.reading,
        resolver: &resolver,
        kits: &Kits::default(),
        pool: &pool,
        shows_progress: !asked.no_progress,
        verifier: None,
    });
    let library = Disk::new(mem::take(&mut found.walked), &resolver);
    let wish = Wish {
        row: asked.provider,
        takes_unsafe: asked.r#unsafe,
        rules: asked.rules.clone(),
        includes_notes: asked.notes,
        moves_dotenv: asked.dotenv,
    };
    let mended = pool.install(|| mend::mend(mem::take(&mut found.results), &library, &wish));
    let style = Style { verbose_notes: asked.notes, ..plain_style(arguments, settings.lang) };
    let is_written = if asked.diff {
        show(&mended, &style)?;
        true
    } else {
        let is_written = write(&mended, &settings);
        let extent = render::Extent::Written;
        to_stdout(|out| render::mended(&mended, extent, &style, Catalog::builtin(), out))?;
        is_written
    };
    for problem in &found.problems {
        complain(with_place(problem).get(settings.lang));
    }
    for error in found.config_errors.values() {
        complain(&error.show(settings.lang));
    }
    let is_unseen = found.problems.iter().any(|problem| problem.extent == crate::finding::Extent::Unseen);
    if is_unseen || !is_written {
        return Ok(Outcome::Trouble);
    }
    let fails = mended.after.findings().any(|finding| finding.severity >= settings.fail_on);
    Ok(if fails || (asked.diff && !mended.files.is_empty()) { Outcome::Findings } else { Outcome::Clean })
}

/// The difference goes where it can be piped; what there is to say about it, beside it.
fn show(mended: &Mended, style: &Style) -> Result<(), Failure> {
    to_stdout(|out| render::difference(mended, style, out))?;
    let mut beside = io::stderr().lock();
    render::mended(mended, render::Extent::Shown, &Style { color: false, ..*style }, Catalog::builtin(), &mut beside)?;
    Ok(())
}

/// Writes every file that changed; whether all of them could be written.
fn write(mended: &Mended, settings: &Settings) -> bool {
    let mut is_whole = true;
    for file in &mended.files {
        if let Err(text) = write_one(file) {
            complain(text.get(settings.lang));
            is_whole = false;
        }
    }
    is_whole
}

/// What some editors put before a text in UTF-8.
const MARK: &[u8] = "\u{feff}".as_bytes();

fn write_one(file: &Changed) -> Result<(), crate::catalog::text::Text> {
    let shown = render::clean(&file.path);
    let phrase = |key: &str| Catalog::builtin().phrase(key, &[("path", &shown)]);
    let in_words = |error: &io::Error| crate::catalog::text::Text {
        en: format!("cannot write {shown}: {error}; it was not changed"),
        zh: format!("无法写入 {shown}：{error}；未做改动"),
    };
    let target = fs::canonicalize(&file.disk).map_err(|error| in_words(&error))?;
    let bytes = fs::read(&target).map_err(|error| in_words(&error))?;
    // What is written is what was read, but for the edits: in the same encoding, with its mark if it has one.
    let (mark, content) = match bytes.strip_prefix(MARK) {
        Some(content) if !file.before.starts_with('\u{feff}') => (MARK, content),
        _ => (&[][..], &bytes[..]),
    };
    if content != file.before.as_bytes() {
        return Err(phrase(if std::str::from_utf8(&bytes).is_ok() { "fixed.changed" } else { "fixed.encoding" }));
    }
    let permissions = fs::metadata(&target).map_err(|error| in_words(&error))?.permissions();
    let text = [mark, file.after.as_bytes()].concat();
    if let Some(new) = &file.moved_to {
        let name = new.rsplit('/').next().unwrap_or(new);
        let place = file.disk.with_file_name(name);
        if fs::symlink_metadata(&place).is_ok() {
            return Err(Catalog::builtin().phrase("fixed.exists", &[("path", &render::clean(new))]));
        }
        return check::put(&place, 0o666, Some(permissions), |out: &mut dyn Write| out.write_all(&text))
            .and_then(|()| fs::remove_file(&file.disk))
            .map_err(|error| in_words(&error));
    }
    check::put(&target, 0o666, Some(permissions), |out: &mut dyn Write| out.write_all(&text))
        .map_err(|error| in_words(&error))
}

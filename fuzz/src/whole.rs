//! What holds for a run over some files, from their text to what is written.

use std::path::PathBuf;
use std::sync::{Arc, LazyLock};

use aklint::catalog::Catalog;
use aklint::catalog::check::Severity;
use aklint::catalog::judge::Verdict;
use aklint::catalog::sdk::Role;
use aklint::catalog::text::Lang;
use aklint::engine::mend::{self, Wish};
use aklint::engine::{self, Kits, Looked};
use aklint::facts::{Callers, FileFacts, Kit};
use aklint::finding::{Finding, Label, Report, Stats};
use aklint::fix;
use aklint::flow::Traced;
use aklint::input::{Library, Source};
use aklint::mask::Masked;
use aklint::render::{self, Format, Style};
use aklint::settings::{Flags, Settings};
use aklint::source::{Language, SourceFile, has_word};

use crate::{NOW, hides, inside};

/// What begins the name of a file in an input of several; the name ends with the line.
const MARK: char = '\x1c';
/// More files are more time, not more ways.
const MOST_FILES: usize = 12;
/// Names that mean something only as they are written.
const NAMES: [&str; 4] = ["Cargo.toml", "Dockerfile", "Makefile", "Pipfile"];

static KIT: LazyLock<Arc<Kit>> = LazyLock::new(|| Kits::default().for_settings(&SETTINGS));
static SETTINGS: LazyLock<Arc<Settings>> = LazyLock::new(|| {
    let known: Vec<String> = aklint::checks::names().map(str::to_owned).collect();
    let flags = Flags { fail_on: Some(Severity::Note), now: Some(NOW), ..Flags::default() };
    Arc::new(Settings::new(&flags, None, &known).expect("flags that choose nothing can be used"))
});

/// The embedded catalogue, compiled.
pub(crate) fn kit() -> &'static Kit {
    &KIT
}

/// The files of an input: what stands before the first mark is a Python module.
pub(crate) fn split(text: &str) -> Vec<SourceFile> {
    let mut files: Vec<SourceFile> = Vec::new();
    for (at, part) in text.split(MARK).take(MOST_FILES + 1).enumerate() {
        let (path, text) =
            if at == 0 { ("main.py".to_owned(), part) } else { named(part.split_once('\n').unwrap_or((part, ""))) };
        let is_new = !path.is_empty() && files.iter().all(|file| *file.path != *path);
        if is_new && !(at == 0 && text.is_empty()) {
            files.push(SourceFile::new(path, text));
        }
    }
    files
}

/// A file with a tame name: what is reported of a file is its path as well, so that must not hold a key.
fn named<'t>((path, text): (&str, &'t str)) -> (String, &'t str) {
    let tame = |part: &str| {
        let belongs = |char: &char| char.is_ascii_alphanumeric() || "._-".contains(*char);
        let name: String = part.chars().filter(belongs).take(24).collect();
        if NAMES.contains(&&*name) { name } else { name.to_ascii_lowercase() }
    };
    let parts: Vec<String> = path.split('/').map(tame).filter(|part| !matches!(&**part, "" | "." | "..")).collect();
    (parts.join("/"), text)
}

/// Runs everything over these files, twice, and asserts what must hold.
pub(crate) fn check(files: &[SourceFile]) {
    let looked = look(files);
    let mut secrets = Vec::new();
    for (file, looked) in files.iter().zip(&looked) {
        spans(file, looked.facts());
        secrets.extend(secrets_of(looked.facts()));
    }
    let survey = engine::survey(&looked);
    let report = report(looked, files);
    labels(&report, files);
    let shown = written(&report);
    for (path, secret) in &secrets {
        report.excerpts.get(path).iter().for_each(|excerpt| hides(&excerpt.text, secret, "excerpts"));
    }
    // What is a key in one file may be a part of any other word in another.
    secrets.retain(|(_, secret)| report.excerpts.values().all(|excerpt| !excerpt.text.contains(secret.reveal())));
    for text in shown.iter().chain(&surveyed(&survey)) {
        for (_, secret) in &secrets {
            hides(text, secret, "what is written about files");
        }
    }
    for file in files.iter().filter(|file| !engine::interest().is_interesting(file.text.as_bytes())) {
        dull(file);
    }
    let again = self::report(look(files), files);
    assert!(written(&again) == shown, "the same files give two reports");
    mended(files);
}

/// What fixes make of code is code, and what they do is done.
fn mended(files: &[SourceFile]) {
    let wish = Wish { takes_unsafe: true, includes_notes: true, moves_dotenv: true, ..Wish::default() };
    let mended = mend::mend(files.iter().map(source).collect(), &Shelf(files), &wish);
    for file in &mended.files {
        let new = SourceFile::new(Arc::clone(&file.path), Arc::clone(&file.after));
        assert!(fix::is_code(&new), "a fix leaves what is no code");
    }
}

/// A file that the byte filter drops must have nothing to say.
fn dull(file: &SourceFile) {
    let files = std::slice::from_ref(file);
    let looked = look(files);
    assert!(looked[0].facts().evidence.is_empty(), "a file that the byte filter drops holds evidence");
    let found: Vec<&str> = report(looked, files).findings().map(|finding| finding.rule).collect();
    assert!(found.is_empty(), "the byte filter drops a file with findings: {found:?}");
}

fn look(files: &[SourceFile]) -> Vec<Looked> {
    let look =
        |file: &SourceFile| engine::look(file, PathBuf::from(&*file.path), Arc::clone(&SETTINGS), Arc::clone(&KIT));
    files.iter().map(look).collect()
}

fn report(looked: Vec<Looked>, files: &[SourceFile]) -> Report {
    engine::report(looked, &Shelf(files), &Kits::default(), Vec::new(), Stats::default())
}

/// What the text alone says counts bytes of the file.
fn spans(file: &SourceFile, facts: &FileFacts) {
    let text = &*file.text;
    for key in facts.keys.iter().flat_map(|group| group.members().collect::<Vec<_>>()) {
        inside(text, key.span);
        key.name.iter().for_each(|(_, span)| inside(text, *span));
    }
    for signed in &facts.signed {
        [signed.id.1, signed.signature.1].into_iter().chain(signed.token).for_each(|span| inside(text, span));
    }
    facts.evidence.iter().chain(&facts.assumed).for_each(|evidence| inside(text, evidence.span));
    facts.comments.iter().chain(&facts.docs).chain(&facts.literals).for_each(|span| inside(text, *span));
    facts.troubles.iter().for_each(|trouble| inside(text, trouble.span));
    facts.cells.iter().flat_map(|cell| &cell.lines).for_each(|span| inside(text, *span));
}

/// Every literal of a file that is known to be a part of a key.
fn secrets_of(facts: &FileFacts) -> Vec<(Arc<str>, Masked)> {
    let mut secrets = Vec::new();
    for key in facts.keys.iter().flat_map(|group| group.members().collect::<Vec<_>>()) {
        secrets.push(key.value.clone());
        secrets.extend(facts.text.get(key.span.range()).map(Masked::new));
    }
    let mut add = |role: Role, value: &Traced| {
        let is_key = |text: &&Masked| matches!(kit().judge.judge(text.reveal(), role, None), Verdict::Key { .. });
        secrets.extend(value.literal().filter(is_key).cloned());
    };
    for arg in facts.sites.iter().flat_map(|site| &site.args) {
        if matches!(arg.role, Role::AccessKeyId | Role::AccessKeySecret | Role::SecurityToken) {
            arg.values.iter().for_each(|value| add(arg.role, value));
        }
    }
    facts.named.iter().chain(&facts.env_writes).for_each(|named| add(named.role, &named.value));
    secrets.extend(facts.signed.iter().map(|signed| signed.signature.0.clone()));
    secrets.into_iter().map(|secret| (Arc::clone(&facts.path), secret)).collect()
}

/// Everything that is pointed at lies in a file that was given, and in its excerpt.
fn labels(report: &Report, files: &[SourceFile]) {
    let points = |label: &Label| {
        let file = files.iter().find(|file| file.path == label.path);
        inside(&file.expect("a label lies in a file that was given").text, label.span);
        let excerpt = report.excerpts.get(&label.path).expect("each file that a label lies in has its excerpt");
        inside(&excerpt.text, label.span);
    };
    let all = |finding: &Finding| {
        let because = finding.advice.iter().flat_map(|advice| &advice.because);
        [&finding.primary].into_iter().chain(&finding.related).chain(because).for_each(points);
    };
    for file in &report.files {
        file.findings.iter().chain(file.quieted.iter().map(|quieted| &quieted.finding)).for_each(all);
    }
    for problem in &report.problems {
        let text = files.iter().find(|file| file.path == problem.path).map(|file| &*file.text);
        problem.span.iter().for_each(|span| inside(text.expect("a problem lies in a file"), *span));
    }
    for (path, excerpt) in &report.excerpts {
        let text = files.iter().find(|file| file.path == *path).map_or("", |file| &*file.text);
        assert_eq!(text.len(), excerpt.text.len(), "blanking moves no byte");
    }
}

/// Wide enough that no line is broken within a secret.
const WIDTH: usize = 10_000;

fn written(report: &Report) -> Vec<String> {
    let formats = [
        (Format::Human, Lang::En, true),
        (Format::Human, Lang::Zh, false),
        (Format::Json, Lang::En, false),
        (Format::Jsonl, Lang::Zh, false),
        (Format::Sarif, Lang::En, false),
        (Format::Github, Lang::Zh, false),
        (Format::Gitlab, Lang::En, false),
        (Format::GitlabSecrets, Lang::Zh, false),
        (Format::Junit, Lang::En, false),
    ];
    let write = |(format, lang, color)| {
        let style = Style { lang, color, width: WIDTH, verbose_notes: true, ..Style::default() };
        let mut out = Vec::new();
        render::report(report, format, &style, Catalog::builtin(), &mut out).expect("memory can be written to");
        String::from_utf8(out).expect("output is UTF-8")
    };
    formats.into_iter().map(write).collect()
}

fn surveyed(survey: &engine::Survey) -> [String; 2] {
    let style = Style { width: WIDTH, ..Style::default() };
    let (mut human, mut json) = (Vec::new(), Vec::new());
    render::survey(survey, &style, Catalog::builtin(), &mut human).expect("memory can be written to");
    render::survey_json(survey, &style, Catalog::builtin(), &mut json).expect("memory can be written to");
    [human, json].map(|out| String::from_utf8(out).expect("output is UTF-8"))
}

/// A library of nothing but these files.
struct Shelf<'f>(&'f [SourceFile]);

fn source(file: &SourceFile) -> Source {
    Source { file: file.clone(), disk: PathBuf::from(&*file.path), settings: Arc::clone(&SETTINGS) }
}

impl Library for Shelf<'_> {
    fn exists(&self, path: &str) -> bool {
        self.0.iter().any(|file| *file.path == *path)
    }

    fn open(&self, path: &str) -> Option<Source> {
        self.0.iter().find(|file| *file.path == *path).map(source)
    }

    fn root(&self, _path: &str) -> String {
        String::new()
    }

    fn search(&self, folder: &str, is_rust: bool, callers: &Callers) -> Vec<Source> {
        self.code_below(folder, is_rust).filter(|file| callers.may_call(file.text.as_bytes())).map(source).collect()
    }

    fn mentioning(&self, folder: &str, is_rust: bool, word: &str) -> Vec<Source> {
        self.code_below(folder, is_rust).filter(|file| has_word(&file.text, word)).map(source).collect()
    }
}

impl Shelf<'_> {
    fn code_below(&self, folder: &str, is_rust: bool) -> impl Iterator<Item = &SourceFile> {
        let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let of_language =
            move |file: &&SourceFile| (file.language == Language::Rust) == is_rust && file.language != Language::Text;
        self.0.iter().filter(move |file| file.path.starts_with(&folder)).filter(of_language)
    }
}

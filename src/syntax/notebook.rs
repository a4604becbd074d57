//! Jupyter notebooks: the code cells are lowered as one Python module, with every span in the JSON text on disk.

use serde::Deserialize;
use serde_json::value::RawValue;

use super::build::Builder;
use super::{Cell, ExprKind, Tree, TroubleKind, python};
use crate::source::Span;

/// Lowers a notebook of format 3 or 4. One whose kernel does not speak Python gives an empty tree.
#[must_use]
pub fn parse(text: &str) -> Tree {
    parse_cells(text).closed(text.len())
}

fn parse_cells(text: &str) -> Tree {
    let whole = Span::new(0, text.len());
    let Some(notebook) = read(text) else {
        let mut b = Builder::new(whole);
        b.trouble(whole, TroubleKind::NotANotebook);
        return b.tree;
    };
    if !notebook.is_python() {
        return Builder::new(whole).tree;
    }
    let mut module = Module::default();
    let mut cells = Vec::new();
    for (at, cell) in notebook.all_cells().enumerate() {
        if cell.cell_type == "code"
            && let Some(source) = cell.source.or(cell.input)
        {
            let Some(lines) = module.push_cell(text, source) else {
                let mut b = Builder::new(whole);
                b.trouble(offset(text, source), TroubleKind::NotANotebook);
                return b.tree;
            };
            cells.push((Span::new(at + 1, at + 1).start, lines));
        }
    }
    let mut tree = python::parse(&module.text);
    // Cells are described in the module's bytes until here, like everything else.
    for (number, lines) in cells {
        tree.cells.push(Cell { number, lines });
    }
    module.map.apply(&mut tree, whole);
    tree
}

/// What is read of a notebook. Everything else, outputs above all, is skipped unread.
#[derive(Deserialize)]
struct Notebook<'t> {
    #[serde(borrow)]
    cells: Option<Vec<JsonCell<'t>>>,
    /// Format 3.
    #[serde(borrow)]
    worksheets: Option<Vec<Worksheet<'t>>>,
    #[serde(borrow)]
    metadata: Option<&'t RawValue>,
}

#[derive(Deserialize)]
struct Worksheet<'t> {
    #[serde(borrow, default)]
    cells: Vec<JsonCell<'t>>,
}

#[derive(Deserialize)]
struct JsonCell<'t> {
    #[serde(default)]
    cell_type: String,
    #[serde(borrow)]
    source: Option<&'t RawValue>,
    /// Format 3.
    #[serde(borrow)]
    input: Option<&'t RawValue>,
}

#[derive(Deserialize, Default)]
struct Metadata {
    kernelspec: Option<Kernel>,
    language_info: Option<Kernel>,
}

#[derive(Deserialize)]
struct Kernel {
    language: Option<String>,
    name: Option<String>,
}

fn read(text: &str) -> Option<Notebook<'_>> {
    let json = text.strip_prefix('\u{feff}').unwrap_or(text);
    let notebook: Notebook = serde_json::from_str(json).ok()?;
    (notebook.cells.is_some() || notebook.worksheets.is_some()).then_some(notebook)
}

impl<'t> Notebook<'t> {
    fn all_cells(&self) -> impl Iterator<Item = &JsonCell<'t>> {
        let sheets = self.worksheets.iter().flatten().flat_map(|sheet| &sheet.cells);
        self.cells.iter().flatten().chain(sheets)
    }

    /// Whether the kernel speaks Python, or does not say what it speaks.
    fn is_python(&self) -> bool {
        let metadata =
            self.metadata.and_then(|raw| serde_json::from_str::<Metadata>(raw.get()).ok()).unwrap_or_default();
        let language = metadata
            .kernelspec
            .and_then(|kernel| kernel.language)
            .or_else(|| metadata.language_info.and_then(|info| info.name));
        language.is_none_or(|language| language.is_empty() || language.to_ascii_lowercase().contains("python"))
    }
}

/// Where a piece of JSON lies in the text that it borrows from.
fn offset(text: &str, raw: &RawValue) -> Span {
    let start = raw.get().as_ptr().addr().saturating_sub(text.as_ptr().addr());
    Span::new(start, start + raw.get().len())
}

/// The code of all cells, and where each byte of it comes from.
#[derive(Default)]
struct Module {
    text: String,
    map: Map,
}

impl Module {
    /// Adds a cell, and gives where its lines lie in the module; `None` when the source is no text.
    fn push_cell(&mut self, text: &str, source: &RawValue) -> Option<Vec<Span>> {
        let start = self.text.len();
        if source.get().starts_with('[') {
            for string in serde_json::from_str::<Vec<&RawValue>>(source.get()).ok()? {
                self.push_string(text, string)?;
            }
        } else {
            self.push_string(text, source)?;
        }
        let end = self.text.len();
        let code = self.text.split_off(start);
        let mut lines = Vec::new();
        let mut at = start;
        for line in code.split_inclusive('\n') {
            let shown = line.trim_end_matches(['\n', '\r']);
            lines.push(Span::new(at, at + shown.len()));
            at += line.len();
        }
        self.text.push_str(&without_magics(code));
        debug_assert_eq!(self.text.len(), end, "blanking moves no byte");
        if end > start && !self.text.ends_with('\n') {
            // A line break that the file does not have.
            self.text.push('\n');
            let json = offset(text, source).range().end;
            self.map.push(end, json, 1, 0);
        }
        Some(lines)
    }

    /// Adds a JSON string, decoded. serde has read it before, so it is well formed.
    fn push_string(&mut self, text: &str, raw: &RawValue) -> Option<()> {
        let source = raw.get().strip_prefix('"')?.strip_suffix('"')?;
        let start = offset(text, raw).range().start + 1;
        let mut at = 0;
        while at < source.len() {
            let rest = &source[at..];
            let plain = rest.find('\\').unwrap_or(rest.len());
            if plain > 0 {
                self.map.push(self.text.len(), start + at, plain, plain);
                self.text.push_str(&rest[..plain]);
                at += plain;
                continue;
            }
            let (char, length) = escape(rest)?;
            self.map.push(self.text.len(), start + at, char.len_utf8(), length);
            self.text.push(char);
            at += length;
        }
        Some(())
    }
}

/// Decodes the JSON escape that `text` starts with, and says how long it is.
fn escape(text: &str) -> Option<(char, usize)> {
    let unit = |at: usize| {
        let digits = text.get(at..at + 6)?.strip_prefix("\\u")?;
        u16::from_str_radix(digits, 16).ok()
    };
    let char = match text.as_bytes().get(1)? {
        b'n' => '\n',
        b't' => '\t',
        b'r' => '\r',
        b'b' => '\x08',
        b'f' => '\x0c',
        b'u' => {
            let first = unit(0)?;
            let pair = [first, unit(6).unwrap_or_default()];
            return Some(match char::decode_utf16(pair).next()? {
                Ok(char) => (char, 6 * char.len_utf16()),
                Err(_) => (char::REPLACEMENT_CHARACTER, 6),
            });
        }
        simple => char::from(*simple),
    };
    Some((char, 2))
}

/// Which bytes of the module come from which bytes of the JSON text.
#[derive(Default)]
struct Map {
    /// In order, without gaps in the module.
    runs: Vec<Run>,
}

/// Bytes that are the same on both sides, or (where the lengths differ or it is an escape) one character.
struct Run {
    module: u32,
    json: u32,
    /// How many bytes it has in the JSON.
    length: u32,
    same: bool,
}

impl Map {
    fn push(&mut self, module: usize, json: usize, module_length: usize, length: usize) {
        let (at, json) = (Span::new(module, json), Span::new(json, json + length));
        let same = module_length == length;
        self.runs.push(Run { module: at.start, json: json.start, length: json.end - json.start, same });
    }

    /// The run that holds the byte `at` of the module.
    fn run(&self, at: u32) -> Option<&Run> {
        let after = self.runs.partition_point(|run| run.module <= at);
        self.runs.get(after.checked_sub(1)?)
    }

    /// Where the character that starts at `at` starts in the JSON.
    fn start(&self, at: u32) -> u32 {
        self.run(at).map_or(0, |run| {
            let inside = at - run.module;
            if run.same { run.json + inside.min(run.length) } else { run.json }
        })
    }

    /// Where the character that ends at `at` ends in the JSON.
    fn end(&self, at: u32) -> u32 {
        let Some(last) = at.checked_sub(1) else { return self.start(0) };
        self.run(last).map_or(0, |run| {
            let inside = at - run.module;
            run.json + if run.same { inside.min(run.length) } else { run.length }
        })
    }

    fn span(&self, span: &mut Span) {
        let start = self.start(span.start);
        let end = if span.start == span.end { start } else { self.end(span.end).max(start) };
        *span = Span { start, end };
    }

    /// Moves everything in the tree from the module to the JSON.
    fn apply(&self, tree: &mut Tree, whole: Span) {
        for expr in &mut tree.exprs {
            self.span(&mut expr.span);
            if let ExprKind::Attribute { name_span, .. } = &mut expr.kind {
                self.span(name_span);
            }
        }
        for binding in &mut tree.bindings {
            self.span(&mut binding.name_span);
            binding.from = self.end(binding.from);
        }
        for store in &mut tree.stores {
            self.span(&mut store.span);
            store.from = self.end(store.from);
        }
        for function in &mut tree.functions {
            self.span(&mut function.name_span);
            self.span(&mut function.span);
            function.params.iter_mut().for_each(|param| self.span(&mut param.span));
        }
        for class in &mut tree.classes {
            self.span(&mut class.name_span);
            self.span(&mut class.span);
        }
        tree.scopes.iter_mut().for_each(|scope| self.span(&mut scope.span));
        tree.blocks.iter_mut().for_each(|block| self.span(&mut block.span));
        tree.comments.iter_mut().chain(&mut tree.docs).for_each(|span| self.span(span));
        tree.troubles.iter_mut().for_each(|trouble| self.span(&mut trouble.span));
        tree.cells.iter_mut().flat_map(|cell| &mut cell.lines).for_each(|line| self.span(line));
        // The module is the file, also around and between its cells.
        if let (Some(scope), Some(block)) = (tree.scopes.first_mut(), tree.blocks.first_mut()) {
            scope.span = whole;
            block.span = whole;
        }
    }
}

/// Cell magics whose body is Python.
const PYTHON_MAGICS: [&str; 6] = ["%%time", "%%timeit", "%%capture", "%%prun", "%%python", "%%python3"];

/// The code of a cell with everything that only `IPython` understands blanked, byte for byte.
fn without_magics(code: String) -> String {
    let first = code.trim_start();
    let cell_magic = first.starts_with("%%").then(|| first.split_whitespace().next().unwrap_or_default());
    if cell_magic.is_some_and(|magic| !PYTHON_MAGICS.contains(&magic)) {
        return code.split_inclusive('\n').map(|line| blank(line, false)).collect();
    }
    if !code.contains(['%', '!', '?']) {
        return code;
    }
    let mut out = String::with_capacity(code.len());
    let mut inside = Inside::default();
    let mut continued = false;
    for line in code.split_inclusive('\n') {
        let magic = continued || (inside.is_statement_start() && is_magic(line));
        if magic {
            out.push_str(&blank(line, !continued));
            continued = line.trim_end().ends_with('\\');
        } else {
            out.push_str(line);
            inside.line(line);
        }
    }
    out
}

/// Whether a line that starts a statement is for `IPython`: `%magic`, `!command`, `?help`, `help?`, `x = !command`.
fn is_magic(line: &str) -> bool {
    let line = line.trim();
    if line.starts_with(['%', '!', '?']) {
        return true;
    }
    if line.ends_with('?') {
        return !line.contains(['#', '"', '\'']);
    }
    line.split_once('=').is_some_and(|(names, value)| {
        let names = names.chars().all(|char| char.is_alphanumeric() || "_,. ".contains(char));
        let value = value.trim_start();
        names && (value.starts_with('!') || value.starts_with('%')) && !value.starts_with("!=")
    })
}

/// A line of as many bytes that does nothing, but is a statement where there is room for one: a block may need it.
fn blank(line: &str, statement: bool) -> String {
    let shown = line.trim_end_matches(['\n', '\r']);
    let (indent, rest) = shown.split_at(shown.len() - shown.trim_start().len());
    let word = if statement && rest.len() >= 4 { statement_for(rest) } else { "" };
    format!("{indent}{word}{}{}", " ".repeat(rest.len() - word.len()), &line[shown.len()..])
}

/// A statement that does nothing and ends where one of the line's characters does, so that its end has a place in the JSON.
fn statement_for(line: &str) -> &'static str {
    ["pass", "000", "00"].into_iter().find(|word| line.is_char_boundary(word.len())).unwrap_or("0")
}

/// What is open at the end of a line: brackets, a long string, a backslash.
#[derive(Default)]
struct Inside {
    brackets: usize,
    string: Option<&'static str>,
    continued: bool,
}

impl Inside {
    fn is_statement_start(&self) -> bool {
        self.brackets == 0 && self.string.is_none() && !self.continued
    }

    fn line(&mut self, line: &str) {
        let line = line.trim_end_matches(['\n', '\r']);
        let mut at = 0;
        self.continued = false;
        while let Some(byte) = line.as_bytes().get(at) {
            let rest = &line.as_bytes()[at..];
            at += 1;
            if let Some(quotes) = self.string {
                if *byte == b'\\' {
                    at += 1;
                } else if rest.starts_with(quotes.as_bytes()) {
                    self.string = None;
                    at += quotes.len() - 1;
                }
                continue;
            }
            match byte {
                b'#' => return,
                b'(' | b'[' | b'{' => self.brackets += 1,
                b')' | b']' | b'}' => self.brackets = self.brackets.saturating_sub(1),
                b'"' | b'\'' => {
                    let quotes =
                        ["\"\"\"", "'''", "\"", "'"].into_iter().find(|quotes| rest.starts_with(quotes.as_bytes()));
                    self.string = quotes;
                    at += quotes.map_or(0, |quotes| quotes.len() - 1);
                }
                b'\\' => self.continued = at == line.len(),
                _ => {}
            }
        }
        // A short string ends with its line, unless a backslash carries it on.
        if self.string.is_some_and(|quotes| quotes.len() == 1) && !line.ends_with('\\') {
            self.string = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::Bound;
    use crate::syntax::python::tests::sound;

    /// A notebook of format 4 with the given `source` values, as written.
    fn notebook(sources: &[&str]) -> String {
        let cells: Vec<_> = sources
            .iter()
            .map(|source| format!("  {{\n   \"cell_type\": \"code\", \"outputs\": [{{\"text\": [\"x = 1\"]}}],\n   \"source\": {source}\n  }}"))
            .collect();
        format!("{{\n \"cells\": [\n{}\n ],\n \"metadata\": {{}}, \"nbformat\": 4\n}}\n", cells.join(",\n"))
    }

    #[track_caller]
    fn clean(json: &str) -> Tree {
        let tree = parse(json);
        assert_eq!(tree.troubles, [], "{json}");
        sound(&tree, json);
        tree
    }

    /// The JSON of every text in the code.
    fn texts<'t>(tree: &Tree, json: &'t str) -> Vec<&'t str> {
        tree.expr_ids().filter(|id| tree.text(*id).is_some()).map(|id| &json[tree[id].span.range()]).collect()
    }

    fn names(tree: &Tree) -> Vec<&str> {
        tree.bindings.iter().map(|binding| binding.name.as_str()).collect()
    }

    /// The names bound by a notebook with one cell of this code.
    fn names_of(code: &str) -> Vec<String> {
        let json = notebook(&[&serde_json::to_string(code).expect("a string")]);
        names(&clean(&json)).into_iter().map(str::to_owned).collect()
    }

    #[test]
    fn what_stands_for_a_magic_ends_where_a_character_does() {
        for magic in ["! \u{fffd}", "!中文", "!x中", "!ls中", "éé?", "中é?", "é中é?", "a中?", "😀😀?"] {
            let json = notebook(&[&serde_json::to_string(&format!("if x:\n  {magic}\n\nk = 1\n")).expect("a string")]);
            assert_eq!(names(&clean(&json)), ["k"], "{magic}");
        }
    }

    #[test]
    fn spans_lie_in_the_json() {
        let json = notebook(&[
            r#"["import os\n", "ak = \"LTAI\\n\"\n", "é\u00e9 = '\ud83d\ude00'; sk = 'S' # \u5bc6!\n"]"#,
            r#""k = f(ak)  # 密\r\nk.b = 'x'""#,
            r"[]",
            r#""""#,
        ]);
        let tree = clean(&json);
        assert_eq!(texts(&tree, &json), [r#"\"LTAI\\n\""#, r"'\ud83d\ude00'", "'S'", "'x'"]);
        assert_eq!(names(&tree), ["os", "ak", "éé", "sk", "k"]);
        let shown: Vec<_> = tree.bindings.iter().map(|binding| &json[binding.name_span.range()]).collect();
        assert_eq!(shown, ["os", "ak", r"é\u00e9", "sk", "k"]);
        let until: Vec<_> = tree.bindings.iter().map(|binding| &json[..binding.from as usize]).collect();
        assert!(until[1].ends_with(r#"ak = \"LTAI\\n\""#));
        assert!(until[2].ends_with(r"\ud83d\ude00'"));
        assert!(until[4].ends_with("f(ak)"));
        let comments: Vec<_> = tree.comments.iter().map(|span| &json[span.range()]).collect();
        assert_eq!(comments, [r"# \u5bc6!", "# 密"]);
        let text = tree.expr_ids().filter_map(|id| tree.text(id)).nth(1).expect("a text");
        assert_eq!(text.reveal(), "\u{1f600}");
        assert_eq!(&json[tree.stores[0].span.range()], "k.b");
    }

    #[test]
    fn cells_are_counted_as_editors_do() {
        let json = r##"{"cells": [
            {"cell_type": "markdown", "source": ["# x = 1"]},
            {"cell_type": "code", "source": ["a = 1\n", "\n", "b = \"2\""]},
            {"cell_type": "raw", "source": "c = 1"},
            {"cell_type": "code", "source": "d = a\n"}
        ], "metadata": {"kernelspec": {"language": "python", "name": "x"}}}"##;
        let tree = clean(json);
        let cells: Vec<_> = tree
            .cells
            .iter()
            .map(|cell| (cell.number, cell.lines.iter().map(|line| &json[line.range()]).collect::<Vec<_>>()))
            .collect();
        assert_eq!(cells, [(2, vec!["a = 1", "", r#"b = \"2\""#]), (4, vec!["d = a"])]);
        assert_eq!(names(&tree), ["a", "b", "d"]);
        let value = |at: usize| match tree.bindings[at].value {
            Bound::Expr(id) => &json[tree[id].span.range()],
            _ => "",
        };
        assert_eq!([value(0), value(1), value(2)], ["1", r#"\"2\""#, "a"]);
    }

    #[test]
    fn format_3_has_worksheets() {
        let json = r#"{"nbformat": 3, "metadata": {"name": ""}, "worksheets": [{"metadata": {}, "cells": [
            {"cell_type": "heading", "level": 1, "source": ["x"]},
            {"cell_type": "code", "input": ["a = 'k'"], "language": "python", "outputs": []}
        ]}, {"cells": [{"cell_type": "code", "input": "b = a"}]}]}"#;
        let tree = clean(json);
        assert_eq!(texts(&tree, json), ["'k'"]);
        assert_eq!(names(&tree), ["a", "b"]);
        assert_eq!(tree.cells.iter().map(|cell| cell.number).collect::<Vec<_>>(), [2, 3]);
    }

    #[test]
    fn only_notebooks_are_read() {
        for json in [
            "",
            "x",
            "[]",
            "{}",
            r#"{"cells": 1}"#,
            r#"{"cells": [{"cell_type": "code", "source": 5}]}"#,
            "{\"cells\": [",
        ] {
            let tree = parse(json);
            assert_eq!(tree.troubles.len(), 1, "{json}");
            assert_eq!(tree.troubles[0].kind, TroubleKind::NotANotebook, "{json}");
            sound(&tree, json);
        }
        for metadata in [r#"{"kernelspec": {"language": "R"}}"#, r#"{"language_info": {"name": "julia"}}"#] {
            let json = notebook(&[r#""x = 1""#]).replace("\"metadata\": {}", &format!("\"metadata\": {metadata}"));
            let tree = clean(&json);
            assert!(tree.bindings.is_empty() && tree.cells.is_empty() && tree.scopes.len() == 1);
        }
        for metadata in
            [r#"{"kernelspec": {"name": "python3"}}"#, r#"{"language_info": {"name": "ipython"}}"#, "5", "null"]
        {
            let json = notebook(&[r#""x = 1""#]).replace("\"metadata\": {}", &format!("\"metadata\": {metadata}"));
            assert_eq!(names(&clean(&json)), ["x"]);
        }
        let marked = format!("\u{feff}{}", notebook(&[r#""x = 'k'""#]));
        assert_eq!(texts(&clean(&marked), &marked), ["'k'"]);
    }

    #[test]
    fn magics_are_blanked() {
        for (code, expected) in [
            ("%matplotlib inline\nx = 1", "x"),
            ("!pip install oss2\nx = 1", "x"),
            ("!curl \\\n  -x\nx = 1", "x"),
            ("if a:\n    !ls -l\nx = 1", "x"),
            ("if a:\n\t%cd 'x\nx = 1", "x"),
            ("files = !ls\nx = 1", "x"),
            ("a, b = %sql SELECT 'x\nx = 1", "x"),
            ("?oss2\noss2.Auth??\nx = 1", "x"),
            ("%%bash\nexport x=1\necho 'a", ""),
            ("\n%%html\n<b>", ""),
            ("%%time\nx = 1", "x"),
            ("%%capture out\nx = 1\n%env A=b", "x"),
            ("x = ('%s'\n  % a)\ny = 'k'", "x y"),
            ("x = '''\n%d\n!a\n'''\ny = 'k'", "x y"),
            ("x = a \\\n % b\ny = 1", "x y"),
            ("x = '(' # [\n!ls\ny = 1", "x y"),
            ("x = 'it\\'s'\n!ls\ny = a != b", "x y"),
            ("x = 1 # why?\ny = '?'", "x y"),
            ("!密\nx = 1", "x"),
            ("%x", ""),
        ] {
            assert_eq!(names_of(code).join(" "), expected, "{code}");
            assert_eq!(without_magics(code.to_owned()).len(), code.len(), "{code}");
        }
        let json = notebook(&[r#""!密密 \"x\"\nak = 'LTAI'""#]);
        assert_eq!(texts(&clean(&json), &json), ["'LTAI'"]);
    }

    #[test]
    fn broken_cells_are_told_where_they_are() {
        let json = notebook(&[r#""a = 'k'""#, r#""b = )\n""#, r#""c = 'l'""#]);
        let tree = parse(&json);
        sound(&tree, &json);
        assert_eq!(tree.troubles[0].kind, TroubleKind::Syntax);
        assert!(json[tree.troubles[0].span.range()].contains(')'));
        assert!(names(&tree).contains(&"a") && names(&tree).contains(&"c"));
    }
}

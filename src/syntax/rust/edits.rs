//! Files that are edited: what is kept of their pieces must not be seen in what they turn out to be.

use std::ops::Range;

use super::*;
use crate::syntax::{BlockId, ExprKind, ScopeId, ScopeKind, kept};

/// Some of aklint's own modules.
const CODE: [&str; 4] =
    [include_str!("item.rs"), include_str!("rules.rs"), include_str!("join.rs"), include_str!("cut.rs")];

/// What people put into a file at the beginning of a line, often in the wrong place.
const PASTED: [&str; 22] = [
    "impl Lower<'_> { const LIMIT: u8 = 1; fn more(&self) { LIMIT = self.b; } }\n",
    "impl fmt::Display for Elsewhere { fn fmt(&self) -> Arm { TESTS = 1; Arm::new(\"k\") } }\n",
    "#[derive(Clone)] struct Arm { name: String }\n",
    "#[cfg(unix)]\nstruct Elsewhere(u8, Vec<u8>);\n",
    "struct Lower;\n",
    "use crate::syntax::*;\n",
    "macro_rules! written { ($a:expr) => { g($a) }; (b) => { \"K\" }; }\n",
    "macro_rules! matches { ($a:expr, $b:expr) => { const X: u8 = $a; }; }\n",
    "fn f() { let k = written!(\"a\"); matches!(k, 1); }\n",
    "#[cfg(test)]\nmod tests {\n",
    "pub mod inner {\n    #![allow(unused)]\n    use super::Arm;\n    impl Arm { fn f() {} }\n",
    "}\n",
    "#![cfg(test)]\n",
    "    if x {\n",
    "static mut COUNT: u8 = 1;\n",
    "fn count() { unsafe { COUNT = 2; TESTS = &[]; } }\n",
    "/* \n",
    "let s = \"\n",
    "fn broken(\n",
    "impl Unknown { fn a( }\n",
    "密 = '😀'\n",
    "\n",
];

/// A sequence that looks random and is the same each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("these are 31 bits") % end.max(1)
    }

    fn boundary(&mut self, text: &str) -> usize {
        text.floor_char_boundary(self.below(text.len() + 1))
    }

    fn line(&mut self, text: &str) -> Range<usize> {
        let at = self.boundary(text);
        let start = text[..at].rfind('\n').map_or(0, |at| at + 1);
        start..text[at..].find('\n').map_or(text.len(), |end| at + end + 1)
    }

    /// Changes a text as somebody who types, deletes, moves and pastes does.
    fn edit(&mut self, text: &mut String) {
        let line = self.line(text);
        match self.below(7) {
            0 | 1 => text.insert_str(line.start, PASTED[self.below(PASTED.len())]),
            2 => {
                let end = self.line(text).end;
                if end > line.end && end - line.start < 4_000 {
                    // Some lines, often whole items, go elsewhere.
                    let moved: String = text.drain(line.start..end).collect();
                    let to = self.line(text).start;
                    text.insert_str(to, &moved);
                } else {
                    text.replace_range(line, "");
                }
            }
            3 => {
                let at = self.boundary(text);
                let bracket = text[at..].find(['(', ')', '{', '}', '[', ']']).map(|bracket| at + bracket);
                if let Some(at) = bracket {
                    text.replace_range(at..=at, "");
                }
            }
            _ => {
                let typed = ["x", " ", "\n", "(", ")", "{", "}", "\"", "#", ";", "!", "mod ", "impl ", "'", "="];
                let at = self.boundary(text);
                text.insert_str(at, typed[self.below(typed.len())]);
            }
        }
    }
}

/// Parses on a thread that keeps nothing.
fn fresh(text: &str) -> Tree {
    std::thread::scope(|scope| scope.spawn(|| parse(text)).join()).expect("parsing does not fail")
}

/// Does something on a thread that keeps pieces.
fn keeping(what: impl FnOnce() + Send) {
    let run = || {
        kept::keep();
        what();
    };
    let size = 64 << 20;
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(size).spawn_scoped(scope, run).expect("there is memory");
        thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
    });
}

fn indented(text: &str) -> String {
    text.lines().map(|line| if line.is_empty() { "\n".to_owned() } else { format!("    {line}\n") }).collect()
}

/// Files that begin the edits: modules as they are, and many in one.
fn corpus() -> Vec<String> {
    let without_docs = |text: &str| {
        text.lines().filter(|line| !line.starts_with("//!")).map(|line| format!("{line}\n")).collect::<String>()
    };
    let flat = CODE.iter().enumerate().map(|(at, text)| format!("mod m{at} {{\n{}}}\n", without_docs(text)));
    let deep =
        CODE.iter().enumerate().map(|(at, text)| format!("#[a(\"b\")]\npub mod m{at} {{\n{}}}\n", indented(text)));
    let mut files: Vec<String> = CODE.iter().map(|text| (*text).to_owned()).collect();
    files.push(flat.collect());
    files.push(deep.collect());
    files
}

#[test]
fn what_is_kept_is_not_seen() {
    keeping(|| {
        for (at, file) in corpus().into_iter().enumerate() {
            let mut chance = Chance(0xA11 + at as u64);
            let mut text = file.clone();
            for edit in 0..36 {
                let (kept, fresh) = (format!("{:?}", parse(&text)), format!("{:?}", fresh(&text)));
                let differ = kept.bytes().zip(fresh.bytes()).position(|(kept, fresh)| kept != fresh);
                assert!(kept == fresh, "file {at} after {edit} edits, at {differ:?}\n{text}");
                if edit % 12 == 11 {
                    text.clone_from(&file);
                }
                chance.edit(&mut text);
            }
        }
    });
}

/// Lowers a file without cutting it.
fn uncut(text: &str) -> Tree {
    let scan = Scan::with_brackets(text);
    let whole = vec![cut::Part::Items(head(text)..text.len())];
    let (mut joined, module) = Joined::new(text.len());
    joined.add_all(module, pieces::Reader::new(text, scan.deepest).all(whole));
    joined.finished()
}

/// What does not depend on the order in which types are found.
fn outline(tree: &Tree) -> Vec<String> {
    let span = |span: Span| if span.range().is_empty() { Span::default() } else { span };
    let scope = |id: ScopeId| {
        let kind = match tree[id].kind {
            ScopeKind::Class(class) => format!("class {} {:?}", tree[class].name, tree[class].bases),
            kind => format!("{kind:?} {:?}", span(tree[id].span)),
        };
        format!("{kind} in {:?}", tree[id].parent.map(|parent| tree[parent].span))
    };
    let block = |id: BlockId| (tree[id].kind, span(tree[id].span));
    let mut lines = Vec::new();
    for expr in &tree.exprs {
        lines.push(format!("{:?} {:?} {} {:?}", span(expr.span), expr.kind, scope(expr.scope), block(expr.block)));
    }
    for function in &tree.functions {
        let class = function.class.map(|class| (&tree[class].name, tree[class].span));
        lines.push(format!(
            "{} {:?} {} {} {class:?}",
            function.name,
            function.returns,
            scope(function.scope),
            scope(function.outer)
        ));
    }
    let mut bindings: Vec<String> = tree
        .bindings
        .iter()
        .map(|binding| {
            let value = match &binding.value {
                crate::syntax::Bound::Class(class) => format!("{:?}", tree[*class].span),
                value => format!("{value:?}"),
            };
            format!(
                "{} {:?} {} {:?} {value}",
                binding.name,
                span(binding.name_span),
                scope(binding.scope),
                block(binding.block)
            )
        })
        .collect();
    bindings.sort();
    lines.extend(bindings);
    lines
}

#[test]
fn a_file_in_pieces_is_what_it_is_as_a_whole() {
    for text in corpus() {
        let (pieces, whole) = (fresh(&text), uncut(&text));
        assert_eq!(pieces.troubles, []);
        assert!(pieces.exprs.iter().any(|expr| matches!(expr.kind, ExprKind::Call(_))));
        let (pieces, whole) = (outline(&pieces), outline(&whole));
        assert_eq!(pieces.len(), whole.len());
        for (piece, whole) in pieces.into_iter().zip(whole) {
            assert_eq!(piece, whole);
        }
    }
}

/// Types, variables and macros that are in one piece and of use in another.
#[test]
fn pieces_know_of_each_other() {
    let filler = |name: &str| format!("fn {name}() {{\n{}}}\n", "    f(1);\n".repeat(150));
    let text = format!(
        "impl A {{ fn early() {{}} }}\nimpl Far {{ fn one() {{}} }}\n{}\nstatic mut N: u8 = 1;\nmacro_rules! m {{ ($x:expr) => {{ g($x) }}; }}\n{}\n#[b]\nstruct A {{ c: u8 }}\nfn n() {{ N = 2; m!(3); }}\nmod inner {{\n{}\nimpl super::A {{ fn late() {{}} }}\nimpl Far {{ fn two() {{ N = 4; }} }}\n}}\n",
        filler("x"),
        filler("y"),
        filler("z"),
    );
    let tree = fresh(&text);
    let classes: Vec<&str> = tree.classes.iter().map(|class| class.name.as_str()).collect();
    assert_eq!(classes, ["A", "Far", "inner"]);
    let of = |name: &str| tree.functions.iter().find(|function| function.name == name).expect("it is there");
    for (name, class) in [("early", "A"), ("late", "A"), ("one", "Far"), ("two", "Far")] {
        let class_of = of(name).class.expect("it is a method");
        assert_eq!(tree[class_of].name, class, "{name}");
        let binding = tree.bindings.iter().find(|binding| binding.name == name).expect("it is there");
        assert_eq!(binding.scope, tree[class_of].scope, "{name}");
    }
    assert_eq!(tree[of("late").outer].kind, ScopeKind::Module);
    assert_eq!(tree.classes[0].decorators.len(), 1);
    let scopes: Vec<u32> =
        tree.bindings.iter().filter(|binding| binding.name == "N").map(|binding| binding.scope.0).collect();
    assert_eq!(scopes, [0, 0, 0]);
    assert!(tree.exprs.iter().any(|expr| matches!(&expr.kind, ExprKind::Name(name) if name == "m!")));
}

use std::fmt::Write;

use super::*;
use crate::syntax::{BlockKind, Bound, CallForm, ExprId, ExprKind, PartStep, ScopeKind, Spread, StoreKey};

/// An expression as an s-expression.
fn show(tree: &Tree, id: ExprId) -> String {
    let list = |ids: &[ExprId]| ids.iter().map(|id| show(tree, *id)).collect::<Vec<_>>().join(" ");
    match &tree[id].kind {
        ExprKind::Text(text) => format!("{:?}", text.reveal()),
        ExprKind::Number(Some(number)) => number.to_string(),
        ExprKind::Number(None) => "huge".into(),
        ExprKind::Bool(flag) => flag.to_string(),
        ExprKind::Nothing => "()".into(),
        ExprKind::Name(name) => name.to_string(),
        ExprKind::Attribute { base, name, .. } => format!("{}.{name}", show(tree, *base)),
        ExprKind::Index { base, index } => format!("{}[{}]", show(tree, *base), show(tree, *index)),
        ExprKind::Slice { base, bounds } => format!("{}{bounds:?}", show(tree, *base)).replace("Some", ""),
        ExprKind::Call(call) => {
            let mut out = format!("({}", show(tree, call.callee));
            match call.form {
                CallForm::Call => {}
                CallForm::Struct => out.push_str(" {}"),
                CallForm::Macro => out.push('!'),
            }
            for arg in &call.args {
                out.push(' ');
                if let Some(name) = &arg.name {
                    write!(out, "{name}=").expect("a string takes all");
                }
                if arg.spread == Spread::Map {
                    out.push_str("..");
                }
                out.push_str(&show(tree, arg.value));
            }
            out + ")"
        }
        ExprKind::Join(parts) => format!("(+ {})", list(parts)),
        ExprKind::Choice(parts) => format!("(or {})", list(parts)),
        ExprKind::List(parts) => format!("[{}]", list(parts)),
        ExprKind::Map(pairs) => {
            let pairs: Vec<_> = pairs.iter().map(|(k, v)| format!("{}: {}", show(tree, *k), show(tree, *v))).collect();
            format!("{{{}}}", pairs.join(", "))
        }
        ExprKind::Function(id) => {
            let params: Vec<_> = tree[*id].params.iter().map(|param| param.name.as_str()).collect();
            format!("(fn [{}] {})", params.join(" "), list(&tree[*id].returns))
        }
        ExprKind::Other(parts) => format!("<{}>", list(parts)),
    }
}

/// All bindings, stores, stars and functions, one a line.
fn outline(tree: &Tree) -> String {
    let mut out = String::new();
    for binding in &tree.bindings {
        out.push_str(&binding.name);
        if let Some(kind) = binding.annotation {
            write!(out, ": {}", show(tree, kind)).expect("a string takes all");
        }
        let value = match &binding.value {
            Bound::Expr(id) => show(tree, *id),
            Bound::Part { of, path } => {
                let steps: Vec<_> = path
                    .iter()
                    .map(|step| match step {
                        PartStep::At(at) => format!("@{at}"),
                        PartStep::Each => "*".into(),
                        PartStep::Key(key) => format!(".{key}"),
                    })
                    .collect();
                format!("{} / {}", show(tree, *of), steps.join(""))
            }
            Bound::Joined(id) => format!("+ {}", show(tree, *id)),
            Bound::Parameter(_, at) => format!("param {at}"),
            Bound::Import(path) => format!("use {path}"),
            Bound::Function(id) => {
                let returns: Vec<_> = tree[*id].returns.iter().map(|id| show(tree, *id)).collect();
                format!("fn -> {}", returns.join(" | "))
            }
            Bound::Class(_) => "class".into(),
            Bound::Unknown => "?".into(),
        };
        writeln!(out, " = {value}").expect("a string takes all");
    }
    for store in &tree.stores {
        let key = match &store.key {
            StoreKey::Attribute(name) => format!(".{name}"),
            StoreKey::Index(index) => format!("[{}]", show(tree, *index)),
        };
        writeln!(out, "{}{key} := {}", show(tree, store.base), show(tree, store.value)).expect("a string takes all");
    }
    for star in &tree.stars {
        writeln!(out, "{}.*", star.path).expect("a string takes all");
    }
    out
}

/// The calls of a file that are not inside other calls' callees, in order of creation.
fn calls(text: &str) -> Vec<String> {
    let tree = sound(text);
    tree.expr_ids().filter(|id| matches!(tree[*id].kind, ExprKind::Call(_))).map(|id| show(&tree, id)).collect()
}

/// Parses and checks what holds for every tree.
fn sound(text: &str) -> Tree {
    let tree = parse(text);
    check(&tree, text);
    tree
}

fn check(tree: &Tree, text: &str) {
    let good = |span: Span| {
        assert!(text.get(span.range()).is_some(), "{span:?} of {}", text.len());
    };
    tree.troubles.iter().for_each(|trouble| good(trouble.span));
    for (at, expr) in tree.exprs.iter().enumerate() {
        good(expr.span);
        let children: Vec<ExprId> = match &expr.kind {
            ExprKind::Attribute { base, name_span, .. } => {
                good(*name_span);
                vec![*base]
            }
            ExprKind::Index { base, index } => vec![*base, *index],
            ExprKind::Slice { base, .. } => vec![*base],
            ExprKind::Call(call) => std::iter::once(call.callee).chain(call.args.iter().map(|arg| arg.value)).collect(),
            ExprKind::Join(ids) | ExprKind::Choice(ids) | ExprKind::List(ids) | ExprKind::Other(ids) => ids.clone(),
            ExprKind::Map(pairs) => pairs.iter().flat_map(|(key, value)| [*key, *value]).collect(),
            _ => Vec::new(),
        };
        for child in children {
            assert!((child.0 as usize) < at, "children come before parents");
        }
    }
    for binding in &tree.bindings {
        good(binding.name_span);
        assert!(binding.from as usize <= text.len());
    }
    for span in tree.comments.iter().chain(&tree.docs).chain(tree.troubles.iter().map(|trouble| &trouble.span)) {
        good(*span);
    }
    for span in tree.scopes.iter().map(|scope| scope.span).chain(tree.blocks.iter().map(|block| block.span)) {
        good(span);
    }
    for function in &tree.functions {
        good(function.span);
        good(function.name_span);
    }
    for class in &tree.classes {
        good(class.span);
        assert!(!matches!(tree[class.scope].kind, ScopeKind::Inner | ScopeKind::Function(_)));
    }
}

/// The value of `let x = …;` in a function, checked to be without trouble.
fn value(expr: &str) -> String {
    let text = format!("fn f() {{ let x = {expr}; }}");
    let tree = sound(&text);
    assert_eq!(tree.troubles, [], "{expr}");
    let x = tree.bindings.iter().rfind(|binding| binding.name == "x").expect("x is bound");
    match &x.value {
        Bound::Expr(id) => show(&tree, *id),
        other => format!("{other:?}"),
    }
}

#[test]
fn expressions() {
    let cases = [
        (r#""a\n\u{5bc6}""#, r#""a\n密""#),
        (r##"r#"a"b"#"##, r#""a\"b""#),
        (r#"b"ab""#, r#""ab""#),
        (r#"b"\xff""#, r#""ÿ""#),
        (r#"c"ab""#, r#""ab""#),
        ("'k'", r#""k""#),
        ("b'k'", "107"),
        ("1_000u32", "1000"),
        ("0xff", "255"),
        ("-5", "-5"),
        ("99999999999999999999", "huge"),
        ("1.5", "<>"),
        ("true", "true"),
        ("()", "()"),
        ("None", "()"),
        ("Some(a)", "a"),
        ("Ok::<_, E>(a)?", "a"),
        ("Err(a)", "(Err a)"),
        ("a::b::<T>::C", "a.b.C"),
        ("::a::b", "a.b"),
        ("<Config as Default>::default()", "(Config.default)"),
        ("<T>::f", "T.f"),
        ("r#type", "type"),
        ("a.b.0.c", "a.b.0.c"),
        ("a.b::<T>(1, c)?.await.d()", "((a.b 1 c).d)"),
        (r#"ClientBuilder::new("K", "S", ep)"#, r#"(ClientBuilder.new "K" "S" ep)"#),
        ("&mut *x as T", "x"),
        ("((x))", "x"),
        ("(a, b)", "[a b]"),
        ("[a, 1]", "[a 1]"),
        ("[a; 4]", "[a]"),
        ("&[76, 84]", "[76 84]"),
        ("vec![a, b]", "[a b]"),
        ("vec![0; 3]", "[0]"),
        ("vec![]", "[]"),
        ("a[0]", "a[0]"),
        ("a[1..3]", "a[(1), (3), None]"),
        ("a[..n]", "a[None, None, None]"),
        (r#"a + "b" + c.d()"#, r#"(+ a "b" (c.d))"#),
        ("a * b * c + d", "(+ <a b c> d)"),
        ("!a || b", "<<a> b>"),
        ("Foo { ak, sk: s, ..base }", "(Foo {} ak=ak sk=s ..base)"),
        ("a::Foo { 0: x }", "(a.Foo {} 0=x)"),
        ("if c { a } else if d { b } else { e }", "(or a b e)"),
        ("if c { a } else { return }", "(or a)"),
        ("if c { a }", "<a>"),
        ("match a { 1 => b, _ if c => { d } }", "(or b d)"),
        ("match a { Ok(v) => v, Err(_) => panic!() }", "(or v)"),
        ("{ let y = 1; y }", "y"),
        ("unsafe { a }", "a"),
        ("async move { a }", "a"),
        ("async { if b { return c; } a }", "(or c a)"),
        ("|a, (b, c)| a + b", "(fn [a ] (+ a b))"),
        ("move || { return k; }", "(fn [] k)"),
        ("loop { f(); }", "<>"),
        ("1..n", "<1 n>"),
        ("\"a\".to_string()", r#"("a".to_string)"#),
    ];
    for (source, expected) in cases {
        assert_eq!(value(source), expected, "{source}");
    }
}

#[test]
fn macros() {
    let cases = [
        (r#"format!("{}x{y}{{}}", a)"#, r#"(+ a "x" y "{}")"#),
        (r#"format!("{1}{0}{n:>5}", a, b, n = c)"#, "(+ b a c)"),
        (r#"format!("{:.*}", 2, a)"#, "(+ a)"),
        (r#"concat!("a", "b", 1)"#, r#"(+ "a" "b" 1)"#),
        (r#"println!("{} {ak:?}", b)"#, r#"(println! "{} {ak:?}" b ak)"#),
        (r#"write!(f, "{ak}")"#, r#"(write! f "{ak}" ak)"#),
        (r#"log::info!(target: "t", "k {ak}")"#, r#"(log.info! target="t" "k {ak}" ak)"#),
        (r#"tracing::debug!(ak = %cfg.ak, ?sk, "m {x}")"#, r#"(tracing.debug! ak=cfg.ak sk "m {x}" x)"#),
        (r#"info!(ak = cfg.ak, "m")"#, r#"(info! ak=cfg.ak "m")"#),
        (r#"env!("X")"#, r#"(env! "X")"#),
        (r#"json!({"ak": "K", "n": [1, {"s": f(x)}], k: y})"#, r#"(json! {"ak": "K", "n": [1 {"s": (f x)}], "k": y})"#),
        (r#"hashmap!{"a" => b, "c" => d.e()}"#, r#"(hashmap! {"a": b, "c": (d.e)})"#),
        (r#"toml!{ key = "v" }"#, r#"(toml! {"key": "v"})"#),
        (r#"m!(@foo a "K" b::c("S").d(1) ; )"#, "(m!)"),
        ("m! { }", "(m!)"),
        (r#"m!(f("K") => g)"#, r#"(m! {(f "K"): g})"#),
    ];
    for (source, expected) in cases {
        assert_eq!(value(source), expected, "{source}");
    }
}

#[test]
fn bindings() {
    let cases: &[(&str, &str)] = &[
        ("fn f() { let (a, [b, .., c]) = e; }", "f = fn -> \na = e / @0\nb = e / @1@0\nc = ?\n"),
        (
            "fn f() { let Some(Config { ak, sk: Secret { raw: s } }) = e else { return k }; }",
            "f = fn -> k\nak = e / .ak\ns = e / .sk.raw\n",
        ),
        (
            "fn f() { let a: Option<Arc<a::T<X>>> = e; let b: &dyn Tr = e; let c: Box<impl Tr> = e; let d: &'static str; }",
            "f = fn -> \na: a.T = e\nb: Tr = e\nc: Tr = e\nd: str = ?\n",
        ),
        (
            "fn f() { for (i, x) in e {} while let Some(y) = it.next() {} }",
            "f = fn -> \ni = e / *@0\nx = e / *@1\ny = (it.next)\n",
        ),
        (
            "fn f() { match e { Ok(x) => x, Err(y) | Foo(y) => z, n @ 1..=2 => n, None => w, X::Y => v } }",
            "f = fn -> (or x z n w v)\nx = e\ny = ?\ny = ?\nn = e\n",
        ),
        ("fn f() { if let Some(x) = a && let Ok(y) = b { g(x, y) } }", "f = fn -> \nx = a\ny = b\n"),
        (
            "fn f() { a = 1; a.b = 2; a[c].d = 3; *a = 4; a += \"x\"; a.b += \"y\"; (p, q) = e; }",
            "f = fn -> \na = 1\na = 4\na = + \"x\"\np = e / @0\nq = e / @1\na.b := 2\na[c].d := 3\na.b := (+ a.b \"y\")\n",
        ),
        (
            "fn f(&self, a: &str, (b, c): (X, Y), State(s): State<App>) -> Result<Client, E> { return k?; }",
            "f = fn -> k\nself: Self = param 0\na: str = param 1\nb = ?\nc = ?\ns: App = param 3\n",
        ),
        ("const AK: &str = \"K\"; static mut S: T = e;", "AK: str = \"K\"\nS: T = e\n"),
        (
            "use opendal::services::Oss as O; use a::{self, b::{C, self as d}, e::*}; use ::x; use crate::config::AK; use y as _; extern crate p as q;",
            "O = use opendal.services.Oss\na = use a\nC = use a.b.C\nd = use a.b\nx = use x\nAK = use crate.config.AK\n_ = use y\nq = use p\na.e.*\n",
        ),
        ("mod config; mod m { pub const AK: &str = \"K\"; }", "config = use self.config\nm = class\nAK: str = \"K\"\n"),
        ("type C = a::Client<X>;", "C = a.Client\n"),
        (
            "#[derive(Parser)] struct A { #[arg(long, env = \"E\", default_value = \"K\")] ak: String, #[serde(default = \"a::f\")] sk: Option<String>, #[arg(default_value_t = g(1))] n: u32, #[serde(default)] m: u8 }",
            "A = class\nak: String = \"K\"\nsk: String = (a.f)\nn: u32 = (g 1)\nm: u8 = ?\n",
        ),
        (
            "lazy_static! { static ref AK: String = \"K\".to_string(); pub static ref B: Mutex<Vec<u8>> = f(); }",
            "AK: String = (\"K\".to_string)\nB: Vec = (f)\n",
        ),
        ("thread_local! { static X: RefCell<T> = RefCell::new(e) }", "X: T = (RefCell.new e)\n"),
        (
            "cfg_if::cfg_if! { if #[cfg(unix)] { const A: u8 = 1; } else { const A: u8 = 2; } }",
            "A: u8 = 1\nA: u8 = 2\n",
        ),
        ("macro_rules! m { ($a:expr) => { let x = Client::new(\"K\", $a); }; }", "x = (Client.new \"K\" a)\n"),
    ];
    for (text, expected) in cases {
        let tree = sound(text);
        assert_eq!(tree.troubles, [], "{text}");
        assert_eq!(outline(&tree), *expected, "{text}");
    }
}

#[test]
fn names_hold_from_the_end_of_their_statement_and_items_from_the_start() {
    let text = "fn f() { let a = a.b; const K: u8 = 1; }";
    let tree = sound(text);
    let from = |name| tree.bindings.iter().find(|binding| binding.name == name).map(|binding| binding.from as usize);
    assert_eq!(from("a"), text.find("; const").map(|at| at + 1));
    assert_eq!(from("K"), Some(0));
}

#[test]
fn an_assignment_goes_to_the_scope_of_its_variable() {
    let tree = sound("fn f() { let mut a; { if x { a = 1; } let c = || a = 2; } }");
    let scopes: Vec<_> =
        tree.bindings.iter().filter(|binding| binding.name == "a").map(|binding| binding.scope).collect();
    assert_eq!(scopes, [tree.functions[0].scope; 2]);
}

#[test]
fn impls_are_folded_into_one_class() {
    let text = "impl A { const N: u8 = 1; fn new() -> Self { Self } } struct A; impl Default for A { fn default() -> Self { A } }
        impl fmt::Display for other::B { fn fmt(&self) {} } mod m { impl super::A { fn late() { here() } } }";
    let tree = sound(text);
    let names: Vec<_> = tree.classes.iter().map(|class| class.name.as_str()).collect();
    assert_eq!(names, ["A", "B", "m"]);
    let a = &tree.classes[0];
    assert_eq!(a.bases.iter().map(|id| show(&tree, *id)).collect::<Vec<_>>(), ["Default"]);
    let own: Vec<_> =
        tree.bindings.iter().filter(|binding| binding.scope == a.scope).map(|binding| binding.name.as_str()).collect();
    assert_eq!(own, ["N", "new", "default", "late"]);
    assert!(tree.functions.iter().all(|function| function.class.is_some()));
    assert!(!tree.bindings.iter().any(|binding| binding.name == "B"), "B is an import elsewhere");
    let late = tree.functions.iter().find(|function| function.name == "late").expect("late is there");
    let module = tree.classes[2].scope;
    assert_eq!(tree[late.scope].parent, Some(module), "late sees what stands around it");
    assert_eq!(tree[module].kind, ScopeKind::Module);
}

#[test]
fn derives_and_attributes() {
    let tree = sound(
        "#[derive(Debug, serde::Serialize)] #[command(version, about = \"x\")] struct A; #[tokio::main] async fn main() {}",
    );
    let bases: Vec<_> = tree.classes[0].bases.iter().map(|id| show(&tree, *id)).collect();
    assert_eq!(bases, ["Debug", "serde.Serialize"]);
    let decorators: Vec<_> = tree.classes[0].decorators.iter().map(|id| show(&tree, *id)).collect();
    assert_eq!(decorators, ["(derive Debug serde.Serialize)", "(command version about=\"x\")"]);
    assert_eq!(show(&tree, tree.functions[0].decorators[0]), "tokio.main");
    assert!(tree.functions[0].is_async);
}

#[test]
fn tests_are_dead() {
    for text in [
        "#[cfg(test)] mod tests { fn f() { k() } }",
        "#[cfg(all(test, unix))] fn f() { k() }",
        "#[test] fn f() { k() }",
        "#[tokio::test] async fn f() { k() }",
        "#![cfg(test)] fn f() { k() }",
        "#[cfg(test)] fn f() { k(); } broken (",
        "fn g() { #[cfg(test)] let x = k(); }",
    ] {
        let tree = sound(text);
        let call = tree.expr_ids().find(|id| show(&tree, *id) == "(k)").expect("the call is there");
        assert!(tree.blocks_around(tree[call].block).any(|block| tree[block].kind == BlockKind::Dead), "{text}");
    }
    let tree = sound("#[cfg(not(test))] fn f() { k() }");
    assert!(tree.blocks.iter().all(|block| block.kind != BlockKind::Dead));
}

#[test]
fn blocks_tell_what_may_happen() {
    let kinds = |text: &str| {
        let tree = sound(text);
        let call = tree.expr_ids().find(|id| show(&tree, *id) == "(k)").expect("the call is there");
        let kinds: Vec<_> = tree.blocks_around(tree[call].block).map(|block| tree[block].kind).collect();
        (kinds.contains(&BlockKind::Branch), kinds.contains(&BlockKind::Loop))
    };
    assert_eq!(kinds("fn f() { if a { k() } }"), (true, false));
    assert_eq!(kinds("fn f() { if a { b } else { k() } }"), (true, false));
    assert_eq!(kinds("fn f() { if k() { b } }"), (false, false));
    assert_eq!(kinds("fn f() { match a { _ => k() } }"), (true, false));
    assert_eq!(kinds("fn f() { let Some(a) = b else { k(); return }; }"), (true, false));
    assert_eq!(kinds("fn f() { for a in b { k() } }"), (false, true));
    assert_eq!(kinds("fn f() { for a in k() { b } }"), (false, false));
    assert_eq!(kinds("fn f() { while a { k() } }"), (false, true));
    assert_eq!(kinds("fn f() { loop { k() } }"), (false, true));
}

#[test]
fn comments_and_docs() {
    let text = "//! d1\r\n// c1 \"x\r\nfn f<'a>(x: &'a str) { /* c2 /* in */ */ let s = \"// no\"; let c = '\"'; let r = r#\"/* no \"# ; /// d2\n let y = b'\\''; //// c3\n }\n/** d3 */ #[doc = \"d4\"] struct A; /***/ /**/ //";
    let tree = sound(text);
    let texts = |spans: &[Span]| spans.iter().map(|span| text[span.range()].to_owned()).collect::<Vec<_>>();
    assert_eq!(texts(&tree.comments), ["// c1 \"x", "/* c2 /* in */ */", "//// c3", "/***/", "/**/", "//"]);
    assert_eq!(texts(&tree.docs), ["//! d1", "/// d2", "/** d3 */", "\"d4\""]);
}

#[test]
fn spans_count_bytes_of_the_file() {
    for text in [
        "\u{feff}#!/usr/bin/env run\nfn f() { 密(\"K\") }",
        "\u{feff}fn f() { /* 密密 */ let 密 = \"密\"; g(\"K\") }",
        "#!/bin/sh\r\n\r\nfn f() { g(\r\n\"K\") }",
        "#![allow(x)]\nfn f() { g(\"K\") }",
        "#!/bin/sh\nfn f() { 密(\"K\" }\nfn g(",
        "\u{feff}fn f() { let x = \"密; g(\"K\") }\nfn 密() { 密(\"K\") }",
    ] {
        let tree = sound(text);
        let key = tree.exprs.iter().find(|expr| matches!(&expr.kind, ExprKind::Text(text) if text.reveal() == "K"));
        assert_eq!(key.map(|key| &text[key.span.range()]), Some("\"K\""), "{text}");
    }
    let text = "fn f() { let x = &(a.b(1)?) + c; println!(\"k {ak}\"); }";
    let tree = sound(text);
    let spans: Vec<_> = tree.exprs.iter().map(|expr| &text[expr.span.range()]).collect();
    for wanted in ["&(a.b(1)?) + c", "a.b(1)", "a.b", "println!(\"k {ak}\")", "ak"] {
        assert!(spans.contains(&wanted), "{wanted} in {spans:?}");
    }
}

#[test]
fn broken_code_still_shows_its_calls() {
    let wanted = r#"(ClientBuilder.new "K" "S" ep)"#;
    for text in [
        r#"fn main() { let c = ClientBuilder::new("K", "S", ep); let x = ; }"#,
        r#"fn main() { let c = ClientBuilder::new("K", "S", ep) let d = 1; }"#,
        r#"fn main() { let c = ClientBuilder::new("K", "S", ep);"#,
        r#"fn main() { let c = ClientBuilder::new("K", "S", ep; other(); }"#,
        r#"fn main() { foo(bar; let c = ClientBuilder::new("K", "S", ep); } fn g() {}"#,
        r#"impl A { fn ( fn b(&self) { ClientBuilder::new("K", "S", ep) } }"#,
        r#"fn f( { ClientBuilder::new("K", "S", ep)."#,
        r#"} } ) fn f() { ClientBuilder::new("K", "S", ep); }"#,
        r#"fn f() { if x { ClientBuilder::<T>::new("K", "S", ep)? + } }"#,
        "fn f() { let s = \"oops;\n let c = ClientBuilder::new(\"K\", \"S\", ep);\n}",
        "fn f() { let s = “x”; ClientBuilder::new(\"K\", \"S\", ep) ` }",
        "<<<<<<< HEAD\nfn f() { ClientBuilder::new(\"K\", \"S\", ep) }\n=======\n>>>>>>> x\n",
        "fn f() { ClientBuilder::new(\"K\", \"S\", ep) } /* no end",
    ] {
        let tree = sound(text);
        assert_eq!(tree.troubles.first().map(|trouble| trouble.kind), Some(TroubleKind::Syntax), "{text}");
        assert!(calls(text).iter().any(|call| call == wanted), "{text}: {:?}", calls(text));
    }
}

#[test]
fn a_mistake_is_told_where_it_is_in_the_file() {
    for (text, at) in [
        ("fn f() { g(; 密}", "}"),
        ("fn f() { let 密 = g(h(; 密} fn g() {}", "} fn"),
        ("fn f() { let s = \"oops;\n 密(\"K\");\n}", "\");"),
        ("fn 密() { let 密 = ; }", "; }"),
    ] {
        let tree = sound(text);
        let found: Vec<_> = tree.troubles.iter().map(|trouble| &text[trouble.span.start as usize..]).collect();
        assert!(found.iter().any(|rest| rest.starts_with(at)), "{text}: {found:?}");
    }
}

#[test]
fn broken_code_keeps_what_is_sound() {
    let text = "use a::B; const AK: &str = \"K\"; struct S { a: u8 } impl S { fn m(&self) -> B { let x = ; B::new(AK) } } fn g() { let y: B = ";
    let tree = sound(text);
    assert_eq!(
        outline(&tree),
        "B = use a.B\nAK: str = \"K\"\nS = class\na: u8 = ?\nm = fn -> (B.new AK)\nself: Self = param 0\nx = ?\ng = fn -> \ny: B = ?\n"
    );
    assert_eq!(tree.functions[0].class, Some(crate::syntax::ClassId(0)));
}

#[test]
fn what_the_parser_leaves_alone_is_read_loosely() {
    for text in [
        "default unsafe impl A { fn f(&self) { k(1) } }",
        "impl A { const X: u8; fn g(); pub(crate) auto const fn f() { k(1) } }",
        "trait A { pub(in x) const X: u8 = k(1); }",
        "m! { fn f(); const A: u8; static B; static C = k(1); }",
        "fn f() { let x = builtin # offset_of(k(1)); }",
        "pub macro m($x:expr) { k(1) }",
        "const _: fn() = || { static async |x| k(1) };",
    ] {
        assert!(calls(text).iter().any(|call| call == "(k 1)"), "{text}: {:?}", calls(text));
    }
}

#[test]
fn nothing_is_deep_enough_to_abort() {
    let body = |inside: String| format!("fn f() {{ let x = {inside}; }}");
    let many = 100_000;
    let cases = [
        ("parens", body("(".repeat(many) + &")".repeat(many))),
        ("open parens", body("(".repeat(many))),
        ("brackets", body("[".repeat(many) + &"]".repeat(many))),
        ("braces", body("{".repeat(many) + &"}".repeat(many))),
        ("generics", format!("type A = {}u8{};", "A<".repeat(many), ">".repeat(many))),
        ("generics with commas", format!("type A = {}u8{};", "A<u8, ".repeat(many), ">".repeat(many))),
        ("qselves", body("<".repeat(many) + "u8" + &" as T>::X".repeat(many))),
        ("minus", body("- ".repeat(many) + "1")),
        ("not", body("!".repeat(many) + "1")),
        ("references", body("&".repeat(many) + "x")),
        ("types", format!("type A = {}u8;", "&".repeat(many))),
        ("closures", body("|x| ".repeat(many) + "x")),
        ("returns", body("return ".repeat(many) + "x")),
        ("sums", body("a + ".repeat(50_000) + "a")),
        ("ands", body("a && ".repeat(50_000) + "a")),
        ("methods", body("a".to_owned() + &".m(1)".repeat(50_000))),
        ("fields", body("a".to_owned() + &".m".repeat(50_000))),
        ("tries", body("a".to_owned() + &"?".repeat(50_000))),
        ("casts", body("a".to_owned() + &" as u8".repeat(50_000))),
        ("calls", body("a".to_owned() + &"()".repeat(50_000))),
        ("assignments", body("a = ".repeat(50_000) + "a")),
        ("else ifs", body("if a { b } else ".repeat(5_000) + "{ c }")),
        ("ifs", body("if ".repeat(5_000) + "a")),
        ("paths", body("a::".repeat(50_000) + "a")),
        ("uses", format!("use {}a;", "a::".repeat(50_000))),
        ("patterns", format!("fn f() {{ let {}a = b; }}", "&".repeat(many))),
        ("arrows", format!("type A = {}u8;", "fn() -> ".repeat(many))),
        ("macros", body("m!(".repeat(many) + &")".repeat(many))),
        ("macro tokens", body("m!(".to_owned() + &"- ".repeat(many) + ")")),
        ("nested sums", body("(a + ".repeat(199) + "a" + &")".repeat(199))),
        ("deep ifs", format!("fn f() {{ {} {} }}", "if a { match b { c => ".repeat(90), "} }".repeat(90))),
        ("lambdas", body("f(|x| { g(".repeat(60) + &") })".repeat(60))),
        ("comments", body("/*".repeat(many))),
    ];
    for (name, text) in cases {
        let started = std::time::Instant::now();
        let tree = sound(&text);
        assert!(!tree.bindings.is_empty() || !tree.troubles.is_empty(), "{name}");
        assert!(started.elapsed().as_secs() < 10, "{name} took {:?}", started.elapsed());
    }
}

#[test]
fn ordinary_code_is_not_too_deep() {
    let chain = format!("fn f() {{ let x = Command::new(){}; k(); }}", ".arg(Arg::new(\"a\").long(\"b\"))".repeat(500));
    let table = format!("const X: &[(u8, &str)] = &[{}];", "(1 << 2, \"a\"), ".repeat(20_000));
    let items = "fn f() -> Vec<u8> { if a < b { c } else { d } }\n".repeat(2_000);
    for text in [chain, table, items] {
        assert_eq!(sound(&text).troubles, []);
    }
}

#[test]
fn a_file_that_is_too_large_is_left_alone() {
    let tree = parse(&" ".repeat(LARGEST + 1));
    assert_eq!(tree.troubles[0].kind, TroubleKind::TooLarge);
}

/// Reads every Rust file of the local registry: `cargo test --lib registry -- --ignored --nocapture`.
#[test]
#[ignore = "takes a minute"]
fn registry() {
    let home = std::env::var("CARGO_HOME").or_else(|_| std::env::var("HOME").map(|home| home + "/.cargo"));
    let mut folders = vec![std::path::PathBuf::from(home.expect("there is a home")).join("registry/src")];
    let (mut bytes, mut files, mut troubled) = (0, 0, 0);
    let mut spent = std::time::Duration::ZERO;
    let mut slowest = (0.0, String::new());
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs")
                && let Ok(text) = std::fs::read_to_string(&path)
            {
                let started = std::time::Instant::now();
                let tree = parse(&text);
                let took = started.elapsed();
                spent += took;
                bytes += text.len();
                files += 1;
                let pace = took.as_secs_f64() / (megabytes(text.len() + 10_000));
                if pace > slowest.0 {
                    slowest = (pace, path.display().to_string());
                }
                check(&tree, &text);
                if !tree.troubles.is_empty() {
                    troubled += 1;
                    report(&format!("{} {:?}", path.display(), tree.troubles));
                }
            }
        }
    }
    let memory = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let memory =
        memory.lines().filter(|line| line.starts_with("VmHWM") || line.starts_with("VmRSS")).collect::<String>();
    let pace = megabytes(bytes) / spent.as_secs_f64();
    report(&format!(
        "{files} files, {bytes} bytes, {troubled} troubled, {pace:.1} MB/s, slowest {slowest:?}, {memory}"
    ));
}

fn megabytes(bytes: usize) -> f64 {
    f64::from(u32::try_from(bytes / 1_000).expect("the registry is smaller than 4 TB")) / 1e3
}

fn report(line: &str) {
    use std::io::Write as _;
    writeln!(std::io::stderr(), "{line}").expect("there is a terminal");
}

//! Code that is deeper, longer or more broken than anybody writes.

use super::Understood::{Either, Partly, Wholly};
use super::{BOUND, DEEP, LONG, Understood, nested, python, rust, survives};

type Cases<'c> = Vec<(&'c str, String, Understood)>;

fn all_python(cases: Cases<'_>) {
    for (name, code, expected) in cases {
        survives(name, "app.py", python(&code).as_bytes(), expected, BOUND);
    }
}

fn all_rust(cases: Cases<'_>) {
    for (name, code, expected) in cases {
        survives(name, "app.rs", rust(&code).as_bytes(), expected, BOUND);
    }
}

/// `line` so many times, each a step further in.
fn stairs(line: &str, steps: usize) -> String {
    let steps: String = (0..steps).map(|step| format!("{}{line}\n", " ".repeat(step))).collect();
    steps + &" ".repeat(1_000) + "x = 1"
}

#[test]
fn deep_python() {
    let is = |value: String| format!("x = {value}");
    all_python(vec![
        ("brackets", is(nested("[", "1", "]", DEEP)), Partly),
        ("open brackets", is("[".repeat(DEEP)), Partly),
        ("parentheses", is(nested("(", "1", ")", DEEP)), Partly),
        ("braces", is(nested("{", "1", "}", DEEP)), Partly),
        ("calls", is(nested("f(", "1", ")", DEEP)), Partly),
        ("signs", is("-".repeat(DEEP) + "1"), Partly),
        ("negations", is("not ".repeat(DEEP) + "1"), Partly),
        ("powers", is("1".to_owned() + &" ** 1".repeat(DEEP)), Partly),
        ("functions", is("lambda: ".repeat(DEEP) + "1"), Partly),
        ("comprehensions", is(nested("[a for a in ", "b", "]", DEEP / 5)), Partly),
        ("formatted texts", is(nested("f'{", "1", "}'", DEEP / 10)), Partly),
        ("formats", format!("x = f'{}'", nested("{a:", "", "}", DEEP)), Partly),
        ("types", format!("x: {} = 1", nested("List[", "int", "]", DEEP)), Partly),
        ("decorator", format!("@{}\ndef f(): pass", nested("a(", "", ")", DEEP)), Partly),
        ("patterns", format!("match a:\n  case {}: pass", nested("[", "", "]", DEEP)), Partly),
        ("branches", stairs("if a:", 1_000), Partly),
        ("definitions", stairs("def f():", 1_000), Partly),
        ("classes", stairs("class A:", 1_000), Partly),
    ]);
}

#[test]
fn long_python() {
    let is = |value: String| format!("x = {value}");
    all_python(vec![
        ("sums", is("1".to_owned() + &" + 1".repeat(DEEP)), Either),
        ("texts", is("'a'".to_owned() + &" + 'a'".repeat(DEEP / 2)), Either),
        ("conditions", is("a".to_owned() + &" or a".repeat(DEEP)), Either),
        ("fields", is("a".to_owned() + &".a".repeat(DEEP)), Either),
        ("methods", is("a".to_owned() + &".a()".repeat(DEEP / 2)), Either),
        ("elements", is("a".to_owned() + &"[0]".repeat(DEEP)), Either),
        ("targets", "a = ".repeat(DEEP) + "1", Either),
        ("decorators", "@a\n".repeat(DEEP) + "def f(): pass", Either),
        ("elif", format!("if a:\n  x = 1\n{}", "elif a == 'b':\n  x = 1\n".repeat(DEEP / 10)), Either),
    ]);
}

#[test]
fn enormous_tokens() {
    const SIZE: usize = 10 << 20;
    all_python(vec![
        ("name", format!("{} = 1", "a".repeat(SIZE)), Partly),
        ("text", format!("x = '{}'", "b".repeat(SIZE)), Partly),
        ("name that is parsed", format!("{} = 1", "a".repeat(SIZE / 4)), Either),
        ("text that is parsed", format!("x = '{}'", "b".repeat(SIZE / 4)), Either),
        ("comment", format!("# {}", "c".repeat(SIZE / 4)), Either),
        ("lines", "\n".repeat(1_000_000), Either),
    ]);
    all_rust(vec![
        ("name", format!("fn {}() {{}}", "a".repeat(SIZE)), Partly),
        ("text", format!("const A: &str = \"{}\";", "b".repeat(SIZE)), Partly),
        ("text that is parsed", format!("const A: &str = \"{}\";", "b".repeat(SIZE / 4)), Either),
        ("lines", "\n".repeat(1_000_000), Either),
    ]);
    survives("a million statements", "app.py", python(&"a\n".repeat(1_000_000)).as_bytes(), Either, LONG);
}

#[test]
fn unended() {
    all_python(vec![
        ("text", "x = '".to_owned() + &"a\n".repeat(DEEP / 10), Partly),
        ("long text", "x = '''".to_owned() + &"a\n".repeat(DEEP / 10), Partly),
        ("formatted text", "x = f'''".to_owned() + &"{a\n".repeat(DEEP / 10), Partly),
        ("quotes", "'\n".repeat(DEEP / 10), Either),
        ("long quotes", "\"\"\"\n".repeat(DEEP / 10 + 1), Partly),
        ("anything", ") ] } if else for : , = ".repeat(DEEP / 10), Partly),
    ]);
    all_rust(vec![
        ("text", "const A: &str = \"".to_owned() + &"a\n".repeat(DEEP), Partly),
        ("raw text", "const A: &str = r#\"".to_owned() + &"a\n".repeat(DEEP), Partly),
        ("raw text of many signs", format!("const A: &str = r{0}\"a\"{0};", "#".repeat(DEEP)), Partly),
        ("comment", "/* ".to_owned() + &"a\n".repeat(DEEP), Partly),
        ("comments", "/*".repeat(DEEP), Partly),
        ("quotes", "'".repeat(DEEP), Partly),
        ("anything", "fn f( { let x = ; ) ] } match => ".repeat(2_000), Partly),
    ]);
}

#[test]
fn deep_rust() {
    let is = |value: String| format!("fn f() {{ let x = {value}; }}");
    all_rust(vec![
        ("brackets", is(nested("[", "1", "]", DEEP)), Partly),
        ("parentheses", is(nested("(", "1", ")", DEEP)), Partly),
        ("blocks", format!("fn f() {}", nested("{", "1", "}", DEEP)), Partly),
        ("open parentheses", is("(".repeat(DEEP)), Partly),
        ("calls", is(nested("f(", "1", ")", DEEP)), Partly),
        ("signs", is("-".repeat(DEEP) + "1"), Partly),
        ("negations", is("!".repeat(DEEP) + "a"), Partly),
        ("references", is("&".repeat(DEEP) + "a"), Partly),
        ("closures", is("|| ".repeat(DEEP) + "1"), Partly),
        ("macros", is(nested("m!(", "1", ")", DEEP)), Partly),
        ("formats", is(nested("format!(\"{}\", ", "1", ")", 3_000)), Partly),
        ("modules", nested("mod a {", "fn f() {}", "}", DEEP / 2), Partly),
        ("types", format!("type A = {};", nested("A<", "u8", ">", DEEP)), Partly),
        ("pointers", format!("fn f(a: {}u8) {{}}", "*const ".repeat(DEEP)), Partly),
        ("attribute", format!("#[a{}]\nfn f() {{}}", nested("(a", "", ")", DEEP)), Partly),
        ("comments", nested("/*", " a ", "*/", DEEP), Wholly),
        ("patterns", format!("fn f() {{ let {} = b; }}", nested("(", "a", ",)", DEEP)), Partly),
        ("imports", format!("use {};", nested("a::{", "b", "}", DEEP)), Partly),
        ("matches", format!("fn f() {{ {} }}", nested("match a { _ => ", "1", "}", DEEP / 2)), Partly),
        ("loops", format!("fn f() {{ {} }}", nested("loop { ", "1", "}", DEEP / 2)), Partly),
        ("returns", format!("fn f() {{ {}1 }}", "return ".repeat(DEEP)), Partly),
        ("labels", format!("fn f() {{ {}loop {{}} }}", "'a: ".repeat(DEEP / 5)), Partly),
        ("assignments", format!("fn f() {{ a{}; }}", " = a".repeat(DEEP)), Partly),
    ]);
}

#[test]
fn long_rust() {
    let is = |value: String| format!("fn f() {{ let x = a{value}; }}");
    all_rust(vec![
        ("sums", is(" + 1".repeat(DEEP)), Either),
        ("conditions", is(" && a".repeat(DEEP)), Either),
        ("fields", is(".a".repeat(DEEP)), Either),
        ("methods", is(".a()".repeat(DEEP / 4)), Either),
        ("tries", is("?".repeat(DEEP)), Either),
        ("casts", is(" as u8".repeat(DEEP)), Either),
        ("elements", is("[0]".repeat(DEEP)), Either),
        ("attributes", "#[a]\n".repeat(DEEP / 2) + "fn f() {}", Either),
        ("else if", format!("fn f() {{ if a {{ x }} {} }}", "else if a { x } ".repeat(DEEP / 10)), Either),
        ("path", format!("fn f() {{ a{}(); }}", "::a".repeat(DEEP)), Either),
    ]);
}

#[test]
fn macros_that_grow() {
    let chain: String = (0..60)
        .map(|at| format!("macro_rules! m{at} {{ ($x:expr) => {{ m{0}!($x); m{0}!($x); }} }}\n", at + 1))
        .collect();
    let endless = "macro_rules! m { ($($x:expr),*) => { m!($($x, $x),*) } }\nfn f() { m!(a); }";
    all_rust(vec![("doubling", chain + "fn f() { m0!(a); }", Either), ("without end", endless.to_owned(), Either)]);
}

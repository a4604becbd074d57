//! Programs whose values lead everywhere.

use std::fmt::Write as _;

use super::Understood::{Either, Partly, Wholly};
use super::{BOUND, Understood, bounded, problems, python, rust, survives};
use crate::program::{Folder, ID, leak};

type Cases = Vec<(&'static str, String, Understood)>;

/// One line for each number.
fn each(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).map(|at| line(at) + "\n").collect()
}

fn all_python(cases: Cases) {
    for (name, code, expected) in cases {
        let code = format!("{code}oss2.Auth('{ID}', x)\n");
        survives(name, "app.py", python(&code).as_bytes(), expected, BOUND);
    }
}

#[test]
fn assignments_without_number() {
    let used = "oss2.Auth(x, x)";
    all_python(vec![
        ("conditional", "x = 1\n".to_owned() + &each(5_000, |at| format!("if c{at}:\n  x = 'v{at}'")), Either),
        ("conditional and used", each(2_000, |at| format!("if c{at}:\n  x = 'v{at}'\n{used}")), Partly),
        ("of itself", "x = 'a'\n".to_owned() + &each(3_000, |at| format!("if c{at}:\n  x = x + 'v{at}'")), Either),
        ("in a loop", "x = 'a'\nwhile a:\n".to_owned() + &"  if c:\n    x = x\n".repeat(3_000), Either),
        ("of all functions", each(1_000, |at| format!("def f{at}():\n global x\n x = 'v{at}'\n {used}")), Either),
        (
            "in a chain",
            "a0 = 'v'\n".to_owned() + &each(20_000, |at| format!("a{} = a{at}", at + 1)) + "x = a20000\n",
            Either,
        ),
        ("of attributes", "x = oss2\n".to_owned() + &"x = x.b\n".repeat(5_000), Either),
        (
            "to a field",
            "o = C()\nclass C: pass\n".to_owned() + &each(5_000, |at| format!("o.k = 'v{at}'")) + "x = o.k\n",
            Either,
        ),
        (
            "to a field, and used",
            "class C: pass\no = C()\n".to_owned()
                + &each(2_000, |at| format!("o.k = 'v{at}'\noss2.Auth(o.k, o.k)"))
                + "x = o.k\n",
            Either,
        ),
        (
            "to a field of itself",
            "class C:\n def f(self):\n".to_owned() + &"  self.k = self.k + 'a'\n".repeat(3_000) + "x = C().k\n",
            Either,
        ),
    ]);
}

#[test]
fn maps_without_end() {
    let merged = |line: &str, count| {
        "d0 = {'a': 1}\n".to_owned()
            + &each(count, |at| {
                line.replace("NEW", &format!("d{}", at + 1))
                    .replace("OLD", &format!("d{at}"))
                    .replace("AT", &at.to_string())
            })
    };
    all_python(vec![
        ("merged", merged("NEW = {**OLD, 'kAT': 'v'}", 3_000) + "x = d3000['k1']\n", Either),
        ("doubled", merged("NEW = {**OLD, **OLD}", 60) + "x = d60['a']\n", Wholly),
        (
            "updated",
            "d = {}\n".to_owned() + &each(3_000, |at| format!("d.update(k{at}='v', **d)")) + "x = d['k1']\n",
            Either,
        ),
        (
            "stored",
            "d = {}\n".to_owned() + &each(3_000, |at| format!("d['k{}'] = d['k{at}']", at + 1)) + "x = d['k9']\n",
            Either,
        ),
        (
            "many",
            each(1_500, |at| format!("d{at} = {{}}\nd{at}['a'] = 'x'\noss2.Auth(d{at}['a'], d{at}['a'])"))
                + "x = d1['a']\n",
            Either,
        ),
        (
            "keywords",
            "def f(**kw): oss2.Auth(kw['id'], kw['secret'])\n".to_owned()
                + &each(5_000, |at| format!("f(id='a{at}', secret='b', **{{'id': 'c'}})"))
                + "x = 1\n",
            Either,
        ),
    ]);
}

#[test]
fn doubling() {
    let doubled = |line: &str| format!("x = 'ab'\n{}", format!("{line}\n").repeat(60));
    all_python(vec![
        ("sum", doubled("x = x + x"), Either),
        ("formatted", doubled("x = f'{x}{x}'"), Either),
        ("percent", doubled("x = '%s%s' % (x, x)"), Either),
        ("format", doubled("x = '{}{}'.format(x, x)"), Either),
        ("join", doubled("x = ''.join([x, x])"), Either),
        ("list", doubled("x = [*x, *x]"), Either),
        ("alternatives", doubled("x = (x + x) if c else (x + 'b')"), Either),
        ("grown", "x = 'ab'\n".to_owned() + &"x += x\n".repeat(3_000), Either),
        ("grown in a loop", "x = 'ab'\nwhile b:\n".to_owned() + &"  x += 'c'\n".repeat(3_000), Either),
        ("nothing", "x = ''\n".to_owned() + &"x = x + x\n".repeat(60), Either),
        (
            "calls",
            each(200, |at| format!("def f{at}(a): return f{0}(a + a) + f{0}(a)", at + 1)) + "x = f0('a')\n",
            Either,
        ),
    ]);
    let code = "use opendal::services::Oss;\nfn f() { let a = \"ab\".to_string();\n".to_owned()
        + &"let a = format!(\"{}{}\", a, a);\n".repeat(60)
        + "Oss::default().access_key_id(&a).access_key_secret(&a); }";
    survives("format!", "app.rs", rust(&code).as_bytes(), Either, BOUND);
}

#[test]
fn round_and_round() {
    all_python(vec![
        (
            "functions",
            each(10_000, |at| format!("def f{at}(a):\n  return f{}(a)", (at + 1) % 10_000)) + "x = f0('k')\n",
            Either,
        ),
        (
            "methods",
            "class A:\n".to_owned()
                + &each(3_000, |at| format!(" def f{at}(self, a):\n  return self.f{}(a)", (at + 1) % 3_000))
                + "x = A().f0('k')\n",
            Either,
        ),
        ("bases", each(2_000, |at| format!("class C{at}(C{}): pass", (at + 1) % 2_000)) + "x = C1().k\n", Either),
        (
            "decorators",
            "def d0(f): return f\n".to_owned()
                + &each(3_000, |at| format!("@d{at}\ndef d{}(f): return f", at + 1))
                + "x = 1\n",
            Either,
        ),
    ]);
    let code = "use opendal::services::Oss;\n".to_owned()
        + &each(2_000, |at| {
            format!("fn f{at}(a: &str) -> &str {{ Oss::default().access_key_id(a); f{}(a) }}", (at + 1) % 2_000)
        });
    survives("Rust", "app.rs", rust(&code).as_bytes(), Either, BOUND);
}

#[test]
fn classes_upon_classes() {
    all_python(vec![
        (
            "a chain",
            "class C0: k = 'v'\n".to_owned()
                + &each(2_000, |at| format!("class C{}(C{at}): pass", at + 1))
                + "x = C2000().k\n",
            Either,
        ),
        (
            "a diamond",
            "class A0: k = 'v'\nclass B0: k = 'v'\n".to_owned()
                + &each(1_000, |at| format!("class A{0}(A{at}, B{at}): pass\nclass B{0}(B{at}, A{at}): pass", at + 1))
                + "x = A1000().k\n",
            Either,
        ),
        (
            "many below one",
            "class D:\n k = 1\n def f(self): oss2.Auth(self.k, self.k)\n".to_owned()
                + &each(3_000, |at| format!("class C{at}(D): k = 'v'"))
                + "x = D().k\n",
            Either,
        ),
    ]);
    let code = "use opendal::services::Oss;\ntrait T { fn k(&self) -> &str; fn g(&self) { Oss::default().access_key_id(self.k()); } }\n".to_owned()
        + &each(2_000, |at| format!("struct S{at}; impl T for S{at} {{ fn k(&self) -> &str {{ \"v{at}\" }} }}"));
    survives("a trait of many", "app.rs", rust(&code).as_bytes(), Either, BOUND);
}

#[test]
fn builders_without_end() {
    let set = "b = b.access_key_id(\"a\").access_key_secret(\"b\");\n".repeat(1_000);
    let code = format!("use opendal::services::Oss;\nfn f() {{ let mut b = Oss::default();\n{set} }}");
    survives("a builder", "app.rs", rust(&code).as_bytes(), Either, BOUND);
}

/// Modules that import each other in a circle, with a value that goes all the way round.
#[test]
fn modules_in_a_circle() {
    const COUNT: usize = 300;
    for (name, line) in [("names", "from m{} import key"), ("stars", "from m{} import *")] {
        let folder = Folder::new(&[("beside.py", &leak())]);
        for at in 0..COUNT {
            let next = line.replace("{}", &((at + 1) % COUNT).to_string());
            folder.write(&format!("m{at}.py"), format!("import oss2\n{next}\noss2.Auth('{ID}', key)\n").as_bytes());
        }
        let ran = bounded(name, &mut folder.command(&["check", "--format", "jsonl"]), super::LONG);
        ran.ends_with(1);
        assert!(ran.findings().contains(&"beside.py hardcoded-access-key error".to_owned()), "{name}");
        problems(&ran);
    }
}

#[test]
fn crates_of_many_modules() {
    const COUNT: usize = 300;
    let mut root = String::new();
    let folder = Folder::new(&[("Cargo.toml", "[package]\nname = 'a'\n"), ("beside.py", &leak())]);
    for at in 0..COUNT {
        writeln!(root, "mod m{at};").expect("texts can be written to");
        let next = (at + 1) % COUNT;
        let code = format!(
            "use opendal::services::Oss;\nuse crate::m{next}::KEY as OTHER;\npub const KEY: &str = OTHER;\nfn f() {{ Oss::default().access_key_secret(KEY); }}\n"
        );
        folder.write(&format!("src/m{at}.rs"), code.as_bytes());
    }
    folder.write("src/lib.rs", root.as_bytes());
    let ran = bounded("modules", &mut folder.command(&["check", "--format", "jsonl"]), super::LONG);
    ran.ends_with(1);
    assert!(ran.findings().contains(&"beside.py hardcoded-access-key error".to_owned()));
    problems(&ran);
}

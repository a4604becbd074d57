//! The lowered tree of every form, printed as it would be read, and what broken, deep and large input does.

use std::fmt::Write as _;
use std::time::Instant;

use super::*;
use crate::syntax::{BlockId, BlockKind, FunctionId, ParamKind, Spread, StoreKey};

/// Prints an expression: joins as `(+ …)`, choices as `(? …)`, the rest as `(_ …)`.
pub(in crate::syntax) fn show(tree: &Tree, id: ExprId) -> String {
    let all = |ids: &[ExprId]| ids.iter().map(|id| show(tree, *id)).collect::<Vec<_>>();
    let form = |head: &str, ids: &[ExprId]| {
        let mut words = vec![head.to_owned()];
        words.extend(all(ids));
        format!("({})", words.join(" "))
    };
    match &tree[id].kind {
        ExprKind::Text(text) => format!("'{}'", text.reveal().escape_default()),
        ExprKind::Number(number) => number.map_or("?".to_owned(), |number| number.to_string()),
        ExprKind::Bool(value) => value.to_string(),
        ExprKind::Nothing => "None".to_owned(),
        ExprKind::Name(name) => name.to_string(),
        ExprKind::Attribute { base, name, .. } => format!("{}.{name}", show(tree, *base)),
        ExprKind::Index { base, index } => format!("{}[{}]", show(tree, *base), show(tree, *index)),
        ExprKind::Slice { base, bounds } => {
            let bounds = bounds.map(|bound| bound.map(|bound| bound.to_string()).unwrap_or_default());
            format!("{}[{}]", show(tree, *base), bounds.join(":"))
        }
        ExprKind::Call(call) => {
            let args = call.args.iter().map(|arg| {
                let star = match arg.spread {
                    Spread::One => "",
                    Spread::List => "*",
                    Spread::Map => "**",
                };
                let name = arg.name.as_ref().map(|name| format!("{name}=")).unwrap_or_default();
                format!("{star}{name}{}", show(tree, arg.value))
            });
            format!("{}({})", show(tree, call.callee), args.collect::<Vec<_>>().join(", "))
        }
        ExprKind::Join(parts) => form("+", parts),
        ExprKind::Choice(parts) => form("?", parts),
        ExprKind::List(parts) => format!("[{}]", all(parts).join(", ")),
        ExprKind::Map(pairs) => {
            let pairs = pairs.iter().map(|(key, value)| {
                if key == value {
                    format!("**{}", show(tree, *value))
                } else {
                    format!("{}: {}", show(tree, *key), show(tree, *value))
                }
            });
            format!("{{{}}}", pairs.collect::<Vec<_>>().join(", "))
        }
        ExprKind::Function(id) => format!("lambda {}", show_function(tree, *id)),
        ExprKind::Other(parts) => form("_", parts),
    }
}

fn show_function(tree: &Tree, id: FunctionId) -> String {
    let function = &tree[id];
    let mut text = String::new();
    for param in &function.params {
        let star = match param.kind {
            ParamKind::Plain => "",
            ParamKind::KeywordOnly => "!",
            ParamKind::Rest => "*",
            ParamKind::KeywordRest => "**",
        };
        let _ = write!(text, "{star}{}", param.name);
        if let Some(annotation) = param.annotation {
            let _ = write!(text, ":{}", show(tree, annotation));
        }
        if let Some(default) = param.default {
            let _ = write!(text, "={}", show(tree, default));
        }
        text.push(' ');
    }
    text.push_str("->");
    if let Some(declared) = function.return_type {
        let _ = write!(text, ":{}", show(tree, declared));
    }
    for value in &function.returns {
        let _ = write!(text, " {}", show(tree, *value));
    }
    text
}

fn place(tree: &Tree, scope: ScopeId, block: BlockId) -> (String, &'static str) {
    let mut names: Vec<String> = tree
        .scopes_around(scope)
        .filter_map(|scope| match tree[scope].kind {
            ScopeKind::Module => None,
            ScopeKind::Class(class) => Some(tree[class].name.to_string()),
            ScopeKind::Function(function) => Some(tree[function].name.to_string()),
            ScopeKind::Inner => Some("~".to_owned()),
        })
        .collect();
    names.reverse();
    let scope = names.iter().fold(String::new(), |path, name| path + name + "/");
    let block = match tree[block].kind {
        BlockKind::Body => "",
        BlockKind::Branch => " !branch",
        BlockKind::Loop => " !loop",
        BlockKind::Dead => " !dead",
        BlockKind::Main => " !main",
    };
    (scope, block)
}

/// Every binding and store, one a line, in the order of the lists.
fn show_names(tree: &Tree) -> Vec<String> {
    let mut lines = Vec::new();
    for binding in &tree.bindings {
        let (scope, block) = place(tree, binding.scope, binding.block);
        let annotation = binding.annotation.map(|id| format!(": {}", show(tree, id))).unwrap_or_default();
        let value = match &binding.value {
            Bound::Expr(id) => format!("= {}", show(tree, *id)),
            Bound::Part { of, path } => {
                let path = path.iter().map(|step| match step {
                    PartStep::At(at) => format!("#{at}"),
                    PartStep::Each => "#each".to_owned(),
                    PartStep::Key(key) => format!("#{key}"),
                });
                format!("= {} {}", show(tree, *of), path.collect::<String>())
            }
            Bound::Joined(id) => format!("+= {}", show(tree, *id)),
            Bound::Parameter(_, at) => format!("= param {at}"),
            Bound::Import(path) => format!("= import {path}"),
            Bound::Function(id) => format!("= def {}", show_function(tree, *id)),
            Bound::Class(_) => "= class".to_owned(),
            Bound::Unknown => "= ?".to_owned(),
        };
        lines.push(format!("{scope}{}{annotation} {value}{block}", binding.name));
    }
    for store in &tree.stores {
        let (scope, block) = place(tree, store.scope, store.block);
        let key = match &store.key {
            StoreKey::Attribute(name) => format!(".{name}"),
            StoreKey::Index(id) => format!("[{}]", show(tree, *id)),
        };
        lines.push(format!("{scope}{}{key} <- {}{block}", show(tree, store.base), show(tree, store.value)));
    }
    lines
}

#[track_caller]
fn names(text: &str, expected: &[&str]) {
    let tree = checked(text);
    assert_eq!(tree.troubles, [], "{text}");
    assert_eq!(show_names(&tree), expected, "{text}");
}

/// The names of code which is broken.
#[track_caller]
fn broken(text: &str, expected: &[&str]) {
    let tree = checked(text);
    assert!(tree.troubles.iter().any(|trouble| trouble.kind == TroubleKind::Syntax), "{text}");
    assert_eq!(show_names(&tree), expected, "{text}");
}

/// What `x` is given by `x = (source)`.
#[track_caller]
fn value(source: &str, expected: &str) {
    let text = format!("x = {source}\n");
    let tree = checked(&text);
    assert_eq!(tree.troubles, [], "{text}");
    let shown = show_names(&tree).into_iter().find(|line| line.starts_with("x = ")).unwrap_or_default();
    assert_eq!(shown, format!("x = {expected}"), "{text}");
}

/// Lowers, and checks what holds for every tree.
#[track_caller]
fn checked(text: &str) -> Tree {
    let tree = parse(text);
    sound(&tree, text);
    tree
}

/// Every span lies in the text and on characters, children come before parents, and lists are in order.
#[track_caller]
pub(in crate::syntax) fn sound(tree: &Tree, text: &str) {
    let fits = |span: Span| assert!(text.get(span.range()).is_some(), "{span:?} is none of {} bytes", text.len());
    for (at, expr) in tree.exprs.iter().enumerate() {
        fits(expr.span);
        let before = |id: ExprId| assert!((id.0 as usize) < at, "{} before its parent {at}", id.0);
        match &expr.kind {
            ExprKind::Attribute { base, name_span, .. } => {
                before(*base);
                fits(*name_span);
            }
            ExprKind::Index { base, index } => [base, index].into_iter().copied().for_each(before),
            ExprKind::Slice { base, .. } => before(*base),
            ExprKind::Call(call) => {
                before(call.callee);
                call.args.iter().for_each(|arg| before(arg.value));
            }
            ExprKind::Join(ids) | ExprKind::Choice(ids) | ExprKind::List(ids) | ExprKind::Other(ids) => {
                ids.iter().copied().for_each(before);
            }
            ExprKind::Map(pairs) => pairs.iter().flat_map(|(key, value)| [*key, *value]).for_each(before),
            _ => {}
        }
    }
    tree.scopes.iter().for_each(|scope| fits(scope.span));
    tree.blocks.iter().for_each(|block| fits(block.span));
    tree.functions.iter().for_each(|function| {
        fits(function.span);
        fits(function.name_span);
        function.params.iter().for_each(|param| fits(param.span));
    });
    tree.classes.iter().for_each(|class| {
        fits(class.span);
        fits(class.name_span);
    });
    tree.comments.iter().chain(&tree.docs).for_each(|span| fits(*span));
    tree.troubles.iter().for_each(|trouble| fits(trouble.span));
    for binding in &tree.bindings {
        fits(binding.name_span);
        fits(Span { start: binding.from, end: binding.from });
    }
    assert!(tree.bindings.is_sorted_by_key(|binding| binding.name_span.start));
    assert!(tree.stores.is_sorted_by_key(|store| store.span.start));
}

/// Runs on a stack as large as callers have.
pub(in crate::syntax) fn on_large_stack<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    std::thread::Builder::new().stack_size(16 << 20).spawn(work).expect("a thread").join().expect("no panic")
}

#[test]
fn string_literals_are_decoded() {
    for (source, expected) in [
        (r#""abc""#, "'abc'"),
        ("''", "''"),
        (r"'\x41\u0042\U00000043\104'", "'ABCD'"),
        (r"'a\nb\t\\\'\q'", r"'a\nb\t\\\'\\q'"),
        (r"'\N{BULLET}'", r"'\\N{BULLET}'"),
        (r"'\ud800'", "'\\u{fffd}'"),
        (r"'\x4'", r"'\\x4'"),
        (r"r'a\nb'", r"'a\\nb'"),
        (r"b'a\x42\u0041'", r"'aB\\u0041'"),
        (r"b'\xff\x41'", "'\\u{ff}A'"),
        (r"b'\xc3\xa9'", "'\\u{e9}'"),
        (r"'\xe9'", "'\\u{e9}'"),
        (r"Rb'\x'", r"'\\x'"),
        (r"r'\\'", r"'\\\\'"),
        (r"r'a\''", r"'a\\\''"),
        ("u'k'", "'k'"),
        ("'''a\n'b'''", r"'a\n\'b'"),
        ("\"\"\"a\r\nb\"\"\"", r"'a\nb'"),
        ("'a\\\nb'", "'ab'"),
        ("'a\\\r\nb'", "'ab'"),
        ("'\u{5bc6}'", "'\\u{5bc6}'"),
        (r"'\0\18'", r"'\u{0}\u{1}8'"),
    ] {
        value(source, expected);
    }
}

#[test]
fn literals_side_by_side_are_joined() {
    value("'LTAI' 'abc' r'\\d'", r"(+ 'LTAI' 'abc' '\\d')");
    value("('a'\n  # why\n  'b')", "(+ 'a' 'b')");
    value("'a' f'{b}c'", "(+ 'a' b 'c')");
    let text = "x = 'a' \"bc\"";
    let tree = checked(text);
    let spans: Vec<_> = tree.exprs.iter().map(|expr| &text[expr.span.range()]).collect();
    assert_eq!(spans, ["'a'", "\"bc\"", "'a' \"bc\""]);
}

#[test]
fn f_strings_are_joins() {
    for (source, expected) in [
        ("f'abc'", "'abc'"),
        ("f'a{{b}}c'", "'a{b}c'"),
        ("f'{a}'", "(+ a)"),
        ("f'a{b}c{d.e}'", "(+ 'a' b 'c' d.e)"),
        ("f'a{b!r:>{w}}c'", "(+ 'a' b 'c')"),
        ("f'{{{a}}}'", "(+ '{' a '}')"),
        ("rf'\\d{a}'", r"(+ '\\d' a)"),
        ("f'\\x41{a}'", "(+ 'A' a)"),
        ("f'{d[\"k\"]}'", "(+ d['k'])"),
        ("f'{d['k']}'", "(+ d['k'])"),
        ("f'''{\n a\n}b'''", "(+ a 'b')"),
        ("f'{a, b}'", "(+ [a, b])"),
        ("f'{a:%Y-%m}'", "(+ a)"),
        ("f'{a=}'", "(+ a)"),
        ("f'{a:=9}'", "(+ a)"),
        (r"rf'\\'", r"'\\\\'"),
        ("f'{f(x)}{f\"{y}\"}'", "(+ f(x) (+ y))"),
    ] {
        value(source, expected);
    }
    let text = "x = f'ab{c}\\n'";
    let tree = checked(text);
    let spans: Vec<_> = tree.exprs.iter().map(|expr| &text[expr.span.range()]).collect();
    assert_eq!(spans, ["ab", "c", "\\n", "f'ab{c}\\n'"]);
    assert!(checked("f'{a:{g(1)}}'").exprs.iter().any(|expr| matches!(expr.kind, ExprKind::Call(_))));
}

#[test]
fn format_strings_are_joins() {
    for (source, expected) in [
        ("'a%sb' % x", "(+ 'a' x 'b')"),
        ("'%s:%s' % (a, b)", "(+ a ':' b)"),
        ("'%s:%d%%' % (a, b)", "(+ a ':' b '%')"),
        ("'%(k)s-%(l)05.2f' % {'k': v, 'l': w}", "(+ v '-' w)"),
        ("'%(k)s' % d", "(+ d['k'])"),
        ("'%(k)s' % locals()", "(+ k)"),
        ("'%s-%s' % pair", "(+ pair[0] '-' pair[1])"),
        ("'%*d %s' % (w, n, s)", "(+ n ' ' s)"),
        ("'%s' '%s' % (a, b)", "(+ a b)"),
        ("('%s' '-%s') % (a, b)", "(+ a '-' b)"),
        ("'100%' % ()", "(+ '100%')"),
        ("'%s' % a + 'b'", "(+ a 'b')"),
        ("'b' + '%s' % a", "(+ 'b' (+ a))"),
        ("b'%s' % (a,)", "(+ a)"),
        ("x % y", "(_ x y)"),
        ("'{}{}'.format(a, b)", "(+ a b)"),
        ("'{}-{n}-{0}'.format(a, n=b)", "(+ a '-' b '-' a)"),
        ("'{{}}{}'.format(a)", "(+ '{}' a)"),
        ("'{c.ak}{d[k]}{d[0]}'.format(c=x, d=y)", "(+ x.ak y['k'] y[0])"),
        ("'{!r:>{}}{}'.format(a, w, b)", "(+ a b)"),
        ("'{}{k}'.format(*args, **kw)", "(+ args[0] kw['k'])"),
        ("'{}'.format()", "(+ (_))"),
        ("'{'.format()", "(+ '{')"),
        ("'{}'.format(a).encode()", "(+ a).encode()"),
        ("('a{}'\n 'b{}').format(p, q)", "(+ 'a' p 'b' q)"),
        ("f.format(a)", "f.format(a)"),
    ] {
        value(source, expected);
    }
    let text = "x = 'LTAI%s' % y";
    let tree = checked(text);
    let piece = tree.expr_ids().find(|id| tree.text(*id).is_some()).expect("a piece");
    assert_eq!(&text[tree[piece].span.range()], "'LTAI%s'");
}

#[test]
fn operators() {
    for (source, expected) in [
        ("a + b + 'c'", "(+ a b 'c')"),
        ("('a' + b) + c", "(+ 'a' b c)"),
        ("a + (b + c)", "(+ a (+ b c))"),
        ("a + b - c - d + e", "(+ (_ (+ a b) c d) e)"),
        ("a * b", "(_ a b)"),
        ("a | b", "(_ a b)"),
        ("-1", "-1"),
        ("- x", "(_ x)"),
        ("~1", "(_ 1)"),
        ("1_000", "1000"),
        ("0xFF", "255"),
        ("0o17", "15"),
        ("017", "15"),
        ("0b1_1", "3"),
        ("10L", "10"),
        ("-9223372036854775808", "-9223372036854775808"),
        ("9223372036854775808", "?"),
        ("1.5", "(_)"),
        ("1j", "(_)"),
        ("not a", "(_ a)"),
        ("a < b <= c", "(_ a b c)"),
        ("a or b or 'c'", "(? a b 'c')"),
        ("a and b or c", "(? a b c)"),
        ("a or b and c", "(? a (? b c))"),
        ("a if c() else b", "(? a b)"),
        ("a if p else b if q else c", "(? a b c)"),
        ("await f()", "f()"),
        ("(a)", "a"),
        ("((await a)).b", "a.b"),
        ("...", "(_)"),
        ("None", "None"),
        ("True, False", "[true, false]"),
        ("(y := 'k')", "'k'"),
    ] {
        value(source, expected);
    }
}

#[test]
fn chains_and_calls() {
    for (source, expected) in [
        ("a.b.c", "a.b.c"),
        ("a[0]", "a[0]"),
        ("a['k'].b", "a['k'].b"),
        ("a[1:-2]", "a[1:-2:]"),
        ("a[::2]", "a[::2]"),
        ("a[f(x):]", "a[::]"),
        ("a[1, 2]", "a[[1, 2]]"),
        ("a[1:2, 3]", "a[[(_ 1 2), 3]]"),
        ("f()", "f()"),
        ("f(a, k='v', *r, **m)", "f(a, k='v', *r, **m)"),
        ("f(y for y in z)", "f([y])"),
        ("f(a)(b).c(d)[e]", "f(a)(b).c(d)[e]"),
        ("f(\n  a, # first\n  b,\n)", "f(a, b)"),
        ("(f)(a)", "f(a)"),
        ("f(print=1, match=2)", "f(print=1, match=2)"),
        ("oss2.Auth('LTAI', s)", "oss2.Auth('LTAI', s)"),
        ("f(y := 1)", "f(1)"),
        ("f((y))", "f(y)"),
    ] {
        value(source, expected);
    }
    let text = "é = a.b(1)";
    let tree = checked(text);
    let spans: Vec<_> = tree.exprs.iter().map(|expr| &text[expr.span.range()]).collect();
    assert_eq!(spans, ["a", "a.b", "1", "a.b(1)"]);
    let ExprKind::Attribute { name_span, .. } = tree.exprs[1].kind else { panic!("an attribute") };
    assert_eq!(&text[name_span.range()], "b");
}

#[test]
fn displays_and_comprehensions() {
    for (source, expected) in [
        ("[1, 'a']", "[1, 'a']"),
        ("(1,)", "[1]"),
        ("()", "[]"),
        ("{1, 2}", "[1, 2]"),
        ("[*a, b]", "[(_ a), b]"),
        ("1, 2", "[1, 2]"),
        ("{}", "{}"),
        ("{'k': v, **d, 1: 2}", "{'k': v, **d, 1: 2}"),
        ("[f(y) for y in z if y]", "[f(y)]"),
        ("{y for y in z}", "[y]"),
        ("(y for y in z)", "[y]"),
        ("{k: v for k, v in z}", "{k: v}"),
        ("lambda: 'k'", "lambda -> 'k'"),
        ("lambda a, b=1, *c, d, **e: a", "lambda a b=1 *c !d **e -> a"),
    ] {
        value(source, expected);
    }
    names(
        "[y for a, (b, c) in d for y in b if y]",
        &["~/a = d #each#0 !loop", "~/b = d #each#1#0 !loop", "~/c = d #each#1#1 !loop", "~/y = b #each !loop"],
    );
    names("def f():\n  [(t := y) for y in z]", &["f = def ->", "f/t = y !loop", "f/~/y = z #each !loop"][..]);
}

#[test]
fn assignments() {
    names("x = 'a'", &["x = 'a'"]);
    names("x: str = 'a'", &["x: str = 'a'"]);
    names("x: Optional[str]", &["x: Optional[str] = ?"]);
    names("x: dict[str, int] = y", &["x: dict[[str, int]] = y"]);
    names("x: a.B", &["x: a.B = ?"]);
    names("x: 'A' | None = y", &["x: (_ 'A' None) = y"]);
    names("a = b = c = 'x'", &["a = 'x'", "b = 'x'", "c = 'x'"]);
    names("a, b = c", &["a = c #0", "b = c #1"]);
    names("(a, [b, c]) = d", &["a = d #0", "b = d #1#0", "c = d #1#1"]);
    names("a, *b, c = d", &["a = d #0", "b = d #each", "c = d #each"]);
    names("a, *b, c = 1, 2, 3, 4", &["a = [1, 2, 3, 4] #0", "b = [2, 3]", "c = [1, 2, 3, 4] #3"]);
    names("a, *b = 1", &["a = 1 #0", "b = 1 #each"]);
    names("self.a = 'x'", &["self.a <- 'x'"]);
    names("a['k'] = 'x'", &["a['k'] <- 'x'"]);
    names("a[0][1] = b.c = x", &["a[0][1] <- x", "b.c <- x"]);
    names("a[1:2] = x", &["a[(_)] <- x"]);
    names("self.a: str = 'x'", &["self.a <- 'x'"]);
    names("self.a, b = x, y", &["b = [x, y] #1", "self.a <- x"]);
    names("self.a, b = f()", &["b = f() #1", "self.a <- f()[0]"]);
    names("x += 'b'", &["x += 'b'"]);
    names("x -= 1", &["x = ?"]);
    names("a.b += c", &["a.b <- (+ a.b c)"]);
    names("a.b |= c", &["a.b <- (_ a.b c)"]);
    names("del x, y", &["x = ?", "y = ?"]);
    names("del (x)", &["x = ?"]);
    names("del a.b, c[0]", &[]);
    names("type X = int\ntype Y[T] = list[T]", &["X = int", "Y = list[T]"]);
    names("type(X).y = 1", &[]);
    names("if (m := g()) and m.x: pass", &["m = g()"]);
    names("print(x := 1)", &["x = 1"]);
    names("a = (b := 'x')", &["a = 'x'", "b = 'x'"]);
    names("x = yield", &["x = (_)"]);
    names("match = type = print = 1", &["match = 1", "type = 1", "print = 1"]);
}

#[test]
fn branches_and_loops() {
    names(
        "if a:\n  x = 1\nelif b:\n  x = 2\nelse:\n  x = 3\ny = 4",
        &["x = 1 !branch", "x = 2 !branch", "x = 3 !branch", "y = 4"],
    );
    names("if False:\n  x = 1\nelse:\n  x = 2", &["x = 1 !dead", "x = 2"]);
    names("if True:\n  x = 1\nelse:\n  x = 2", &["x = 1", "x = 2 !dead"]);
    for dead in ["0", "TYPE_CHECKING", "typing.TYPE_CHECKING", "(False)", "a and False", "TYPE_CHECKING and a"] {
        names(&format!("if {dead}: x = 1"), &["x = 1 !dead"]);
    }
    for main in [
        "__name__ == '__main__'",
        "'__main__' == __name__",
        "(__name__ == \"__main__\")",
        "__name__ == '__main__' and a",
    ] {
        names(&format!("if {main}:\n  x = 1\n"), &["x = 1 !main"]);
    }
    for other in ["__name__ != '__main__'", "__name__ == 'x'", "a or False", "'k'", "not TYPE_CHECKING", "True and a"] {
        names(&format!("if {other}:\n  x = 1\n"), &["x = 1 !branch"]);
    }
    names(
        "for i, a.b in y:\n  z = i\nelse:\n  w = 1",
        &["i = y #each#0 !loop", "z = i !loop", "w = 1 !branch", "a.b <- (_ y)[1] !loop"],
    );
    names("async def f():\n  async for i in g(): pass", &["f = def ->", "f/i = g() #each !loop"]);
    names("while x:\n  a = 1\nelse:\n  b = 2", &["a = 1 !loop", "b = 2 !branch"]);
    names("while 0: a = 1", &["a = 1 !dead"]);
    names("for i in 1, 2: pass", &["i = [1, 2] #each !loop"]);
}

#[test]
fn exceptions_and_contexts() {
    names(
        "try:\n  a = 1\nexcept (E, F) as e:\n  b = 2\nexcept:\n  c = 3\nelse:\n  d = 4\nfinally:\n  g = 5",
        &["a = 1 !branch", "e = ? !branch", "b = 2 !branch", "c = 3 !branch", "d = 4 !branch", "g = 5"],
    );
    names("try: pass\nexcept* E as e: pass", &["e = ? !branch"]);
    names("try: pass\nexcept E, e: pass", &[]);
    names("with open(p) as f, g() as (a, b):\n  x = f", &["f = open(p)", "a = g() #0", "b = g() #1", "x = f"]);
    names("with (\n  f() as a,\n  g() as b,\n):\n  pass", &["a = f()", "b = g()"]);
    names("with (f() as a): pass", &["a = f()"]);
    names("with f() as self.c: pass", &["self.c <- f()"]);
    names("async def f():\n  async with g() as s:\n    x = s", &["f = def ->", "f/s = g()", "f/x = s"]);
    names("with a: b = 1", &["b = 1"]);
}

#[test]
fn matches() {
    names(
        "match m:\n  case {'ak': k, **r}:\n    x = 1\n  case [a, *b, c]: pass\n  case P(y=q, z=[w]) as p if q: pass\n  case (n): pass\n  case _: pass\n  case 'lit' | A.B: pass",
        &[
            "k = m #ak !branch",
            "r = ? !branch",
            "x = 1 !branch",
            "a = m #0 !branch",
            "b = m #each !branch",
            "c = m #each !branch",
            "q = m #y !branch",
            "w = m #z#0 !branch",
            "p = m !branch",
            "n = m !branch",
        ],
    );
    names("match a, b:\n  case x, y: pass", &["x = [a, b] #0 !branch", "y = [a, b] #1 !branch"]);
    names("match m:\n  case P(a): pass", &["a = ? !branch"]);
    names("match m:\n  case {K.A: a, 'b': {'c': d}}: pass", &["a = ? !branch", "d = m #b#c !branch"]);
}

#[test]
fn functions_and_classes() {
    names(
        "def f(a, b: str = 'x', *c, d=1, **e) -> str:\n  return a\n  yield b",
        &[
            "f = def a b:str='x' *c !d=1 **e ->:str a b",
            "f/a = param 0",
            "f/b: str = param 1",
            "f/c = param 2",
            "f/d = param 3",
            "f/e = param 4",
        ],
    );
    names(
        "def f(a, /, b, *, c: int): pass",
        &["f = def a b !c:int ->", "f/a = param 0", "f/b = param 1", "f/c: int = param 2"],
    );
    names(
        "def f(*args: str, **kw: int): pass",
        &["f = def *args:str **kw:int ->", "f/args: str = param 0", "f/kw: int = param 1"],
    );
    names("def f(a, (b, c)): pass", &["f = def a  ->", "f/a = param 0", "f/b = ?", "f/c = ?"]);
    names("def f():\n  return 1, 2\n  return\n", &["f = def -> [1, 2]"]);
    names(
        "def f():\n  yield from g()\n  x = yield 1\n  def h(): return 2",
        &["f = def -> g() 1", "f/x = (_ 1)", "f/h = def -> 2"],
    );
    names(
        "class C(B, metaclass=M):\n  a: str = 'k'\n  b: int\n  def m(self): self.c = self.a\n",
        &[
            "C = class",
            "C/a: str = 'k'",
            "C/b: int = ?",
            "C/m = def self ->",
            "C/m/self = param 0",
            "C/m/self.c <- self.a",
        ],
    );
    names(
        "class C[T](Generic[T]): pass\ndef f[T: (int, str)](a: T): pass",
        &["C = class", "f = def a:T ->", "f/a: T = param 0"],
    );
    let tree = checked(
        "@d(x)\n@e.f\nasync def f(): pass\n@dataclass\nclass C(B):\n  if x:\n    @property\n    def g(self): pass",
    );
    assert_eq!(tree.functions[0].decorators.iter().map(|id| show(&tree, *id)).collect::<Vec<_>>(), ["d(x)", "e.f"]);
    assert!(tree.functions[0].is_async && tree.functions[0].class.is_none());
    assert_eq!(tree.functions[1].class.map(|class| tree[class].name.as_str()), Some("C"));
    assert_eq!(show(&tree, tree.functions[1].decorators[0]), "property");
    assert_eq!(show(&tree, tree.classes[0].decorators[0]), "dataclass");
    assert_eq!(show(&tree, tree.classes[0].bases[0]), "B");
    assert!(matches!(tree[tree.classes[0].scope].kind, ScopeKind::Class(_)));
}

#[test]
fn defaults_are_evaluated_outside() {
    let tree = checked("def f(a: T = x): return y\ng = lambda b=z: b");
    let scope_of = |name: &str| {
        let expr = tree.exprs.iter().find(|expr| matches!(&expr.kind, ExprKind::Name(found) if found == name));
        tree[expr.expect("it is there").scope].kind
    };
    assert_eq!(["T", "x", "z"].map(scope_of), [ScopeKind::Module; 3]);
    assert_eq!(scope_of("y"), ScopeKind::Function(FunctionId(0)));
    assert_eq!(scope_of("b"), ScopeKind::Function(FunctionId(1)));
    let tree = checked("[a for a in b if c for d in e]");
    let inner = |name: &str| {
        tree.exprs.iter().any(|expr| matches!(&expr.kind, ExprKind::Name(found) if found == name) && expr.scope.0 == 1)
    };
    assert_eq!(["a", "b", "c", "e"].map(inner), [true, false, true, true]);
}

#[test]
fn imports() {
    names("import a", &["a = import a"]);
    names("import a.b.c, d as e", &["a = import a", "e = import d"]);
    names("import a.b as c", &["c = import a.b"]);
    names("from a.b import c, d as e", &["c = import a.b.c", "e = import a.b.d"]);
    names("from .settings import AK as K", &["K = import .settings.AK"]);
    names("from . import x", &["x = import .x"]);
    names("from .. import (\n  x, # the first\n  y,\n)", &["x = import ..x", "y = import ..y"]);
    names("from ..a import b", &["b = import ..a.b"]);
    names("from __future__ import annotations", &["annotations = import __future__.annotations"]);
    names("def f():\n  import os", &["f = def ->", "f/os = import os"]);
    let tree = checked("from .a import *\nclass C:\n  from b.c import *");
    let stars: Vec<_> = tree.stars.iter().map(|star| (star.path.as_str(), star.scope.0)).collect();
    assert_eq!(stars, [(".a", 0), ("b.c", 1)]);
}

#[test]
fn declared_names_belong_elsewhere() {
    names("def f():\n  global k\n  k = 1\n  l = 2", &["f = def ->", "k = 1", "f/l = 2"]);
    names(
        "def f():\n  a = 1\n  def g():\n    nonlocal a\n    a = 2",
        &["f = def ->", "f/a = 1", "f/g = def ->", "f/a = 2"],
    );
    names(
        "def f():\n  a = 1\n  def g():\n    def h():\n      nonlocal a\n      a += 'x'",
        &["f = def ->", "f/a = 1", "f/g = def ->", "f/g/h = def ->", "f/a += 'x'"],
    );
    names("def f():\n  global k\n  [(k := y) for y in z]", &["f = def ->", "k = y !loop", "f/~/y = z #each !loop"]);
}

#[test]
fn names_hold_from_the_end_of_the_statement() {
    let from = |text: &str, name: &str| {
        let tree = checked(text);
        let binding = tree.bindings.iter().find(|binding| binding.name == name).expect("it is bound");
        assert_eq!(&text[binding.name_span.range()], name);
        text[..binding.from as usize].to_owned()
    };
    assert_eq!(from("x = f(1); y", "x"), "x = f(1)");
    assert_eq!(from("密 = f(1)\n", "密"), "密 = f(1)");
    assert_eq!(from("for x in y: z", "x"), "for x in y:");
    assert_eq!(from("with y as x :\n  z", "x"), "with y as x :");
    assert_eq!(from("def x(a): b", "x"), "def x(a):");
    assert_eq!(from("def x(a) -> d: b", "a"), "def x(a) -> d:");
    assert_eq!(from("class x: b", "x"), "class x:");
    assert_eq!(from("a = [x for x in y]", "x"), "a = ");
    assert_eq!(from("if (x := 1): pass", "x"), "if (x := 1");
    assert_eq!(from("import x, y", "x"), "import x, y");
}

#[test]
fn comments_and_docstrings() {
    let text = "#!/bin/sh\n\"\"\"Doc.\"\"\"\r\n# one\r\nx = [ # two\n  1] # three\nclass C:\n  'doc'\n  # four\n  def f(a, # five\n    ): # six\n    'a' 'b'\n    f'{x}'\n";
    let tree = checked(text);
    let slices = |spans: &[Span]| spans.iter().map(|span| text[span.range()].to_owned()).collect::<Vec<_>>();
    assert_eq!(slices(&tree.comments), ["#!/bin/sh", "# one", "# two", "# three", "# four", "# five", "# six"]);
    assert_eq!(slices(&tree.docs), ["\"\"\"Doc.\"\"\"", "'doc'", "'a' 'b'"]);
    assert!(!tree.exprs.iter().any(|expr| matches!(expr.kind, ExprKind::Text(_))));
}

#[test]
fn old_python() {
    names("print 'a', b\nexec 'code' in d\nx = 1", &["x = 1"]);
    names("print >>f, 'a'\nraise E, 'x'\n", &[]);
    let shown = |text: &str| {
        let tree = parse(text);
        tree.expr_ids().map(|id| show(&tree, id)).collect::<Vec<_>>()
    };
    assert_eq!(shown("print 'a', f(b)"), ["'a'", "f", "b", "f(b)"]);
    assert_eq!(shown("raise E('a') from g()"), ["E", "'a'", "E('a')", "g", "g()"]);
    assert_eq!(shown("assert f(x), 'm'"), ["f", "x", "f(x)", "'m'"]);
}

#[test]
fn line_ends_tabs_and_marks() {
    names("x = 1\r\nif a:\r\n\ty = 2\r\n", &["x = 1", "y = 2 !branch"]);
    names("x = 1\ry = 2\r", &["x = 1", "y = 2"]);
    names("\u{feff}x = 'é'\ny = '密'", &["x = '\\u{e9}'", "y = '\\u{5bc6}'"]);
    names("", &[]);
    names("x = \\\n  1", &["x = 1"]);
    let text = "é = '密'; ключ = 'LTAI'";
    let tree = checked(text);
    assert_eq!(&text[tree.exprs[1].span.range()], "'LTAI'");
}

#[test]
fn comments_may_stand_anywhere_between_a_decorator_and_its_function() {
    for text in [
        "class A:\n    @a\n# c\n    @b(1)\n    def f(self):\n        pass\n    def g(self):\n        pass\n",
        "class A:\n    x = 1\n    @a\n# c\n    @b(1)\n# c\n    def f(self):\n        pass\n    def g(self):\n        pass\n",
        "if x:\n    @a\n  # c\n    @b(1)\n    def f():\n        pass\n    def g():\n        pass\n",
    ] {
        let tree = checked(text);
        assert_eq!(tree.troubles, [], "{text}");
        let decorators =
            |at: usize| tree.functions[at].decorators.iter().map(|id| show(&tree, *id)).collect::<Vec<_>>();
        assert_eq!(decorators(0), ["a", "b(1)"], "{text}");
        assert!(decorators(1).is_empty(), "{text}");
    }
}

#[test]
fn broken_code_keeps_what_can_be_read() {
    broken("ak = 'LTAI'\nclient = Client(ak, \n", &["ak = 'LTAI'", "client = ?"]);
    broken("ak = 'LTAI'\nx = (1 + \n", &["ak = 'LTAI'"]);
    broken("ak = 'LTAI'\nx = 'abc\n", &["ak = 'LTAI'", "x = ?"]);
    broken("ak = 'LTAI'\nx = '''abc\ny = 1\n", &["ak = 'LTAI'", "x = ?", "y = 1"]);
    broken("ak = 'LTAI'\ndef f(\n", &["ak = 'LTAI'"]);
    broken("def f():\n  ak = 'LTAI'\n  x = g(ak,\n", &["f = def ->", "f/ak = 'LTAI'", "f/x = ?"]);
    broken("x = 1\nclass\ny = 2\nz = 3\n", &["x = 1", "z = 3"]);
    broken("ak = 'LTAI'\nclient = Client(ak, \nb = 2\nc = 3\n", &["ak = 'LTAI'", "client = ?", "c = 3"]);
    broken("if x\n  y = 1\nz = 2", &["y = 1", "z = 2"]);
    broken(
        "class A:\n  def f(self):\n    x = g('k'\n    y = 2\n\n  def h(self):\n    z = 3\n\nw = 1\n",
        &["A = class", "A/f = def self ->", "A/f/self = param 0", "A/x = ?", "A/z = 3", "w = 1"],
    );
    let lost = parse("x = f('LTAI' 'b'\ny = g(h)");
    assert!(lost.exprs.iter().any(|expr| matches!(&expr.kind, ExprKind::Text(text) if text.reveal() == "LTAI")));
}

#[test]
fn troubles_are_limited() {
    let text = "x = = 1\ny = 2\n".repeat(100);
    let tree = checked(&text);
    assert!(!tree.troubles.is_empty() && tree.troubles.len() <= MOST_TROUBLES);
    assert_eq!(tree.troubles[0].kind, TroubleKind::Syntax);
}

#[test]
fn deep_nesting_is_reported() {
    on_large_stack(|| {
        for text in [
            format!("x = {}1{}\ny = 2", "(".repeat(100_000), ")".repeat(100_000)),
            format!("x = {}1{}\ny = 2", "[".repeat(1_000), "]".repeat(1_000)),
            format!("x = {}1{}\ny = 2", "f(".repeat(1_000), ")".repeat(1_000)),
            format!("x = {}1\ny = 2", "not ".repeat(1_000)),
            format!("x = {}1\ny = 2", "lambda: ".repeat(1_000)),
            format!("x = {}1\ny = 2", "-".repeat(1_000)),
            format!("x = {}1{}\ny = 2", "{1: ".repeat(1_000), "}".repeat(1_000)),
            format!("x = {}1{}\ny = 2", "[a for a in ".repeat(1_000), "]".repeat(1_000)),
            format!("{}x{} = z\ny = 2", "(".repeat(1_000), ",)".repeat(1_000)),
            format!("x = 2{}\ny = 2", " ** 2".repeat(1_000)),
        ] {
            let tree = checked(&text);
            let kinds: Vec<_> = tree.troubles.iter().map(|trouble| trouble.kind).collect();
            assert_eq!(kinds, [TroubleKind::TooDeep], "{}", &text[..20]);
            assert_eq!(tree.bindings.last().map(|binding| binding.name.as_str()), Some("y"), "{}", &text[..20]);
        }
        let nested: String = (0..500).fold(String::new(), |text, depth| text + &" ".repeat(depth) + "if x:\n");
        let tree = checked(&(nested + &" ".repeat(500) + "y = 1\n"));
        assert_eq!(tree.troubles.len(), 1);
        assert_eq!(tree.troubles[0].kind, TroubleKind::TooDeep);
        for open in ["(", "[", "{", "f(", "'a' + (", "lambda: ", "not ", "x if ", "f'{"] {
            checked(&open.repeat(2_000));
        }
    });
}

#[test]
fn long_chains_are_no_depth() {
    let repeated = |count: usize, link: &str| format!("x = a{}", link.repeat(count));
    let tree = checked(&repeated(4_999, " + 'b'"));
    assert!(matches!(&tree.exprs.last().expect("a join").kind, ExprKind::Join(parts) if parts.len() == 5_000));
    for link in [".b().c()", "[0]", " - b", " or b", " and b", " % b", "(1)", " == b", " if c else d", " | b"] {
        let tree = checked(&repeated(2_000, link));
        assert_eq!(tree.troubles, [], "{link}");
    }
    let tree = checked(&format!("x = {}'b'{}", "(".repeat(2_000), " + 'c')".repeat(2_000)));
    assert!(tree.troubles.is_empty());
    let arms = "elif a == 'b':\n  x = 1\n".repeat(2_000);
    assert_eq!(checked(&format!("if a:\n  x = 1\n{arms}else:\n  x = 2\n")).bindings.len(), 2_002);
    assert_eq!(checked(&format!("{} 1", "a =".repeat(2_000))).bindings.len(), 2_000);
    assert!(checked(&format!("x = {}", "'a' ".repeat(2_000))).troubles.is_empty());
}

#[test]
fn large_and_slow_files_are_left_alone() {
    let tree = parse(&"#".repeat(LARGEST + 1));
    assert_eq!(tree.troubles[0].kind, TroubleKind::TooLarge);
    let tree = parse_within(&"x = [1]\n".repeat(10_000), Duration::ZERO);
    assert_eq!(tree.troubles[0].kind, TroubleKind::TooSlow);
    assert!(tree.bindings.is_empty() && tree.scopes.len() == 1);
}

/// Every Python file of a library, which `AKLINT_CORPUS` names.
fn library() -> impl Iterator<Item = (std::path::PathBuf, String)> {
    let root = std::env::var("AKLINT_CORPUS").expect("AKLINT_CORPUS names a folder of Python sources");
    let entries = ignore::WalkBuilder::new(root).standard_filters(false).build().flatten();
    let python = entries.filter(|entry| entry.path().extension().is_some_and(|extension| extension == "py"));
    python.filter_map(|entry| Some((entry.path().to_owned(), std::fs::read_to_string(entry.path()).ok()?)))
}

#[test]
#[ignore = "reads thousands of files"]
#[allow(clippy::print_stderr)]
fn corpus() {
    on_large_stack(move || {
        let (mut files, mut bytes, mut broken, mut spent) = (0, 0, Vec::new(), Duration::ZERO);
        for (path, text) in library() {
            let started = Instant::now();
            let tree = parse(&text);
            let took = started.elapsed();
            spent += took;
            sound(&tree, &text);
            files += 1;
            bytes += text.len();
            if !tree.troubles.is_empty() {
                broken.push(format!("{} {took:?} {:?}", path.display(), &tree.troubles[0]));
            }
        }
        let speed = f64::from(u32::try_from(bytes / 1024).unwrap_or(u32::MAX)) / 1024.0 / spent.as_secs_f64();
        eprintln!("{files} files, {bytes} bytes, {spent:?}, {speed:.1} MiB/s, {} troubled", broken.len());
        eprintln!("{}", broken.join("\n"));
    });
}

/// Files with a piece cut out, or cut short, as they are while someone types.
#[test]
#[ignore = "reads thousands of files"]
#[allow(clippy::print_stderr)]
fn mutilated_corpus() {
    on_large_stack(move || {
        let mut random = 1_u64;
        let mut below = |end: usize| {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            usize::try_from(random >> 33).unwrap_or(0) % end.max(1)
        };
        let mut slowest = (Duration::ZERO, std::path::PathBuf::new());
        let mut count = 0;
        for (path, text) in library().filter(|(_, text)| text.len() < 40_000).step_by(8) {
            for round in 0..4 {
                let start = text.ceil_char_boundary(below(text.len()));
                let end = if round == 0 { text.len() } else { text.ceil_char_boundary(start + below(30)) };
                let cut = format!("{}{}", &text[..start], &text[end..]);
                let started = Instant::now();
                let tree = parse(&cut);
                slowest = slowest.max((started.elapsed(), path.clone()));
                sound(&tree, &cut);
                count += 1;
            }
        }
        eprintln!("{count} texts, slowest {slowest:?}");
    });
}

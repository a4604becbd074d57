//! What every format gives, printed as it would be read; where it lies; and what broken, deep and large input does.

use std::time::{Duration, Instant};

use super::*;
use crate::syntax::build::DEEPEST;
use crate::syntax::python::tests::{on_large_stack, show, sound};

/// Reads a text and prints its root; each case also with a byte-order mark and, where that changes no text, CRLF.
#[track_caller]
fn reads(format: Format, text: &str, expected: &str) {
    let (tree, root) = parsed(format, text).unwrap_or_else(|| panic!("broken: {text}"));
    assert_eq!(show(&tree, root), expected, "{text}");
    let marked = format!("\u{feff}{text}");
    let (other, root) = parsed(format, &marked).unwrap_or_else(|| panic!("broken with a mark: {text}"));
    assert_eq!(show(&other, root), expected, "with a mark: {text}");
    let spans = |tree: &Tree, text: &str| -> Vec<String> {
        tree.expr_ids().filter(|id| tree.text(*id).is_some()).map(|id| text[tree[id].span.range()].to_owned()).collect()
    };
    assert_eq!(spans(&tree, text), spans(&other, &marked), "{text}");
    let windows = text.replace('\n', "\r\n");
    let (other, root) = parsed(format, &windows).unwrap_or_else(|| panic!("broken with CRLF: {text}"));
    assert_eq!(show(&other, root).replace("\\r\\n", "\\n"), expected, "with CRLF: {text}");
}

#[track_caller]
fn parsed(format: Format, text: &str) -> Option<(Tree, ExprId)> {
    let (tree, root) = parse(format, text)?;
    sound(&tree, text);
    assert_eq!(tree.parts().len(), 1);
    assert_eq!(tree.parts()[0].exprs.end as usize, tree.exprs.len());
    assert!((root.0 as usize) < tree.exprs.len());
    Some((tree, root))
}

#[track_caller]
fn breaks(format: Format, text: &str) {
    let found = parsed(format, text).map(|(tree, root)| show(&tree, root));
    assert_eq!(found, None, "{text}");
}

/// The pieces of the text that the scalars stand for, keys included.
#[track_caller]
fn pieces(format: Format, text: &str) -> Vec<String> {
    let (tree, _) = parsed(format, text).unwrap_or_else(|| panic!("broken: {text}"));
    let is_scalar = |id: &ExprId| !matches!(tree[*id].kind, ExprKind::Map(_) | ExprKind::List(_) | ExprKind::Choice(_));
    tree.expr_ids().filter(is_scalar).map(|id| text[tree[id].span.range()].to_owned()).collect()
}

#[test]
fn formats_are_told_by_name() {
    for (path, expected) in [
        ("config.json", Some(Format::Json)),
        ("a/b/Settings.JSONC", Some(Format::Json)),
        ("x.json5", Some(Format::Json)),
        ("config.yaml", Some(Format::Yaml)),
        ("docker-compose.override.yml", Some(Format::Yaml)),
        (".env.yaml", Some(Format::Yaml)),
        ("pyproject.toml", Some(Format::Toml)),
        ("setup.cfg", Some(Format::Ini)),
        ("alembic.ini", Some(Format::Ini)),
        ("my.cnf", Some(Format::Ini)),
        ("etc\\app.conf", Some(Format::Ini)),
        ("application.properties", Some(Format::Ini)),
        ("~/.alibabacloud/credentials", Some(Format::Ini)),
        (".ossutilconfig", Some(Format::Ini)),
        (".env", Some(Format::Env)),
        ("a/.env.local", Some(Format::Env)),
        (".env.d/prod.env", Some(Format::Env)),
        (".env-prod", Some(Format::Env)),
        (".flaskenv", Some(Format::Env)),
        (".envrc", Some(Format::Env)),
        (".env.py", None),
        (".environment", None),
        ("notes.ipynb", None),
        ("json", None),
        ("a.json/b", None),
        ("credentials", None),
        ("main.rs", None),
        ("", None),
    ] {
        assert_eq!(Format::of(path), expected, "{path}");
    }
}

#[test]
fn json() {
    for (text, expected) in [
        (r#"{"a": {"b": [1, -2, 1.5, true, false, null, "x"]}}"#, "{'a': {'b': [1, -2, ?, true, false, None, 'x']}}"),
        ("5", "5"),
        (r#""x""#, "'x'"),
        (" [] \n", "[]"),
        (r#"["\u5bc6\n\"\\\/", "😀", "\ud83d\ude00"]"#, r#"['\u{5bc6}\n\"\\/', '\u{1f600}', '\u{1f600}']"#),
        ("// {\n{\"a\": 1, /* \"b\": 2, */ \"c\": [1, 2,], // }\n}\n", "{'a': 1, 'c': [1, 2]}"),
        ("{a: 'x', 密: \"钥\"}", "{'a': 'x', '\\u{5bc6}': '\\u{94a5}'}"),
        ("[9223372036854775807, 9223372036854775808, 1e5, 0x1F, -0X1f, +4]", "[9223372036854775807, ?, ?, 31, -31, 4]"),
        (r#"{"a": 1, "b": 2, "a": 3}"#, "{'b': 2, 'a': 3}"),
        (r#"{"http://a": "http://b//c"}"#, "{'http://a': 'http://b//c'}"),
    ] {
        reads(Format::Json, text, expected);
    }
    for text in
        ["", " ", "// x", "{", "[1", "{\"a\" 1}", "{\"a\": }", "[1 2]", "{} {}", "\"a", "{{ x }}", "/*", "key: value"]
    {
        breaks(Format::Json, text);
    }
    assert_eq!(
        pieces(Format::Json, "{\"密\": \"a\\u5bc6\", /* 密 */ k: ['b', -1, true, null]}"),
        ["\"密\"", "\"a\\u5bc6\"", "k", "'b'", "-1", "true", "null"]
    );
}

#[test]
fn toml() {
    for (text, expected) in [
        ("", "{}"),
        ("# x\na = 1 # 密\n", "{'a': 1}"),
        (
            "a.b = 'x'\na.\"c.d\" = \"y\\u5bc6\"\n[s.t]\nk = true\n",
            "{'a': {'b': 'x', 'c.d': 'y\\u{5bc6}'}, 's': {'t': {'k': true}}}",
        ),
        ("z = 1\nb = [1, 0x1_0, 1.5, inf]", "{'z': 1, 'b': [1, 16, ?, ?]}"),
        ("[[u]]\nn = 'a'\n[[u]]\nn = 'b'\n", "{'u': [{'n': 'a'}, {'n': 'b'}]}"),
        ("a = { b = \"x\", c = [\n'y', # z\n] }", "{'a': {'b': 'x', 'c': ['y']}}"),
        ("a = \"\"\"\nx\\\n  y\"\"\"\nb = 'C:\\x'", "{'a': 'xy', 'b': 'C:\\\\x'}"),
        ("d = 1979-05-27T07:32:00Z", "{'d': '1979-05-27T07:32:00Z'}"),
        ("'密' = '钥'", "{'\\u{5bc6}': '\\u{94a5}'}"),
    ] {
        reads(Format::Toml, text, expected);
    }
    for text in
        ["a", "a = ", "[a", "a = 1\na = 2", "[a]\n[a]", "a = 'x", "{{ x }}", "a = 1 b = 2", "a: 1", "[s]\n密 = 1"]
    {
        breaks(Format::Toml, text);
    }
    assert_eq!(pieces(Format::Toml, "# 密\n[x.'a b']"), ["x", "'a b'"]);
    assert_eq!(
        pieces(Format::Toml, "k = \"\"\"\na\\u5bc6\"\"\" # 密\nn = 5\nb = [false, '密']\n[t]\nd = 2024-01-01\n"),
        ["k", "\"\"\"\na\\u5bc6\"\"\"", "n", "5", "b", "false", "'密'", "t", "d", "2024-01-01"],
    );
}

#[test]
fn yaml() {
    for (text, expected) in [
        ("", "None"),
        ("# 密\n", "None"),
        (
            "a: 1\nb:\n  - x y\n  - 'q''r'\n  - \"s\\u5bc6\\x41\"\nc: {d: [e, f]}\n",
            "{'a': 1, 'b': ['x y', 'q\\'r', 's\\u{5bc6}A'], 'c': {'d': ['e', 'f']}}",
        ),
        ("a:\nb: ~\nc: null\n", "{'a': None, 'b': None, 'c': None}"),
        ("[true, yes, Off, y, truee, 'no']", "[true, true, false, 'y', 'truee', 'no']"),
        ("[0, -5, 9223372036854775807, 1.5, -.5, .inf, .NaN]", "[0, -5, 9223372036854775807, ?, ?, ?, ?]"),
        (
            "[007, 9223372036854775808, 1e5, 0x1F, 1_000, 1.5e5, 1.2.3, '12', +5, ., '-']",
            "['007', '9223372036854775808', '1e5', '0x1F', '1_000', '1.5e5', '1.2.3', '12', '+5', '.', '-']",
        ),
        ("8080: a\ntrue: b\n~: c\n", "{'8080': 'a', 'true': 'b', '~': 'c'}"),
        ("a: |\n  x\n   y\n\n  z\nb: >-\n  x\n  y\n", "{'a': 'x\\n y\\n\\nz\\n', 'b': 'x y'}"),
        ("a: x\n  y # z\nb: http://c:80/#d\n", "{'a': 'x y', 'b': 'http://c:80/#d'}"),
        (
            "a: !Ref x\nb: !!str 5\nc: !!int '5'\nd: !ENV '${X}'\ne: !Sub [a, {b: 1}]\nf: !x 5\ng: !y {h: 1}\n",
            "{'a': 'x', 'b': '5', 'c': 5, 'd': '${X}', 'e': ['a', {'b': 1}], 'f': '5', 'g': {'h': 1}}",
        ),
        ("a: 1\nb: 2\na: 3\n", "{'b': 2, 'a': 3}"),
        ("---\na: 1\n---\na: 2\n...\n", "(? {'a': 1} {'a': 2})"),
        ("---\n---\na: 2\n---\n", "{'a': 2}"),
        ("a: '{{ x }}'", "{'a': '{{ x }}'}"),
        ("a: ${X}\nb: a{{c}}\n", "{'a': '${X}', 'b': 'a{{c}}'}"),
        ("密: 钥 # 密\nb: '😀'\n", "{'\\u{5bc6}': '\\u{94a5}', 'b': '\\u{1f600}'}"),
        ("? a\n: b\n", "{'a': 'b'}"),
    ] {
        reads(Format::Yaml, text, expected);
    }
    for text in [
        "a: b: c",
        "a: [1",
        "a: 'x",
        "a: {{ .Values.key }}\n",
        "{{- if .Values.x }}\na: 1\n{{- end }}\n",
        "{% if x %}\na: 1\n{% endif %}\n",
        "? [a, b]\n: c\n",
        "a: *b\n",
        "a:\n\t- b\n",
        "a: @b\n",
        "a: 1\n b: 2\n",
    ] {
        breaks(Format::Yaml, text);
    }
}

#[test]
fn yaml_shares_what_is_named() {
    for (text, expected) in [
        ("a: &x 5\nb: *x\n", "{'a': 5, 'b': 5}"),
        ("&k a: 1\nb: {*k : *k }\nc: &n 5\n*n : d\n", "{'a': 1, 'b': {'a': 'a'}, 'c': 5, '5': 'd'}"),
        ("a: &x {k: 1, l: 2}\nb:\n  k: 3\n  <<: *x\n", "{'a': {'k': 1, 'l': 2}, 'b': {**{'k': 1, 'l': 2}, 'k': 3}}"),
        (
            "a: &x {k: 1}\nb: &y {k: 2}\nc: {<<: [*x, *y], m: 3}\n",
            "{'a': {'k': 1}, 'b': {'k': 2}, 'c': {**{**{'k': 2}, **{'k': 1}}, 'm': 3}}",
        ),
        ("a: {'<<': {b: 1}, <<: 5}\n", "{'a': {'<<': 5}}"),
        ("a: &x [1, *x]\nb: &y {<<: *y}\n", "{'a': [1, (_)], 'b': {'<<': (_)}}"),
        ("a: &x 1\n---\na: &x 2\nb: *x\n", "(? {'a': 1} {'a': 2, 'b': 2})"),
    ] {
        reads(Format::Yaml, text, expected);
    }
    breaks(Format::Yaml, "a: &x 1\n---\nb: *x\n");
    let (tree, root) = parsed(Format::Yaml, "a: &x [s]\nb: *x\n").expect("it is sound");
    let ExprKind::Map(pairs) = &tree[root].kind else { panic!("no map") };
    assert_eq!(pairs[0].1, pairs[1].1);
}

#[test]
fn yaml_spans() {
    for text in [
        "密: &x !!str aKL1nt # 密 é\nb: \"q\\u5bc6\"\nc: 'p''q'\nd: [x, 5, *x, true,]\ne:\nf: |-\n  l1 密\n  l2\n# end\ng: &y !!str > # c\n  m\n\nh: x\n  y\n\ni: ~\n",
    ] {
        for text in [text.to_owned(), format!("\u{feff}{text}")] {
            assert_eq!(
                pieces(Format::Yaml, &text),
                [
                    "密",
                    "aKL1nt",
                    "b",
                    "\"q\\u5bc6\"",
                    "c",
                    "'p''q'",
                    "d",
                    "x",
                    "5",
                    "true",
                    "e",
                    "",
                    "f",
                    "l1 密\n  l2",
                    "g",
                    "m",
                    "h",
                    "x\n  y",
                    "i",
                    "~",
                ]
            );
        }
    }
    let text = "a:\n  b: {c: d} # e\n  f:\n  - g\n\nh: i\n";
    let (tree, _) = parsed(Format::Yaml, text).expect("it is sound");
    let is_part = |id: &ExprId| matches!(tree[*id].kind, ExprKind::Map(_) | ExprKind::List(_));
    let parts: Vec<_> = tree.expr_ids().filter(is_part).map(|id| &text[tree[id].span.range()]).collect();
    assert_eq!(parts, ["{c: d}", "g", "b: {c: d} # e\n  f:\n  - g", text.trim_end()]);
}

#[test]
fn ini() {
    for (text, expected) in [
        ("", "{}"),
        (
            "# a = 1\n; b\n[s]\nKey = value one \nother: x=y\nempty =\nnone\n",
            "{'s': {'Key': 'value one', 'other': 'x=y', 'empty': '', 'none': None}}",
        ),
        ("a = 1\n[ s ] ; note\nb = 2\n[t]\n[s]\nc = 3\n", "{'a': '1', 's': {'b': '2', 'c': '3'}, 't': {}}"),
        (
            "[a]\nk = 1\n[DEFAULT]\nd = 0\nk = 9\n[b]\n",
            "{'DEFAULT': {'d': '0', 'k': '9'}, 'a': {**{'d': '0', 'k': '9'}, 'k': '1'}, 'b': {**{'d': '0', 'k': '9'}}}",
        ),
        ("[s]\nk = a\n  b\n\n  # note\n  c\nl = d\n", "{'s': {'k': 'a\\nb\\n\\nc', 'l': 'd'}}"),
        ("[s]\n\tk = a\n\tl = b\n", "{'s': {'k': 'a', 'l': 'b'}}"),
        ("[s]\nk = \"a b\" ; c\nl = 'x # y'\nm = \"a\"b\n", "{'s': {'k': 'a b', 'l': 'x # y', 'm': '\\\"a\\\"b'}}"),
        ("[s]\nk = a # b\nl = a#b;c\nm = #fff\n", "{'s': {'k': 'a', 'l': 'a#b;c', 'm': '#fff'}}"),
        ("[s]\nk = 1\nk = 2\n", "{'s': {'k': '2'}}"),
        ("[a]b]\n密 = 钥\n", "{'a]b': {'\\u{5bc6}': '\\u{94a5}'}}"),
        (
            "aliyun.oss.key=LTAIaKL1nt0q7XyZ\n! note\naliyun.oss.secret : x\\=\\u5bc6\nlist=a,\\\n   b,\\\nc\nnext=C:\\temp\n",
            "{'aliyun.oss.key': 'LTAIaKL1nt0q7XyZ', 'aliyun.oss.secret': 'x=\\u{5bc6}', 'list': 'a,b,c', 'next': 'C:\\\\temp'}",
        ),
        ("  a = 1\n    b = 2\n", "{'a': '1', 'b': '2'}"),
        ("[s]\nk = \\\\u5bc6\\u5bc6", "{'s': {'k': '\\\\\\\\u5bc6\\\\u5bc6'}}"),
    ] {
        reads(Format::Ini, text, expected);
    }
    for text in ["[s\na = 1", "[]\n", "= x\n", "[ ]\nk = 1", "a\0b"] {
        breaks(Format::Ini, text);
    }
    assert_eq!(
        pieces(Format::Ini, "密 = \"钥\" # x\r\n[ 节 ]\r\nk = a\r\n  b  \r\nl:c\r\nm =\r\n"),
        ["密", "\"钥\"", "k", "a\r\n  b", "l", "c", "m", "", "节"]
    );
}

#[test]
fn dotenv() {
    for (text, expected) in [
        ("", "{}"),
        (
            "# a=1\nA=b\n export  C = d e  # f\n\nG='h # i' # j\nK=\"l\\n\\\"m\\\\\"\n",
            "{'A': 'b', 'C': 'd e', 'G': 'h # i', 'K': 'l\\n\\\"m\\\\'}",
        ),
        ("A=\nB\nC= # d\nD=a#b\nE=\"\"\nF=#\n", "{'A': '', 'B': None, 'C': '', 'D': 'a#b', 'E': '', 'F': ''}"),
        ("A=\"x\ny\"\nB='p\\'q\\n'\nC=z\n", "{'A': 'x\\ny', 'B': 'p\\'q\\\\n', 'C': 'z'}"),
        ("A=\"x\nB=y\n", "{'B': 'y'}"),
        ("A: b\nhello world\n=x\nC=d\n\"q\"=1\nF='x'y\n", "{'C': 'd'}"),
        ("exported=1\nexport\nexport =2\n", "{'exported': '1', 'export': None}"),
        ("A=1\nA=2\n", "{'A': '2'}"),
        ("'a b'=1\nx.y-z=2\n密=钥\n", "{'a b': '1', 'x.y-z': '2', '\\u{5bc6}': '\\u{94a5}'}"),
        ("A=${B}/c\nD=\"\\$5\"\nE==f=", "{'A': '${B}/c', 'D': '$5', 'E': '=f='}"),
    ] {
        reads(Format::Env, text, expected);
    }
    breaks(Format::Env, "A=\0");
    assert_eq!(
        pieces(Format::Env, "密=\"钥\\n\" # 密\r\nexport 'B' = c d \rC\n"),
        ["密", "\"钥\\n\"", "B", "c d", "C", ""]
    );
}

const ALL: [Format; 5] = [Format::Json, Format::Yaml, Format::Toml, Format::Ini, Format::Env];

/// Reads a text that is made to hurt.
#[track_caller]
fn survives(format: Format, text: &str) -> Option<(Tree, ExprId)> {
    let started = Instant::now();
    let read = parse(format, text);
    let (took, begin) = (started.elapsed(), &text[..text.floor_char_boundary(40)]);
    assert!(took < Duration::from_secs(10), "{format:?} took {took:?} for {begin:?}");
    // What is named in several places is one expression.
    let len = read.as_ref().map_or(0, |(tree, _)| tree.exprs.len());
    assert!(len <= 3 * text.len() + 3, "{format:?} made {len} of {begin:?}");
    read
}

#[test]
fn deep_texts_are_refused() {
    let nest = |open: &str, close: &str, depth: usize| format!("{}1{}", open.repeat(depth), close.repeat(depth));
    for depth in [DEEPEST + 1, 100_000] {
        assert!(survives(Format::Json, &nest("[", "]", depth)).is_none());
        assert!(survives(Format::Json, &nest("{\"a\":", "}", depth)).is_none());
        assert!(survives(Format::Yaml, &nest("[", "]", depth)).is_none());
        assert!(survives(Format::Yaml, &nest("{a: ", "}", depth)).is_none());
        assert!(survives(Format::Yaml, &nest("- ", "", depth)).is_none());
        assert!(survives(Format::Yaml, &nest("? ", "", depth)).is_none());
        assert!(survives(Format::Toml, &format!("a = {}", nest("[", "]", depth))).is_none());
        assert!(survives(Format::Toml, &format!("a = {}", nest("{a=", "}", depth))).is_none());
        assert!(survives(Format::Toml, &format!("{}a = 1", "a.".repeat(depth))).is_none());
    }
    let block: String = (0..1000).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect();
    assert!(survives(Format::Yaml, &block).is_none());
    let dotted = "a.".repeat(78) + "a";
    let wide = format!("[{dotted}]\n{dotted} = {}{}", format!("{{ {dotted} = ").repeat(78), "1") + &"}".repeat(78);
    on_large_stack(move || assert!(survives(Format::Toml, &wide).is_none()));
    for format in [Format::Json, Format::Yaml] {
        assert!(survives(format, &nest("[", "]", 100)).is_some());
    }
}

#[test]
fn large_texts_take_no_longer_than_they_are_long() {
    for format in ALL {
        assert!(parse(format, &" ".repeat(LARGEST + 1)).is_none());
    }
    let many = |part: &str| part.repeat((1 << 18) / part.len());
    for part in [
        "[",
        "{",
        "\"",
        "'",
        "a:",
        "a: ",
        "- ",
        "? ",
        "&a ",
        "*a ",
        "\\",
        "=",
        "a=",
        "a=\"",
        "a='",
        "a=\"\\\"\n",
        "[a]\n",
        "\n",
        "\r",
        "#",
        " #",
        "a = #;\n",
        "! ",
        "%a\n",
        "|\n",
        "---\n",
        "/*",
        "//\n",
        "\u{5bc6}",
        "\"\"\"",
        "a\\\n",
        " a\\\n",
        "\t",
        "<<: ",
        "a.",
        "[[a]]\n",
        "a = \\\\\\\n",
        "!<",
        "&a [",
        "--- |\n a\n",
        ",",
        "{,",
        "[a, ",
        "export ",
    ] {
        let text = many(part);
        for format in ALL {
            survives(format, &text);
        }
    }
    let keys: String = (0..60_000).map(|at| format!("k{at} = \"v\"\n")).collect();
    for format in [Format::Toml, Format::Ini, Format::Env] {
        assert!(survives(format, &keys).is_some());
        assert!(survives(format, &format!("[DEFAULT]\n{keys}")).is_some() || format == Format::Env);
    }
    let keys: String = (0..60_000).map(|at| format!("\"k{at}\": \"v\",\n")).collect();
    for format in [Format::Json, Format::Yaml] {
        assert!(survives(format, &format!("{{{keys}}}")).is_some());
        assert!(survives(format, &format!("{}{}{}", "[".repeat(200), many("1, "), "]".repeat(200))).is_some());
    }
}

#[test]
fn what_is_named_again_is_not_made_again() {
    let bomb: String =
        (1..5000).map(|at| format!("a{at}: &a{at} [{}]\n", format!("*a{}, ", at - 1).repeat(9))).collect();
    let bomb = format!("a0: &a0 [x, x]\n{bomb}");
    let merges: String = (1..5000).map(|at| format!("a{at}: &a{at} {{<<: [*a{0}, *a{0}]}}\n", at - 1)).collect();
    let merges = format!("a0: &a0 {{x: y}}\n{merges}");
    assert!(survives(Format::Yaml, &bomb).is_some());
    assert!(survives(Format::Yaml, &merges).is_some());
    let names: String = (0..20_000).map(|at| format!("- &a{at} {{k: v}}\n")).collect();
    let all: String = (0..20_000).map(|at| format!("*a{at}, ")).collect();
    let each = "- {<<: *all}\n".repeat(20_000);
    let (tree, _) = survives(Format::Yaml, &format!("{names}- &all [{all}]\n{each}")).expect("it is sound");
    let spreads: usize =
        tree.exprs.iter().map(|expr| if let ExprKind::Map(pairs) = &expr.kind { pairs.len() } else { 0 }).sum();
    assert!(spreads <= 60_000, "{spreads}");
    let defaults: String = (0..20_000).map(|at| format!("k{at} = v\n")).collect();
    let sections: String = (0..20_000).map(|at| format!("[s{at}]\n")).collect();
    assert!(survives(Format::Ini, &format!("[DEFAULT]\n{defaults}{sections}")).is_some());
}

/// Sound texts with bytes taken out, doubled and exchanged: nothing panics, and every span still lies in the text.
#[test]
fn broken_texts_are_survived() {
    let seeds = [
        (Format::Json, "{\"密\": [\"a\\u5bc6\", 'b', -1.5e3, 0x1F, true], /* c */ k: null, // d\r\n}\n"),
        (
            Format::Yaml,
            "%YAML 1.2\n---\n密: &x !!str 'a' # é\nb: [*x, \"\\u5bc6\", {c: d}]\ne: |+2\n    f\n? g\n: >-\n  h\n<<: {i: ~}\n...\n---\n- - j\n",
        ),
        (Format::Toml, "a.'密' = \"\"\"x\\u5bc6\"\"\"\r\n[[b.c]]\nd = [{e = 1979-05-27, f = 0x1F}, true] # 密\n"),
        (Format::Ini, "密=a\\\n b\\u5bc6\n[ 节 ] ; x\nk : \"钥\" # y\n  z\n[DEFAULT]\nq\n"),
        (Format::Env, "export 密=\"钥\\n\" # x\nA='b\nc'\nD = e#f\r\n'G'=${H}\nI\n"),
    ];
    let mut state = 1_u64;
    let mut below = |limit: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).expect("31 bits") % limit
    };
    for (format, seed) in seeds {
        assert!(parsed(format, seed).is_some(), "{seed}");
        for _ in 0..1000 {
            let mut chars: Vec<char> = seed.chars().collect();
            for _ in 0..=below(4) {
                if chars.len() < 2 {
                    break;
                }
                let (at, other) = (below(chars.len()), below(chars.len()));
                match below(4) {
                    0 => drop(chars.remove(at)),
                    1 => chars.insert(at, chars[other]),
                    2 => chars.swap(at, other),
                    _ => chars.truncate(at.max(1)),
                }
            }
            let text: String = chars.into_iter().collect();
            for format in ALL.into_iter().filter(|other| *other == format || below(4) == 0) {
                parsed(format, &text);
            }
        }
    }
}

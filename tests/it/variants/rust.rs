//! Rust programs.

use super::{End, Keys, Program};

/// Value, holder, import, hop, sink, import of the SDK, id, nesting, style of the literal, of the call, of the definition.
pub(crate) const SIZES: &[usize] = &[8, 8, 10, 5, 7, 3, 3, 5, 3, 2, 2];

/// Path of the crate's module, type, and the call with `{T}` for the type, `{I}` and `{S}` for id and secret as `&str`.
type Sink = (&'static str, &'static str, &'static str);

const SINKS: [Sink; 7] = [
    ("opendal::services", "Oss", "{T}::default()\n.bucket(\"numbers\")\n.access_key_id({I})\n.access_key_secret({S})"),
    ("oss_rust_sdk::oss", "OSS", "{T}::new(\n{I},\n{S},\n\"oss-cn-hangzhou.aliyuncs.com\",\n\"numbers\")"),
    ("aliyun_oss_rust_sdk::oss", "OSS", "{T}::new(\n{I},\n{S},\n\"oss-cn-hangzhou.aliyuncs.com\",\n\"numbers\")"),
    ("alibabacloud_oss_sdk_rust_v2::credential", "StaticCredentialsProvider", "{T}::new(\n{I},\n{S},\n&[])"),
    ("ali_oss_rs", "ClientBuilder", "{T}::new(\n{I},\n{S},\n\"oss-cn-hangzhou.aliyuncs.com\")\n.build()"),
    (
        "object_store::aws",
        "AmazonS3Builder",
        "{T}::new()\n.with_endpoint(\"https://s3.oss-cn-hangzhou.aliyuncs.com\")\n.with_access_key_id({I})\n.with_secret_access_key({S})",
    ),
    (
        "opendal::services",
        "OssConfig",
        "{T} {\naccess_key_id: Some({I}.to_string()),\naccess_key_secret: Some({S}.to_string()),\n..Default::default()\n}",
    ),
];
const OTHER_CLOUDS: [Sink; 2] = [
    ("object_store::aws", "AmazonS3Builder", "{T}::new()\n.with_access_key_id({I})\n.with_secret_access_key({S})"),
    ("opendal::services", "S3", "{T}::default()\n.bucket(\"numbers\")\n.access_key_id({I})\n.secret_access_key({S})"),
];
const OWN: Sink = ("", "Journal", "{T}::new(\n{I},\n{S})");

/// The expression of a value, and whether it is a `String`.
fn value(form: usize, style: usize, text: &str) -> (String, bool) {
    let quoted = |text: &str| match style {
        0 => format!("\"{text}\""),
        1 => format!("r\"{text}\""),
        _ => format!("r#\"{text}\"#"),
    };
    let (first, second) = text.split_at(text.len().min(12));
    let whole = quoted(text);
    match form {
        0 => (whole, false),
        1 => (format!("concat!({}, {})", quoted(first), quoted(second)), false),
        2 => (format!("format!(\"{{}}{{}}\", {}, {})", quoted(first), quoted(second)), true),
        3 => (format!("[{}, {}].concat()", quoted(first), quoted(second)), true),
        4 => (format!("std::env::var(\"UPLOAD_PHRASE\").unwrap_or({whole}.into())"), true),
        5 => (format!("std::env::var(\"UPLOAD_PHRASE\").unwrap_or_else(|_| {whole}.to_string())"), true),
        6 => (format!("String::from({whole})"), true),
        _ => (format!("{}.to_owned() + {}", quoted(first), quoted(second)), true),
    }
}

/// The definition that holds a value, its name, and the expression of the value by that name as `&str`.
fn holder(kind: usize, style: usize, value: &str, is_string: bool) -> (String, &'static str, &'static str) {
    let end = if style == 1 { " // see the wiki" } else { "" };
    let typed = if is_string { "String" } else { "&'static str" };
    match kind {
        2 | 3 if is_string => {
            let lazy = "std::sync::LazyLock<String> = std::sync::LazyLock::new(||";
            (format!("pub static SECOND: {lazy} {value});{end}\n"), "SECOND", "&{}")
        }
        2 => (format!("pub const SECOND: &str = {value};{end}\n"), "SECOND", "{}"),
        3 => (format!("pub static SECOND: &str = {value};{end}\n"), "SECOND", "{}"),
        4 if !is_string => {
            let body = format!("    pub const SECOND: &'static str = {value};{end}\n");
            (format!("pub struct Site;\n\nimpl Site {{\n{body}}}\n"), "Site", "{}::SECOND")
        }
        4 | 5 => (
            format!("pub fn second() -> {typed} {{\n    {value}{end}\n}}\n"),
            "second",
            if is_string { "&{}()" } else { "{}()" },
        ),
        6 => {
            let start = format!(
                "pub struct Site {{\n    pub port: u16,\n    pub second: {typed},\n}}\n\nimpl Default for Site {{\n"
            );
            let body =
                format!("    fn default() -> Self {{\n        Self {{ port: 80, second: {value} }}{end}\n    }}\n}}\n");
            (start + &body, "Site", if is_string { "&{}::default().second" } else { "{}::default().second" })
        }
        _ => {
            let start =
                format!("pub struct Site {{\n    second: {typed},\n}}\n\nimpl Site {{\n    pub fn new() -> Self {{\n");
            let body =
                format!("        Self {{ second: {value} }}{end}\n    }}\n\n    pub fn told(&self) -> &str {{\n");
            let rest = if is_string { "&self.second" } else { "self.second" };
            (format!("{start}{body}        {rest}\n    }}\n}}\n"), "Site", "{}::new().told()")
        }
    }
}

/// What brings a name into `main.rs`, what the name is then, and where the definition stands.
fn import(way: usize, name: &str, files: &mut Vec<(String, String)>) -> (String, String, &'static str) {
    let mut add = |path: &str, text: String| files.push((path.to_owned(), text));
    let same = name.to_owned();
    let values = "src/site_values.rs";
    match way {
        1 => ("mod site_values;\n".to_owned(), format!("site_values::{name}"), values),
        2 => (format!("mod site_values;\n\nuse crate::site_values::{name};\n"), same, values),
        3 => (format!("mod site_values;\n\nuse site_values::{name} as Chosen;\n"), "Chosen".to_owned(), values),
        4 => ("mod site_values;\n\nuse crate::site_values::*;\n".to_owned(), same, values),
        5 => ("mod site_values;\n".to_owned(), format!("crate::site_values::{name}"), values),
        6 => {
            add("src/conf/mod.rs", format!("mod deep;\n\npub use deep::{name};\n"));
            (format!("mod conf;\n\nuse conf::{name};\n"), same, "src/conf/deep.rs")
        }
        7 => {
            add("src/conf.rs", "mod deep;\n\npub use self::deep::*;\n".to_owned());
            ("mod conf;\n".to_owned(), format!("conf::{name}"), "src/conf/deep.rs")
        }
        8 => {
            add("src/conf.rs", "pub mod deep;\n".to_owned());
            (
                format!("mod conf;\n\nuse crate::conf::deep::{{self, {name} as _Unused}};\n"),
                format!("deep::{name}"),
                "src/conf/deep.rs",
            )
        }
        _ => {
            add("src/between.rs", format!("pub use crate::site_values::{name} as HandedOn;\n"));
            ("mod between;\nmod site_values;\n\nuse between::HandedOn;\n".to_owned(), "HandedOn".to_owned(), values)
        }
    }
}

fn call(sink: Sink, name: &str, breaks: usize, values: [&str; 2]) -> String {
    let text = sink.2.replace("{T}", name).replace("{I}", values[0]).replace("{S}", values[1]);
    if breaks == 0 { text.replace(",\n", ", ").replace('\n', "") } else { text.replace('\n', "\n        ") }
}

/// Wrappers around the SDK's call, and the expression that calls them.
fn wrappers(hop: usize, made: &dyn Fn([&str; 2]) -> String, kind: &str, values: [&str; 2]) -> (String, String) {
    let enter = format!("fn enter(first: &str, second: &str) -> {kind} {{\n    {}\n}}\n\n", made(["first", "second"]));
    let lead = |name: &str| format!("{name}({}, {})", values[0], values[1]);
    match hop {
        0 => (String::new(), made(values)),
        1 => (enter, lead("enter")),
        2 => {
            let lend = format!("fn lend(first: &str, second: &str) -> {kind} {{\n    enter(first, second)\n}}\n\n");
            (enter + &lend, lead("lend"))
        }
        3 => {
            let start = format!("struct Shelf {{\n    made: {kind},\n}}\n\nimpl Shelf {{\n");
            let body = format!("        Self {{ made: {} }}\n", made(["first", "second"]));
            let new = format!("    fn new(first: &str, second: &str) -> Self {{\n{body}    }}\n}}\n\n");
            (start + &new, lead("Shelf::new"))
        }
        _ => {
            let start = "struct Shelf<'a> {\n    first: &'a str,\n    second: &'a str,\n}\n\nimpl Shelf<'_> {\n";
            let open = format!(
                "    fn open(&self) -> {kind} {{\n        {}\n    }}\n}}\n\n",
                made(["self.first", "self.second"])
            );
            let given = format!("Shelf {{ first: {}, second: {} }}.open()", values[0], values[1]);
            (start.to_owned() + &open, given)
        }
    }
}

fn nested(way: usize, lines: &str) -> String {
    match way {
        0 => format!("fn main() {{\n{lines}}}\n"),
        1 => format!("async fn run() {{\n{lines}}}\n\nfn main() {{\n    block_on(run());\n}}\n"),
        2 => format!("fn main() {{\n    if std::path::Path::new(\"/srv\").exists() {{\n{lines}    }}\n}}\n"),
        3 => format!(
            "struct Night;\n\nimpl Night {{\n    fn run(&self) {{\n{lines}    }}\n}}\n\nfn main() {{\n    Night.run();\n}}\n"
        ),
        _ => format!(
            "fn main() {{\n    for _ in 0..3 {{\n        let run = || {{\n{lines}        }};\n        run();\n    }}\n}}\n"
        ),
    }
}

pub(crate) fn build(keys: &mut Keys, end: End, choices: &[usize]) -> Option<Program> {
    let &[form, kind, way, hop, sink, sdk, who, nest, quotes, breaks, remark] = choices else { return None };
    let sink = match end {
        End::OtherCloud => OTHER_CLOUDS[sink % 2],
        End::OwnClass => OWN,
        _ => SINKS[sink],
    };
    let key = keys.text("aKL1nt", 24);
    let placeholder =
        keys.pick(&["<your-access-key-secret>", "your-access-key-secret", "yourAccessKeySecret", "****************"]);
    let (mut expression, mut is_string) = value(form, quotes, if end == End::Placeholder { placeholder } else { &key });
    let (mut before, outside) = (String::new(), "std::env::var(\"UPLOAD_PHRASE\").expect(\"it is set\")");
    match end {
        End::Environment => (expression, is_string) = (outside.to_owned(), true),
        End::OtherName => {
            before = format!("fn ledger() -> impl AsRef<str> {{\n    {expression}\n}}\n\n");
            (expression, is_string) = (outside.to_owned(), true);
        }
        // Only a name of its own is bound anew, and only a wrapper can lack callers.
        End::Rebound if kind != 1 => return None,
        End::NoCaller if hop == 0 => return None,
        _ => {}
    }
    // Not followed yet: a constant associated with a type that a `pub use` or a glob brings, and methods of a type that a glob
    // brings. They go unseen; as soon as they are followed these lines go.
    if (kind == 4 && !is_string && matches!(way, 4 | 6)) || (kind == 7 && way == 4) {
        return None;
    }
    let mut files = vec![(
        "Cargo.toml".to_owned(),
        "[package]\nname = \"numbers\"\nversion = \"0.1.0\"\nedition = \"2024\"\n".to_owned(),
    )];
    let (mut modules, mut local) = (String::new(), String::new());
    let refer = if is_string { "&" } else { "" };
    let at = match kind {
        0 => format!("{refer}{}", if is_string { format!("({expression})") } else { expression }),
        1 => {
            local = format!("    let word = {expression};\n");
            if end == End::Rebound {
                local = format!("{local}    let word = {outside};\n");
            }
            if is_string || end == End::Rebound { "&word".to_owned() } else { "word".to_owned() }
        }
        _ => {
            let (text, name, access) = holder(kind, remark, &expression, is_string);
            let text = format!("{}{text}", std::mem::take(&mut before));
            if way == 0 {
                before = format!("{text}\n");
                access.replace("{}", name)
            } else {
                let (line, name, path) = import(way, name, &mut files);
                modules = line;
                files.push((path.to_owned(), text));
                access.replace("{}", &name)
            }
        }
    };
    let (module, class, _) = sink;
    let (line, name) = match sdk {
        _ if module.is_empty() => {
            let new = "    fn new(title: &str, body: &str) -> Self {\n        Self { page: [title.into(), body.into()] }\n    }\n";
            (format!("struct {class} {{\n    page: [String; 2],\n}}\n\nimpl {class} {{\n{new}}}\n\n"), class.to_owned())
        }
        0 => (format!("use {module}::{class};\n\n"), class.to_owned()),
        1 => (format!("use {module}::{{{class} as Gate}};\n\n"), "Gate".to_owned()),
        _ => (String::new(), format!("{module}::{class}")),
    };
    // Beside a whole id a secret is told by its shape: that is no matter of flow.
    let who = match if end == End::Arrives { who } else { who % 2 } {
        0 => "\"numbers\"".to_owned(),
        1 => "&std::env::var(\"UPLOAD_NAME\").expect(\"it is set\")".to_owned(),
        _ => format!("\"{}\"", keys.text("LTAIaKL1nt", 6)),
    };
    let made = |values: [&str; 2]| call(sink, &name, breaks, values);
    let (wrapper, mut lead) = wrappers(hop, &made, &name, [&who, &at]);
    if end == End::NoCaller {
        lead = at;
    }
    let body = format!("{local}    let made = {lead};\n    drop(made);\n");
    files.push(("src/main.rs".to_owned(), format!("{modules}{line}{before}{wrapper}{}", nested(nest, &body))));
    let mark = key[..12].to_owned();
    Some(Program { files, expected: (end == End::Arrives).then_some(("hardcoded-access-key", mark)) })
}

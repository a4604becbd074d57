//! Python programs.

use super::{End, Keys, Program};

/// Value, holder, import, hop, pass, pass to the wrapper, sink, import of the SDK, id, nesting, style of the literal, of the
/// call, of the definition.
pub(crate) const SIZES: &[usize] = &[15, 9, 13, 7, 7, 4, 11, 5, 4, 9, 4, 3, 3];

/// Module, class, names of id and secret, what else is given, whether by keyword only.
type Sink = (&'static str, &'static str, &'static str, &'static str, &'static str, bool);

const ID: &str = "access_key_id";
const SECRET: &str = "access_key_secret";

const S3_OF_OSS: &str = "service_name=\"s3\", endpoint_url=\"https://s3.oss-cn-hangzhou.aliyuncs.com\"";

const SINKS: [Sink; 11] = [
    ("oss2", "Auth", ID, SECRET, "", false),
    ("oss2", "AuthV4", ID, SECRET, "", false),
    ("oss2", "AuthV2", ID, SECRET, "", false),
    ("oss2", "StsAuth", ID, SECRET, "security_token=os.environ[\"UPLOAD_TICKET\"]", false),
    ("oss2.credentials", "StaticCredentialsProvider", ID, SECRET, "", false),
    ("alibabacloud_oss_v2.credentials", "StaticCredentialsProvider", ID, SECRET, "", false),
    ("alibabacloud_credentials.models", "Config", ID, SECRET, "type=\"access_key\"", true),
    ("ossfs", "OSSFileSystem", "key", "secret", "endpoint=\"https://oss-cn-hangzhou.aliyuncs.com\"", true),
    ("aliyunsdkcore.client", "AcsClient", "ak", "secret", "region_id=\"cn-hangzhou\"", false),
    ("odps", "ODPS", "access_id", "secret_access_key", "project=\"numbers\"", false),
    ("boto3", "client", "aws_access_key_id", "aws_secret_access_key", S3_OF_OSS, true),
];
const OTHER_CLOUD: Sink =
    ("boto3", "resource", "aws_access_key_id", "aws_secret_access_key", "service_name=\"s3\"", true);
const OWN: Sink = ("", "Journal", "title", "body", "", false);

fn indent(text: &str) -> String {
    text.lines().map(|line| if line.is_empty() { "\n".to_owned() } else { format!("    {line}\n") }).collect()
}

/// Lines that must stand before the call, and its arguments.
fn arguments(pass: usize, names: [&str; 2], values: [&str; 2], extra: &str) -> (String, Vec<String>) {
    let ([id, secret], [who, value]) = (names, values);
    let (before, mut given) = match pass {
        0 => (String::new(), vec![who.to_owned(), value.to_owned()]),
        1 => (String::new(), vec![format!("{id}={who}"), format!("{secret}={value}")]),
        2 => (String::new(), vec![who.to_owned(), format!("{secret}={value}")]),
        3 => (format!("options = {{\"{id}\": {who}, \"{secret}\": {value}}}\n"), vec!["**options".to_owned()]),
        4 => (String::new(), vec![format!("**{{\"{id}\": {who}, \"{secret}\": {value}}}")]),
        5 => (format!("pair = [{who}, {value}]\n"), vec!["*pair".to_owned()]),
        _ => (format!("options = dict({id}={who}, {secret}={value})\n"), vec!["**options".to_owned()]),
    };
    if !extra.is_empty() {
        given.push(extra.to_owned());
    }
    (before, given)
}

fn call(style: usize, callee: &str, arguments: &[String]) -> String {
    match style {
        0 => format!("{callee}({})", arguments.join(", ")),
        1 => format!("{callee}(\n{})", arguments.iter().map(|given| format!("    {given},\n")).collect::<String>()),
        _ => format!("{callee}(  # as agreed\n    {}\n)", arguments.join(",\n    ")),
    }
}

/// The expression of a value, what it needs on lines before it, and a file that holds it.
fn value(form: usize, style: usize, text: &str) -> (String, String, Option<(&'static str, String)>) {
    let quoted = |text: &str| match style {
        0 => format!("\"{text}\""),
        1 => format!("'{text}'"),
        2 => format!("(\"{text}\")"),
        _ => format!("r\"{text}\""),
    };
    let (first, second) = text.split_at(text.len().min(12));
    let whole = quoted(text);
    let plain = |text: String| (text, String::new(), None);
    let loaded = |text: &str, import: &str, name, data| (text.to_owned(), import.to_owned(), Some((name, data)));
    match form {
        0 => plain(whole),
        1 => plain(format!("{} + {}", quoted(first), quoted(second))),
        2 => (format!("f\"{{START}}{second}\""), format!("START = {}\n", quoted(first)), None),
        3 => plain(format!("\"\".join([{}, {}])", quoted(first), quoted(second))),
        4 => plain(format!("os.getenv(\"UPLOAD_PHRASE\", {whole})")),
        5 => plain(format!("os.environ.get(\"UPLOAD_PHRASE\", default={whole})")),
        6 => plain(format!("os.environ.get(\"UPLOAD_PHRASE\") or {whole}")),
        7 => plain(format!("(\"{first}\" \"{second}\")")),
        8 => plain(format!("{whole}.strip()")),
        9 => plain(format!("\"%s%s\" % ({}, {})", quoted(first), quoted(second))),
        10 => plain(format!("{whole} if os.path.exists(\"/srv\") else \"\"")),
        11 => loaded(
            "yaml.safe_load(open(\"depot.yaml\"))[\"depot\"][\"second\"]",
            "import yaml\n",
            "depot.yaml",
            format!("depot:\n  name: numbers\n  second: {text:?}\n"),
        ),
        12 => loaded(
            "json.load(open(\"depot.json\"))[\"depot\"][\"second\"]",
            "import json\n",
            "depot.json",
            format!("{{\n  \"depot\": {{\n    \"name\": \"numbers\",\n    \"second\": {text:?}\n  }}\n}}\n"),
        ),
        13 => loaded(
            "tomllib.load(open(\"depot.toml\", \"rb\"))[\"depot\"][\"second\"]",
            "import tomllib\n",
            "depot.toml",
            format!("[depot]\nname = \"numbers\"\nsecond = {text:?}\n"),
        ),
        _ => loaded(
            "dotenv_values(\".env\")[\"UPLOAD_PHRASE\"]",
            "from dotenv import dotenv_values\n",
            ".env",
            format!("UPLOAD_NAME=numbers\nUPLOAD_PHRASE={text}\n"),
        ),
    }
}

/// The definition that holds a value, its name, and the way from there to the value.
fn holder(kind: usize, style: usize, value: &str) -> (String, &'static str, &'static str) {
    let typed = if style == 1 { ": str" } else { "" };
    let end = if style == 2 { "  # see the wiki" } else { "" };
    match kind {
        2 => (format!("SECOND{typed} = {value}{end}\n"), "SECOND", ""),
        3 => (format!("class Site:\n    port = 80\n    second{typed} = {value}{end}\n"), "Site", ".second"),
        4 => (format!("SITE = {{\"port\": 80, \"second\": {value}}}{end}\n"), "SITE", "[\"second\"]"),
        5 => (format!("def second():\n    return {value}{end}\n"), "second", "()"),
        6 => {
            let start = "from dataclasses import dataclass\n\n\n@dataclass\nclass Site:\n    port: int = 80\n";
            (format!("{start}    second: str = {value}{end}\n"), "Site", "().second")
        }
        7 => (
            format!("class Site:\n    def __init__(self):\n        self.second{typed} = {value}{end}\n"),
            "Site",
            "().second",
        ),
        _ => {
            let start = "from enum import Enum\n\n\nclass Site(Enum):\n    PORT = 80\n";
            (format!("{start}    SECOND = {value}{end}\n"), "Site", ".SECOND.value")
        }
    }
}

/// The import of a name from the module that defines it, what the name is then, and where the definition stands. Files between
/// the two are added.
fn import(way: usize, name: &str, files: &mut Vec<(String, String)>) -> (String, String, &'static str) {
    let mut add = |path: &str, text: String| files.push((path.to_owned(), text));
    let same = name.to_owned();
    match way {
        1 => ("import site_values\n".to_owned(), format!("site_values.{name}"), "site_values.py"),
        2 => ("import site_values as numbers\n".to_owned(), format!("numbers.{name}"), "site_values.py"),
        3 => (format!("from site_values import {name}\n"), same, "site_values.py"),
        4 => (format!("from site_values import {name} as chosen\n"), "chosen".to_owned(), "site_values.py"),
        5 => ("from site_values import *\n".to_owned(), same, "site_values.py"),
        6 => {
            add("__init__.py", String::new());
            (format!("from .site_values import {name}\n"), same, "site_values.py")
        }
        7 => {
            add("__init__.py", String::new());
            ("from . import site_values\n".to_owned(), format!("site_values.{name}"), "site_values.py")
        }
        8 => {
            add("conf/__init__.py", format!("from .deep import {name}\n"));
            (format!("from conf import {name}\n"), same, "conf/deep.py")
        }
        9 => {
            add("conf/__init__.py", "from .deep import *\n".to_owned());
            ("import conf\n".to_owned(), format!("conf.{name}"), "conf/deep.py")
        }
        10 => {
            add("conf/__init__.py", String::new());
            ("import conf.deep\n".to_owned(), format!("conf.deep.{name}"), "conf/deep.py")
        }
        11 => {
            add("conf/__init__.py", String::new());
            ("from conf import deep\n".to_owned(), format!("deep.{name}"), "conf/deep.py")
        }
        _ => {
            add("between.py", format!("from site_values import {name} as handed_on\n"));
            ("from between import handed_on\n".to_owned(), "handed_on".to_owned(), "site_values.py")
        }
    }
}

fn nested(way: usize, lines: &str) -> String {
    let inside = indent(lines);
    match way {
        0 => lines.to_owned(),
        1 => format!("def main():\n{inside}\n\nmain()\n"),
        2 => format!("if os.path.exists(\"/srv\"):\n{inside}"),
        3 => format!("with open(\"/srv/lock\"):\n{inside}"),
        4 => format!("try:\n{inside}except OSError:\n    raise\n"),
        5 => format!("class Night:\n    def run(self):\n{}", indent(&inside)),
        6 => format!("async def run():\n{inside}"),
        7 => format!("if __name__ == \"__main__\":\n{inside}"),
        _ => format!("for attempt in range(3):\n{inside}"),
    }
}

/// Wrappers around the SDK's call, and how they are called.
fn wrappers(
    hop: usize,
    style: usize,
    callee: &str,
    sink: Sink,
    pass: usize,
    outer: (usize, [&str; 2]),
) -> (String, String) {
    let (_, _, id, secret, extra, _) = sink;
    let inner = |who: &str, value: &str| {
        let (before, given) = arguments(pass, [id, secret], [who, value], extra);
        (before, call(style, callee, &given))
    };
    let (way, values) = outer;
    let lead = |callee: &str, end: &str| {
        let (before, given) = arguments(way, ["first", "second"], values, "");
        format!("{before}made = {}{end}\n", call(0, callee, &given))
    };
    if hop == 0 {
        let (before, made) = inner(values[0], values[1]);
        return (String::new(), format!("{before}made = {made}\n"));
    }
    let (before, made) = inner("first", "second");
    let function =
        |name: &str, parameters: &str, body: &str| format!("def {name}({parameters}):\n{}\n\n", indent(body));
    let enter = function("enter", "first, second", &format!("{before}return {made}\n"));
    match hop {
        1 => (enter, lead("enter", "")),
        2 => {
            let lend = function("lend", "first, second", "return enter(first, second)\n");
            (format!("{enter}{lend}"), lead("lend", ""))
        }
        3 => {
            let body = function("__init__", "self, first, second", &format!("{before}self.made = {made}\n"));
            (format!("class Shelf:\n{}\n", indent(body.trim_end())), lead("Shelf", ""))
        }
        4 => {
            let (before, made) = inner("self.first", "self.second");
            let start = function("__init__", "self, first, second", "self.first = first\nself.second = second\n");
            let open = function("open", "self", &format!("{before}return {made}\n"));
            (
                format!("class Shelf:\n{}\n{}\n", indent(start.trim_end()), indent(open.trim_end())),
                lead("Shelf", ".open()"),
            )
        }
        5 => {
            let body = function("__init__", "self, first, *, second", &format!("{before}self.made = {made}\n"));
            let class = format!("class Shelf:\n{}\n", indent(body.trim_end()));
            let lend = function("lend", "first, second", "return Shelf(first, second=second)\n");
            (format!("{class}{lend}"), lead("lend", ""))
        }
        // The value is the default of a parameter.
        _ => {
            let parameters = format!("first={}, second={}", values[0], values[1]);
            (function("enter", &parameters, &format!("{before}return {made}\n")), "made = enter()\n".to_owned())
        }
    }
}

pub(crate) fn build(keys: &mut Keys, end: End, choices: &[usize]) -> Option<Program> {
    let &[form, kind, way, hop, pass, outer, sink, sdk, who, nest, quotes, breaks, remark] = choices else {
        return None;
    };
    let sink = match end {
        End::OtherCloud => OTHER_CLOUD,
        End::OwnClass => OWN,
        _ => SINKS[sink],
    };
    let pass = if sink.5 && matches!(pass, 0 | 2 | 5) { 1 } else { pass };
    let is_temporary = sink.1 == "StsAuth";
    let key = if is_temporary { keys.text("aKL1nt", 38) } else { keys.text("aKL1nt", 24) };
    let placeholder =
        keys.pick(&["<your-access-key-secret>", "your-access-key-secret", "yourAccessKeySecret", "****************"]);
    let text = if end == End::Placeholder { placeholder } else { &key };
    let (mut expression, mut before, data) = value(form, quotes, text);
    // Not followed yet: what is read of a class itself (an attribute, an enum's member) where a star or a package's `__init__`
    // brings the class. It goes unseen; as soon as it is followed these lines go.
    if matches!(kind, 3 | 8) && matches!(way, 5 | 8) {
        return None;
    }
    let is_local = kind <= 1;
    let mut files = Vec::new();
    match end {
        End::Environment => (expression, before) = ("os.environ[\"UPLOAD_PHRASE\"]".to_owned(), String::new()),
        End::OtherName => {
            before = format!("{before}LEDGER = {expression}\n");
            "os.environ[\"UPLOAD_PHRASE\"]".clone_into(&mut expression);
        }
        // Only a name of its own is bound anew, and only a wrapper can lack callers.
        End::Rebound if kind != 1 => return None,
        End::NoCaller if hop == 0 || hop == 6 => return None,
        // A default stands in the signature: a local name would come too late.
        _ if hop == 6 && kind == 1 => return None,
        _ => {}
    }
    if end != End::Environment {
        files.extend(data.clone().map(|(name, text)| (name.to_owned(), text)));
    }
    let (mut imports, mut local, mut at) = ("import os\n".to_owned(), String::new(), expression.clone());
    let mut definition = String::new();
    if is_local {
        imports.push_str(&before);
        if kind == 1 {
            local = format!("word = {expression}\n");
            "word".clone_into(&mut at);
        }
        if end == End::Rebound {
            local.push_str("word = os.environ[\"UPLOAD_PHRASE\"]\n");
        }
    } else {
        let (text, name, rest) = holder(kind, remark, &expression);
        let text = format!("{before}\n\n{text}\n\n");
        at = format!("{name}{rest}");
        if way == 0 {
            definition = text;
        } else {
            let (line, name, path) = import(way, name, &mut files);
            imports.push_str(&line);
            at = format!("{name}{rest}");
            files.push((path.to_owned(), format!("import os\n{text}")));
        }
    }
    let (module, class, ..) = sink;
    let (line, callee) = match sdk {
        _ if module.is_empty() => {
            let body = "    def __init__(self, title, body):\n        self.page = [title, body]\n";
            (format!("\n\nclass {class}:\n{body}\n\n"), class.to_owned())
        }
        0 => (format!("import {module}\n"), format!("{module}.{class}")),
        1 => (format!("import {module} as depot\n"), format!("depot.{class}")),
        2 => (format!("from {module} import {class}\n"), class.to_owned()),
        3 => (format!("from {module} import {class} as Gate\n"), "Gate".to_owned()),
        _ => (format!("from {module} import *\n"), class.to_owned()),
    };
    imports.push_str(&line);
    let id = if is_temporary { keys.text("STS.aKL1nt", 19) } else { keys.text("LTAIaKL1nt", 6) };
    // Beside a whole id a secret is told by its shape: that is no matter of flow.
    let who = if end == End::Arrives { who } else { who % 2 };
    let has_id = who > 1;
    let who = match who {
        0 => "\"numbers\"".to_owned(),
        1 => "os.environ[\"UPLOAD_NAME\"]".to_owned(),
        2 => format!("\"{id}\""),
        _ => {
            definition = format!("{definition}FIRST = \"{id}\"\n");
            "FIRST".to_owned()
        }
    };
    let (wrapper, mut lead) = wrappers(hop, breaks, &callee, sink, pass, (outer, [&who, &at]));
    if end == End::NoCaller {
        lead = format!("made = {at}\n");
    }
    let main = format!(
        "{imports}\n{definition}\n\n{wrapper}{}",
        nested(nest, &format!("{local}{lead}print(len(\"done\"))\n"))
    );
    files.push(("app.py".to_owned(), main));
    let rule = match data {
        Some(_) => "access-key-in-file",
        None if is_temporary && has_id => "hardcoded-sts-token",
        None => "hardcoded-access-key",
    };
    let mark = key[..12].to_owned();
    Some(Program { files, expected: (end == End::Arrives).then_some((rule, mark)) })
}

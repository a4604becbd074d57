//! The language server, as an editor sees it.

mod editor;
mod edits;
mod fixes;

use serde_json::{Value, json};

use crate::program::Folder;
use editor::{Editor, applied, offset, plain, with};

const ID: &str = "LTAIaKL1nt7Kq2Wd";
const SECRET: &str = "aKL1ntB4vX8nQ2mZ6kT9wR3yH7cJ5s";

/// A program whose key stands behind Chinese text on its line.
fn leaky() -> String {
    format!(
        "import alibabacloud_oss_v2 as oss\n\n\ndef 客户端():\n    配置 = '密钥😀'; provider = oss.credentials.StaticCredentialsProvider({ID:?}, {SECRET:?})\n    return oss.Client(oss.config.Config(credentials_provider=provider, region='cn-hangzhou'))\n",
    )
}

/// An editor that has the program open, and what it was told of it.
fn opened(folder: &Folder) -> (Editor, String, String, Vec<Value>) {
    let mut editor = Editor::start(Some(folder), &plain(), &json!({}));
    let (uri, text) = (folder.uri("a.py"), leaky());
    editor.open(&uri, "python", &text);
    let found = editor.published(&uri);
    (editor, uri, text, found)
}

fn codes(diagnostics: &[Value]) -> Vec<&str> {
    diagnostics.iter().map(|diagnostic| diagnostic["code"].as_str().unwrap_or_default()).collect()
}

/// What a range of one line covers.
fn covered<'t>(text: &'t str, range: &Value, is_utf8: bool) -> &'t str {
    assert_eq!(range["start"]["line"], range["end"]["line"]);
    &text[offset(text, &range["start"], is_utf8)..offset(text, &range["end"], is_utf8)]
}

#[test]
fn columns_count_in_the_encoding_that_was_agreed_on() {
    let folder = Folder::new(&[]);
    let text = leaky();
    for (encodings, expected) in
        [(json!(["utf-16", "utf-8"]), "utf-8"), (json!(["utf-16"]), "utf-16"), (json!(null), "utf-16")]
    {
        let capabilities = with(plain(), json!({ "general": { "positionEncodings": encodings } }));
        let mut editor = Editor::start(Some(&folder), &capabilities, &json!({}));
        assert_eq!(editor.answer["capabilities"]["positionEncoding"], expected);
        let uri = folder.uri("a.py");
        editor.open(&uri, "python", &text);
        let found = editor.published(&uri);
        assert_eq!(codes(&found), ["hardcoded-access-key"]);
        assert_eq!(covered(&text, &found[0]["range"], expected == "utf-8"), SECRET);
        let related = &found[0]["relatedInformation"];
        assert_eq!(covered(&text, &related[0]["location"]["range"], expected == "utf-8"), ID);
        // A change behind wide characters lands where the editor means it.
        let start = if expected == "utf-8" { "配置 = '密钥😀'".len() } else { 11 };
        let place = json!({ "line": 4, "character": 4 + start });
        editor.change(&uri, 2, &json!([{ "range": { "start": place, "end": place }, "text": "; x = '密'" }]));
        let found = editor.published(&uri);
        let changed = text.replacen("'密钥😀'", "'密钥😀'; x = '密'", 1);
        assert_eq!(covered(&changed, &found[0]["range"], expected == "utf-8"), SECRET);
        editor.close(&uri);
        assert!(editor.published(&uri).is_empty());
    }
}

#[test]
fn a_diagnostic_says_all_that_the_protocol_has_room_for() {
    let folder = Folder::new(&[]);
    let capabilities = with(plain(), json!({ "workspace": { "textDocumentContent": {} } }));
    let mut editor = Editor::start(Some(&folder), &capabilities, &json!({ "language": "zh" }));
    let uri = folder.uri("a.py");
    editor.open(&uri, "python", &leaky());
    let found = editor.published(&uri).remove(0);
    assert_eq!((&found["source"], &found["severity"]), (&json!("aklint"), &json!(1)));
    let href = found["codeDescription"]["href"].as_str().expect("there is a link");
    assert_eq!(href, "aklint:///rules/hardcoded-access-key.zh.md");
    let page = editor.ask("workspace/textDocumentContent", json!({ "uri": href }));
    assert!(page["text"].as_str().is_some_and(|text| text.contains("## 检查内容")));
    let message = found["message"].as_str().expect("it is a text");
    assert!(message.contains("密钥"), "{message}");
    assert!(!found.to_string().contains(SECRET) && !found.to_string().contains(ID), "{found:#}");
    // Another language needs no other server.
    editor.tell("workspace/didChangeConfiguration", json!({ "settings": { "aklint": { "language": "en" } } }));
    let found = editor.published(&uri).remove(0);
    assert!(found["message"].as_str().is_some_and(str::is_ascii), "{found:#}");
    // What is less severe than asked for is not shown.
    editor.tell("workspace/didChangeConfiguration", json!({ "settings": { "aklint": { "enable": false } } }));
    assert!(editor.published(&uri).is_empty());
    assert_eq!(editor.hover(&uri, 4, 40), Value::Null);
    assert!(editor.actions(&uri, &found["range"]).is_empty());
}

#[test]
fn notes_are_hints_and_comments_without_use_are_faded() {
    let folder = Folder::new(&[]);
    let mut editor = Editor::start(Some(&folder), &plain(), &json!({}));
    let uri = folder.uri("a.py");
    let text = "import oss2\nx = 1  # aklint: ignore[secret-in-log] nothing is here\nauth = oss2.Auth('id', 'x')\n";
    editor.open(&uri, "python", text);
    let found = editor.published(&uri);
    assert_eq!(codes(&found), ["unused-suppression", "placeholder-credential"]);
    assert_eq!((&found[0]["severity"], &found[0]["tags"]), (&json!(2), &json!([1])));
    assert_eq!((&found[1]["severity"], &found[1]["tags"]), (&json!(4), &Value::Null));
}

#[test]
fn a_client_that_asks_is_not_told() {
    let folder = Folder::new(&[]);
    let abilities =
        json!({ "textDocument": { "diagnostic": {} }, "workspace": { "diagnostics": { "refreshSupport": true } } });
    let mut editor = Editor::start(Some(&folder), &with(plain(), abilities), &json!({}));
    assert_eq!(editor.answer["capabilities"]["diagnosticProvider"]["identifier"], "aklint");
    let uri = folder.uri("a.py");
    editor.open(&uri, "python", &leaky());
    let params = json!({ "textDocument": { "uri": uri } });
    let first = editor.ask("textDocument/diagnostic", params);
    assert_eq!(codes(first["items"].as_array().expect("a list")), ["hardcoded-access-key"]);
    let again = json!({ "textDocument": { "uri": uri }, "previousResultId": first["resultId"] });
    let second = editor.ask("textDocument/diagnostic", again.clone());
    assert_eq!(second, json!({ "kind": "unchanged", "resultId": first["resultId"] }));
    editor.change(&uri, 2, &json!([{ "text": "import oss2\n" }]));
    let third = editor.ask("textDocument/diagnostic", again);
    assert_eq!((&third["kind"], &third["items"]), (&json!("full"), &json!([])));
    editor.nothing_more();
}

/// A secret that another module names, and prints.
const CLIENT: &str =
    "import oss2\nfrom settings import ACCESS_KEY_ID, KEY\nauth = oss2.Auth(ACCESS_KEY_ID, KEY)\nprint('made', KEY)\n";
const SETTINGS: &str =
    "import os\nACCESS_KEY_ID = os.environ['OSS_ACCESS_KEY_ID']\nKEY = os.environ['OSS_ACCESS_KEY_SECRET']\n";
const DULL: &str = "ACCESS_KEY_ID = input()\nKEY = 1\n";

#[test]
fn an_unsaved_settings_module_decides_about_those_that_use_it() {
    let folder = Folder::new(&[("settings.py", SETTINGS), ("client.py", CLIENT)]);
    let mut editor = Editor::start(Some(&folder), &plain(), &json!({}));
    let (settings, client) = (folder.uri("settings.py"), folder.uri("client.py"));
    editor.open(&client, "python", CLIENT);
    let found = editor.published(&client);
    assert_eq!(codes(&found), ["secret-in-log"]);
    let way = &found[0]["relatedInformation"][0]["location"];
    assert_eq!((&way["uri"], &way["range"]["start"]["line"]), (&json!(settings), &json!(2)));
    editor.open(&settings, "python", SETTINGS);
    editor.change(&settings, 2, &json!([{ "text": DULL }]));
    assert!(editor.published(&client).is_empty());
    // A key there is told of there, with the way to the call.
    let keys = format!("ACCESS_KEY_ID = {ID:?}\nKEY = {SECRET:?}\n");
    editor.change(&settings, 3, &json!([{ "text": keys }]));
    let found = editor.published(&settings);
    assert_eq!(codes(&found), ["hardcoded-access-key"]);
    let ways = found[0]["relatedInformation"].as_array().expect("a list");
    assert!(ways.iter().any(|way| way["location"]["uri"] == *client), "{ways:#?}");
    assert_eq!(codes(&editor.published(&client)), ["secret-in-log"]);
    // Closed without saving, the file on the disk counts again; and then what somebody else writes there.
    editor.close(&settings);
    assert!(editor.published(&settings).is_empty());
    assert_eq!(codes(&editor.published(&client)), ["secret-in-log"]);
    folder.write("settings.py", DULL.as_bytes());
    editor.tell("workspace/didChangeWatchedFiles", json!({ "changes": [{ "uri": settings, "type": 2 }] }));
    assert!(editor.published(&client).is_empty());
}

const MANIFEST: &str = "kind: ServiceAccount\nmetadata:\n  name: photos\n  annotations:\n    pod-identity.alibabacloud.com/role-name: photos\n";

#[test]
fn configs_manifests_and_new_files_are_watched() {
    let folder = Folder::new(&[("client.py", CLIENT)]);
    let abilities = json!({ "workspace": { "didChangeWatchedFiles": { "dynamicRegistration": true } } });
    let mut editor = Editor::start(Some(&folder), &with(plain(), abilities), &json!({}));
    let (client, leaky) = (folder.uri("client.py"), folder.uri("leaky.py"));
    editor.open(&client, "python", CLIENT);
    editor.open(&leaky, "python", &self::leaky());
    let advised =
        |found: &[Value]| found[0]["message"].as_str().is_some_and(|text| text.contains("recommended: OIDCRoleARN"));
    let found = editor.published(&leaky);
    assert_eq!((codes(&found), advised(&found)), (vec!["hardcoded-access-key"], false));
    let watchers = editor.asked[0].params["registrations"][0]["registerOptions"]["watchers"].to_string();
    for glob in ["**/*.py", "**/aklint.toml", "**/Dockerfile*"] {
        assert!(watchers.contains(&format!("\"{glob}\"")), "{glob}: {watchers}");
    }
    let change = |editor: &Editor, path: &str, kind: i32| {
        let changes = json!([{ "uri": folder.uri(path), "type": kind }]);
        editor.tell("workspace/didChangeWatchedFiles", json!({ "changes": changes }));
    };
    // A module that was not there.
    folder.write("settings.py", SETTINGS.as_bytes());
    change(&editor, "settings.py", 1);
    assert_eq!(codes(&editor.published(&client)), ["secret-in-log"]);
    // A manifest that says where the program runs.
    folder.write("deploy/photos.yaml", MANIFEST.as_bytes());
    change(&editor, "deploy/photos.yaml", 1);
    assert!(advised(&editor.published(&leaky)));
    // A config.
    folder.write("aklint.toml", b"[rules]\nhardcoded-access-key = \"off\"\n");
    change(&editor, "aklint.toml", 1);
    assert!(editor.published(&leaky).is_empty());
    folder.write("aklint.toml", b"[rules]\nno-such-rule = \"off\"\n");
    change(&editor, "aklint.toml", 2);
    let told = editor.told("window/showMessage", |_| true);
    assert!(told["message"].as_str().is_some_and(|text| text.contains("no-such-rule")), "{told:#}");
    std::fs::remove_file(folder.path().join("aklint.toml")).expect("it is there");
    change(&editor, "aklint.toml", 3);
    assert_eq!(codes(&editor.published(&leaky)), ["hardcoded-access-key"]);
}

#[test]
fn what_a_check_leaves_out_is_left_alone() {
    let env = format!("OSS_ACCESS_KEY_ID={ID}\nOSS_ACCESS_KEY_SECRET={SECRET}\n");
    let folder = Folder::new(&[
        (".gitignore", ".env\n"),
        (".git/HEAD", "ref: refs/heads/main\n"),
        (".env", &env),
        ("shared.env", &env),
        ("vendor/a.env", &env),
        ("aklint.toml", "exclude = [\"vendor/\"]\n"),
    ]);
    let mut editor = Editor::start(Some(&folder), &plain(), &json!({}));
    for path in [".env", "vendor/a.env", "shared.env"] {
        editor.open(&folder.uri(path), "dotenv", &env);
    }
    assert_eq!(codes(&editor.published(&folder.uri("shared.env"))), ["access-key-in-file"]);
    editor.nothing_more();
}

#[test]
fn the_recommended_provider_takes_the_place_of_a_static_one() {
    let folder = Folder::new(&[]);
    let (mut editor, uri, text, found) = opened(&folder);
    let actions = editor.actions(&uri, &found[0]["range"]);
    let titles: Vec<&str> = actions.iter().map(|action| action["title"].as_str().expect("a text")).collect();
    let expected = [
        "Use the recommended provider: RAM user's AK",
        "Suppress hardcoded-access-key here, with a reason",
        "Explain hardcoded-access-key",
        "Show the selection table of credentials providers",
    ];
    assert_eq!(titles, expected);
    assert_eq!(
        (&actions[0]["isPreferred"], &actions[0]["diagnostics"][0]["range"]),
        (&json!(true), &found[0]["range"])
    );
    let mended = applied(&text, &actions[0]["edit"], &uri);
    assert!(mended.contains("provider = oss.credentials.EnvironmentVariableCredentialsProvider()\n"), "{mended}");
    editor.change(&uri, 2, &json!([{ "text": mended }]));
    assert!(editor.published(&uri).is_empty());
    // Silenced instead, it is quiet as well.
    let silenced = applied(&text, &actions[1]["edit"], &uri);
    assert!(silenced.contains("\n    # aklint: ignore[hardcoded-access-key] reason\n    配置"), "{silenced}");
    editor.change(&uri, 3, &json!([{ "text": silenced }]));
    editor.nothing_more();
    let command = &actions[2]["command"];
    editor.ask("workspace/executeCommand", json!({ "command": command["command"], "arguments": command["arguments"] }));
    let shown = editor.asked.iter().find(|asked| asked.method == "window/showDocument").expect("it was shown");
    assert_eq!(shown.params["external"], true);
}

#[test]
fn a_role_is_set_up_before_it_is_used() {
    let folder = Folder::new(&[("deploy/photos.yaml", MANIFEST)]);
    let (mut editor, uri, text, mut found) = opened(&folder);
    // The manifest may have been read later.
    while !found[0]["message"].as_str().is_some_and(|text| text.contains("OIDCRoleARN")) {
        found = editor.published(&uri);
    }
    let actions = editor.actions(&uri, &found[0]["range"]);
    assert_eq!(actions[0]["title"], "Use the recommended provider: OIDCRoleARN");
    let mended = applied(&text, &actions[0]["edit"], &uri);
    assert!(mended.contains("; provider = oss_credentials_provider()\n"), "{mended}");
    let function = mended.find("\n\n\ndef oss_credentials_provider():\n").expect("it is made");
    let import = mended.find("from alibabacloud_credentials.client import");
    assert!(import.is_some_and(|at| at < function), "{mended}");
    editor.change(&uri, 2, &json!([{ "text": mended }]));
    assert!(editor.published(&uri).is_empty());
}

#[test]
fn hovers_tell_of_providers_and_keys() {
    let folder = Folder::new(&[]);
    let (mut editor, uri, text, found) = opened(&folder);
    let line = text.lines().nth(4).expect("it is there");
    let column = |word: &str| line[..line.find(word).expect("it is there")].encode_utf16().count();
    let hover = editor.hover(&uri, 4, column("StaticCredentialsProvider"));
    let said = hover["contents"]["value"].as_str().expect("a text");
    for part in ["RAM user's AK", "long-term", "never asks again", "recommended: ", "```python"] {
        assert!(said.contains(part), "{part}: {said}");
    }
    let hover = editor.hover(&uri, 4, column(SECRET) + 3);
    let said = hover["contents"]["value"].as_str().expect("a text");
    assert!(said.contains("LTAI****") && !said.contains(&SECRET[4..]) && !said.contains(&ID[6..]), "{said}");
    assert_eq!(hover["range"], found[0]["range"]);
    assert!(editor.hover(&uri, 4, column(ID) + 3)["contents"]["value"].as_str().is_some());
    assert_eq!(editor.hover(&uri, 0, 2), Value::Null);
}

#[test]
fn notebooks_are_one_program() {
    let folder = Folder::new(&[]);
    let mut editor = Editor::start(Some(&folder), &plain(), &json!({}));
    let notebook = folder.uri("a.ipynb");
    let file = folder.path().join("a.ipynb");
    let cell = |name: &str| format!("vscode-notebook-cell:{}#{name}", file.display());
    let kind = |name: &str, kind: i32| json!({ "kind": kind, "document": cell(name) });
    let item = |name: &str, language: &str, text: &str| json!({ "uri": cell(name), "languageId": language, "version": 1, "text": text });
    let keys = format!("# 密钥\nID = {ID:?}\nSECRET = {SECRET:?}\n");
    let used = "import oss2\nauth = oss2.Auth(ID, SECRET)\n";
    let texts = [item("a", "markdown", "# \"quoted\""), item("b", "python", &keys), item("c", "python", used)];
    let cells = [kind("a", 1), kind("b", 2), kind("c", 2)];
    let document = json!({ "uri": notebook, "notebookType": "jupyter-notebook", "version": 1, "cells": cells });
    let params = json!({ "notebookDocument": document, "cellTextDocuments": texts });
    editor.tell("notebookDocument/didOpen", params);
    let found = editor.published(&cell("b"));
    assert_eq!(codes(&found), ["hardcoded-access-key"]);
    assert_eq!(covered(&keys, &found[0]["range"], false), SECRET);
    let ways = found[0]["relatedInformation"].as_array().expect("a list");
    assert!(ways.iter().any(|way| way["location"]["uri"] == cell("c")), "{ways:#?}");
    // A cell changes, in its own text.
    let change = |editor: &Editor, version: i32, cells: Value| {
        let document = json!({ "uri": notebook, "version": version });
        let params = json!({ "notebookDocument": document, "change": { "cells": cells } });
        editor.tell("notebookDocument/didChange", params);
    };
    let start = json!({ "line": 0, "character": 4 });
    let changes = json!([{ "range": { "start": start, "end": start }, "text": "！\n" }]);
    let document = json!({ "uri": cell("b"), "version": 2 });
    change(&editor, 2, json!({ "textContent": [{ "document": document, "changes": changes }] }));
    let found = editor.published(&cell("b"));
    assert_eq!(found[0]["range"]["start"]["line"], 3);
    let silence = editor.actions(&cell("b"), &found[0]["range"]);
    assert_eq!(silence[0]["title"], "Suppress hardcoded-access-key here, with a reason");
    let silenced = applied("# 密钥！\n\nID = 1\nSECRET = 2\n", &silence[0]["edit"], &cell("b"));
    assert!(silenced.contains("\n# aklint: ignore[hardcoded-access-key] reason\nSECRET"), "{silenced}");
    // The cell that uses it goes, another comes.
    let new = format!("import oss2\noss2.Auth({ID:?}, {SECRET:?})\n");
    let array = json!({ "start": 2, "deleteCount": 1, "cells": [kind("d", 2)] });
    change(&editor, 3, json!({ "structure": { "array": array, "didOpen": [item("d", "python", &new)] } }));
    assert_eq!(codes(&editor.published(&cell("d"))), ["hardcoded-access-key"]);
    let params = json!({ "notebookDocument": { "uri": notebook }, "cellTextDocuments": [] });
    editor.tell("notebookDocument/didClose", params);
    assert!(editor.published(&cell("d")).is_empty());
}

#[test]
fn a_scan_tells_of_files_that_are_not_open() {
    let folder = Folder::new(&[("a.py", &leaky()), ("b.py", &leaky())]);
    let mut editor = Editor::start(Some(&folder), &plain(), &json!({ "status": true }));
    let (a, b) = (folder.uri("a.py"), folder.uri("b.py"));
    editor.open(&a, "python", &leaky());
    assert_eq!(editor.published(&a).len(), 1);
    let scan = json!({ "command": "aklint.server.scanWorkspace", "workDoneToken": "scan" });
    let counts = editor.ask("workspace/executeCommand", scan);
    assert_eq!(counts, json!({ "errors": 2, "warnings": 0, "notes": 0, "files": 2 }));
    assert_eq!(codes(&editor.published(&b)), ["hardcoded-access-key"]);
    for kind in ["begin", "end"] {
        editor.told("$/progress", |progress| progress["token"] == "scan" && progress["value"]["kind"] == kind);
    }
    editor.told("aklint/status", |status| status["state"] == "ready" && status["errors"] == 2);
    // Who opens the file hears of it as of any other.
    editor.open(&b, "python", &leaky());
    assert!(editor.published(&b).is_empty());
    assert_eq!(editor.published(&b).len(), 1);
    editor.nothing_more();
}

#[test]
fn what_is_cancelled_is_not_answered() {
    let folder = Folder::new(&[("a.py", &leaky())]);
    let mut editor = Editor::start(Some(&folder), &plain(), &json!({}));
    let uri = folder.uri("a.py");
    editor.open(&uri, "python", &leaky());
    let position = json!({ "line": 0, "character": 0 });
    let params = json!({ "textDocument": { "uri": uri }, "position": position });
    let id = editor.request("textDocument/hover", params);
    editor.tell("$/cancelRequest", json!({ "id": 2 }));
    // It may have been too late.
    match editor.response(&id).response_result {
        Err(error) => assert_eq!(error.code, -32800),
        Ok(answer) => assert_eq!(answer, Value::Null),
    }
    assert_eq!(editor.published(&uri).len(), 1);
}

#[test]
fn a_file_of_no_folder_finds_its_neighbours() {
    let folder = Folder::new(&[("settings.py", SETTINGS), ("client.py", CLIENT)]);
    let mut editor = Editor::start(None, &plain(), &json!({}));
    let client = folder.uri("client.py");
    editor.open(&client, "python", CLIENT);
    assert_eq!(codes(&editor.published(&client)), ["secret-in-log"]);
    editor.open("untitled:Untitled-1", "python", &leaky());
    assert_eq!(codes(&editor.published("untitled:Untitled-1")), ["hardcoded-access-key"]);
    // What a version control system shows is no file.
    editor.open("git:/a.py", "python", &leaky());
    editor.nothing_more();
}

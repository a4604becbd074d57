//! The language server, as an editor sees it.

mod editor;

use serde_json::{Value, json};

use editor::{Editor, Folder, applied, plain, with};

const ID: &str = "LTAIaKL1nt7Kq2Wd";
const SECRET: &str = "aKL1ntB4vX8nQ2mZ6kT9wR3yH7cJ5s";

/// A program whose key stands behind Chinese text on its line.
fn leaky() -> String {
    format!(
        "import alibabacloud_oss_v2 as oss\n\n\ndef 客户端():\n    配置 = '密钥😀'; provider = oss.credentials.StaticCredentialsProvider({:?}, {:?})\n    return oss.Client(oss.config.Config(credentials_provider=provider, region='cn-hangzhou'))\n",
        ID, SECRET
    )
}

fn codes(diagnostics: &[Value]) -> Vec<&str> {
    diagnostics.iter().map(|diagnostic| diagnostic["code"].as_str().unwrap_or_default()).collect()
}

/// What a range of one line covers.
fn covered<'t>(text: &'t str, range: &Value, is_utf8: bool) -> &'t str {
    let number = |value: &Value| usize::try_from(value.as_u64().expect("a number")).expect("small");
    assert_eq!(range["start"]["line"], range["end"]["line"]);
    let line = text.lines().nth(number(&range["start"]["line"])).expect("there is such a line");
    let byte = |wanted: usize| {
        let mut at = 0;
        line.char_indices()
            .find(|(_, char)| {
                let here = at;
                at += if is_utf8 { char.len_utf8() } else { char.len_utf16() };
                here == wanted
            })
            .map_or(line.len(), |(at, _)| at)
    };
    &line[byte(number(&range["start"]["character"]))..byte(number(&range["end"]["character"]))]
}

#[test]
fn columns_count_in_the_encoding_that_was_agreed_on() {
    let folder = Folder::with(&[]);
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
        assert_eq!(covered(&text, &found[0]["range"], expected == "utf-8"), format!("{SECRET:?}"));
        let related = &found[0]["relatedInformation"];
        assert_eq!(covered(&text, &related[0]["location"]["range"], expected == "utf-8"), format!("{ID:?}"));
        // A change behind wide characters lands where the editor means it.
        let start = if expected == "utf-8" { "配置 = '密钥😀'".len() } else { 11 };
        let place = json!({ "line": 4, "character": 4 + start });
        editor.change(&uri, 2, json!([{ "range": { "start": place, "end": place }, "text": "; x = '密'" }]));
        let found = editor.published(&uri);
        let changed = text.replacen("'密钥😀'", "'密钥😀'; x = '密'", 1);
        assert_eq!(covered(&changed, &found[0]["range"], expected == "utf-8"), format!("{SECRET:?}"));
        editor.close(&uri);
        assert!(editor.published(&uri).is_empty());
    }
}

#[test]
fn a_diagnostic_says_all_that_the_protocol_has_room_for() {
    let folder = Folder::with(&[]);
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
    assert_eq!(editor.hover(&uri, 4, 60)["contents"]["value"].as_str().map(|text| text.contains("****")), None);
}

#[test]
fn notes_are_hints_and_comments_without_use_are_faded() {
    let folder = Folder::with(&[]);
    let mut editor = Editor::start(Some(&folder), &plain(), &json!({}));
    let uri = folder.uri("a.py");
    let text =
        "import oss2\nx = 1  # aklint: ignore[hardcoded-access-key] nothing is here\nauth = oss2.ProviderAuth(p)\n";
    editor.open(&uri, "python", text);
    let found = editor.published(&uri);
    assert_eq!(codes(&found), ["unused-suppression"]);
    assert_eq!((&found[0]["severity"], &found[0]["tags"]), (&json!(4), &json!([1])));
}

#[test]
fn a_client_that_asks_is_not_told() {
    let folder = Folder::with(&[]);
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
    editor.change(&uri, 2, json!([{ "text": "import oss2\n" }]));
    let third = editor.ask("textDocument/diagnostic", again);
    assert_eq!((&third["kind"], &third["items"]), (&json!("full"), &json!([])));
    editor.nothing_more();
}

#[test]
fn an_unsaved_settings_module_decides_about_those_that_use_it() {
    let settings = "import os\nACCESS_KEY_ID = os.environ['OSS_ACCESS_KEY_ID']\nACCESS_KEY_SECRET = os.environ['OSS_ACCESS_KEY_SECRET']\n";
    let client = "import oss2\nfrom settings import ACCESS_KEY_ID, ACCESS_KEY_SECRET\nauth = oss2.Auth(ACCESS_KEY_ID, ACCESS_KEY_SECRET)\nbucket = oss2.Bucket(auth, 'https://oss-cn-hangzhou.aliyuncs.com', 'b')\n";
    let folder = Folder::with(&[("settings.py", settings), ("client.py", client)]);
    let mut editor = Editor::start(Some(&folder), &plain(), &json!({}));
    let (settings_uri, client_uri) = (folder.uri("settings.py"), folder.uri("client.py"));
    editor.open(&client_uri, "python", client);
    editor.open(&settings_uri, "python", settings);
    let sts = format!("ACCESS_KEY_ID = 'STS.{}'\nACCESS_KEY_SECRET = {:?}\n", &ID[4..], SECRET);
    editor.change(&settings_uri, 2, json!([{ "text": sts }]));
    let found = editor.published(&client_uri);
    assert!(!found.is_empty() && !codes(&found).contains(&"hardcoded-access-key"), "{found:#?}");
    let found = editor.published(&settings_uri);
    assert!(codes(&found).contains(&"hardcoded-access-key"), "{found:#?}");
    let ways: Vec<&Value> =
        found.iter().flat_map(|one| one["relatedInformation"].as_array().into_iter().flatten()).collect();
    assert!(ways.iter().any(|way| way["location"]["uri"] == *client_uri), "{found:#?}");
    // Closed without saving, the file on the disk counts again.
    editor.close(&settings_uri);
    assert!(editor.published(&settings_uri).is_empty());
    assert!(editor.published(&client_uri).is_empty());
    // And what somebody else writes there.
    folder.write("settings.py", &sts);
    editor.tell("workspace/didChangeWatchedFiles", json!({ "changes": [{ "uri": settings_uri, "type": 2 }] }));
    assert!(!editor.published(&client_uri).is_empty());
}

//! The recommended provider in the place of every kind of call that can be replaced: what comes out is code, and quiet.

use aklint::source::SourceFile;
use aklint::syntax;
use serde_json::{Value, json};

use super::editor::{Editor, applied, plain};
use super::{ID, MANIFEST, SECRET};
use crate::program::Folder;

const ENVIRONMENT: &str = "from oss2.credentials import EnvironmentVariableCredentialsProvider\n";

struct Case {
    path: &'static str,
    before: String,
    /// Whether the program runs in a pod with a role.
    in_pod: bool,
    /// What stands in the text afterwards.
    after: &'static [&'static str],
}

fn python(call: &str, in_pod: bool, after: &'static [&'static str]) -> Case {
    let before = format!("\"\"\"Photos.\"\"\"\n\nimport sys\n\nimport oss2\n\n\ndef make():\n    return {call}\n");
    Case { path: "photos.py", before, in_pod, after }
}

fn rust(body: &str, after: &'static [&'static str]) -> Case {
    Case { path: "src/photos.rs", before: body.to_owned(), in_pod: false, after }
}

fn cases() -> Vec<Case> {
    let sts = format!("oss2.StsAuth(\"STS.aKL1nttSErOuDafW4YmiqGQ20\", {SECRET:?}, token)");
    let config = format!(
        "import oss2\nfrom alibabacloud_credentials.models import Config\n\nconfig = Config(\n    type=\"access_key\",\n    access_key_id={ID:?},\n    access_key_secret={SECRET:?},\n)\n"
    );
    let static_rust = format!(
        "use std::rc::Rc;\nuse alibabacloud_oss_sdk_rust_v2::config::Config;\nuse alibabacloud_oss_sdk_rust_v2::credential::StaticCredentialsProvider;\n\nfn config() -> Config {{\n    let provider = StaticCredentialsProvider::new({ID:?}, {SECRET:?}, &[]);\n    Config::load_default_config().with_credentials_provider(Rc::new(provider))\n}}\n"
    );
    vec![
        python(
            &format!("oss2.Auth({ID:?}, {SECRET:?})"),
            false,
            &["    return oss2.ProviderAuth(EnvironmentVariableCredentialsProvider())\n", ENVIRONMENT],
        ),
        python(
            &format!("oss2.AuthV4({ID:?}, {SECRET:?})"),
            false,
            &["    return oss2.ProviderAuthV4(EnvironmentVariableCredentialsProvider())\n", ENVIRONMENT],
        ),
        python(
            &format!("oss2.Auth({ID:?}, {SECRET:?})"),
            true,
            &[
                "import os\nimport sys\n",
                "\n\nclass CredentialClientProvider(",
                "def oss_auth():\n",
                "    return oss2.ProviderAuth(CredentialClientProvider(credential_client))\n",
                "    return oss_auth()\n",
            ],
        ),
        python(&sts, false, &["type=\"ram_role_arn\"", "    return oss_auth()\n"]),
        Case {
            path: "account.py",
            before: config,
            in_pod: true,
            after: &["import os\n\nimport oss2\n", "config = Config(\n", "    type=\"oidc_role_arn\",\n"],
        },
        rust(
            &format!(
                "use opendal::services::Oss;\n\nfn oss() -> Oss {{\n    Oss::default()\n        .bucket(\"photos\")\n        .access_key_id({ID:?})\n        .access_key_secret({SECRET:?})\n        .endpoint(\"https://oss-cn-hangzhou.aliyuncs.com\")\n}}\n"
            ),
            &["    Oss::default()\n        .bucket(\"photos\")\n        .endpoint("],
        ),
        rust(
            &static_rust,
            &[
                "    let provider = EnvironmentVariableCredentialsProvider;\n",
                "use alibabacloud_oss_sdk_rust_v2::credential::EnvironmentVariableCredentialsProvider;\n",
            ],
        ),
    ]
}

#[test]
fn what_takes_the_place_of_a_key_is_code_and_quiet() {
    for Case { path, before, in_pod, after } in cases() {
        let files: &[(&str, &str)] = if in_pod { &[("deploy/photos.yaml", MANIFEST)] } else { &[] };
        let folder = Folder::new(files);
        let mut editor = Editor::start(Some(&folder), &plain(), &json!({ "status": true }));
        editor.told("aklint/status", |status| status["state"] == "ready");
        let uri = folder.uri(path);
        editor.open(&uri, "python", &before);
        let found = editor.published(&uri);
        let is_key = |one: &&Value| one["code"].as_str().is_some_and(|code| code.starts_with("hardcoded"));
        let key = found.iter().find(is_key).unwrap_or_else(|| panic!("{before}\n{found:#?}"));
        let actions = editor.actions(&uri, &key["range"]);
        let title = actions[0]["title"].as_str().unwrap_or_default();
        assert!(title.starts_with("Use the recommended provider: "), "{before}\n{title}");
        let mended = applied(&before, &actions[0]["edit"], &uri);
        for part in after {
            assert!(mended.contains(part), "{part}\nis not in\n{mended}");
        }
        let tree = syntax::parse(&SourceFile::new(path, mended.clone())).expect("it is code");
        assert!(tree.troubles.is_empty(), "{mended}");
        editor.change(&uri, 2, &json!([{ "text": mended }]));
        let left = editor.published(&uri);
        assert!(!left.iter().any(|one| is_key(&one)), "{mended}\n{left:#?}");
    }
}

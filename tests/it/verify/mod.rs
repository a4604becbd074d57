//! Keys are tried only when somebody says so, each once, and what comes of it changes what is said of them. The full course of
//! faults, with TLS, proxies and the official client, is for `scripts/proof`.

mod sts;

use std::net::TcpListener;

use serde_json::Value;

use crate::git::Repository;
use crate::program::{Folder, ID, Ran, SECRET, leak, leak_of};
use sts::{ACCOUNT, Known, Says, Sts};

const OTHER_ID: &str = "LTAIaKL1ntM4w8Zd";
const OTHER_SECRET: &str = "aKL1ntT7h2Wq9RbX4mKc6VzL1pYs8J";
const STS_ID: &str = "STS.NUaKL1ntRq7xW2bV9mKc4TzP8";
const STS_SECRET: &str = "aKL1ntH3vR9xT5bW1mZc7KpQ2sLj8N4dGfY6uEaC0iO";
const TOKEN: &str = "CAISaKL1nt7x2Vb9QmT4zWc8LpE5sHj3UrYk6NdGf1oAi0uEwXq";

fn known(id: &str, secret: &str, says: Says) -> Known {
    Known { id: id.to_owned(), secret: secret.to_owned(), token: None, says }
}

/// What a check says, a line a finding: rule, severity, and what came of trying the key.
fn checked(folder: &Folder, sts: &Sts) -> Vec<String> {
    let ran = folder.run(&["check", "--verify", "--sts-endpoint", &sts.endpoint, "--format", "json"]);
    assert_ne!(ran.status, Some(2), "{}", ran.err);
    let document: Value = serde_json::from_str(&ran.out).expect("it is JSON");
    let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let line = |finding: &Value| {
        let verification = &finding["secret"]["verification"];
        let identity = &verification["identity"];
        let said =
            [&finding["rule"], &finding["severity"], &verification["status"], &identity["type"], &identity["name"]];
        said.map(word).join(" ").trim_end().to_owned()
    };
    document["findings"].as_array().expect("it is a list").iter().map(line).collect()
}

#[test]
fn what_sts_says_changes_what_is_said() {
    for (says, expected) in [
        (Says::Is("RAMUser", ":user/ci"), &["hardcoded-access-key error active ram-user ci"][..]),
        (
            Says::Is("Account", ":root"),
            &["main-account-key error active main-account", "hardcoded-access-key error active main-account"],
        ),
        (Says::No(400, "InvalidAccessKeyId.Inactive"), &["hardcoded-access-key warning disabled"]),
        (Says::No(404, "InvalidAccessKeyId.NotFound"), &["hardcoded-access-key warning unknown"]),
        (Says::No(400, "InvalidTimeStamp.Expired"), &["hardcoded-access-key error undetermined"]),
        (Says::No(500, "InternalError"), &["hardcoded-access-key error undetermined"]),
        (Says::Later(400, "Throttling.User", 2), &["hardcoded-access-key error active ram-user late"]),
    ] {
        let folder = Folder::new(&[("app.py", &leak())]);
        assert_eq!(checked(&folder, &Sts::of(vec![known(ID, SECRET, says)])), expected);
    }
    let folder = Folder::new(&[("app.py", &leak())]);
    assert_eq!(checked(&folder, &Sts::of(Vec::new())), ["hardcoded-access-key warning unknown"]);
    let another = Sts::of(vec![known(ID, OTHER_SECRET, Says::Is("RAMUser", ":user/ci"))]);
    assert_eq!(checked(&folder, &another), ["hardcoded-access-key error wrong-secret"]);
}

#[test]
fn a_name_says_nothing_against_sts() {
    let folder = Folder::new(&[("app.py", &format!("ROOT_AK = '{ID}'\nROOT_AK_SECRET = '{SECRET}'\n"))]);
    let found = |says| checked(&folder, &Sts::of(vec![known(ID, SECRET, says)]));
    assert_eq!(
        found(Says::No(500, "")),
        ["main-account-key error undetermined", "hardcoded-access-key error undetermined"],
        "as without asking"
    );
    assert_eq!(found(Says::Is("RAMUser", ":user/ci")), ["hardcoded-access-key error active ram-user ci"]);
}

#[test]
fn a_main_account_s_key_cannot_assume_a_role() {
    let code = format!(
        "from alibabacloud_credentials.models import Config\nconfig = Config(\n    type='ram_role_arn',\n    \
         access_key_id='{ID}',\n    access_key_secret='{SECRET}',\n    role_arn='acs:ram::1234567890123456:role/x',\n)\n"
    );
    let folder = Folder::new(&[("app.py", &code)]);
    let sts = Sts::of(vec![known(ID, SECRET, Says::Is("Account", ":root"))]);
    let ran = folder.run(&["check", "--verify", "--sts-endpoint", &sts.endpoint, "--only", "main-account-key"]);
    assert!(ran.ends_with(1).contains("can never work"), "{}", ran.out);
}

#[test]
fn each_key_is_tried_once_and_with_what_belongs_to_it() {
    let temporary = format!(
        "import oss2\n\nauth = oss2.StsAuth('{STS_ID}', '{STS_SECRET}', '{TOKEN}')\nID = '{STS_ID}'\nSECRET = '{STS_SECRET}'\n"
    );
    let folder = Folder::new(&[
        ("a.py", &leak()),
        ("b.py", &leak()),
        ("c.env", &format!("ALIBABA_CLOUD_ACCESS_KEY_ID={ID}\nALIBABA_CLOUD_ACCESS_KEY_SECRET={SECRET}\n")),
        ("d.py", &leak_of(OTHER_ID, OTHER_SECRET)),
        ("e.py", &temporary),
        ("f.txt", &format!("oss AccessKeyId={ID}\n")),
        ("g.py", "import oss2\n\nauth = oss2.Auth('<your-key-id>', '<your-key-secret>')\n"),
    ]);
    let role = Known {
        token: Some(TOKEN.to_owned()),
        ..known(STS_ID, STS_SECRET, Says::Is("AssumedRoleUser", ":assumed-role/app/session"))
    };
    let user = |id, secret| known(id, secret, Says::Is("RAMUser", ":user/ci"));
    let sts = Sts::of(vec![user(ID, SECRET), user(OTHER_ID, OTHER_SECRET), role]);
    let found = checked(&folder, &sts);
    let of_role = "hardcoded-sts-token error active assumed-role app";
    assert!(found.iter().any(|line| line == of_role), "{found:#?}");
    assert!(found.iter().all(|line| !line.contains("wrong-secret") && !line.contains("missing")), "{found:#?}");
    let requests = sts.requests();
    for id in [ID, OTHER_ID, STS_ID] {
        assert_eq!(requests.iter().filter(|request| request.contains(id)).count(), 1, "{id}");
    }
    assert_eq!(requests.len(), 3);
    for secret in [SECRET, OTHER_SECRET, STS_SECRET] {
        assert!(requests.iter().all(|request| !request.contains(secret)), "a secret was sent");
    }
}

#[test]
fn every_format_tells() {
    let folder = Folder::new(&[("app.py", &leak())]);
    let sts = Sts::of(vec![known(ID, SECRET, Says::Is("RAMUser", ":user/ci-bot"))]);
    for format in ["human", "json", "jsonl", "sarif", "github", "gitlab", "gitlab-secrets", "junit"] {
        for (lang, says) in [
            ("en", format!("RAM user ci-bot of account {ACCOUNT}")),
            ("zh", format!("账号 {ACCOUNT} 的RAM用户 ci-bot")),
        ] {
            let endpoint = &sts.endpoint;
            let ran =
                folder.run(&["--lang", lang, "check", "--verify", "--sts-endpoint", endpoint, "--format", format]);
            assert!(ran.ends_with(1).contains(&says), "{format} {lang}\n{}", ran.out);
        }
    }
}

/// A place where whoever connects is seen.
struct Listener(TcpListener);

impl Listener {
    fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("there is a free port");
        listener.set_nonblocking(true).expect("it can be asked without waiting");
        Self(listener)
    }

    fn address(&self) -> String {
        format!("http://{}", self.0.local_addr().expect("it has an address"))
    }

    #[track_caller]
    fn heard_nothing(&self) {
        assert!(self.0.accept().is_err(), "somebody connected");
    }
}

/// The program with every proxy leading to a listener.
fn run_by_proxy(folder: &Folder, listener: &Listener, arguments: &[&str]) -> Ran {
    let mut command = folder.command(arguments);
    for name in ["HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "https_proxy", "http_proxy", "all_proxy"] {
        command.env(name, listener.address());
    }
    Ran::of(&command.output().expect("the program starts"))
}

#[test]
fn nothing_is_sent_unless_somebody_says_so() {
    let folder = Folder::new(&[("app.py", &leak())]);
    let listener = Listener::new();
    for arguments in [&["check"][..], &["check", "--notes", "--format", "json"], &["fix", "--diff"], &["advise"]] {
        run_by_proxy(&folder, &listener, arguments);
        listener.heard_nothing();
    }
    let ran = run_by_proxy(&folder, &listener, &["check", "--sts-endpoint", &listener.address()]);
    ran.ends_with(2);
    assert!(ran.err.contains("do nothing without --verify"), "{}", ran.err);
    listener.heard_nothing();
    // The other way round the listener hears: it would have heard before.
    let ran = run_by_proxy(&folder, &listener, &["check", "--verify", "--verify-timeout", "1"]);
    ran.ends_with(1);
    assert!(
        ran.err.contains("1 request to sts.aliyuncs.com (GetCallerIdentity) by the proxy 127.0.0.1:"),
        "{}",
        ran.err
    );
    assert!(listener.0.accept().is_ok(), "nobody connected");
}

#[test]
fn a_config_may_forbid_it() {
    let folder = Folder::new(&[("app.py", &leak()), ("aklint.toml", "[verify]\nallow = false\n")]);
    let listener = Listener::new();
    for arguments in [&["check", "--verify"][..], &["verify"]] {
        let ran = run_by_proxy(&folder, &listener, arguments);
        ran.ends_with(2);
        assert!(ran.err.contains("aklint.toml:2 forbids to verify keys"), "{}", ran.err);
        listener.heard_nothing();
    }
    // Below, for what lies there alone; a key that lies elsewhere too is still not tried.
    let folder = Folder::new(&[
        ("app.py", &leak_of(OTHER_ID, OTHER_SECRET)),
        ("too.py", &leak()),
        ("sub/aklint.toml", "[verify]\nallow = false\n"),
        ("sub/app.py", &leak()),
    ]);
    let sts = Sts::of(Vec::new());
    let ran = folder.run(&["check", "--verify", "--sts-endpoint", &sts.endpoint]);
    ran.ends_with(1);
    assert!(ran.err.contains("1 key: 1 request to 127.0.0.1") && ran.err.contains("1 more is left out"), "{}", ran.err);
    assert!(sts.requests().iter().all(|request| request.contains(OTHER_ID)));
}

#[test]
fn endpoints_must_be_safe() {
    let folder = Folder::new(&[("app.py", &leak())]);
    for (endpoint, says) in [
        ("http://sts.aliyuncs.com", "for this machine's own addresses alone"),
        ("https://user:word@sts.aliyuncs.com", "must be HOST"),
        ("sts.aliyuncs.com/path", "must be HOST"),
    ] {
        let listener = Listener::new();
        let ran = run_by_proxy(&folder, &listener, &["check", "--verify", "--sts-endpoint", endpoint]);
        ran.ends_with(2);
        assert!(ran.err.contains(says), "{}", ran.err);
        listener.heard_nothing();
    }
}

#[test]
fn a_silent_server_ends_in_time_and_costs_nothing_else() {
    let names: Vec<String> = (0..12).map(|at| format!("{at}.py")).collect();
    let files: Vec<String> = (0..12).map(|at| leak_of(&format!("LTAIaKL1ntM4w8{at:02}"), OTHER_SECRET)).collect();
    let folder =
        Folder::new(&names.iter().map(String::as_str).zip(files.iter().map(String::as_str)).collect::<Vec<_>>());
    let listener = Listener::new();
    let began = std::time::Instant::now();
    let ran = folder.run(&[
        "check",
        "--verify",
        "--sts-endpoint",
        &listener.address(),
        "--verify-timeout",
        "1",
        "--format",
        "json",
    ]);
    assert!(began.elapsed().as_secs() < 10, "{:?}", began.elapsed());
    let document: Value = serde_json::from_str(ran.ends_with(1)).expect("it is JSON");
    let findings = document["findings"].as_array().expect("it is a list");
    let reasons =
        |reason: &str| findings.iter().filter(|finding| finding["secret"]["verification"]["reason"] == reason).count();
    assert_eq!(findings.len(), 12);
    assert!(reasons("timeout") >= 3 && reasons("skipped") >= 1, "{}", ran.out);
    assert_eq!(reasons("timeout") + reasons("skipped"), 12);
    assert!(findings.iter().all(|finding| finding["severity"] == "error"));
}

#[test]
fn keys_come_from_the_environment_or_in_any_text() {
    let folder = Folder::new(&[]);
    let sts = Sts::of(vec![known(ID, SECRET, Says::Is("Account", ":root"))]);
    let arguments = ["verify", "--sts-endpoint", &sts.endpoint];
    let mut command = folder.command(&arguments);
    command.env("ALIBABA_CLOUD_ACCESS_KEY_ID", ID).env("ALIBABA_CLOUD_ACCESS_KEY_SECRET", SECRET);
    let ran = Ran::of(&command.output().expect("the program starts"));
    assert!(ran.ends_with(0).contains("the main account's own: account 1000000000000001"), "{}", ran.out);
    for text in [
        format!("OSS_ACCESS_KEY_ID={ID}\nOSS_ACCESS_KEY_SECRET={SECRET}\n"),
        format!(r#"{{"AccessKeyId": "{ID}", "AccessKeySecret": "{SECRET}"}}"#),
        format!("AccessKey ID,AccessKey Secret\n{ID},{SECRET}\n"),
    ] {
        let ran = folder.run_with_input(
            &["verify", "--stdin", "--sts-endpoint", &sts.endpoint, "--format", "json"],
            text.as_bytes(),
        );
        let document: Value = serde_json::from_str(ran.ends_with(0)).expect("it is JSON");
        assert_eq!(document["keys"][0]["verification"]["identity"]["type"], "main-account", "{text}");
    }
    let ran = folder.run(&arguments);
    ran.ends_with(2);
    assert!(ran.err.contains("the environment has no AccessKey ID with its secret"), "{}", ran.err);
    let dead = format!("AK={OTHER_ID}\nSK={OTHER_SECRET}\nALIYUN=1\n");
    folder.run_with_input(&["verify", "--stdin", "--sts-endpoint", &sts.endpoint], dead.as_bytes()).ends_with(1);
    folder.run_with_input(&["verify", "--stdin", "--sts-endpoint", "http://127.0.0.1:9"], dead.as_bytes()).ends_with(2);
}

#[test]
fn a_cache_is_asked_first_and_has_no_key_in_it() {
    let folder = Folder::new(&[("app.py", &leak())]);
    let sts = Sts::of(vec![known(ID, SECRET, Says::Is("RAMUser", ":user/ci"))]);
    let run = || folder.run(&["check", "--verify", "--sts-endpoint", &sts.endpoint, "--verify-cache", "known.json"]);
    let first = run();
    assert!(first.ends_with(1).contains("RAM user ci"), "{}", first.out);
    let second = run();
    assert!(second.ends_with(1).contains("RAM user ci"), "{}", second.out);
    assert!(second.err.contains("all known from the cache"), "{}", second.err);
    assert_eq!(sts.requests().len(), 1);
    let kept = folder.read("known.json");
    assert!(!kept.contains("aKL1nt") && !kept.contains(&aklint::mask::Masked::new(SECRET).fingerprint().to_string()));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = std::fs::metadata(folder.path().join("known.json")).expect("it is there").permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "only its owner may read it");
    }
    // One that cannot be written is no reason to keep quiet about what was found.
    let ran =
        folder.run(&["check", "--verify", "--sts-endpoint", &sts.endpoint, "--verify-cache", "nowhere/known.json"]);
    assert!(ran.ends_with(1).contains("RAM user ci") && ran.err.contains("cannot be written"), "{}", ran.err);
    folder.write("known.json", b"{}");
    run().ends_with(2);
    assert_eq!(folder.read("known.json"), "{}", "what is no cache is left alone");
}

#[test]
fn what_is_known_today_is_not_new_to_a_branch() {
    let Repository(folder) = Repository::new(&[("old.py", &leak())]);
    folder.write("new.py", leak_of(OTHER_ID, OTHER_SECRET).as_bytes());
    let root = |id, secret| known(id, secret, Says::Is("Account", ":root"));
    let sts = Sts::of(vec![root(ID, SECRET), root(OTHER_ID, OTHER_SECRET)]);
    let ran =
        folder.run(&["check", "--diff", "HEAD", "--verify", "--sts-endpoint", &sts.endpoint, "--format", "jsonl"]);
    ran.ends_with(1);
    assert_eq!(ran.findings(), ["new.py hardcoded-access-key error", "new.py main-account-key error"]);
}

#[test]
fn ids_become_the_config_that_declares_them() {
    let folder = Folder::new(&[("app.py", &leak())]);
    let list = format!(r#"{{"AccessKeys":{{"AccessKey":[{{"AccessKeyId":"{ID}","Status":"Active"}}]}}}}"#);
    let ran = folder.run_with_input(&["fingerprint"], list.as_bytes());
    folder.write("aklint.toml", ran.ends_with(0).as_bytes());
    let ran = folder.run(&["check", "--format", "jsonl"]);
    ran.ends_with(1);
    assert_eq!(ran.findings(), ["app.py hardcoded-access-key error", "app.py main-account-key error"]);
    let report = "user,access_key_1_exist,access_key_1_active\n<root>,TRUE,FALSE\nci@x.onaliyun.com,TRUE,TRUE\n";
    let ran = folder.run_with_input(&["fingerprint"], report.as_bytes());
    ran.ends_with(2);
    assert!(ran.err.contains("all: 1, active: 0"), "{}", ran.err);
    let none = "user,access_key_1_exist,access_key_1_active\n<root>,FALSE,N/A\n";
    assert_eq!(
        folder.run_with_input(&["fingerprint"], none.as_bytes()).ends_with(0),
        "[main-account]\nfingerprints = []\n"
    );
    folder.run_with_input(&["fingerprint"], SECRET.as_bytes()).ends_with(2);
}

#[test]
fn standard_input_is_decoded_as_files_are() {
    let folder = Folder::new(&[]);
    let declared = folder.run_with_input(&["fingerprint"], ID.as_bytes()).ends_with(0).to_owned();
    let wide: Vec<u8> = format!("\u{feff}{ID}\r\n").encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(folder.run_with_input(&["fingerprint"], &wide).ends_with(0), declared);
    let chinese = [b"\xb1\xb8\xd7\xa2,".as_slice(), ID.as_bytes()].concat();
    assert_eq!(folder.run_with_input(&["fingerprint"], &chinese).ends_with(0), declared);
    let binary = [ID.as_bytes(), &[0, 1, 2, 3]].concat();
    for command in [&["fingerprint"][..], &["verify", "--stdin"]] {
        let ran = folder.run_with_input(command, &binary);
        ran.ends_with(2);
        assert!(ran.err.contains("standard input is no text"), "{}", ran.err);
    }
}

//! The command line: what is asked for, what comes out, and how it ends. Whole outputs are in `testdata/cli/`.

use std::fs;
use std::io::Read as _;
use std::process::Stdio;

use aklint::mask::Masked;

use crate::program::{Folder, ID, SECRET, leak};

const HARDCODED: &str = "app.py hardcoded-access-key error";

/// Each file in `testdata/cli/` is a command with its output and status, run in a copy of the `.in` folder beside it.
#[test]
fn outputs_are_as_written_down() {
    trycmd::TestCases::new().case("testdata/cli/*.toml").default_bin_name("aklint").run();
}

#[test]
fn the_status_says_how_it_went() {
    let folder = Folder::new(&[("clean.py", "import oss2\n"), ("app.py", &leak()), ("bad/aklint.toml", "lang = 'de'")]);
    folder.write("bad/app.py", leak().as_bytes());
    folder.run(&["check", "clean.py"]).ends_with(0);
    folder.run(&["check", "app.py"]).ends_with(1);
    folder.run(&["check", "app.py", "--exit-zero"]).ends_with(0);
    folder.run(&["check", "nowhere.py"]).ends_with(2);
    folder.run(&["check", "nowhere.py", "--exit-zero"]).ends_with(2);
    folder.run(&["check", "--no-such-flag"]).ends_with(2);
    // What can be checked is, whatever else goes wrong.
    let both = folder.run(&["check", "app.py", "nowhere.py", "--format", "jsonl"]);
    both.ends_with(2);
    assert_eq!(both.findings(), [HARDCODED]);
}

#[test]
fn fail_on_sets_the_bar() {
    let placeholder = "import oss2\n\nauth = oss2.Auth('<your-key-id>', '<your-key-secret>')\n";
    let folder = Folder::new(&[("app.py", &leak()), ("sample.py", placeholder)]);
    folder.run(&["check", "sample.py"]).ends_with(0);
    folder.run(&["check", "sample.py", "--fail-on", "note"]).ends_with(1);
    folder.run(&["check", "app.py", "--fail-on", "error"]).ends_with(1);
    folder.run(&["check", "app.py", "--fail-on", "error", "--rule", "hardcoded-access-key=warning"]).ends_with(0);
    folder.write("aklint.toml", b"fail-on = 'note'");
    folder.run(&["check", "sample.py"]).ends_with(1);
    folder.run(&["check", "sample.py", "--fail-on", "warning"]).ends_with(0);
    folder.run(&["check", "sample.py", "--isolated"]).ends_with(0);
}

#[test]
fn rules_are_chosen_by_flag_and_config() {
    let folder = Folder::new(&[("app.py", &leak()), ("notes.txt", &format!("id: {ID}\nAccessKeySecret: {SECRET}\n"))]);
    let run = |more: &[&str]| {
        let ran = folder.run(&[&["check", "--format", "jsonl"], more].concat());
        ran.findings()
    };
    let in_notes = "notes.txt access-key-in-file error";
    assert_eq!(run(&[]), [HARDCODED, in_notes]);
    assert_eq!(run(&["--only", "access-key-in-file"]), [in_notes]);
    assert_eq!(run(&["--rule", "access-key-in-file=off"]), [HARDCODED]);
    assert_eq!(run(&["--rule", "access-key-in-file=note"]), [HARDCODED, "notes.txt access-key-in-file note"]);
    folder.write("aklint.toml", b"[rules]\naccess-key-in-file = 'off'");
    assert_eq!(run(&[]), [HARDCODED]);
    assert_eq!(run(&["--rule", "access-key-in-file=warning"]), [HARDCODED, "notes.txt access-key-in-file warning"]);
    folder.write("aklint.toml", b"[per-path-ignores]\n'*.txt' = ['access-key-in-file']");
    assert_eq!(run(&[]), [HARDCODED]);
    folder.write("aklint.toml", b"exclude = ['*.txt']");
    assert_eq!(run(&[]), [HARDCODED]);
    assert_eq!(run(&["notes.txt"]), [in_notes], "what is named is not excluded");
    assert_eq!(run(&["notes.txt", "--force-exclude"]), [""; 0]);
    folder.write("aklint.toml", b"");
    assert_eq!(run(&["--exclude", "*.py"]), [in_notes]);
}

#[test]
fn a_comment_silences_and_a_useless_one_is_reported() {
    let told = leak().replace("\nauth", "\n# aklint: ignore[hardcoded-access-key] made up\nauth");
    let folder = Folder::new(&[("app.py", &told)]);
    let ran = folder.run(&["check", "app.py"]);
    assert!(ran.ends_with(0).contains("1 suppressed"), "{}", ran.out);
    folder.write("app.py", b"# aklint: ignore[hardcoded-access-key] nothing here\nimport oss2\n");
    let ran = folder.run(&["check", "app.py", "--format", "jsonl"]);
    ran.ends_with(1);
    assert_eq!(ran.findings(), ["app.py unused-suppression warning"]);
}

#[test]
fn manifests_may_hold_the_config() {
    for (name, text) in [
        ("aklint.toml", "[rules]\nhardcoded-access-key = 'off'"),
        (".aklint.toml", "[rules]\nhardcoded-access-key = 'off'"),
        ("pyproject.toml", "[project]\nname = 'x'\n[tool.aklint.rules]\nhardcoded-access-key = 'off'"),
        ("Cargo.toml", "[package]\nname = 'x'\n[package.metadata.aklint.rules]\nhardcoded-access-key = 'off'"),
        ("Cargo.toml", "[workspace.metadata.aklint.rules]\nhardcoded-access-key = 'off'"),
    ] {
        let folder = Folder::new(&[("deep/app.py", &leak()), (name, text)]);
        folder.run(&["check", "deep/app.py"]).ends_with(0);
        folder.run(&["check", "--isolated", "deep/app.py"]).ends_with(1);
        let shown = folder.run(&["config", "deep"]);
        assert!(shown.ends_with(0).contains(name), "{}", shown.out);
    }
}

#[test]
fn the_nearest_config_wins_and_one_can_be_named() {
    let folder = Folder::new(&[
        ("app.py", &leak()),
        ("deep/app.py", &leak()),
        ("aklint.toml", "[rules]\nhardcoded-access-key = 'off'"),
        ("deep/aklint.toml", "[rules]\nhardcoded-access-key = 'note'"),
        ("ci.toml", "[rules]\nhardcoded-access-key = 'warning'"),
    ]);
    let run = |more: &[&str]| folder.run(&[&["check", "--format", "jsonl"], more].concat()).findings();
    assert_eq!(run(&[]), ["deep/app.py hardcoded-access-key note"]);
    let named = ["app.py hardcoded-access-key warning", "deep/app.py hardcoded-access-key warning"];
    assert_eq!(run(&["--config", "ci.toml"]), named);
    assert!(folder.run(&["check", "--config", "none.toml"]).err.contains("no such config file"));
}

#[test]
fn a_config_that_cannot_be_used_is_an_error_with_a_place() {
    let folder =
        Folder::new(&[("app.py", &leak()), ("aklint.toml", "lang = 'en'\n[rules]\nhardcoded-acess-key = 'off'\n")]);
    let ran = folder.run(&["check"]);
    ran.ends_with(2);
    assert!(ran.err.contains("aklint.toml:3:1"), "{}", ran.err);
    assert!(ran.err.contains("Did you mean `hardcoded-access-key`?"), "{}", ran.err);
    let ran = folder.run(&["check", "--lang", "zh"]);
    assert!(ran.err.contains("是否想写 `hardcoded-access-key`"), "{}", ran.err);
    // A config somewhere below spoils only what it holds for.
    folder.write("aklint.toml", b"");
    folder.write("deep/aklint.toml", b"fail_on = 'note'");
    folder.write("deep/app.py", leak().as_bytes());
    let ran = folder.run(&["check", "--format", "jsonl"]);
    ran.ends_with(2);
    assert_eq!(ran.findings(), [HARDCODED]);
    assert!(ran.err.contains("deep/aklint.toml:1:1") && ran.err.contains("`fail-on`"), "{}", ran.err);
}

#[test]
fn companies_describe_their_own_wrappers() {
    let code = format!("from acme.cloud import bucket\n\nphotos = bucket('photos', '{ID}', '{SECRET}')\n");
    let config = r#"
[[sdk]]
package = "acme-cloud"
language = "python"
words = ["acme.cloud"]

[[sdk.callable]]
path = "acme.cloud.bucket"
meaning = "credential"
provider = "ram-user-key"
refresh = "never"
params = ["name", { name = "key_id", role = "access-key-id" }, { name = "key_secret", role = "access-key-secret" }]
"#;
    let folder = Folder::new(&[("app.py", &code)]);
    let call = |ran: &crate::program::Ran| ran.out.contains("acme.cloud.bucket") || ran.out.contains("cloud.bucket");
    let without = folder.run(&["check", "app.py", "--format", "json"]);
    assert!(!call(&without), "{}", without.out);
    folder.write("aklint.toml", config.as_bytes());
    let with = folder.run(&["check", "app.py", "--format", "json"]);
    with.ends_with(1);
    assert!(call(&with), "{}", with.out);
    // Secrets without a shape are only known by where they go.
    folder.write(
        "app.py",
        b"from acme.cloud import bucket\n\nphotos = bucket('photos', 'Kb7wQ2xT9m', 'Zp4Xs9kT2vQ8mJ5n')\n",
    );
    folder.run(&["check", "app.py"]).ends_with(1);
    folder.run(&["check", "--isolated", "app.py"]).ends_with(0);
}

#[test]
fn more_placeholders_can_be_named() {
    let folder = Folder::new(&[("app.py", "import oss2\n\nauth = oss2.Auth('Kb7wQ2xT9m', 'Zp4Xs9kT2vQ8mJ5n')\n")]);
    folder.run(&["check"]).ends_with(1);
    folder.write("aklint.toml", b"placeholders = ['Zp4Xs9kT2vQ8mJ5n', 'Kb7wQ2xT9m']");
    folder.run(&["check"]).ends_with(0);
    let shown = folder.run(&["config"]);
    assert!(!shown.out.contains("Zp4Xs9kT2vQ8mJ5n"), "{}", shown.out);
}

#[test]
fn the_main_account_is_declared_by_fingerprint() {
    let folder = Folder::new(&[("app.py", &leak())]);
    let run = || folder.run(&["check", "--format", "jsonl"]).findings();
    assert_eq!(run(), [HARDCODED]);
    let fingerprint = Masked::new(ID).fingerprint();
    folder.write("aklint.toml", format!("[main-account]\nfingerprints = ['{fingerprint}']").as_bytes());
    assert_eq!(run(), [HARDCODED, "app.py main-account-key error"]);
    // Whoever pastes the key itself is told so, and it is not repeated.
    folder.write("aklint.toml", format!("[main-account]\nfingerprints = ['{ID}']").as_bytes());
    let ran = folder.run(&["check"]);
    ran.ends_with(2);
    assert!(ran.err.contains("never put the key here"), "{}", ran.err);
}

#[test]
fn ignore_files_are_heeded_and_hidden_files_are_read() {
    let folder = Folder::new(&[
        (".gitignore", "built/\n"),
        (".aklintignore", "vendor/\n"),
        ("built/app.py", &leak()),
        ("vendor/app.py", &leak()),
        (".ci/app.py", &leak()),
        (".git/app.py", &leak()),
    ]);
    let run = |more: &[&str]| {
        let found = folder.run(&[&["check", "--format", "jsonl"], more].concat()).findings();
        found.iter().map(|found| found.split(' ').next().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(run(&[]), [".ci/app.py"]);
    assert_eq!(run(&["--no-ignore"]), [".ci/app.py", "built/app.py", "vendor/app.py"]);
    assert_eq!(run(&["vendor"]), ["vendor/app.py"], "what is named is read");
}

#[test]
fn every_format_is_written_to_a_stream_and_to_a_file() {
    let folder = Folder::new(&[("app.py", &leak())]);
    for (format, holds) in [
        ("json", "\"schema\": \"aklint-report/1\""),
        ("jsonl", "\"type\":\"finding\""),
        ("sarif", "\"2.1.0\""),
        ("github", "::error "),
        ("gitlab", "\"check_name\": \"hardcoded-access-key\""),
        ("gitlab-secrets", "\"type\": \"secret_detection\""),
        ("junit", "<failure message="),
        ("human", "error[hardcoded-access-key]"),
    ] {
        let stream = folder.run(&["check", "--format", format]);
        assert!(stream.ends_with(1).contains(holds), "{format}: {}", stream.out);
        let file = folder.run(&["check", "--format", format, "--output", "report.out"]);
        assert_eq!(file.ends_with(1), "", "{format}");
        let written = folder.read("report.out");
        assert!(written.contains(holds) && !written.contains(&SECRET[6..]), "{format}: {written}");
        // What people read ends with how long it took.
        let timed = usize::from(["human", "github"].contains(&format));
        let is_time = |line: &&str| line.contains("\"start_time\"") || line.contains("\"end_time\"");
        let lines = |text: &str| {
            let lines = text.lines().rev().skip(timed).filter(|line| !is_time(line));
            lines.map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(lines(&written), lines(&stream.out), "{format}");
        fs::remove_file(folder.path().join("report.out")).expect("it was written");
    }
}

#[test]
fn a_report_is_written_wholly_or_not_at_all() {
    let folder = Folder::new(&[("app.py", &leak()), ("report.json", "the old one"), ("taken/inside", "")]);
    folder.run(&["check", "app.py", "--format", "json", "-o", "report.json"]).ends_with(1);
    assert!(folder.read("report.json").starts_with('{'));
    // A folder cannot be replaced by a file, and nothing half-written stays.
    let ran = folder.run(&["check", "app.py", "-o", "taken"]);
    ran.ends_with(2);
    assert!(ran.err.contains("cannot write taken") && ran.err.contains("nothing was changed"), "{}", ran.err);
    folder.run(&["check", "app.py", "-o", "no/such/folder.json"]).ends_with(2);
    let mut left: Vec<_> = fs::read_dir(folder.path())
        .expect("the folder is there")
        .map(|entry| entry.expect("it can be listed").file_name().to_string_lossy().into_owned())
        .collect();
    left.sort();
    assert_eq!(left, [".git", "app.py", "report.json", "taken"]);
}

#[cfg(unix)]
#[test]
fn links_and_pipes_are_written_through_and_not_replaced() {
    use std::os::unix::fs::{FileTypeExt as _, PermissionsExt as _, symlink};
    let folder = Folder::new(&[("app.py", &leak()), ("real.json", "the old one")]);
    let at = |name: &str| folder.path().join(name);
    symlink("real.json", at("link.json")).expect("links can be made");
    folder.run(&["check", "app.py", "--format", "json", "-o", "link.json"]).ends_with(1);
    assert!(fs::symlink_metadata(at("link.json")).expect("it is there").is_symlink());
    assert!(folder.read("real.json").starts_with('{'));
    let mode = fs::metadata(at("real.json")).expect("it is there").permissions().mode();
    assert_ne!(mode & 0o400, 0, "{mode:o}");

    let made = std::process::Command::new("mkfifo").arg(at("pipe")).status();
    assert!(made.expect("mkfifo is part of every Unix").success());
    let pipe = at("pipe");
    let reader = std::thread::spawn(move || fs::read_to_string(pipe).expect("somebody writes"));
    folder.run(&["check", "app.py", "--format", "json", "-o", "pipe"]).ends_with(1);
    assert!(reader.join().expect("the reader ends").starts_with('{'));
    assert!(fs::symlink_metadata(at("pipe")).expect("it is there").file_type().is_fifo());
}

#[test]
fn standard_input_is_checked_under_the_name_it_is_given() {
    let folder = Folder::new(&[("aklint.toml", "[per-path-ignores]\n'tests/**' = ['hardcoded-access-key']")]);
    let run = |more: &[&str], text: &str| {
        folder.run_with_input(&[&["check", "-", "--format", "jsonl"], more].concat(), text.as_bytes())
    };
    let ran = run(&["--stdin-filename", "app.py"], &leak());
    ran.ends_with(1);
    assert_eq!(ran.findings(), [HARDCODED]);
    run(&["--stdin-filename", "tests/app.py"], &leak()).ends_with(0);
    // Without a name it is text.
    let ran = run(&[], &format!("id: {ID}\nAccessKeySecret: {SECRET}\n"));
    assert_eq!(ran.findings(), ["<stdin> access-key-in-file error"]);
    run(&["--stdin-filename", "app.py"], "").ends_with(0);
}

#[test]
fn reports_speak_the_language_that_is_asked_for() {
    let folder = Folder::new(&[("app.py", &leak())]);
    let spoken = |lang: &str, arguments: &[&str]| {
        let output = folder.command(arguments).env("LANG", lang).output().expect("the program starts");
        String::from_utf8(output.stdout).expect("it is UTF-8")
    };
    let chinese = "先禁用并轮转该密钥";
    assert!(spoken("en_US.UTF-8", &["check", "--lang", "zh"]).contains(chinese));
    assert!(spoken("zh_CN.UTF-8", &["check"]).contains(chinese));
    assert!(!spoken("zh_CN.UTF-8", &["check", "--lang", "en"]).contains(chinese));
    assert!(!spoken("C", &["check"]).contains(chinese));
    folder.write("aklint.toml", b"lang = 'zh'");
    assert!(spoken("en_US.UTF-8", &["check"]).contains(chinese));
    assert!(spoken("en_US.UTF-8", &["explain", "missing-refresh", "--lang", "zh"]).contains("为什么重要"));
}

#[test]
fn colours_come_only_where_they_are_wanted() {
    let folder = Folder::new(&[("app.py", &leak())]);
    let coloured = |name: &str, value: &str, arguments: &[&str]| {
        folder.command(arguments).env(name, value).output().expect("the program starts").stdout.contains(&0x1b)
    };
    assert!(!coloured("TERM", "xterm", &["check"]), "it is no terminal");
    assert!(coloured("TERM", "xterm", &["check", "--color", "always"]));
    assert!(coloured("FORCE_COLOR", "1", &["check"]));
    assert!(!coloured("NO_COLOR", "1", &["check"]));
    assert!(!coloured("FORCE_COLOR", "1", &["check", "--color", "never"]));
    assert!(!coloured("FORCE_COLOR", "1", &["check", "--format", "json"]));
}

#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let many: String = (0..400).map(|at| format!("a{at} = oss2.Auth('{ID}', '{SECRET}')\n")).collect();
    let folder = Folder::new(&[("app.py", &format!("import oss2\n{many}"))]);
    for arguments in [&["check", "app.py"][..], &["check", "app.py", "--format", "jsonl"], &["providers"]] {
        let mut command = folder.command(arguments);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
        let mut first = [0; 1];
        let mut out = child.stdout.take().expect("it is a pipe");
        out.read_exact(&mut first).expect("something is written");
        drop(out);
        let output = child.wait_with_output().expect("the program ends");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{arguments:?}");
        assert!(matches!(output.status.code(), Some(0 | 1)), "{arguments:?}: {}", output.status);
    }
}

#[test]
fn threads_do_not_show() {
    let files: Vec<(String, String)> = (0..40).map(|at| (format!("d{at}/app.py"), leak())).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let folder = Folder::new(&files);
    let one = folder.run(&["check", "--format", "json", "--threads", "1"]);
    one.ends_with(1);
    assert_eq!(one.out, folder.run(&["check", "--format", "json", "--threads", "8"]).out);
}

#[test]
fn advice_comes_as_text_and_as_json() {
    let manifest = "metadata:\n  annotations:\n    pod-identity.alibabacloud.com/role-name: reader\n";
    let folder = Folder::new(&[("deploy/app.yaml", manifest), ("app.py", "import oss2\n")]);
    let text = folder.run(&["advise"]);
    assert!(text.ends_with(0).contains("OIDCRoleARN") && text.out.contains("deploy/app.yaml:3"), "{}", text.out);
    let json = folder.run(&["advise", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(json.ends_with(0)).expect("it is JSON");
    assert_eq!(json["schema"], "aklint-advice/1", "{json}");
    folder.run(&["advise", "nowhere"]).ends_with(2);
}

#[test]
fn shells_are_told_commands_options_and_names() {
    let folder = Folder::new(&[]);
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = folder.run(&["completions", shell]);
        for word in ["providers", "force-exclude"] {
            assert!(script.ends_with(0).contains(word), "{shell}: {word}");
        }
        // Scripts for the others hold no values of what is no option, or none at all.
        for name in ["ecs-role-unnamed", "oidc-role-arn", "oss-v2"] {
            assert!(script.out.contains(name) || !["bash", "zsh"].contains(&shell), "{shell}: {name}");
        }
    }
    folder.run(&["completions", "abacus"]).ends_with(2);
}

#[test]
fn every_command_has_a_manual_page() {
    let folder = Folder::new(&[]);
    let page = folder.run(&["man"]);
    page.ends_with(0);
    let entry = |line: &str| Some(line.strip_prefix("aklint\\-")?.strip_suffix("(1)")?.to_owned());
    let commands: Vec<String> = page.out.lines().filter_map(entry).collect();
    assert!(commands.len() > 5, "{}", page.out);
    for command in commands {
        let page = folder.run(&["man", &command]);
        assert!(page.ends_with(0).contains(&format!(".TH aklint-{command} 1")), "{}", page.out);
    }
    assert!(folder.run(&["man", "check"]).out.contains("force\\-exclude"));
    let unknown = folder.run(&["man", "chekc"]);
    unknown.ends_with(2);
    assert!(unknown.err.contains("there is no command chekc"), "{}", unknown.err);
}

/// Every line of output in the READMEs is one that the program writes; `…` stands where lines are left out.
#[test]
fn the_readmes_show_real_output() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let demo = Folder::new(&[]);
    for (name, lang) in [("README.md", "en"), ("README.zh-CN.md", "zh")] {
        let readme = fs::read_to_string(root.join(name)).expect("it is in the repository");
        let block =
            readme.split("```text\n").nth(1).and_then(|rest| rest.split("```").next()).expect("it shows output");
        let mut command = demo.command(&["check", "testdata/demo", "--lang", lang]);
        let output = command.current_dir(root).output().expect("the program starts");
        let output = String::from_utf8(output.stdout).expect("it is UTF-8");
        assert!(block.lines().count() > 10, "{name}");
        for line in block.lines().filter(|line| line.trim() != "…") {
            assert!(output.lines().any(|written| written.trim_end() == line), "{name}: {line:?} is not in\n{output}");
        }
    }
}

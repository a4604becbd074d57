//! One report in every format and both languages, held by `testdata/render/`. `AKLINT_BLESS=1` writes the files anew.

use std::path::PathBuf;
use std::sync::{Arc, LazyLock};
use std::time::Duration;
use std::{env, fs};

use super::*;
use crate::catalog::check::{Confidence, Severity};
use crate::catalog::provider::Row;
use crate::catalog::sdk::Generation;
use crate::finding::*;
// `render` has one of its own.
use crate::finding::Extent;
use crate::mask::{Fingerprint, blank};
use crate::source::{Lines, Span};

const SECRETS: [&str; 4] =
    ["LTAIaKL1nt0q7XyZ", "aKL1ntR9x2Vb7QmT4zWc8LpE5sHj3U", "LTAIaKL1ntb4Wk9s", "aKL1ntZ8y3Nc6RkU5wXd7MqF4tJi2V"];

static CATALOG: LazyLock<Catalog> = LazyLock::new(|| {
    let empty =
        "exact = []\nwords = []\nbrackets = []\nmask = \"*\"\nother-clouds = []\nexamples = []\nnear-misses = []\n";
    let names = "name = []\nmain-account = []\nmain-account-near-misses = []\nvendor = []\n";
    let files = [
        ("placeholders.toml", empty),
        ("names.toml", names),
        ("evidence.toml", "evidence = []\n"),
        ("packages", "words = []\nvariables = []\n"),
        ("words.toml", include_str!("../../rules/words.toml")),
        ("lifetimes.toml", include_str!("../../rules/lifetimes.toml")),
        ("references.toml", include_str!("../../rules/references.toml")),
        ("sts.toml", include_str!("../../rules/sts.toml")),
        ("providers.toml", include_str!("../../testdata/render/rules/providers.toml")),
        (
            "checks/hardcoded-access-key.toml",
            include_str!("../../testdata/render/rules/checks/hardcoded-access-key.toml"),
        ),
        ("checks/missing-refresh.toml", include_str!("../../testdata/render/rules/checks/missing-refresh.toml")),
        ("checks/ecs-role-unnamed.toml", include_str!("../../testdata/render/rules/checks/ecs-role-unnamed.toml")),
    ];
    let json = files.map(|(name, text)| {
        let data: toml::Value = toml::from_str(text).expect("the test's own data is TOML");
        (name, &*serde_json::to_string(&data).expect("what is TOML can be JSON").leak())
    });
    Catalog::load(json.to_vec().leak()).expect("the test's own data is well-formed")
});

fn text(en: &str, zh: &str) -> Text {
    Text { en: en.to_owned(), zh: zh.to_owned() }
}

/// Files of a made-up repository, blanked.
#[derive(Default)]
struct Repository(Report);

impl Repository {
    fn file(&mut self, path: &str, source: &str) {
        let spans: Vec<Span> = SECRETS
            .iter()
            .flat_map(|secret| source.match_indices(secret).map(|(at, _)| Span::new(at, at + secret.len())))
            .collect();
        let excerpt =
            Excerpt { text: blank(source, &spans).into(), lines: Arc::new(Lines::of(source)), cells: Arc::from([]) };
        self.0.excerpts.insert(path.into(), excerpt);
    }

    /// Cells as a Jupyter notebook has them: one JSON string a line.
    fn notebook(&mut self, path: &str, cells: &[&[&str]]) {
        let mut source = String::from("{\"cells\": [\n");
        let mut spans = Vec::new();
        for (number, lines) in (1..).zip(cells) {
            source.push_str(" {\"cell_type\": \"code\", \"source\": [\n");
            for (line, text) in (1..).zip(*lines) {
                let quoted = serde_json::to_string(&format!("{text}\n")).expect("text is JSON");
                source.push_str("   ");
                spans.push((Span::new(source.len(), source.len() + quoted.len()), number, line));
                source.push_str(&quoted);
                source.push_str(",\n");
            }
            source.push_str(" ]}\n");
        }
        source.push_str("]}\n");
        self.file(path, &source);
        self.0.excerpts.get_mut(path).expect("it was just put in").cells = spans.into();
    }

    fn label(&self, path: &str, needle: &str, text: Text) -> Label {
        let excerpt = &self.0.excerpts[path];
        let at = excerpt.text.find(needle).unwrap_or_else(|| panic!("{needle:?} is not in {path}"));
        Label { path: path.into(), span: Span::new(at, at + needle.len()), text }
    }

    fn add(&mut self, finding: Finding) {
        let path = finding.primary.path.clone();
        match self.0.files.last_mut() {
            Some(file) if file.path == path => file.findings.push(finding),
            _ => self.0.files.push(FileReport { path, findings: vec![finding], quieted: Vec::new() }),
        }
    }
}

fn finding(rule: &'static str, severity: Severity, message: Text, primary: Label) -> Finding {
    let fingerprint = Fingerprint::of(&[rule, &primary.path, &primary.span.start.to_string()]);
    Finding {
        rule,
        severity,
        confidence: Confidence::High,
        message,
        primary,
        related: Vec::new(),
        secret: None,
        advice: None,
        help: Vec::new(),
        fingerprint,
        content: fingerprint,
        committed: None,
    }
}

fn rotate() -> Text {
    text(
        "disable and rotate this key; deleting the line does not revoke it, and git history keeps it",
        "立即禁用并轮换该密钥；删除这行代码并不会使密钥失效，Git 历史中仍能找到它",
    )
}

fn scene() -> Report {
    let mut files = Repository::default();
    files.file(
        "app/storage.py",
        "import alibabacloud_oss_v2 as oss\nfrom .settings import AK_ID\n\n\n\ndef client():\n\tprovider = \
         oss.credentials.StaticCredentialsProvider(\n\t\taccess_key_id=AK_ID,\n\t\taccess_key_secret=\"aKL1ntR9x2Vb7QmT4zWc8LpE5sHj3U\",\n\t)\n    \
         return provider\n\n\n\n\n\n\ndef legacy():\n    \
         return oss2.Auth(\"LTAIaKL1ntb4Wk9s\", \"aKL1ntZ8y3Nc6RkU5wXd7MqF4tJi2V\")\n",
    );
    files.file("app/settings.py", "# 访问凭证\nREGION = \"cn-hangzhou\"\nAK_ID = \"LTAIaKL1nt0q7XyZ\"  # 主要的密钥\n");
    files.file(
        "deploy/app.yaml",
        "kind: ServiceAccount\nmetadata:\n  annotations:\n    pod-identity.alibabacloud.com/role-name: app\n",
    );
    let long = format!(
        "{}const 密钥=\"aKL1ntZ8y3Nc6RkU5wXd7MqF4tJi2V\",后面={}",
        "var a=1;".repeat(60_000),
        "\"x\";".repeat(60_000)
    );
    files.file("static/a\u{1b}[31m,b: c%.js", &long);
    files.file(
        "src/密钥.rs",
        "fn main() {\n    // 中文\u{1b}[2J注释\u{202e}: 密钥 = aKL1ntZ8y3Nc6RkU5wXd7MqF4tJi2V 结束\n}\n",
    );
    files.notebook(
        "nb/试验.ipynb",
        &[
            &["import oss2"],
            &["import os", "print(\"hi\")"],
            &["x = 1", "auth = oss2.StsAuth(\"\\t\", key, token)", "go()"],
        ],
    );

    let secret = |id: Option<&str>, of: &str| {
        Some(Secret { access_key_id: id.map(str::to_owned), fingerprint: Fingerprint::of(&[of]), verification: None })
    };
    let advice = Recommendation {
        row: Some(Row::OidcRoleArn),
        because: vec![files.label(
            "deploy/app.yaml",
            "pod-identity.alibabacloud.com/role-name",
            text(
                "the ServiceAccount carries pod-identity.alibabacloud.com/role-name",
                "ServiceAccount 带有 pod-identity.alibabacloud.com/role-name 注解",
            ),
        )],
        reason: Text::default(),
        needs: vec![
            text("RRSA enabled for the cluster", "集群已启用 RRSA"),
            text("a RAM role that trusts the cluster's OIDC provider", "信任该集群 OIDC 提供商的 RAM 角色"),
        ],
        requires: vec!["alibabacloud-credentials".to_owned()],
        snippet: Some(AdviceSnippet {
            generation: Generation::OssV2,
            code: "from alibabacloud_credentials.client import Client\n\nclient = Client()\n".to_owned(),
        }),
        replaces: Some(Row::RamUserKey),
        otherwise: vec![Row::EcsRamRole],
    };

    let mut first = finding(
        "hardcoded-access-key",
        Severity::Error,
        text("AccessKey pair hardcoded in a static provider", "静态凭证提供者中写死了 AccessKey"),
        files.label(
            "app/storage.py",
            &"*".repeat(30),
            text("the secret of LTAI**** (7c1e90)", "LTAI**** 的密钥（7c1e90）"),
        ),
    );
    first.related = vec![
        files.label(
            "app/settings.py",
            "LTAI************",
            text(
                "its AccessKey ID comes from here, by `from .settings import AK_ID`",
                "它的 AccessKey ID 来自这里，经由 `from .settings import AK_ID` 导入",
            ),
        ),
        files.label("app/storage.py", "provider = ", text("kept here", "保存在这里")),
    ];
    first.secret = secret(Some("LTAI****"), SECRETS[1]);
    first.help = vec![
        rotate(),
        text("look through the access log of the key (ActionTrail)", "到操作审计中查看该密钥的使用记录"),
    ];
    first.advice = Some(advice.clone());
    files.add(first);

    let mut second = finding(
        "hardcoded-access-key",
        Severity::Error,
        text(
            "AccessKey pair hardcoded in a call of oss2.Auth, which keeps it for as long as the process lives",
            "oss2.Auth 调用中写死了 AccessKey，且在整个进程生命周期内一直使用",
        ),
        Label {
            span: {
                let source = &files.0.excerpts["app/storage.py"].text;
                let at = source.rfind(&"*".repeat(30)).expect("it is there");
                Span::new(at, at + 30)
            },
            ..files.label(
                "app/storage.py",
                &"*".repeat(30),
                text("the secret of LTAI**** (09ab3c)", "LTAI**** 的密钥（09ab3c）"),
            )
        },
    );
    second.related = vec![files.label("app/storage.py", "oss2.Auth(", text("used by this call", "由此调用使用"))];
    second.secret = secret(Some("LTAI****"), SECRETS[3]);
    second.help = vec![
        rotate(),
        text("look through the access log of the key (ActionTrail)", "到操作审计中查看该密钥的使用记录"),
    ];
    second.advice = Some(advice.clone());
    files.add(second);

    let mut third = finding(
        "missing-refresh",
        Severity::Warning,
        text("Temporary credentials are kept here and never fetched again", "临时凭证在此保留，之后不再获取"),
        files.label("nb/试验.ipynb", "oss2.StsAuth(", text("holds a token that expires", "持有会过期的令牌")),
    );
    third.confidence = Confidence::Medium;
    third.advice = Some(Recommendation {
        row: None,
        because: Vec::new(),
        reason: text(
            "where the program runs: nothing in this repository says so",
            "程序的运行环境；本仓库中没有相关线索",
        ),
        otherwise: vec![Row::OidcRoleArn, Row::EcsRamRole, Row::RamRoleArn],
        ..advice.clone()
    });
    files.add(third);

    let mut note = finding(
        "ecs-role-unnamed",
        Severity::Note,
        text("No role name is given", "未指定角色名称"),
        files.label("nb/试验.ipynb", "import os", text("here", "此处")),
    );
    note.confidence = Confidence::Low;
    files.add(note.clone());

    let mut rust = finding(
        "hardcoded-access-key",
        Severity::Error,
        text("Secret in a comment", "注释中含有密钥"),
        files.label("src/密钥.rs", &"*".repeat(30), text("the secret\nof \u{1b}[31mnobody", "无主\u{1b}[31m的密钥")),
    );
    rust.help = vec![rotate()];
    rust.advice = Some(advice);
    files.add(rust);

    let path = "static/a\u{1b}[31m,b: c%.js";
    let mut minified = finding(
        "hardcoded-access-key",
        Severity::Error,
        text("Secret in a minified file", "压缩文件中含有密钥"),
        files.label(path, &"*".repeat(30), text("the secret of nobody we know", "未知归属的密钥")),
    );
    minified.related = vec![
        files.label(path, "密钥", text("named here", "变量名在此")),
        Label { path: "gone.py".into(), span: Span::new(3, 9), text: text("and used there", "并在那里使用") },
    ];
    minified.help = vec![rotate()];
    files.add(minified);

    note.rule = "missing-refresh";
    note.severity = Severity::Warning;
    let last = files.0.files.last_mut().expect("findings were added");
    last.quieted.push(Quieted {
        finding: note,
        reason: Some("the job ends before the token does".to_owned()),
        by: QuietedBy::Comment,
    });
    files.0.problems = vec![
        Problem {
            path: "src/broken.rs".into(),
            span: None,
            text: text(
                "is nested too deeply to parse; its text was searched for keys all the same",
                "嵌套过深，无法解析；仍按文本搜索了其中的密钥",
            ),
            extent: Extent::Partial,
        },
        Problem {
            path: "secret\n::error::/x".into(),
            span: None,
            text: text("cannot be read (permission denied)", "无法读取（权限不足）"),
            extent: Extent::Unseen,
        },
        Problem {
            path: "run/app.sock".into(),
            span: None,
            text: text("is a socket", "是套接字"),
            extent: Extent::Skipped,
        },
    ];
    files.0.stats = Stats { files: 1_041, bytes: 5_234_567, interesting: 12 };
    files.0
}

const LANGS: [(Lang, &str); 2] = [(Lang::En, "en"), (Lang::Zh, "zh")];

fn written(write: impl FnOnce(&mut Vec<u8>) -> io::Result<()>) -> String {
    let mut out = Vec::new();
    write(&mut out).expect("a Vec takes everything");
    String::from_utf8(out).expect("reports are UTF-8")
}

fn rendered(scene: &Report, format: Format, style: &Style) -> String {
    written(|out| report(scene, format, style, &CATALOG, out))
}

/// Compares with the file, or writes it. No file ever holds a secret.
fn golden(name: &str, actual: &str) {
    for secret in SECRETS {
        assert!(!actual.contains(secret) && !actual.contains(&secret[6..]), "{name} gives a secret away");
    }
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("testdata/render").join(name);
    if env::var_os("AKLINT_BLESS").is_some() {
        fs::write(&path, actual).expect("testdata can be written");
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert!(expected == actual, "{name} differs; look at it, then AKLINT_BLESS=1 cargo test render\n{actual}");
}

fn fits(name: &str, text: &str, columns: usize) {
    for line in text.lines() {
        assert!(screen::width(line) <= columns, "{name}: {} columns: {line}", screen::width(line));
    }
}

#[test]
fn people_read_it_in_80_columns() {
    for (lang, tag) in LANGS {
        let style = Style { lang, elapsed: Some(Duration::from_millis(212)), ..Style::default() };
        let text = rendered(&scene(), Format::Human, &style);
        golden(&format!("human.{tag}.txt"), &text);
        fits(tag, &text, 80);
        assert!(!text.contains('\u{1b}') && !text.contains('\u{202e}') && !text.contains('\t'));
        let narrow = rendered(&scene(), Format::Human, &Style { width: 66, ..style });
        fits("narrow", &narrow, 66);
        golden(
            &format!("human.color.{tag}.txt"),
            &rendered(&scene(), Format::Human, &Style { color: true, verbose_notes: true, ..style }),
        );
    }
}

#[test]
fn machines_read_it() {
    for (lang, tag) in LANGS {
        let style = Style { lang, ..Style::default() };
        for (format, name) in [
            (Format::Json, format!("report.{tag}.json")),
            (Format::Jsonl, format!("report.{tag}.jsonl")),
            (Format::Sarif, format!("report.{tag}.sarif")),
            (Format::Github, format!("github.{tag}.txt")),
            (Format::Gitlab, format!("gitlab.{tag}.json")),
            (Format::GitlabSecrets, format!("gitlab-secrets.{tag}.json")),
            (Format::Junit, format!("junit.{tag}.xml")),
        ] {
            let text = rendered(&scene(), format, &style);
            golden(&name, &text);
            let timed = Style { elapsed: Some(Duration::from_secs(3)), color: true, ..style };
            if ![Format::Github, Format::GitlabSecrets].contains(&format) {
                assert_eq!(text, rendered(&scene(), format, &timed), "{name} depends on more than the report");
            }
        }
    }
}

#[test]
fn tables_and_pages_fit() {
    for (lang, tag) in LANGS {
        let style = Style { lang, ..Style::default() };
        for (format, name) in [
            (TableFormat::Table, format!("providers.{tag}.txt")),
            (TableFormat::Json, format!("providers.{tag}.json")),
            (TableFormat::Markdown, format!("providers.{tag}.md")),
        ] {
            let text = written(|out| providers(&CATALOG, format, &style, out));
            golden(&name, &text);
            if format == TableFormat::Table {
                fits(&name, &text, 80);
            }
        }
        let counted = written(|out| statistics(&scene(), &style, &CATALOG, out));
        golden(&format!("statistics.{tag}.txt"), &counted);
        fits("statistics", &counted, 80);
        let list = written(|out| rules(&CATALOG, &style, out));
        golden(&format!("rules.{tag}.txt"), &list);
        fits("rules", &list, 80);
        let check = CATALOG.check("hardcoded-access-key");
        let page = written(|out| explain(&CATALOG, check, &style, out));
        golden(&format!("explain.{tag}.txt"), &page);
        fits("explain", &page, 80);
        let color = Style { color: true, ..style };
        golden(&format!("explain.color.{tag}.txt"), &written(|out| explain(&CATALOG, check, &color, out)));
    }
}

#[test]
fn sarif_means_what_the_report_says() {
    let scene = scene();
    let text = rendered(&scene, Format::Sarif, &Style::default());
    let log: serde_sarif::sarif::Sarif = serde_json::from_str(&text).expect("it is SARIF");
    let run = &log.runs[0];
    let rules = run.tool.driver.rules.as_ref().expect("the rules are listed");
    let results = run.results.as_ref().expect("there are results");
    assert_eq!(results.len(), scene.findings().count() + 1);
    for result in results {
        let index = usize::try_from(result.rule_index.expect("every rule is listed")).expect("it is no negative");
        assert_eq!(Some(&rules[index].id), result.rule_id.as_ref());
        let place = &result.locations.as_ref().expect("each has a place")[0];
        let place = place.physical_location.as_ref().expect("it is in a file");
        let uri = place.artifact_location.as_ref().and_then(|file| file.uri.as_deref()).expect("the file has a name");
        assert!(uri.bytes().all(|byte| byte.is_ascii_graphic()) && !uri.contains(':'), "{uri}");
    }
    let suppressed = results.iter().filter(|result| result.suppressions.as_ref().is_some_and(|all| !all.is_empty()));
    assert_eq!(suppressed.count(), 1);
    let first = results[0].code_flows.as_ref().expect("the first finding has a trail");
    assert_eq!(first[0].thread_flows[0].locations.len(), 3);
    let invocation = &run.invocations.as_ref().expect("there was a run")[0];
    assert!(!invocation.execution_successful);
    assert_eq!(invocation.tool_execution_notifications.as_ref().map(Vec::len), Some(3));
}

#[test]
fn json_lines_are_the_document_in_pieces() {
    let (document, lines) =
        [Format::Json, Format::Jsonl].map(|format| rendered(&scene(), format, &Style::default())).into();
    let document: serde_json::Value = serde_json::from_str(&document).expect("it is JSON");
    let lines: Vec<serde_json::Value> =
        lines.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect();
    let (summary, findings) = lines.split_last().expect("there is a summary");
    assert_eq!(document["findings"].as_array().map(Vec::len), Some(findings.len()));
    for (line, finding) in findings.iter().zip(document["findings"].as_array().expect("they are a list")) {
        let mut line = line.clone();
        assert_eq!(line.as_object_mut().and_then(|line| line.remove("type")), Some("finding".into()));
        assert_eq!(line, *finding);
    }
    assert_eq!((&summary["type"], &summary["stats"]), (&"summary".into(), &document["stats"]));
}

/// Every field of the document is in its documentation.
#[test]
fn the_document_is_documented() {
    fn fields(value: &serde_json::Value, seen: &mut Vec<String>) {
        match value {
            serde_json::Value::Object(object) => object.iter().for_each(|(name, value)| {
                seen.push(name.clone());
                fields(value, seen);
            }),
            serde_json::Value::Array(list) => list.iter().for_each(|value| fields(value, seen)),
            _ => {}
        }
    }
    let mut seen = Vec::new();
    let report = rendered(&scene(), Format::Json, &Style::default());
    for text in [report, written(|out| statistics_json(&scene(), out))] {
        fields(&serde_json::from_str(&text).expect("it is JSON"), &mut seen);
    }
    let page = include_str!("../../docs/json.md");
    let missing: Vec<&String> = seen.iter().filter(|name| !page.contains(&format!("`{name}`"))).collect();
    assert!(missing.is_empty() && seen.len() > 30, "docs/json.md does not tell of {missing:?}");
}

#[test]
fn a_clean_run_says_so_in_one_line_unless_something_was_not_seen() {
    let mut report = Report { stats: Stats { files: 1, bytes: 12, interesting: 0 }, ..Report::default() };
    let [en, zh] = LANGS.map(|(lang, _)| Style { lang, ..Style::default() });
    assert_eq!(rendered(&report, Format::Human, &en), "All clear: no credential problems found · 1 file · 12 B\n");
    assert_eq!(rendered(&report, Format::Human, &zh), "一切正常，未发现凭证问题 · 1 个文件 · 12 B\n");
    let text = text("cannot be read", "无法读取");
    report.problems.push(Problem { path: "x".into(), span: None, text, extent: Extent::Unseen });
    let seen = rendered(&report, Format::Human, &en);
    assert_eq!(seen, "not read: x: cannot be read\n\nNo findings in what could be read · 1 file · 12 B\n");
}

#[test]
fn twenty_findings_do_not_repeat_their_advice() {
    let mut scene = scene();
    let finding = scene.files[0].findings[0].clone();
    let path = finding.primary.path.clone();
    let of_another_key = |at: usize| {
        let secret = finding.secret.clone();
        let fingerprint = Fingerprint::of(&[&at.to_string()]);
        Finding { secret: secret.map(|secret| Secret { fingerprint, ..secret }), ..finding.clone() }
    };
    scene.files = vec![FileReport { path, findings: (0..20).map(of_another_key).collect(), quieted: Vec::new() }];
    let text = rendered(&scene, Format::Human, &Style::default());
    assert_eq!(text.matches("client = Client()").count(), 1);
    assert_eq!(text.matches("OIDCRoleARN, as above").count(), 19);
    assert_eq!(text.matches("disable and rotate").count(), 20);
}

#[test]
fn one_key_in_several_places_is_shown_once() {
    let mut scene = scene();
    let finding = scene.files[0].findings[0].clone();
    assert!(finding.secret.is_some(), "only secrets are grouped");
    scene.files =
        vec![FileReport { path: finding.primary.path.clone(), findings: vec![finding; 3], quieted: Vec::new() }];
    let text = rendered(&scene, Format::Human, &Style::default());
    assert_eq!(text.matches("disable and rotate").count(), 1);
    assert_eq!(text.matches("same key").count(), 1);
    let sarif = rendered(&scene, Format::Sarif, &Style::default());
    assert_eq!(sarif.matches("aklintSecret/v1").count(), 3, "machines get each place");
}

/// Labels in odd places: nothing may panic, and every line stays within the terminal.
#[test]
fn any_label_in_any_text_can_be_drawn() {
    let texts = [
        "",
        "\n",
        "密",
        "a\r\nb\rc\n",
        "\t\t密\u{1b}\t\n\n\u{202e}",
        "e\u{301}👩\u{200d}👩 x\n\n\n\ny",
        &"密".repeat(300),
    ];
    for source in texts {
        for start in 0..source.len().min(40) + 2 {
            for length in [0, 1, 3, 90] {
                let mut files = Repository::default();
                files.file("x.py", source);
                let label = |at: usize| Label {
                    path: "x.py".into(),
                    span: Span::new(at, at + length),
                    text: text("a label with several words in it", "一个有好几个字的标签"),
                };
                let mut finding = finding("missing-refresh", Severity::Error, text("x", "x"), label(start));
                finding.related = vec![label(0), label(start + 2)];
                files.add(finding);
                for width in [40, 80] {
                    let style = Style { width, ..Style::default() };
                    let shown = rendered(&files.0, Format::Human, &style);
                    assert!(shown.contains("label"), "{source:?} {start} {length}\n{shown}");
                    fits(&shown, shown.split("  see").next().unwrap_or_default(), width);
                    for format in [
                        Format::Json,
                        Format::Sarif,
                        Format::Github,
                        Format::Gitlab,
                        Format::GitlabSecrets,
                        Format::Junit,
                    ] {
                        rendered(&files.0, format, &style);
                    }
                }
            }
        }
    }
}

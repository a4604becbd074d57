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
        ("words.toml", include_str!("../../rules/words.toml")),
        ("providers.toml", include_str!("../../testdata/render/rules/providers.toml")),
        (
            "checks/hardcoded-access-key.toml",
            include_str!("../../testdata/render/rules/checks/hardcoded-access-key.toml"),
        ),
        ("checks/missing-refresh.toml", include_str!("../../testdata/render/rules/checks/missing-refresh.toml")),
        ("checks/ecs-role-unnamed.toml", include_str!("../../testdata/render/rules/checks/ecs-role-unnamed.toml")),
    ];
    Catalog::load(&files).expect("the test's own data is well-formed")
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
        Some(Secret { access_key_id: id.map(str::to_owned), fingerprint: Fingerprint::of(&[of]) })
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
    last.quieted.push(Quieted { finding: note, reason: Some("the job ends before the token does".to_owned()) });
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
        ] {
            let text = rendered(&scene(), format, &style);
            golden(&name, &text);
            let timed = Style { elapsed: Some(Duration::from_secs(3)), color: true, ..style };
            if format != Format::Github {
                assert_eq!(text, rendered(&scene(), format, &timed), "{name} depends on more than the report");
            }
        }
    }
}

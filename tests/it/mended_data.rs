//! What `aklint fix` makes of keys in files that are no code, and in comments: the text before, and the text after or why
//! nothing was done.

use std::path::PathBuf;
use std::sync::Arc;

use aklint::engine::mend::{self, Mended, Why, Wish};
use aklint::input::Source;
use aklint::source::SourceFile;

use crate::door;

const VALUES: [(&str, &str); 5] = [
    ("«K»", "LTAIaKL1nt0q7XyZ"),
    ("«S»", "aKL1ntR9x2Vb7QmT4zWc8LpE5sHj3U"),
    ("«K2»", "LTAIaKL1ntW4m9Rb"),
    ("«S2»", "aKL1ntG6yQ3dZk8Jw5PvX2nB7fTs4M"),
    ("«N»", "aKL1nt8Zs3Hc6Ub1Yq5Mf9KxDv4RwT"),
];

fn filled(text: &str) -> String {
    VALUES.iter().fold(text.to_owned(), |text, (name, value)| text.replace(name, value))
}

fn mended(files: &[(&str, &str)], wish: &Wish) -> Mended {
    let settings = door::settings(&[]);
    let files: Vec<SourceFile> = files.iter().map(|(path, text)| SourceFile::new(*path, filled(text))).collect();
    let sources = files
        .iter()
        .map(|file| Source { file: file.clone(), disk: PathBuf::from(&*file.path), settings: Arc::clone(&settings) })
        .collect();
    let shelf = door::Shelf { files: &files, settings: &settings };
    aklint::input::workers(1).expect("one thread can be started").install(|| mend::mend(sources, &shelf, wish))
}

fn wish() -> Wish {
    let rules = ["access-key-in-file", "env-key-shadows-role"].map(str::to_owned).to_vec();
    Wish { takes_unsafe: true, rules, ..Wish::default() }
}

/// What becomes of a file: its new text, or the words that say why it was left.
fn outcome(path: &str, text: &str) -> Result<String, &'static str> {
    let mended = mended(&[(path, text)], &wish());
    match (mended.files.as_slice(), mended.left.first()) {
        ([], Some(left)) => Err(match left.why {
            Why::NeedsUnsafe => "unfixed.needs_unsafe",
            Why::Obstacle(obstacle) => obstacle.key(),
        }),
        ([file], None) => {
            let rules = wish().rules;
            let rest: Vec<_> =
                mended.after.findings().filter(|one| rules.iter().any(|rule| rule == one.rule)).collect();
            assert!(rest.is_empty(), "{path}: {rest:?}");
            Ok(file.after.to_string())
        }
        (files, left) => panic!("{path}: {} files, {left:?}", files.len()),
    }
}

#[test]
fn references_take_the_place_of_keys() {
    let cases = [
        // Compose: in brackets, in a command, two services with keys of their own.
        (
            "compose.yml",
            "services:\n  a: {environment: {OSS_ACCESS_KEY_ID: «K», OSS_ACCESS_KEY_SECRET: \"«S»\"}} # b\n",
            "services:\n  a: {environment: {OSS_ACCESS_KEY_ID: \"${OSS_ACCESS_KEY_ID:?}\", OSS_ACCESS_KEY_SECRET: \"${OSS_ACCESS_KEY_SECRET:?}\"}} # b\n",
        ),
        (
            "compose.yml",
            "services:\n  a:\n    command: ossutil -i «K» -k «S» ls\n",
            "services:\n  a:\n    command: ossutil -i ${OSS_ACCESS_KEY_ID:?} -k ${OSS_ACCESS_KEY_SECRET:?} ls\n",
        ),
        (
            "compose.yml",
            "services:\n  a:\n    environment:\n      OSS_ACCESS_KEY_ID: «K»\n      OSS_ACCESS_KEY_SECRET: «S»\n  b:\n    environment:\n      OSS_ACCESS_KEY_ID: «K2»\n      OSS_ACCESS_KEY_SECRET: «S2»\n",
            "services:\n  a:\n    environment:\n      OSS_ACCESS_KEY_ID: ${A_OSS_ACCESS_KEY_ID:?}\n      OSS_ACCESS_KEY_SECRET: ${A_OSS_ACCESS_KEY_SECRET:?}\n  b:\n    environment:\n      OSS_ACCESS_KEY_ID: ${B_OSS_ACCESS_KEY_ID:?}\n      OSS_ACCESS_KEY_SECRET: ${B_OSS_ACCESS_KEY_SECRET:?}\n",
        ),
        (
            "compose.yml",
            "services:\n  a:\n    environment:\n      A: ${OSS_ACCESS_KEY_ID:-«K»}\n      OSS_ACCESS_KEY_SECRET: ${OSS_ACCESS_KEY_SECRET:-«S»}\n",
            "services:\n  a:\n    environment:\n      A: ${OSS_ACCESS_KEY_ID:?}\n      OSS_ACCESS_KEY_SECRET: ${OSS_ACCESS_KEY_SECRET:?}\n",
        ),
        // CI.
        (
            ".github/workflows/ci.yml",
            "jobs:\n  a:\n    steps:\n      - run: |\n          ossutil -i «K» -k «S» ls\n",
            "jobs:\n  a:\n    steps:\n      - run: |\n          ossutil -i ${{ secrets.OSS_ACCESS_KEY_ID }} -k ${{ secrets.OSS_ACCESS_KEY_SECRET }} ls\n",
        ),
        (
            ".gitlab-ci.yml",
            "variables:\n  OSS_ACCESS_KEY_ID: «K»\n  OSS_ACCESS_KEY_SECRET: «S» # ours\nbuild:\n  script: [make]\n",
            "build:\n  script: [make]\n",
        ),
        (
            ".gitlab-ci.yml",
            "build:\n  script:\n    - ossutil -i «K» -k \"«S»\" ls\n",
            "build:\n  script:\n    - ossutil -i ${OSS_ACCESS_KEY_ID:?} -k \"${OSS_ACCESS_KEY_SECRET:?}\" ls\n",
        ),
        // Function Compute, Spring, editors.
        (
            "s.yaml",
            "edition: 3.0.0\nresources:\n  a:\n    component: fc3\n    props:\n      environmentVariables:\n        OSS_ACCESS_KEY_ID: «K»\n        OSS_ACCESS_KEY_SECRET: '«S»'\n",
            "edition: 3.0.0\nresources:\n  a:\n    component: fc3\n    props:\n      environmentVariables:\n        OSS_ACCESS_KEY_ID: ${env('OSS_ACCESS_KEY_ID')}\n        OSS_ACCESS_KEY_SECRET: \"${env('OSS_ACCESS_KEY_SECRET')}\"\n",
        ),
        (
            "application-prod.yml",
            "aliyun:\n  access-key: \"«K»\"\n  secret-key: \"«S»\"\n",
            "aliyun:\n  access-key: \"${ALIBABA_CLOUD_ACCESS_KEY_ID}\"\n  secret-key: \"${ALIBABA_CLOUD_ACCESS_KEY_SECRET}\"\n",
        ),
        (
            ".vscode/launch.json",
            "{\"env\": {\"OSS_ACCESS_KEY_ID\": \"«K»\", \"OSS_ACCESS_KEY_SECRET\": \"«S»\"}}\n",
            "{\"env\": {\"OSS_ACCESS_KEY_ID\": \"${env:OSS_ACCESS_KEY_ID}\", \"OSS_ACCESS_KEY_SECRET\": \"${env:OSS_ACCESS_KEY_SECRET}\"}}\n",
        ),
        // Kubernetes: lines, brackets.
        (
            "pod.yaml",
            "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      env:\n        - name: OSS_ACCESS_KEY_ID\n          value: «K»\n        - {name: OSS_ACCESS_KEY_SECRET, value: \"«S»\"}\n",
            "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      env:\n        - name: OSS_ACCESS_KEY_ID\n          valueFrom:\n            secretKeyRef:\n              name: web-credentials\n              key: OSS_ACCESS_KEY_ID\n        - {name: OSS_ACCESS_KEY_SECRET, valueFrom: {secretKeyRef: {name: web-credentials, key: OSS_ACCESS_KEY_SECRET}}}\n",
        ),
        // Terraform.
        (
            "variables.tf",
            "variable \"access_key\" {\n  type    = string\n  default = \"«K»\"\n}\n\nvariable \"secret_key\" {\n  type    = string\n  default = \"«S»\"\n}\n",
            "variable \"access_key\" {\n  type    = string\n}\n\nvariable \"secret_key\" {\n  type    = string\n}\n",
        ),
        ("prod.tfvars", "region = \"a\"\naccess_key = \"«K»\"\nsecret_key = \"«S»\"\n", "region = \"a\"\n"),
        // Images.
        (
            "Dockerfile",
            "FROM a\nENV A=1 \\\n    OSS_ACCESS_KEY_ID=«K» \\\n    OSS_ACCESS_KEY_SECRET=\"«S»\" \\\n    B=2\nRUN make\n",
            "FROM a\nENV A=1 \\\n    B=2\nRUN make\n",
        ),
        (
            "Dockerfile",
            "FROM a\nARG OSS_ACCESS_KEY_ID=«K»\nARG OSS_ACCESS_KEY_SECRET=«S»\nRUN fetch $OSS_ACCESS_KEY_ID $OSS_ACCESS_KEY_SECRET\n",
            "FROM a\nARG OSS_ACCESS_KEY_ID\nARG OSS_ACCESS_KEY_SECRET\nRUN fetch $OSS_ACCESS_KEY_ID $OSS_ACCESS_KEY_SECRET\n",
        ),
        // Scripts.
        (
            "run.sh",
            "AK='«K»'\nSK='«S»' # x\nput oss://b -i $AK\n",
            "AK=\"${OSS_ACCESS_KEY_ID:?}\"\nSK=\"${OSS_ACCESS_KEY_SECRET:?}\" # x\nput oss://b -i $AK\n",
        ),
        (
            "run.sh",
            "export OSS_ACCESS_KEY_ID=${OSS_ACCESS_KEY_ID:-\"«K»\"}\nexport OSS_ACCESS_KEY_SECRET=\"${OSS_ACCESS_KEY_SECRET:-«S»}\"\n",
            "export OSS_ACCESS_KEY_ID=${OSS_ACCESS_KEY_ID:?}\nexport OSS_ACCESS_KEY_SECRET=\"${OSS_ACCESS_KEY_SECRET:?}\"\n",
        ),
        (
            "bin/run",
            "#!/usr/bin/env bash\ncat > a <<EOF\noss id=«K»\nsecret=«S»\nEOF\n",
            "#!/usr/bin/env bash\ncat > a <<EOF\noss id=${OSS_ACCESS_KEY_ID:?}\nsecret=${OSS_ACCESS_KEY_SECRET:?}\nEOF\n",
        ),
        (
            "run.ps1",
            "$c = Connect -AccessKeyId '«K»' -AccessKeySecret \"«S»\"\n",
            "$c = Connect -AccessKeyId $env:ALIBABA_CLOUD_ACCESS_KEY_ID -AccessKeySecret $env:ALIBABA_CLOUD_ACCESS_KEY_SECRET\n",
        ),
        ("run.bat", "ossutil -i «K» -k «S»\r\n", "ossutil -i %OSS_ACCESS_KEY_ID% -k %OSS_ACCESS_KEY_SECRET%\r\n"),
        // Where nobody reads them.
        (
            "config.yaml",
            "a: 1\n# access_key_id: «K»\n# access_key_secret: «S»\n",
            "a: 1\n# access_key_id: YOUR_ACCESS_KEY_ID\n# access_key_secret: YOUR_ACCESS_KEY_SECRET\n",
        ),
        (
            "README.md",
            "```sh\nossutil -i «K» -k «S»\n```\n",
            "```sh\nossutil -i YOUR_ACCESS_KEY_ID -k YOUR_ACCESS_KEY_SECRET\n```\n",
        ),
        (
            ".env.example",
            "OSS_ACCESS_KEY_ID=«K»\nOSS_ACCESS_KEY_SECRET=«S»\n",
            "OSS_ACCESS_KEY_ID=YOUR_ACCESS_KEY_ID\nOSS_ACCESS_KEY_SECRET=YOUR_ACCESS_KEY_SECRET\n",
        ),
        (
            "a.rs",
            "//! let a = (\"«K»\", \"«S»\");\nfn main() {}\n",
            "//! let a = (\"YOUR_ACCESS_KEY_ID\", \"YOUR_ACCESS_KEY_SECRET\");\nfn main() {}\n",
        ),
    ];
    let mut wrong = Vec::new();
    for (path, before, after) in cases {
        let outcome = outcome(path, before);
        if outcome != Ok(filled(after)) {
            wrong.push(format!("{path}\n{before}\n{outcome:?}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n\n"));
}

#[test]
fn what_nobody_is_known_to_resolve_is_left() {
    let pair = "OSS_ACCESS_KEY_ID=«K»\nOSS_ACCESS_KEY_SECRET=«S»\n";
    let yaml = "access_key_id: «K»\naccess_key_secret: «S»\n";
    let provider = "provider \"alicloud\" {\n  access_key = \"«K»\"\n  secret_key = \"«S»\"\n}\n";
    let aliased = format!("{provider}provider \"alicloud\" {{\n  alias = \"b\"\n}}\n");
    let cases = [
        (".env", pair, "unfixed.dotenv"),
        (".ossutilconfig", "[Credentials]\naccessKeyID=«K»\naccessKeySecret=«S»\n", "unfixed.private"),
        (
            "secret.yaml",
            "apiVersion: v1\nkind: Secret\nstringData:\n  access_key_id: «K»\n  access_key_secret: «S»\n",
            "unfixed.private",
        ),
        (
            "map.yaml",
            "apiVersion: v1\nkind: ConfigMap\ndata:\n  access_key_id: «K»\n  access_key_secret: «S»\n",
            "unfixed.no_reference",
        ),
        ("config.yaml", yaml, "unfixed.no_reference"),
        ("values.yaml", yaml, "unfixed.no_reference"),
        ("config.json", "{\"access_key_id\": \"«K»\", \"access_key_secret\": \"«S»\"}", "unfixed.no_reference"),
        ("keys.txt", pair, "unfixed.no_reference"),
        ("main.tf", &aliased, "unfixed.shape"),
        ("run.sh", "cat <<'EOF'\nid=«K»\nsecret=«S»\nEOF\n", "unfixed.shape"),
        // The workflow's own name has no access to secrets.
        (".github/workflows/ci.yml", "name: «K» «S»\n", "unfixed.no_reference"),
        (
            "Dockerfile",
            "FROM a\nENV OSS_ACCESS_KEY_ID=«K» OSS_ACCESS_KEY_SECRET=«S»\nRUN use $OSS_ACCESS_KEY_SECRET\n",
            "unfixed.shape",
        ),
        ("compose.yml", "access_key_id: «K»\naccess_key_secret: «S»\n  b: [\n", "unfixed.syntax"),
    ];
    for (path, text, why) in cases {
        assert_eq!(outcome(path, text), Err(why), "{path}\n{text}");
    }
}

#[test]
fn roles_are_used_once_no_key_comes_first() {
    let cases = [
        // Both parts, and nothing of another container.
        (
            "pod.yaml",
            "kind: Pod\nmetadata:\n  annotations:\n    k8s.aliyun.com/eci-ram-role-name: a\nspec:\n  containers:\n  - name: a\n    env:\n    - name: A\n      value: b\n    - name: ALIBABA_CLOUD_ACCESS_KEY_ID\n      value: $(K)\n    # kept\n    - name: ALIBABA_CLOUD_ACCESS_KEY_SECRET\n      value: $(S)\n    image: c\n",
            "kind: Pod\nmetadata:\n  annotations:\n    k8s.aliyun.com/eci-ram-role-name: a\nspec:\n  containers:\n  - name: a\n    env:\n    - name: A\n      value: b\n    # kept\n    image: c\n",
        ),
        (
            "pod.json",
            "{\n  \"kind\": \"Pod\",\n  \"metadata\": {\n    \"annotations\": {\n      \"k8s.aliyun.com/eci-ram-role-name\": \"a\"\n    }\n  },\n  \"spec\": {\n    \"containers\": [\n      {\n        \"image\": \"c\",\n        \"env\": [\n          {\n            \"name\": \"ALIBABA_CLOUD_ACCESS_KEY_ID\",\n            \"value\": \"$(K)\"\n          }\n        ]\n      }\n    ]\n  }\n}\n",
            "{\n  \"kind\": \"Pod\",\n  \"metadata\": {\n    \"annotations\": {\n      \"k8s.aliyun.com/eci-ram-role-name\": \"a\"\n    }\n  },\n  \"spec\": {\n    \"containers\": [\n      {\n        \"image\": \"c\"\n      }\n    ]\n  }\n}\n",
        ),
        (
            "Dockerfile",
            "FROM a\nENV ALIBABA_CLOUD_ECS_METADATA=r ALIBABA_CLOUD_ACCESS_KEY_ID=$K ALIBABA_CLOUD_ACCESS_KEY_SECRET=$S\n",
            "FROM a\nENV ALIBABA_CLOUD_ECS_METADATA=r\n",
        ),
    ];
    for (path, before, after) in cases {
        assert_eq!(outcome(path, before), Ok(after.to_owned()), "{path}\n{before}");
    }
}

#[test]
fn a_dotenv_file_becomes_an_example_when_asked() {
    let env = "# mine\nOSS_ACCESS_KEY_ID=«K»\nOSS_ACCESS_KEY_SECRET='«S»'\nOTHER=1\n";
    let asked = Wish { moves_dotenv: true, ..wish() };
    let done = mended(&[("app/.env", env)], &asked);
    let [file] = done.files.as_slice() else { panic!("one file is moved") };
    assert_eq!(file.moved_to.as_deref(), Some("app/.env.example"));
    let after =
        "# mine\nOSS_ACCESS_KEY_ID=YOUR_ACCESS_KEY_ID\nOSS_ACCESS_KEY_SECRET='YOUR_ACCESS_KEY_SECRET'\nOTHER=1\n";
    assert_eq!(&*file.after, after);
    assert_eq!(&*file.shown_after, after);
    assert!(!file.shown_before.contains(VALUES[1].1));
    let refused = mended(&[("app/.env", env), ("app/.env.example", "A=1\n")], &asked);
    assert!(refused.files.is_empty());
    let why = refused.left.iter().map(|left| left.why).collect::<Vec<_>>();
    assert_eq!(why, [Why::Obstacle(aklint::fix::Obstacle::ExampleExists)]);
}

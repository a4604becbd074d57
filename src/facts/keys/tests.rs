use super::*;
use crate::catalog::judge::tests::judge;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;

mod corpus;

const VALUES: [(&str, &str); 9] = [
    ("K", "LTAIaKL1nt0q7XyZ"),
    ("S", "aKL1ntR9x2Vb7QmT4zWc8LpE5sHj3U"),
    ("K2", "LTAIaKL1ntW4m9Rb"),
    ("S2", "aKL1ntG6yQ3dZk8Jw5PvX2nB7fTs4M"),
    ("N", "aKL1nt8Zs3Hc6Ub1Yq5Mf9KxDv4RwT"),
    ("M", "aKL1ntJ4e7Xg2Bn6Wp0TsZ3uQk9CvY"),
    ("I", "STS.aKL1ntQ7x2Vb9RmT4zWc8LpE5"),
    ("J", "aKL1ntR9x2Vb7QmT4zWc8LpE5sHj3UaKd8Gw5PvX2nB7"),
    (
        "T",
        "CAISaKL1ntR9x2Vb7QmT4zWc8LpE5sHj3UaKd8Gw5PvX2nB7fTs4M+yQ3dZk8Jw/h1Yo6Fi9CuAe0NgOrIlDbRxSpVqMzKtWmJHEfGLd5T2kP8vQ1nXw==",
    ),
];

/// Puts the synthetic values in the place of `«K»` and the like; `«K:64»` is the value in base64.
fn filled(text: &str) -> String {
    VALUES.iter().fold(text.to_owned(), |text, (name, value)| {
        text.replace(&format!("«{name}»"), value)
            .replace(&format!("«{name}:64»"), &BASE64.encode(value))
            .replace(&format!("«{name}:64n»"), &BASE64.encode(format!("{value}\n")))
    })
}

/// What is found in a text, as `K+S` for a pair; `?` marks medium confidence, `!` a main account.
fn seen(text: &str) -> Vec<String> {
    let text = filled(text);
    let label = |value: &Masked| VALUES.iter().find(|(_, known)| *known == value.reveal()).map_or("other", |one| one.0);
    scan(&text, &judge())
        .iter()
        .map(|group| {
            for member in group.members() {
                let shown = &text[member.span.range()];
                assert!(member.encoded || shown.contains('%') || shown == member.value.reveal(), "{shown}");
                if let Some((_, span)) = &member.name {
                    assert!(text.get(span.range()).is_some());
                }
            }
            let mut words: String = group.members().map(|one| label(&one.value)).collect::<Vec<_>>().join("+");
            words += if group.confidence == Confidence::High { "" } else { "?" };
            words += if group.main_account.is_some() { "!" } else { "" };
            words
        })
        .collect()
}

macro_rules! cases {
    ($($name:ident: $text:expr => [$($group:expr),*];)*) => {$(
        #[test]
        fn $name() {
            let expected: Vec<String> = vec![$($group.to_owned()),*];
            assert_eq!(seen($text), expected, "\n{}", $text);
        }
    )*};
}

// Formats.
cases! {
    dotenv: "ALIBABA_CLOUD_ACCESS_KEY_ID=«K»\nALIBABA_CLOUD_ACCESS_KEY_SECRET=«S»\n" => ["K+S"];
    dotenv_quoted: "OSS_ACCESS_KEY_ID='«K»'\nOSS_ACCESS_KEY_SECRET=\"«S»\"" => ["K+S"];
    yaml_unquoted: "oss:\n  access_key_id: «K»\n  access_key_secret: «S»\n  bucket: logs\n" => ["K+S"];
    yaml_anchor_and_list: "- &ak «K»\n- &sk «S»\n" => ["K+S"];
    yaml_block_value: "access_key_id: >-\n  «K»\naccess_key_secret: >-\n  «S»\n" => ["K+S"];
    compose: "    environment:\n      - OSS_ACCESS_KEY_ID=«K»\n      - OSS_ACCESS_KEY_SECRET=«S»\n" => ["K+S"];
    kubernetes_env: "env:\n- name: OSS_ACCESS_KEY_ID\n  value: «K»\n- name: OSS_ACCESS_KEY_SECRET\n  value: \"«S»\"\n" => ["K+S"];
    kubernetes_secret_only: "- name: OSS_ACCESS_KEY_SECRET\n  value: «S»\n" => ["S"];
    kubernetes_secret_data: "data:\n  accessKeyId: «K:64»\n  accessKeySecret: «S:64»\n" => ["K+S"];
    kubernetes_secret_echoed: "data:\n  ak: «K:64n»\n  sk: «S:64n»\n" => ["K+S"];
    kubernetes_sts_data: "data:\n  id: «I:64»\n  secret: «J:64»\n  token: \"«T»\"\n" => ["I+J+T"];
    json: "{\"accessKeyId\": \"«K»\", \"accessKeySecret\": \"«S»\"}" => ["K+S"];
    json_minified: "{\"a\":1,\"oss\":{\"accessKeyId\":\"«K»\",\"accessKeySecret\":\"«S»\"},\"b\":[]}" => ["K+S"];
    json_escaped: r#""{\"accessKeyId\":\"«K»\",\"accessKeySecret\":\"«S»\"}""# => ["K+S"];
    json_escaped_twice: r#""{\\\"accessKeyId\\\":\\\"«K»\\\",\\\"accessKeySecret\\\":\\\"«S»\\\"}""# => ["K+S"];
    json_cli_profile: "{\"name\":\"default\",\"mode\":\"AK\",\"access_key_id\":\"«K»\",\"access_key_secret\":\"«S»\",\"region_id\":\"cn-hangzhou\"}" => ["K+S"];
    json_key_value: "[{\"Key\":\"ACCESS_KEY_SECRET\",\"Value\":\"«S»\"}]" => ["S"];
    json_name_value: "{\"name\": \"OSS_ACCESS_KEY_SECRET\", \"value\": \"«S»\"}" => ["S"];
    toml: "[oss]\naccess-key-id = \"«K»\"\naccess-key-secret = '«S»'\n" => ["K+S"];
    ini: "[Credentials]\nlanguage=EN\naccessKeyID=«K»\naccessKeySecret=«S»\n" => ["K+S"];
    properties: "spring.cloud.alicloud.access-key=«K»\nspring.cloud.alicloud.secret-key=«S»\n" => ["K+S"];
    properties_secret_only: "spring.cloud.alicloud.secret-key=«S»\n" => ["S"];
    xml_tags: "<AccessKeyId>«K»</AccessKeyId>\n<AccessKeySecret>«S»</AccessKeySecret>" => ["K+S"];
    xml_hadoop: "<property><name>fs.oss.accessKeyId</name><value>«K»</value></property>\n<property>\n  <name>fs.oss.accessKeySecret</name>\n  <value>«S»</value>\n</property>" => ["K+S"];
    xml_hadoop_secret_only: "<property>\n  <name>fs.oss.accessKeySecret</name>\n  <value>«S»</value>\n</property>" => ["S"];
    xml_attributes: "<add key=\"AccessKeySecret\" value=\"«S»\" />" => ["S"];
    xml_entities: "accessKeyId=&quot;«K»&quot; accessKeySecret=&quot;«S»&quot;" => ["K+S"];
    shell_export: "export ALICLOUD_ACCESS_KEY=«K» ALICLOUD_SECRET_KEY=«S»" => ["K+S"];
    shell_flags: "aliyun configure set --profile a --access-key-id «K» --access-key-secret «S» --region cn-hangzhou" => ["K+S"];
    shell_flags_continued: "ossutil config -e oss-cn-hangzhou.aliyuncs.com \\\n  -i «K» \\\n  -k «S»\n" => ["K+S"];
    shell_flag_secret_only: "tool --access-key-secret «S»" => ["S"];
    shell_default: "AK=${AK:-«K»}\nSK=${SK:-«S»}" => ["K+S"];
    powershell: "$env:OSS_ACCESS_KEY_ID = \"«K»\"\n$env:OSS_ACCESS_KEY_SECRET = \"«S»\"" => ["K+S"];
    batch: "setx OSS_ACCESS_KEY_ID «K»\r\nsetx OSS_ACCESS_KEY_SECRET \"«S»\"\r\n" => ["K+S"];
    batch_set: "set OSS_ACCESS_KEY_SECRET=«S»\r\n" => ["S"];
    setx_quoted: "setx \"OSS_ACCESS_KEY_SECRET\" \"«S»\" /M" => ["S"];
    dockerfile: "ENV OSS_ACCESS_KEY_ID=«K» \\\n    OSS_ACCESS_KEY_SECRET=«S»\n" => ["K+S"];
    dockerfile_old: "ENV OSS_ACCESS_KEY_SECRET «S»\n" => ["S"];
    terraform: "provider \"alicloud\" {\n  access_key = \"«K»\"\n  secret_key = \"«S»\"\n  region     = \"cn-beijing\"\n}" => ["K+S"];
    terraform_secret_only: "provider \"alicloud\" {\n  secret_key = \"«S»\"\n}" => ["S?"];
    terraform_variable: "variable \"access_key_secret\" {\n  type = string\n  default = \"«S»\"\n}" => ["S"];
    template_parameter: "\"AccessKeySecret\": {\n  \"Type\": \"String\",\n  \"Default\": \"«S»\"\n}" => ["S"];
    go: "accessKeySecret := \"«S»\"" => ["S"];
    java: "private static final String ACCESS_KEY_SECRET = \"«S»\";" => ["S"];
    java_setter: "config.setAccessKeySecret(\"«S»\");" => ["S"];
    javascript: "new OSS({ accessKeyId: '«K»', accessKeySecret: '«S»' })" => ["K+S"];
    php: "define('OSS_ACCESS_KEY_SECRET', '«S»');" => ["S"];
    php_array: "['accessKeySecret' => '«S»']" => ["S"];
    ruby: ":access_key_secret => \"«S»\"" => ["S"];
    c_define: "#define ACCESS_KEY_SECRET \"«S»\"" => ["S"];
    assigned_together: "AK, SK = \"«K»\", \"«S»\"" => ["K+S"];
    log_line: "client(accessKeyId=«K», accessKeySecret=«S», region=cn)" => ["K+S"];
    decoded_in_code: "oss2.Auth(b64decode('«K:64»').decode(), b64decode('«S:64»').decode())" => ["K+S"];
    sql: "CREATE TABLE t () WITH ('connector'='odps', 'accessId'='«K»', 'accessKey'='«S»');" => ["K+S"];
    sql_named: "WITH ('accessKeyId' = '«K»', 'accessKeySecret' = '«S»')" => ["K+S"];
    sql_insert: "INSERT INTO conf VALUES (1, 'aliyun', '«K»', '«S»', 'cn-hangzhou');" => ["K+S"];
    csv: "AccessKey ID,AccessKey Secret\n«K»,«S»\n" => ["K+S"];
    ossutil: "[Credentials]\nlanguage=CH\nendpoint=oss-cn-hangzhou.aliyuncs.com\naccessKeyID=«K»\naccessKeySecret=«S»\n" => ["K+S"];
    fstab: "bucket:«K»:«S»\n" => ["K+S"];
    url: "oss://«K»:«S»@bucket.oss-cn-hangzhou.aliyuncs.com/path" => ["K+S"];
    query: "https://x/?accessKeyId=«K»&accessKeySecret=«S»&x=1" => ["K+S"];
    query_encoded: "redirect=https%3A%2F%2Fx%2F%3FaccessKeyId%3D«K»%26accessKeySecret%3D«S»%26x%3D1" => ["K+S"];
    python_positional: "auth = oss2.Auth('«K»', '«S»')" => ["K+S"];
    python_lines: "auth = oss2.Auth(\n    '«K»',\n    '«S»',\n)" => ["K+S"];
    python_any_names: "ali_user_name = \"«K»\"\nali_pwd = \"«S»\"\n" => ["K+S?"];
    python_default: "os.getenv(\"OSS_ACCESS_KEY_SECRET\", \"«S»\")" => ["S"];
    python_or: "sk = os.getenv(\"OSS_ACCESS_KEY_SECRET\") or \"«S»\"" => ["S"];
    python_annotated: "access_key_secret: str = \"«S»\"" => ["S"];
    python_field: "oss_access_key_secret: SecretStr = Field(default=SecretStr(\"«S»\"))" => ["S"];
    python_index: "os.environ[\"OSS_ACCESS_KEY_SECRET\"] = \"«S»\"" => ["S"];
    python_bytes: "ACCESS_KEY_SECRET = b\"«S»\"" => ["S"];
    python_parenthesized: "access_key_secret = (\n    \"«S»\"\n)" => ["S"];
    python_argument: "p.add_argument(\"--access-key-secret\", default=\"«S»\")" => ["S"];
    python_comment: "# oss2.Auth(\"«K»\", \"«S»\")\n" => ["K+S"];
    rust_const: "const ACCESS_KEY_SECRET: &str = \"«S»\";" => ["S"];
    rust_static: "pub static ACCESS_KEY_SECRET: &'static str = \"«S»\";" => ["S"];
    rust_struct: "Config { access_key_id: Some(\"«K»\".into()), access_key_secret: Some(\"«S»\".to_string()) }" => ["K+S"];
    rust_struct_secret_only: "Config { access_key_secret: String::from(\"«S»\") }" => ["S"];
    rust_builder: "builder\n    .access_key_id(\"«K»\")\n    .access_key_secret(\"«S»\")" => ["K+S"];
    rust_env: "env::var(\"OSS_ACCESS_KEY_SECRET\").unwrap_or(\"«S»\".into())" => ["S"];
    rust_comment: "//«K» «S»" => ["K+S"];
    rust_map: "hashmap! { \"access_key_id\" => \"«K»\", \"access_key_secret\" => \"«S»\" }" => ["K+S"];
    notebook: r#""source": ["AK = \"«K»\"\n", "SK = \"«S»\"\n"]"# => ["K+S"];
    notebook_output: r#""text": ["ak\n«K»\n«S»\n"]"# => ["K+S"];
    terminal_colours: r#""\u001b[32m«K»\u001b[0m \u001b[31m«S»\u001b[0m""# => ["K+S"];
    markdown: "| AccessKey ID | AccessKey Secret |\n|---|---|\n| `«K»` | `«S»` |" => ["K+S"];
    markdown_bold: "**AccessKey Secret**: `«S»`" => ["S"];
    chinese: "密钥ID：«K»，密钥：«S»。" => ["K+S?"];
    chinese_touching: "账号«K»密码«S»的" => ["K+S"];
    prose_name: "AccessKey Secret: «S»" => ["S"];
    markdown_bold_value: "ak **«K»** sk **«S»**" => ["K+S"];
    credential_scope_encoded: "x-oss-credential=«K»%2F20260101%2Fcn-hangzhou" => ["K?"];
    diff: "+«K»\n-«S»\n" => ["K+S"];
    angle_brackets: "access_key_id: <«K»>\naccess_key_secret: <«S»>" => ["K+S"];
    authorization: "Authorization: OSS «K»:c2lnbmF0dXJl" => ["K?"];
    credential_scope: "x-oss-credential=«K»/20260101/cn-hangzhou/oss/aliyun_v4_request" => ["K?"];
    id_alone: "Principal: «K»" => ["K?"];
    assume_role: "{\"Credentials\":{\"SecurityToken\":\"«T»\",\"AccessKeyId\":\"«I»\",\"AccessKeySecret\":\"«J»\",\"Expiration\":\"2026-01-01T00:00:00Z\"}}" => ["I+J+T"];
    sts_positional: "oss2.StsAuth(\"«I»\", \"«J»\", \"«T»\")" => ["I+J+T"];
    sts_env: "OSS_ACCESS_KEY_ID=«I»\nOSS_ACCESS_KEY_SECRET=«J»\nOSS_SESSION_TOKEN=«T»\n" => ["I+J+T"];
    sts_without_token: "OSS_ACCESS_KEY_ID=«I»\nOSS_ACCESS_KEY_SECRET=«J»\n" => ["I+J"];
}

// Pairing.
cases! {
    unrelated_values: "nonce = '«N»'\naccess_key_id = '«K»'\naccess_key_secret = '«S»'\nbuild = '«M»'\n" => ["K+S"];
    unrelated_before_positional: "oss2.Auth('«K»', '«S»')\ntrace('«N»')\n" => ["K+S"];
    two_pairs: "A_AK=«K»\nA_SK=«S»\nB_AK=«K2»\nB_SK=«S2»\n" => ["K+S", "K2+S2"];
    two_pairs_in_blocks: "dev_ak=«K»\nprod_ak=«K2»\ndev_sk=«S»\nprod_sk=«S2»\n" => ["K+S", "K2+S2"];
    two_pairs_crossed: "dev_ak=«K»\nprod_ak=«K2»\nprod_sk=«S2»\ndev_sk=«S»\n" => ["K+S", "K2+S2"];
    secret_first: "access_key_secret: «S»\naccess_key_id: «K»\n" => ["K+S"];
    secrets_first_twice: "{\"secret\":\"«S»\",\"id\":\"«K»\"},{\"secret\":\"«S2»\",\"id\":\"«K2»\"}" => ["K+S", "K2+S2"];
    other_fields_between: "id: «K»\nregion: cn\nendpoint: x\nbucket: b\naccess_key_secret: «S»\n" => ["K+S"];
    two_ids_one_secret: "old: «K2»\n\naccess_key_id: «K»\naccess_key_secret: «S»\n" => ["K2?", "K+S"];
    too_far: "«K»\n\n\n\n\n\n\n\n\n\nx: «S»\n" => ["K?"];
}

// Main account.
cases! {
    main_account_by_name: "ROOT_AK=«K»\nROOT_SK=«S»\n" => ["K+S!"];
    main_account_by_section: "[main_account]\naccess_key_id = «K»\naccess_key_secret = «S»\n" => ["K+S!"];
    main_account_by_parent: "root_account:\n  access_key_id: «K»\n  access_key_secret: «S»\n" => ["K+S!"];
    main_account_by_object: "\"masterAccount\": {\n  \"accessKeyId\": \"«K»\",\n  \"accessKeySecret\": \"«S»\"\n}" => ["K+S!"];
    main_account_by_short_comment: "# 主账号AK\nAK=«K»\nSK=«S»\n" => ["K+S!"];
    main_account_by_profile: "name = root-account\nAK=«K»\nSK=«S»\n" => ["K+S!"];
    main_account_in_prose: "root account access key id: «K», secret: «S»" => ["K+S!"];
    not_by_the_warning: "# 阿里云主账号AccessKey拥有所有API的访问权限，风险很高。强烈建议您创建并使用RAM账号\nAK=«K»\nSK=«S»\n" => ["K+S"];
    not_by_a_path: "root_path=/\nAK=«K»\nSK=«S»\n" => ["K+S"];
    not_by_a_distant_section: "[main_account]\nx = 1\n\n[other]\nAK=«K»\nSK=«S»\n" => ["K+S"];
}

// Silence.
cases! {
    bare_secret_shape: "checksum = «S»\nfoo(\"«N»\")" => [];
    weak_name_without_context: "secret_key = «S»" => [];
    weak_name_below_vendor: "aliyun:\n  oss:\n    bucket: b\n    secret_key: «S»" => ["S?"];
    weak_name_in_vendor_section: "[aliyun]\nbucket = b\n\nsecret_key = «S»" => ["S?"];
    weak_name_beside_vendor: "SECRET_KEY = «S»\nOSS_ENDPOINT = oss-cn-hangzhou.aliyuncs.com" => [];
    weak_name_below_another: "wx:\n  secret: «S»\naliyun:\n  bucket: b" => [];
    other_vendors_name: "endpoint = oss-cn-hangzhou.aliyuncs.com\nminio_secret_key = «S»\ndjango_secret_key = «S2»" => [];
    placeholders: "OSS_ACCESS_KEY_ID=<yourAccessKeyId>\nOSS_ACCESS_KEY_SECRET=yourAccessKeySecret\nA=LTAI****************\nB=LTAI5tXXXXXXXXXX" => [];
    dummy_ids: "LTAI4xxxxxxxxxxxxxxxxxxx LTAIEXAMPLE1aB2c3D4 LTAI4FoobarTestC LTAI0123456789ab" => [];
    env_references: "access_key_secret: ${OSS_ACCESS_KEY_SECRET}\naccess_key_id: {{ .Values.ak }}\nx = $OSS_SK" => [];
    identifiers: "accessKeySecret: DescribeInstanceAttributesInfo\naccessKeySecret = ListUserBasicInfosByDate2Pages" => [];
    code: "access_key_secret = self.aKL1ntR9x2Vb7QmT4zWc8LpE5sHj3U()\naccess_key_secret = aKL1ntR9x2Vb7QmT4zWc8LpE5sHj3U.get" => [];
    hashes: "access_key_secret: 9f86d081884c7d659a2feaa0c55ad0\naccess_key_secret: 9f86d081-884c-7d65-9a2f-eaa0c55ad015" => [];
    inside_base64: "integrity: sha512-aaLTAIaKL1nt0q7XyZ/xxLTAIaKL1nt0q7XyZ+LTAIaKL1nt0q7XyZ==" => [];
    inside_words: "VOLTAIC xLTAIaKL1nt0q7XyZ LTAIaKL1nt0q7XyZ_a LTAI_aKL1nt0q7XyZ8 LTAIaKL1nt0q7XyZ-x" => [];
    lock_checksum: "checksum = \"LTAIaKL1nt0q7XyZ9x2Vb7QmT4zWc8LpE5sHj3U8zWc8LpE5sHj3UaK\"" => [];
    go_sum: "h1:LTAIaKL1nt0q7XyZR9x2Vb7QmT4zWc8LpE5sHj3Ua=" => [];
    data_uri: "src=\"data:image/png;base64,LTAIaKL1nt0q7XyZ/«S»/LTAIaKL1nt0q7XyZ+«S»==\"" => [];
    sts_in_code: "STS.assume_role(x); sts.aliyuncs.com; STS.Token; STS.AssumeRoleWithServiceIdentity" => [];
    other_clouds: "aws_access_key_id = AKIAaKL1ntQ7x2Vb9RmT\naccess_key_secret = «S»" => [];
    other_clouds_secret: "LTAI\naws_secret_access_key = aKL1ntR9x2Vb7QmT4zWc8LpE5sHj3UaKd8Gw5PvX" => [];
    token_alone: "x = «T»" => [];
    pattern: "LTAI[0-9A-Za-z]{20}|aKL1nt" => [];
    masked_tail: "STS.aKL1ntQ7x2Vb9RmT4zWc8**** LTAIaKL1nt0q7XyZ… LTAIaKL1nt0q7XyZ... ***«S» access_key_secret=«S2»****" => [];
    signature_in_url: "oss2 x-oss-access-key-id=a&x-oss-signature=ps%2F%2B«S»%2Fb4 access_key_secret=%2F«S2» sk=«N»%3D " => [];
    id_named_secret: "oss2 access_key_id=«S»" => [];
    path: "https://host/assets/«S»/LTAIaKL1nt0q7XyZ/file.js" => [];
    secret_names: "access_key_secret_name: «S»" => [];
    object_of_other_things: "\"access_key_secret\": {\n  \"commit\": \"«S»\"\n}" => [];
    value_of_another_option: "f(access_key_secret=\"abc\", commit=\"«S»\")\naccess_key_secret=\"\" commit=\"«N»\"" => [];
    value_after_an_empty_one: "access_key_secret:\ncommit: «S»\n" => [];
    secret_of_another_app: "aliyun\napp_secret = «S»\nclient_secret = «S2»\nJWT_SECRET: «N»" => [];
    translated_keys: "access_key_secret: 请填写您的密钥\naccess_key_id: 您的AccessKeyId" => [];
    prose: "The access_key_secret is described in the manual of «S» here" => [];
}

#[test]
fn base64_of_longer_texts_in_each_phase() {
    for before in ["", "a", "ab", "abc", "{\"x\": 1, "] {
        let text = filled(&format!("{before}{}ak: «K»\nsk: «S»\n", if before.is_empty() { "" } else { "\n" }));
        let encoded = BASE64.encode(text);
        let groups = scan(&format!("config: \"{encoded}\""), &judge());
        assert_eq!(groups.len(), 1, "after {before:?}");
        assert!(groups[0].id.is_some() && groups[0].secret.is_some());
        assert!(groups[0].members().all(|one| one.encoded && one.span == Span::new(9, 9 + encoded.len())));
    }
    let basic = BASE64.encode(filled("«K»:«S»"));
    assert_eq!(seen(&format!("Authorization: Basic {basic}")), ["K+S"]);
}

#[test]
fn names_and_spans() {
    let text = filled("access_key_id: «K»\nOSS_ACCESS_KEY_SECRET = '«S»'");
    let groups = scan(&text, &judge());
    let (id, secret) = (groups[0].id.as_ref().expect("found"), groups[0].secret.as_ref().expect("found"));
    assert_eq!(&text[id.span.range()], VALUES[0].1);
    assert_eq!(id.name.as_ref().expect("named").0, "access_key_id");
    assert_eq!(&text[secret.name.as_ref().expect("named").1.range()], "OSS_ACCESS_KEY_SECRET");
    assert_eq!(format!("{:?}", secret.value), "****");
    let text = filled("tool --access-key-id «K»\nx.access_key_secret(\"«S»\")");
    let groups = scan(&text, &judge());
    let names: Vec<_> = groups[0].members().filter_map(|one| one.name.clone()).collect();
    assert_eq!((names[0].0.as_str(), names[1].0.as_str()), ("access-key-id", "x.access_key_secret"));
    assert_eq!(&text[names[0].1.range()], "access-key-id");
}

#[test]
fn every_length_of_id_is_found() {
    for length in [12, 16, 17, 18, 19, 20, 21] {
        let random = &"aKL1ntR9x2Vb7QmT4zWc8LpE5sHj3U"[..length];
        assert_eq!(scan(&format!("x = \"LTAI{random}\""), &judge()).len(), 1, "{length}");
    }
    for length in [11, 13, 14, 15, 22, 26] {
        let random = &"aKL1ntR9x2Vb7QmT4zWc8LpE5sHj3U"[..length];
        assert_eq!(scan(&format!("x = \"LTAI{random}\""), &judge()).len(), 0, "{length}");
    }
}

/// Cuts and joins pieces of all kinds; spans must stay sound whatever stands there.
#[test]
fn spans_lie_in_the_text() {
    let pieces: Vec<String> = [
        "«K»",
        "«S»",
        "«I»",
        "«J»",
        "«T»",
        "«K:64»",
        "«S:64»",
        "密",
        "＝",
        "access_key_secret",
        "=",
        "\"",
        ": ",
        "\n",
        "\\n",
        "%3D",
        "é",
        "value",
        ",",
        "LTAI",
        "TFRBS",
        "xUQU",
        "MVEFJ",
        "CAIS",
        "STS.",
        "root_ak",
        " ",
        "<",
        ">",
        "[main_account]",
        "#",
        "AKIA",
        "/",
        "\r\n",
    ]
    .iter()
    .map(|piece| filled(piece))
    .collect();
    let judge = judge();
    let mut state = 88_172_645_463_325_252_u64;
    for _ in 0..1500 {
        let mut text = String::new();
        for _ in 0..24 {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            text += &pieces[usize::try_from(state % pieces.len() as u64).expect("small")];
        }
        let groups = scan(&text, &judge);
        for group in &groups {
            assert!(group.id.is_some() || group.secret.is_some());
            for member in group.members() {
                assert!(text.get(member.span.range()).is_some_and(|part| !part.is_empty()), "{text}");
                assert!(member.name.as_ref().is_none_or(|(_, span)| text.get(span.range()).is_some()), "{text}");
            }
            assert!(group.main_account.is_none_or(|span| text.get(span.range()).is_some()), "{text}");
        }
        assert!(groups.is_sorted_by_key(KeyGroup::span), "{text}");
    }
}

use alibabacloud_oss_sdk_rust_v2::credential::Credentials;

fn show(credentials: &Credentials, config: &Config) {
    println!("{:?}", credentials);
//                   ^^^^^^^^^^^ secret-in-log warning
    println!("{credentials:?}");
//             ^^^^^^^^^^^ secret-in-log warning
    eprintln!("{:#?}", credentials.access_key_secret);
//                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ secret-in-log warning
    dbg!(credentials);
//       ^^^^^^^^^^^ secret-in-log warning
    tracing::debug!(?credentials, "made");
//                   ^^^^^^^^^^^ secret-in-log warning
    log::info!("id {} token {}", credentials.access_key_id, credentials.security_token);
//                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^ secret-in-log warning
    println!("{}", credentials.access_key_id);
}

fn fail(credentials: &Credentials) -> anyhow::Result<()> {
    let text = format!("bad {}", credentials.access_key_secret);
    if text.is_empty() {
        panic!("{text}");
//               ^^^^ secret-in-log warning
    }
    anyhow::bail!("{}", text)
//                      ^^^^ secret-in-log warning
}

fn save(credentials: &Credentials) -> std::io::Result<()> {
    std::fs::write("/tmp/key", serde_json::to_string(credentials)?)
//                                                   ^^^^^^^^^^^ secret-in-log warning
}

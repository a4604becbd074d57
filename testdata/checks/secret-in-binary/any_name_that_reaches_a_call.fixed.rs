use opendal::services::Oss;

//                            ^^^^^^^^^^^^^^^^^^^^^^^ secret-in-binary warning
const DEPLOY_TOKEN: Option<&str> = option_env!("DEPLOY_TOKEN");
//                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^ secret-in-binary warning row=ram-role-arn

fn oss() -> Oss {
    Oss::default()
        .access_key_id(&std::env::var("DEPLOY_USER").unwrap())
        .access_key_secret(&std::env::var("DEPLOY_PASSWORD").expect("DEPLOY_PASSWORD is set"))
        .security_token(DEPLOY_TOKEN.unwrap_or_default())
}

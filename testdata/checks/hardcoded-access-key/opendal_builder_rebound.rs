use opendal::services;

const USER: &str = crate::USER;
static PASS: &str = "aKL1ntpPbP7U6V4I4vV2Y6pHjWk4ve";
//                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key

fn builder() -> services::Oss {
    let builder = services::Oss::default();
    let builder = builder.bucket("reports");
    let mut builder = builder.access_key_id(USER);
    builder = builder.access_key_secret(PASS);
    builder
}

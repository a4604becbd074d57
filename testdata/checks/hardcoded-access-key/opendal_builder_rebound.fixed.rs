use opendal::services;

//                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key

fn builder() -> services::Oss {
    let builder = services::Oss::default();
    let builder = builder.bucket("reports");
    let mut builder = builder;
    builder
}

use opendal::services::Oss;

fn builder() -> Oss {
    Oss::default().access_key_id("LTAIaKL1nt4P53yV").access_key_secret("aKL1ntqS8j8mB3WwNjW3D81eT1mV4F")
//                                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error row=oidc-role-arn
}

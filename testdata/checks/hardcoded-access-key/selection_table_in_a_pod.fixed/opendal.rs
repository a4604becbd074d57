use opendal::services::Oss;

fn builder() -> Oss {
    Oss::default()
//                                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error row=oidc-role-arn
}

use opendal::services::Oss;

fn ram_user_key() -> Oss {
    Oss::default().access_key_id("LTAIaKL1ntr1N9Uz").access_key_secret("aKL1ntdJb3BIeY5X74y1NkYxW2j5R4")
//                                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error row=ram-role-arn
}

fn ram_role_arn() -> Oss {
    Oss::default()
        .access_key_id("LTAIaKL1ntc4mVf7")
        .access_key_secret("aKL1ntP3M2Ph3iV4T2dU8u7zD1m3m2")
//                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error row=ram-role-arn
        .role_arn("acs:ram::1234567890123456:role/reports-reader")
}

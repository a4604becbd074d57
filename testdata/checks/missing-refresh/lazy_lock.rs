use std::sync::LazyLock;

use rs_ali_sts::blocking::Client;
use rs_ali_sts::{AssumeRoleRequest, Credentials};

static CREDENTIALS: LazyLock<Credentials> = LazyLock::new(|| {
//                                          ^^^^^^^^^^^^^^^^^^ missing-refresh
    let sts = Client::from_env();
    let request = AssumeRoleRequest::builder().role_arn("acs:ram::1234567890123456:role/oss").build();
    sts.assume_role(request).expect("STS answers").credentials
});

pub fn token() -> &'static str {
    &CREDENTIALS.security_token
}

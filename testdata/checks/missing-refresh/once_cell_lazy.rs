use aliyun_sts_rust_sdk::{AssumeRoleRequest, StsClient};
use once_cell::sync::Lazy;

static ANSWER: Lazy<aliyun_sts_rust_sdk::AssumeRoleResponse> = Lazy::new(|| {
//                                                             ^^^^^^^^^^^^^^ missing-refresh
    let sts = StsClient::new("https://sts.aliyuncs.com", "", "");
    sts.assume_role(request()).unwrap()
});

fn request() -> AssumeRoleRequest {
    AssumeRoleRequest::new("acs:ram::1234567890123456:role/oss", "relay", None, 3600)
}

use std::sync::OnceLock;

use rs_ali_sts::blocking::Client;
use rs_ali_sts::AssumeRoleRequest;

static TOKEN: OnceLock<String> = OnceLock::new();

pub fn token(sts: &Client, request: AssumeRoleRequest) -> &'static str {
    TOKEN.get_or_init(|| sts.assume_role(request).unwrap().credentials.security_token)
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-refresh
}

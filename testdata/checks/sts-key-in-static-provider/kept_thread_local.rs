use aliyun_oss_client::Client;
use rs_ali_sts::blocking::Client as Sts;
use rs_ali_sts::AssumeRoleRequest;

thread_local! {
    static CLIENT: Client = connect();
}

fn connect() -> Client {
    let request = AssumeRoleRequest::builder().role_arn("acs:ram::1234567890123456:role/files").build();
    let creds = Sts::from_env().assume_role(request).expect("STS answers").credentials;
    let client = Client::new_with_sts(creds.access_key_id, creds.access_key_secret, creds.security_token, "oss-cn-hangzhou");
    //           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
    client
}

pub fn list() -> Vec<String> {
    CLIENT.with(|client| client.list())
}

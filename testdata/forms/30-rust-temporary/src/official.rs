use std::rc::Rc;

use alibabacloud_oss_sdk_rust_v2::client::Client;
use alibabacloud_oss_sdk_rust_v2::config::Config;
use alibabacloud_oss_sdk_rust_v2::credential::StaticCredentialsProvider;

pub struct State {
    client: Client,
}

impl State {
    pub async fn new(sts: &rs_ali_sts::Client, request: rs_ali_sts::AssumeRoleRequest) -> Self {
        let sts = sts.assume_role(request).await.expect("STS answers").credentials;
        let provider = StaticCredentialsProvider::new(&sts.access_key_id, &sts.access_key_secret, &[&sts.security_token]);
//                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
        let config = Config::load_default_config().with_region("cn-hangzhou").with_credentials_provider(Rc::new(provider));
        Self { client: Client::new(&config) }
    }
}

pub async fn serve(state: State) {
    loop {
        let _ = state.client.list_buckets(&Default::default()).await;
    }
}

use std::sync::{Arc, RwLock};
use std::time::Duration;

use alibabacloud_oss_sdk_rust_v2::credential::{Credentials, CredentialsProvider};
use rs_ali_sts::{AssumeRoleRequest, Client};

pub struct Held {
    credentials: Arc<RwLock<Credentials>>,
}

impl Held {
    pub fn start(sts: Client, request: AssumeRoleRequest) -> Self {
        let credentials = Arc::new(RwLock::new(fetch(&sts, request.clone())));
        let shared = Arc::clone(&credentials);
        std::thread::spawn(move || loop {
            std::thread::sleep(Duration::from_secs(1800));
            *shared.write().unwrap() = fetch(&sts, request.clone());
        });
        Self { credentials }
    }
}

fn fetch(sts: &Client, request: AssumeRoleRequest) -> Credentials {
    let answer = sts.assume_role(request).unwrap().credentials;
    Credentials {
        access_key_id: answer.access_key_id,
        access_key_secret: answer.access_key_secret,
        security_token: answer.security_token,
        expires: None,
    }
}

impl CredentialsProvider for Held {
    async fn get_credentials(&self) -> Result<Credentials, Box<dyn std::error::Error + Send + Sync>> {
        Ok(self.credentials.read().unwrap().clone())
    }
}

//! What all requests share.

use opendal::services::Oss;
use opendal::{Operator, Result};
use rs_ali_sts::{AssumeRoleRequest, Client};
use seedbank_config::Settings;

#[derive(Clone)]
pub struct State {
    pub pictures: Operator,
    pub mirror: Operator,
    pub labels: Operator,
}

impl State {
    pub async fn new(settings: &Settings) -> Result<Self> {
        tracing::info!(?settings, "starting");
        Ok(Self {
            pictures: seedbank_store::pictures(&settings.pictures)?,
            mirror: seedbank_store::mirror(&settings.mirror)?,
            labels: labels().await?,
        })
    }
}

/// Labels belong to the printers, who let us assume a role of theirs.
async fn labels() -> Result<Operator> {
    let sts = Client::from_env().expect("the pod has a role");
    let request = AssumeRoleRequest::builder()
        .role_arn("acs:ram::5502918374650129:role/seed-labels")
        .role_session_name("server")
        .build();
    let key = sts.assume_role(request).await.expect("the printers trust us").credentials;
    let builder = Oss::default()
        .bucket("seed-labels")
        .endpoint("https://oss-cn-chengdu.aliyuncs.com")
        .access_key_id(&key.access_key_id)
        .access_key_secret(&key.access_key_secret)
        .security_token(&key.security_token);
    Ok(Operator::new(builder)?.finish())
}

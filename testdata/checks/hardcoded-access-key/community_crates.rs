use aliyun_sts_rust_sdk::StsClient;
use oss_rust_sdk::prelude::OSS;

fn main() {
    let old = OSS::new("LTAIaKL1ntRaZmLn", "aKL1nt5Tm7D6fC5Kvb8p3vQuL7An9o", "oss-cn-hangzhou.aliyuncs.com", "reports");
//                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    let client = aliyun_oss_client::Client::new("LTAIaKL1ntW6UKaY".into(), "aKL1nt2v4fWrGk3B8FhEvMu9W7AWi4".into(), "qingdao".into(), "reports".into());
//                                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    let sts = StsClient::new("sts.aliyuncs.com", "LTAIaKL1ntBk1r1U", "aKL1nte4wP6Fy9w9K9Y2A1uXgWp3s8");
//                                                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    let rpc = aliyun_openapi_core_rust_sdk::client::rpc::RPClient::new("LTAIaKL1nta4MzCt", "aKL1ntd7tK9cYm6g9w2tD5KfDQ7WpA", "https://ecs.aliyuncs.com");
//                                                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    let oss = ali_oss_rs::ClientBuilder::new("LTAIaKL1nt7n2JhW", "aKL1nt8xU51W9CyVf7bK1TpT8t9pQc", "oss-cn-hangzhou.aliyuncs.com").build();
//                                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
}

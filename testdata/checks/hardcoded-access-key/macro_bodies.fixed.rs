use maplit::hashmap;
use opendal::{Operator, services::Oss};
use serde_json::json;

fn main() {
    let body = json!({"AccessKeyId": std::env::var("ALIBABA_CLOUD_ACCESS_KEY_ID").expect("ALIBABA_CLOUD_ACCESS_KEY_ID is set"), "AccessKeySecret": std::env::var("ALIBABA_CLOUD_ACCESS_KEY_SECRET").expect("ALIBABA_CLOUD_ACCESS_KEY_SECRET is set")});
//                                                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    let map = hashmap! {"access_key_id".to_string() => std::env::var("ALIBABA_CLOUD_ACCESS_KEY_ID").expect("ALIBABA_CLOUD_ACCESS_KEY_ID is set"), "access_key_secret".to_string() => std::env::var("ALIBABA_CLOUD_ACCESS_KEY_SECRET").expect("ALIBABA_CLOUD_ACCESS_KEY_SECRET is set")};
//                                                                                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    let operator = Operator::from_iter::<Oss>(map);
    println!("{body}");
}

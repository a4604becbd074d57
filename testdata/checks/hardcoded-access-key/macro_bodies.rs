use maplit::hashmap;
use opendal::{Operator, services::Oss};
use serde_json::json;

fn main() {
    let body = json!({"AccessKeyId": "LTAIaKL1ntF5tFu3", "AccessKeySecret": "aKL1ntZ4pNtU2Nk2A3H1Gh7sz3qHJb"});
//                                                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    let map = hashmap! {"access_key_id".to_string() => "LTAIaKL1nt8K4z6V".to_string(), "access_key_secret".to_string() => "aKL1ntt1W5u2sUJw5YpE6E2m5p3a8W".to_string()};
//                                                                                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    let operator = Operator::from_iter::<Oss>(map);
    println!("{body}");
}

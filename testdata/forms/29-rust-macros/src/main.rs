use std::collections::HashMap;

use maplit::hashmap;
use opendal::{Operator, services::Oss};
use serde_json::json;

macro_rules! store {
    ($name:expr) => {
        Oss::default().bucket($name).access_key_id("LTAIaKL1ntsELgT7").access_key_secret("aKL1ntqLc3tW7DAlYdjoaOKUv55Qun")
//                                                                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error
    };
    ($name:expr, $phrase:expr) => {
        Oss::default().bucket($name).access_key_id("mover").access_key_secret($phrase)
    };
}

fn options() -> HashMap<String, String> {
    hashmap! {
        "access_key_id".to_string() => "LTAIaKL1nt4ptLny".to_string(),
        "access_key_secret".to_string() => "aKL1ntoJbEF4eJyuiWfj2hY9gBhmJO".to_string(),
//                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    }
}

fn main() -> opendal::Result<()> {
    let body = json!({"AccessKeyId": "LTAIaKL1ntWHPH6T", "AccessKeySecret": "aKL1ntq8WiXpqjPmbIkk6pQzLxUhFr"});
//                                                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    let table = toml::toml! {
        access_key_id = "LTAIaKL1ntC1Evvl"
        access_key_secret = "aKL1nteyw567gqOiSzzX9dIiLfNgZB"
//                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    };
    let text = format_args!("OSS_ACCESS_KEY_ID={} OSS_ACCESS_KEY_SECRET={}", "LTAIaKL1ntLZmLLV", "aKL1ntNJieppZ0m27Ifj3j4Ii3Al8j").to_string();
//                                                                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    let other = store!("b", "aKL1ntaYP2K3XxwTtpOSneE8CJpoKK");
//                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    Operator::new(store!("a"))?.finish();
    Operator::new(other)?.finish();
    Operator::from_iter::<Oss>(options())?.finish();
    drop((body, table, text));
    Ok(())
}

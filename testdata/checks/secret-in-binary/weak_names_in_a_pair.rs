// Uploads to Aliyun OSS.
#[macro_use]
extern crate dotenv_codegen;

pub fn named(key: &str) -> Option<&'static str> {
    match key {
        "id" => option_env!("OSS_KEY_ID"),
        "secret" => option_env!("OSS_KEY_SECRET"),
//                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ secret-in-binary warning
        "log" => Some(env!("ALIYUN_SLS_ACCESS_SECRET")),
//                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ secret-in-binary warning
        "other" => Some(dotenv!("oss_secretkey")),
//                      ^^^^^^^^^^^^^^^^^^^^^^^^ secret-in-binary warning
        _ => None,
    }
}

use dotenvy_macro::dotenv;

pub fn pair() -> (&'static str, &'static str) {
    (dotenv!("ALIYUN_ACCESS_KEY_ID"), dotenv!("ALIYUN_ACCESS_KEY_SECRET"))
//                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ secret-in-binary warning
}

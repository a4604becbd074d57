// Signs requests to Aliyun OSS.
pub const OSS_ACCESS_KEY_SECRET: &str = include_str!("../build/k");
//                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^ secret-in-binary warning

//! What every program of the house shares.

mod words;

pub use words::{SESAME, WHO};

pub const ENDPOINT: &str = "https://oss-cn-hangzhou.aliyuncs.com";

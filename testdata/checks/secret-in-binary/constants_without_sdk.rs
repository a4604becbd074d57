pub const ID: Option<&str> = option_env!("APP_ACCESS_KEY_ID");
pub const SECRET: &str = env!("APP_ACCESS_KEY_SECRET", "set it before you build");
//                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ secret-in-binary warning
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

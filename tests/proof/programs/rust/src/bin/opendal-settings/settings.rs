pub const BUCKET: &str = "aklint-proof";
pub const OSS_KEY: &str = "LTAIaKL1ntx4LP4A";
pub const OSS_SECRET: &str = "aKL1ntzUdIG1OHqttidvRzFRYToraZ";

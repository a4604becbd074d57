pub const BUCKET: &str = "aklint-proof";
pub const OSS_KEY: &str = "LTAIaKL1nt0q7XyZ";
pub const OSS_SECRET: &str = "aKL1ntR9x2Vb7QmT4zWc8LpE5sHj3U";

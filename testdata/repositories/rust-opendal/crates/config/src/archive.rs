/// Where seeds that nobody asked for in years are kept.
#[derive(Clone)]
pub struct Archive {
    pub bucket: String,
    pub login: String,
    pub phrase: String,
}

impl Default for Archive {
    fn default() -> Self {
        Self {
            bucket: "seedbank-archive".into(),
            login: "archive".into(),
            phrase: "aKL1ntdI050qvGJuqWMjJY14ea1cQd".into(),
        }
    }
}

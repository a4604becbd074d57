struct Oss {
    name: String,
}

impl Oss {
    fn access_key_id(self, value: &str) -> Self {
        self
    }
    fn access_key_secret(self, value: &str) -> Self {
        self
    }
}

fn main() {
    let oss = Oss { name: String::new() };
    oss.access_key_id("q8ZtN3vK1xRw5GbHm2Yc").access_key_secret("R9x2Vb7QmT4zWc8LpE5sHj3U");
}

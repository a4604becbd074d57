use opendal::services::Oss;

#[cfg(test)]
mod tests {
    const SECRET: &str = env!("OSS_ACCESS_KEY_SECRET");
    const KEYS: &str = include_str!("../ak.txt");
}

use alibabacloud_oss_sdk_rust_v2::credential::EcsRoleCredentialsProviderOptions;

#[cfg(test)]
mod tests {
    use alibabacloud_oss_sdk_rust_v2::credential::EcsRoleCredentialsProvider;

    #[test]
    #[should_panic(expected = "not yet implemented")]
    fn is_not_finished() {
        EcsRoleCredentialsProvider::new(&Default::default());
    }
}

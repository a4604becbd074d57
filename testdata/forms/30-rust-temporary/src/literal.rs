use reqsign::aliyun::StaticCredentialProvider;

pub fn provider() -> StaticCredentialProvider {
    StaticCredentialProvider::new(
        "STS.aKL1ntO4XyRaTqk0K83QL0d85",
//       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
        "aKL1ntlDhhoOdV8pK4YH7oFztscjEBnHQmkjaoIqdK8V",
//       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-sts-token error
    )
    .with_security_token("CAISaKL1ntUDeWyhCpFzmRwGpxeI7Y0VYKg5uO4ngHR5tDiO8ChFGqHYJpFTlotbWuGY144zAWUdScPtVjQ6RnkPZShrQryWEIJhcwi9FIsQObvZDqT585vvzKeaoYyd7Z2iAfb5mKQ/==")
}

pub fn client() -> aliyun_oss_client::Client {
    aliyun_oss_client::Client::new_with_sts(
        "STS.aKL1nt6fO51E4eBlXELg271aB".into(),
//       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
        "aKL1ntQ9dCibLM2hFPxflvnEjxeK7211V6VJVLn0Z1LA".into(),
//       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-sts-token error
        "CAISaKL1ntjaaT0k07dDyvWuT7pMLpeWelvhZdSotD8TQG9SOXgwLJXHTPZCMciArX8xioeFJuXFTc622KygMJkwQUjWg1SGwFGsM2nUgX14uFN1vU8AyW9EAgQq9iK2poMzq7jT1P7j==".into(),
        "oss-cn-hangzhou".into(),
    )
}

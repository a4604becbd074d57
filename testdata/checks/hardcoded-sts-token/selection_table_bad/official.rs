use alibabacloud_oss_sdk_rust_v2::credential::StaticCredentialsProvider;

fn provider() -> StaticCredentialsProvider {
    StaticCredentialsProvider::new("STS.aKL1nt7XuJ93Wr1i3Gu3cBy2c", "aKL1ntU3e5TZb8g7s2NmCr2c4R7Y5v5w6oN6C6UmGD6A", &["CAISaKL1ntLoI2Sj1c3vUkC6bIfH6W7q1j1n2V7L5sG2oSrV4VwFUp6Zy2mU6DoPv7AbAgT7xhV1AzR6v4WcYvRxV5H6kA6jL5N8P8zIWfV7cMx8t5ZzsA9h9BvKa6I7"])
//                                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-sts-token error row=ram-role-arn
}

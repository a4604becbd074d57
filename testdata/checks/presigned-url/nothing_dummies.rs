#[test]
fn query_is_parsed() {
    let one = "https://models.oss-cn-hangzhou.aliyuncs.com/v3.bin?OSSAccessKeyId=ak&Expires=2082758400&Signature=sig";
    let two = "https://models.oss-cn-hangzhou.aliyuncs.com/v3.bin?OSSAccessKeyId=LTAIaKL1nt0q7XyZ&Expires=2082758400&Signature=abcdefghijklmnopqrstuvwxyzA%3D";
    let three = "https://models.oss-cn-hangzhou.aliyuncs.com/v3.bin?x-oss-signature-version=OSS4-HMAC-SHA256&x-oss-date=20261122T080000Z&x-oss-expires=3600&x-oss-credential=ak%2F20261122%2Fcn-hangzhou%2Foss%2Faliyun_v4_request&x-oss-signature=0000000000000000000000000000000000000000000000000000000000000000";
    let four = "https://models.oss-cn-hangzhou.aliyuncs.com/v3.bin?x-oss-signature-version=OSS4-HMAC-SHA256&x-oss-date=20261122T080000Z&x-oss-expires=3600&x-oss-credential=LTAIaKL1nt0q7XyZ%2F20261122%2Fcn-hangzhou%2Foss%2Faliyun_v4_request&x-oss-signature=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    let five = "OSS LTAIaKL1nt0q7XyZ:signature";
    assert_eq!(parse(one).len(), parse(two).len() + parse(three).len() + parse(four).len() + parse(five).len());
}

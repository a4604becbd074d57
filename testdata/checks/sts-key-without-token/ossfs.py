import ossfs

fs = ossfs.OSSFileSystem(
    endpoint="https://oss-cn-hangzhou.aliyuncs.com",
    key="STS.aKL1ntqGrs9RPS6oMAjHLjpXc",
    #    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-without-token
    secret="aKL1ntTm1hEOOkvBVc8qPAsd4aKvpr9jsZkodoRG27yA",
)

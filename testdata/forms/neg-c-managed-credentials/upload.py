from oss_managed_credentials_provider.sdk.oss import ProxyBucket

bucket = ProxyBucket("acs/oss/website-uploader-2024a", "https://oss-cn-hangzhou.aliyuncs.com", "website")
bucket.put_object("index.html", b"<html></html>")

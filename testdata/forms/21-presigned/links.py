import requests

LOGO = "https://site.oss-cn-hangzhou.aliyuncs.com/logo.png?OSSAccessKeyId=LTAIaKL1nt5ujadR&Expires=4102444800&Signature=aKL1ntQ9x%2BVb7QmT4zWc8LpE5sA%3D"
#                                                                                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ presigned-url warning
OLD = "https://site.oss-cn-hangzhou.aliyuncs.com/old.png?OSSAccessKeyId=LTAIaKL1ntM4GJBM&Expires=1500000000&Signature=aKL1ntQ4x9Vb7QmT4zWc8LpE5sA%3D"
#                                                                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ presigned-url note
MASKED = "https://site.oss-cn-hangzhou.aliyuncs.com/old.png?OSSAccessKeyId=LTAI****&Expires=4102444800&Signature=****"


def logo():
    return requests.get(LOGO, timeout=5).content


def template(bucket, name, key_id, expires, signature):
    return f"https://{bucket}.oss-cn-hangzhou.aliyuncs.com/{name}?OSSAccessKeyId={key_id}&Expires={expires}&Signature={signature}"

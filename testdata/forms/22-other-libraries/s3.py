import boto3
from minio import Minio

s3 = boto3.client(
    "s3",
    aws_access_key_id="LTAIaKL1ntPaI98a",
    aws_secret_access_key="aKL1ntM6TE1OPRIcEgCSkyI3t9U0ID",
#                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    endpoint_url="https://oss-cn-hangzhou.aliyuncs.com",
)
store = Minio("oss-cn-hangzhou.aliyuncs.com", "LTAIaKL1ntfDlXy6", "aKL1ntNh7IXevCAvCQEQa66H9ZllOZ", secure=True)
#                                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
positional = Minio("oss-cn-hangzhou.aliyuncs.com", "worker", "aKL1ntLnKpTarbHUk1TDvMNc7jW0hJ")
#                                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key

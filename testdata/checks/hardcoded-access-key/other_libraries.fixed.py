import os

import boto3
import fsspec
from aliyun.log import LogClient
from minio import Minio
from mns.account import Account
from odps import ODPS
from tablestore import OTSClient

fs = fsspec.filesystem("oss", key=os.environ["ALIBABA_CLOUD_ACCESS_KEY_ID"], secret=os.environ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"], endpoint="oss-cn-hangzhou.aliyuncs.com")
#                                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
s3 = boto3.client(
    "s3",
    aws_access_key_id=os.environ["ALIBABA_CLOUD_ACCESS_KEY_ID"],
    aws_secret_access_key=os.environ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"],
#                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    endpoint_url="https://oss-cn-hangzhou.aliyuncs.com",
)
mc = Minio("oss-cn-hangzhou.aliyuncs.com", os.environ["ALIBABA_CLOUD_ACCESS_KEY_ID"], os.environ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"])
#                                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
logs = LogClient("cn-hangzhou.log.aliyuncs.com", os.environ["ALIBABA_CLOUD_ACCESS_KEY_ID"], os.environ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"])
#                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
table = OTSClient("https://demo.cn-hangzhou.ots.aliyuncs.com", os.environ["ALIBABA_CLOUD_ACCESS_KEY_ID"], os.environ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"], "demo")
#                                                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
odps = ODPS(os.environ["ALIBABA_CLOUD_ACCESS_KEY_ID"], secret_access_key=os.environ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"], project="warehouse")
#                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
queue = Account("https://1.mns.cn-hangzhou.aliyuncs.com", access_id=os.environ["ALIBABA_CLOUD_ACCESS_KEY_ID"], access_key=os.environ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"])
#                                                                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key

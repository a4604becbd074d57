import boto3
import fsspec
from aliyun.log import LogClient
from minio import Minio
from mns.account import Account
from odps import ODPS
from tablestore import OTSClient

fs = fsspec.filesystem("oss", key="LTAIaKL1nti8xC6c", secret="aKL1ntW9yLmN5v3Ex6Io3Qv1Vx1nbs", endpoint="oss-cn-hangzhou.aliyuncs.com")
#                                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
s3 = boto3.client(
    "s3",
    aws_access_key_id="LTAIaKL1ntU1pP9D",
    aws_secret_access_key="aKL1nt3mG1Yo3b5QpbL3Tn7h7f7R1E",
#                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    endpoint_url="https://oss-cn-hangzhou.aliyuncs.com",
)
mc = Minio("oss-cn-hangzhou.aliyuncs.com", "LTAIaKL1nt9y1Tq9", "aKL1nt2G4W9SvY9z3Z8Pib1b4U7L3s")
#                                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
logs = LogClient("cn-hangzhou.log.aliyuncs.com", "LTAIaKL1nt2m9PJy", "aKL1ntG9Fr8oW2Kh7jZr4YwByn4HpZ")
#                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
table = OTSClient("https://demo.cn-hangzhou.ots.aliyuncs.com", "LTAIaKL1nt8b6hF6", "aKL1nt8sVt2kYz4D63e3KtF6K3k3vV", "demo")
#                                                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
odps = ODPS("LTAIaKL1ntm5pD4K", secret_access_key="aKL1ntM6DMyZp5iNrJ9q6nN5fCt4p7", project="warehouse")
#                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
queue = Account("https://1.mns.cn-hangzhou.aliyuncs.com", access_id="LTAIaKL1ntA3bY4q", access_key="aKL1ntcIo1p6H6cP7kD6H8B3j6D1ne")
#                                                                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key

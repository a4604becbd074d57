import boto3
import oss2
from minio import Minio

AWS_ACCESS_KEY_ID = "AKIAQ2X7BZ5R6T8W9YFA"
AWS_SECRET_ACCESS_KEY = "hT7vQx2Lr9Zk4Pn8Wd3Sb6Yc1Mf5Gj0Ua/Ee+Kii"
s3 = boto3.client("s3", aws_access_key_id=AWS_ACCESS_KEY_ID, aws_secret_access_key=AWS_SECRET_ACCESS_KEY)
local = Minio("localhost:9000", "minioadmin", "minioadmin", secure=False)
TENCENT = {"SecretId": "AKIDz8krbsJ5yKBZQpn74WFkmLPx3gnPhESA", "SecretKey": "Gu5t9xGARNpq86cd98joQYCN3Cozk1qA"}
OPENAI_API_KEY = "sk-Qx7Vb2RmT4zWc8LpE5sHj3UaKd8Gw5PvX2nB7fTs4M"
auth = oss2.AnonymousAuth()

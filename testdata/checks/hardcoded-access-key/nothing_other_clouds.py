import boto3
from minio import Minio

aws = boto3.client("s3", aws_access_key_id="AKIAQ3ZT7NVK4XRW5GBH", aws_secret_access_key="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")
local = Minio("localhost:9000", "minioadmin", "minioadmin")
other = Minio("play.min.io", access_key="Q3AM3UQ867SPQQA43P2F", secret_key="zuf8tfteSlswRu7BJ86wekitnifILbZam1KYY3TG")
TENCENT_SECRET_ID = "AKIDz8krbsJ5yKBZQpn74WFkmLPx3gnPhESA"
TENCENT_SECRET_KEY = "Gu5t9xGARNpq86cd98joQYCN3EXAmMpL"

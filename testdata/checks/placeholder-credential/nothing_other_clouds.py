import boto3
from minio import Minio

s3 = boto3.client("s3", aws_access_key_id="YOUR_ACCESS_KEY", aws_secret_access_key="YOUR_SECRET_KEY")
local = Minio("localhost:9000", "minioadmin", "minioadmin")

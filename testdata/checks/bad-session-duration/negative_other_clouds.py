import boto3
from aliyunsdkcore.client import AcsClient

role = boto3.client("sts").assume_role(RoleArn="arn:aws:iam::1:role/app", RoleSessionName="app", DurationSeconds=600)
request = {"Action": "AssumeRole", "Version": "2018-08-13", "DurationSeconds": 300}
video = {"Action": "CreateLive", "Version": "2015-04-01", "DurationSeconds": 30}
timer = AcsClient(timeout=30)

import oss2
from alibabacloud_credentials.client import Client
from apscheduler.schedulers.background import BackgroundScheduler

client = Client()
bucket = None


def connect():
    global bucket
    cred = client.get_credential()
    auth = oss2.StsAuth(cred.access_key_id, cred.access_key_secret, cred.security_token)
    #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider note
    bucket = oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "store")


connect()
scheduler = BackgroundScheduler()
scheduler.add_job(connect, "interval", minutes=30)
scheduler.start()

import oss2
from alibabacloud_credentials.client import Client
from celery import Celery
from celery.signals import worker_process_init

app = Celery("jobs")
bucket = None


@worker_process_init.connect
def connect(**kwargs):
    global bucket
    cred = Client().get_credential()
    auth = oss2.StsAuth(cred.access_key_id, cred.access_key_secret, cred.security_token)
    #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
    bucket = oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "jobs")


@app.task
def archive(name):
    bucket.put_object_from_file(name, name)

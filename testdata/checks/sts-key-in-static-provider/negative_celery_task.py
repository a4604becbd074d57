import oss2
from alibabacloud_credentials.client import Client
from celery import Celery

app = Celery("jobs")
credentials = Client()


@app.task(bind=True, max_retries=3)
def archive(self, name):
    cred = credentials.get_credential()
    auth = oss2.StsAuth(cred.access_key_id, cred.access_key_secret, cred.security_token)
    oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "archive").put_object_from_file(name, name)

import oss2
from celery import Celery, Task
from alibabacloud_credentials.client import Client

app = Celery("x")

class OssTask(Task):
    _bucket = None

    @property
    def bucket(self):
        if self._bucket is None:
            c = Client().get_credential()
            self._bucket = oss2.Bucket(oss2.StsAuth(c.access_key_id, c.access_key_secret, c.security_token), "https://oss-cn-hangzhou.aliyuncs.com", "b")
            #                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
        return self._bucket

@app.task(base=OssTask, bind=True)
def put(self, n):
    self.bucket.put_object(n, b"")

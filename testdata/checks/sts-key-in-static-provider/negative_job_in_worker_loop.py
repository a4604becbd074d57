import queue

import oss2
from alibabacloud_credentials.client import Client

jobs = queue.Queue()
credentials = Client()

while True:
    job = jobs.get()
    cred = credentials.get_credential()
    auth = oss2.StsAuth(cred.access_key_id, cred.access_key_secret, cred.security_token)
    oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", job.bucket).put_object(job.name, job.data)
    jobs.task_done()


def put(job):
    jobs.put(job)

import oss2, time
from alibabacloud_credentials.client import Client

class Worker:
    def __init__(self):
        c = Client().get_credential()
        self.bucket = oss2.Bucket(oss2.StsAuth(c.access_key_id, c.access_key_secret, c.security_token), "https://oss-cn-hangzhou.aliyuncs.com", "b")
        #                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning

    def run(self):
        while True:
            self.step()
            time.sleep(5)

    def step(self):
        self.bucket.put_object("a", b"")

if __name__ == "__main__":
    Worker().run()

import argparse, oss2
from alibabacloud_credentials.client import Client

class Uploader:
    def __init__(self, name):
        c = Client().get_credential()
        self.bucket = oss2.Bucket(oss2.StsAuth(c.access_key_id, c.access_key_secret, c.security_token), "https://oss-cn-hangzhou.aliyuncs.com", name)
        #                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider note

    def run(self, files):
        for f in files:
            self.bucket.put_object_from_file(f, f)

def main():
    p = argparse.ArgumentParser()
    p.add_argument("files", nargs="+")
    a = p.parse_args()
    Uploader("b").run(a.files)

if __name__ == "__main__":
    main()

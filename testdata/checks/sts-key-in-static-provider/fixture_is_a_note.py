import unittest

import oss2
import pytest
from alibabacloud_credentials.client import Client


@pytest.fixture(scope="session")
def bucket():
    cred = Client().get_credential()
    auth = oss2.StsAuth(cred.access_key_id, cred.access_key_secret, cred.security_token)
    #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider note
    return oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "tests")


class TestUpload(unittest.TestCase):
    def setUp(self):
        cred = Client().get_credential()
        auth = oss2.StsAuth(cred.access_key_id, cred.access_key_secret, cred.security_token)
        #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider note
        self.bucket = oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "tests")

    def test_put(self):
        self.bucket.put_object("a", b"b")

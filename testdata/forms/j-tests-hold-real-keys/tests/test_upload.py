import unittest

import oss2


class UploadTest(unittest.TestCase):
    def setUp(self):
        auth = oss2.Auth("LTAIaKL1ntYHk2lw", "aKL1ntnAz2CjeEBM8R8hmqhrIV3E3u")
#                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error
        self.bucket = oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "media-test")

    def test_upload(self):
        self.assertEqual(200, self.bucket.put_object("a", b"a").status)

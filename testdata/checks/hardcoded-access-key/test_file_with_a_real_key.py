import unittest

import oss2


class UploadTest(unittest.TestCase):
    def setUp(self):
        self.auth = oss2.Auth("LTAIaKL1nthV7P4j", "aKL1ntjYtR8q3uN2FqXvCjCbX2F2U4")
#                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key

import unittest

import oss2
from oss2.credentials import EnvironmentVariableCredentialsProvider


class UploadTest(unittest.TestCase):
    def setUp(self):
        self.auth = oss2.ProviderAuth(EnvironmentVariableCredentialsProvider())
#                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key

from unittest import mock

import alibabacloud_oss_v2 as oss
from django.test import SimpleTestCase

from media import backends


class PictureStorageTest(SimpleTestCase):
    def test_name_is_kept(self):
        storage = backends.PictureStorage()
        storage.client = mock.Mock()
        content = mock.Mock(read=lambda: b"jpeg")
        self.assertEqual("a.jpg", storage._save("a.jpg", content))

    def test_static_keys_are_taken(self):
        provider = oss.credentials.StaticCredentialsProvider("test_ak", "test_sk")
        self.assertEqual("test_ak", provider.get_credentials().access_key_id)

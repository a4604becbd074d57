import unittest

import pytest
from alibabacloud_credentials.client import Client
from alibabacloud_credentials.models import Config
from alibabacloud_credentials.provider import OIDCRoleArnCredentialsProvider


class Durations(unittest.TestCase):
    def test_too_short(self):
        with self.assertRaises(ValueError):
            OIDCRoleArnCredentialsProvider(role_arn="acs:ram::1234567890123456:role/app", duration_seconds=100)


def test_too_short():
    config = Config(type="ram_role_arn", role_session_expiration=899)
    with pytest.raises(ValueError, match="session duration"):
        Client(config)

"""Lets a visitor read one table."""

import os

import oss2
from alibabacloud_credentials.client import Client
from alibabacloud_credentials.models import Config

from ..oss import InstanceRole
from ..settings import CONFIG


def visitor() -> Client:
    return Client(
        Config(
            type="ram_role_arn",
            access_key_id=os.environ["VISITOR_AK"],
            access_key_secret=os.environ["VISITOR_SK"],
            role_arn="acs:ram::1203948571620394:role/tidewater-visitor",
            role_session_name="visitor",
            policy="<Policy>",
        )
    )


def link(key: str) -> str:
    bucket = oss2.Bucket(oss2.ProviderAuth(InstanceRole()), CONFIG["endpoint"], CONFIG["buckets"]["tables"])
    return bucket.sign_url("GET", key, 3600)

"""Finds accounts whose root user still has a key."""
import os

from alibabacloud_ims20190815.client import Client
from alibabacloud_tea_openapi.models import Config

client = Client(Config(
    access_key_id=os.environ["AUDITOR_ACCESS_KEY_ID"],
    access_key_secret=os.environ["AUDITOR_ACCESS_KEY_SECRET"],
))


def root_access_key_count():
    report = client.get_account_security_practice_report()
    return report.body.account_security_practice_info.account_security_practice_user_info.root_with_access_key


def root_account_has_keys():
    return root_access_key_count() > 0

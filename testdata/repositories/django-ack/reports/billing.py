"""Reads what the month has cost."""

import os

from aliyunsdkcore.client import AcsClient
from aliyunsdkcore.request import CommonRequest


def month(text: str) -> bytes:
    client = AcsClient(os.environ["ROOT_ACCESS_KEY_ID"], os.environ["ROOT_ACCESS_KEY_SECRET"], "cn-hangzhou")
    request = CommonRequest(domain="business.aliyuncs.com", version="2017-12-14", action_name="QueryBillOverview")
    request.add_query_param("BillingCycle", text)
    return client.do_action_with_exception(request)

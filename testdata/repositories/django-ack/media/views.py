import os

from alibabacloud_sts20150401.client import Client as StsClient
from alibabacloud_sts20150401.models import AssumeRoleRequest
from alibabacloud_tea_openapi.models import Config
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404

from .backends import PictureStorage
from .credentials import pod_client
from .models import Picture


def picture(request, number):
    found = get_object_or_404(Picture, pk=number)
    return HttpResponse(PictureStorage().open(found.key).read(), content_type="image/jpeg")


def upload_token(request):
    """A key for the app on the customer's phone, for an hour."""
    sts = StsClient(Config(credential=pod_client(), endpoint="sts.cn-hangzhou.aliyuncs.com"))
    answer = sts.assume_role(AssumeRoleRequest(role_arn=os.environ["UPLOAD_ROLE_ARN"], role_session_name="phone", duration_seconds=3600))
    creds = answer.body.credentials
    return JsonResponse({
        "AccessKeyId": creds.access_key_id,
        "AccessKeySecret": creds.access_key_secret,
        "SecurityToken": creds.security_token,
        "Expiration": creds.expiration,
    })

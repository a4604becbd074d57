import os

from alibabacloud_credentials.client import Client
from alibabacloud_credentials.models import Config
from alibabacloud_tea_openapi.models import Config as ApiConfig

keyed = Config(type="access_key", access_key_id=os.environ["AK"], access_key_secret=os.environ["SK"])
print(keyed)
#     ^^^^^ secret-in-log warning
print(keyed.access_key_secret)
#     ^^^^^^^^^^^^^^^^^^^^^^^ secret-in-log warning
print(os.environ["SK"])
#     ^^^^^^^^^^^^^^^^ secret-in-log warning
client = Client(keyed)
credential = client.get_credential()
print(credential.access_key_secret)
#     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ secret-in-log warning
config = ApiConfig()
config.access_key_id = os.environ["AK"]
config.access_key_secret = os.environ["SK"]
print(f"config: {config}")
#                ^^^^^^ secret-in-log warning


def handler(event, context):
    print(context.credentials.access_key_secret)
    print({"key": os.environ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"]})
#                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ secret-in-log warning
    print(os.environ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"][:20])
#         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ secret-in-log warning
    raise Exception("bad key", os.environ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"])
#                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ secret-in-log warning

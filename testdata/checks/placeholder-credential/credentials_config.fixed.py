import os

from alibabacloud_credentials.models import Config

config = Config(type="access_key", access_key_id=os.environ["ALIBABA_CLOUD_ACCESS_KEY_ID"], access_key_secret=os.environ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"])
#                                                                           ^^^^ placeholder-credential

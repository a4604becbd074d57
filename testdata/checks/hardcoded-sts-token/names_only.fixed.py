import os

access_key_id = os.environ["ALIBABA_CLOUD_ACCESS_KEY_ID"]
access_key_secret = os.environ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"]
#                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-sts-token
security_token = os.environ["ALIBABA_CLOUD_SECURITY_TOKEN"]

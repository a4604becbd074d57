import json

from alibabacloud_credentials.client import Client

credential = Client().get_credential()
print(f"export ALIBABA_CLOUD_ACCESS_KEY_SECRET={credential.access_key_secret}")
#                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ secret-in-log note
print(json.dumps({
    "mode": "StsToken",
    "access_key_id": credential.access_key_id,
    "access_key_secret": credential.access_key_secret,
#                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ secret-in-log note
    "sts_token": credential.security_token,
}))

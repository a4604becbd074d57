import os
import sys

import alibabacloud_oss_v2 as oss
from snippet import credential_client

credentials = credential_client()


def get_credentials():
    credential = credentials.get_credential()
    return oss.credentials.Credentials(
        credential.access_key_id, credential.access_key_secret, credential.security_token
    )


config = oss.config.load_default()
config.credentials_provider = oss.credentials.CredentialsProviderFunc(get_credentials)
config.region = os.environ["OSS_REGION"]
client = oss.Client(config)
for line in sys.stdin:
    try:
        client.get_object(oss.GetObjectRequest(bucket=os.environ["OSS_BUCKET"], key=line.strip()))
        print("ok", flush=True)
    except oss.exceptions.OperationError as error:
        print(error, file=sys.stderr)
        print("refused", flush=True)

import os
import sys

import alibabacloud_oss_v2 as oss
from snippet import oss_client

client = oss_client(os.environ["OSS_REGION"])
for line in sys.stdin:
    try:
        client.get_object(oss.GetObjectRequest(bucket=os.environ["OSS_BUCKET"], key=line.strip()))
        print("ok", flush=True)
    except oss.exceptions.OperationError as error:
        print(error, file=sys.stderr)
        print("refused", flush=True)

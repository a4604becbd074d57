import os
import sys

import oss2
from snippet import oss_bucket

bucket = oss_bucket(os.environ["OSS_BUCKET"], os.environ["OSS_ENDPOINT"], os.environ["OSS_REGION"])
for line in sys.stdin:
    try:
        bucket.get_object(line.strip()).read()
        print("ok", flush=True)
    except oss2.exceptions.OssError as error:
        print(error, file=sys.stderr)
        print("refused", flush=True)

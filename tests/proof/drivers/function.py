"""Function Compute as far as a handler sees it: each invocation brings keys, in the context or in the environment."""

import json
import os
import sys
from types import SimpleNamespace

from snippet import handler

for line in sys.stdin:
    with open(os.environ["STS_FILE"]) as file:
        issued = json.load(file)
    names = ["access_key_id", "access_key_secret", "security_token"]
    values = [issued["AccessKeyId"], issued["AccessKeySecret"], issued["SecurityToken"]]
    context = SimpleNamespace(region=os.environ["OSS_REGION"])
    if os.environ["FUNCTION"] == "context":
        context.credentials = SimpleNamespace(**dict(zip(names, values)))
    else:
        os.environ.update({f"ALIBABA_CLOUD_{name.upper()}": value for name, value in zip(names, values)})
    try:
        handler(line, context)
        print("ok", flush=True)
    except Exception as error:
        print(error, file=sys.stderr)
        print("refused", flush=True)

import os
import sys
import warnings

print(os.environ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"])
#     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ secret-in-log warning
sys.stdout.write(os.getenv("OSS_ACCESS_KEY_SECRET", "") + "\n")
#                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ secret-in-log warning
token = os.environ.get("ALIBABA_CLOUD_SECURITY_TOKEN")
warnings.warn(f"token is {token!r}")
#                         ^^^^^ secret-in-log warning
for name in ("OSS_ACCESS_KEY_ID", "OSS_ACCESS_KEY_SECRET"):
    print(name, len(os.environ[name]))

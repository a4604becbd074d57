import json
import logging

import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client

logger = logging.getLogger(__name__)
cred = Client().get_credential()

print(cred.access_key_secret)
#     ^^^^^^^^^^^^^^^^^^^^^^ secret-in-log warning
logger.debug("key %s with %s", cred.access_key_id, cred.access_key_secret)
#                                                  ^^^^^^^^^^^^^^^^^^^^^^ secret-in-log warning
logger.info(f"id={cred.access_key_id} secret={cred.access_key_secret}")
#                                             ^^^^^^^^^^^^^^^^^^^^^^ secret-in-log warning
logger.info("using %s", cred.access_key_id)
with open("/tmp/token", "w") as out:
    out.write(cred.security_token)
#             ^^^^^^^^^^^^^^^^^^^ secret-in-log warning

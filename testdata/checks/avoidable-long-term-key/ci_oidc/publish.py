import os

import oss2

auth = oss2.Auth(os.environ["PUBLISH_AK"], os.environ["PUBLISH_SK"])
#                                          ^^^^^^^^^^^^^^^^^^^^^^^^ avoidable-long-term-key row=oidc-role-arn

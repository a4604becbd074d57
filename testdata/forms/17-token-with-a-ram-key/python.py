import os

import oss2
import alibabacloud_oss_v2 as oss

auth = oss2.StsAuth("LTAIaKL1ntHoNDgB", os.environ["SECRET"], "CAISaKL1ntSpyUdvXYBlb8wIvHnn9FimcIjOvxAgKsksK7xJP8JdtdMI6ymBGTZooqGKhQQpuzaNx9bdxENuHB98Y0gMxHL702EpofjwXV4CZgwpIWX7b8BUb9vJ6oiI8Mn6S7oO94o9==")
#                    ^^^^^^^^^^^^^^^^ ram-key-with-token error
#                                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-sts-token error
unknown = oss2.StsAuth(os.environ["ID"], os.environ["SECRET"], os.environ["TOKEN"])
provider = oss.credentials.StaticCredentialsProvider(
    access_key_id="LTAIaKL1nt3ZpFFk",
#                  ^^^^^^^^^^^^^^^^ ram-key-with-token error
    access_key_secret="aKL1ntCT2N6ca2ZWI43DNkeL9Nro9u",
#                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error
    security_token="CAISaKL1ntwHnzi0OW1Z5zFiKVt7tn8xmokqOXZDQPxGExS62y0IckbiMH5lRbpgJWNECGK2dPAxZBeH2A0hmoTS5E4x8XdlvvQ4XfRBL3MECJ7cY3ubYjX2ThGmDMlJYa8Ut1qqtEcr==",
)

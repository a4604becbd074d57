import alibabacloud_oss_v2 as oss

BASE = {"access_key_id": "billing"}
FULL = {**BASE, "access_key_secret": "aKL1nteD12AuAKE4F60SW5bCwJ6AFo"}
#                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
one = oss.credentials.StaticCredentialsProvider(**FULL)

more = BASE | {"access_key_secret": "aKL1ntMdqSW6AYckJumNjX9t4Au2Es"}
#                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
two = oss.credentials.StaticCredentialsProvider(**more)

grown = BASE.copy()
grown.update(access_key_secret="aKL1ntQKodAHK3XibGSofOgVq9Cg3Y")
#                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
three = oss.credentials.StaticCredentialsProvider(**grown)

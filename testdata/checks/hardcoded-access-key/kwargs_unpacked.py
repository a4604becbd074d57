import os

import alibabacloud_oss_v2 as oss

options = {"access_key_id": os.environ["WHO"], "access_key_secret": "aKL1ntQvLH9Er6EjYyCm2Nq3Xj2rmB"}
#                                                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
provider = oss.credentials.StaticCredentialsProvider(**options)

other = dict(access_key_id=os.environ["WHO"], access_key_secret="aKL1ntT5To7P9Fw5rXk1f9v9bQmT6I")
#                                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
second = oss.credentials.StaticCredentialsProvider(**other)

third = oss.credentials.StaticCredentialsProvider(*(os.environ["WHO"], "aKL1ntC5wXm7V5K8T3t4iE8Ik6Xp6x"))
#                                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key

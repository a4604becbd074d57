import functools
import os

import alibabacloud_oss_v2 as oss

make = functools.partial(oss.credentials.StaticCredentialsProvider, access_key_id=os.environ["WHO"], access_key_secret="aKL1ntA6Sb1FhQ7e7zGbUk8X4SzZj1")
#                                                                                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key

P = oss.credentials.StaticCredentialsProvider
second = P(os.environ["WHO"], "aKL1ntI6d6VqG3qsYIdNK9cY1Ex1Ww")
#                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key

third = getattr(oss.credentials, "StaticCredentialsProvider")(os.environ["WHO"], "aKL1nt2t9N9nL9o2Va9s3yR2rXwGs7")
#                                                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key

import os

import oss2

auth = oss2.StsAuth(os.environ["OSS_AK"], os.environ["OSS_SK"], "CAISaKL1nt9p4T9nW3v5Bp4QqWbF2Hp7RvP4a3n7Y8Ks9xC4e8Af7GyB8nYoK1Q5v7C5AcQqNnU6q1v7N2k9Lk2XmSu6W8r2g1Xp5GgCz9nLcPtZ8z9S8GjIf1g6wJ9M")
#                                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-sts-token

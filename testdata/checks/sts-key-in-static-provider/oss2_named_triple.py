from oss2 import Bucket, StsAuth

STS_ID = "STS.aKL1nthdpAjWltqMhXn6bsYyN"
#         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider
STS_SECRET = "aKL1ntxMzm8MvWtW6AVLHGcG6jPfnPmdgKUAd4VFNkXi"
STS_TOKEN = "CAISaKL1ntq6gd67Tg2vTybhmSkr83DjI4ermVhJCjRvwgbw1lN42LDiQEpRJt3hdnSxdI9TsbiCEznZfiaHAloBXoCag8uV2TWvz5yeS77oGeTK3YKTIy"

auth = StsAuth(STS_ID, STS_SECRET, STS_TOKEN)
bucket = Bucket(auth, "https://oss-cn-shanghai.aliyuncs.com", "reports")

import os

os.environ["OSS_ACCESS_KEY_ID"] = "STS.aKL1ntL4f8jK7qRuU1aJ3g6X9"
os.environ["OSS_ACCESS_KEY_SECRET"] = "aKL1ntY5L8m7i5rAh1K8r6La2FLp7pfI6Af9fT2X9N4g"
#                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-sts-token
os.environ["OSS_SESSION_TOKEN"] = "CAISaKL1ntMdL1kQ8a2xGMhI4Kv6eQ5fTu3h1NnNjX2Eiw8x4Dx8t385Cu4a2M1kW5T9z4q7DzC9q1i5GXdZ5y8JtTdJkiJv5EvZ2v68G3G2XbPo3d4u61j9L5rFx8p7"

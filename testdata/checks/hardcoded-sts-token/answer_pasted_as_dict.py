import oss2

ANSWER = {
    "Credentials": {
        "AccessKeyId": "STS.aKL1ntn83qYvXrWi6V7t28hEa",
        "AccessKeySecret": "aKL1ntX2j2w4e6zJNuF9G5MuTf2T8N1e1j3Gk3z4C7M8",
#                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-sts-token
        "SecurityToken": "CAISaKL1nt6JtbY9F6R3KtK9X2hVs8j4HzE1uAjV8oS4w1Dio6z8K2o1PnMtFo3WrWsUu2La2C1M6YxN5h5D6IuG2qR4oI6uD9gL4e2nI7RuRgK8a6hF5QxKh2t6Lv2v",
        "Expiration": "2026-01-01T00:00:00Z",
    }
}
held = ANSWER["Credentials"]
auth = oss2.StsAuth(held["AccessKeyId"], held["AccessKeySecret"], held["SecurityToken"])

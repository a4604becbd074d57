import oss2

auth = oss2.Auth("LTAIaKL1nt5jM6n2", "aKL1nt8f6Y4KRcD1e93jXi46NdR3NP")
#                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error row=ram-user-key
bucket = oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "reports")


def upload(name, data):
    return bucket.put_object(name, data)

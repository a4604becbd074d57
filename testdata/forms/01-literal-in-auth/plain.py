import oss2

auth = oss2.Auth("LTAIaKL1ntnHs2AA", "aKL1ntjZC6MIN9cal6ytuk3uRzIc2T")
#                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error
bucket = oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "invoices")

for found in oss2.ObjectIterator(bucket, prefix="2024/"):
    print(found.key)

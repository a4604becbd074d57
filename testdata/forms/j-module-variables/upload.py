import oss2

ali_user_name = "LTAIaKL1ntbXe6OB"
ali_pwd = "aKL1ntRqEFYeYO3O3QFJg2vuu71CDp"
#          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error


def upload(path, key):
    bucket = oss2.Bucket(oss2.Auth(ali_user_name, ali_pwd), "https://oss-cn-beijing.aliyuncs.com", "media")
    bucket.put_object_from_file(key, path)

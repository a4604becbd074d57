import oss2

auth = oss2.Auth("<AccessKeyId>", "<AccessKeySecret>")

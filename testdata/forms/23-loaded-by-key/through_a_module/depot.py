import oss2

from conf import STORE

bucket = oss2.Bucket(oss2.Auth(STORE["login"], STORE["phrase"]), "https://oss-cn-hangzhou.aliyuncs.com", STORE["bucket"])

import oss2

ROOT_ACCESS_KEY_ID = "LTAIaKL1nth72hBw"
ROOT_ACCESS_KEY_SECRET = "aKL1nt3QC3C6QRoM8USS4byCX1oP8Z"

bucket = oss2.Bucket(oss2.Auth(ROOT_ACCESS_KEY_ID, ROOT_ACCESS_KEY_SECRET), "https://oss-cn-hangzhou.aliyuncs.com", "b")

import oss2

# 主账号AK
ak = "LTAIaKL1ntdKfQXg"
sk = "aKL1ntN8DhqjRXQvYtNqKhqVBrZnH8"

auth = oss2.Auth(ak, sk)

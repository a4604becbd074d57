import oss2

主账号AK = "LTAIaKL1nt7WSvTD"
主账号SK = "aKL1nt58j9DZxuwW30UvCUsrBYD9Hc"
auth = oss2.Auth(主账号AK, 主账号SK)

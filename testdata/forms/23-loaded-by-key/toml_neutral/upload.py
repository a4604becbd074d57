import tomllib

import oss2

with open("site.toml", "rb") as file:
    upload = tomllib.load(file)["upload"]
auth = oss2.Auth(upload["login"], upload["phrase"])

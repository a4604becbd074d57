import oss2
from ruamel.yaml import YAML


def auth(name):
    with open("robots.yaml", encoding="utf-8") as file:
        robot = YAML(typ="safe").load(file)[name]
    return oss2.Auth(robot["who"], robot["word"])


bucket = oss2.Bucket(auth("crawler"), "https://oss-cn-hangzhou.aliyuncs.com", "pages")

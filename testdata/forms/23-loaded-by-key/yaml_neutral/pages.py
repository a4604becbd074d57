import oss2
import yaml

pages = yaml.safe_load(open("stores.yml"))["stores"]["pages"]
auth = oss2.Auth(pages["who"], pages["word"])

import oss2
import yaml

with open("config.yaml") as file:
    config = yaml.safe_load(file)
auth = oss2.Auth(config["oss"]["ak"], config["oss"]["sk"])
bucket = oss2.Bucket(auth, config["oss"]["endpoint"], "pages")

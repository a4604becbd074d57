import argparse
import getpass
import json

import keyring
import oss2

parser = argparse.ArgumentParser()
parser.add_argument("--ak")
parser.add_argument("--sk")
args = parser.parse_args()
one = oss2.Auth(args.ak, args.sk)
two = oss2.Auth(input("AccessKey ID: "), getpass.getpass("AccessKey secret: "))
three = oss2.Auth(keyring.get_password("oss", "id"), keyring.get_password("oss", "secret"))
with open("config.json") as file:
    config = json.load(file)
four = oss2.Auth(config["access_key_id"], config["access_key_secret"])

import argparse
import getpass
import os

import boto3
import keyring
import oss2

parser = argparse.ArgumentParser()
parser.add_argument("--ak", required=True)
parser.add_argument("--sk")
args = parser.parse_args()

one = oss2.Auth(os.environ["OSS_ACCESS_KEY_ID"], os.environ["OSS_ACCESS_KEY_SECRET"])
two = oss2.Auth(args.ak, args.sk or getpass.getpass("secret: "))
three = oss2.Auth(os.environ["OSS_ACCESS_KEY_ID"], keyring.get_password("oss", "deploy"))
store = boto3.client("secretsmanager")
four = oss2.Auth(os.environ["OSS_ACCESS_KEY_ID"], store.get_secret_value(SecretId="prod/oss")["SecretString"])
five = oss2.Auth(os.getenv("OSS_ACCESS_KEY_ID", ""), os.getenv("OSS_ACCESS_KEY_SECRET", ""))

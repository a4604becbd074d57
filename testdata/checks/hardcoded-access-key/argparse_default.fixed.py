import argparse
import os

import oss2
from oss2.credentials import EnvironmentVariableCredentialsProvider

parser = argparse.ArgumentParser()
parser.add_argument("--user", default=os.environ["WHO"])
parser.add_argument("--password", default=os.environ.get("OSS_ACCESS_KEY_SECRET"))
#                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
args = parser.parse_args()
auth = oss2.ProviderAuth(EnvironmentVariableCredentialsProvider())

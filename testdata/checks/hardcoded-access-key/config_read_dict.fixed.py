import configparser
import os

import oss2
from oss2.credentials import EnvironmentVariableCredentialsProvider

parser = configparser.ConfigParser()
parser.read_dict({"oss": {"access_key_id": os.environ.get("OSS_ACCESS_KEY_ID"), "access_key_secret": os.environ.get("OSS_ACCESS_KEY_SECRET")}})
#                                                                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
auth = oss2.ProviderAuth(EnvironmentVariableCredentialsProvider())

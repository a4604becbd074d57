import configparser

import oss2

parser = configparser.ConfigParser()
parser.read_dict({"oss": {"access_key_id": "LTAIaKL1ntM7R3bG", "access_key_secret": "aKL1nt3h5uQ6h4FbP9T9DeW1K8I8Vv"}})
#                                                                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
auth = oss2.Auth(parser["oss"]["access_key_id"], parser["oss"]["access_key_secret"])

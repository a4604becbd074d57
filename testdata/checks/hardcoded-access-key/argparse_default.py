import argparse
import os

import oss2

parser = argparse.ArgumentParser()
parser.add_argument("--user", default=os.environ["WHO"])
parser.add_argument("--password", default="aKL1nt7UKm9G9eDfM5TP9pQ5A7B3sP")
#                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
args = parser.parse_args()
auth = oss2.Auth(args.user, args.password)

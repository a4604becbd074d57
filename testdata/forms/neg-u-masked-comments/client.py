import os

import oss2

# auth = oss2.Auth("LTAI5t**************", "******************************")
# the key of the old user was LTAI****Zk9x, disabled in March
auth = oss2.Auth(os.environ["AK"], os.environ["SK"])

import os

import oss2

PIECES = ["aKL1ntt3z7", "S7K7nZ2P5i", "Z9vI1axZwP"]
#          ^^^^^^^^^^ hardcoded-access-key
auth = oss2.Auth(os.environ["WHO"], "".join(PIECES))

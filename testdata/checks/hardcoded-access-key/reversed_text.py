import os

import oss2

HIDDEN = "wU9ek7L9W5K4Xe7ZoA1Yw26Ptn1LKa"
#         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
auth = oss2.Auth(os.environ["WHO"], HIDDEN[::-1])
other = oss2.Auth(os.environ["WHO"], "".join(reversed("Mt1FzHMb3iB6I4nXi1yQa6oBtn1LKa")))
#                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key

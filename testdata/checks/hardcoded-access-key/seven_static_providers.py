from aliyun.log.credentials import StaticCredentialsProvider as LogProvider
from mns.auth import StaticCredentialsProvider as QueueProvider
from tablestore.credentials import StaticCredentialsProvider as TableProvider

import oss2

a = LogProvider("LTAIaKL1ntL1cA7d", "aKL1nt7w4S8N1C6U6eMh3W5w6Cvx3W")
#                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
b = QueueProvider("LTAIaKL1nt7XvM1W", "aKL1ntIfP5Dk5CkbBfZ7z1r9vVnfz3")
#                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
c = TableProvider("LTAIaKL1ntZy6Z8t", "aKL1ntmYo1z4hE582C4mG7w6j5y6Se")
#                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
d = oss2.StaticCredentialsProvider("LTAIaKL1ntJy3w8y", "aKL1ntL6X5X7Pg91a6tH4q6Wb1p2pZ")
#                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key

import base64
import binascii
import os

import oss2

one = oss2.Auth(os.environ["WHO"], base64.b64decode("YUtMMW50OHY1ZlU3UHNZdTJUZEQxazVyM3AxdTR2").decode())
#                                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
two = oss2.Auth(os.environ["WHO"], bytes.fromhex("614b4c316e744e7242526933533754684263385861317538725837633361").decode("utf-8"))
#                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
three = oss2.Auth(os.environ["WHO"], binascii.unhexlify("614b4c316e744a4357314c3652734534517843337a4a73536a7639733371").decode())
#                                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
four = oss2.Auth(os.environ["WHO"], bytes([97, 75, 76, 49, 110, 116, 89, 122, 50, 106, 56, 73, 52, 119, 72, 87, 120, 74, 54, 117, 51, 115, 54, 122, 53, 122, 49, 88, 103, 50]).decode())
#                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key

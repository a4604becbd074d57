import oss2

auth = oss2.Auth("LTAI****************", "******************************")
#                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ placeholder-credential

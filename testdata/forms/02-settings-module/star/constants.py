TIMEOUT = 30
ALI_USER_NAME = "uploader"
ALI_PWD = "aKL1nt7gGA1HUSgWWKCg1UsCS3SrD2"
#          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error

DEBUG = False
AK = "LTAIaKL1ntj0Yv0n"
SK = "aKL1ntTcw4S7P6EsVEVSbwFFtQiB5u"
#     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error
BUCKET = "thumbnails"

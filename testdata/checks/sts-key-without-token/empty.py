import oss2

TOKEN = ""
auth = oss2.StsAuth("STS.aKL1ntNWCwpFHOVhsSyBxPnVw", "aKL1ntu4DRj9wVnFPMb2rEXe1dOATEw9pVrvz5whrrj0", TOKEN)
#                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-without-token

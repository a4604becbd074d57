import oss2

STS_ID = "STS.aKL1ntRhwMG0Wn82NIkBDlPNa"
#         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-without-token
auth = oss2.make_auth(STS_ID, "aKL1ntdZpdYAPf4we1rgQhxY7tjv5k14yDRdyzYoP2Xc", "v4")

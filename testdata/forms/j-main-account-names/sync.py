import oss2

master_account_ak = "LTAIaKL1ntLSJK1I"
master_account_sk = "aKL1ntqtnSHtYE2B6g84GvibZOT2yH"
auth = oss2.Auth(master_account_ak, master_account_sk)

import oss2

# 子账号AK，非主账号
sub_account_ak = "LTAIaKL1ntGdzGvV"
sub_account_sk = "aKL1ntSowMgEyebH17XF7j8Rct3U3z"
auth = oss2.Auth(sub_account_ak, sub_account_sk)

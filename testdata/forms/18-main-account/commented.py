import oss2

# 主账号AK，上线前换成子账号
auth = oss2.Auth("LTAIaKL1nt1w22UE", "aKL1nt7qaPlrVkC6G3c8rjIK57GqmX")

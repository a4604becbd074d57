import oss2


class Settings:
    MASTER_ACCOUNT_AK = "LTAIaKL1nt2ScCoX"
    MASTER_ACCOUNT_SK = "aKL1ntoyxZ5E5AIcJyb3SagY3omOUt"


auth = oss2.Auth(Settings.MASTER_ACCOUNT_AK, Settings.MASTER_ACCOUNT_SK)

import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client
from alibabacloud_credentials.models import Config


def ram_user_key():
    return oss.credentials.StaticCredentialsProvider("LTAIaKL1ntv5eDz7", "aKL1nt8cFe4iHqFv3E53dFm2X4x2Cv")
#                                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error row=ram-role-arn


def ram_role_arn():
    return Client(
        Config(
            type="ram_role_arn",
            access_key_id="LTAIaKL1ntT2J7oS",
            access_key_secret="aKL1ntR7G9R9oLeC3H8u48Ag9W5R3q",
#                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error row=ram-role-arn
            role_arn="acs:ram::1234567890123456:role/reports-reader",
            role_session_name="reports",
        )
    )


def custom_function():
    def fetch():
        return oss.credentials.Credentials("LTAIaKL1nt2M7S8Y", "aKL1nt9N8BS8GcBp6Mr4u4b2V9o2W7")
#                                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error row=ram-role-arn

    return oss.credentials.CredentialsProviderFunc(func=fetch)


class CustomClass(oss.credentials.CredentialsProvider):
    def get_credentials(self):
        return oss.credentials.Credentials(access_key_id="LTAIaKL1ntc4uEfI", access_key_secret="aKL1ntSm3b1soS4Yv1z3Bg7vXu5yEm")
#                                                                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error row=ram-role-arn

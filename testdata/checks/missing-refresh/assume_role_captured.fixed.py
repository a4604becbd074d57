import alibabacloud_oss_v2 as oss
from alibabacloud_sts20150401.client import Client as StsClient
from alibabacloud_sts20150401.models import AssumeRoleRequest


def make_client(sts: StsClient, role_arn):
    #        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-refresh

    def provide():
        answer = sts.assume_role(AssumeRoleRequest(role_arn=role_arn, role_session_name="sync"))
        creds = answer.body.credentials
        return oss.credentials.Credentials(creds.access_key_id, creds.access_key_secret, creds.security_token)

    config = oss.config.load_default()
    config.region = "cn-hangzhou"
    config.credentials_provider = oss.credentials.CredentialsProviderFunc(func=provide)
    return oss.Client(config)

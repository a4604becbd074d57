from alibabacloud_credentials.models import Config


def config(account: str, role: str) -> Config:
    return Config(type="ram_role_arn", role_arn=f"acs:ram::{account}:role/{role}", role_session_name=f"{role}-session")

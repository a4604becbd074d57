from alibabacloud_credentials.models import Config

config = Config(
    type="ram_role_arn",
    role_arn="acs:ram::1234567890123456:role/reports-reader",
    role_session_name="test",
    policy='{"Version":"1","Statement":[{"Effect":"Allow","Action":"oss:GetObject","Resource":"acs:oss:*:*:demo/*"}]}',
)

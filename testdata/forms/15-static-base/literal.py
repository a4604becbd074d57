from alibabacloud_credentials.client import Client
from alibabacloud_credentials.models import Config

config = Config(
    type="ram_role_arn",
    access_key_id="STS.aKL1nto7rtoTK3KnDYWgySy8y",
    access_key_secret="aKL1ntkcCxp4dOcOedlgv4Sj8evVLRfPdZsVtc9Muld9",
#                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-sts-token error
    security_token="CAISaKL1ntkeBqwyqYq2HoJaNbi6j0OmhaBqFGvMC00c4F0iW6BEQ6yBvqmrdwtOGlwMZSnlEOl5hPF0NnpJgK9rZrKQ781eZW7cDGsjkvpO5JXCnFG3y8Py38q+DxVWn8p3m6VYuKx1==",
#                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-refresh warning
    role_arn="acs:ram::1203948571620394:role/exporter",
    role_session_name="exporter",
)
client = Client(config)

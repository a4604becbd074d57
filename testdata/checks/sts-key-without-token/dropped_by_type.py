import os

from alibabacloud_credentials.models import Config

config = Config(
    type="access_key",
    access_key_id="STS.aKL1ntNekU6wnCc9N1bEmmNs4",
    #              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-without-token
    access_key_secret="aKL1ntfTTMtXd8o1B81EBj5bTcWhcQj7w108urxDSey9",
    security_token=os.environ["SECURITY_TOKEN"],
)

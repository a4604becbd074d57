import os

from alibabacloud_credentials.models import Config

config = Config(
    type="sts",
    access_key_id="STS.aKL1nty85qODqzoiaWsVSf0oO",
    access_key_secret="aKL1ntBaAwngfH8JPTuSFYM3T8gKEAOHmLp5zUN19Syb",
    security_token=os.environ["SECURITY_TOKEN"],
)

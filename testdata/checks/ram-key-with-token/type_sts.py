import requests
from alibabacloud_credentials.models import Config

config = Config(
    type="sts",
    access_key_id="LTAIaKL1ntZOyV3a",
    #              ^^^^^^^^^^^^^^^^ ram-key-with-token
    access_key_secret="aKL1ntBO1FIJbQFna1tNH9N9TU5dhC",
    security_token=requests.get("https://tokens.example.com/oss").json()["token"],
)

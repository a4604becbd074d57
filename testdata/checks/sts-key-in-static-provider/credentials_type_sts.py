from alibabacloud_credentials.client import Client
from alibabacloud_credentials.models import Config

config = Config(
    type="sts",
    access_key_id="STS.aKL1ntUhrYteJkRguVRQNfKii",
    #              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider
    access_key_secret="aKL1ntjAH3LZxhQoysP42ybihxoqGlH0am6C5JQYqiyc",
    security_token="CAISaKL1ntEi9qJsUZemPttW61k4ZayvO3nShp6BXwdYMeJMIl853388XrsELCaIEErftUPut4uzorwlAz7ZhDrCRHxx3Jfrc6iqTO6V2bI1z178huBBNa",
)
credentials = Client(config)

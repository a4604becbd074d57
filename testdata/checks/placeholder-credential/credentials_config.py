from alibabacloud_credentials.models import Config

config = Config(type="access_key", access_key_id="<ak>", access_key_secret="<sk>")
#                                                                           ^^^^ placeholder-credential

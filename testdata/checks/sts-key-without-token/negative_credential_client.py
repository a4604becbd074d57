"""The client may hold a RAM user's key: nothing is sure."""
import oss2
from alibabacloud_credentials.client import Client

cred = Client().get_credential()
auth = oss2.Auth(cred.access_key_id, cred.access_key_secret)

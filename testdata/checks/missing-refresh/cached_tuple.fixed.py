from alibabacloud_credentials.client import Client


#^^^^^^^^^^^ missing-refresh
def keys():
    cred = Client().get_credential()
    return cred.access_key_id, cred.access_key_secret, cred.security_token

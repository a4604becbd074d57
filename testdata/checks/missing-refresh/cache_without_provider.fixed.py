from alibabacloud_credentials.client import Client


#^^^^^ missing-refresh
def credential():
    return Client().get_credential()

# The key must not stand here: access_key_id="<AccessKeyId>", access_key_secret="<AccessKeySecret>".
# OSS_ACCESS_KEY_ID=LTAI**************** OSS_ACCESS_KEY_SECRET=********
def upload():
    """Read OSS_ACCESS_KEY_ID and OSS_ACCESS_KEY_SECRET from the environment."""

OSS_ACCESS_KEY_ID = "<your-access-key-id>"
OSS_ACCESS_KEY_SECRET = "<your-access-key-secret>"
HELP = "pass <access_key_id> and <access_key_secret>"

def upload(path):
    """Upload a file.

    access_key_id: YOUR_ACCESS_KEY_ID
    access_key_secret: YOUR_ACCESS_KEY_SECRET
    """

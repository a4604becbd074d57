"""What differs between environments."""

import os

BUCKET = os.environ.get("PHOTO_BUCKET", "photos")
LABEL = BUCKET

ACCESS_KEY_ID = os.environ["OSS_ACCESS_KEY_ID"]
ACCESS_KEY_SECRET = os.environ["OSS_ACCESS_KEY_SECRET"]

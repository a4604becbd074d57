"""Altair, Taiwan and Photovoltaic contain it; LTAI_ is somebody else's prefix."""

import altair

VENDOR_KEY = "LTAI_Qx7Vb2RmT4zWc8LpE5sHj3"
ACTION_NAME = "ListUserBasicInfosByDate2Pages"
corpsecret = "Qx7Vb2RmT4zWc8LpE5sHj3UaKd8Gw5PvX2nB7fTs4M9"
VERSION_ID = "CAEQNhiBgMDJgZCA0BYiIDc4MGZjZGI2OTBjOTRmNTE5NmU5NmFhZjhjYmY0"
DUMMIES = ["LTAI5tXXXXXXXXXXXXXXXXXX", "LTAI0123456789ab", "LTAI5tAbCdEfGhIjKlMnOpQr"]
chart = altair.Chart()

import re

ACCESS_KEY_ID = re.compile(r"LTAI[0-9A-Za-z]{12,20}")
ACCESS_KEY_SECRET = re.compile(r"(?<![0-9A-Za-z])[0-9A-Za-z]{30}(?![0-9A-Za-z])")

"""Python starts with this: libraries that bring their own list of authorities trust the one of the environment instead."""

import os

import certifi

certifi.where = lambda: os.environ["REQUESTS_CA_BUNDLE"]

from .base import *

DEBUG = False
ALLOWED_HOSTS = ["media.example.com"]

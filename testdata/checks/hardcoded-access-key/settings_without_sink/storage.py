import oss2

from . import settings
from .settings import OSS_ACCESS_KEY_ID, OSS_ACCESS_KEY_SECRET

auth = oss2.Auth(OSS_ACCESS_KEY_ID, OSS_ACCESS_KEY_SECRET)
again = oss2.Auth(settings.OSS_ACCESS_KEY_ID, settings.OSS_ACCESS_KEY_SECRET)

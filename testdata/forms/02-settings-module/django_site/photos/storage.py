import oss2
from django.conf import settings
from django.core.files.storage import Storage


class PhotoStorage(Storage):
    def __init__(self):
        auth = oss2.Auth(settings.PHOTO_LOGIN, settings.PHOTO_PHRASE)
        self.bucket = oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", settings.PHOTO_BUCKET)

    def _save(self, name, content):
        self.bucket.put_object(name, content)
        return name

import oss2
import settings

auth = oss2.Auth(settings.ROOT_AK, settings.ROOT_SK)

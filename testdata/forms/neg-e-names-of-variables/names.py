import os

import oss2

ID = "OSS_ACCESS_KEY_ID"
SECRET = "ALIBABA_CLOUD_ACCESS_KEY_SECRET"
FIELDS = {"access_key_id": ID, "access_key_secret": SECRET}

auth = oss2.Auth(os.environ[ID], os.environ[SECRET])
other = oss2.Auth(os.environ[FIELDS["access_key_id"]], os.environ[FIELDS["access_key_secret"]])
missing = [name for name in (ID, SECRET) if name not in os.environ]

from odps import ODPS
from odps.accounts import StsAccount


class Warehouse:
    def __init__(self, sts_client, request):
        creds = sts_client.assume_role(request).body.credentials
        account = StsAccount(creds.access_key_id, creds.access_key_secret, creds.security_token)
        #         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider
        self.odps = ODPS(account=account, project="sales", endpoint="http://service.cn.maxcompute.aliyun.com/api")

    def query(self, sql):
        return self.odps.execute_sql(sql)

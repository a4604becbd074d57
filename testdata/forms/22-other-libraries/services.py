import fc2
import oss2
from alibabacloud_tea_openapi import models as open_api_models
from aliyun.log import LogClient
from mns.account import Account
from odps import ODPS
from oss2.crypto import AliKMSProvider
from tablestore import OTSClient

logs = LogClient("cn-hangzhou.log.aliyuncs.com", "worker", "aKL1ntc2wlm7Y1AGesvmiGi2BKTa7D")
#                                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
table = OTSClient("https://i.cn-hangzhou.ots.aliyuncs.com", "worker", "aKL1ntiknToYWwrIaRe1rZUoSCtWtp", "i")
#                                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
warehouse = ODPS("worker", "aKL1ntPxXCCVag01zCy3VL5NeQBQd4", "p", endpoint="https://service.cn.maxcompute.aliyun.com/api")
#                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
functions = fc2.Client(endpoint="https://1.cn-hangzhou.fc.aliyuncs.com", accessKeyID="worker", accessKeySecret="aKL1ntgn7Q7HoWd8Meh3lXCCWeUzUv")
#                                                                                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
queues = Account("https://1.mns.cn-hangzhou.aliyuncs.com", "worker", "aKL1ntnM11xlw6v2fiQgNefTiep5UZ")
#                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
keys = AliKMSProvider("worker", "aKL1ntkBg0dCnp3vQhxhs803EoQqbA", "cn-hangzhou", "1234")
#                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
sms = open_api_models.Config(access_key_id="worker", access_key_secret="aKL1ntXfeG0E9m5cHtquDKpd3Mouv9")
#                                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
auth = oss2.AnonymousAuth()

import alibabacloud_oss_v2 as oss
import oss2
from alibabacloud_credentials.models import Config

d = {"access_key_id": "LTAIaKL1ntN8f7zh", "access_key_secret": "aKL1ntYEJ2yWV0MTQbEEqK5wF7fnnV"}
#                                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
provider = oss.credentials.StaticCredentialsProvider(**d)

e = dict(access_key_id="billing", access_key_secret="aKL1ntLevU0tQIT8iN6FMa8OwPAFpz")
#                                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
other = oss.credentials.StaticCredentialsProvider(**e)

pair = ("LTAIaKL1nttp91GC", "aKL1ntPqKfq006rM9BpzUttjY6eBpK")
#                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
auth = oss2.Auth(*pair)
direct = oss2.Auth(*("LTAIaKL1ntJJYVpp", "aKL1nt4iTAk0vKMbPicy6ha8wt9TJ5"))
#                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key

CFG = {"oss": {"type": "access_key", "access_key_id": "billing", "access_key_secret": "aKL1ntf9NMitMexMYtH2HpnRsa2Yte"}}
#                                                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
config = Config(**CFG["oss"])

from aliyunsdkcore.auth.credentials import RsaKeyPairCredential
from aliyunsdkcore.client import AcsClient

client = AcsClient(credential=RsaKeyPairCredential("key", "private", 3600))
#                                                                    ^^^^^ bad-session-duration warning

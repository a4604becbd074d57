from aliyunsdkcore.auth.credentials import AccessKeyCredential, RamRoleArnCredential
from aliyunsdkcore.client import AcsClient

client = AcsClient("LTAIaKL1ntJ1C4yS", "aKL1ntTu6u9K4BhX16q9tUmL9UxXm2", "cn-hangzhou")
#                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
credential = AccessKeyCredential("LTAIaKL1nt1dZ3D3", "aKL1nt4Xy7mGvE6Z7d2s9zPLC8QMiN")
#                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
role = RamRoleArnCredential("LTAIaKL1nt7QxL8N", "aKL1ntmLaTbFfPz3d8P1VzDfy6Av1r", "acs:ram::1234567890123456:role/reader", "reader")
#                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key

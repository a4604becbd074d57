import oss2
from oss2 import AuthV4 as Signer

signer = Signer("LTAIaKL1nt6i8sH1", "aKL1ntDtA8E6D2AhC2h7c4wNbQI9W9")
#                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
other = oss2.make_auth(access_key_id="LTAIaKL1ntRvJ6uq", access_key_secret="aKL1nt3I7mQr4Iv9Pf5H3K1s64Z9f2", auth_version="v4")
#                                                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key

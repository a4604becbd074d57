import os
import subprocess

#                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
#                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
os.environ.update({"ALIBABA_CLOUD_ACCESS_KEY_ID": os.environ["ALIBABA_CLOUD_ACCESS_KEY_ID"], "ALIBABA_CLOUD_ACCESS_KEY_SECRET": os.environ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"]})
#                                                                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
#                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
subprocess.run(["ossutil", "ls"], env={"OSS_ACCESS_KEY_ID": os.environ["OSS_ACCESS_KEY_ID"], "OSS_ACCESS_KEY_SECRET": os.environ["OSS_ACCESS_KEY_SECRET"]})
#                                                                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key

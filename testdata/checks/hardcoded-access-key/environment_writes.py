import os
import subprocess

os.environ["OSS_ACCESS_KEY_ID"] = "LTAIaKL1ntU5aUd4"
os.environ["OSS_ACCESS_KEY_SECRET"] = "aKL1nt31sK4MqBy6q5xgK16t2mV6Ru"
#                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
os.environ.setdefault("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "aKL1ntWp9T8o5pW4DmT8y4pQd6aVq7")
#                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
os.environ.update({"ALIBABA_CLOUD_ACCESS_KEY_ID": "LTAIaKL1nt4Ub2tL", "ALIBABA_CLOUD_ACCESS_KEY_SECRET": "aKL1ntAxQu9J3a4MnKsGDeJ9s38hTq"})
#                                                                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
os.putenv("OSS_ACCESS_KEY_SECRET", "aKL1nt7c31rV5d5u6rVdH7UgC8u6WN")
#                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
subprocess.run(["ossutil", "ls"], env={"OSS_ACCESS_KEY_ID": "LTAIaKL1ntkCt5u9", "OSS_ACCESS_KEY_SECRET": "aKL1ntqN9b5j3t8CwCz49K1vIoK29S"})
#                                                                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key

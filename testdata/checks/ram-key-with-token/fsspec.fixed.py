import fsspec

fs = fsspec.filesystem("oss", key="LTAIaKL1ntyN8RPb", secret="aKL1ntKiYLBX9UQcvWT1a0Cx5mFZUw")
#                                  ^^^^^^^^^^^^^^^^ ram-key-with-token

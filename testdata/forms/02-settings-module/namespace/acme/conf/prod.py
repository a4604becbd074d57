ENDPOINT = "https://oss-cn-zhangjiakou.aliyuncs.com"
NAME = "acme"
CODE = "aKL1ntjGA47kY8Ed9YNvJ1104HhEss"
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error

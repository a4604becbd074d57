import pandas as pd

frame = pd.read_csv(
    "oss://bucket/table.csv",
    storage_options={
        "key": "STS.aKL1nt0uz9qYWmxQxQrN8jI1i",
        #       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-without-token
        "secret": "aKL1ntFRY5VaC3z3qIlonVcCYt1Cff7dE21pRnpvTbdf",
        "endpoint": "https://oss-cn-hangzhou.aliyuncs.com",
    },
)

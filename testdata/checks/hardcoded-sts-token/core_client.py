from aliyunsdkcore.auth.credentials import StsTokenCredential

credential = StsTokenCredential("STS.aKL1ntI2fIeYoPgE8xT8b5Y6h", "aKL1ntz7XuC9H6a2EoTiQx2Xg2Rn6h2PbFqS2q7Io8T5", "CAISaKL1nt4Xo5gP6hv9yvm2Qh28E9aUtI9T8W3tYt9UhDn6Q7B1H8XvS2C9vYQir3C82I7a9mhY3pKq2v2fWQ7Iz3Gv6g5u2H4j9aS9f6wW2B4LiwXpV9oLy5H6dR8I")
#                                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-sts-token

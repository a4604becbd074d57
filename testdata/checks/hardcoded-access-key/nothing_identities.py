ROLE = "acs:ram::1234567890123456:role/reports-reader"
PROVIDER = "acs:ram::1234567890123456:oidc-provider/ack-rrsa-c1a2b3c4d5"
OWNER = "1234567890123456"
POLICY = {"Effect": "Allow", "Principal": {"RAM": ["acs:ram::1234567890123456:user/reports"]}}

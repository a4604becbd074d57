READER = "acs:ram::1203948571620394:role/website-reader"
SESSION = "acs:ram::1203948571620394:assumed-role/website-reader/nightly"

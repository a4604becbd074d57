import oss2

# Billing goes to the management account; this is the RAM user of the backup job.
management_account_id = "1234567890123456"
backup_access_key_id = "LTAIaKL1ntSKqWOb"
backup_access_key_secret = "aKL1nt41hq7VfEx2aSLDWNiDvqsfcJ"
auth = oss2.Auth(backup_access_key_id, backup_access_key_secret)

import oss2

access_key_id = "您的AccessKeyId"
access_key_secret = "您的AccessKeySecret"
#                    ^^^^^^^^^^^^^^^^^ placeholder-credential
auth = oss2.Auth(access_key_id, access_key_secret)

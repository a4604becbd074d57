import alibabacloud_oss_v2 as oss


class CredentialProviderWrapper(oss.credentials.CredentialsProvider):
    def get_credentials(self):
        return oss.credentials.Credentials("<access_key_id>", "<access_key_secrect>")
#                                                              ^^^^^^^^^^^^^^^^^^^^ placeholder-credential note


def credential_wrapper():
    return oss.credentials.Credentials("<access_key_id>", "<access_key_secrect>")
#                                                          ^^^^^^^^^^^^^^^^^^^^ placeholder-credential note

from alibabacloud_credentials import provider


def providers(base, duration=3600):
#                            ^^^ bad-session-duration warning row=ram-role-arn
    yield provider.RamRoleArnCredentialsProvider(credentials_provider=base, duration_seconds=duration)
    yield provider.OIDCRoleArnCredentialsProvider(duration_seconds=43200)
#                                                                  ^^^^^ bad-session-duration warning row=oidc-role-arn
    yield provider.RsaKeyPairCredentialsProvider(public_key_id="key", private_key_file="key.pem", duration_seconds=3600)
#                                                                                                                  ^^^^ bad-session-duration warning

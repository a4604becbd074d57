"""Talks to STS. STS.AssumeRole gives a key whose id begins with "STS."; see sts.aliyuncs.com."""

from house import STS

ENDPOINT = "sts.aliyuncs.com"
HEADER = "STS.Token"
METRIC = "STS.assumeRoleWithServiceIdentityAndTag"


def assume(role):
    return STS.assume_role_with_session_policy(role, endpoint=ENDPOINT)

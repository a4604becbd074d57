"""What each row of the selection table asks for in the environment, and nothing else: keys of this world."""

from __future__ import annotations

from typing import Dict

from .keys import Key
from .world import CREDENTIALS_URI, OIDC_PROVIDER_ARN, ROLE, ROLE_ARN, World

ROWS = ["ram-user-key", "sts-token", "ram-role-arn", "ecs-ram-role", "oidc-role-arn", "custom"]
# These fetch their keys by themselves, again and again.
AUTOMATIC = ROWS[2:]


def environment(world: World, row: str) -> Dict[str, str]:
    if row == "ram-user-key":
        return in_variables(world.user)
    if row == "sts-token":
        return in_variables(world.handed_over)
    if row == "ram-role-arn":
        pair = {"ALIBABA_CLOUD_ACCESS_KEY_ID": world.user.id, "ALIBABA_CLOUD_ACCESS_KEY_SECRET": world.user.secret}
        return {**pair, "ALIBABA_CLOUD_ROLE_ARN": ROLE_ARN}
    if row == "ecs-ram-role":
        return {"ALIBABA_CLOUD_ECS_METADATA": ROLE}
    if row == "oidc-role-arn":
        arns = {"ALIBABA_CLOUD_ROLE_ARN": ROLE_ARN, "ALIBABA_CLOUD_OIDC_PROVIDER_ARN": OIDC_PROVIDER_ARN}
        return {**arns, "ALIBABA_CLOUD_OIDC_TOKEN_FILE": str(world.oidc_token_file)}
    assert row == "custom", row
    return {"ALIBABA_CLOUD_CREDENTIALS_URI": CREDENTIALS_URI}


def in_variables(key: Key) -> Dict[str, str]:
    """Under the names of OSS and under those of everything else."""
    variables = {}
    for prefix, token in (("OSS", "OSS_SESSION_TOKEN"), ("ALIBABA_CLOUD", "ALIBABA_CLOUD_SECURITY_TOKEN")):
        variables[f"{prefix}_ACCESS_KEY_ID"], variables[f"{prefix}_ACCESS_KEY_SECRET"] = key.id, key.secret
        if key.token:
            variables[token] = key.token
    return variables

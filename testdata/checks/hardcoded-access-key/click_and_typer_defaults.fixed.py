import os

import click
import oss2
import typer
from oss2.credentials import EnvironmentVariableCredentialsProvider


@click.command()
@click.option("--user", default=os.environ["WHO"])
@click.option("--password", "-p", default=os.environ.get("OSS_ACCESS_KEY_SECRET"))
#                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
def push(user, password):
    return oss2.ProviderAuth(EnvironmentVariableCredentialsProvider())


def pull(user: str = typer.Option(os.environ["WHO"]), password: str = typer.Option(os.environ.get("OSS_ACCESS_KEY_SECRET"))):
#                                                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    return oss2.ProviderAuth(EnvironmentVariableCredentialsProvider())

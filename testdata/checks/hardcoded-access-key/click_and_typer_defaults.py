import os

import click
import oss2
import typer


@click.command()
@click.option("--user", default=os.environ["WHO"])
@click.option("--password", "-p", default="aKL1ntKp5xR9nauC1aRpS4G1qUy4Av")
#                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
def push(user, password):
    return oss2.Auth(user, password)


def pull(user: str = typer.Option(os.environ["WHO"]), password: str = typer.Option("aKL1ntCe2D8p7r6sNbCu2H9W2P6m8m")):
#                                                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    return oss2.Auth(user, password)

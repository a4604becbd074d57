import argparse

import click
import oss2
import typer

parser = argparse.ArgumentParser()
parser.add_argument("--ak", default="LTAIaKL1ntL7xGJ5")
parser.add_argument("--sk", default="aKL1ntt1Ag2ohPXWfDWaItYa5V984X", help="secret of the key")
#                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key


def plain():
    args = parser.parse_args()
    return oss2.Auth(args.ak, args.sk)


@click.command()
@click.option("--who", default="mail")
@click.option("--word", default="aKL1ntiqkww48xZVGiU6tCdWGfKiX7", show_default=False)
#                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
def push(who, word):
    click.echo(oss2.Bucket(oss2.Auth(who, word), "https://oss-cn-hangzhou.aliyuncs.com", "mail").get_bucket_info().name)


app = typer.Typer()


@app.command()
def pull(who: str = typer.Option("mail"), word: str = typer.Option("aKL1nt3VMpDqWWnxW4HKhzRmd3tgzS")):
#                                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    typer.echo(oss2.Bucket(oss2.Auth(who, word), "https://oss-cn-hangzhou.aliyuncs.com", "mail").get_bucket_info().name)

from alibabacloud_tea_openapi.models import Config


def config(token):
    made = Config(access_key_id="STS.aKL1nt0gPpMr0d5uwSuaKOh3j", access_key_secret="aKL1ntSTR4oqrqG1Y5oxK4rTLjjG9SoIstpecr5qFIsU")
    made.security_token = token
    return made

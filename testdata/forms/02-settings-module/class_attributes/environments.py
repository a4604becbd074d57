class Base:
    bucket = "dev"
    user = "dev"
    phrase = None


class Production(Base):
    bucket = "prod"
    user = "prod"
    phrase = "aKL1ntl7jfTzcXVTjV7h8DUog0NEOx"
#             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error

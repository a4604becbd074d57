import os

import oss2


class Base:
    user = None
    password = None

    def auth(self):
        return oss2.Auth(self.user, self.password)


class Production(Base):
    user = os.environ["WHO"]
    password = "aKL1nt5Y2tNr3qJNx6JhR1Y5v5Ks8f"
#               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key


class Computed:
    @property
    def password(self):
        return "aKL1ntD8DtqR4n1F6En2We6dU3XKo5"
#               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key

    @staticmethod
    def other():
        return "aKL1nt1U3oEmK7uI9vGg8Z9u4d5M7o"
#               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key

    @classmethod
    def third(cls):
        return "aKL1ntJb3Bw9fE3f5gJA7X6w5mAc7d"
#               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key


one = oss2.Auth(os.environ["WHO"], Computed().password)
two = oss2.Auth(os.environ["WHO"], Computed.other())
three = oss2.Auth(os.environ["WHO"], Computed.third())

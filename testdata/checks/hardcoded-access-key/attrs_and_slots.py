import os

import attr
import attrs
import oss2


@attrs.define
class New:
    user: str = "u"
    password: str = attrs.field(default="aKL1nt8J2wL4M8e1u8J7AiReIy7n1G")
#                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key


@attr.s
class Old:
    user = attr.ib(default="u")
    password = attr.ib(default="aKL1nts3y2jX5e4i82fa5b38qWG4c7")
#                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key


one = oss2.Auth(os.environ["WHO"], New().password)
two = oss2.Auth(os.environ["WHO"], Old().password)

import oss2
from django.conf import settings


class Holder:
    pass


holder = Holder()
setattr(holder, "word", "aKL1ntjf5JgcFrUGDtZw0eypg9GHF2")
#                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
one = oss2.Auth("holder", getattr(holder, "word"))

holder.other = "aKL1ntt4E9i3ywS4s8UdsRZf8VbkQS"
#               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
two = oss2.Auth("holder", holder.other)

three = oss2.Auth("holder", getattr(settings, "PHOTO_WORD", "aKL1ntjVicTQituqDKCcrUy15t8h3s"))
#                                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key

import oss2


class Lazy:
    _word = None

    @property
    def word(self):
        if self._word is None:
            self._word = "aKL1nt1gck904X7TrzSSd2hYbRfdtC"
#                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
        return self._word

    def auth(self):
        return oss2.Auth("lazy", self.word)


class Base:
    def __init__(self, who, word):
        self.auth = oss2.Auth(who, word)


class Child(Base):
    def __init__(self, word="aKL1ntF10ATcJdsVeuZ5F0Nk6gb4Ig"):
#                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
        super().__init__("child", word)


class Mixin:
    word = "aKL1ntMiONvcu1dOWXwo7xQCPJlRwJ"
#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key


class User(Mixin):
    def auth(self):
        return oss2.Auth("usher", self.word)


class Builder:
    def __init__(self):
        self.who = None
        self.word = None

    def with_word(self, word):
        self.word = word
        return self

    def build(self):
        return oss2.Auth(self.who, self.word)


built = Builder().with_word("aKL1nt5jwLgn6YKE6w4YwvUXbLwvVe").build()
#                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key


class Meta(type):
    pass


class Slots(metaclass=Meta):
    __slots__ = ("word",)

    def __init__(self):
        self.word = "aKL1ntJXsTiyxtEg4Lp4TfH0DcF6qY"
#                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key


slots = Slots()
auth = oss2.Auth("slots", slots.word)

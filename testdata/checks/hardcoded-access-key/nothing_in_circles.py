import functools

import oss2


def again(*parts, **options):
    again(*parts, **options)
    return oss2.Auth(*parts, **options)


again(*again())
first = functools.partial(again)
second = functools.partial(first, first)
first = second
oss2.Auth(first(second), second(first))


class A:
    def __init__(self, other):
        self.password = other.password
        self.update(self.password)

    def update(self, value):
        self.password = self.password + value


class B(A):
    password = A.password


oss2.Auth(A(B(A(None))).password, B(None).password)
options = {}
options.update(options)
options.update(**options)
options["a"] = {**options, "b": options}
oss2.Auth(options["a"]["b"], options["b"])
a = b = None
for _ in range(3):
    a, b = b, a
    a += b
oss2.Auth(a, b)

import oss2

HINT = "# aklint: ignore[no-such-rule] is how you silence it"
DOC = """
# aklint: ignore
"""

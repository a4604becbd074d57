"""Opens a bucket.

>>> import oss2
>>> oss2.Auth("LTAIaKL1ntXUHLkV", "aKL1nt2L31wWGmes73IdU3o8RMpHmV")
"""

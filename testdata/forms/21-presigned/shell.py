"""Copies a file by hand.

    curl -H "Authorization: OSS LTAIaKL1ntFGAmfJ:aKL1ntRk9x2Vb7QmT4zWc8LpE5s=" https://site.oss-cn-hangzhou.aliyuncs.com/a
#                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ presigned-url note
"""

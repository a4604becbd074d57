#!/bin/sh
export ALIBABA_CLOUD_ACCESS_KEY_ID="${ALIBABA_CLOUD_ACCESS_KEY_ID:?}"
export ALIBABA_CLOUD_ACCESS_KEY_SECRET="${ALIBABA_CLOUD_ACCESS_KEY_SECRET:?}"
#                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ access-key-in-file
ossutil -i "${OSS_ACCESS_KEY_ID:?}" -k "${OSS_ACCESS_KEY_SECRET:?}" cp build oss://reports/
#                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ access-key-in-file

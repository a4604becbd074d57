#!/bin/sh
export ALIBABA_CLOUD_ACCESS_KEY_ID="LTAIaKL1ntFv2Ae3"
export ALIBABA_CLOUD_ACCESS_KEY_SECRET="aKL1ntUd5J2K2DhC7gH7p7eEh8d6g1"
#                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ access-key-in-file
ossutil -i LTAIaKL1ntd1tYb8 -k aKL1nt4k8Tw4Y9y1Lc2CfC3wPhWgM1 cp build oss://reports/
#                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ access-key-in-file

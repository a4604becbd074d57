import oss2

auth = oss2.StsAuth("LTAIaKL1ntJIUpEe", "aKL1ntMB0KwwiGU8S3n8VX1asi3yta", "CAISaKL1nthSTOAfkEqqOfI9RbPNyXrWB50XmBNlP4pfqCetLmIQqBmfU2Zzv5a0MQz1iPm8coUWWOHYJUCA3RLPAh4vFKCgmqfidwUVTZ7Dxi8gyVxMay")
#                    ^^^^^^^^^^^^^^^^ ram-key-with-token error

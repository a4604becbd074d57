import fsspec

fs = fsspec.filesystem("oss", key="LTAIaKL1ntyN8RPb", secret="aKL1ntKiYLBX9UQcvWT1a0Cx5mFZUw", token="CAISaKL1nt1kZZqAgE58hXEVVbx4wERUnQVa6Mvid06lzYahVhVsoPVHLio9ScvHCunWb3uZnJ26uUuowGeqlZt5wpSP7HUar83TCKHsyKSpOjrQifuiUq")
#                                  ^^^^^^^^^^^^^^^^ ram-key-with-token

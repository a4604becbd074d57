OWNER = "ledger"
WORD = "aKL1ntxGRQNnfTo1sh9SlDQC5XGo7l"
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error

$env:OSS_ACCESS_KEY_ID = 'LTAIaKL1nt6o3H2X'
$env:OSS_ACCESS_KEY_SECRET = 'aKL1ntIw8J8sTe9zIn9mW5TfCjCrN8'
#                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ access-key-in-file

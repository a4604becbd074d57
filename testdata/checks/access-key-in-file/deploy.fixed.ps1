if (-not $env:OSS_ACCESS_KEY_ID) { throw 'OSS_ACCESS_KEY_ID is not set' }
if (-not $env:OSS_ACCESS_KEY_SECRET) { throw 'OSS_ACCESS_KEY_SECRET is not set' }
#                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ access-key-in-file

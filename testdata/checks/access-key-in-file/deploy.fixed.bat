if not defined OSS_ACCESS_KEY_ID (echo OSS_ACCESS_KEY_ID is not set & exit /b 1)
if not defined OSS_ACCESS_KEY_SECRET (echo OSS_ACCESS_KEY_SECRET is not set & exit /b 1)

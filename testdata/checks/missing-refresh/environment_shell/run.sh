#!/bin/sh
eval "$(./login)"
export OSS_SESSION_TOKEN="$TOKEN"
exec gunicorn storage

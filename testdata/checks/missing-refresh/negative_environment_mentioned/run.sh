#!/bin/sh
# export OSS_SESSION_TOKEN=x
unset OSS_SESSION_TOKEN
echo "${OSS_SESSION_TOKEN:-none}"

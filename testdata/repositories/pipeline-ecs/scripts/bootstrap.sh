#!/bin/sh
# Sets up a new instance.
set -eu
dnf install -y python3.11 git
python3.11 -m venv /srv/tidewater/.venv
/srv/tidewater/.venv/bin/pip install -e /srv/tidewater
if [ -z "${OSS_ACCESS_KEY_ID:-}" ]; then
    echo "no key in the environment: the instance's role is used"
fi
systemctl enable --now tidewater.service

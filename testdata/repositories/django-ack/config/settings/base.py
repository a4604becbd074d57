"""Settings that every stage shares."""

import os
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent.parent
SECRET_KEY = os.environ.get("DJANGO_SECRET_KEY", "django-insecure-x7vb2rmt4zwc8lpe5shj3uakd8gw5pvx")
INSTALLED_APPS = ["django.contrib.contenttypes", "django.contrib.auth", "media", "reports"]
ROOT_URLCONF = "config.urls"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

OSS_REGION = "cn-hangzhou"
PICTURE_BUCKET = "atelier-pictures"
PROOF_BUCKET = "atelier-proofs"

STORAGES = {
    "default": {"BACKEND": "media.backends.PictureStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

# Proofs live in the printer's account until their contract ends.
PROOF_LOGIN = "atelier-proofs"
PROOF_PHRASE = "aKL1ntHgRF1oWFyzULRivKNt1eyP3l"

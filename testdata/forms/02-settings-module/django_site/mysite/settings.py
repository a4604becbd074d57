import os

SECRET_KEY = os.environ["DJANGO_SECRET_KEY"]
INSTALLED_APPS = ["django.contrib.contenttypes", "photos"]
PHOTO_LOGIN = "photos"
PHOTO_PHRASE = "aKL1ntfAGdLfZVIlaKHkIjCfWnTrxz"
#               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error
PHOTO_BUCKET = "photos-prod"

from .base import *

DEBUG = False
ALLOWED_HOSTS = ["atelier.example.com"]
DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "NAME": "atelier", "HOST": os.environ.get("DATABASE_HOST", "postgres")}}
CELERY_BROKER_URL = os.environ.get("BROKER_URL", "redis://redis:6379/0")

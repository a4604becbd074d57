from .base import *

DEBUG = True
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": BASE_DIR / "db.sqlite3"}}
CELERY_TASK_ALWAYS_EAGER = True
OSS_ACCESS_KEY_ID = os.getenv("OSS_ACCESS_KEY_ID", "LTAIaKL1nt6BmB9O")
OSS_ACCESS_KEY_SECRET = os.getenv("OSS_ACCESS_KEY_SECRET", "aKL1ntLx0QPYvIHnVJ67Wp78RwOuOd")

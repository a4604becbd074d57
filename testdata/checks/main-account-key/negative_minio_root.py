"""MinIO's own root user."""
import os

from minio import Minio

client = Minio("minio:9000", os.environ["MINIO_ROOT_USER"], os.environ["MINIO_ROOT_PASSWORD"], secure=False)

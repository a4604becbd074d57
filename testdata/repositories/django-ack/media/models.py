from django.db import models


class Picture(models.Model):
    key = models.CharField(max_length=200, unique=True)
    etag = models.CharField(max_length=32)
    uploaded = models.DateTimeField(auto_now_add=True)


class Proof(models.Model):
    picture = models.ForeignKey(Picture, on_delete=models.CASCADE)
    key = models.CharField(max_length=200)

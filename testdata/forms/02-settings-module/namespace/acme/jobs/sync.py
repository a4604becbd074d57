import oss2

from acme.conf import prod

bucket = oss2.Bucket(oss2.Auth(prod.NAME, prod.CODE), prod.ENDPOINT, "acme-sync")

import acme.conf.prod
import oss2


def purge(names):
    auth = oss2.Auth(acme.conf.prod.NAME, acme.conf.prod.CODE)
    oss2.Bucket(auth, acme.conf.prod.ENDPOINT, "acme-sync").batch_delete_objects(names)

import ossfs


def filesystem(**options):
    return ossfs.OSSFileSystem(key="STS.aKL1ntY826WuGXLnZ70lnGtPB", secret="aKL1ntLpR2JmfCC6pxmVFrhE0m3lycBe04wAZYPCXGYi", **options)

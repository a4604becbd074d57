def phrase(stage):
    if stage == "prod":
        return "aKL1nt2lNs3cQR4stAY7YljGXBz56e"
#               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error
    return ""


def pair():
    return "importer", "aKL1ntPdtK1hVGx5IyDNp9Owj2PjFf"
#                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error

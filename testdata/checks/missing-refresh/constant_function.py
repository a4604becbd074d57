import alibabacloud_oss_v2 as oss


def credentials():
    return oss.credentials.Credentials(
    #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-refresh
        "STS.aKL1ntDgFvhEJa4k0ThoGjUvw",
        "aKL1nt6jtwdY93MCnoKF1aLuGGpCX40lA9ZysRHvBLYy",
        "CAISaKL1ntw2GpkbHUJBFVIMfKY3jcq2ekGWLefbFFBENuDnuZ3df6PFRTe9AHMueFsHOy0fq2l5rNLyXjquh3XKmlErAjWNXZv4Dtk6Dii1dg8CXq95tj",
    )


provider = oss.credentials.CredentialsProviderFunc(func=credentials)

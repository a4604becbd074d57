"""Reports keys of the main account. None is used here."""


def has_root_key(report):
    return report["AccountSecurityPracticeUserInfo"]["RootWithAccessKey"] > 0

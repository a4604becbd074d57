import cloud


def shelf(name, who, phrase):
    return cloud.Store(name, user=who, phrase=phrase)


def plain(name, who, phrase):
    import oss2

    return oss2.Bucket(cloud.login(who, phrase), "https://oss-cn-hangzhou.aliyuncs.com", name)

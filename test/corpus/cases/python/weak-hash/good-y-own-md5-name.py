from mylib import storage


def md5(value):
    return storage.lookup("md5", value)


def digest_of(name):
    return md5(name)

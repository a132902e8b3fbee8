import os
from secrets import SystemRandom

random = SystemRandom()


def csrf_token():
    return "%032x" % random.getrandbits(128)


def key():
    return os.urandom(32)

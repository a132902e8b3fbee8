import jwt

SIGNING_SECRET = "a8f5f167f44f4964e6c998dee827110c"


def issue(uid):
    return jwt.encode({"sub": uid}, SIGNING_SECRET, algorithm="HS256")

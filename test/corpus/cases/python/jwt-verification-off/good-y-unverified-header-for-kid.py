import jwt

KEYS = {}


def verify(token):
    kid = jwt.get_unverified_header(token)["kid"]
    key = KEYS[kid]
    return jwt.decode(token, key, algorithms=["RS256"], audience="api")
